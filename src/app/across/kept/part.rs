//! What is kept of the reader's changes, saving them as a file, and opening one.

use super::list::list;
use super::opening::Opening;
use super::own::use_own_texts;
use super::saving::Saving;
use crate::frame::fetching::use_changed;
use crate::frame::storage::Shelf;
use crate::frame::taking;
use crate::state::library::use_library;
use crate::state::workspace::{Workspace, use_workspace};
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
    let (library, workspace) = (use_library(), use_workspace());
    let changed = use_memo(
        (
            Rc::clone(&props.changed),
            library.clone(),
            workspace.clone(),
        ),
        |(changed, library, workspace)| {
            let ids = library.catalogue().iter().map(|entry| entry.id.clone());
            ids.filter(|id| changed.contains(id) || has_work(workspace, id))
                .collect::<Vec<_>>()
        },
    );
    use_changed(&library, &changed);
    use_effect_with((), |()| spawn_local(taking::prepare()));
    let own = use_own_texts();
    html! {
        <div class="stack">
            if changed.is_empty() {
                <p>{ "You have changed nothing yet." }</p>
            } else {
                { list(&changed, &library, &workspace) }
                <Saving changed={Rc::clone(&changed)} />
            }
            <Opening />
            { own }
        </div>
    }
}

/// Whether there is work on a case: changes, or versions alone.
fn has_work(workspace: &Workspace, id: &str) -> bool {
    match workspace.knows(id) {
        true => !workspace.own(id).is_empty(),
        false => Shelf::Edits.read(id).is_ok_and(|text| !text.is_empty()),
    }
}
