//! Running totals: a line that at each position is what it was before, and what another line adds.

use crate::lines::{Lines, log};
use crate::relation::{Kind, Part, Verdict};
use crate::steps::Steps;
use crate::table::Number;
use crate::trial::{Found, Trial};

/// The most lines among which all twos are tried.
const MOST_LINES: usize = 60;

/// Running totals over the positions `order`: those that are no totals themselves.
pub(crate) fn running(lines: &Lines<'_>, order: &[usize], steps: &mut Steps) -> Vec<Found> {
    let count = lines.count.min(MOST_LINES);
    let mut found: Vec<(u32, Found)> = Vec::new();
    for sum in 0..count {
        for new in (0..count).filter(|new| *new != sum) {
            if let Some(trial) = tried(lines, order, sum, new, steps) {
                let tries = i64::try_from(count.saturating_mul(count)).unwrap_or(0);
                let net = trial.bits.saturating_sub(log(tries));
                let said = lines.words(sum).running || lines.words(new).change;
                let enough = if said { 4 } else { 14 };
                if net >= enough && trial.telling > 1 {
                    let one = Found {
                        kind: Kind::Running,
                        target: sum,
                        parts: vec![Part {
                            line: new,
                            less: false,
                        }],
                        said,
                        without: Vec::new(),
                        readings: Vec::new(),
                    };
                    found.push((trial.bits, one));
                }
            }
        }
    }
    found.sort_by_key(|(bits, _)| core::cmp::Reverse(*bits));
    let mut kept: Vec<Found> = Vec::new();
    for (_, one) in found {
        let line = |it: &Found| it.parts.first().map(|part| part.line);
        if !kept
            .iter()
            .any(|it| it.target == one.target || line(it) == line(&one))
        {
            kept.push(one);
        }
    }
    kept
}

/// What a running total stands to at a position: what it was, and what is new.
pub(crate) fn step(
    lines: &Lines<'_>,
    order: &[usize],
    sum: usize,
    new: usize,
    at: usize,
) -> Option<(Number, Option<Number>, Number)> {
    let position = *order.get(at)?;
    let before = at.checked_sub(1).and_then(|at| order.get(at));
    let was = match before {
        Some(before) => Some(lines.number(sum, *before)?),
        None => None,
    };
    Some((
        lines.number(sum, position)?,
        was,
        lines.number(new, position)?,
    ))
}

fn tried(
    lines: &Lines<'_>,
    order: &[usize],
    sum: usize,
    new: usize,
    steps: &mut Steps,
) -> Option<Trial> {
    let mut trial = Trial::default();
    for at in 0..order.len() {
        if !steps.take(1) {
            return None;
        }
        let Some((is, was, adds)) = step(lines, order, sum, new, at) else {
            continue;
        };
        let verdict = judged(is, was, adds);
        // What stands at the start may come from before the table.
        let Some(was) = was else { continue };
        let size = adds.units.saturating_abs().min(was.units.saturating_abs());
        let bits = log(size.checked_div(adds.step).unwrap_or(0)).min(20);
        trial.note(verdict, bits, true, || Some(at));
        if !trial.fails.is_empty() && (trial.fails.len() > 1 || trial.holds < 1) {
            return None;
        }
    }
    let few = trial.failing().saturating_mul(4) <= trial.telling;
    (trial.holds > 1 && few).then_some(trial)
}

/// Whether a running total goes on by what is new.
pub(crate) fn judged(is: Number, was: Option<Number>, adds: Number) -> Verdict {
    let mut tally = crate::lines::Tally::default();
    if let Some(was) = was {
        tally.add(was, 1);
    }
    tally.add(adds, 1);
    tally
        .judged(is)
        .map_or(Verdict::Differs, |outcome| outcome.verdict)
}
