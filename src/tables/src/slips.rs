//! The ways in which a figure goes wrong, tried on a sum that does not come out.

use crate::lines::Tally;
use crate::relation::SlipKind;
use crate::table::{Cell, Number, Table};
use casebook_model::slip::{misprinted, one_digit};

/// A sum with its result as one more figure taken off: nought if it comes out.
pub(crate) struct Sum {
    /// Each with its sign; the result is the last, and taken off.
    pub(crate) terms: Vec<Term>,
    tally: Tally,
    result: Number,
}

/// A figure in a sum.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    pub(crate) cell: Cell,
    pub(crate) number: Number,
    pub(crate) sign: i64,
}

/// A slip that would make a sum come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tried {
    pub(crate) cell: Cell,
    pub(crate) kind: SlipKind,
    /// What the figure would be, unless the sum itself was made wrongly.
    pub(crate) instead: Option<i64>,
    /// Whether it then comes out exactly, and not only as rounded.
    pub(crate) exactly: bool,
}

impl Sum {
    /// The sum of some cells that should give another; blanks are passed over.
    pub(crate) fn new(table: &Table, target: Cell, parts: &[(Cell, bool)]) -> Option<Self> {
        let result = table.number(target)?;
        let mut tally = Tally::default();
        let mut terms = Vec::with_capacity(parts.len().saturating_add(1));
        for (cell, less) in parts {
            if let Some(number) = table.number(*cell) {
                let sign = if *less { -1 } else { 1 };
                tally.add(number, sign);
                terms.push(Term {
                    cell: *cell,
                    number,
                    sign,
                });
            }
        }
        terms.push(Term {
            cell: target,
            number: result,
            sign: -1,
        });
        Some(Self {
            terms,
            tally,
            result,
        })
    }

    /// What the parts give.
    pub(crate) fn gives(&self) -> i64 {
        self.tally.sum
    }

    /// What the parts give less what is printed.
    fn over(&self) -> i64 {
        self.tally.sum.saturating_sub(self.result.units)
    }

    /// Whether it comes out, exactly or as rounded, with one figure another.
    pub(crate) fn holds_with(&self, cell: Cell, instead: i64) -> Option<bool> {
        let mut over = self.over();
        for term in self.terms.iter().filter(|term| term.cell == cell) {
            let more = instead.saturating_sub(term.number.units);
            over = over.saturating_add(more.saturating_mul(term.sign));
        }
        match over {
            0 => Some(true),
            over if self.tally.allows(self.result.step, over) => Some(false),
            _ => None,
        }
    }

    /// What a figure would have to be.
    fn wanted(&self, term: Term) -> i64 {
        let more = self.over().saturating_mul(term.sign);
        term.number.units.saturating_sub(more)
    }

    /// Every slip that would make it come out.
    pub(crate) fn slips(&self, table: &Table) -> Vec<Tried> {
        let mut found = Vec::new();
        let last = self.terms.len().saturating_sub(1);
        for (at, term) in self.terms.iter().enumerate() {
            self.in_figure(table, *term, at == last, &mut found);
            if at < last && term.number.units != 0 {
                let part = term.number.units.saturating_mul(term.sign);
                for (kind, over) in [
                    (SlipKind::LeftOut, part),
                    (SlipKind::Twice, 0_i64.saturating_sub(part)),
                ] {
                    let rest = self.over().saturating_sub(over);
                    if rest == 0 || (self.tally.allows(self.result.step, rest) && worth(part, self))
                    {
                        found.push(Tried {
                            cell: term.cell,
                            kind,
                            instead: None,
                            exactly: rest == 0,
                        });
                    }
                }
            }
        }
        found
    }

    fn in_figure(&self, table: &Table, term: Term, result: bool, found: &mut Vec<Tried>) {
        let wanted = self.wanted(term);
        let figure = Wrong {
            cell: term.cell,
            number: term.number,
            result,
            wanted: Some(wanted),
            rounded: self.is_rounded(term, wanted),
        };
        figure.slips(table, &|instead| self.holds_with(term.cell, instead), found);
    }

