//! Saves the reader's changes to all cases as a file.

use crate::frame::taking;
use crate::parts::handed::{of_file, use_handing};
use crate::state::library::use_library;
use crate::state::workspace::use_workspace;
use casebook_exchange::versions::Versions;
use casebook_exchange::workspace::write;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Saving`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SavingProps {
    /// The cases that the reader has changed, or keeps versions of.
    pub changed: Rc<Vec<String>>,
}

/// What the file is called, and of what kind it is.
const FILE: (&str, &str) = ("casebook-workspace.txt", "text/plain;charset=utf-8");

/// The button. It can be pressed once every changed case is here.
#[component]
pub fn Saving(props: &SavingProps) -> Html {
    let (library, workspace) = (use_library(), use_workspace());
    let all: Option<Vec<_>> = (props.changed.iter())
        .map(|id| {
            let opened = library.case(id).here().cloned()?;
            workspace.knows(id).then(|| (opened, workspace.own(id)))
        })
        .collect();
    let text = all.map(|all| {
        let all: Vec<_> = (all.iter())
            .map(|(opened, work)| {
                let (versions, _) = Versions::read(&opened.case, &work.versions);
                (&opened.case, &*work.edits, versions)
            })
            .collect();
        let cases = (all.iter()).map(|(case, edits, versions)| (*case, *edits, versions));
        AttrValue::from(write(cases, taking::today().as_deref()))
    });
    let handing = use_handing(text.clone().unwrap_or_default());
    let onclick = {
        let (handing, text) = (handing.clone(), text.clone().unwrap_or_default());
        move |_: MouseEvent| {
            let text = text.clone();
            let (name, kind) = FILE;
            handing.run(async move { of_file(taking::save(name, kind, &text).await) });
        }
    };
    html! {
        <p class="buttons">
            <button class="button" type="button" id="workspace-save" disabled={text.is_none()} {onclick}>
                { "Save all of them as a file" }
            </button>
            { handing.says() }
        </p>
    }
}
