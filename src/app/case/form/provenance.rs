//! Where the value of an input comes from: the paper and where in it, Casebook itself, or who would
//! know.

use super::use_form::FormEvent;
use crate::parts::wording;
use crate::state::opened::Opened;
use casebook_model::case::{Given, Input, QuantityIndex};
use yew::prelude::*;

/// Where a value comes from, below the label of its field.
#[must_use]
pub fn hint(input: &Input, given: Option<&Given>) -> String {
    match given {
        Some(Given::Known { printed, .. }) => ["Printed ", &printed.text].concat(),
        Some(Given::Assumed(_)) => "Casebook’s own assumption".to_owned(),
        Some(Given::Needed) => match &input.who {
            Some(who) => ["Not printed. Ask: ", &wording::who(who)].concat(),
            None => "Not printed".to_owned(),
        },
        Some(Given::Added(_)) => "Added, not printed".to_owned(),
        Some(Given::None) | None => String::new(),
    }
}

/// What stands behind the hint of an input that moves nothing of the claim.
#[must_use]
pub fn idle(opened: &Opened, index: QuantityIndex) -> &'static str {
    match opened.moves_claim(index) {
        true => "",
        false => ". The claim does not rest on this",
    }
}

/// The reason for a value, and its place in the document when that is asked for.
#[must_use]
pub fn explanation(input: &Input, source_shown: bool) -> Option<String> {
    let source = source_shown.then(|| ["In the paper: ", &input.source].concat());
    match (&input.why, source) {
        (Some(why), Some(source)) => Some([why, " ", &source].concat()),
        (why, source) => source.or_else(|| why.clone()),
    }
}

/// What is no figure of the paper's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Casebook took it for granted.
    Assumed,
    /// Nobody has given it yet.
    Needed,
}

impl Standing {
    /// That of a value given so, or of an empty field.
    #[must_use]
    pub fn of(given: Option<&Given>, empty: bool) -> Option<Self> {
        match given {
            Some(Given::Assumed(_)) => Some(Self::Assumed),
            Some(Given::Needed) if empty => Some(Self::Needed),
            _ => None,
        }
    }
}

/// Says of an input, behind its label, that it is no figure of the paper's.
pub fn tag(standing: Standing) -> Html {
    let (class, word) = match standing {
        Standing::Assumed => ("tag tag--assumed", "assumed"),
        Standing::Needed => ("tag tag--needed", "needed"),
    };
    html! { <span>{ " " }<span {class}>{ word }</span></span> }
}

/// Shows and hides the place of an input in the document: `label` is the input's, `shown` whether it
/// is shown.
pub fn source_button(
    index: QuantityIndex,
    label: &str,
    shown: bool,
    on: &Callback<FormEvent>,
) -> Html {
    let onclick = on.reform(move |_: MouseEvent| FormEvent::Source(index));
    html! {
        <button
            class="link-button field__source"
            type="button"
            {onclick}
            aria-label={["Source of ", label].concat()}
            aria-expanded={shown.to_string()}
        >
            { "Source" }
        </button>
    }
}
