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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::form::series::sheet::Sheet;
    use crate::state::library::{File, Library};

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    /// Pastes into the children in care, twelve months by three scenarios.
    fn pasted(start: (usize, usize), text: &str) -> Pasted {
        let library = Library::of(&[File::Case(ID.to_owned())]);
        let opened = library.case(ID);
        let case = &opened.here().unwrap().case;
        let (_, quantity) = case.find("in_care").unwrap();
        let rows = Sheet::new(case, quantity).unwrap().rows();
        paste(
            case,
            quantity,
            quantity.input().unwrap(),
            &rows,
            start,
            text,
        )
    }

    fn cells(numbers: &[(usize, i64)]) -> Vec<(usize, Option<Decimal>)> {
        let cell = |(cell, number): &(usize, i64)| (*cell, Some(Decimal::from(*number)));
        numbers.iter().map(cell).collect()
    }

    #[test]
    fn a_single_figure_is_no_block() {
        assert!(!is_block("774"));
        assert!(!is_block("774\r\n"));
        assert!(is_block("774\t769"));
        assert!(is_block("774\n768\n"));
    }

    #[test]
    fn a_block_is_spread_to_the_right_and_down() {
        let block = pasted((0, 0), "774\t769\r\n768\t764\r\n");
        let numbers = cells(&[(0, 774), (1, 769), (3, 768), (4, 764)]);
        assert_eq!(block, Pasted::Cells(numbers, None));
    }

    #[test]
    fn what_has_no_place_is_left_out_and_that_is_said() {
        let Pasted::Cells(numbers, Some(says)) = pasted((11, 2), "649\t1\n2\t3") else {
            panic!("refused, or silent");
        };
        assert_eq!(numbers, cells(&[(35, 649)]));
        assert!(says.starts_with("3 pasted cells had no place"), "{says}");
    }

    #[test]
    fn all_of_a_block_is_taken_or_none() {
        let Pasted::Refused(why) = pasted((0, 0), "700\t701\n702\tabc") else {
            panic!("taken");
        };
        assert!(why.starts_with("May 2020, middle optimism: “abc”"), "{why}");
        assert!(why.ends_with("Nothing was changed."), "{why}");
        let long = "1\t".repeat(LONGEST);
        assert!(matches!(pasted((0, 0), &long), Pasted::Refused(_)));
    }
}
