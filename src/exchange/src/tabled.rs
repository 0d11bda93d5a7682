//! A table of results as rows and columns of figures, with one head a column: as a workbook or a CSV
//! file has it.

use casebook_analysis::checks::figure_name;
use casebook_model::axis::{AxisIndex, Place};
use casebook_model::case::{Case, Column, Layout, Quantity, QuantityIndex, Row, Table};
use casebook_model::printed::ShownIn;
use casebook_model::unit::Unit;

/// One figure of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabledFigure {
    /// Which quantity.
    pub quantity: QuantityIndex,
    /// Where on its axes.
    pub place: Place,
    /// Which of its cells that is.
    pub cell: usize,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabledRow {
    /// Its head.
    pub label: String,
    /// Whether it is set apart as a total.
    pub total: bool,
    /// A figure, or nothing, for each column.
    pub cells: Vec<Option<TabledFigure>>,
}

/// A table, laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tabled {
    /// The head of the column of row heads.
    pub lead: String,
    /// A head for each column, with the unit.
    pub heads: Vec<String>,
    /// The rows, from top to bottom.
    pub rows: Vec<TabledRow>,
}

/// Lays out a table of a case, with amounts of money in pounds.
#[must_use]
pub fn tabled(case: &Case, table: &Table) -> Tabled {
    laid_out(Heads { case, shown: None }, table)
}

/// The same with amounts of money in what the table shows them in: `Saved, £000`.
#[must_use]
pub fn tabled_as_shown(case: &Case, table: &Table) -> Tabled {
    let shown = table.shown_in;
    laid_out(Heads { case, shown }, table)
}

fn laid_out(heads: Heads<'_>, table: &Table) -> Tabled {
    match &table.layout {
        Layout::AlongAxis {
            rows,
            columns,
            before,
            after,
        } => along_axis(heads, *rows, columns, before, after),
        Layout::OfQuantities { rows, columns } => of_quantities(heads, rows, *columns),
    }
}

/// What the heads of a table say of units.
#[derive(Clone, Copy)]
struct Heads<'a> {
    case: &'a Case,
    /// What amounts of money are shown in, if not in pounds.
    shown: Option<ShownIn>,
}

impl Heads<'_> {
    /// A label with its unit, unless it speaks of the unit already.
    fn with_unit(self, label: &str, unit: &Unit) -> String {
        let heading = ShownIn::heading(self.shown, unit, &self.case.units);
        let said = label
            .to_lowercase()
            .contains(heading.to_lowercase().as_str());
        match said {
            true => label.to_owned(),
            false => format!("{label}, {heading}"),
        }
    }
}

/// A label with its unit, unless it speaks of the unit already.
#[must_use]
pub fn with_unit(case: &Case, label: &str, unit: &Unit) -> String {
    Heads { case, shown: None }.with_unit(label, unit)
}

fn figure_at(case: &Case, index: QuantityIndex, place: &Place) -> Option<TabledFigure> {
    let quantity = case.quantity(index)?;
    Some(TabledFigure {
        quantity: index,
        cell: case.cell_of(quantity, place)?,
        place: place.on(&quantity.axes),
    })
}

/// The columns that one column of the file stands for: where on the axes each of them is.
#[must_use]
pub fn spread(case: &Case, column: &Column) -> Vec<Place> {
    match column.by {
        Some(axis) => (0..case.length(axis))
            .map(|item| column.place.clone().with(axis, item))
            .collect(),
        None => vec![column.place.clone()],
    }
}

fn items(case: &Case, axis: AxisIndex) -> Vec<String> {
    let axis = case.axis(axis);
    let items = axis.map_or(&[][..], |axis| axis.items.as_slice());
    items.iter().map(|item| item.label.clone()).collect()
}

fn along_axis(
    said: Heads<'_>,
    along: AxisIndex,
    columns: &[Column],
    before: &[Row],
    after: &[Row],
) -> Tabled {
    let case = said.case;
    let mut heads = Vec::new();
    for column in columns {
        let Some(quantity) = case.quantity(column.quantity) else {
            continue;
        };
        let label = column.label.as_deref();
        let label = label.unwrap_or_else(|| quantity.short_label());
        let head = said.with_unit(label, &quantity.unit);
        match column.by {
            Some(axis) => {
                let items = items(case, axis).into_iter();
                heads.extend(items.map(|item| format!("{head} · {item}")));
            }
            None => heads.push(head),
        }
    }
    let mut rows = named_rows(said, columns, before);
    for (item, label) in items(case, along).into_iter().enumerate() {
        let cells = columns.iter().flat_map(|column| {
            let places = spread(case, column).into_iter();
            places.map(|at| figure_at(case, column.quantity, &at.with(along, item)))
        });
        rows.push(TabledRow {
            label,
            total: false,
            cells: cells.collect(),
        });
    }
    rows.extend(named_rows(said, columns, after));
    Tabled {
        lead: case
            .axis(along)
            .map(|axis| axis.label.clone())
            .unwrap_or_default(),
        heads,
        rows,
    }
}

