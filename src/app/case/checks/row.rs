//! A check: a printed figure beside the one worked out again.

use crate::case::tables::figure_row::button_id;
use crate::parts::verdict::verdict_mark;
use crate::parts::wording;
use crate::state::opened::Opened;
use casebook_model::Decimal;
use casebook_model::case::Quantity;
use casebook_model::value::Value;
use casebook_model::words;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`CheckRow`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CheckRowProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Which of its checks.
    pub check: usize,
    /// What it is called.
    pub label: AttrValue,
    /// Whether figures now stand beside the checks.
    pub changed: bool,
    /// The figure now; `None` beside a check that is of prints alone.
    pub now: Option<Value>,
    /// Whether the working of its figure is open.
    pub open: bool,
    /// Whether the tab key stops here.
    pub stop: bool,
}

/// The name of their table in the ids of its buttons.
pub const TABLE: &str = "checks";

/// A check.
#[component]
pub fn CheckRow(props: &CheckRowProps) -> Html {
    let CheckRowProps {
        opened,
        label,
        changed,
        now,
        open,
        stop,
        ..
    } = props;
    let Some(check) = opened.checks.get(props.check) else {
        return Html::default();
    };
    let Some(quantity) = opened.case.quantity(check.quantity) else {
        return Html::default();
    };
    let name = opened.name(check.quantity, &check.place).name();
    let difference = match check.difference {
        None => "–".to_owned(),
        Some(difference) => without_unit(
            wording::difference(&opened.case, quantity, difference),
            quantity,
        ),
    };
    let now = now.as_ref().map(|now| {
        let moved = !now.same(&check.calculated);
        html! {
            <>
                <span class={moved.then_some("key-changed")}>{ figure(opened, quantity, now, None) }</span>
                if moved {
                    <span class="visually-hidden">{ ", changed" }</span>
                }
            </>
        }
    });
    html! {
        <tr data-check={check.id.clone()}>
            <th class="long" scope="row">{ label }</th>
            <td class="num money">{ check.printed.readable() }</td>
            <td class="num money has-figure">
                <button id={button_id(TABLE, (props.check, 0))} class="figure" type="button"
                    tabindex={if *stop { "0" } else { "-1" }}
                    data-opens={name} aria-expanded={open.then_some("true")}>
                    { figure(opened, quantity, &check.calculated, Some(check.published)) }
                </button>
            </td>
            <td class="num money">{ difference }</td>
            if *changed {
                <td class="num money">{ now }</td>
            }
            <td class="text">{ verdict_mark(check.verdict) }</td>
        </tr>
    }
}

/// A figure without the words of its unit, which stand in the label; points between two shares stay,
/// since the label says per cent.
fn without_unit(mut text: String, quantity: &Quantity) -> String {
    let points = quantity.unit.percent && text.contains("percentage");
    if let (false, Some(end)) = (points, text.find(' ')) {
        text.truncate(end);
    }
    text
}

/// A figure, told from what is printed where that stands beside it.
fn figure(opened: &Opened, quantity: &Quantity, value: &Value, printed: Option<Decimal>) -> String {
    let case = &opened.case;
    match (value, printed) {
        (Value::Needs(_), _) => "○ needed".to_owned(),
        (Value::Number(_), Some(printed)) if !quantity.truth => without_unit(
            wording::value_beside(case, quantity, value, printed),
            quantity,
        ),
        (Value::Number(number), None) if !quantity.truth => {
            without_unit(words::figure(case, quantity, *number), quantity)
        }
        (value, _) => words::value(case, quantity, value),
    }
}
