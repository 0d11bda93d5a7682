//! The keys that undo a step and do it again are the page's own, in its fields too. The browser's undo
//! knows only of texts typed into fields, of all of them together: it would change one out of sight, and
//! to the page that is a step forwards.

use super::dom;
use crate::state::workspace::Action;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Event, InputEvent, KeyboardEvent};
use yew::prelude::*;

/// Which way a reader goes along the steps they took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The last step is undone.
    Back,
    /// The step last undone is done again.
    Again,
}

/// The way that a key means.
#[must_use]
pub fn way(event: &KeyboardEvent) -> Option<Way> {
    let (control, command) = (event.ctrl_key(), event.meta_key());
    if control == command || event.alt_key() {
        return None;
    }
    // Control moves the cursor on Apple's keyboards, and elsewhere the other key is the system's.
    let way = meant(&event.key().to_ascii_lowercase(), event.shift_key())?;
    (command == dom::is_apple()).then_some(way)
}

fn meant(letter: &str, shift: bool) -> Option<Way> {
    match (letter, shift) {
        ("z", false) => Some(Way::Back),
        ("z", true) | ("y", false) => Some(Way::Again),
        _ => None,
    }
}

/// The way that the browser itself is about to go, as by its menu or the shaking of a tablet.
fn way_of_browser(event: &InputEvent) -> Option<Way> {
    match event.input_type().as_str() {
        "historyUndo" => Some(Way::Back),
        "historyRedo" => Some(Way::Again),
        _ => None,
    }
}

/// Takes these keys as long as the page shows a case.
#[hook]
pub fn use_undo_keys(case: Option<String>, on_action: &Callback<Action>) {
    use_effect_with((case, on_action.clone()), |(case, on_action)| {
        let listeners = case.clone().zip(web_sys::window()).map(|(case, window)| {
            ["keydown", "beforeinput"].map(|kind| {
                let (case, on_action) = (case.clone(), on_action.clone());
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&window, kind, options, move |event| {
                    if let Some(way) = of_event(event) {
                        event.prevent_default();
                        on_action.emit(match way {
                            Way::Back => Action::Undo(case.clone()),
                            Way::Again => Action::Redo(case.clone()),
                        });
                    }
                })
            })
        });
        move || drop(listeners)
    });
}

/// The way that an event means, if nobody has taken it yet.
fn of_event(event: &Event) -> Option<Way> {
    if event.default_prevented() || !event.cancelable() {
        return None;
    }
    match event.dyn_ref() {
        Some(event) => way(event),
        None => way_of_browser(event.dyn_ref()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_keys_mean() {
        assert_eq!(meant("z", false), Some(Way::Back));
        assert_eq!(meant("z", true), Some(Way::Again));
        assert_eq!(meant("y", false), Some(Way::Again));
        assert_eq!(meant("y", true), None);
        assert_eq!(meant("x", false), None);
    }
}
