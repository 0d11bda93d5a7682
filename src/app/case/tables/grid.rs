//! A table of results as rows and columns of figures, before anything is drawn.

use crate::parts::wording;
use crate::state::opened::Opened;
use casebook_analysis::checks::{Kind, Verdict};
use casebook_exchange::tabled::{places_under, spread};
use casebook_model::Decimal;
use casebook_model::axis::{Axis, AxisIndex, Place};
use casebook_model::case::{Case, Column, Layout, Quantity, QuantityIndex, Row, Table};
use casebook_model::evaluate::Figures;
use casebook_model::printed::ShownIn;
use casebook_model::unit::Unit;
use casebook_model::value::Value;
use yew::AttrValue;

/// One figure of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridFigure {
    /// Which quantity.
    pub quantity: QuantityIndex,
    /// Where on its axes.
    pub place: Place,
    /// Which of its cells that is.
    pub cell: usize,
    /// Its name in the page.
    pub name: AttrValue,
    /// The print, where it differs from the paper's own sum, and that sum.
    pub differs: Option<(Decimal, Value)>,
    /// Whether it is written with its unit, because the head of its column does not say it.
    pub with_unit: bool,
}

/// The head of one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnHead {
    /// What it says.
    pub label: String,
    /// Whether it holds amounts of money, which need more room.
    pub money: bool,
    /// Whether it is the first of its group.
    pub starts: bool,
}

/// A head over several columns, or none over one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadGroup {
    /// What it says; empty over a column that speaks for itself.
    pub label: String,
    /// Over how many columns.
    pub span: usize,
}

/// What kind of row it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A row like others.
    Plain,
    /// Above the others, such as a starting position.
    Before,
    /// A total.
    Total,
    /// The last total.
    Grand,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// Its head.
    pub label: String,
    /// What kind of row it is.
    pub kind: RowKind,
    /// A figure, or nothing, for each column. A figure alone in a table of several columns may
    /// stand for all of them: then `whole` says so.
    pub cells: Vec<Option<GridFigure>>,
    /// One figure for all columns.
    pub whole: bool,
}

/// A table, laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The head of the column of row heads.
    pub lead: String,
    /// Heads over groups of columns; empty if every column speaks for itself.
    pub groups: Vec<HeadGroup>,
    /// A head for each column.
    pub heads: Vec<ColumnHead>,
    /// The rows, in parts that are set apart from each other.
    pub parts: Vec<Vec<GridRow>>,
    /// Whether any print of it differs from the paper's own sum.
    pub differs: bool,
    /// What its amounts of money are shown in, if not in pounds.
    pub shown_in: Option<ShownIn>,
}

impl GridRow {
    /// Its figures, from left to right.
    pub fn figures(&self) -> impl Iterator<Item = &GridFigure> {
        self.cells.iter().flatten()
    }

    /// The column in which it shows a figure.
    #[must_use]
    pub fn column_of(&self, quantity: QuantityIndex, place: &Place) -> Option<usize> {
        self.cells.iter().position(|cell| {
            cell.as_ref()
                .is_some_and(|figure| figure.quantity == quantity && figure.place == *place)
        })
    }
}

impl Grid {
    /// Lays out a table of a case.
    #[must_use]
    pub fn new(opened: &Opened, table: &Table) -> Self {
        let mut grid = match &table.layout {
            Layout::AlongAxis {
                rows,
                columns,
                before,
                after,
            } => along_axis(opened, *rows, columns, before, after, table.shown_in),
            Layout::OfQuantities { rows, columns } => {
                of_quantities(opened, rows, *columns, table.shown_in)
            }
        };
        let differs = grid
            .rows()
            .flat_map(GridRow::figures)
            .any(|figure| figure.differs.is_some());
        grid.differs = differs;
        grid
    }

    /// Its rows, from top to bottom.
    pub fn rows(&self) -> impl Iterator<Item = &GridRow> {
        self.parts.iter().flatten()
    }

    /// What its figures are, row by row.
    #[must_use]
    pub fn values(&self, now: &Figures) -> Vec<Value> {
        self.rows()
            .flat_map(GridRow::figures)
            .map(|figure| {
                let value = now.cells(figure.quantity).get(figure.cell);
                value.cloned().unwrap_or(Value::None)
            })
            .collect()
    }
}

