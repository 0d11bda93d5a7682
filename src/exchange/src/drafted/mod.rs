//! A case file that a pasted table begins: its figures as inputs where they are made of no others, and as
//! calculations where they are, each held against what the table prints. Only relations that are given count:
//! those that a reader let stand.
//!
//! A calculation comes to what the table's own printed parts come to, so a slip stays one print that differs.
//! A stage is a file: `measures` (what figures are in), `sheet` (which of them are one quantity),
//! `formulas`, `file`; `names` and `prints` are what they write.

mod file;
mod formulas;
mod measures;
mod names;
mod prints;
mod sheet;

use casebook_tables::{Footing, Table};
use sheet::Sheet;

/// Why a table begins no case.
pub const TOO_LARGE: &str = "This table is too large to begin a case with: at most 120 rows and 120 columns that are made of no others. Take a part of it.";

/// The most items of an axis.
const MOST_ITEMS: usize = 120;

/// The most inputs and calculations of a case, with room for some more.
const MOST_QUANTITIES: usize = 900;

/// The most axes of columns, beside that of the rows.
const MOST_BLOCKS: usize = 5;

/// The text of a case file.
///
/// # Errors
/// With a sentence, if it would be larger than a case may be.
pub fn case_file(table: &Table, footing: &Footing) -> Result<String, &'static str> {
    let sheet = Sheet::of(table, footing);
    let axes = core::iter::once(&sheet.rows).chain(&sheet.blocks);
    let long = axes.into_iter().any(|it| it.lines.len() > MOST_ITEMS);
    let spread = sheet.blocks.iter().filter(|it| it.spreads()).count();
    if long || sheet.quantities.len() > MOST_QUANTITIES || spread > MOST_BLOCKS {
        return Err(TOO_LARGE);
    }
    file::written(&sheet).ok_or(TOO_LARGE)
}

#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    reason = "tests may panic; what ships may not"
)]
mod tests;
