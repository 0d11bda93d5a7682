//! The way back from a change.

use super::use_form::FormEvent;
use crate::frame::dom;
use casebook_model::case::QuantityIndex;
use yew::prelude::*;

/// What an input is put back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Back {
    /// This figure, in words.
    Figure(AttrValue),
    /// An empty field.
    Nothing,
    /// Each cell to its own figure.
    Series,
}

/// Puts an input back to what the paper gives: `label` is the input's, `target` the id of the control
/// that the keyboard goes to, since the button goes.
pub fn put_back(
    index: QuantityIndex,
    label: &str,
    back: &Back,
    target: AttrValue,
    on: Callback<FormEvent>,
) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| {
        on.emit(FormEvent::PutBack(index));
        if let Some(control) = dom::by_id(&target) {
            dom::focus_in_place(&control);
        }
    });
    let (word, figure) = match back {
        Back::Figure(figure) => ("Put back", [" ", figure].concat()),
        Back::Nothing => ("Empty it", String::new()),
        Back::Series => ("Put back", String::new()),
    };
    // Where it stands is seen, and else not known.
    let label = [word, &figure, ": ", label].concat();
    html! {
        <button class="link-button" type="button" {onclick} aria-label={label}>{ word }</button>
    }
}
