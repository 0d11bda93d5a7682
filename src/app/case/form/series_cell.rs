//! One cell of a series.

use crate::components::choice_field;
use crate::components::number_field::FieldProps;
use crate::components::number_input::NumberInputProps;
use crate::el::{El, classed, el, hidden};
use crate::form_state::FormEvent;
use crate::opened::Opened;
use crate::part::Part;
use crate::wording;
use casebook_model::Decimal;
use casebook_model::case::{Given, Quantity, QuantityIndex};
use casebook_model::edit::{Change, Edit};
use std::rc::Rc;
use yew::prelude::*;

/// The id of a cell's field: `cell-in_care-2020-04-low`.
#[must_use]
pub fn cell_id(opened: &Opened, quantity: &Quantity, cell: usize) -> String {
    let place = opened
        .case
        .place_code(&opened.case.place_of(quantity, cell));
    ["cell-", &quantity.id, "-", &place.replace(',', "-")].concat()
}

/// A cell; `value` is its number now, `stop` says whether the keyboard enters the table here,
/// `error` what is wrong with what stands in it, `says` the id of the line that tells that.
#[must_use]
pub fn series_cell(
    props: FieldProps<'_>,
    cell: usize,
    value: Option<Decimal>,
    stop: bool,
    error: bool,
    says: &str,
) -> El {
    let FieldProps {
        opened,
        index,
        quantity,
        input,
        form,
        on,
        ..
    } = props;
    let given = input.given.get(cell);
    if given == Some(&Given::None) {
        return classed("td", "num")
            .el(el("span").fixed("aria-hidden", "true").text("–"))
            .el(hidden("does not apply"));
    }
    let before = given.and_then(Given::value);
    let mut name = wording::raised(&wording::place(
        &opened.case,
        &opened.case.place_of(quantity, cell),
    ));
    let class = match (error, value, value != before) {
        (true, _, _) => "cell--error",
        (false, None, _) => {
            name.push_str(", needed");
            "cell--needs"
        }
        (false, Some(_), true) => {
            name.push_str(", changed");
            if let Some(before) = before {
                name.push_str(" from ");
                name.push_str(&wording::entry_text(&opened.case, quantity, before));
            }
            "cell--changed"
        }
        (false, Some(_), false) => "",
    };
    let id = cell_id(opened, quantity, cell);
    let options = choice_field::options(&input.control);
    let td = classed("td", class);
    if options.is_empty() {
        let described = error.then(|| AttrValue::from(says.to_owned()));
        let field = Part::NumberInput(NumberInputProps {
            opened: Rc::clone(opened),
            index,
            cell,
            value,
            put_back: form.times_put_back(index),
            id: id.clone().into(),
            name: Some(name.into()),
            described,
            stop,
            keyboard: "text",
            on: on.clone(),
        });
        return td.html(field.drawn(&id));
    }
    let onchange = on.reform(move |event: Event| {
        let picked = event
            .target_dyn_into::<web_sys::HtmlSelectElement>()
            .and_then(|select| Decimal::from_str_exact(&select.value()).ok());
        set(index, cell, picked)
    });
    let empty = value
        .is_none()
        .then(|| el("option").fixed("value", "").text("–"));
    let options = options.into_iter().map(|(_, label, option)| {
        el("option")
            .with("value", &option.to_string())
            .fixed_if(value == Some(option), "selected", "selected")
            .text(&label)
    });
    td.el(el("select")
        .with("id", &id)
        .fixed("tabindex", if stop { "0" } else { "-1" })
        .with("aria-label", &name)
        .with("data-cell", &cell.to_string())
        .on_change(onchange)
        .maybe(empty)
        .each(options))
}

fn set(index: QuantityIndex, cell: usize, number: Option<Decimal>) -> FormEvent {
    FormEvent::Edit(
        Edit {
            quantity: index,
            change: Change::Set(vec![(cell, number)]),
        },
        None,
    )
}
