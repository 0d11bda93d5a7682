//! A table seen as rows over columns, or as columns over rows: whatever ties rows ties columns, too.

use crate::relation::{Along, Part, Verdict};
use crate::table::{Cell, Number, Table};
use crate::words::Words;

/// The lines of a table, and the positions on each.
pub(crate) struct Lines<'t> {
    pub(crate) table: &'t Table,
    pub(crate) along: Along,
    pub(crate) count: usize,
    pub(crate) positions: usize,
    /// Of each line: its part of the table, and whether its figures are per cent.
    sections: Vec<usize>,
    percent: Vec<bool>,
    /// Of each position: whether figures may be expected to add up, and whether a misprint stands there.
    adds_up: Vec<bool>,
    misprints: Vec<bool>,
}

/// How a figure stands to what others give, at one position.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outcome {
    pub(crate) gives: i64,
    pub(crate) apart: i64,
    pub(crate) verdict: Verdict,
    /// How little chance would bring it about: as many times two.
    pub(crate) bits: u32,
}

/// Figures added up.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) sum: i64,
    /// How many are not nought.
    filled: u32,
    any: bool,
    /// The sum of their sizes, and the largest.
    sizes: i64,
    pub(crate) largest: i64,
    /// The sum of their steps, and of the squares of them.
    steps: i64,
    squares: i128,
}

impl Tally {
    pub(crate) fn add(&mut self, number: Number, sign: i64) {
        let size = number.units.saturating_abs();
        self.sum = self.sum.saturating_add(number.units.saturating_mul(sign));
        self.filled = self.filled.saturating_add(u32::from(number.units != 0));
        self.any = true;
        self.sizes = self.sizes.saturating_add(size);
        self.largest = self.largest.max(size);
        // Nought is nought to every precision.
        if number.units != 0 {
            self.steps = self.steps.saturating_add(number.step);
            self.squares = self.squares.saturating_add(square(number.step));
        }
    }

    /// How a printed figure stands to the sum.
    pub(crate) fn judged(&self, target: Number) -> Option<Outcome> {
        if !self.any {
            return None;
        }
        let apart = target.units.saturating_sub(self.sum);
        let verdict = if apart == 0 {
            Verdict::Holds
        } else if self.allows(target.step, apart) {
            Verdict::Rounds
        } else {
            Verdict::Differs
        };
        Some(Outcome {
            gives: self.sum,
            apart,
            verdict,
            bits: self.bits(target, verdict),
        })
    }

    /// Whether roundings add up to a difference: at most half a step each, and four times
    /// their usual spread in all.
    pub(crate) fn allows(&self, step: i64, apart: i64) -> bool {
        let most = self.steps.saturating_add(step);
        let spread = self.squares.saturating_add(square(step));
        let apart = i128::from(apart.saturating_abs());
        apart.saturating_mul(2) <= i128::from(most)
            && square_of(apart).saturating_mul(3) <= spread.saturating_mul(4)
    }

    /// What a coincidence would take: what the parts beside the largest come to must fall on the one
    /// figure that fits.
    fn bits(&self, target: Number, verdict: Verdict) -> u32 {
        if self.filled < 2 || verdict == Verdict::Differs {
            return 0;
        }
        let others = self.sizes.saturating_sub(self.largest);
        let size = match target.units {
            0 if self.filled < 3 => return 0,
            0 => others,
            units => units.saturating_abs().min(others),
        };
        let steps = size.checked_div(target.step.max(1)).unwrap_or(0);
        let bits = log(steps).min(20);
        match verdict {
            Verdict::Holds => bits,
            _ => bits.saturating_sub(2),
        }
    }
}

fn square(step: i64) -> i128 {
    square_of(i128::from(step))
}

fn square_of(number: i128) -> i128 {
    number.saturating_mul(number)
}

/// How often two goes into a number; nought for nought.
pub(crate) fn log(number: i64) -> u32 {
    number.unsigned_abs().checked_ilog2().unwrap_or(0)
}

