//! A table of results: every figure opens its working. One tab stop, arrow keys within.

use crate::components::figure_button::{pressed, told};
use crate::grid::{Grid, GridRow, RowKind, Shown, grid};
use crate::opened::Opened;
use crate::route::Figure;
use casebook_model::evaluate::Figures;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Properties of [`ResultTable`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ResultTableProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Which of its tables.
    pub table: usize,
    /// Its figures now.
    pub now: Rc<Figures>,
    /// The figure whose working is open.
    pub open: Option<Figure>,
    /// The reader wants the working of a figure.
    pub on_open: Callback<Figure>,
}

/// The way a key leads in a table, as rows down and columns to the right.
fn way(key: &str) -> Option<(isize, isize)> {
    Some(match key {
        "ArrowUp" => (-1, 0),
        "ArrowDown" => (1, 0),
        "ArrowLeft" => (0, -1),
        "ArrowRight" => (0, 1),
        _ => return None,
    })
}

/// Row and column of the figure a key leads to. Places without a figure are passed over.
fn neighbour(grid: &Grid, from: (usize, usize), key: &str) -> Option<(usize, usize)> {
    let rows: Vec<&GridRow> = grid.parts.iter().flatten().collect();
    let has = |row: usize, column: usize| {
        rows.get(row).and_then(|row| row.cells.get(column)).is_some_and(Option::is_some)
    };
    let columns = grid.heads.len();
    match key {
        "Home" => (0..columns).find(|column| has(from.0, *column)).map(|column| (from.0, column)),
        "End" => {
            (0..columns).rev().find(|column| has(from.0, *column)).map(|column| (from.0, column))
        }
        _ => {
            let (down, right) = way(key)?;
            let (mut row, mut column) = from;
            loop {
                row = row.checked_add_signed(down)?;
                column = column.checked_add_signed(right)?;
                if row >= rows.len() || column >= columns {
                    return None;
                }
                if has(row, column) {
                    return Some((row, column));
                }
                // One figure that stands for all columns of its row.
                if rows.get(row).is_some_and(|row| row.whole) && has(row, 0) {
                    return Some((row, 0));
                }
            }
        }
    }
}

/// Where the keyboard enters a table.
fn entrance(grid: &Grid) -> (usize, usize) {
    grid.parts
        .iter()
        .flatten()
        .enumerate()
        .find_map(|(row, cells)| {
            cells.cells.iter().position(Option::is_some).map(|column| (row, column))
        })
        .unwrap_or((0, 0))
}

/// The id of the button in a place of a table.
fn button_id(table: usize, row: usize, column: usize) -> String {
    format!("figure-{table}-{row}-{column}")
}

fn place_of(element: &web_sys::Element) -> Option<(usize, usize)> {
    let id = element.id();
    let (rest, column) = id.rsplit_once('-')?;
    let (_, row) = rest.rsplit_once('-')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// A table of results.
#[component]
pub fn ResultTable(props: &ResultTableProps) -> Html {
    let ResultTableProps { opened, table, now, open, on_open } = props.clone();
    let layout = use_memo((Rc::clone(&opened), table), |(opened, table)| {
        opened.case.tables.get(*table).map(|table| grid(&opened.case, table))
    });
    let active = use_state(|| None::<(usize, usize)>);
    let Some((grid, shown)) = layout.as_ref().as_ref().zip(opened.case.tables.get(table)) else {
        return Html::default();
    };
    let stop = active.unwrap_or_else(|| entrance(grid));

    let onclick = Callback::from(move |event: MouseEvent| {
        if let Some(figure) = pressed(&event) {
            on_open.emit(figure);
        }
    });
    let onfocusin = {
        let active = active.clone();
        Callback::from(move |event: FocusEvent| {
            let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            if let Some(place) = element.as_ref().and_then(place_of) {
                active.set(Some(place));
            }
        })
    };
    let onkeydown = {
        let layout = Rc::clone(&layout);
        Callback::from(move |event: KeyboardEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let Some(from) = target.as_ref().and_then(place_of) else { return };
            let Some(grid) = layout.as_ref() else { return };
            if way(&event.key()).is_none() && !matches!(event.key().as_str(), "Home" | "End") {
                return;
            }
            event.prevent_default();
            if let Some((row, column)) = neighbour(grid, from, &event.key())
                && let Some(button) = crate::dom::by_id(&button_id(table, row, column))
            {
                crate::dom::focus(&button);
            }
        })
    };
    let caption = format!("table-{table}");
    let pen = Pen { opened: &opened, now: &now, open: open.as_ref(), stop, table, grid };
    let any_differs = opened.tally.differ > 0;
    let mut row = 0_usize;
    html! {
        <div class="scroll" role="region" aria-labelledby={caption.clone()} {onclick} {onfocusin} {onkeydown}>
            <table class="figures" role="grid" aria-labelledby={caption.clone()}>
                <caption><span class="caption" id={caption}>
                    <span class="caption__title">{ &shown.title }</span>
                    { " " }
                    <span class="caption__note">
                        if let Some(note) = &shown.note {
                            { note }{ " " }
                        }
                        { "Press a figure to see where it comes from. " }
                        if any_differs {
                            <span class="verdict verdict--differs"><span class="verdict__mark" aria-hidden="true">{ "≠" }</span>{ " differs from the print" }</span>
                            { ", " }
                        }
                        <i class="key-changed">{ "follows from your change" }</i>
                    </span>
                </span></caption>
                <thead>
                    if !grid.groups.is_empty() {
                        <tr>
                            <td class="lead"></td>
                            { for grid.groups.iter().map(|group| if group.label.is_empty() {
                                html! { <td></td> }
                            } else {
                                html! { <th scope="colgroup" colspan={group.span.to_string()} class="num starts">{ &group.label }</th> }
                            }) }
                        </tr>
                    }
                    <tr>
                        <th scope="col" class="lead">
                            if grid.lead.is_empty() {
                                // The rows speak for themselves, but not to who hears one cell at a time.
                                <span class="visually-hidden">{ "What" }</span>
                            } else {
                                { &grid.lead }
                            }
                        </th>
                        { for grid.heads.iter().map(|head| html! {
                            <th scope="col" class={classes!("num", head.money.then_some("money"), head.starts.then_some("starts"))}>{ &head.label }</th>
                        }) }
                    </tr>
                </thead>
                { for grid.parts.iter().map(|part| html! {
                    <tbody>
                        { for part.iter().map(|cells| {
                            let drawn = pen.row(cells, row);
                            row = row.saturating_add(1);
                            drawn
                        }) }
                    </tbody>
                }) }
            </table>
        </div>
    }
}