/// The figure of a quantity at a place, if the place says enough.
fn figure_at(
    opened: &Opened,
    index: QuantityIndex,
    place: &Place,
    with_unit: bool,
) -> Option<GridFigure> {
    let case = &opened.case;
    let quantity = case.quantity(index)?;
    let cell = case.cell_of(quantity, place)?;
    let place = place.on(&quantity.axes);
    Some(GridFigure {
        quantity: index,
        cell,
        name: opened.name(index, &place).name().into(),
        differs: differing_print(opened, index, &place),
        place,
        with_unit,
    })
}

/// What the print of a figure means, where it differs from the paper's own sum, and that sum.
fn differing_print(
    opened: &Opened,
    index: QuantityIndex,
    place: &Place,
) -> Option<(Decimal, Value)> {
    let check = opened.checks.iter().find(|check| {
        check.kind == Kind::Recalculated
            && check.verdict == Verdict::Differs
            && check.quantity == index
            && check.place == *place
    })?;
    Some((check.published, check.calculated.clone()))
}

/// A label with its unit, unless it speaks of the unit already.
#[must_use]
pub fn with_unit(case: &Case, label: &str, unit: &Unit) -> String {
    with_heading(case, label, unit, &unit.heading(&case.units))
}

/// The same with what stands at the head of figures of the unit.
fn with_heading(case: &Case, label: &str, unit: &Unit, heading: &str) -> String {
    let lowered = label.to_ascii_lowercase();
    let said = heading.is_empty()
        || lowered.contains(&heading.to_ascii_lowercase())
        || lowered.contains(&unit.words(&case.units, false).to_ascii_lowercase())
            && unit.sign(&case.units).is_none()
            && !unit.percent;
    if said {
        label.to_owned()
    } else {
        format!("{label},\u{a0}{heading}")
    }
}

fn is_money(case: &Case, quantity: &Quantity) -> bool {
    quantity.unit.is_money(&case.units)
}

/// A head for each item of an axis.
fn axis_heads(axis: &Axis, money: bool) -> Vec<ColumnHead> {
    wording::heads(axis)
        .into_iter()
        .enumerate()
        .map(|(position, label)| ColumnHead {
            label,
            money,
            starts: position == 0,
        })
        .collect()
}

fn along_axis(
    opened: &Opened,
    rows: AxisIndex,
    columns: &[Column],
    before: &[Row],
    after: &[Row],
    shown_in: Option<ShownIn>,
) -> Grid {
    let case = &opened.case;
    let mut groups: Vec<HeadGroup> = Vec::new();
    let mut heads = Vec::new();
    for column in columns {
        let Some(quantity) = case.quantity(column.quantity) else {
            continue;
        };
        let label = column
            .label
            .as_deref()
            .unwrap_or_else(|| quantity.short_label());
        let unit = ShownIn::heading(shown_in, &quantity.unit, &case.units);
        let full = with_heading(case, label, &quantity.unit, &unit);
        let money = is_money(case, quantity);
        if let Some(axis) = column.by.and_then(|axis| case.axis(axis)) {
            let label = match wording::left_out(axis) {
                Some(word) => [&full, ", by ", word].concat(),
                None => full,
            };
            groups.push(HeadGroup {
                label,
                span: axis.items.len(),
            });
            heads.extend(axis_heads(axis, money));
            continue;
        }
        // A unit of several words stands once, over the columns that share it.
        let over = unit.contains(' ') && full != label;
        match groups.last_mut() {
            Some(last) if over && last.label == unit => last.span = last.span.saturating_add(1),
            _ => groups.push(HeadGroup {
                label: if over { unit } else { String::new() },
                span: 1,
            }),
        }
        heads.push(ColumnHead {
            label: if over { label.to_owned() } else { full },
            money,
            starts: true,
        });
    }
    let grouped = groups.iter().any(|group| !group.label.is_empty());
    let mut body = named_rows(opened, columns, before, RowKind::Before);
    for item in 0..case.length(rows) {
        let cells = columns
            .iter()
            .flat_map(|column| {
                spread(case, column)
                    .into_iter()
                    .map(|at| (column.quantity, at))
            })
            .map(|(quantity, at)| figure_at(opened, quantity, &at.with(rows, item), false))
            .collect();
        let label = wording::item_label(case, rows, item).to_owned();
        body.push(GridRow {
            label,
            kind: RowKind::Plain,
            cells,
            whole: false,
        });
    }
    let mut below = named_rows(opened, columns, after, RowKind::Plain);
    mark_last_total(&mut below);
    Grid {
        lead: case
            .axis(rows)
            .map(|axis| axis.label.clone())
            .unwrap_or_default(),
        groups: if grouped { groups } else { Vec::new() },
        heads,
        parts: [body, below]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect(),
        differs: false,
        shown_in,
    }
}

