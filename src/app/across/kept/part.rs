//! What is kept of the reader's changes, saving them as a file, and opening one.

use super::list::list;
use super::opening::Opening;
use super::saving::Saving;
use crate::frame::taking;
use crate::state::library::use_library;
use crate::state::workspace::use_workspace;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Properties of [`KeptChanges`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct KeptProps {
    /// The cases that the reader has changed.
    pub changed: Rc<Vec<String>>,
}

/// All of it.
#[component]
pub fn KeptChanges(props: &KeptProps) -> Html {
    let changed = &props.changed;
    let (library, workspace) = (use_library(), use_workspace());
    use_effect_with((), |()| spawn_local(taking::prepare()));
    html! {
        <div class="stack">
            if changed.is_empty() {
                <p>{ "You have changed nothing yet." }</p>
            } else {
                { list(changed, &library, &workspace) }
                <Saving changed={Rc::clone(changed)} />
            }
            <Opening />
        </div>
    }
}
