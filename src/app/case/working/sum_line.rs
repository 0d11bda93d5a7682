//! A line of a sum: the sign, the figure's name, which leads to its own working, and the figure.

use super::route;
use super::sum_value::SumValue;
use crate::frame::link::Link;
use crate::parts::wording;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_model::axis::Place;
use casebook_model::working::PartFigure;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SumLine`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SumLineProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The sign before it; empty for none.
    pub sign: &'static str,
    /// The figure.
    pub part: PartFigure,
    /// The place of the sum, which is not said again.
    pub within: Place,
    /// The figures one came down from, the topmost first.
    pub way: Vec<Figure>,
}

/// A line of a sum.
#[component]
pub fn SumLine(props: &SumLineProps) -> Html {
    let SumLineProps {
        opened,
        sign,
        part,
        within,
        way,
    } = props;
    let case = &opened.case;
    let Some(quantity) = case.quantity(part.quantity) else {
        return html! { <li></li> };
    };
    let label = match within.contains(&part.place) {
        true => quantity.label.clone(),
        false => wording::figure_label(case, quantity, &part.place),
    };
    let to = route(opened, opened.name(part.quantity, &part.place), way);
    let changed = opened.paper.at(case, part.quantity, &part.place) != part.value;
    html! {
        <li>
            <span class="sum__sign">{ *sign }</span>
            <Link {to}>{ label }</Link>
            <SumValue opened={Rc::clone(opened)} quantity={part.quantity} value={part.value.clone()} {changed} />
        </li>
    }
}