/// Rows that each show one quantity under a column of the table. Neighbours of one label that fill
/// different columns become one row.
fn named_rows(opened: &Opened, columns: &[Column], rows: &[Row], kind: RowKind) -> Vec<GridRow> {
    let case = &opened.case;
    let mut done: Vec<GridRow> = Vec::new();
    for row in rows {
        let Some(quantity) = case.quantity(row.quantity) else {
            continue;
        };
        let label = row
            .label
            .as_deref()
            .unwrap_or_else(|| quantity.short_label());
        let kind = if row.total { RowKind::Total } else { kind };
        let (apart, places) = places_under(case, columns, row, quantity);
        let figure = |at: Option<Place>| figure_at(opened, row.quantity, &at?, apart);
        let cells: Vec<Option<GridFigure>> = places.into_iter().map(figure).collect();
        let fits = done.last().is_some_and(|last| {
            last.label == label
                && last.kind == kind
                && last
                    .cells
                    .iter()
                    .zip(&cells)
                    .all(|(a, b)| a.is_none() || b.is_none())
        });
        match done.last_mut().filter(|_| fits) {
            Some(last) => {
                for (slot, cell) in last.cells.iter_mut().zip(cells) {
                    if cell.is_some() {
                        *slot = cell;
                    }
                }
            }
            None => done.push(GridRow {
                label: label.to_owned(),
                kind,
                cells,
                whole: false,
            }),
        }
    }
    done
}

fn mark_last_total(rows: &mut [GridRow]) {
    if let Some(last) = rows.last_mut().filter(|row| row.kind == RowKind::Total) {
        last.kind = RowKind::Grand;
    }
}

