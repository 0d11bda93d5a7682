//! A figure that stands alone in its column and is what another column adds up to.

use crate::lines::{Tally, log};
use crate::relation::{Along, Instance, Kind, Part, Relation};
use crate::steps::Steps;
use crate::table::{Cell, Table};

/// The figures that stand alone in their columns, as sums of other columns.
pub(crate) fn lone(table: &Table, steps: &mut Steps) -> Vec<Relation> {
    let rows = |column: usize| -> Vec<usize> {
        (0..table.rows.len())
            .filter(|row| table.number(Cell { row: *row, column }).is_some())
            .collect()
    };
    let columns = table.columns.len();
    let mut found = Vec::new();
    for column in 0..columns {
        if let [row] = *rows(column).as_slice() {
            let target = Cell { row, column };
            let sums = (0..columns)
                .filter(|other| *other != column && steps.take(table.rows.len()))
                .filter_map(|other| sum(table, target, other, &rows(other), columns));
            found.extend(
                sums.max_by_key(|(bits, _)| *bits)
                    .map(|(_, relation)| relation),
            );
        }
    }
    found
}

fn sum(
    table: &Table,
    target: Cell,
    column: usize,
    rows: &[usize],
    tries: usize,
) -> Option<(u32, Relation)> {
    let number = table.number(target)?;
    let mut tally = Tally::default();
    for row in rows {
        tally.add(table.number(Cell { row: *row, column })?, 1);
    }
    let outcome = tally.judged(number)?;
    let tries = i64::try_from(tries.saturating_mul(tries)).unwrap_or(0);
    let bits = outcome.bits.saturating_sub(log(tries));
    let instance = Instance {
        target,
        parts: rows
            .iter()
            .map(|row| (Cell { row: *row, column }, false))
            .collect(),
        gives: table.value_in(target.column, outcome.gives),
        apart: table.value_in(target.column, outcome.apart),
        verdict: outcome.verdict,
        slips: Vec::new(),
    };
    (bits >= 8 && rows.len() > 1).then(|| {
        let part = |row: &usize| Part {
            line: *row,
            less: false,
        };
        let relation = Relation {
            kind: Kind::Sum,
            along: Along::Rows,
            target: target.row,
            parts: rows.iter().map(part).collect(),
            said: false,
            without: Vec::new(),
            readings: Vec::new(),
            instances: vec![instance],
            shift: None,
        };
        (bits, relation)
    })
}
