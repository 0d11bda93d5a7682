//! A line of a sum: the sign, what the figure is, which leads to its own working, and the figure.

use super::pieces::Pieces;
use super::sum_value::SumValue;
use super::{name, route};
use crate::frame::link::Link;
use crate::parts::wording;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_exchange::told::NUMBER;
use casebook_model::axis::Place;
use casebook_model::working::{PartFigure, Reading, Row, RowLabel};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SumLine`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SumLineProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The row.
    pub row: Row,
    /// The place of the sum, which is not said again.
    pub within: Place,
    /// The figures one came down from, the topmost first.
    pub way: Vec<Figure>,
}

/// A line of a sum.
#[component]
pub fn SumLine(props: &SumLineProps) -> Html {
    let SumLineProps {
        opened, row, way, ..
    } = props;
    let to = |part: &PartFigure| route(opened, opened.name(part.quantity, &part.place), way);
    let what = match &row.what {
        RowLabel::Figure(part) => {
            let label = label(props, part);
            let name = ["Working: ", &label].concat();
            html! { <Link to={to(part)} {name}>{ label }</Link> }
        }
        RowLabel::Noughts {
            words,
            first: Some(part),
        } => {
            let name = name(opened, words, (part.quantity, &part.place));
            html! { <Link to={to(part)} {name}>{ words }</Link> }
        }
        RowLabel::Noughts { words, first: None } => html! { <span>{ words }</span> },
        RowLabel::Bracket(line) => html! {
            <span class="sum__line">
                <Pieces opened={Rc::clone(opened)} line={line.clone()} way={way.clone()} />
            </span>
        },
        RowLabel::Number => html! { <span>{ NUMBER }</span> },
    };
    html! {
        <li>
            <span class="sum__sign">{ row.sign }</span>
            { what }
            <SumValue number={row.number.clone()} unit={row.unit.clone()} changed={is_changed(opened, &row.what)} />
        </li>
    }
}

/// What a figure is called; of its place no more than the sum does not say.
fn label(props: &SumLineProps, part: &PartFigure) -> String {
    let case = &props.opened.case;
    let Some(quantity) = case.quantity(part.quantity) else {
        return part.label.clone();
    };
    part.reading
        .label(&match props.within.contains(&part.place) {
            true => quantity.label.clone(),
            false => wording::figure_label(case, quantity, &part.place),
        })
}

/// Whether a figure follows from a change of the reader's. What the paper says of it never does.
fn is_changed(opened: &Opened, what: &RowLabel) -> bool {
    match what {
        RowLabel::Figure(part) if part.reading == Reading::Now => {
            let paper = opened.paper.at(&opened.case, part.quantity, &part.place);
            !paper.same(&part.value)
        }
        _ => false,
    }
}
