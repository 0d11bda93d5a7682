//! One row of a series.

use super::cell::{CellNow, Row, series_cell};
use crate::case::form::use_form::FormEvent;
use crate::state::opened::Opened;
use casebook_model::case::QuantityIndex;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SeriesRow`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SeriesRowProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The input.
    pub index: QuantityIndex,
    /// What the row is of.
    pub head: AttrValue,
    /// What its cells show.
    pub cells: Vec<CellNow>,
    /// The cell where the keyboard enters, if that is in this row.
    pub stop: Option<usize>,
    /// The id of the line that says what is wrong.
    pub says: AttrValue,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// A row.
#[component]
pub fn SeriesRow(props: &SeriesRowProps) -> Html {
    let row = Row {
        opened: &props.opened,
        index: props.index,
        stop: props.stop,
        says: &props.says,
        on: &props.on,
    };
    html! {
        <tr>
            <th scope="row">{ &props.head }</th>
            { for props.cells.iter().map(|now| series_cell(row, now)) }
        </tr>
    }
}
