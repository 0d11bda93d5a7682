//! A series of the form: a small table to edit, to paste into, or to change as a whole.

use crate::components::number_field::{FieldProps, explanation, hint, reason, source_button, tag};
use crate::components::series_cell::{cell_id, series_cell};
use crate::components::series_paste::{Pasted, is_block, paste};
use crate::components::series_tools::SeriesToolsProps;
use crate::dom;
use crate::el::{El, button, classed, el, hidden, said, text};
use crate::form_state::{FormEvent, FormState};
use crate::opened::Opened;
use crate::part::Part;
use crate::wording;
use casebook_model::axis::{AxisIndex, AxisKind, Place};
use casebook_model::case::{Case, Given, Input, Quantity, QuantityIndex};
use casebook_model::edit::{self, Change, Edit};
use casebook_model::value::Value;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::html::{onfocusin, onkeydown, onpaste};
use yew::prelude::*;

/// Properties of [`use_series_field`].
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesFieldProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The input, one with axes.
    pub index: QuantityIndex,
    /// Its cells now.
    pub values: Rc<[Value]>,
    /// Whether the reader changed it.
    pub changed: bool,
    /// What the reader did to it, in words; empty if nothing.
    pub sentence: AttrValue,
    /// The state of the form.
    pub form: Rc<FormState>,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// Row heads longer than a month's are given more room.
const SHORT_HEAD: usize = 9;

/// A series as a table: which cells stand in which row and column.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sheet {
    /// The axis down.
    down: AxisIndex,
    /// The axis across, if there is one.
    across: Option<AxisIndex>,
    /// Cells by row and column. Further axes follow below each other, each with its place.
    blocks: Vec<(Place, Vec<Vec<usize>>)>,
}

impl Sheet {
    fn new(case: &Case, quantity: &Quantity) -> Option<Self> {
        let along = edit::along(case, quantity)?;
        let other = quantity
            .axes
            .iter()
            .copied()
            .rev()
            .find(|axis| *axis != along);
        // Time goes down; of others the longer one does, since a screen has more room there.
        let is_time = case
            .axis(along)
            .is_some_and(|axis| axis.kind != AxisKind::Items);
        let (down, across) = match other {
            Some(other) if !is_time && case.length(other) > case.length(along) => {
                (other, Some(along))
            }
            other => (along, other),
        };
        let others: Vec<AxisIndex> = quantity
            .axes
            .iter()
            .copied()
            .filter(|axis| *axis != down && Some(*axis) != across)
            .collect();
        let mut places = vec![Place::nowhere()];
        for axis in others {
            places = places
                .iter()
                .flat_map(|place| {
                    (0..case.length(axis)).map(move |item| place.clone().with(axis, item))
                })
                .collect();
        }
        let blocks = places
            .into_iter()
            .map(|place| {
                let row = |item: usize| {
                    let place = place.clone().with(down, item);
                    let columns = across.map_or(1, |axis| case.length(axis));
                    (0..columns)
                        .filter_map(|column| {
                            let place = match across {
                                Some(axis) => place.clone().with(axis, column),
                                None => place.clone(),
                            };
                            case.cell_of(quantity, &place)
                        })
                        .collect()
                };
                let rows = (0..case.length(down)).map(row).collect();
                (place.clone(), rows)
            })
            .collect();
        Some(Self {
            down,
            across,
            blocks,
        })
    }

    /// All rows below each other.
    fn rows(&self) -> Vec<Vec<usize>> {
        self.blocks
            .iter()
            .flat_map(|(_, rows)| rows.iter().cloned())
            .collect()
    }
}

/// Row and column of a cell.
fn position(rows: &[Vec<usize>], cell: usize) -> Option<(usize, usize)> {
    rows.iter().enumerate().find_map(|(row, cells)| {
        cells
            .iter()
            .position(|other| *other == cell)
            .map(|column| (row, column))
    })
}

