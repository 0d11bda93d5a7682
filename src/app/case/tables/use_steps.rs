//! The keyboard in a table of figures that open: one stop for the tab key, arrow keys within.

use super::steps::{At, Rows, leads};
use crate::frame::dom;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};
use yew::prelude::*;

/// The rows of a table with figures in them, from top to bottom.
const ROWS: &str = "tbody tr:has(td)";

/// Where the tab key stops, and what takes the keys.
pub struct Steps {
    /// Row and column of the figure that the keyboard was at last.
    pub last: Option<At>,
    /// The keyboard comes to a figure.
    pub onfocusin: Callback<FocusEvent>,
    /// A key is pressed at one.
    pub onkeydown: Callback<KeyboardEvent>,
}

/// The keyboard in a table, by what its figures are now.
#[hook]
pub fn use_steps<T: Rows>(of: Rc<T>) -> Steps {
    let last = use_state_eq(|| None);
    let onfocusin = {
        let last = last.setter();
        use_callback(Rc::clone(&of), move |event: FocusEvent, of| {
            if let Some((_, place)) = place_of(&**of, event.target()) {
                last.set(Some(place));
            }
        })
    };
    let onkeydown = use_callback(of, move |event: KeyboardEvent, of| {
        if !leads(&event.key()) {
            return;
        }
        let Some((table, from)) = place_of(&**of, event.target()) else {
            return;
        };
        event.prevent_default();
        let to = of.way(from, &event.key()).and_then(|to| of.button(to));
        if let Some(button) = to.and_then(|to| button(&table, to)) {
            dom::focus(&button);
        }
    });
    Steps {
        last: *last,
        onfocusin,
        onkeydown,
    }
}

/// The table that an event comes from, and row and column of the figure.
fn place_of<T: Rows>(of: &T, target: Option<EventTarget>) -> Option<(Element, At)> {
    let button: Element = target?.dyn_into().ok()?;
    let (row, table) = (button.closest("tr").ok()??, button.closest("table").ok()??);
    let rows = table.query_selector_all(ROWS).ok()?;
    let number = (0..rows.length()).position(|it| rows.item(it).is_some_and(|it| it == *row))?;
    let name = button.get_attribute("data-figure").unwrap_or_default();
    Some((table, of.place(number, &name)?))
}

/// The button of a figure, by its row and its name.
fn button(table: &Element, (row, name): (usize, &str)) -> Option<HtmlElement> {
    let rows = table.query_selector_all(ROWS).ok()?;
    let row: Element = rows.item(u32::try_from(row).ok()?)?.dyn_into().ok()?;
    let named = match name.is_empty() {
        true => "button".to_owned(),
        false => ["button[data-figure=\"", name, "\"]"].concat(),
    };
    row.query_selector(&named).ok()??.dyn_into().ok()
}
