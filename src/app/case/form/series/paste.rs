//! A block of cells pasted from a spreadsheet.

use crate::case::form::typed::{self, Entry};
use crate::parts::wording;
use casebook_model::Decimal;
use casebook_model::case::{Case, Given, Input, Quantity};

/// The most characters of a paste that are looked at: far more than any table here holds.
const LONGEST: usize = 100_000;

/// What comes of a paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// These cells get these values, and what there is to say of that.
    Cells(Vec<(usize, Option<Decimal>)>, String),
    /// Nothing is changed, and why.
    Refused(String),
}

/// Whether a text is a block of several cells, to be spread out.
#[must_use]
pub fn is_block(text: &str) -> bool {
    text.trim_end_matches(['\r', '\n']).contains(['\t', '\n'])
}

/// Spreads a block from one cell of a table to the right and down. `table` gives the cells of the
/// input by row and column; `start` is a row and a column of it. A line of figures is turned where the
/// table has but one column, and a column of them where it has but one row. All of the block is taken,
/// or none.
#[must_use]
pub fn paste(
    case: &Case,
    quantity: &Quantity,
    input: &Input,
    table: &[Vec<usize>],
    start: (usize, usize),
    text: &str,
) -> Pasted {
    let refused = |why: String| Pasted::Refused(why + " Nothing was changed.");
    if text.len() > LONGEST {
        return refused("What you pasted is too long for this table.".to_owned());
    }
    let mut block: Vec<Vec<&str>> = text
        .trim_end_matches(['\r', '\n'])
        .split('\n')
        .map(|line| line.trim_end_matches('\r').split('\t').collect())
        .collect();
    let one_column = table.iter().all(|row| row.len() == 1);
    let turned = match block.as_slice() {
        [line] if line.len() > 1 && one_column => {
            block = line.iter().map(|text| vec![*text]).collect();
            " The row became a column."
        }
        lines if lines.len() > 1 && table.len() == 1 && lines.iter().all(|it| it.len() == 1) => {
            block = vec![lines.iter().flatten().copied().collect()];
            " The column became a row."
        }
        _ => "",
    };
    let mut cells = Vec::new();
    let (mut pasted, mut beyond, mut passed_over) = (0_usize, 0_usize, 0_usize);
    for (down, line) in block.iter().enumerate() {
        for (across, text) in line.iter().enumerate() {
            let cell = start
                .0
                .checked_add(down)
                .and_then(|row| table.get(row))
                .and_then(|row| row.get(start.1.checked_add(across)?));
            let is_empty = text.trim().is_empty();
            let Some(cell) = cell.copied() else {
                // A spreadsheet may send empty cells along.
                beyond = beyond.saturating_add(usize::from(!is_empty));
                continue;
            };
            pasted = pasted.saturating_add(1);
            if input.given.get(cell) == Some(&Given::None) {
                passed_over = passed_over.saturating_add(usize::from(!is_empty));
                continue;
            }
            match typed::read(case, quantity, input, cell, text) {
                Entry::Number(number) => cells.push((cell, Some(number))),
                Entry::Empty => cells.push((cell, None)),
                Entry::Refused(why) => {
                    let place =
                        wording::raised(&wording::place(case, &case.place_of(quantity, cell)));
                    return refused(format!("{place}: {why}"));
                }
            }
        }
    }
    if beyond > 0 {
        let what = wording::count(beyond.saturating_add(pasted), "cell", "cells");
        return refused(format!(
            "You pasted {what}, and there is room for {pasted} from here."
        ));
    }
    if cells.is_empty() {
        return refused("Where you pasted, nothing applies.".to_owned());
    }
    let filled = wording::count(cells.len(), "cell", "cells");
    let over = match passed_over {
        0 => String::new(),
        some => format!(
            " {} left out: nothing applies there.",
            wording::count(some, "figure was", "figures were")
        ),
    };
    Pasted::Cells(cells, [&filled, " filled.", turned, &over].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::form::series::sheet::Sheet;
    use crate::state::library::{File, Library};

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    /// Pastes into the children in care, twelve months by three scenarios.
    fn pasted(start: (usize, usize), text: &str) -> Pasted {
        pasted_into("in_care", start, text)
    }

    fn pasted_into(input: &str, start: (usize, usize), text: &str) -> Pasted {
        let library = Library::of(&[File::Case(ID.to_owned())]);
        let opened = library.case(ID);
        let case = &opened.here().unwrap().case;
        let (_, quantity) = case.find(input).unwrap();
        let rows = Sheet::new(case, quantity).unwrap().rows();
        pasted_over(case, quantity, &rows, start, text)
    }

    fn pasted_over(
        case: &Case,
        quantity: &Quantity,
        rows: &[Vec<usize>],
        start: (usize, usize),
        text: &str,
    ) -> Pasted {
        let input = quantity.input().unwrap();
        paste(case, quantity, input, rows, start, text)
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
        assert_eq!(
            block,
            Pasted::Cells(numbers, "4\u{a0}cells filled.".to_owned())
        );
    }

    #[test]
    fn a_row_is_turned_where_the_table_has_one_column() {
        let year = "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\r\n";
        let Pasted::Cells(numbers, says) = pasted_into("in_house_added", (0, 0), year) else {
            panic!("refused");
        };
        let each: Vec<(usize, i64)> = (0_usize..12).zip(1..).collect();
        assert_eq!(numbers, cells(&each));
        assert_eq!(says, "12\u{a0}cells filled. The row became a column.");
        // From any month on, as far as there are months.
        let from_march = pasted_into("in_house_added", (11, 0), "1\t2");
        assert!(matches!(from_march, Pasted::Refused(_)), "{from_march:?}");
    }

    #[test]
    fn a_column_is_turned_where_the_table_has_one_row() {
        let library = Library::of(&[File::Case(ID.to_owned())]);
        let opened = library.case(ID);
        let case = &opened.here().unwrap().case;
        let (_, quantity) = case.find("in_care").unwrap();
        let block = pasted_over(case, quantity, &[vec![0, 1, 2]], (0, 1), "769\n764\n");
        let says = "2\u{a0}cells filled. The column became a row.".to_owned();
        assert_eq!(block, Pasted::Cells(cells(&[(1, 769), (2, 764)]), says));
    }

    #[test]
    fn more_cells_than_there_is_room_for_are_refused() {
        for (start, text, why) in [
            (
                (11, 2),
                "649\t1\n2\t3",
                "You pasted 4\u{a0}cells, and there is room for 1 from here. Nothing was changed.",
            ),
            // A year in a row, where a month has three cells: it may be meant either way.
            (
                (0, 0),
                "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12",
                "You pasted 12\u{a0}cells, and there is room for 3 from here. Nothing was changed.",
            ),
        ] {
            assert_eq!(pasted(start, text), Pasted::Refused(why.to_owned()));
        }
        // Empty cells that a spreadsheet sends along need no room.
        let block = pasted((11, 2), "649\t\n\t\n");
        let says = "1\u{a0}cell filled.".to_owned();
        assert_eq!(block, Pasted::Cells(cells(&[(35, 649)]), says));
    }

    #[test]
    fn what_falls_on_a_cell_that_does_not_apply_is_told() {
        for entry in Library::new().catalogue().iter() {
            let library = Library::of(&[File::Case(entry.id.clone())]);
            let opened = library.case(&entry.id);
            let case = &opened.here().unwrap().case;
            let first = case.each_quantity().find_map(|(_, quantity)| {
                let input = quantity.input()?;
                let none = input.given.iter().position(|given| *given == Given::None)?;
                wording::is_typed(quantity).then_some((quantity, none))
            });
            let Some((quantity, none)) = first else {
                continue;
            };
            let (row, line) = (vec![none], "1\t2");
            let block = pasted_over(case, quantity, &[row.clone(), row], (0, 0), line);
            let why = "Where you pasted, nothing applies. Nothing was changed.";
            assert_eq!(block, Pasted::Refused(why.to_owned()));
            let given = &quantity.input().unwrap().given;
            let other = given
                .iter()
                .position(|given| *given != Given::None)
                .unwrap();
            let block = pasted_over(case, quantity, &[vec![other, none]], (0, 0), line);
            let says = "1\u{a0}cell filled. 1\u{a0}figure was left out: nothing applies there.";
            let Pasted::Cells(_, told) = block else {
                panic!("{block:?}")
            };
            assert_eq!(told, says);
            return;
        }
        panic!("no case has a cell that does not apply");
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
