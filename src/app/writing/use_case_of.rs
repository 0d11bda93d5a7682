//! The case that a text is: read once typing pauses, and put into the library in the place of the one before.

use crate::frame::reading::{self, Told};
use crate::state::library::{File, LibraryAction, LibraryHandle, use_library};
use crate::state::opened::Opened;
use crate::state::workspace::{Action, History, Work, WorkspaceHandle, use_workspace};
use casebook_analysis::answer::Answer;
use casebook_exchange::based::{Added, Based};
use casebook_exchange::edits::{read_all, write_all};
use casebook_model::bytes;
use casebook_model::case::Case;
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How long typing must pause before the text is read, in milliseconds.
const PAUSE: u32 = 350;

/// What came of reading a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is being read for the first time.
    Reading,
    /// It is a case; with what should be looked at twice.
    Sound(Rc<[Told]>),
    /// It has these faults.
    Faulty(Rc<[Told]>),
    /// It could not be read: why, in words; none where what reads it did not arrive.
    Unread(AttrValue),
}

/// What came of reading a text last, and what reads it again. `at_once` is said of a text that came whole:
/// nothing need be waited for.
#[hook]
pub fn use_case_of(
    id: &str,
    text: &AttrValue,
    at_once: &Rc<Cell<bool>>,
) -> (Found, Callback<MouseEvent>) {
    let place = (use_library(), use_workspace());
    let latest = use_mut_ref(|| place.clone());
    latest.replace(place);
    let found = use_state_eq(|| Found::Reading);
    let tries = use_state_eq(|| 0_u32);
    {
        let (found, at_once) = (found.setter(), Rc::clone(at_once));
        let wanted = (id.to_owned(), text.clone(), *tries);
        use_effect_with(wanted, move |(id, text, _)| {
            let (id, text) = (id.clone(), text.clone());
            let wait = match at_once.take() {
                true => 0,
                false => PAUSE,
            };
            let pause = Timeout::new(wait, move || {
                spawn_local(async move {
                    let read = match reading::read(&id, &text).await {
                        Ok(Some(read)) => read,
                        Ok(None) => return,
                        Err(words) => return found.set(Found::Unread(words.into())),
                    };
                    let told = read.told.into();
                    found.set(match read.case {
                        Some(bytes) => {
                            let (library, workspace) = latest.borrow().clone();
                            put(&library, &workspace, &id, (&text, bytes));
                            Found::Sound(told)
                        }
                        None => Found::Faulty(told),
                    });
                });
            });
            move || drop(pause)
        });
    }
    let on_again = {
        let (tries, at_once) = (tries.clone(), Rc::clone(at_once));
        Callback::from(move |_: MouseEvent| {
            at_once.set(true);
            tries.set(tries.wrapping_add(1));
        })
    };
    ((*found).clone(), on_again)
}

/// Puts a case in the place of the one that the text was before, with the steps that the reader took in its
/// form, as far as they are of what it has.
fn put(
    library: &LibraryHandle,
    workspace: &WorkspaceHandle,
    id: &str,
    (text, bytes): (&str, Vec<u8>),
) {
    let before: Option<Rc<Opened>> = library.case(id).here().cloned();
    let now = bytes::read::<(Case, Answer, Option<usize>)>(&bytes);
    library.dispatch(LibraryAction::Arrived(
        File::Case(id.to_owned()),
        Some(bytes),
    ));
    let (Some(before), Ok((now, _, _))) = (before, now) else {
        return;
    };
    let mut histories = workspace.histories();
    if let Some((_, history)) = histories.find(|(other, _)| *other == id) {
        let based = Based::read(text).unwrap_or_default();
        let history = recast(&before.case, &now, &history, &based);
        workspace.dispatch(Action::Open(id.to_owned(), history.now.clone()));
        workspace.dispatch(Action::Recall(id.to_owned(), history));
    }
}

/// Steps in a case as those of another, which has other inputs, or in another order. What was added to it is
/// like what it began with as that stood.
fn recast(before: &Case, now: &Case, history: &History, based: &Based) -> History {
    let had = |it: &Added| {
        let axis = before.find_axis(&it.axis);
        axis.is_some_and(|(_, axis)| axis.position(&it.id).is_some())
    };
    let work = |work: &Work| {
        let edits = read_all(now, &write_all(before, &work.edits));
        let edits = edits.map(|(edits, _)| edits).unwrap_or_default();
        Work {
            edits: Rc::new(based.copied(now, had, edits)),
            versions: Rc::clone(&work.versions),
        }
    };
    let all = |steps: &[Work]| steps.iter().map(work).collect();
    History {
        past: all(&history.past),
        now: work(&history.now),
        future: all(&history.future),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::Library;
    use casebook_exchange::edits::of_lines;
    use casebook_model::case::Group;

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    #[test]
    fn what_was_changed_stays_with_its_input_wherever_that_stands_now() {
        let library = Library::of(&[File::Case(ID.to_owned())]);
        let before = library.case(ID).here().unwrap().case.clone();
        let mut now = before.clone();
        // Another text has one input under another name, and one of its name in another place.
        let place = |case: &Case, id: &str| usize::from(case.find(id).unwrap().0.0);
        let (rate, carried) = (place(&before, "agency_rate"), place(&before, "carried_in"));
        let (one, other) = (
            now.quantities[rate].clone(),
            now.quantities[carried].clone(),
        );
        now.quantities[rate] = other;
        now.quantities[carried] = one;
        let (cost, _) = before.find("in_house_cost").unwrap();
        now.quantities[usize::from(cost.0)].id = "renamed".to_owned();
        now.groups = Vec::<Group>::new();
        let edits = of_lines(
            &before,
            ["agency_rate=900", "carried_in=12", "in_house_cost=400"],
        );
        let work = Work::of(edits.unwrap());
        let history = History {
            past: vec![Work::default()],
            now: work,
            future: Vec::new(),
        };
        let history = recast(&before, &now, &history, &Based::default());
        assert_eq!(history.past, [Work::default()]);
        let kept = write_all(&now, &history.now.edits);
        let lines: Vec<&str> = kept.lines().skip(1).collect();
        assert_eq!(lines.len(), 2, "{kept}");
        for line in ["agency_rate=900", "carried_in=12"] {
            assert!(lines.contains(&line), "{kept}");
        }
    }
}
