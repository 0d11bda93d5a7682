//! Rows of text in aligned columns.

/// How a column stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// Rows in columns. A row may be shorter than others; its last cell then runs on.
pub(crate) struct Sheet {
    sides: Vec<Side>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A sheet with these columns; further ones stand as the last does.
    pub(crate) fn new(sides: &[Side]) -> Self {
        Self {
            sides: sides.to_vec(),
            rows: Vec::new(),
        }
    }

    /// One more row.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The rows as text, each line indented by two spaces.
    pub(crate) fn text(&self) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(|column| self.width(column)).collect();
        let mut text = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for ((cell, width), side) in row.iter().zip(&widths).zip(self.sides()) {
                line.push_str("  ");
                let gap = " ".repeat(width.saturating_sub(length(cell)));
                match side {
                    Side::Left => line.extend([cell.as_str(), &gap]),
                    Side::Right => line.extend([gap.as_str(), cell]),
                }
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    fn sides(&self) -> impl Iterator<Item = Side> + '_ {
        let last = self.sides.last().copied().unwrap_or(Side::Left);
        self.sides.iter().copied().chain(core::iter::repeat(last))
    }

    /// The widest cell of a column; the last cell of a row that is cut short does not count.
    fn width(&self, column: usize) -> usize {
        let full = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let counts = |row: &&Vec<String>| row.len() == full || column.saturating_add(1) < row.len();
        self.rows
            .iter()
            .filter(counts)
            .filter_map(|row| row.get(column))
            .map(|cell| length(cell))
            .max()
            .unwrap_or(0)
    }
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_left_and_figures_right() {
        let mut sheet = Sheet::new(&[Side::Left, Side::Right]);
        sheet.row(vec!["rate".into(), "£850".into(), "".into()]);
        sheet.row(vec!["in care".into(), "1,200".into(), "5".into()]);
        assert_eq!(sheet.text(), "  rate      £850\n  in care  1,200  5\n");
    }
}
