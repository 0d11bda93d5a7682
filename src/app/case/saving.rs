//! The case with the reader's changes as a file, to send or to keep.

use super::changes::changed;
use crate::frame::head::named;
use crate::frame::saving::save;
use crate::state::opened::Opened;
use casebook_model::edit::{self, Edits};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Properties of [`SaveFile`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SaveFileProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
}

/// What saves the case as a file.
#[component]
pub fn SaveFile(props: &SaveFileProps) -> Html {
    let failed = use_state_eq(|| false);
    let onclick = {
        let failed = failed.setter();
        use_callback(
            props.clone(),
            move |_: MouseEvent, props: &SaveFileProps| {
                let SaveFileProps { opened, edits } = props.clone();
                let failed = failed.clone();
                spawn_local(async move {
                    let case = &opened.case;
                    let told = told(&opened, &edits);
                    let saved = save(case, &named(&case.title), &edits, &told).await;
                    failed.set(saved.is_err());
                });
            },
        )
    };
    html! {
        <>
            <button id="save-file" class="button" type="button" {onclick}>{ "Save as a file" }</button>
            <p class="aside on-screen" role="status">
                if *failed {
                    { "The file could not be made, as a part of it did not arrive: the connection may be gone." }
                } else {
                    { "The file holds this case with your changes, about 1 MB, to send by e-mail or to keep." }
                }
            </p>
        </>
    }
}

/// The changes in words, each input once.
fn told(opened: &Opened, edits: &Edits) -> String {
    let case = &opened.case;
    let told: Vec<String> = changed(edits)
        .into_iter()
        .filter_map(|input| {
            let label = &case.quantity(input)?.label;
            Some(format!("{label}: {}", edit::sentence(case, edits, input)))
        })
        .collect();
    told.join("; ")
}
