//! The table as it was pasted, with a mark at each figure that is made of others, and the cells of the
//! relation that is shown.

use super::found::{Found, Role};
use crate::parts::verdict;
use casebook_analysis::checks::Verdict as Mark;
use casebook_tables::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`MarkedTable`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MarkedTableProps {
    /// What was found.
    pub found: Rc<Found>,
    /// The relations that do not count.
    pub dropped: Rc<[usize]>,
    /// The relation that is shown.
    pub shown: Option<usize>,
}

/// The table.
#[component]
pub fn MarkedTable(props: &MarkedTableProps) -> Html {
    let table = &props.found.table;
    let width = table.cells.iter().map(Vec::len).max().unwrap_or(0);
    let first = table.rows.first().map_or(0, |row| row.at);
    let lines = || table.cells.iter().enumerate();
    html! {
        <div class="scroll" role="region" tabindex="0" aria-label="The table">
            <table class="figures pasted">
                <thead>
                    { for lines().take(first).map(|(_, cells)| heads(props, cells)) }
                </thead>
                <tbody>
                    { for lines().skip(first).map(|(at, cells)| line(props, at, cells, width)) }
                </tbody>
            </table>
        </div>
    }
}

/// A line above the figures.
fn heads(props: &MarkedTableProps, cells: &[String]) -> Html {
    let head = |(place, text): (usize, &String)| {
        let is_number = props.found.table.columns.iter().any(|it| it.at == place);
        let class = match is_number {
            true => Some("num"),
            false => (place == 0).then_some("lead"),
        };
        match text.is_empty() {
            true => html! { <td></td> },
            false => html! { <th {class} scope="col">{ text }</th> },
        }
    };
    html! { <tr>{ for cells.iter().enumerate().map(head) }</tr> }
}

fn line(props: &MarkedTableProps, at: usize, cells: &[String], width: usize) -> Html {
    let found = &props.found;
    if found.row(at).is_none() {
        let words: Vec<&str> = cells.iter().map(String::as_str).collect();
        return html! {
            <tr><th class="part" scope="colgroup" colspan={width.to_string()}>{ words.join(" ") }</th></tr>
        };
    }
    let cell = |(place, text): (usize, &String)| match found.cell(at, place) {
        Some(cell) => figure(props, cell, text),
        None if place == 0 => html! { <th class="long" scope="row">{ text }</th> },
        None => html! { <td>{ text }</td> },
    };
    html! { <tr>{ for cells.iter().enumerate().map(cell) }</tr> }
}

fn figure(props: &MarkedTableProps, cell: Cell, text: &str) -> Html {
    let found = &props.found;
    let (role, said) = match found.role(props.shown, cell) {
        Some(Role::Made) => (Some("made"), "; made of the marked ones"),
        Some(Role::Goes) => (Some("goes"), "; goes into it"),
        Some(Role::Taken) => (Some("taken"), "; taken off"),
        None => (None, ""),
    };
    let mark = found.mark(cell, &props.dropped);
    let kind = match mark {
        Some(Mark::Differs) => "verdict--differs",
        Some(Mark::Rounds) => "verdict--rounds",
        Some(Mark::Needs) => "verdict--needs",
        _ => "verdict--agrees",
    };
    html! {
        <td class="num" data-role={role}>
            { text }
            // Figures stay in line whether they have a mark or not.
            <span class={classes!("pasted__mark", kind)} aria-hidden="true">{ mark.map(verdict::mark) }</span>
            if mark.is_some() || role.is_some() {
                <span class="visually-hidden">
                    { match mark {
                        None => "",
                        Some(Mark::Agrees) => ", adds up",
                        Some(Mark::Rounds | Mark::Hedged) => ", adds up as rounded",
                        Some(Mark::Needs) => ", rests on what is no figure",
                        Some(Mark::Differs) => ", does not add up",
                    } }
                    { said }
                </span>
            }
        </td>
    }
}