/// The cell a key leads to from another, if it leads anywhere.
fn neighbour(
    rows: &[Vec<usize>],
    given: &[Given],
    from: usize,
    key: &str,
    shift: bool,
) -> Option<usize> {
    let (mut row, mut column) = position(rows, from)?;
    loop {
        match (key, shift) {
            ("ArrowUp", _) | ("Enter", true) => row = row.checked_sub(1)?,
            ("ArrowDown", _) | ("Enter", false) => row = row.checked_add(1)?,
            ("ArrowLeft", _) => column = column.checked_sub(1)?,
            ("ArrowRight", _) => column = column.checked_add(1)?,
            _ => return None,
        }
        let cell = *rows.get(row)?.get(column)?;
        // A cell that does not apply has no field; the key goes on over it.
        if given.get(cell) != Some(&Given::None) {
            return Some(cell);
        }
    }
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

fn cell_of(event: &Event) -> Option<(web_sys::HtmlElement, usize)> {
    let field: web_sys::HtmlElement = event.target()?.dyn_into().ok()?;
    let cell = field.get_attribute("data-cell")?.parse().ok()?;
    Some((field, cell))
}

/// A series.
#[hook]
pub fn use_series_field(props: &SeriesFieldProps) -> Html {
    let SeriesFieldProps {
        opened,
        index,
        values,
        changed,
        sentence,
        form,
        on,
    } = props.clone();
    let active = use_state(|| None::<usize>);
    // What a paste has to say, until the series changes again.
    let pasted = use_state(|| None::<AttrValue>);
    let sheet = use_memo(Rc::clone(&opened), |opened| {
        opened
            .case
            .quantity(index)
            .and_then(|quantity| Sheet::new(&opened.case, quantity))
    });
    let Some((quantity, input)) = opened
        .case
        .quantity(index)
        .and_then(|q| Some((q, q.input()?)))
    else {
        return Html::default();
    };
    let Some(sheet) = sheet.as_ref() else {
        return Html::default();
    };
    let rows = sheet.rows();
    let first = active
        .or_else(|| {
            rows.iter()
                .flatten()
                .copied()
                .find(|cell| input.given.get(*cell) != Some(&Given::None))
        })
        .unwrap_or(0);
    let caption_id = ["series-", &quantity.id].concat();
    let says_id = [&caption_id, "-says"].concat();
    let error = form.refusal(index);

    let enter = {
        let active = active.clone();
        Callback::from(move |event: FocusEvent| {
            if let Some((_, cell)) = cell_of(&event) {
                active.set(Some(cell));
            }
        })
    };
    let step = {
        let (opened, rows) = (Rc::clone(&opened), rows.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let Some((field, cell)) = cell_of(&event) else {
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
            let sideways = key == "ArrowLeft" || key == "ArrowRight";
            // With shift an arrow marks text within the field.
            if event.shift_key() && key != "Enter" {
                return;
            }
            match field.dyn_ref::<web_sys::HtmlInputElement>() {
                Some(field) if !may_leave(field, &key) => return,
                // A select keeps its own up and down.
                None if !sideways => return,
                _ => {}
            }
            if let Some(next) = neighbour(&rows, &input.given, cell, &key, event.shift_key())
                && let Some(field) = dom::by_id(&cell_id(&opened, quantity, next))
            {
                event.prevent_default();
                dom::focus(&field);
                if let Some(field) = field.dyn_ref::<web_sys::HtmlInputElement>() {
                    field.select();
                }
            } else if key == "Enter" {
                event.prevent_default();
            }
        })
    };
    let take = {
        let (opened, on, pasted) = (Rc::clone(&opened), on.clone(), pasted.clone());
        let rows = rows.clone();
        Callback::from(move |event: Event| {
            let Some((_, cell)) = cell_of(&event) else {
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
            let Some((quantity, input)) = opened
                .case
                .quantity(index)
                .and_then(|q| Some((q, q.input()?)))
            else {
                return;
            };
            let Some(start) = position(&rows, cell) else {
                return;
            };
            match paste(&opened.case, quantity, input, &rows, start, &text) {
                Pasted::Cells(cells, left_out) => {
                    pasted.set(left_out.map(AttrValue::from));
                    let edit = Edit {
                        quantity: index,
                        change: Change::Set(cells),
                    };
                    on.emit(FormEvent::Edit(edit, None));
                }
                Pasted::Refused(why) => pasted.set(Some(why.into())),
            }
        })
    };
    let on_cell = {
        let (on, pasted) = (on.clone(), pasted.clone());
        use_stable(Callback::from(move |event: FormEvent| {
            if matches!(event, FormEvent::Edit(..)) && pasted.is_some() {
                pasted.set(None);
            }
            on.emit(event);
        }))
    };
    let field = FieldProps {
        opened: &opened,
        index,
        quantity,
        input,
        changed,
        form: &form,
        on: &on_cell,
    };
    let on_edit = on.reform(move |edit| FormEvent::Edit(edit, None));
    let put_back = {
        let (on, pasted) = (on.clone(), pasted.clone());
        let target = cell_id(&opened, quantity, first);
        Callback::from(move |_: MouseEvent| {
            pasted.set(None);
            on.emit(FormEvent::PutBack(index));
            if let Some(field) = dom::by_id(&target) {
                dom::focus_in_place(&field);
            }
        })
    };
    let heads: Vec<String> = sheet
        .across
        .and_then(|axis| opened.case.axis(axis))
        .map(wording::heads)
        .unwrap_or_else(|| {
            let unit = wording::raised(&quantity.unit.heading(&opened.case.units));
            vec![if unit.is_empty() {
                quantity.short_label().to_owned()
            } else {
                unit
            }]
        });
    let row_heads: Vec<String> = opened
        .case
        .axis(sheet.down)
        .map(wording::heads)
        .unwrap_or_default();
    let down_label = opened
        .case
        .axis(sheet.down)
        .map(|axis| axis.label.clone())
        .unwrap_or_default();
    let (said_class, told) = told(
        &opened.case,
        quantity,
        error.as_ref(),
        pasted.as_ref(),
        &sentence,
        input,
        &values,
    );
    let label = said("p", "field__label", &quantity.label).maybe(series_tag(input, &values));
    let keys = ". Arrow keys move from cell to cell; a block can be pasted.";
    let about = classed("div", "field")
        .el(el("div")
            .el(label)
            .el(said("p", "field__hint", &series_hint(input)).el(said("span", "on-screen", keys))))
        .maybe(source_button(field))
        .maybe(reason(
            &[&caption_id, "-why"].concat(),
            explanation(input, form.shows_source(index)),
        ));
    let mut tables = Vec::new();
    for (block, (place, rows)) in sheet.blocks.iter().enumerate() {
        let caption = [&caption_id, "-", &block.to_string()].concat();
        let place = said(
            "span",
            "caption__note",
            &wording::raised(&wording::place(&opened.case, place)),
        );
        let title = classed("span", "caption")
            .with("id", &caption)
            .el(hidden(&[&quantity.label, " "].concat()))
            .el(place);
        let corner = el("th").fixed("scope", "col").el(hidden(&down_label));
        let mut head = el("tr").el(corner);
        for label in &heads {
            head = head.el(said("th", "num", label).fixed("scope", "col"));
        }
        let mut body = el("tbody");
        for (cells, label) in rows.iter().zip(&row_heads) {
            let mut row = el("tr").el(el("th").fixed("scope", "row").text(label));
            for cell in cells {
                let value = values.get(*cell).and_then(Value::number);
                let wrong = error.as_ref().is_some_and(|(at, _)| at == cell);
                row = row.el(series_cell(
                    field,
                    *cell,
                    value,
                    *cell == first,
                    wrong,
                    &says_id,
                ));
            }
            body = body.el(row);
        }
        let wordy = row_heads
            .iter()
            .any(|head| head.chars().count() > SHORT_HEAD);
        let table = classed(
            "table",
            if wordy {
                "figures series series--words"
            } else {
                "figures series"
            },
        )
        .el(el("caption").el(title))
        .el(el("thead").el(head))
        .el(body);
        tables.push(
            classed("div", "scroll")
                .fixed("role", "region")
                .with("aria-labelledby", &caption)
                .on(Rc::new(onkeydown::Wrapper::new(step.clone())))
                .on(Rc::new(onfocusin::Wrapper::new(enter.clone())))
                .on(Rc::new(onpaste::Wrapper::new(take.clone())))
                .el(table)
                .done(),
        );
    }
    let back = (changed || error.is_some()).then(|| {
        let label = ["Put back: ", &quantity.label].concat();
        button("link-button", "Put back", put_back).with("aria-label", &label)
    });
    let says = classed("div", said_class)
        .el(el("p").with("id", &says_id).html(told))
        .maybe(back);
    let tools = Part::SeriesTools(SeriesToolsProps {
        opened: Rc::clone(&opened),
        index,
        on_edit,
    });
    html! {
        <>
            { about.done() }
            { for tables }
            { says.done() }
            { tools.drawn(&quantity.id) }
        </>
    }
}

/// Keeps the callback of the first drawing as long as it would do the same, so that cells that did
/// not change are not drawn again.
#[hook]
fn use_stable(callback: Callback<FormEvent>) -> Callback<FormEvent> {
    let latest = use_mut_ref(|| callback.clone());
    *latest.borrow_mut() = callback;
    (*use_memo((), |()| {
        Callback::from(move |event| {
            let callback = latest.borrow().clone();
            callback.emit(event);
        })
    }))
    .clone()
}

/// The line below a series: what is wrong, what the last paste came to, or what was changed.
fn told(
    case: &Case,
    quantity: &Quantity,
    error: Option<&(usize, AttrValue)>,
    pasted: Option<&AttrValue>,
    sentence: &str,
    input: &Input,
    values: &[Value],
) -> (&'static str, Html) {
    if let Some((cell, words)) = error {
        let place = wording::raised(&wording::place(case, &case.place_of(quantity, *cell)));
        let told = classed("span", "field__error")
            .el(hidden("Error: "))
            .text(&[&place, ": ", words].concat());
        return ("series-says", told.done());
    }
    if let Some(words) = pasted {
        return ("series-says", said("span", "field__error", words).done());
    }
    if !sentence.is_empty() {
        let told = [&wording::raised(sentence), "."].concat();
        return ("series-says series-says--changed", text(&told));
    }
    let needed = values
        .iter()
        .filter(|value| matches!(value, Value::Needs(_)))
        .count();
    let told = match (needed, input.given.first()) {
        (0, Some(Given::Assumed(_))) => "As Casebook assumes".to_owned(),
        (0, _) => "As printed".to_owned(),
        (needed, _) => [
            &wording::count(needed, "figure", "figures"),
            " still needed",
        ]
        .concat(),
    };
    ("series-says", text(&told))
}

fn series_tag(input: &Input, values: &[Value]) -> Option<El> {
    let needed = values
        .iter()
        .position(|value| matches!(value, Value::Needs(_)));
    match needed {
        Some(cell) => tag(input.given.get(cell), true),
        None => input
            .given
            .iter()
            .find(|given| matches!(given, Given::Assumed(_)))
            .and_then(|given| tag(Some(given), true)),
    }
}

fn series_hint(input: &Input) -> String {
    match input.given.iter().find(|given| **given != Given::None) {
        Some(Given::Known { .. }) => "Printed cell by cell".to_owned(),
        given => hint(input, given),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Vec<usize>> {
        vec![vec![0, 1, 2], vec![3, 4, 5]]
    }

    #[test]
    fn arrows_lead_from_cell_to_cell_and_stop_at_the_edge() {
        let given = vec![Given::Needed; 6];
        let next = |from, key| neighbour(&rows(), &given, from, key, false);
        assert_eq!(next(0, "ArrowRight"), Some(1));
        assert_eq!(next(1, "ArrowDown"), Some(4));
        assert_eq!(next(1, "Enter"), Some(4));
        assert_eq!(next(4, "ArrowUp"), Some(1));
        assert_eq!(next(2, "ArrowRight"), None);
        assert_eq!(next(5, "ArrowDown"), None);
        assert_eq!(next(0, "x"), None);
    }

    #[test]
    fn arrows_pass_over_cells_that_do_not_apply() {
        let mut given = vec![Given::Needed; 6];
        given[1] = Given::None;
        assert_eq!(neighbour(&rows(), &given, 0, "ArrowRight", false), Some(2));
    }
}
