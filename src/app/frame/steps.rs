//! Keeps the steps of each case for this visit, so that a reload leaves undo and redo as they were.
//! They are this tab's own, and of use only where they end at what is kept of the case: otherwise
//! somebody else has changed it since, and nothing is taken up. With them goes the day of the change, for the
//! list of what is kept.

use super::storage::Shelf;
use crate::state::library::use_library;
use crate::state::workspace::{Action, History, use_workspace};
use casebook_exchange::steps::{Steps, read_steps, write_steps};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Date;
use litemap::LiteMap;
use yew::prelude::*;

/// How long nothing must change before it is written, in milliseconds. Leaving the page writes it too: so what
/// could be lost, by a crash, is how to undo what was done last, and that itself is kept at once.
const PAUSE: u32 = 2000;

/// Finds the steps of each case that is open, and keeps those that are taken.
#[hook]
pub fn use_steps() {
    let library = use_library();
    let workspace = use_workspace();
    // What was found or written last, by case.
    let kept = use_mut_ref(LiteMap::<String, History>::new);
    use_effect_with((library, workspace), move |(library, workspace)| {
        for opened in library.opened() {
            let case = &opened.case;
            if workspace.knows(&case.id) && !kept.borrow().contains_key(&case.id) {
                let text = Shelf::Steps.read(&case.id).unwrap_or_default();
                let found = read_steps(case, &text).map(history);
                kept.borrow_mut()
                    .insert(case.id.clone(), found.clone().unwrap_or_default());
                if let Some(found) = found {
                    workspace.dispatch(Action::Recall(case.id.clone(), found));
                }
            }
        }
        let (library, workspace) = (library.clone(), workspace.clone());
        let save = move || {
            for (id, history) in workspace.histories() {
                let life = library.case(id);
                let Some(opened) = life.here() else {
                    continue;
                };
                let before = kept.borrow_mut().insert(id.to_owned(), history.clone());
                if before.as_ref() == Some(&history) {
                    continue;
                }
                let History { past, now, future } = &history;
                let text = match past.is_empty() && future.is_empty() {
                    true => String::new(),
                    false => write_steps(&opened.case, past, now, future),
                };
                note_day(id, now.is_empty());
                // What cannot be kept is gone after a reload; what was kept before is of no use then.
                if Shelf::Steps.write(id, &text).is_err() {
                    let _ = Shelf::Steps.write(id, "");
                }
            }
        };
        let leaving = web_sys::window().map(|window| {
            let save = save.clone();
            EventListener::once(&window, "pagehide", move |_| save())
        });
        let pause = Timeout::new(PAUSE, save);
        move || drop((leaving, pause))
    });
}

/// Milliseconds of a day.
const DAY: u64 = 86_400_000;

/// Today, in days since 1 January 1970.
pub fn today() -> u64 {
    let days = (Date::now() as u64).checked_div(DAY);
    days.unwrap_or_default()
}

/// Notes on which day a case was last changed; nothing where nothing is changed any more.
fn note_day(case: &str, unchanged: bool) {
    let day = match unchanged {
        true => String::new(),
        false => today().to_string(),
    };
    // To write is dear, and a day is noted once. Without it the day is not known.
    if Shelf::Days.read(case).is_ok_and(|noted| noted != day) {
        let _ = Shelf::Days.write(case, &day);
    }
}

fn history(steps: Steps) -> History {
    let Steps { past, now, future } = steps;
    History { past, now, future }
}
