//! Where things stand in the workbook: cells as `B7`, and ranges of them as `B7:D18`.

use core::fmt::Write;

/// The sheets that formulas speak of, by their names in the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sheet {
    /// What can be changed.
    Inputs,
    /// Every figure with the reader's changes.
    Sums,
    /// Every figure from the paper's own inputs.
    Paper,
    /// Prints beside sums.
    Checks,
}

impl Sheet {
    /// As it stands on its tab and in formulas.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Inputs => "Inputs",
            Self::Sums => "Sums",
            Self::Paper => "Paper",
            Self::Checks => "Checks",
        }
    }
}

/// A cell, rows and columns counted from nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cell {
    pub(crate) sheet: Sheet,
    pub(crate) row: u32,
    pub(crate) column: u16,
}

impl Cell {
    /// The cell in a formula that stands on `home`.
    pub(crate) fn seen_from(self, home: Sheet) -> String {
        let mut text = prefix(self.sheet, home);
        self.write(&mut text, "");
        text
    }

    /// The cell with its sheet, fixed to its place: `Sums!$B$7`.
    pub(crate) fn fixed(self) -> String {
        let mut text = format!("{}!", self.sheet.name());
        self.write(&mut text, "$");
        text
    }

    fn write(self, text: &mut String, fix: &str) {
        let row = self.row.saturating_add(1);
        // Writing to a text cannot fail.
        let _ = write!(text, "{fix}{}{fix}{row}", letters(self.column));
    }
}

fn prefix(sheet: Sheet, home: Sheet) -> String {
    match sheet == home {
        true => String::new(),
        false => format!("{}!", sheet.name()),
    }
}

/// The letters of a column: `A`, `Z`, `AA`.
fn letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column).saturating_add(1);
    while rest > 0 {
        let last = rest.saturating_sub(1).checked_rem(26).unwrap_or(0);
        letters.push(char::from_u32(last.saturating_add(65)).unwrap_or('A'));
        rest = rest.saturating_sub(1).checked_div(26).unwrap_or(0);
    }
    letters.iter().rev().collect()
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) first: Cell,
    pub(crate) last: Cell,
}

impl Range {
    /// The range in a formula that stands on `home`.
    pub(crate) fn seen_from(self, home: Sheet) -> String {
        let mut text = self.first.seen_from(home);
        if self.first != self.last {
            text.push(':');
            self.last.write(&mut text, "");
        }
        text
    }

    /// The range with its sheet, fixed to its place.
    pub(crate) fn fixed(self) -> String {
        let mut text = self.first.fixed();
        if self.first != self.last {
            text.push(':');
            self.last.write(&mut text, "$");
        }
        text
    }
}

/// Cells as few rectangles: neighbours in a row, then rows of the same width below each other.
pub(crate) fn ranges(cells: &[Cell]) -> Vec<Range> {
    let mut cells = cells.to_vec();
    cells.sort_unstable();
    let mut spans: Vec<Range> = Vec::new();
    for cell in cells {
        match spans.last_mut() {
            Some(last)
                if (last.last.sheet, last.last.row) == (cell.sheet, cell.row)
                    && last.last.column.checked_add(1) == Some(cell.column) =>
            {
                last.last = cell;
            }
            _ => spans.push(Range {
                first: cell,
                last: cell,
            }),
        }
    }
    let mut ranges: Vec<Range> = Vec::new();
    for span in spans {
        let above = ranges.iter_mut().rev().find(|range| {
            range.last.sheet == span.first.sheet
                && range.last.row.checked_add(1) == Some(span.first.row)
                && range.first.column == span.first.column
                && range.last.column == span.last.column
        });
        match above {
            Some(range) => range.last = span.last,
            None => ranges.push(span),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: u32, column: u16) -> Cell {
        Cell {
            sheet: Sheet::Sums,
            row,
            column,
        }
    }

    #[test]
    fn cells_are_named_as_a_spreadsheet_names_them() {
        assert_eq!(cell(6, 1).seen_from(Sheet::Sums), "B7");
        assert_eq!(cell(0, 26).seen_from(Sheet::Paper), "Sums!AA1");
        assert_eq!(cell(0, 701).fixed(), "Sums!$ZZ$1");
        assert_eq!(cell(0, 702).fixed(), "Sums!$AAA$1");
    }

    #[test]
    fn cells_are_gathered_into_rectangles() {
        let told = |cells: &[Cell]| {
            let ranges = ranges(cells);
            let texts: Vec<String> = ranges
                .iter()
                .map(|range| range.seen_from(Sheet::Sums))
                .collect();
            texts.join(",")
        };
        let table: Vec<Cell> = (3..6)
            .flat_map(|row| (1..3).map(move |column| cell(row, column)))
            .collect();
        assert_eq!(told(&table), "B4:C6");
        assert_eq!(told(&[cell(3, 1), cell(5, 1), cell(4, 1)]), "B4:B6");
        assert_eq!(
            told(&[cell(3, 1), cell(3, 3), cell(4, 1), cell(4, 3)]),
            "B4:B5,D4:D5"
        );
    }
}
