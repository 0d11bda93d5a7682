//! Opens a file of changes: what is in it is shown first, and taken only then.

use crate::frame::fetching::use_changed;
use crate::frame::link::Link;
use crate::frame::{dom, taking};
use crate::parts::wording;
use crate::state::address::Route;
use crate::state::library::{Library, use_library};
use crate::state::opened::Opened;
use crate::state::workspace::{Action, Work, Workspace, use_workspace};
use casebook_exchange::versions::Versions;
use casebook_exchange::workspace::{self, Kept, MOST_TEXT, Refused};
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The field that takes a file: by choosing one, or by dropping one on it.
const FIELD: &str = "workspace-open";

/// What was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Found {
    /// Nothing yet, or it was left.
    Nothing,
    /// No workspace: why, in words.
    Refused(String),
    /// Changes to these cases.
    Changes(Rc<Vec<Kept>>),
    /// So many cases were changed as it said.
    Taken(usize),
}

/// What stands in a file, as far as its cases are here.
#[derive(Clone, Debug, PartialEq)]
enum Understood {
    /// Not every case is here yet.
    Waiting,
    /// Why it cannot be taken, in words.
    Refused(String),
    /// Each case, and the work on it.
    All(Vec<(Rc<Opened>, Taken)>),
}

/// What a file has of a case. What it has nothing of stays as the reader has it.
#[derive(Clone, Debug, PartialEq)]
struct Taken {
    edits: Option<Edits>,
    versions: Option<Versions>,
}

impl Taken {
    fn read(kept: &Kept, case: &Case) -> Result<Self, Refused> {
        let (edits, versions) = (kept.edits(case)?, kept.versions(case)?);
        Ok(Self {
            edits: (!kept.changes.is_empty()).then_some(edits),
            versions: (!versions.is_empty()).then_some(versions),
        })
    }

    /// The reader's work with it.
    fn in_place(&self, case: &Case, own: Work) -> Work {
        Work {
            edits: (self.edits.clone()).map_or(own.edits, Rc::new),
            versions: match &self.versions {
                Some(versions) => versions.text(case).into(),
                None => own.versions,
            },
        }
    }

    /// `2 changes and 1 version`
    fn words(&self) -> String {
        let count = |edits: &Edits| wording::count(edits.list().len(), "change", "changes");
        let versions = |it: &Versions| wording::count(it.list().len(), "version", "versions");
        let parts = [
            self.edits.as_ref().map(count),
            self.versions.as_ref().map(versions),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(" and ")
    }
}

/// The field for a file, and what became of it.
#[component]
pub fn Opening() -> Html {
    let (library, workspace) = (use_library(), use_workspace());
    let found = use_state_eq(|| Found::Nothing);
    let ids: Vec<String> = match &*found {
        Found::Changes(all) => {
            let known = all.iter().filter(|kept| is_known(&library, kept));
            known.map(|kept| kept.case.clone()).collect()
        }
        _ => Vec::new(),
    };
    let on_again = use_changed(&library, &ids);
    let onchange = {
        let found = found.setter();
        use_callback((), move |_: Event, ()| {
            let found = found.clone();
            spawn_local(async move {
                let text = taking::read(FIELD, MOST_TEXT).await;
                let read = text.and_then(|text| workspace::read(&text).map_err(|it| it.words()));
                found.set(match read {
                    Ok(all) => Found::Changes(Rc::new(all)),
                    Err(words) if words.is_empty() => {
                        Found::Refused("This file could not be read.".to_owned())
                    }
                    Err(words) => Found::Refused(words),
                });
            });
        })
    };
    let leave = {
        let found = found.setter();
        Callback::from(move |_: MouseEvent| found.set(Found::Nothing))
    };
    let said = match &*found {
        Found::Nothing => Html::default(),
        Found::Taken(cases) => html! {
            <p>{ format!("Taken: {}. Undo on the page of a case brings back what was there.", wording::count(*cases, "case", "cases")) }</p>
        },
        Found::Refused(words) => refused(words),
        Found::Changes(all) => match understood(&library, &workspace, all) {
            Understood::Waiting => match on_again {
                None => html! { <p>{ "The cases in this file are loading." }</p> },
                Some(onclick) => html! {
                    <>
                        <p>{ "Not every case in this file arrived: the connection may be gone." }</p>
                        <button class="button" type="button" {onclick}>{ "Try again" }</button>
                    </>
                },
            },
            Understood::Refused(words) => refused(&words),
            Understood::All(all) => {
                let take = {
                    let (found, workspace, all) = (found.setter(), workspace.clone(), all.clone());
                    move |_: MouseEvent| {
                        for (opened, taken) in &all {
                            let id = opened.case.id.clone();
                            let work = taken.in_place(&opened.case, workspace.own(&id));
                            workspace.dispatch(Action::Take(id, work));
                        }
                        found.set(Found::Taken(all.len()));
                        // The button goes.
                        if let Some(field) = dom::by_id(FIELD) {
                            dom::focus(&field);
                        }
                    }
                };
                html! {
                    <>
                        <p><b>{ "In this file:" }</b></p>
                        <ul class="list">{ for all.iter().map(|it| row(&workspace, it)) }</ul>
                        <div class="buttons">
                            <button class="button" type="button" onclick={take}>{ "Take these changes" }</button>
                            <button class="button" type="button" onclick={leave}>{ "Leave them" }</button>
                        </div>
                    </>
                }
            }
        },
    };
    html! {
        <>
            <p class="dropping">
                <label for={FIELD}>{ "Open a file of changes: choose one, or drop it here" }</label>
                <input id={FIELD} type="file" accept=".txt,text/plain" {onchange} />
            </p>
            <div id="workspace-says" role="status" class="stack">{ said }</div>
        </>
    }
}

fn refused(words: &str) -> Html {
    html! { <p><b>{ "Nothing was changed." }</b>{ " " }{ words }</p> }
}

fn is_known(library: &Library, kept: &Kept) -> bool {
    library
        .catalogue()
        .iter()
        .any(|entry| entry.id == kept.case)
}

fn understood(library: &Library, workspace: &Workspace, all: &[Kept]) -> Understood {
    let mut read = Vec::new();
    for kept in all {
        if !is_known(library, kept) {
            return Understood::Refused(format!("There is no case “{}” here.", kept.case));
        }
        match library.case(&kept.case).here() {
            Some(opened) if workspace.knows(&kept.case) => match Taken::read(kept, &opened.case) {
                Ok(taken) => read.push((Rc::clone(opened), taken)),
                Err(error) => return Understood::Refused(error.words()),
            },
            _ => return Understood::Waiting,
        }
    }
    Understood::All(read)
}

/// A case of the file, how much there is of it, and what becomes of the reader's own.
fn row(workspace: &Workspace, (opened, taken): &(Rc<Opened>, Taken)) -> Html {
    let case = &opened.case;
    let own = workspace.own(&case.id);
    let with = taken.in_place(case, own.clone());
    // Whether something of the reader's own is gone then.
    let replaces = |same: bool, none: bool| !same && !none;
    let gone = replaces(with.edits == own.edits, own.edits.is_empty())
        || replaces(with.versions == own.versions, own.versions.is_empty());
    let about = match (with == own, gone) {
        (true, _) => ", which are yours already",
        (false, true) => ", in the place of yours: Undo brings those back",
        (false, false) => "",
    };
    html! {
        <li key={case.id.clone()}>
            <Link to={Route::case(&case.id)}>{ &case.title }</Link>
            <small>{ taken.words() }{ about }</small>
        </li>
    }
}
