//! A row of a table of results. It is drawn anew only when one of its own figures changes.

use super::column_texts::CellText;
use super::grid::{Grid, GridFigure, GridRow, RowKind};
use super::heads::column_class;
use crate::state::opened::Opened;
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use std::rc::Rc;
use yew::prelude::*;

/// A label longer than this may wrap.
const LONG: usize = 16;

/// How much further a label may run on over an empty place.
const PLACE: usize = 10;

/// Properties of [`FigureRow`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FigureRowProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The table, laid out.
    pub grid: Rc<Grid>,
    /// Which of its rows.
    pub row: usize,
    /// What its figures are now, from left to right.
    pub values: Vec<Value>,
    /// What stands for them.
    pub texts: Vec<CellText>,
    /// The column of the figure whose working is open.
    pub open: Option<usize>,
    /// The column of the figure at which the tab key stops.
    pub stop: Option<usize>,
}

/// A row of figures.
#[component]
pub fn FigureRow(props: &FigureRowProps) -> Html {
    let Some(row) = props.grid.rows().nth(props.row) else {
        return Html::default();
    };
    let class = match row.kind {
        RowKind::Plain => None,
        RowKind::Before => Some("before"),
        RowKind::Total => Some("total"),
        RowKind::Grand => Some("total grand"),
    };
    let runs_on = runs_on(row);
    let long = row.label.chars().count() > LONG && !runs_on;
    let mut values = props.values.iter().zip(&props.texts);
    let mut cells = Vec::new();
    let mut empty = 0_usize;
    for (column, cell) in row.cells.iter().enumerate() {
        match cell
            .as_ref()
            .and_then(|figure| Some((figure, values.next()?)))
        {
            None => empty = empty.saturating_add(1),
            Some((figure, (value, text))) => {
                cells.push(blank(core::mem::take(&mut empty)));
                cells.push(figure_cell(props, figure, (value, text), column, row.whole));
            }
        }
    }
    cells.push(blank(empty));
    html! {
        <tr {class}>
            <th class={long.then_some("long")} scope="row">
                <span class={runs_on.then_some("over")}>{ &row.label }</span>
            </th>
            { for cells }
        </tr>
    }
}

/// Whether a label runs on over the empty places that follow it: as far as there are enough of them.
fn runs_on(row: &GridRow) -> bool {
    let empty = row.cells.iter().take_while(|cell| cell.is_none()).count();
    let room = empty.saturating_mul(PLACE).saturating_add(LONG);
    !row.whole && empty > 0 && row.label.chars().count() <= room
}

/// Places without a figure; nothing where there are none.
fn blank(empty: usize) -> Html {
    match empty {
        0 => Html::default(),
        _ => html! { <td colspan={empty.to_string()}></td> },
    }
}

/// A cell with its figure; what the classes show is said too.
fn figure_cell(
    props: &FigureRowProps,
    figure: &GridFigure,
    (value, text): (&Value, &CellText),
    column: usize,
    whole: bool,
) -> Html {
    let FigureRowProps { opened, grid, .. } = props;
    let name = &figure.name;
    let head = grid.heads.get(column);
    let colspan = whole.then(|| grid.heads.len().to_string());
    if *value == Value::None {
        return html! {
            <td class={column_class(head, false)} {colspan} data-figure={name}>
                <span aria-hidden="true">{ "–" }</span>
                <span class="visually-hidden">{ "does not apply" }</span>
            </td>
        };
    }
    let changed = is_changed(&opened.paper, figure, value);
    let fault = match value {
        Value::Error(fault) => Some(fault.words()),
        _ => None,
    };
    let button = classes!(
        "figure",
        changed.then_some("figure--changed"),
        figure.differs.is_some().then_some("figure--differs"),
        matches!(value, Value::Needs(_)).then_some("figure--needs"),
    );
    html! {
        <td class={column_class(head, true)} {colspan}>
            <button class={button} type="button"
                tabindex={if props.stop == Some(column) { "0" } else { "-1" }}
                aria-expanded={(props.open == Some(column)).then_some("true")}
                data-figure={name}>
                { &text.figure }
                if changed || fault.is_some() {
                    <span class="visually-hidden">
                        if changed {
                            { ", changed" }
                        }
                        if let Some(fault) = fault {
                            { ", " }{ fault }
                        }
                    </span>
                }
                if let Some(print) = &text.print {
                    // The print differs from the paper's own sum, which may not be the figure above.
                    <span class="figure__print">
                        <span class="visually-hidden">
                            { if text.paper.is_some() { "; in the paper " } else { ", differs from the " } }
                        </span>
                        { "printed " }{ print }
                    </span>
                }
                if let Some(paper) = &text.paper {
                    <span class="figure__print">
                        <span class="visually-hidden">{ ", " }</span>
                        { "worked out " }{ paper }
                    </span>
                }
            </button>
        </td>
    }
}

/// Whether a figure follows from a change of the reader's.
fn is_changed(paper: &Figures, figure: &GridFigure, value: &Value) -> bool {
    !paper
        .cells(figure.quantity)
        .get(figure.cell)
        .is_some_and(|before| before.same(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(label: &str, empty: usize) -> GridRow {
        GridRow {
            label: label.to_owned(),
            kind: RowKind::Total,
            cells: vec![None; empty],
            whole: false,
        }
    }

    #[test]
    fn a_label_runs_on_as_far_as_there_is_room() {
        assert!(runs_on(&row("The paper’s four risks together", 2)));
        let longer = "The paper’s four risks together, with the legal saving failing too";
        assert!(!runs_on(&row(longer, 2)), "it would run into the figure");
        assert!(!runs_on(&row("Total", 0)));
    }
}
