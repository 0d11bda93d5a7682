//! What this device keeps: the reader's changes by case, with the day and the size, and a way to remove them.

use crate::frame::storage::Shelf;
use crate::state::library::LibraryHandle;
use crate::state::workspace::{Action, Work, WorkspaceHandle};
use casebook_exchange::day::Day;
use casebook_exchange::versions::names;
use yew::prelude::*;

/// The list of what is kept.
pub fn list(changed: &[String], library: &LibraryHandle, workspace: &WorkspaceHandle) -> Html {
    let row = |id: &String| {
        let entry = library.catalogue().iter().find(|entry| entry.id == *id);
        let title = entry.map_or(id.as_str(), |entry| entry.title.as_str());
        let onclick = {
            let (workspace, id) = (workspace.dispatcher(), id.clone());
            move |_: MouseEvent| workspace.dispatch(Action::Take(id.clone(), Work::default()))
        };
        html! {
            <li key={id.clone()}>
                <b>{ title.to_owned() }</b>
                <small>{ about(id) }{ versions(workspace, id) }</small>
                <button class="link-button" type="button" aria-label={["Remove your changes: ", title].concat()}
                    disabled={!workspace.knows(id)} {onclick}>{ "Remove" }</button>
            </li>
        }
    };
    html! {
        <>
            <ul class="list">{ for changed.iter().map(row) }</ul>
            <p class="aside">
                { "Your changes to these cases with the versions that you kept, and nothing else about you. What you remove comes back by Undo on the page of its case. Until you close this tab, the steps you took and a table that you pasted are kept too." }
            </p>
        </>
    }
}

/// The versions kept of a case, by name.
fn versions(workspace: &WorkspaceHandle, id: &str) -> Option<String> {
    let work = workspace.own(id);
    let names: Vec<String> = names(&work.versions)
        .map(|name| ["“", name, "”"].concat())
        .collect();
    (!names.is_empty()).then(|| [". Versions: ", &names.join(", ")].concat())
}

/// When the changes of a case were made, and how much they take.
fn about(id: &str) -> String {
    let read = |shelf: Shelf| shelf.read(id).unwrap_or_default();
    let day = read(Shelf::Days).parse().ok().and_then(Day::after_1970);
    let when = day.map_or_else(
        || "On a day that was not noted".to_owned(),
        |day| ["On ", &day.words()].concat(),
    );
    match read(Shelf::Edits).len() {
        0 => "Not kept: this browser keeps nothing for this page".to_owned(),
        1 => format!("{when}, 1 byte"),
        bytes => format!("{when}, {bytes} bytes"),
    }
}
