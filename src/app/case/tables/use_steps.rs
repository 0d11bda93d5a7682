//! The keyboard in a table of figures that open: one stop for the tab key, arrow keys within.

use super::figure_row::{button_id, place_of_button};
use super::steps::leads;
use crate::frame::dom;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Row and column of a figure.
type At = (usize, usize);

/// The figure that a key leads to from another.
type Way<T> = fn(&T, At, &str) -> Option<At>;

/// Where the tab key stops, and what takes the keys.
pub struct Steps {
    /// Row and column of the figure that the keyboard was at last.
    pub last: Option<At>,
    /// The keyboard comes to a figure.
    pub onfocusin: Callback<FocusEvent>,
    /// A key is pressed at one.
    pub onkeydown: Callback<KeyboardEvent>,
}

/// The keyboard in `table`, of which the figures are buttons with ids of [`button_id`]. `way` gives
/// row and column of the figure that a key leads to from another, by what `of` is now.
#[hook]
pub fn use_steps<T: PartialEq + 'static>(table: &AttrValue, of: Rc<T>, way: Way<T>) -> Steps {
    let last = use_state_eq(|| None);
    let onfocusin = {
        let last = last.setter();
        use_callback((), move |event: FocusEvent, ()| {
            if let Some(place) = place_of(event.target()) {
                last.set(Some(place));
            }
        })
    };
    let onkeydown = use_callback(
        (table.clone(), of),
        move |event: KeyboardEvent, (table, of)| {
            let Some(from) = place_of(event.target()).filter(|_| leads(&event.key())) else {
                return;
            };
            event.prevent_default();
            if let Some(to) = way(of, from, &event.key())
                && let Some(button) = dom::by_id(&button_id(table, to))
            {
                dom::focus(&button);
            }
        },
    );
    Steps {
        last: *last,
        onfocusin,
        onkeydown,
    }
}

/// Row and column of the figure that an event comes from.
fn place_of(target: Option<web_sys::EventTarget>) -> Option<At> {
    let element: web_sys::Element = target?.dyn_into().ok()?;
    place_of_button(&element.id())
}
