//! The heads of the columns of a table of results.

use super::grid::{ColumnHead, Grid};
use yew::prelude::*;

/// The heads.
pub fn heads(grid: &Grid) -> Html {
    let groups = grid.groups.iter().map(|group| {
        if group.label.is_empty() {
            html! { <td></td> }
        } else {
            let colspan = group.span.to_string();
            html! { <th class="num starts" scope="colgroup" {colspan}>{ &group.label }</th> }
        }
    });
    let heads = grid.heads.iter().map(|head| {
        html! { <th class={column_class(Some(head))} scope="col">{ &head.label }</th> }
    });
    html! {
        <thead>
            if !grid.groups.is_empty() {
                <tr>
                    <td class="lead"></td>
                    { for groups }
                </tr>
            }
            <tr>
                <th class="lead" scope="col">
                    if grid.lead.is_empty() {
                        // The rows speak for themselves, but not to who hears one cell at a time.
                        <span class="visually-hidden">{ "What" }</span>
                    } else {
                        { &grid.lead }
                    }
                </th>
                { for heads }
            </tr>
        </thead>
    }
}

/// The classes of what stands in a column of figures.
#[must_use]
pub fn column_class(head: Option<&ColumnHead>) -> Classes {
    classes!(
        "num",
        head.is_some_and(|head| head.money).then_some("money"),
        head.is_some_and(|head| head.starts).then_some("starts"),
    )
}
