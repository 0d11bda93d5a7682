//! The case in words, to paste into an e-mail or minutes.

use crate::frame::taking;
use crate::parts::handed::{of_copy, use_handing};
use crate::state::opened::Opened;
use crate::state::workspace::use_workspace;
use casebook_exchange::minutes::minutes;
use casebook_exchange::versions::Versions;
use casebook_model::edit::Edits;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`WordsWay`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WordsWayProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// The address that opens it so; empty if there is none.
    pub address: AttrValue,
}

/// The words.
#[component]
pub fn WordsWay(props: &WordsWayProps) -> Html {
    let versions = use_workspace().own(&props.opened.case.id).versions;
    let words = use_memo((props.clone(), versions), |(props, versions)| {
        let case = &props.opened.case;
        let (versions, _) = Versions::read(case, versions);
        let address = match props.edits.is_empty() {
            true => "",
            false => &props.address,
        };
        AttrValue::from(minutes(case, &props.edits, versions.list(), address))
    });
    let handing = use_handing((*words).clone());
    let onclick = {
        let (handing, words) = (handing.clone(), Rc::clone(&words));
        move |_: MouseEvent| {
            let words = Rc::clone(&words);
            handing.run(async move { of_copy(taking::copy(&words, "").await) });
        }
    };
    html! {
        <details class="fold">
            <summary id="taking-words">{ "In words, for an e-mail or minutes" }</summary>
            <div class="stack">
            <pre class="snippet" tabindex="0" aria-labelledby="taking-words">{ &*words }</pre>
            <div class="buttons">
                <button id="taking-words-copy" class="button" type="button" {onclick}>{ "Copy the words" }</button>
                { handing.says() }
            </div>
            </div>
        </details>
    }
}
