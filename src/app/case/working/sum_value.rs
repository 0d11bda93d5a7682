//! A figure at the end of a line of a sum, its unit below it.

use crate::state::opened::Opened;
use casebook_model::Decimal;
use casebook_model::case::{Case, Quantity, QuantityIndex};
use casebook_model::value::Value;
use casebook_model::{edit, words};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SumValue`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SumValueProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What it is a figure of.
    pub quantity: QuantityIndex,
    /// The figure.
    pub value: Value,
    /// Whether it is marked as following from a change of the reader's.
    pub changed: bool,
}

/// The figure.
#[component]
pub fn SumValue(props: &SumValueProps) -> Html {
    let case = &props.opened.case;
    let Some(quantity) = case.quantity(props.quantity) else {
        return Html::default();
    };
    let (number, unit) = split(case, quantity, &props.value);
    html! {
        <span class="sum__value">
            <b class={props.changed.then_some("is-changed")}>{ number }</b>
            if props.changed {
                <span class="visually-hidden">{ ", changed, " }</span>
            }
            if !unit.is_empty() {
                { " " }<span class="sum__unit">{ unit }</span>
            }
        </span>
    }
}

/// A figure as a number and the words of its unit.
fn split(case: &Case, quantity: &Quantity, value: &Value) -> (String, String) {
    let Value::Number(number) = value else {
        let text = match value {
            Value::Needs(_) => "needed".to_owned(),
            value => words::value(case, quantity, value),
        };
        return (text, String::new());
    };
    let all = edit::input_words(case, quantity, *number);
    let one = words::shown(&quantity.unit, *number).abs() == Decimal::ONE;
    let unit = quantity.unit.words(&case.units, !one);
    match all.strip_suffix(unit.as_str()) {
        Some(number) if !unit.is_empty() => (number.trim_end().to_owned(), unit),
        _ => (all, String::new()),
    }
}