fn of_quantities(
    opened: &Opened,
    rows: &[Row],
    columns: Option<AxisIndex>,
    shown_in: Option<ShownIn>,
) -> Grid {
    let case = &opened.case;
    let quantities: Vec<&Quantity> = rows
        .iter()
        .filter_map(|row| case.quantity(row.quantity))
        .collect();
    let shared = quantities.first().map(|first| &first.unit).filter(|unit| {
        quantities
            .iter()
            .all(|quantity| quantity.unit.same(unit) && quantity.unit.percent == unit.percent)
    });
    let money = quantities.iter().any(|quantity| is_money(case, quantity)) || shared.is_none();
    let heading = shared
        .map(|unit| ShownIn::heading(shown_in, unit, &case.units))
        .unwrap_or_default();
    let axis = columns.and_then(|axis| case.axis(axis));
    let heads = match axis {
        Some(axis) => axis_heads(axis, money),
        None => {
            let label = if heading.is_empty() {
                "Figure".to_owned()
            } else {
                heading.clone()
            };
            vec![ColumnHead {
                label,
                money,
                starts: true,
            }]
        }
    };
    let groups = match axis {
        Some(axis) => vec![HeadGroup {
            label: {
                let label = wording::left_out(axis).map(wording::raised);
                let label = label.unwrap_or_else(|| axis.label.clone());
                match heading.is_empty() {
                    true => label,
                    false => format!("{label},\u{a0}{heading}"),
                }
            },
            span: axis.items.len(),
        }],
        None => Vec::new(),
    };
    let mut parts: Vec<Vec<GridRow>> = Vec::new();
    let mut part: Vec<GridRow> = Vec::new();
    for row in rows {
        let Some(quantity) = case.quantity(row.quantity) else {
            continue;
        };
        let mut label = row
            .label
            .clone()
            .unwrap_or_else(|| wording::figure_label(case, quantity, &row.place));
        let along =
            columns.filter(|axis| quantity.axes.contains(axis) && row.place.item(*axis).is_none());
        let with_unit = shared.is_none();
        let cells = match along {
            Some(axis) => (0..case.length(axis))
                .map(|item| {
                    figure_at(
                        opened,
                        row.quantity,
                        &row.place.clone().with(axis, item),
                        with_unit,
                    )
                })
                .collect(),
            None => vec![figure_at(opened, row.quantity, &row.place, with_unit)],
        };
        let whole = cells.len() < heads.len();
        if let (true, Some(axis)) = (whole, axis) {
            // It stands under the last column, and is no more of that one than of the others.
            label.push_str(", in every ");
            label.push_str(&wording::lowered(&axis.label));
        }
        let kind = if row.total {
            RowKind::Total
        } else {
            RowKind::Plain
        };
        let new_part = !part.is_empty()
            && part
                .last()
                .is_some_and(|last| (last.kind == RowKind::Total) != row.total)
            && !row.total;
        if new_part {
            parts.push(core::mem::take(&mut part));
        }
        part.push(GridRow {
            label,
            kind,
            cells,
            whole,
        });
    }
    mark_last_total(&mut part);
    parts.push(part);
    Grid {
        lead: String::new(),
        groups,
        heads,
        parts,
        differs: false,
        shown_in,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::{File, Library};
    use std::rc::Rc;

    fn case(id: &str) -> Rc<Opened> {
        let library = Library::of(&[File::Case(id.to_owned())]);
        Rc::clone(library.case(id).here().unwrap())
    }

    /// The table of a case, by its title.
    fn laid_out(id: &str, title: &str) -> Grid {
        let opened = case(id);
        let tables = &opened.case.tables;
        let table = tables.iter().find(|table| table.title == title).unwrap();
        Grid::new(&opened, table)
    }

    #[test]
    fn one_figure_for_all_scenarios_says_so() {
        let id = "cambridgeshire/2020-21/placement-mix-and-demand";
        let grid = laid_out(id, "New placements and falling numbers in a full year");
        let whole: Vec<&str> = grid
            .parts
            .iter()
            .flatten()
            .filter(|row| row.whole)
            .map(|row| row.label.as_str())
            .collect();
        let said = "Cost avoided by the year’s new placements in a full year, in every scenario";
        assert_eq!(whole, [said]);
    }

    #[test]
    fn heads_that_leave_a_word_out_stand_below_it() {
        let id = "cambridgeshire/2020-21/placement-mix-and-demand";
        for (title, said) in [
            (
                "Cost avoided as numbers fall",
                vec![
                    "Children in care, by optimism",
                    "Cost avoided,\u{a0}£, by optimism",
                ],
            ),
            (
                "Against the target, and from gross to net",
                vec!["Optimism,\u{a0}£"],
            ),
        ] {
            let grid = laid_out(id, title);
            let groups: Vec<&str> = grid.groups.iter().map(|it| it.label.as_str()).collect();
            assert_eq!(groups, said);
            assert_eq!(grid.heads[0].label, "Low");
        }
    }

    #[test]
    fn a_unit_of_several_words_stands_once_over_the_columns_that_share_it() {
        let id = "cambridgeshire/2021-22/asylum-seeking-young-people";
        let grid = laid_out(id, "What one young person brings");
        let groups: Vec<(&str, usize)> = grid
            .groups
            .iter()
            .map(|group| (group.label.as_str(), group.span))
            .collect();
        let rates = ("£ a young person a day", 3);
        let year = ("£ a young person", 1);
        assert_eq!(groups, [rates, year, ("young people", 2)]);
        let heads: Vec<&str> = grid.heads.iter().map(|head| head.label.as_str()).collect();
        assert_eq!(heads[..2], ["Rate before", "Rate now"]);
    }

    #[test]
    fn a_sign_keeps_to_the_line_of_the_word_before() {
        let id = "monmouthshire/2020-21/budget-pressure";
        let grid = laid_out(id, "Budget table");
        assert_eq!(grid.heads[0].label, "Cash pressure,\u{a0}£");
    }
}
