//! Where every figure stands on the sheets of sums: single figures in one list, each series in a
//! table of its own. Both sheets, with the reader's changes and without, are laid out alike.

use crate::place::{Cell, Range, Sheet};
use casebook_model::case::{Case, Quantity, QuantityIndex};

/// The first row of the list of single figures; above it stand title, note and heads.
const FIRST_ROW: u32 = 4;

/// The column of figures, or the first of several.
pub(crate) const FIGURES: u16 = 1;

/// A table of one series: its title, heads, and a row for each item of its axes but the last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    /// The row of its title; of a single figure, its own row.
    pub(crate) title: u32,
    /// The first row of figures.
    pub(crate) first: u32,
    /// How many figures stand beside each other.
    pub(crate) across: u16,
    /// How many rows of figures there are.
    pub(crate) down: u32,
}

impl Block {
    fn cell(&self, sheet: Sheet, position: usize) -> Option<Cell> {
        let across = usize::from(self.across);
        let row = u32::try_from(position.checked_div(across)?).ok()?;
        let column = u16::try_from(position.checked_rem(across)?).ok()?;
        Some(Cell {
            sheet,
            row: self.first.checked_add(row)?,
            column: FIGURES.checked_add(column)?,
        })
    }
}

/// The places of all figures of a case.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    blocks: Vec<Block>,
    /// The first row below all tables.
    pub(crate) below: u32,
}

/// Whether a quantity is a single figure.
pub(crate) fn is_single(quantity: &Quantity) -> bool {
    quantity.axes.is_empty()
}

impl Layout {
    /// Lays out a case.
    pub(crate) fn of(case: &Case) -> Self {
        let mut row = FIRST_ROW;
        let mut blocks: Vec<Block> = case
            .quantities
            .iter()
            .map(|quantity| {
                let own = row;
                if is_single(quantity) {
                    row = row.saturating_add(1);
                }
                Block {
                    title: own,
                    first: own,
                    across: 1,
                    down: 1,
                }
            })
            .collect();
        for (block, quantity) in blocks.iter_mut().zip(&case.quantities) {
            let Some(last) = quantity.axes.last() else {
                continue;
            };
            let across = match quantity.axes.len() {
                1 => 1,
                _ => case.length(*last).max(1),
            };
            let title = row.saturating_add(1);
            let first = title.saturating_add(2);
            let down = usize::from(quantity.cells).div_ceil(across);
            *block = Block {
                title,
                first,
                across: u16::try_from(across).unwrap_or(u16::MAX),
                down: u32::try_from(down).unwrap_or(u32::MAX),
            };
            row = first.saturating_add(block.down);
        }
        Self {
            blocks,
            below: row.saturating_add(1),
        }
    }

    /// Where the table of a quantity stands.
    pub(crate) fn block(&self, index: QuantityIndex) -> Option<&Block> {
        self.blocks.get(usize::from(index.0))
    }

    /// Where one figure of a quantity stands, by its position among its cells.
    pub(crate) fn cell(&self, sheet: Sheet, index: QuantityIndex, cell: usize) -> Option<Cell> {
        self.block(index)?.cell(sheet, cell)
    }

    /// All figures of a quantity.
    pub(crate) fn range(&self, sheet: Sheet, index: QuantityIndex) -> Option<Range> {
        let block = self.block(index)?;
        let last = usize::try_from(block.down).ok()?;
        let last = last
            .checked_mul(usize::from(block.across))?
            .checked_sub(1)?;
        Some(Range {
            first: block.cell(sheet, 0)?,
            last: block.cell(sheet, last)?,
        })
    }
}