/// Everything a row needs to be drawn.
struct Pen<'a> {
    opened: &'a Opened,
    now: &'a Figures,
    open: Option<&'a Figure>,
    stop: (usize, usize),
    table: usize,
    grid: &'a Grid,
}

impl Pen<'_> {
    fn row(&self, row: &GridRow, number: usize) -> Html {
        let class = match row.kind {
            RowKind::Plain => None,
            RowKind::Before => Some("before"),
            RowKind::Total => Some("total"),
            RowKind::Grand => Some("total grand"),
        };
        // A long label runs on over the empty places that follow it.
        let runs_on = !row.whole && row.cells.first().is_some_and(Option::is_none);
        let label = if runs_on {
            html! { <span class="over">{ &row.label }</span> }
        } else {
            row.label.clone().into()
        };
        let long = row.label.chars().count() > 16 && !runs_on;
        html! {
            <tr {class}>
                <th scope="row" class={long.then_some("long")}>{ label }</th>
                { for self.cells(row, number) }
            </tr>
        }
    }

    fn cells(&self, row: &GridRow, number: usize) -> Vec<Html> {
        let mut drawn = Vec::with_capacity(row.cells.len());
        let mut empty = 0_usize;
        for (column, cell) in row.cells.iter().enumerate() {
            match cell {
                None => empty = empty.saturating_add(1),
                Some(shown) => {
                    if empty > 0 {
                        drawn.push(html! { <td colspan={empty.to_string()}></td> });
                        empty = 0;
                    }
                    let span = row.whole.then(|| self.grid.heads.len());
                    drawn.push(self.cell(shown, number, column, span));
                }
            }
        }
        if empty > 0 {
            drawn.push(html! { <td colspan={empty.to_string()}></td> });
        }
        drawn
    }

    fn cell(&self, shown: &Shown, row: usize, column: usize, span: Option<usize>) -> Html {
        let name = self.opened.name(shown.quantity, &shown.place);
        let told = told(self.opened, self.now, shown.quantity, &shown.place, shown.with_unit);
        let head = self.grid.heads.get(column);
        let class = classes!(
            "num",
            head.is_some_and(|head| head.money).then_some("money"),
            head.is_some_and(|head| head.starts).then_some("starts"),
        );
        let figure = name.name();
        let colspan = span.map(|span| span.to_string());
        if told.none {
            return html! {
                <td {class} {colspan} data-figure={figure}>
                    <span aria-hidden="true">{ "–" }</span>
                    <span class="visually-hidden">{ "does not apply" }</span>
                </td>
            };
        }
        let stop = self.stop == (row, column);
        let expanded = self.open == Some(&name);
        html! {
            <td class={classes!(class, "has-figure")} {colspan}>
                <button class={told.classes()} type="button" id={button_id(self.table, row, column)}
                    tabindex={if stop { "0" } else { "-1" }}
                    data-figure={figure.clone()} data-opens={figure}
                    aria-expanded={expanded.then_some("true")}>
                    { told.text.clone() }
                    if let Some(words) = told.in_words() {
                        <span class="visually-hidden">{ words }</span>
                    }
                </button>
            </td>
        }
    }
}
