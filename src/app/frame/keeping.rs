//! Keeps the reader's changes on the device, and finds them again.

use super::notices::{Notice, Notices};
use super::storage;
use crate::state::library::{Library, use_library};
use crate::state::workspace::{Action, Workspace, use_workspace};
use casebook_exchange::edits::{read_all, write_all};
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use litemap::LiteMap;
use std::rc::Rc;
use yew::prelude::*;

/// The ids of the cases that the reader has changed, in this visit or an earlier one. What the device
/// keeps is looked at once the first drawing stands, which knows nothing of it.
#[hook]
pub fn use_kept() -> Rc<Vec<String>> {
    let library = use_library();
    let workspace = use_workspace();
    let kept = use_state(Vec::new);
    {
        let (kept, catalogue) = (kept.setter(), Rc::clone(library.catalogue()));
        use_effect_with((), move |()| {
            let ids = catalogue.iter().map(|entry| entry.id.clone());
            kept.set(ids.filter(|id| has_any(id)).collect());
        });
    }
    let ids = library.catalogue().iter().map(|entry| entry.id.clone());
    let changed = ids.filter(|id| match workspace.knows(id) {
        true => !workspace.edits(id).is_empty(),
        false => kept.contains(id),
    });
    Rc::new(changed.collect())
}

fn has_any(case: &str) -> bool {
    storage::read(case).is_ok_and(|text| text.is_some())
}

/// How long nothing must change before it is written, in milliseconds: until it is painted, and before
/// anybody can be gone.
const PAUSE: u32 = 50;

/// Opens each case that has arrived with what is kept of it, and keeps what changes.
#[hook]
pub fn use_keeping(
    library: &UseReducerHandle<Library>,
    workspace: &UseReducerHandle<Workspace>,
    notices: UseReducerDispatcher<Notices>,
) {
    {
        let (library, workspace, notices) = (library.clone(), workspace.clone(), notices.clone());
        use_effect_with(library.clone(), move |_| {
            for opened in library.opened() {
                if !workspace.knows(&opened.case.id) {
                    let (edits, notice) = load(&opened.case);
                    workspace.dispatch(Action::Open(opened.case.id.clone(), edits));
                    if let Some(notice) = notice {
                        notices.dispatch(Notice::Say(notice.into()));
                    }
                }
            }
        });
    }
    let kept = use_mut_ref(Kept::default);
    use_effect_with(
        (library.clone(), Workspace::clone(workspace)),
        move |(library, workspace)| {
            let (library, workspace) = (library.clone(), workspace.clone());
            let save = move || {
                if let Some(notice) = kept.borrow_mut().save(&library, &workspace) {
                    notices.dispatch(Notice::Say(notice.into()));
                }
            };
            // To write takes a tenth of all the work that a key makes: it waits until the change is
            // painted, or the page is left. The latter alone would not do: Firefox breaks off what a
            // page does as it is left (`dom.ipc.cancel_content_js_when_navigating`).
            let leaving = web_sys::window().map(|window| {
                let save = save.clone();
                EventListener::once(&window, "pagehide", move |_| save())
            });
            let pause = Timeout::new(PAUSE, save);
            move || drop((leaving, pause))
        },
    );
}

/// The edits kept for a case, and what to tell the reader if some could not be read. What cannot be
/// read is dropped; all else stays.
fn load(case: &Case) -> (Edits, Option<String>) {
    let Ok(Some(text)) = storage::read(&case.id) else {
        return (Edits::none(), None);
    };
    match read_all(case, &text) {
        Ok((edits, refused)) if refused.is_empty() => (edits, None),
        Ok((edits, refused)) => {
            let lines = match refused.len() {
                1 => "One of the changes".to_owned(),
                many => format!("{many} of the changes"),
            };
            (
                edits,
                Some(format!(
                    "{lines} kept on this device could not be read and was left out. All others are as they were."
                )),
            )
        }
        Err(_) => {
            // Nothing of it is of use; forgetting it can only fail where nothing is kept anyway.
            let _ = storage::write(&case.id, "");
            (
                Edits::none(),
                Some("What this device kept of your changes to this case could not be read. The case is as its paper gives it.".to_owned()),
            )
        }
    }
}

/// What was last written, so that only changes are.
#[derive(Debug, Default)]
struct Kept {
    written: LiteMap<String, Rc<Edits>>,
    refused: bool,
}

impl Kept {
    /// Writes what changed; gives what to tell the reader when it cannot be kept, once.
    fn save(&mut self, library: &Library, workspace: &Workspace) -> Option<String> {
        let mut notice = None;
        for (id, edits) in workspace.each() {
            let before = self.written.get(id);
            if before.is_some_and(|written| written == edits) {
                continue;
            }
            // Opened without edits, and never changed: there is nothing to keep.
            let first = before.is_none();
            self.written.insert(id.to_owned(), Rc::clone(edits));
            if first && edits.is_empty() {
                continue;
            }
            let life = library.case(id);
            let Some(opened) = life.here() else {
                continue;
            };
            let text = match edits.is_empty() {
                true => String::new(),
                false => write_all(&opened.case, edits),
            };
            if storage::write(id, &text).is_err() && !self.refused {
                self.refused = true;
                notice = Some("This browser keeps nothing for this page. Your changes work, but they will be gone after a reload.".to_owned());
            }
        }
        notice
    }
}
