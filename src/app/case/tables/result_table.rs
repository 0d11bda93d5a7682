//! A table of results: every figure opens its working. One tab stop, arrow keys within.

use crate::components::figure_button::{pressed, told};
use crate::components::verdict::verdict;
use crate::el::{El, classed, el, hidden, said};
use crate::grid::{Grid, GridRow, Head, RowKind, Shown, grid};
use crate::opened::Opened;
use crate::route::Figure;
use casebook_analysis::checks::Verdict;
use casebook_model::case::Table;
use casebook_model::evaluate::Figures;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::html::{onfocusin, onkeydown};
use yew::prelude::*;

/// Properties of [`use_result_table`].
#[derive(Clone, Debug, PartialEq)]
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
        rows.get(row)
            .and_then(|row| row.cells.get(column))
            .is_some_and(Option::is_some)
    };
    let columns = grid.heads.len();
    match key {
        "Home" => (0..columns)
            .find(|column| has(from.0, *column))
            .map(|column| (from.0, column)),
        "End" => (0..columns)
            .rev()
            .find(|column| has(from.0, *column))
            .map(|column| (from.0, column)),
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
            cells
                .cells
                .iter()
                .position(Option::is_some)
                .map(|column| (row, column))
        })
        .unwrap_or((0, 0))
}

/// The id of the button in a place of a table.
fn button_id(table: usize, row: usize, column: usize) -> String {
    [
        "figure-",
        &table.to_string(),
        "-",
        &row.to_string(),
        "-",
        &column.to_string(),
    ]
    .concat()
}

