//! What is still needed: each empty input, who would know it, and what hangs on it.

use crate::components::number_field::input_id;
use crate::components::series_cell::cell_id;
use crate::el::{El, button, classed, el, said, section};
use crate::opened::Opened;
use crate::wording;
use casebook_model::case::{Case, Layout, QuantityIndex};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use yew::prelude::*;

/// The most figures that are named as hanging on an input.
const MOST_NAMED: usize = 4;

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

/// What is still needed; nothing if all is given. `on_field` gets the id of the field the reader
/// wants to go to.
pub fn needs_list(opened: &Opened, now: &Figures, on_field: &Callback<String>) -> Html {
    let case = &opened.case;
    let displayed = displayed(case);
    let needed: Vec<El> = case
        .each_quantity()
        .filter_map(|(index, quantity)| {
            let input = quantity.input()?;
            let cells = now.cells(index);
            let empty = cells
                .iter()
                .filter(|value| matches!(value, Value::Needs(_)))
                .count();
            let first = cells
                .iter()
                .position(|value| matches!(value, Value::Needs(_)))?;
            let hanging: Vec<&str> = displayed
                .iter()
                .filter(|shown| **shown != index)
                .filter(|shown| {
                    now.cells(**shown)
                        .iter()
                        .any(|value| waits_for(value, index))
                })
                .filter_map(|shown| case.quantity(*shown))
                .map(|quantity| quantity.label.as_str())
                .collect();
            let target = if quantity.axes.is_empty() {
                input_id(quantity)
            } else {
                cell_id(opened, quantity, first)
            };
            let onclick = on_field.reform(move |_: MouseEvent| target.clone());
            let mut small = String::new();
            if quantity.cells > 1 {
                small.push_str(
                    &[
                        &empty.to_string(),
                        " of ",
                        &cells.len().to_string(),
                        " figures. ",
                    ]
                    .concat(),
                );
            }
            if let Some(who) = &input.who {
                small.push_str("Who would know: ");
                small.push_str(&wording::who(who));
                small.push_str(". ");
            }
            if hanging.is_empty() {
                small.push_str("Nothing shown here hangs on it.");
            } else {
                small.push_str("What hangs on it: ");
                let named: Vec<String> = hanging
                    .iter()
                    .take(MOST_NAMED)
                    .map(|label| (*label).to_owned())
                    .collect();
                small.push_str(&named.join("; "));
                let more = hanging.len().saturating_sub(MOST_NAMED);
                if more > 0 {
                    small.push_str(&["; and ", &more.to_string(), " more"].concat());
                }
                small.push('.');
            }
            let go = button("link-button", &quantity.label, onclick);
            Some(
                el("li")
                    .key(&quantity.id)
                    .el(go)
                    .el(el("small").text(&small)),
            )
        })
        .collect();
    if needed.is_empty() {
        return Html::default();
    }
    let note =
        "The paper does not print these. They stay empty until somebody who knows fills them in.";
    section("needs", "Still needed")
        .el(said("p", "aside", note))
        .el(classed("ul", "list").each(needed.into_iter()))
        .done()
}
