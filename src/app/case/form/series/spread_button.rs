//! The offer to spread a row of figures, typed into one cell, over the cells from there on.

use super::spread::Spread;
use crate::case::form::use_form::FormEvent;
use crate::frame::dom;
use casebook_model::case::QuantityIndex;
use casebook_model::edit::{Change, Edit};
use yew::prelude::*;

/// The button: `target` is the id of the cell that the keyboard goes to, since the button goes.
pub fn spread_button(
    index: QuantityIndex,
    spread: Spread,
    target: AttrValue,
    on: Callback<FormEvent>,
) -> Html {
    let offer = format!(
        "Put these {} figures into {}",
        spread.cells.len(),
        spread.over
    );
    let onclick = Callback::from(move |_: MouseEvent| {
        on.emit(FormEvent::Edit(Edit {
            quantity: index,
            change: Change::Set(spread.cells.clone()),
        }));
        if let Some(cell) = dom::by_id(&target) {
            dom::focus_in_place(&cell);
        }
    });
    html! {
        <div class="buttons">
            <button class="button" type="button" {onclick}>{ offer }</button>
        </div>
    }
}