    /// Whether a figure is what another rounds to, and most others beside it are finer.
    fn is_rounded(&self, term: Term, wanted: i64) -> bool {
        let round = |units: i64, size: i64| units.checked_rem(size) == Some(0);
        [100_i64, 1_000, 10_000].into_iter().rev().any(|size| {
            let size = term.number.step.saturating_mul(size);
            let near = wanted.saturating_sub(term.number.units).saturating_abs();
            let finer = self
                .terms
                .iter()
                .filter(|it| !round(it.number.units, size))
                .count();
            term.number.units != 0
                && round(term.number.units, size)
                && near.saturating_mul(2) <= size
                && finer.saturating_mul(2) > self.terms.len()
        })
    }
}

/// A figure that may be wrong, in whatever it stands.
pub(crate) struct Wrong {
    pub(crate) cell: Cell,
    pub(crate) number: Number,
    /// Whether it is the result, which may be that of the line beside.
    pub(crate) result: bool,
    /// What it would have to be, if that is one figure.
    pub(crate) wanted: Option<i64>,
    /// Whether it is what that rounds to.
    pub(crate) rounded: bool,
}

impl Wrong {
    /// The slips that would mend it; `holds` says whether all comes out with another figure, and
    /// whether exactly.
    pub(crate) fn slips(
        &self,
        table: &Table,
        holds: &dyn Fn(i64) -> Option<bool>,
        found: &mut Vec<Tried>,
    ) {
        let Number { units, step } = self.number;
        let mut note = |kind: SlipKind, instead: i64, exactly: bool| {
            let held = holds(instead);
            let fits = match held {
                Some(true) => true,
                Some(false) => !exactly,
                None => false,
            };
            let new = !found
                .iter()
                .any(|it: &Tried| it.cell == self.cell && it.instead == Some(instead));
            if fits && new && instead != units {
                found.push(Tried {
                    cell: self.cell,
                    kind,
                    instead: Some(instead),
                    exactly: held == Some(true),
                });
            }
        };
        misprinted(units, step, &mut note);
        for beside in beside(table, self.cell, self.result) {
            let Some(other) = table.number(beside) else {
                continue;
            };
            let tells = other.units.saturating_abs() >= step.saturating_mul(10);
            match self.wanted {
                Some(wanted) if other.units == units && tells => {
                    note(SlipKind::Copied(beside), wanted, true);
                }
                _ if tells && beside.column == self.cell.column => {
                    note(SlipKind::Shifted(beside), other.units, false);
                }
                _ => {}
            }
        }
        let Some(wanted) = self.wanted else { return };
        if self.rounded {
            note(SlipKind::Rounded, wanted, true);
        }
        if let Some(kind) = one_digit(units, step, wanted) {
            note(kind, wanted, true);
        }
        note(SlipKind::Other, wanted, true);
    }
}

/// Whether leaving a part out tells: it must be more than roundings.
fn worth(part: i64, sum: &Sum) -> bool {
    !sum.tally.allows(sum.result.step, part)
}

/// The cells whose figure may have been taken by mistake: those above and below, and of a result
/// also those to the left and right.
fn beside(table: &Table, cell: Cell, result: bool) -> Vec<Cell> {
    let mut beside = Vec::new();
    let Cell { row, column } = cell;
    if let Some(row) = row.checked_sub(1) {
        beside.push(Cell { row, column });
    }
    if row.saturating_add(1) < table.rows.len() {
        beside.push(Cell {
            row: row.saturating_add(1),
            column,
        });
    }
    if result {
        if let Some(column) = column.checked_sub(1) {
            beside.push(Cell { row, column });
        }
        if column.saturating_add(1) < table.columns.len() {
            beside.push(Cell {
                row,
                column: column.saturating_add(1),
            });
        }
    }
    beside
}
