//! The offer to spread a row of figures, typed into one cell, over the cells from there on.

use super::spread::Spread;
use crate::case::form::use_form::FormEvent;
use crate::frame::dom;
use casebook_model::case::QuantityIndex;
use casebook_model::edit::{Change, Edit};
use yew::prelude::*;

/// Properties of [`SpreadButton`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SpreadButtonProps {
    /// The input.
    pub index: QuantityIndex,
    /// What is offered.
    pub spread: Spread,
    /// The id of the cell that the keyboard goes to, since the button goes.
    pub target: AttrValue,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// The button.
#[component]
pub fn SpreadButton(props: &SpreadButtonProps) -> Html {
    let onclick = {
        let SpreadButtonProps {
            index,
            spread,
            target,
            on,
        } = props.clone();
        Callback::from(move |_: MouseEvent| {
            on.emit(FormEvent::Edit(Edit {
                quantity: index,
                change: Change::Set(spread.cells.clone()),
            }));
            if let Some(cell) = dom::by_id(&target) {
                dom::focus_in_place(&cell);
            }
        })
    };
    let (count, over) = (props.spread.cells.len(), &props.spread.over);
    html! {
        <div class="buttons">
            <button class="button" type="button" {onclick}>
                { format!("Put these {count} figures into {over}") }
            </button>
        </div>
    }
}
