//! One cell of a series.

use crate::components::choice_field;
use crate::components::number_field::FormEvent;
use crate::opened::Opened;
use crate::typed::{self, use_typed};
use crate::wording;
use casebook_model::Decimal;
use casebook_model::case::{Given, Quantity, QuantityIndex};
use casebook_model::edit::{Change, Edit};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SeriesCell`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SeriesCellProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The input.
    pub index: QuantityIndex,
    /// Its cell.
    pub cell: usize,
    /// The number there now; `None` while it is needed.
    pub value: Option<Decimal>,
    /// Whether the keyboard enters the table here.
    pub first: bool,
    /// The id of the line that says what is wrong with a cell.
    pub says: AttrValue,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// The id of a cell's field: `cell-in_care-2020-04-low`.
#[must_use]
pub fn cell_id(opened: &Opened, quantity: &Quantity, cell: usize) -> String {
    let place = opened.case.place_code(&opened.case.place_of(quantity, cell));
    format!("cell-{}-{}", quantity.id, place.replace(',', "-"))
}

/// A cell of a series.
#[component]
pub fn SeriesCell(props: &SeriesCellProps) -> Html {
    let SeriesCellProps { opened, index, cell, value, first, says, on } = props.clone();
    let read: Rc<dyn Fn(&str) -> typed::Entry> = {
        let opened = Rc::clone(&opened);
        Rc::new(move |text: &str| {
            match opened.case.quantity(index).and_then(|q| Some((q, q.input()?))) {
                Some((quantity, input)) => typed::read(&opened.case, quantity, input, cell, text),
                None => typed::Entry::Refused(String::new()),
            }
        })
    };
    let typed = use_typed(
        value,
        || {
            opened
                .case
                .quantity(index)
                .map(|quantity| typed::shown(&opened.case, quantity, value))
                .unwrap_or_default()
        },
        read,
        on.reform(move |number| set(index, cell, number, true)),
        on.reform(move |error| FormEvent::Refused(index, cell, error)),
    );
    let Some((quantity, input)) = opened.case.quantity(index).and_then(|q| Some((q, q.input()?)))
    else {
        return Html::default();
    };
    let given = input.given.get(cell);
    if given == Some(&Given::None) {
        return html! { <td class="num"><span aria-hidden="true">{ "–" }</span><span class="visually-hidden">{ "does not apply" }</span></td> };
    }
    let before = given.and_then(Given::value);
    let changed = value != before;
    let needs = value.is_none() && typed.error.is_none();
    let class = match (&typed.error, needs, changed) {
        (Some(_), _, _) => Some("cell--error"),
        (None, true, _) => Some("cell--needs"),
        (None, false, true) => Some("cell--changed"),
        (None, false, false) => None,
    };
    let mut label = wording::place(&opened.case, &opened.case.place_of(quantity, cell));
    if needs {
        label.push_str(", needed");
    } else if changed {
        label.push_str(", changed");
        if let Some(before) = before {
            label.push_str(" from ");
            label.push_str(&wording::entry_text(&opened.case, quantity, before));
        }
    }
    let id = cell_id(&opened, quantity, cell);
    let tabindex = if first { "0" } else { "-1" };
    let options = choice_field::options(&input.control);
    if !options.is_empty() {
        let onchange = on.reform(move |event: Event| {
            let picked = event
                .target_dyn_into::<web_sys::HtmlSelectElement>()
                .and_then(|select| Decimal::from_str_exact(&select.value()).ok());
            set(index, cell, picked, false)
        });
        return html! {
            <td {class}>
                <select {id} {tabindex} aria-label={label} data-cell={cell.to_string()} {onchange}>
                    if value.is_none() {
                        <option value="" selected=true>{ "–" }</option>
                    }
                    { for options.into_iter().map(|(_, label, option)| html! {
                        <option value={option.to_string()} selected={value == Some(option)}>{ label }</option>
                    }) }
                </select>
            </td>
        };
    }
    html! {
        <td {class}>
            <input
                {id}
                type="text"
                inputmode="text"
                autocomplete="off"
                spellcheck="false"
                {tabindex}
                value={typed.text.clone()}
                oninput={typed.oninput.clone()}
                onblur={on.reform(|_| FormEvent::Settled)}
                data-cell={cell.to_string()}
                aria-label={label}
                aria-invalid={typed.error.is_some().then_some("true")}
                aria-describedby={typed.error.is_some().then_some(says)}
            />
        </td>
    }
}

fn set(index: QuantityIndex, cell: usize, number: Option<Decimal>, typed: bool) -> FormEvent {
    let edit = Edit { quantity: index, change: Change::Set(vec![(cell, number)]) };
    FormEvent::Edit(edit, typed.then_some(cell))
}
