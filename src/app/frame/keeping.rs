//! Keeps the reader's changes on the device, and finds them again.
//!
//! A case may be open in several tabs, and all of them keep their changes in one place. None overwrites
//! what another has kept: before anything is written, and when the browser tells of a change, what is
//! kept is compared with what this tab last found or wrote there. If it is something else, that is said
//! ([`Notice::Elsewhere`]), whether or not this tab has changes of its own; nothing moves here, and
//! nothing of that case is written, until the reader has chosen. To take the other tab's changes is a
//! step that can be undone; to keep one's own writes them, and the other tab is told in turn.
//!
//! What a newer version has kept is never written over: it cannot be told here what would be lost.

use super::early;
use super::notices::{Notice, NoticeAction, Notices};
use super::storage::{Failure, Shelf};
use crate::state::library::{Library, use_library};
use crate::state::workspace::{Action, Workspace, use_workspace};
use casebook_exchange::edits::{Refused, Unreadable, is_newer, read_all, write_all};
use casebook_exchange::versions::{Work, joined, parted};
use casebook_model::case::Case;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use litemap::LiteMap;
use std::rc::Rc;
use yew::prelude::*;

/// The ids of the cases that the reader has changed, in this visit or an earlier one. What the device
/// keeps is looked at once the first drawing stands, which knows nothing of it, and when another tab
/// has changed it.
#[hook]
pub fn use_kept() -> Rc<Vec<String>> {
    let library = use_library();
    let workspace = use_workspace();
    let kept = use_state_eq(Vec::new);
    {
        let (kept, catalogue) = (kept.setter(), Rc::clone(library.catalogue()));
        use_effect_with((), move |()| {
            let look = move || {
                let ids = catalogue.iter().map(|entry| entry.id.clone());
                kept.set(ids.filter(|id| has_any(id)).collect());
            };
            look();
            let told = web_sys::window()
                .map(|window| EventListener::new(&window, "storage", move |_| look()));
            move || drop(told)
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
    let kept = Shelf::Edits.read(case);
    kept.is_ok_and(|text| parted(&text).0.contains('\n'))
}

/// The work that a text keeps, and the lines of it that are no edits.
fn read_work(case: &Case, text: &str) -> Result<(Work, Vec<Refused>), Unreadable> {
    let (edits, versions) = parted(text);
    let (edits, refused) = read_all(case, edits)?;
    let work = Work {
        edits: Rc::new(edits),
        versions: versions.into(),
    };
    Ok((work, refused))
}

/// The text that keeps it.
fn write_work(case: &Case, work: &Work) -> String {
    let edits = match work.edits.is_empty() {
        true => String::new(),
        false => write_all(case, &work.edits),
    };
    joined(&edits, &work.versions)
}

/// Whose changes to a case the reader chooses where another tab has changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Those of this tab.
    Mine,
    /// Those of the other tab.
    Theirs,
}

/// How long nothing must change before it is written, in milliseconds: until it is painted, and before
/// anybody can be gone.
const PAUSE: u32 = 50;

/// What is kept on the device, as the page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Keeping {
    /// Whether steps of an earlier visit may be found ([`Shelf::Steps`]).
    pub has_steps: bool,
    /// The reader chooses between this tab's changes to a case and another's.
    pub on_choose: Callback<(String, Chosen)>,
}

/// Opens each case that has arrived with what is kept of it, and keeps what changes.
#[hook]
pub fn use_keeping(
    library: &UseReducerHandle<Library>,
    workspace: &UseReducerHandle<Workspace>,
    notices: &UseReducerHandle<Notices>,
) -> Keeping {
    let kept = use_mut_ref(Kept::default);
    let has_steps = use_state_eq(|| false);
    {
        let (library, workspace, notices) =
            (library.clone(), workspace.clone(), notices.dispatcher());
        let (kept, has_steps) = (Rc::clone(&kept), has_steps.setter());
        use_effect_with(library.clone(), move |_| {
            for opened in library.opened() {
                let id = &opened.case.id;
                if !workspace.knows(id) {
                    let (work, notice) = kept.borrow_mut().load(&opened.case);
                    workspace.dispatch(Action::Open(id.clone(), work));
                    if let Some(notice) = notice {
                        notices.dispatch(NoticeAction::Say(notice));
                    }
                    if Shelf::Steps.read(id).is_ok_and(|text| !text.is_empty()) {
                        has_steps.set(true);
                    }
                }
            }
        });
    }
    let on_choose = {
        let (workspace, notices) = (workspace.dispatcher(), notices.dispatcher());
        let kept = Rc::clone(&kept);
        use_callback(
            library.clone(),
            move |(id, chosen): (String, Chosen), library| {
                let life = library.case(&id);
                let theirs = life
                    .here()
                    .and_then(|opened| kept.borrow_mut().give_way(&opened.case));
                if let (Some(theirs), Chosen::Theirs) = (theirs, chosen) {
                    workspace.dispatch(Action::Take(id.clone(), theirs));
                }
                notices.dispatch(NoticeAction::Over(Notice::Elsewhere(id)));
            },
        )
    };
    let latest = use_mut_ref(|| (library.clone(), workspace.clone()));
    latest.replace((library.clone(), workspace.clone()));
    let save = {
        let notices = notices.dispatcher();
        move || {
            let (library, workspace) = latest.borrow().clone();
            let told = kept.borrow_mut().save(&library, &workspace);
            for action in told {
                notices.dispatch(action);
            }
        }
    };
    {
        // The page is left, or another tab has changed something. A page that is shown again from the
        // browser's memory was told of nothing meanwhile.
        let save = save.clone();
        use_effect_with((), move |()| {
            let told = web_sys::window().map(|window| {
                ["pagehide", "pageshow", "storage"].map(|kind| {
                    let save = save.clone();
                    EventListener::new(&window, kind, move |_| save())
                })
            });
            move || drop(told)
        });
    }
    // To write takes a tenth of all the work that a key makes: it waits until the change is painted, or
    // the page is left. The latter alone would not do: Firefox breaks off what a page does as it is left
    // (`dom.ipc.cancel_content_js_when_navigating`). After a choice there may be something to write
    // though nothing has changed here.
    let changes = (
        library.clone(),
        Workspace::clone(workspace),
        Notices::clone(notices),
    );
    use_effect_with(changes, move |_| {
        let pause = Timeout::new(PAUSE, save);
        move || drop(pause)
    });
    Keeping {
        has_steps: *has_steps,
        on_choose,
    }
}

/// A case as this tab last found or wrote it on the device.
#[derive(Debug, Default)]
struct Known {
    text: String,
    work: Work,
}

/// What is known of the device, so that only changes are written, and nobody's are overwritten.
#[derive(Debug, Default)]
struct Kept(LiteMap<String, Known>);

impl Kept {
    /// The work kept for a case, and what to tell the reader if some could not be read. What cannot be
    /// read is dropped; all else stays.
    fn load(&mut self, case: &Case) -> (Work, Option<Notice>) {
        let mut text = Shelf::Edits.read(&case.id).unwrap_or_default();
        // The page around may want a start of its own: it is kept once the reader changes something.
        let read = match text.is_empty() {
            true => early::starting(),
            false => text.clone(),
        };
        let (work, notice) = match read_work(case, &read) {
            _ if read.is_empty() => (Work::default(), None),
            Ok((work, refused)) if refused.is_empty() => (work, None),
            Ok((work, refused)) => (work, Some(Notice::Unread(refused.len()))),
            Err(Unreadable::Newer) => (Work::default(), Some(Notice::Newer)),
            Err(_) => {
                // Nothing of it is of use; forgetting it can only fail where nothing is kept anyway.
                let _ = Shelf::Edits.write(&case.id, "");
                text.clear();
                (Work::default(), Some(Notice::Damaged))
            }
        };
        let known = Known {
            text,
            work: work.clone(),
        };
        self.0.insert(case.id.clone(), known);
        (work, notice)
    }

    /// Takes note of what another tab has kept for a case, so that it may be written over; gives its
    /// work.
    fn give_way(&mut self, case: &Case) -> Option<Work> {
        let text = Shelf::Edits.read(&case.id).ok()?;
        if is_newer(&text) {
            return None;
        }
        let (work, _) = read_work(case, &text).unwrap_or_default();
        let known = self.0.get_mut(&case.id)?;
        known.text = text;
        known.work = work.clone();
        Some(work)
    }

    /// Writes what changed; gives what to tell the reader.
    fn save(&mut self, library: &Library, workspace: &Workspace) -> Vec<NoticeAction> {
        let mut told = Vec::new();
        for (id, work) in workspace.each() {
            let life = library.case(id);
            if let Some(opened) = life.here()
                && let Some(known) = self.0.get_mut(id)
            {
                known.save(&opened.case, work, &mut told);
            }
        }
        told
    }
}

impl Known {
    fn save(&mut self, case: &Case, work: &Work, told: &mut Vec<NoticeAction>) {
        use NoticeAction::{Over, Say};
        let there = match Shelf::Edits.read(&case.id) {
            Ok(there) => there,
            // As it was found: what the page around started it with would be there again.
            Err(_) if self.work == *work => return,
            Err(_) => return told.push(Say(Notice::Refused)),
        };
        let elsewhere = Notice::Elsewhere(case.id.clone());
        let is_ours = there == self.text;
        if is_ours && self.work == *work {
            return told.push(Over(elsewhere));
        }
        if is_newer(&there) {
            return told.extend([Over(elsewhere), Say(Notice::Newer)]);
        }
        let text = write_work(case, work);
        // What is no work at all is no other tab's.
        let is_theirs = !is_ours && (there.is_empty() || read_work(case, &there).is_ok());
        if is_theirs && there != text {
            return told.push(Say(elsewhere));
        }
        told.push(Over(elsewhere));
        if !is_theirs && self.work == *work {
            // What is rubbish is found when the case is opened again.
            return;
        }
        self.work = work.clone();
        match Shelf::Edits.write(&case.id, &text) {
            Ok(()) => {
                self.text = text;
                told.push(Over(Notice::Full));
            }
            Err(Failure::Full) => {
                self.text = there;
                told.push(Say(Notice::Full));
            }
            Err(Failure::Refused) => told.push(Say(Notice::Refused)),
        }
    }
}
