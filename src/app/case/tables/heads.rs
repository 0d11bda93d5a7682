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
        html! { <th class={column_class(Some(head), false)} scope="col">{ &head.label }</th> }
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

/// The classes of what stands in a column: a head, nothing, or a figure that opens.
#[must_use]
pub fn column_class(head: Option<&ColumnHead>, figure: bool) -> &'static str {
    let of_head = |is: fn(&ColumnHead) -> bool| head.is_some_and(is);
    match (
        of_head(|head| head.money),
        of_head(|head| head.starts),
        figure,
    ) {
        (false, false, false) => "num",
        (false, true, false) => "num starts",
        (true, false, false) => "num money",
        (true, true, false) => "num money starts",
        (false, false, true) => "num has-figure",
        (false, true, true) => "num starts has-figure",
        (true, false, true) => "num money has-figure",
        (true, true, true) => "num money starts has-figure",
    }
}
