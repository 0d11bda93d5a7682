//! What a case is called, whose it is, and what it is about.

use crate::state::opened::Opened;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`CaseTitle`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CaseTitleProps {
    /// The case.
    pub opened: Rc<Opened>,
}

/// The head of a case.
#[component]
pub fn CaseTitle(props: &CaseTitleProps) -> Html {
    let case = &props.opened.case;
    let mut about = vec![case.council.clone(), case.year.label()];
    if !case.references.is_empty() {
        about.push(case.references.join(", "));
    }
    html! {
        <header class="title wrap">
            <h1 tabindex="-1">{ &case.title }</h1>
            <p class="title__meta">{ about.join("\u{a0}· ") }</p>
            { for case.summary.iter().map(|text| html! { <p class="title__summary">{ text }</p> }) }
            if let Some(note) = &case.claim.note {
                <p class="aside">{ note }</p>
            }
        </header>
    }
}