fn place_of(element: &web_sys::Element) -> Option<(usize, usize)> {
    let id = element.id();
    let (rest, column) = id.rsplit_once('-')?;
    let (_, row) = rest.rsplit_once('-')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// A label longer than this may wrap.
const LONG: usize = 16;

/// A table of results.
#[hook]
pub fn use_result_table(props: &ResultTableProps) -> Html {
    let ResultTableProps {
        opened,
        table,
        now,
        open,
        on_open,
    } = props.clone();
    let layout = use_memo((Rc::clone(&opened), table), |(opened, table)| {
        opened
            .case
            .tables
            .get(*table)
            .map(|table| grid(&opened.case, table))
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
    let enter = {
        let active = active.clone();
        Callback::from(move |event: FocusEvent| {
            let element = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            if let Some(place) = element.as_ref().and_then(place_of) {
                active.set(Some(place));
            }
        })
    };
    let step = {
        let layout = Rc::clone(&layout);
        Callback::from(move |event: KeyboardEvent| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let Some(from) = target.as_ref().and_then(place_of) else {
                return;
            };
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
    let caption = ["table-", &table.to_string()].concat();
    let pen = Pen {
        opened: &opened,
        now: &now,
        open: open.as_ref(),
        stop,
        table,
        grid,
    };
    let mut table = classed("table", "figures")
        .fixed("role", "grid")
        .with("aria-labelledby", &caption)
        .el(pen.caption(shown, &caption))
        .el(pen.head());
    let mut row = 0_usize;
    for part in &grid.parts {
        let mut body = el("tbody");
        for cells in part {
            body = body.el(pen.row(cells, row));
            row = row.saturating_add(1);
        }
        table = table.el(body);
    }
    classed("div", "scroll")
        .fixed("role", "region")
        // Firefox would stop here with the tab key as well as in the table.
        .fixed("tabindex", "-1")
        .with("aria-labelledby", &caption)
        .on_click(onclick)
        .on(Rc::new(onfocusin::Wrapper::new(enter)))
        .on(Rc::new(onkeydown::Wrapper::new(step)))
        .el(table)
        .done()
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
    fn caption(&self, table: &Table, id: &str) -> El {
        let mut note = classed("span", "caption__note");
        if let Some(said) = &table.note {
            note = note.text(said).text(" ");
        }
        // Said once, on top.
        let first = self.table == 0;
        if first {
            let press = "Press a figure to see where it comes from. ";
            note = note.el(said("span", "on-screen", press));
        }
        if self.differs() {
            note = note
                .html(verdict(Verdict::Differs, Some("differs from the print")))
                .text(" ");
        }
        if first {
            note = note.el(said("i", "key-changed", "follows from your change"));
        }
        let title = said("span", "caption__title", &table.title);
        el("caption").el(classed("span", "caption")
            .with("id", id)
            .el(title)
            .text(" ")
            .el(note))
    }

    /// Whether any figure of the table differs from its print.
    fn differs(&self) -> bool {
        let shown = self
            .grid
            .parts
            .iter()
            .flatten()
            .flat_map(|row| &row.cells)
            .flatten();
        shown.into_iter().any(|shown| {
            self.opened.checks.iter().any(|check| {
                check.verdict == Verdict::Differs
                    && check.quantity == shown.quantity
                    && check.place == shown.place
            })
        })
    }

    fn head(&self) -> El {
        let mut groups = el("tr").el(classed("td", "lead"));
        for group in &self.grid.groups {
            groups = groups.el(if group.label.is_empty() {
                el("td")
            } else {
                said("th", "num starts", &group.label)
                    .fixed("scope", "colgroup")
                    .with("colspan", &group.span.to_string())
            });
        }
        let lead = classed("th", "lead").fixed("scope", "col");
        let mut heads = el("tr").el(if self.grid.lead.is_empty() {
            // The rows speak for themselves, but not to who hears one cell at a time.
            lead.el(hidden("What"))
        } else {
            lead.text(&self.grid.lead)
        });
        for head in &self.grid.heads {
            heads = heads
                .el(said("th", column_class(Some(head), false), &head.label).fixed("scope", "col"));
        }
        el("thead")
            .maybe((!self.grid.groups.is_empty()).then_some(groups))
            .el(heads)
    }

    fn row(&self, row: &GridRow, number: usize) -> El {
        let class = match row.kind {
            RowKind::Plain => "",
            RowKind::Before => "before",
            RowKind::Total => "total",
            RowKind::Grand => "total grand",
        };
        // A long label runs on over the empty places that follow it.
        let runs_on = !row.whole && row.cells.first().is_some_and(Option::is_none);
        let long = row.label.chars().count() > LONG && !runs_on;
        let head = classed("th", if long { "long" } else { "" }).fixed("scope", "row");
        let head = if runs_on {
            head.el(said("span", "over", &row.label))
        } else {
            head.text(&row.label)
        };
        let mut drawn = classed("tr", class).el(head);
        let mut empty = 0_usize;
        let blank = |empty: usize| el("td").with("colspan", &empty.to_string());
        for (column, cell) in row.cells.iter().enumerate() {
            match cell {
                None => empty = empty.saturating_add(1),
                Some(shown) => {
                    if empty > 0 {
                        drawn = drawn.el(blank(empty));
                        empty = 0;
                    }
                    let cell = self.cell(shown, number, column);
                    drawn = drawn.el(if row.whole {
                        cell.with("colspan", &self.grid.heads.len().to_string())
                    } else {
                        cell
                    });
                }
            }
        }
        if empty > 0 {
            drawn.el(blank(empty))
        } else {
            drawn
        }
    }

    fn cell(&self, shown: &Shown, row: usize, column: usize) -> El {
        let name = self.opened.name(shown.quantity, &shown.place);
        let told = told(
            self.opened,
            self.now,
            shown.quantity,
            &shown.place,
            shown.with_unit,
        );
        let head = self.grid.heads.get(column);
        let figure = name.name();
        if told.none {
            return classed("td", column_class(head, false))
                .with("data-figure", &figure)
                .el(el("span").fixed("aria-hidden", "true").text("–"))
                .el(hidden("does not apply"));
        }
        let stop = self.stop == (row, column);
        let button = told
            .button(&figure)
            .with("id", &button_id(self.table, row, column))
            .fixed("tabindex", if stop { "0" } else { "-1" })
            .with("data-figure", &figure)
            .fixed_if(self.open == Some(&name), "aria-expanded", "true");
        classed("td", column_class(head, true)).el(button)
    }
}

/// The classes of a cell of figures.
fn column_class(head: Option<&Head>, pressed: bool) -> &'static str {
    let money = head.is_some_and(|head| head.money);
    let starts = head.is_some_and(|head| head.starts);
    match (money, starts, pressed) {
        (true, true, true) => "num money starts has-figure",
        (true, true, false) => "num money starts",
        (true, false, true) => "num money has-figure",
        (true, false, false) => "num money",
        (false, true, true) => "num starts has-figure",
        (false, true, false) => "num starts",
        (false, false, true) => "num has-figure",
        (false, false, false) => "num",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn_natively::{around, markup};
    use crate::part::Part;
    use crate::shelf;
    use casebook_exchange::edits::parse;
    use casebook_model::edit::Edits;

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    /// The table of numbers in care, with a change.
    fn table(change: Option<&'static str>) -> String {
        markup(move || {
            let opened = shelf::open(ID).unwrap();
            let edits = change.map_or_else(Edits::none, |change| {
                let edit = parse(&opened.case, change).unwrap();
                Edits::none().with(&opened.case, edit)
            });
            let now = Rc::new(Figures::now(&opened.case, &edits, &opened.paper));
            Part::ResultTable(ResultTableProps {
                opened,
                table: 1,
                now,
                open: None,
                on_open: Callback::noop(),
            })
        })
    }

    fn figure(table: &str, name: &str) -> String {
        around(table, &format!("data-figure=\"{name}\"")).to_owned()
    }

    #[test]
    fn a_cell_shows_the_figure_of_the_sum() {
        let table = table(None);
        let cell = figure(&table, "avoided_by_month[2020-04,low]");
        assert!(cell.ends_with(">204,000"), "{cell}");
        assert!(cell.contains("class=\"figure\""), "{cell}");
    }

    #[test]
    fn a_figure_that_differs_shows_the_print_beside_it() {
        let table = table(None);
        let cell = figure(&table, "avoided_by_month[2020-05,high]");
        assert!(cell.contains("figure--differs"), "{cell}");
        assert!(cell.contains(">374,000"), "{cell}");
        assert!(
            table.contains("print 448,800") || table.contains("print <!-- -->448,800"),
            "{table}"
        );
    }

    #[test]
    fn a_change_is_marked_where_it_reaches() {
        let table = table(Some("agency_rate=900"));
        let cell = figure(&table, "avoided_by_month[2020-04,low]");
        assert!(
            cell.contains("figure--changed") && cell.contains(">216,000"),
            "{cell}"
        );
        // The last month has no weeks left: nothing changes there.
        let cell = figure(&table, "avoided_by_month[2021-03,low]");
        assert!(!cell.contains("figure--changed"), "{cell}");
    }

    #[test]
    fn one_cell_of_a_table_takes_the_tab_key() {
        let table = table(None);
        assert_eq!(table.matches("tabindex=\"0\"").count(), 1);
    }

    #[test]
    fn arrow_keys_pass_over_empty_places_and_stop_at_the_edge() {
        let opened = shelf::open(ID).unwrap();
        let grid = grid(&opened.case, &opened.case.tables[1]);
        // The first row has figures only in the first three columns.
        assert_eq!(neighbour(&grid, (0, 2), "ArrowRight"), None);
        assert_eq!(neighbour(&grid, (1, 2), "ArrowRight"), Some((1, 3)));
        assert_eq!(neighbour(&grid, (1, 3), "ArrowUp"), None);
        assert_eq!(neighbour(&grid, (1, 3), "End"), Some((1, 5)));
        assert_eq!(neighbour(&grid, (12, 0), "ArrowDown"), None);
        assert_eq!(neighbour(&grid, (12, 3), "ArrowDown"), Some((13, 3)));
    }
}
