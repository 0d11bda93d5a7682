//! One cell of a series.

use super::pick::Pick;
use crate::case::form::choice_field::choices;
use crate::case::form::drafts::Draft;
use crate::case::form::number_field::{ANY_KEY, keyboard};
use crate::case::form::number_input::{NumberInput, number_input};
use crate::case::form::typed;
use crate::case::form::use_form::FormEvent;
use crate::parts::wording;
use crate::state::opened::Opened;
use crate::state::workspace::Typing;
use casebook_model::Decimal;
use casebook_model::case::{Case, Given, Quantity, QuantityIndex};
use casebook_model::caution;
use std::rc::Rc;
use yew::prelude::*;

/// What a cell shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellNow {
    /// The cell.
    pub cell: usize,
    /// Its number now; `None` while it is needed.
    pub value: Option<Decimal>,
    /// What was typed, if it stands.
    pub draft: Option<Rc<Draft>>,
    /// Whether there is something the reader should know of its number.
    pub cautioned: bool,
}

/// The row that a cell stands in.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The case.
    pub opened: &'a Opened,
    /// The input.
    pub index: QuantityIndex,
    /// The cell where the keyboard enters the table.
    pub stop: Option<usize>,
    /// The id of the line that says what is wrong.
    pub says: &'a AttrValue,
    /// What the reader does.
    pub on: &'a Callback<FormEvent>,
}

/// The id of a cell's field: `cell-in_care-2020-04-low`.
#[must_use]
pub fn cell_id(opened: &Opened, quantity: &Quantity, cell: usize) -> String {
    let place = opened
        .case
        .place_code(&opened.case.place_of(quantity, cell));
    ["cell-", &quantity.id, "-", &place.replace(',', "-")].concat()
}

/// The id of what the reader should know of a series.
#[must_use]
pub fn caution_id(quantity: &Quantity) -> String {
    ["series-", &quantity.id, "-caution"].concat()
}

/// A cell. A row is drawn anew as a whole.
pub fn series_cell(row: Row<'_>, now: &CellNow) -> Html {
    let Row {
        opened,
        index,
        stop,
        says,
        on,
    } = row;
    let CellNow {
        cell,
        value,
        draft,
        cautioned,
    } = now.clone();
    let stop = stop == Some(cell);
    let case = &opened.case;
    let Some((quantity, input)) = case.quantity(index).and_then(|q| Some((q, q.input()?))) else {
        return Html::default();
    };
    let given = input.given.get(cell);
    if given == Some(&Given::None) {
        return html! {
            <td class="num">
                <span aria-hidden="true">{ "–" }</span>
                <span class="visually-hidden">{ "does not apply" }</span>
            </td>
        };
    }
    let id = cell_id(opened, quantity, cell);
    let at = Typing {
        quantity: index,
        cell,
    };
    let refused = draft.as_ref().is_some_and(|draft| draft.error().is_some());
    let before = given.and_then(Given::value);
    let place = wording::raised(&wording::place(case, &case.place_of(quantity, cell)));
    let name = [
        place,
        standing(case, quantity, value, before)
            .filter(|_| !refused)
            .unwrap_or_default(),
    ]
    .concat();
    let class = match (refused, value) {
        (true, _) => Some("cell--error"),
        (false, None) => Some("cell--needs"),
        (false, Some(_)) if value != before => Some("cell--changed"),
        (false, Some(_)) => None,
    };
    let choices = choices(&input.control);
    if !choices.is_empty() {
        return html! {
            <td {class}><Pick {id} {at} {choices} {value} {name} {stop} on={on.clone()} /></td>
        };
    }
    let described = match (refused, cautioned) {
        (true, _) => Some(says.clone()),
        (false, true) => Some(caution_id(quantity).into()),
        (false, false) => None,
    };
    let keyboard = match caution::may_be_negative(case, quantity) {
        true => ANY_KEY,
        false => keyboard(input),
    };
    let text = match &draft {
        Some(draft) => draft.text().clone(),
        None => typed::shown(case, quantity, value).into(),
    };
    html! {
        <td {class}>
            { number_input(&NumberInput {
                id: id.into(),
                at,
                value,
                text,
                refused,
                under_way: draft.as_ref().is_some_and(|draft| draft.is_under_way()),
                name: Some(name.into()),
                described,
                stop,
                keyboard: keyboard.into(),
                on: on.clone(),
            }) }
        </td>
    }
}

/// How a number stands to what the paper gives, behind the name of its cell.
fn standing(
    case: &Case,
    quantity: &Quantity,
    value: Option<Decimal>,
    before: Option<Decimal>,
) -> Option<String> {
    if value.is_none() {
        return Some(", needed".to_owned());
    }
    (value != before).then(|| {
        let from = before.map(|before| wording::entry_text(case, quantity, before));
        match from {
            Some(from) => [", changed from ", &from].concat(),
            None => ", changed".to_owned(),
        }
    })
}
