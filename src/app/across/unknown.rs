//! What an address asks for that there is none of, such as a year without cases, and the way back to
//! all.

use casebook_analysis::catalogue::Entry;
use yew::prelude::*;

/// A part of a filter that an address may give any value: its name in the address, one of its kind,
/// all of its kind, and the value; empty for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// In the address.
    pub name: &'static str,
    /// One of its kind, in words.
    pub one: &'static str,
    /// All of its kind, in words.
    pub all: &'static str,
    /// The value.
    pub value: String,
}

impl Part {
    /// The council that an address asks for.
    #[must_use]
    pub fn council(value: &str) -> Self {
        Self::new("council", "council", "councils", value)
    }

    /// The year that an address asks for.
    #[must_use]
    pub fn year(value: &str) -> Self {
        Self::new("year", "year", "years", value)
    }

    /// The theme that an address asks for.
    #[must_use]
    pub fn theme(value: &str) -> Self {
        Self::new("theme", "theme", "themes", value)
    }

    /// The state of the checks that an address asks for.
    #[must_use]
    pub fn checks(value: &str) -> Self {
        Self::new("checks", "state of the checks", "checks", value)
    }

    fn new(name: &'static str, one: &'static str, all: &'static str, value: &str) -> Self {
        let value = value.to_owned();
        Self {
            name,
            one,
            all,
            value,
        }
    }

    /// Itself, if no case has its value.
    #[must_use]
    pub fn unless(self, catalogue: &[Entry], of: impl Fn(&Entry) -> &str) -> Option<Self> {
        let is_known = self.value.is_empty() || catalogue.iter().any(|it| of(it) == self.value);
        (!is_known).then_some(self)
    }
}

/// The most of a stranger's text that is shown, in characters.
const MOST_SHOWN: usize = 40;

/// A stranger's text, as much of it as is shown.
#[must_use]
pub fn shortened(text: &str) -> String {
    let mut shown: String = text.chars().take(MOST_SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// Says what there is none of; `on_all` is told the name of a part that is to be of all.
pub fn unknown(parts: &[Part], on_all: &Callback<&'static str>) -> Html {
    let part = |part: &Part| {
        let name = part.name;
        let onclick = on_all.reform(move |_: MouseEvent| name);
        html! {
            <div class="notice" key={name}>
                <p>{ format!("There is no {} “{}” here.", part.one, shortened(&part.value)) }</p>
                <div class="buttons">
                    <button class="button" type="button" {onclick}>{ ["Show all ", part.all].concat() }</button>
                </div>
            </div>
        }
    };
    parts.iter().map(part).collect()
}
