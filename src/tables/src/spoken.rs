//! A table that has lost its columns: single spaces between all that stood in a row.
//!
//! What reads as figures at the end of a line, and before its label, are its cells; a row is placed
//! only where it has as many as its table has columns. Fewer could stand in any of them: such a row
//! is placed if it has one figure and its table one column, and is otherwise left as words.

use crate::entry::{is_dash, is_figure};
use crate::paste::Cells;

/// A line parted into figures, label, figures.
struct Spoken {
    before: Vec<String>,
    label: String,
    after: Vec<String>,
}

/// The cells of lines without any parting but single spaces.
pub(crate) fn spoken(lines: &[&str]) -> Cells {
    let rows: Vec<Spoken> = lines.iter().map(|line| parted(line)).collect();
    let before = usual(rows.iter().map(|row| row.before.len()));
    let after = usual(rows.iter().map(|row| row.after.len()));
    rows.into_iter()
        .map(|row| row.cells(before, after))
        .collect()
}

/// The number met most often, the larger of two met as often; noughts are not counted.
fn usual(counts: impl Iterator<Item = usize> + Clone) -> usize {
    let met = |count: usize| counts.clone().filter(|other| *other == count).count();
    let all = counts.clone().count();
    let often = counts.clone().filter(|count| *count > 0);
    let best = often.max_by_key(|count| (met(*count), *count)).unwrap_or(0);
    if met(best).saturating_mul(4) >= all {
        best
    } else {
        0
    }
}

fn parted(line: &str) -> Spoken {
    let words: Vec<&str> = line.split_whitespace().collect();
    let cell = |word: &&&str| is_figure(word) || is_dash(word);
    let before = words.iter().take_while(cell).count();
    let rest = words.get(before..).unwrap_or(&[]);
    let after = rest.iter().rev().take_while(cell).count();
    let label = rest.len().saturating_sub(after);
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Spoken {
        before: owned(words.get(..before).unwrap_or(&[])),
        label: rest.get(..label).unwrap_or(&[]).join(" "),
        after: owned(rest.get(label..).unwrap_or(&[])),
    }
}

impl Spoken {
    /// The row in a table with so many columns before its labels and behind them.
    fn cells(mut self, before: usize, after: usize) -> Vec<String> {
        // A number may begin or end a label: "2 Adults", "Aged 18".
        if self.label.is_empty() && after == 0 {
            core::mem::swap(&mut self.before, &mut self.after);
        }
        while self.after.len() > after && after > 0 {
            let word = self.after.remove(0);
            self.label.push(' ');
            self.label.push_str(&word);
        }
        if self.before.len() > before {
            let words = self.before.split_off(before).join(" ");
            self.label = format!("{words} {}", self.label);
        }
        let fits = |cells: &[String], columns: usize| cells.is_empty() || cells.len() == columns;
        if !fits(&self.before, before) || !fits(&self.after, after) {
            let all = [self.before.join(" "), self.label, self.after.join(" ")];
            return vec![all.join(" ").trim().to_owned()];
        }
        let mut cells = self.before;
        cells.resize(before, String::new());
        cells.push(self.label.trim().to_owned());
        cells.extend(self.after);
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_before_and_behind_their_label() {
        let rows = spoken(&[
            "4748 Waste 4928 6540 (1612)",
            "3190 2 Bins 3110 7437 (4326)",
            "Heading",
            "16334 Total 16844",
        ]);
        let rows: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
        assert_eq!(
            rows,
            [
                "4748|Waste|4928|6540|(1612)",
                "3190|2 Bins|3110|7437|(4326)",
                "|Heading",
                "16334 Total 16844"
            ]
        );
    }

    #[test]
    fn a_number_in_a_label_is_no_cell() {
        let rows = spoken(&["Adults over 18 5 6", "Children 7 8", "Total 12 14"]);
        assert_eq!(rows.first().unwrap().join("|"), "Adults over 18|5|6");
    }
}
