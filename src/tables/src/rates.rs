//! Two groups of columns under the same heads, where one is a multiple of what the other falls by,
//! and each row has a price of its own: children who leave care, and what that saves in the weeks
//! that are left. The price is not printed; that columns agree on it tells that there is one.

use crate::lines::log;
use crate::relation::{Along, Instance, Kind, Part, Relation, Shift, Verdict};
use crate::steps::Steps;
use crate::table::{Cell, Number, Table};

/// How little chance must bring it about that columns agree on prices, in bits.
const TELLING: u32 = 30;

/// Columns of levels and of amounts, in the same order, and the rows they have figures in.
struct Groups<'t> {
    table: &'t Table,
    levels: Vec<usize>,
    amounts: Vec<usize>,
}

/// The rates between groups of columns.
pub(crate) fn rates(table: &Table, steps: &mut Steps) -> Vec<Relation> {
    let mut found = Vec::new();
    for levels in groups(table) {
        for amounts in groups(table) {
            let heads = |columns: &[usize]| -> Vec<String> {
                columns
                    .iter()
                    .filter_map(|at| table.columns.get(*at))
                    .map(|column| column.own.clone())
                    .collect()
            };
            let same = levels != amounts && heads(&levels) == heads(&amounts);
            if same && steps.take(table.rows.len().saturating_mul(levels.len())) {
                let groups = Groups {
                    table,
                    levels: levels.clone(),
                    amounts,
                };
                found.extend(groups.relations());
            }
        }
    }
    found
}

/// The groups of two columns or more.
fn groups(table: &Table) -> Vec<Vec<usize>> {
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for (at, column) in table.columns.iter().enumerate() {
        match groups.iter_mut().find(|(group, _)| *group == column.group) {
            Some((_, columns)) => columns.push(at),
            None => groups.push((column.group.clone(), vec![at])),
        }
    }
    groups.retain(|(group, columns)| columns.len() > 1 && !group.is_empty());
    groups.into_iter().map(|(_, columns)| columns).collect()
}

/// How columns stand to each other.
struct Agreement {
    /// The columns that agree on the prices, by their place in the groups.
    by: (usize, usize),
    bits: u32,
}

impl Groups<'_> {
    fn number(&self, columns: &[usize], at: usize, row: usize) -> Option<Number> {
        let column = *columns.get(at)?;
        self.table.number(Cell { row, column })
    }

    fn amount(&self, at: usize, row: usize) -> Option<Number> {
        self.number(&self.amounts, at, row)
    }

    /// How much a level falls in a row.
    fn fall(&self, at: usize, row: usize) -> Option<i64> {
        let before = self.number(&self.levels, at, row.checked_sub(1)?)?;
        Some(
            before
                .units
                .saturating_sub(self.number(&self.levels, at, row)?.units),
        )
    }

    /// Whether two columns agree on the price of a row: `None` where one has no figures, or tells
    /// nothing.
    fn agree(&self, a: usize, b: usize, row: usize, by: i32) -> Option<bool> {
        let moved = match by {
            0 => row,
            by if by > 0 => row.checked_add(1)?,
            _ => row.checked_sub(1)?,
        };
        let (x, y) = (self.amount(a, row)?, self.amount(b, row)?);
        let (fall_a, fall_b) = (self.fall(a, row)?, self.fall(b, moved)?);
        if fall_a == 0 || (x.units == 0 && y.units == 0) {
            return None;
        }
        let cross = |units: i64, fall: i64| i128::from(units).saturating_mul(i128::from(fall));
        Some(cross(x.units, fall_b) == cross(y.units, fall_a))
    }

    fn agreement(&self, a: usize, b: usize) -> Option<Agreement> {
        let mut bits = 0_u32;
        for row in 0..self.table.rows.len() {
            match self.agree(a, b, row, 0) {
                Some(true) => {
                    let amount = self.amount(b, row)?;
                    let size = amount.units.saturating_abs().checked_div(amount.step)?;
                    bits = bits.saturating_add(log(size).min(12));
                }
                Some(false) => return None,
                None => {}
            }
        }
        (bits >= TELLING).then_some(Agreement { by: (a, b), bits })
    }

    fn relations(&self) -> Vec<Relation> {
        let count = self.levels.len();
        let pairs =
            (0..count).flat_map(|a| (0..count).filter(move |b| *b != a).map(move |b| (a, b)));
        let Some(agreement) = pairs
            .filter_map(|(a, b)| self.agreement(a, b))
            .max_by_key(|agreement| agreement.bits)
        else {
            return Vec::new();
        };
        (0..count)
            .filter_map(|at| self.relation(at, &agreement))
            .collect()
    }

    /// How a column stands to the prices that two agree on.
    fn relation(&self, at: usize, agreement: &Agreement) -> Option<Relation> {
        let (one, other) = agreement.by;
        let reference = if at == one { other } else { one };
        let mut instances = Vec::new();
        for row in 0..self.table.rows.len() {
            if let Some(agrees) = self.agree(reference, at, row, 0) {
                instances.push(self.instance(at, reference, row, agrees)?);
            }
        }
        let line = *self.levels.get(at)?;
        Some(Relation {
            kind: Kind::Rate,
            along: Along::Columns,
            target: *self.amounts.get(at)?,
            parts: vec![Part { line, less: false }],
            said: false,
            without: Vec::new(),
            readings: Vec::new(),
            shift: self.shift(at, reference, line, &instances),
            instances,
        })
    }

    fn instance(&self, at: usize, reference: usize, row: usize, agrees: bool) -> Option<Instance> {
        let (amount, known) = (self.amount(at, row)?, self.amount(reference, row)?);
        let (fall, by) = (self.fall(at, row)?, self.fall(reference, row)?);
        let gives = i128::from(known.units).saturating_mul(i128::from(fall));
        let gives = i64::try_from(gives.checked_div(i128::from(by))?).ok()?;
        let (column, level) = (*self.amounts.get(at)?, *self.levels.get(at)?);
        let apart = amount.units.saturating_sub(gives);
        let before = Cell {
            row: row.checked_sub(1)?,
            column: level,
        };
        Some(Instance {
            target: Cell { row, column },
            parts: vec![(before, false), (Cell { row, column: level }, true)],
            gives: self.table.value_in(column, gives),
            apart: self.table.value_in(column, apart),
            verdict: if agrees {
                Verdict::Holds
            } else {
                Verdict::Differs
            },
            slips: Vec::new(),
        })
    }

    /// Whether the column comes out in more rows if its levels are read a row further up or down.
    fn shift(
        &self,
        at: usize,
        reference: usize,
        line: usize,
        instances: &[Instance],
    ) -> Option<Shift> {
        let holds = instances
            .iter()
            .filter(|it| it.verdict == Verdict::Holds)
            .count();
        let shifted = [1_i32, -1].into_iter().map(|by| {
            let fits = (0..self.table.rows.len())
                .filter(|row| self.agree(reference, at, *row, by) == Some(true))
                .count();
            Shift {
                line,
                by,
                fits,
                holds,
                of: instances.len(),
            }
        });
        shifted
            .filter(|shift| shift.fits > holds.saturating_add(1))
            .max_by_key(|shift| shift.fits)
    }
}
