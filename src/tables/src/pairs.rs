//! A line that is another less a third, or both together, wherever they stand: variance = outturn −
//! budget; net = gross + income.

use crate::lines::{Lines, log};
use crate::relation::{Kind, Part};
use crate::steps::Steps;
use crate::trial::{Failure, Found, Trial, failure};

/// The most lines among which all threes are tried.
const MOST_LINES: usize = 60;

/// Three lines that are tied.
struct Tied {
    found: Found,
    bits: u32,
    failing: u32,
}

/// Differences and sums of two lines that are not among `known` already.
pub(crate) fn pairs(lines: &Lines<'_>, known: &[Found], steps: &mut Steps) -> Vec<Found> {
    let count = lines.count.min(MOST_LINES);
    let percent: Vec<bool> = (0..count).map(|line| lines.is_percent(line)).collect();
    let tries = i64::try_from(count.saturating_mul(count)).unwrap_or(0);
    let penalty = log(tries.saturating_mul(3)).saturating_sub(1);
    let mut tied: Vec<Tied> = Vec::new();
    for a in 0..count {
        for b in a.saturating_add(1)..count {
            for c in b.saturating_add(1)..count {
                let alike = percent.get(a) == percent.get(b) && percent.get(b) == percent.get(c);
                if alike && !is_known(known, [a, b, c]) {
                    tied.extend(tie(lines, [a, b, c], penalty, steps));
                }
            }
        }
    }
    best(tied)
}

/// Whether three lines are tied already, alone or by a total with one of them left as it is.
fn is_known(known: &[Found], three: [usize; 3]) -> bool {
    known.iter().any(|found| {
        let within =
            |line: usize| found.target == line || found.parts.iter().any(|part| part.line == line);
        three.iter().all(|line| within(*line))
    })
}

/// The relation of three lines, if their figures bear one.
fn tie(lines: &Lines<'_>, [a, b, c]: [usize; 3], penalty: u32, steps: &mut Steps) -> Option<Tied> {
    // The largest is the sum of the others, or the third in order is what the first two make.
    let makes = [
        (c, [(a, false), (b, false)]),
        (c, [(b, false), (a, true)]),
        (c, [(a, false), (b, true)]),
    ];
    makes
        .into_iter()
        .filter_map(|(target, parts)| {
            let parts = parts.map(|(line, less)| Part { line, less });
            if !hopeful(lines, target, &parts, steps) {
                return None;
            }
            let (target, parts) = told(lines, target, parts);
            let trial = Trial::of(lines, target, &parts);
            let words = lines.words(target);
            let said = words.change || words.net || words.total;
            borne(lines, target, &parts, &trial, penalty, said).then(|| Tied {
                bits: trial.bits,
                failing: trial.failing(),
                found: Found {
                    kind: Kind::Difference,
                    target,
                    parts: parts.to_vec(),
                    said,
                    without: Vec::new(),
                    readings: Vec::new(),
                },
            })
        })
        .max_by_key(|tied| (tied.bits, core::cmp::Reverse(tied.failing)))
}

/// A quick look: it may fail at one place in four, and once more.
fn hopeful(lines: &Lines<'_>, target: usize, parts: &[Part], steps: &mut Steps) -> bool {
    let mut allowed = lines
        .positions
        .checked_div(4)
        .unwrap_or(0)
        .saturating_add(1);
    let mut held = false;
    for position in 0..lines.positions {
        if !steps.take(1) {
            return false;
        }
        let three = [parts.first(), parts.get(1)].map(|part| {
            part.and_then(|part| Some((lines.number(part.line, position)?, part.less)))
        });
        let (Some(number), [Some((x, _)), Some((y, less))]) =
            (lines.number(target, position), three)
        else {
            continue;
        };
        let first_less = parts.first().is_some_and(|part| part.less);
        let x = if first_less {
            0_i64.saturating_sub(x.units)
        } else {
            x.units
        };
        let y = if less {
            0_i64.saturating_sub(y.units)
        } else {
            y.units
        };
        let apart = number
            .units
            .saturating_sub(x.saturating_add(y))
            .saturating_abs();
        if apart > number.step.saturating_mul(2) {
            allowed = match allowed.checked_sub(1) {
                Some(allowed) => allowed,
                None => return false,
            };
        } else {
            held = true;
        }
    }
    held
}

/// The same three lines, told as a reader would: what words call a difference or a total is made of
/// the others, and otherwise the last of them.
pub(crate) fn told(lines: &Lines<'_>, target: usize, parts: [Part; 2]) -> (usize, [Part; 2]) {
    let says = |line: usize| {
        let words = lines.words(line);
        match words.net || words.change {
            true => 2_u8,
            false => u8::from(words.total),
        }
    };
    let [one, other] = parts;
    if !one.less && !other.less {
        return (target, parts);
    }
    let turn = |to: Part, rest: Part| {
        // target = ±to ± rest, so to = ±target ∓ rest.
        let parts = [
            Part {
                line: target,
                less: to.less,
            },
            Part {
                line: rest.line,
                less: rest.less == to.less,
            },
        ];
        (to.line, parts)
    };
    let own = says(target);
    let turned = match (says(one.line), says(other.line)) {
        (a, b) if own == 0 && a > 0 && a >= b => turn(one, other),
        (_, b) if own == 0 && b > 0 => turn(other, one),
        _ => return (target, if one.less { [other, one] } else { [one, other] }),
    };
    let (target, [x, y]) = turned;
    let turned = (x.less && !y.less) || (x.less == y.less && y.line < x.line);
    (target, if turned { [y, x] } else { [x, y] })
}

fn borne(
    lines: &Lines<'_>,
    target: usize,
    parts: &[Part],
    trial: &Trial,
    penalty: u32,
    said: bool,
) -> bool {
    let net = trial.bits.saturating_sub(penalty);
    let failing = trial.failing();
    if failing == 0 {
        return trial.telling > 1 && (net >= 12 || (said && net >= 5));
    }
    let slips = || {
        trial
            .fails
            .iter()
            .all(|at| failure(lines, target, parts, *at) != Failure::Far)
    };
    let least = if said { 10 } else { 16 };
    net >= least && trial.telling >= failing.saturating_mul(3) && slips()
}

/// Of the relations that tell the same line, the one that is borne best; the others are readings.
fn best(mut tied: Vec<Tied>) -> Vec<Found> {
    tied.sort_by_key(|it| {
        let span = it
            .found
            .parts
            .iter()
            .map(|part| part.line.abs_diff(it.found.target))
            .sum::<usize>();
        (it.failing, core::cmp::Reverse(it.bits), span)
    });
    let mut found: Vec<Found> = Vec::new();
    for one in tied {
        match found.iter_mut().find(|it| it.target == one.found.target) {
            Some(better) if one.failing == 0 => better.readings.push(one.found.parts),
            Some(_) => {}
            None => found.push(one.found),
        }
    }
    found
}
