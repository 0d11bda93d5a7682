//! A table as read: its lines with figures, what stands at their heads, and its figures as whole
//! numbers of one smallest unit, so that sums are exact and quick.

use crate::entry::{Entry, Figure};
use crate::heads::{self, Heads};
use crate::paste::{Cells, cells};
use crate::words::Words;
use casebook_model::exact::Exact;
use core::fmt;
use rust_decimal::Decimal;

/// The longest text that is read. A table of the largest size is a fraction of it.
pub const MOST_BYTES: usize = 1_000_000;
/// The most rows of a table.
pub const MOST_ROWS: usize = 500;
/// The most columns of a table.
pub const MOST_COLUMNS: usize = 60;
/// The most places after the point that figures are added up with.
const MOST_PLACES: u32 = 9;
/// Figures larger than this, in units of the last place of the table, are left out of sums: a
/// thousand of them still add up within 64 bits.
const LARGEST: i64 = 4_000_000_000_000_000;

/// Why a text is not taken for a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no figure in it.
    NoFigures,
    /// It is longer than [`MOST_BYTES`].
    TooLong,
    /// It has more rows than [`MOST_ROWS`], or more columns than [`MOST_COLUMNS`].
    TooLarge {
        /// Lines with any text.
        rows: usize,
        /// Cells of the longest.
        columns: usize,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFigures => to.write_str(
                "There are no figures here to add up. Paste a table: a label and its figures on each line.",
            ),
            Self::TooLong => to.write_str(
                "This is too long for one table: at most a million characters. Paste one table at a time.",
            ),
            Self::TooLarge { rows, columns } => write!(
                to,
                "This is too large for one table: {rows} rows by {columns} columns, and {MOST_ROWS} by {MOST_COLUMNS} are the most. Paste a part of it.",
            ),
        }
    }
}

/// A cell of the table, counted in its lines of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Which of [`Table::rows`].
    pub row: usize,
    /// Which of [`Table::columns`].
    pub column: usize,
}

/// A row with figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which line of the paste it is, counted from nought among the lines with any text.
    pub at: usize,
    /// Its label, put together where it was wrapped.
    pub label: String,
    /// Which part of the table it stands in: a heading between rows begins another.
    pub section: usize,
    pub(crate) words: Words,
}

/// A column with figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Which cell of a line it is, counted from nought.
    pub at: usize,
    /// All that stands at its head.
    pub head: String,
    /// What stands above several columns.
    pub group: String,
    /// What stands above this one alone.
    pub own: String,
    /// The power of ten that its head says: 3 for `£000`.
    pub power: u32,
    /// Whether its figures are per cent.
    pub percent: bool,
    pub(crate) words: Words,
}

/// A figure in units of the table's smallest place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) units: i64,
    /// Its last printed digit.
    pub(crate) step: i64,
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The text of every cell as pasted.
    pub cells: Vec<Vec<String>>,
    /// Its rows with figures.
    pub rows: Vec<Row>,
    /// Its columns with figures.
    pub columns: Vec<Column>,
    /// Digits that are no figure as they stand, with what they may be meant for.
    pub misprints: Vec<Cell>,
    /// Figures too long to be added up with the others.
    pub left_out: Vec<Cell>,
    places: u32,
    entries: Vec<Vec<Entry>>,
    numbers: Vec<Vec<Option<Number>>>,
}

