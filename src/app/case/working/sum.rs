//! A sum set out as on paper: a line for each figure with the sign before it, the result below. A
//! formula that is not that simple is written in one line first, and its figures are named below.

use super::pieces::Pieces;
use super::sum_line::SumLine;
use super::sum_value::SumValue;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_exchange::sentences::result;
use casebook_model::value::Value;
use casebook_model::words;
use casebook_model::working::{Origin, Row, Working};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Sum`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SumProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The working.
    pub told: Rc<Working>,
    /// The figures one came down from to a part of it, the topmost first, this one last.
    pub way: Vec<Figure>,
}

/// The sum.
#[component]
pub fn Sum(props: &SumProps) -> Html {
    let SumProps { opened, told, way } = props;
    let Origin::Formula { numbers, rows, .. } = &told.origin else {
        return Html::default();
    };
    let line = |row: &Row| {
        html! {
            <SumLine opened={Rc::clone(opened)} row={row.clone()} within={told.place.clone()} way={way.clone()} />
        }
    };
    html! {
        <div>
            if !rows.add_up {
                <p class="working__line">
                    <Pieces opened={Rc::clone(opened)} line={numbers.clone()} way={way.clone()} />
                    { " = " }<b class="unbroken">{ result(told) }</b>
                </p>
            }
            <ol class="sum">
                { for rows.rows.iter().map(line) }
                if let Some(then) = &rows.then {
                    <li class="sum__then">
                        <span class="sum__sign"></span>
                        <span>{ then }</span>
                    </li>
                }
                { result_line(opened, told, rows.add_up) }
            </ol>
        </div>
    }
}

/// The result, below a line if the rows give it.
fn result_line(opened: &Opened, told: &Working, add_up: bool) -> Html {
    let case = &opened.case;
    let Some(quantity) = case.quantity(told.quantity) else {
        return Html::default();
    };
    let (number, unit) = match &told.value {
        Value::Needs(_) => ("needed".to_owned(), String::new()),
        _ => words::parted(&quantity.unit, &case.units, told.result.clone()),
    };
    html! {
        <li class="sum__result">
            <span class="sum__sign">{ if add_up { "=" } else { "" } }</span>
            <span>{ quantity.short_label() }</span>
            <SumValue {number} {unit} />
        </li>
    }
}
