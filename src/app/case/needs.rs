//! What is still needed: each empty input, who would know it, and what hangs on it.

use super::fields::field_id;
use crate::parts::wording;
use crate::state::opened::Opened;
use casebook_model::case::{Case, Layout, QuantityIndex};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use yew::prelude::*;

/// The most figures that are named as hanging on an input.
const MOST_NAMED: usize = 4;

/// An input that is still needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeededInput {
    id: String,
    label: String,
    /// How much of it is empty, who would know, and what hangs on it.
    about: String,
    /// The id of its first empty field.
    field: String,
}

/// What is still needed; nothing if all is given. `on_field` goes to a field by its id.
pub fn needs_list(needed: &[NeededInput], on_field: &Callback<String>) -> Html {
    if needed.is_empty() {
        return Html::default();
    }
    let item = |input: &NeededInput| {
        let field = input.field.clone();
        let onclick = on_field.reform(move |_: MouseEvent| field.clone());
        html! {
            <li key={&*input.id}>
                <button class="link-button" type="button" {onclick}>{ &input.label }</button>
                <small>{ &input.about }</small>
            </li>
        }
    };
    html! {
        <section class="section offscreen" aria-labelledby="needs">
            <h2 id="needs" tabindex="-1">{ "Still needed" }</h2>
            <p class="aside">
                { "The paper does not print these. They stay empty until somebody who knows fills them in." }
            </p>
            <ul class="list">{ for needed.iter().map(item) }</ul>
        </section>
    }
}

/// The inputs of a case that are still needed.
#[must_use]
pub fn needed(opened: &Opened, now: &Figures) -> Vec<NeededInput> {
    let case = &opened.case;
    let inputs = case.each_quantity().filter_map(|(index, quantity)| {
        let who = quantity.input()?.who.as_deref();
        let cells = now.cells(index);
        let is_empty = |value: &Value| matches!(value, Value::Needs(_));
        let first = cells.iter().position(is_empty)?;
        let mut about = String::new();
        if quantity.cells > 1 {
            let empty = cells.iter().filter(|value| is_empty(value)).count();
            about.push_str(&format!("{empty} of {} figures. ", cells.len()));
        }
        if let Some(who) = who {
            about.push_str(&format!("Who would know: {}. ", wording::who(who)));
        }
        about.push_str(&what_hangs(case, now, index));
        Some(NeededInput {
            id: quantity.id.clone(),
            label: quantity.label.clone(),
            about,
            field: field_id(opened, quantity, first),
        })
    });
    inputs.collect()
}

/// What of that which is shown hangs on an input.
fn what_hangs(case: &Case, now: &Figures, input: QuantityIndex) -> String {
    let hanging: Vec<&str> = displayed(case)
        .into_iter()
        .filter(|index| *index != input)
        .filter(|index| {
            now.cells(*index)
                .iter()
                .any(|value| waits_for(value, input))
        })
        .filter_map(|index| case.quantity(index))
        .map(|quantity| quantity.label.as_str())
        .collect();
    let named: Vec<&str> = hanging.iter().take(MOST_NAMED).copied().collect();
    let named = named.join("; ");
    match hanging.len().saturating_sub(MOST_NAMED) {
        _ if hanging.is_empty() => "Nothing shown here depends on it.".to_owned(),
        0 => format!("What depends on it: {named}."),
        more => format!("What depends on it: {named}; and {more} more."),
    }
}

/// The quantities the reader is shown: the claim, and what stands in a table.
fn displayed(case: &Case) -> Vec<QuantityIndex> {
    let mut list = vec![case.claim.quantity];
    for table in &case.tables {
        match &table.layout {
            Layout::AlongAxis {
                columns,
                before,
                after,
                ..
            } => {
                list.extend(columns.iter().map(|column| column.quantity));
                list.extend(before.iter().chain(after).map(|row| row.quantity));
            }
            Layout::OfQuantities { rows, .. } => list.extend(rows.iter().map(|row| row.quantity)),
        }
    }
    let mut seen = Vec::new();
    list.retain(|index| {
        let new = !seen.contains(index);
        seen.push(*index);
        new
    });
    list
}

fn waits_for(value: &Value, input: QuantityIndex) -> bool {
    match value {
        Value::Needs(needs) => needs.cells().iter().any(|cell| cell.quantity == input),
        _ => false,
    }
}
