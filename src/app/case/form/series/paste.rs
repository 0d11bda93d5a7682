//! A block of cells pasted from a spreadsheet.

use crate::case::form::typed::{self, Entry};
use crate::parts::wording;
use casebook_model::Decimal;
use casebook_model::case::{Case, Input, Quantity};

/// The most characters of a paste that are looked at: far more than any table here holds.
const LONGEST: usize = 100_000;

/// What comes of a paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// These cells get these values. Some of the block may have had no room; then a sentence says
    /// so.
    Cells(Vec<(usize, Option<Decimal>)>, Option<String>),
    /// Nothing is changed, and why.
    Refused(String),
}

/// Whether a text is a block of several cells, to be spread out.
#[must_use]
pub fn is_block(text: &str) -> bool {
    text.trim_end_matches(['\r', '\n']).contains(['\t', '\n'])
}

/// Spreads a block from one cell of a table to the right and down. `table` gives the cells of the
/// input by row and column; `start` is a row and a column of it. All of the block is taken, or none.
#[must_use]
pub fn paste(
    case: &Case,
    quantity: &Quantity,
    input: &Input,
    table: &[Vec<usize>],
    start: (usize, usize),
    text: &str,
) -> Pasted {
    if text.len() > LONGEST {
        return Pasted::Refused(
            "What you pasted is too long for this table. Nothing was changed.".to_owned(),
        );
    }
    let mut cells = Vec::new();
    let mut beyond = 0_usize;
    let lines = text.trim_end_matches(['\r', '\n']).split('\n');
    for (down, line) in lines.enumerate() {
        let line = line.trim_end_matches('\r');
        for (across, text) in line.split('\t').enumerate() {
            let cell = start
                .0
                .checked_add(down)
                .and_then(|row| table.get(row))
                .and_then(|row| row.get(start.1.checked_add(across)?));
            let Some(cell) = cell.copied() else {
                beyond = beyond.saturating_add(1);
                continue;
            };
            if input.given.get(cell) == Some(&casebook_model::case::Given::None) {
                continue;
            }
            match typed::read(case, quantity, input, cell, text) {
                Entry::Number(number) => cells.push((cell, Some(number))),
                Entry::Empty => cells.push((cell, None)),
                Entry::Refused(why) => {
                    let place =
                        wording::raised(&wording::place(case, &case.place_of(quantity, cell)));
                    return Pasted::Refused(format!("{place}: {why} Nothing was changed."));
                }
            }
        }
    }
    let left_out = (beyond > 0).then(|| {
        let what = wording::count(beyond, "pasted cell", "pasted cells");
        let verb = if beyond == 1 { "was" } else { "were" };
        format!("{what} had no place in this table and {verb} left out.")
    });
    Pasted::Cells(cells, left_out)
}