/// Rows that each show one quantity under a column of the table. Neighbours of one label that fill
/// different columns become one row.
fn named_rows(said: Heads<'_>, columns: &[Column], rows: &[Row]) -> Vec<TabledRow> {
    let case = said.case;
    let mut done: Vec<TabledRow> = Vec::new();
    for row in rows {
        let Some(quantity) = case.quantity(row.quantity) else {
            continue;
        };
        let (apart, places) = places_under(case, columns, row, quantity);
        let label = row.label.as_deref();
        let mut label = label.unwrap_or_else(|| quantity.short_label()).to_owned();
        if apart {
            // The head of its column says another unit.
            label = said.with_unit(&label, &quantity.unit);
        }
        let figure = |at: Option<Place>| figure_at(case, row.quantity, &at?);
        let cells: Vec<Option<TabledFigure>> = places.into_iter().map(figure).collect();
        let free = |last: &TabledRow| {
            let mut both = last.cells.iter().zip(&cells);
            both.all(|(one, other)| one.is_none() || other.is_none())
        };
        match done.last_mut() {
            Some(last) if last.label == label && last.total == row.total && free(last) => {
                for (slot, cell) in last.cells.iter_mut().zip(cells) {
                    if cell.is_some() {
                        *slot = cell;
                    }
                }
            }
            _ => done.push(TabledRow {
                label,
                total: row.total,
                cells,
            }),
        }
    }
    done
}

/// Where a row that shows one quantity stands: for each column its place, under its own alone; and whether the
/// head of that says another unit.
#[must_use]
pub fn places_under(
    case: &Case,
    columns: &[Column],
    row: &Row,
    quantity: &Quantity,
) -> (bool, Vec<Option<Place>>) {
    let under = column_of(case, columns, row, quantity);
    let own = columns
        .get(under)
        .and_then(|column| case.quantity(column.quantity));
    let apart = own.is_none_or(|own| !own.unit.same(&quantity.unit));
    let places = columns.iter().enumerate().flat_map(|(position, column)| {
        let places = spread(case, column).into_iter();
        places.map(move |at| {
            let pairs = row.place.pairs();
            let at = pairs.fold(at, |at, (axis, item)| at.with(axis, item));
            (position == under).then_some(at)
        })
    });
    (apart, places.collect())
}

/// The column a row stands under: the one it names, else the first of its unit, else the last.
fn column_of(case: &Case, columns: &[Column], row: &Row, quantity: &Quantity) -> usize {
    let position = |wanted: &dyn Fn(&Column) -> bool| columns.iter().position(wanted);
    let of_unit = |column: &Column| {
        let other = case.quantity(column.quantity);
        other.is_some_and(|other| other.unit.same(&quantity.unit))
    };
    row.under
        .and_then(|under| position(&|column| column.quantity == under))
        .or_else(|| position(&of_unit))
        .unwrap_or_else(|| columns.len().saturating_sub(1))
}

fn of_quantities(said: Heads<'_>, rows: &[Row], across: Option<AxisIndex>) -> Tabled {
    let case = said.case;
    let heads = match across {
        Some(axis) => items(case, axis),
        None => vec!["Figure".to_owned()],
    };
    let row = |row: &Row| {
        let quantity = case.quantity(row.quantity)?;
        let label = row.label.clone().unwrap_or_else(|| {
            let place = case.place_label(&row.place.on(&quantity.axes));
            match place.is_empty() {
                true => quantity.label.clone(),
                false => format!("{} · {place}", quantity.label),
            }
        });
        let label = said.with_unit(&label, &quantity.unit);
        let along =
            across.filter(|axis| quantity.axes.contains(axis) && row.place.item(*axis).is_none());
        let (label, mut cells) = match (along, across.and_then(|axis| case.axis(axis))) {
            (Some(axis), _) => {
                let items = 0..case.length(axis);
                let places = items.map(|item| row.place.clone().with(axis, item));
                let cells = places.map(|place| figure_at(case, row.quantity, &place));
                (label, cells.collect())
            }
            (None, axis) => {
                // It stands under the first column, and is of the others too.
                let every = axis.map(|axis| {
                    let name = casebook_model::words::lowered(&axis.label);
                    format!("{label}, in every {name}")
                });
                let cells = vec![figure_at(case, row.quantity, &row.place)];
                (every.unwrap_or(label), cells)
            }
        };
        cells.resize(heads.len().max(1), None);
        Some(TabledRow {
            label,
            total: row.total,
            cells,
        })
    };
    Tabled {
        lead: String::new(),
        rows: rows.iter().filter_map(row).collect(),
        heads,
    }
}

impl TabledFigure {
    /// Its name, as `--set` writes it: `in_care[2020-04,low]`.
    #[must_use]
    pub fn name(&self, case: &Case) -> String {
        figure_name(case, self.quantity, &self.place)
    }
}