impl Table {
    /// Reads a pasted table.
    ///
    /// # Errors
    /// If there is no figure, or too much.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        if text.len() > MOST_BYTES {
            return Err(Refusal::TooLong);
        }
        let cells = cells(text);
        let columns = cells.iter().map(Vec::len).max().unwrap_or(0);
        if cells.len() > MOST_ROWS || columns > MOST_COLUMNS {
            let rows = cells.len();
            return Err(Refusal::TooLarge { rows, columns });
        }
        Self::of(cells)
    }

    fn of(cells: Cells) -> Result<Self, Refusal> {
        let Heads {
            rows,
            columns,
            entries,
        } = heads::read(&cells);
        let mut table = Self {
            cells,
            rows,
            columns,
            misprints: Vec::new(),
            left_out: Vec::new(),
            places: 0,
            entries,
            numbers: Vec::new(),
        };
        let all = table.all();
        let scaled = |cell: Cell| table.scaled(cell);
        let figures: Vec<(Decimal, Decimal)> =
            all.iter().filter_map(|cell| scaled(*cell)).collect();
        if figures.is_empty() {
            return Err(Refusal::NoFigures);
        }
        let places = figures
            .iter()
            .map(|(value, step)| value.normalize().scale().max(step.normalize().scale()));
        table.places = places.max().unwrap_or(0).min(MOST_PLACES);
        table.numbers = (0..table.rows.len())
            .map(|row| {
                (0..table.columns.len())
                    .map(|column| table.in_units(Cell { row, column }))
                    .collect()
            })
            .collect();
        for cell in all {
            match table.entry(cell) {
                Some(Entry::Misprint { .. }) => table.misprints.push(cell),
                Some(Entry::Figure(_)) if table.number(cell).is_none() => table.left_out.push(cell),
                _ => {}
            }
        }
        Ok(table)
    }

    /// All cells, row by row.
    fn all(&self) -> Vec<Cell> {
        (0..self.rows.len())
            .flat_map(|row| (0..self.columns.len()).map(move |column| Cell { row, column }))
            .collect()
    }

    /// What stands in a cell.
    #[must_use]
    pub fn entry(&self, cell: Cell) -> Option<&Entry> {
        let at = self.columns.get(cell.column)?.at;
        self.entries.get(self.rows.get(cell.row)?.at)?.get(at)
    }

    /// The figure of a cell.
    #[must_use]
    pub fn figure(&self, cell: Cell) -> Option<&Figure> {
        match self.entry(cell)? {
            Entry::Figure(figure) => Some(figure),
            _ => None,
        }
    }

    /// The text of a cell as pasted.
    #[must_use]
    pub fn text(&self, cell: Cell) -> &str {
        let text = || {
            let at = self.columns.get(cell.column)?.at;
            self.cells.get(self.rows.get(cell.row)?.at)?.get(at)
        };
        text().map_or("", String::as_str)
    }

    pub(crate) fn number(&self, cell: Cell) -> Option<Number> {
        *self.numbers.get(cell.row)?.get(cell.column)?
    }

    /// Value and step with the power of the column's head.
    fn scaled(&self, cell: Cell) -> Option<(Decimal, Decimal)> {
        self.measured(cell, self.figure(cell)?)
    }

    fn measured(&self, cell: Cell, figure: &Figure) -> Option<(Decimal, Decimal)> {
        let column = self.columns.get(cell.column)?;
        if figure.percent {
            return Some((figure.value, figure.step));
        }
        if column.percent {
            let part = Decimal::new(1, 2);
            return Some((figure.value.exact_mul(part)?, figure.step.exact_mul(part)?));
        }
        // A cell that says its own scale has it already.
        let says = figure
            .text
            .trim_end_matches([')', '-', '*'])
            .ends_with(|c: char| c.is_alphabetic());
        let power = if says { 0 } else { column.power };
        let tens = Decimal::from(10_i64.checked_pow(power)?);
        Some((figure.value.exact_mul(tens)?, figure.step.exact_mul(tens)?))
    }

    fn in_units(&self, cell: Cell) -> Option<Number> {
        let (value, step) = self.scaled(cell)?;
        Some(Number {
            units: self.units(value)?,
            step: self.units(step)?.max(1),
        })
    }

    /// A value in units; `None` if it is too long.
    fn units(&self, value: Decimal) -> Option<i64> {
        let tens = Decimal::from(10_i64.checked_pow(self.places)?);
        let units = value.exact_mul(tens)?.normalize();
        let whole = i64::try_from(units.mantissa()).ok()?;
        (units.scale() == 0 && whole.abs() <= LARGEST).then_some(whole)
    }

    /// One in units.
    pub(crate) fn one(&self) -> i64 {
        10_i64.saturating_pow(self.places)
    }

    /// Units as a value in the measure of a column: what would be printed there. Per cent written with
    /// its sign is a share.
    pub(crate) fn value_in(&self, column: usize, units: i64) -> Decimal {
        let value = Decimal::new(units, self.places);
        let column = self.columns.get(column);
        if column.is_some_and(|column| column.percent) {
            let hundred = value.exact_mul(Decimal::ONE_HUNDRED);
            return hundred.unwrap_or(value).normalize();
        }
        let power = column.map_or(0, |column| column.power);
        10_i64
            .checked_pow(power)
            .and_then(|tens| value.exact_div(Decimal::from(tens)))
            .unwrap_or(value)
            .normalize()
    }

    /// The label of a row.
    #[must_use]
    pub fn label(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| row.label.as_str())
    }

    /// The head of a column.
    #[must_use]
    pub fn head(&self, column: usize) -> &str {
        self.columns
            .get(column)
            .map_or("", |column| column.head.as_str())
    }
}
