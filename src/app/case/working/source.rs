//! Where in the paper a figure stands.

use crate::state::opened::Opened;
use casebook_model::case::Quantity;
use casebook_model::working::Working;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Source`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SourceProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The working.
    pub told: Rc<Working>,
}

/// The source; nothing where none is known.
#[component]
pub fn Source(props: &SourceProps) -> Html {
    let SourceProps { opened, told } = props;
    let input = opened
        .case
        .quantity(told.quantity)
        .and_then(Quantity::input)
        .map(|input| &input.source);
    let published = opened
        .checks
        .iter()
        .find(|check| check.quantity == told.quantity && check.place == told.place)
        .map(|check| &check.source);
    match input.or(published).filter(|source| !source.is_empty()) {
        Some(source) => html! {
            <div class="stack">
                <h3>{ "In the paper" }</h3>
                <p class="aside">{ source }</p>
            </div>
        },
        None => Html::default(),
    }
}
