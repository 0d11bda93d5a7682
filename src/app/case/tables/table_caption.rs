//! The caption of a table of results: its title, and what its marks mean.

use super::grid::{Grid, GridRow};
use crate::parts::verdict::verdict_saying;
use crate::state::opened::Opened;
use casebook_analysis::checks::Verdict;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`TableCaption`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TableCaptionProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Which of its tables.
    pub table: usize,
    /// That table, laid out.
    pub grid: Rc<Grid>,
    /// The id by which the table is named after its caption.
    pub id: AttrValue,
}

/// The caption.
#[component]
pub fn TableCaption(props: &TableCaptionProps) -> Html {
    let Some(table) = props.opened.case.tables.get(props.table) else {
        return Html::default();
    };
    // Said once, on top.
    let first = props.table == 0;
    html! {
        <caption>
            <span id={&props.id} class="caption">
                <span class="caption__title">{ &table.title }</span>
                { " " }
                <span class="caption__note">
                    if let Some(note) = &table.note {
                        { note }{ " " }
                    }
                    if first {
                        <span class="on-screen">{ "Press a figure to see where it comes from. " }</span>
                    }
                    if differs(&props.opened, &props.grid) {
                        { verdict_saying(Verdict::Differs, "differs from the print".into()) }
                        { " " }
                    }
                    // Not seen where no figure of the table does; its room is kept.
                    <i class="key-changed">{ "follows from your change" }</i>
                </span>
            </span>
        </caption>
    }
}

/// Whether any figure of a table differs from its print.
fn differs(opened: &Opened, grid: &Grid) -> bool {
    let shows = |row: &GridRow| {
        opened.checks.iter().any(|check| {
            check.verdict == Verdict::Differs
                && row.column_of(check.quantity, &check.place).is_some()
        })
    };
    grid.rows().any(shows)
}
