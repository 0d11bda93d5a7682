//! The table of a series, or one of several below each other. Keys and pastes are taken by the table,
//! not by each cell.

use super::cell::{CellNow, cell_id};
use super::paste::{is_block, paste};
use super::row::SeriesRow;
use super::sheet::{Sheet, neighbour, position};
use crate::case::form::use_form::FormEvent;
use crate::frame::dom;
use crate::parts::wording;
use crate::state::opened::Opened;
use casebook_model::case::{Case, Quantity, QuantityIndex};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Properties of [`SeriesTable`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SeriesTableProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The input.
    pub index: QuantityIndex,
    /// Which cell stands where.
    pub sheet: Rc<Option<Sheet>>,
    /// Which of the tables.
    pub block: usize,
    /// What all cells of the input show.
    pub cells: Vec<CellNow>,
    /// The cell where the keyboard enters.
    pub stop: usize,
    /// The id of the line that says what is wrong.
    pub says: AttrValue,
    /// What the reader does.
    pub on: Callback<FormEvent>,
    /// The keyboard has entered a cell.
    pub on_enter: Callback<usize>,
}

/// Row heads longer than a month's are given more room.
const SHORT_HEAD: usize = 9;

/// A table.
#[component]
pub fn SeriesTable(props: &SeriesTableProps) -> Html {
    let SeriesTableProps {
        opened,
        index,
        sheet,
        block,
        cells,
        stop,
        says,
        on,
        on_enter,
    } = props.clone();
    let onfocusin = use_callback(on_enter, |event: FocusEvent, on_enter| {
        if let Some((_, cell)) = cell_of(&event) {
            on_enter.emit(cell);
        }
    });
    let whole = (Rc::clone(&opened), index, Rc::clone(&sheet));
    let onkeydown = use_callback(whole.clone(), |event, (opened, index, sheet)| {
        if let Some(sheet) = sheet.as_ref() {
            step(&event, opened, *index, sheet);
        }
    });
    let onpaste = use_callback(
        (whole, on.clone()),
        |event, ((opened, index, sheet), on)| {
            if let Some(sheet) = sheet.as_ref() {
                take(&event, opened, *index, sheet, on);
            }
        },
    );
    let case = &opened.case;
    let Some(quantity) = case.quantity(index) else {
        return Html::default();
    };
    let Some((sheet, (place, rows))) = (*sheet)
        .as_ref()
        .and_then(|sheet| Some((sheet, sheet.blocks.get(block)?)))
    else {
        return Html::default();
    };
    let across = sheet.across.and_then(|axis| case.axis(axis));
    let by = across.and_then(wording::left_out).map(|word| {
        let by = if place.pairs().next().is_none() {
            "By "
        } else {
            ", by "
        };
        [by, word].concat()
    });
    let caption = format!("series-{}-{block}", quantity.id);
    let down = case.axis(sheet.down);
    let heads = down.map(wording::heads).unwrap_or_default();
    let wordy = heads.iter().any(|head| head.chars().count() > SHORT_HEAD);
    let shown = |row: &[usize]| -> Vec<CellNow> {
        row.iter()
            .filter_map(|cell| cells.get(*cell).cloned())
            .collect()
    };
    html! {
        <div class="scroll" role="region" aria-labelledby={caption.clone()} {onkeydown} {onfocusin} {onpaste}>
            <table class={classes!("figures", "series", wordy.then_some("series--words"))}>
                <caption>
                    <span class="caption" id={caption}>
                        <span class="visually-hidden">{ [&quantity.label, " "].concat() }</span>
                        <span class="caption__note">{ wording::raised(&wording::place(case, place)) }{ by }</span>
                    </span>
                </caption>
                <thead>
                    <tr>
                        <th scope="col">
                            <span class="visually-hidden">{ down.map(|axis| axis.label.clone()) }</span>
                        </th>
                        for head in columns(case, quantity, sheet) {
                            <th class="num" scope="col">{ head }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for (row, head) in rows.iter().zip(heads) {
                        <SeriesRow
                            opened={Rc::clone(&opened)}
                            {index}
                            {head}
                            cells={shown(row)}
                            stop={row.contains(&stop).then_some(stop)}
                            says={&says}
                            on={on.clone()}
                        />
                    }
                </tbody>
            </table>
        </div>
    }
}

/// The heads of the columns: items of the axis across, or the unit where there is but one column.
fn columns(case: &Case, quantity: &Quantity, sheet: &Sheet) -> Vec<String> {
    if let Some(axis) = sheet.across.and_then(|axis| case.axis(axis)) {
        return wording::heads(axis);
    }
    let unit = wording::raised(&quantity.unit.heading(&case.units));
    vec![if unit.is_empty() {
        quantity.short_label().to_owned()
    } else {
        unit
    }]
}

/// The field that an event comes from, and its cell.
fn cell_of(event: &Event) -> Option<(web_sys::HtmlElement, usize)> {
    let field: web_sys::HtmlElement = event.target()?.dyn_into().ok()?;
    let cell = field.get_attribute("data-cell")?.parse().ok()?;
    Some((field, cell))
}

/// Whether a key may leave a field: sideways only when the cursor is at that end or all is marked.
fn may_leave(field: &web_sys::HtmlInputElement, key: &str) -> bool {
    let length = u32::try_from(field.value().encode_utf16().count()).unwrap_or(u32::MAX);
    let start = field.selection_start().ok().flatten().unwrap_or(0);
    let end = field.selection_end().ok().flatten().unwrap_or(length);
    let all = start == 0 && end == length;
    match key {
        "ArrowLeft" => all || end == 0,
        "ArrowRight" => all || start == length,
        _ => true,
    }
}

/// Moves the keyboard from cell to cell.
fn step(event: &KeyboardEvent, opened: &Opened, index: QuantityIndex, sheet: &Sheet) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some((field, cell)) = cell_of(event) else {
        return;
    };
    let Some((quantity, input)) = opened
        .case
        .quantity(index)
        .and_then(|q| Some((q, q.input()?)))
    else {
        return;
    };
    let key = event.key();
    // With shift an arrow marks text within the field.
    if event.shift_key() && key != "Enter" {
        return;
    }
    let sideways = key == "ArrowLeft" || key == "ArrowRight";
    match field.dyn_ref::<web_sys::HtmlInputElement>() {
        Some(field) if !may_leave(field, &key) => return,
        // A select keeps its own up and down.
        None if !sideways => return,
        _ => {}
    }
    if let Some(next) = neighbour(&sheet.rows(), &input.given, cell, &key, event.shift_key())
        && let Some(field) = dom::by_id(&cell_id(opened, quantity, next))
    {
        event.prevent_default();
        dom::focus(&field);
        if let Some(field) = field.dyn_ref::<web_sys::HtmlInputElement>() {
            field.select();
        }
    } else if key == "Enter" {
        event.prevent_default();
    }
}

/// Spreads what is pasted over the cells; a single figure goes into its field as though typed.
fn take(
    event: &Event,
    opened: &Opened,
    index: QuantityIndex,
    sheet: &Sheet,
    on: &Callback<FormEvent>,
) {
    let Some((_, cell)) = cell_of(event) else {
        return;
    };
    let text = event
        .dyn_ref::<web_sys::ClipboardEvent>()
        .and_then(web_sys::ClipboardEvent::clipboard_data)
        .and_then(|clipboard| clipboard.get_data("text").ok())
        .unwrap_or_default();
    if !is_block(&text) {
        return;
    }
    event.prevent_default();
    let rows = sheet.rows();
    let Some((quantity, input)) = opened
        .case
        .quantity(index)
        .and_then(|q| Some((q, q.input()?)))
    else {
        return;
    };
    if let Some(start) = position(&rows, cell) {
        let pasted = paste(&opened.case, quantity, input, &rows, start, &text);
        on.emit(FormEvent::Pasted(index, pasted));
    }
}
