//! Products: a line that is another times a third, such as places × cost of a place; a quotient is
//! the same, told by its factors.

use crate::lines::{Lines, log};
use crate::relation::{Kind, Part, Verdict};
use crate::steps::Steps;
use crate::table::Number;
use crate::trial::{Found, Trial};

/// The most lines among which all threes are tried.
const MOST_LINES: usize = 40;

/// Products that figures bear.
pub(crate) fn products(lines: &Lines<'_>, steps: &mut Steps) -> Vec<Found> {
    let count = lines.count.min(MOST_LINES);
    let tries = i64::try_from(count.saturating_mul(count)).unwrap_or(0);
    let penalty = log(tries);
    let mut found: Vec<(u32, Found)> = Vec::new();
    for a in 0..count {
        for b in a.saturating_add(1)..count {
            for target in (0..count).filter(|line| *line != a && *line != b) {
                let Some(trial) = tried(lines, [a, b], target, steps) else {
                    continue;
                };
                let words = [a, b, target].map(|line| lines.words(line));
                let said = words.iter().any(|words| words.rate || words.average);
                let net = trial.bits.saturating_sub(penalty);
                if trial.telling > 1 && (net >= 16 || (said && net >= 6)) {
                    let part = |line| Part { line, less: false };
                    let one = Found {
                        kind: Kind::Product,
                        target,
                        parts: vec![part(a), part(b)],
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
        if !kept.iter().any(|it| it.target == one.target) {
            kept.push(one);
        }
    }
    kept
}

fn tried(
    lines: &Lines<'_>,
    factors: [usize; 2],
    target: usize,
    steps: &mut Steps,
) -> Option<Trial> {
    let mut trial = Trial::default();
    let mut factors_seen: Vec<(i64, i64)> = Vec::new();
    for position in 0..lines.positions {
        if !steps.take(1) {
            return None;
        }
        let Some((number, a, b)) = three(lines, factors, target, position) else {
            continue;
        };
        let verdict = judged(lines.one(), number, a, b);
        let one = lines.one();
        let plain = [a, b].iter().any(|it| it.units == 0 || it.units == one);
        let size = [number, a, b]
            .map(|it| log(it.units.saturating_abs().checked_div(it.step).unwrap_or(0)))
            .into_iter()
            .min()
            .unwrap_or(0);
        let key = (a.units, b.units);
        let new = !plain && !factors_seen.contains(&key);
        factors_seen.push(key);
        trial.note(verdict, size, new, || Some(position));
        if trial.failing() > 1 && trial.failing() > trial.holds {
            return None;
        }
    }
    let few = trial.failing().saturating_mul(4) <= trial.telling;
    (trial.telling > 1 && few).then_some(trial)
}

pub(crate) fn three(
    lines: &Lines<'_>,
    [a, b]: [usize; 2],
    target: usize,
    position: usize,
) -> Option<(Number, Number, Number)> {
    Some((
        lines.number(target, position)?,
        lines.number(a, position)?,
        lines.number(b, position)?,
    ))
}

/// The product in units.
pub(crate) fn gives(unit: i64, a: Number, b: Number) -> i64 {
    let product = i128::from(a.units).saturating_mul(i128::from(b.units));
    let one = i128::from(unit);
    i64::try_from(product.checked_div(one).unwrap_or(0)).unwrap_or(i64::MAX)
}

/// Whether a figure is the product of two, as rounded, or as rounded factors allow.
pub(crate) fn judged(unit: i64, number: Number, a: Number, b: Number) -> Verdict {
    let one = i128::from(unit);
    let wide = |units: i64| i128::from(units);
    let apart = wide(a.units)
        .saturating_mul(wide(b.units))
        .saturating_sub(wide(number.units).saturating_mul(one))
        .abs()
        .saturating_mul(2);
    if apart == 0 {
        return Verdict::Holds;
    }
    // A factor with places after its point was rounded; a count was not.
    let rounded = |it: Number, other: Number| match it.step < unit {
        true => wide(it.step).saturating_mul(wide(other.units).abs()),
        false => 0,
    };
    let slack = wide(number.step)
        .saturating_mul(one)
        .saturating_add(rounded(a, b))
        .saturating_add(rounded(b, a));
    if apart <= slack {
        Verdict::Rounds
    } else {
        Verdict::Differs
    }
}
