//! The caption of a table of results: its title, and what its marks mean.

use super::grid::Grid;
use crate::parts::verdict::verdict_saying;
use casebook_analysis::checks::Verdict;
use casebook_model::case::Table;
use yew::prelude::*;

/// The caption of a table of a case, by which the table is named after its `id`. What holds of all
/// tables stands at the first.
pub fn table_caption(table: &Table, grid: &Grid, id: &AttrValue, is_first: bool) -> Html {
    html! {
        <caption>
            <span {id} class="caption">
                <span class="caption__title">{ &table.title }</span>
                { " " }
                <span class="caption__note">
                    if let Some(note) = &table.note {
                        { note }{ " " }
                    }
                    if is_first {
                        <span class="on-screen">{ "Press a figure to see where it comes from. " }</span>
                    }
                    if grid.differs {
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
