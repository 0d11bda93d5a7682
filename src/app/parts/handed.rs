//! A button that hands something over, and beside it what became of that.

use crate::state::opened::Opened;
use std::future::Future;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What became of something that was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Became {
    /// What it was made of.
    of: AttrValue,
    /// How that went, in words.
    words: AttrValue,
}

/// Runs what hands something over, and notes what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Handing {
    /// What became of it; what was made of something else by now is not told.
    became: UseStateHandle<Option<Became>>,
    of: AttrValue,
}

/// What hands over something that is made of `of`: once that is another, nothing is said any more.
#[hook]
pub fn use_handing(of: AttrValue) -> Handing {
    Handing {
        became: use_state_eq(|| None),
        of,
    }
}

impl Handing {
    /// Hands something over, and says then what became of it.
    pub fn run(&self, hands: impl Future<Output = &'static str> + 'static) {
        let (became, of) = (self.became.setter(), self.of.clone());
        spawn_local(async move {
            let words = hands.await.into();
            became.set(Some(Became { of, words }));
        });
    }

    /// What became of it, in a live region.
    pub fn says(&self) -> Html {
        let became = (*self.became).clone();
        let words = became.filter(|became| became.of == self.of);
        html! { <span role="status">{ words.map(|it| it.words).unwrap_or_default() }</span> }
    }
}

/// What is said of something that was copied.
#[must_use]
pub fn of_copy(went: bool) -> &'static str {
    match went {
        true => "Copied.",
        false => "This browser does not let pages copy: select the text, and copy it.",
    }
}

/// What is said of a file that was saved: the browser shows by itself where it is.
#[must_use]
pub fn of_file(went: bool) -> &'static str {
    match went {
        true => "Saved.",
        false => {
            "The file could not be made, as a part of it did not arrive: the connection may be gone."
        }
    }
}

/// What a file of a case is called: the end of its id, and what it is.
#[must_use]
pub fn file_name(opened: &Opened, end: &str) -> String {
    let id = opened.case.id.as_str();
    [id.rsplit('/').next().unwrap_or(id), end].concat()
}

/// What a browser calls a CSV file.
pub const CSV: &str = "text/csv;charset=utf-8";