impl<'t> Lines<'t> {
    pub(crate) fn new(table: &'t Table, along: Along) -> Self {
        let (rows, columns) = (table.rows.len(), table.columns.len());
        let (count, positions) = match along {
            Along::Rows => (rows, columns),
            Along::Columns => (columns, rows),
        };
        let mut lines = Self {
            table,
            along,
            count,
            positions,
            sections: Vec::new(),
            percent: Vec::new(),
            adds_up: Vec::new(),
            misprints: Vec::new(),
        };
        lines.sections = (0..count).map(|line| lines.section_of(line)).collect();
        lines.percent = (0..count).map(|line| lines.percent_of(line)).collect();
        lines.adds_up = (0..positions).map(|at| lines.adds_up_at(at)).collect();
        lines.misprints = (0..positions)
            .map(|at| (0..count).any(|line| lines.is_misprint(line, at)))
            .collect();
        lines
    }

    /// Which part of the table a line stands in.
    pub(crate) fn section(&self, line: usize) -> usize {
        self.sections.get(line).copied().unwrap_or(0)
    }

    /// Whether a line's figures are per cent.
    pub(crate) fn is_percent(&self, line: usize) -> bool {
        self.percent.get(line) == Some(&true)
    }

    /// Whether figures at a position may be expected to add up.
    pub(crate) fn adds_up(&self, position: usize) -> bool {
        self.adds_up.get(position) == Some(&true)
    }

    /// Whether a misprint stands at a position.
    pub(crate) fn has_misprint(&self, position: usize) -> bool {
        self.misprints.get(position) == Some(&true)
    }

    pub(crate) fn cell(&self, line: usize, position: usize) -> Cell {
        match self.along {
            Along::Rows => Cell {
                row: line,
                column: position,
            },
            Along::Columns => Cell {
                row: position,
                column: line,
            },
        }
    }

    pub(crate) fn number(&self, line: usize, position: usize) -> Option<Number> {
        self.table.number(self.cell(line, position))
    }

    pub(crate) fn is_misprint(&self, line: usize, position: usize) -> bool {
        !self.table.misprints.is_empty()
            && self.table.misprints.contains(&self.cell(line, position))
    }

    pub(crate) fn words(&self, line: usize) -> Words {
        self.words_along(self.along, line)
    }

    fn words_along(&self, along: Along, line: usize) -> Words {
        match along {
            Along::Rows => self.table.rows.get(line).map(|row| row.words),
            Along::Columns => self.table.columns.get(line).map(|column| column.words),
        }
        .unwrap_or_default()
    }

    /// What the head of a position says.
    pub(crate) fn across(&self, position: usize) -> Words {
        let across = match self.along {
            Along::Rows => Along::Columns,
            Along::Columns => Along::Rows,
        };
        self.words_along(across, position)
    }

    /// Rows stand in parts by headings, columns by what spans them.
    fn section_of(&self, line: usize) -> usize {
        match self.along {
            Along::Rows => self.table.rows.get(line).map_or(0, |row| row.section),
            Along::Columns => {
                let columns = self.table.columns.get(..=line).unwrap_or(&[]);
                columns
                    .windows(2)
                    .filter(|pair| matches!(pair, [one, other] if one.group != other.group))
                    .count()
            }
        }
    }

    fn percent_of(&self, line: usize) -> bool {
        let mut all = (0..self.positions).filter_map(|at| self.table.figure(self.cell(line, at)));
        let column = self.along == Along::Columns
            && self
                .table
                .columns
                .get(line)
                .is_some_and(|column| column.percent);
        column || all.any(|figure| figure.percent)
    }

    fn adds_up_at(&self, position: usize) -> bool {
        let words = self.across(position);
        let percent = self.along == Along::Rows
            && (0..self.count).any(|line| {
                let figure = self.table.figure(self.cell(line, position));
                figure.is_some_and(|figure| figure.percent)
            });
        let column = self.along == Along::Rows
            && self
                .table
                .columns
                .get(position)
                .is_some_and(|it| it.percent);
        !(words.share || words.rate || words.average || percent || column)
    }

    /// The parts of a line at a position, added up.
    pub(crate) fn tally(&self, parts: &[Part], position: usize) -> Tally {
        let mut tally = Tally::default();
        for part in parts {
            if let Some(number) = self.number(part.line, position) {
                tally.add(number, if part.less { -1 } else { 1 });
            }
        }
        tally
    }
}

impl Lines<'_> {
    /// One in units of the table.
    pub(crate) fn one(&self) -> i64 {
        self.table.one()
    }
}
