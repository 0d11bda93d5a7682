//! Figures that open their working when they are pressed.
//!
//! Presses are taken by the table around the figures ([`use_presses`]): one listener, however many
//! figures. Each says whose working it opens by its attribute `data-opens`, or, where that is the figure
//! it shows, by `data-figure`: said twice it would be 0.4 KB of the largest page.

use crate::state::address::Figure;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// The figure that was pressed, if one was.
fn pressed(event: &MouseEvent) -> Option<Figure> {
    let element: web_sys::Element = event.target()?.dyn_into().ok()?;
    let button = element
        .closest("[data-opens], button[data-figure]")
        .ok()??;
    button
        .get_attribute("data-opens")
        .or_else(|| button.get_attribute("data-figure"))
        .map(|name| Figure::from_name(&name))
}

/// What takes the presses of all figures within an element.
#[hook]
pub fn use_presses(on_open: &Callback<Figure>) -> Callback<MouseEvent> {
    use_callback(on_open.clone(), |event: MouseEvent, on_open| {
        if let Some(figure) = pressed(&event) {
            on_open.emit(figure);
        }
    })
}
