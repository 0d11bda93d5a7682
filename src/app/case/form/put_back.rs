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

/// Properties of [`PutBack`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PutBackProps {
    /// The input.
    pub index: QuantityIndex,
    /// Its label.
    pub label: AttrValue,
    /// What it is put back to.
    pub back: Back,
    /// The id of the control that the keyboard goes to, since the button goes.
    pub target: AttrValue,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// Puts an input back to what the paper gives.
#[component]
pub fn PutBack(props: &PutBackProps) -> Html {
    let onclick = {
        let PutBackProps {
            index, target, on, ..
        } = props.clone();
        Callback::from(move |_: MouseEvent| {
            on.emit(FormEvent::PutBack(index));
            if let Some(control) = dom::by_id(&target) {
                dom::focus_in_place(&control);
            }
        })
    };
    let (word, figure) = match &props.back {
        Back::Figure(figure) => ("Put back", [" ", figure].concat()),
        Back::Nothing => ("Empty it", String::new()),
        Back::Series => ("Put back", String::new()),
    };
    // Where it stands is seen, and else not known.
    let label = [word, &figure, ": ", &props.label].concat();
    html! {
        <button class="link-button" type="button" {onclick} aria-label={label}>{ word }</button>
    }
}
