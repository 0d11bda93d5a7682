//! Shares and growth: per cent of another line, of one figure of a line, or by how much one line is
//! more than another; each as rounded to the digits printed.

use crate::lines::{Lines, log};
use crate::relation::{Kind, Part, Verdict};
use crate::steps::Steps;
use crate::table::Number;
use crate::trial::{Found, Trial};

/// What a share is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    /// The figure of another line at the same position.
    Line(usize),
    /// The figure of the same line at one position.
    Position(usize),
}

/// Shares that were found.
#[derive(Clone, Debug)]
pub(crate) struct Shares {
    pub(crate) kind: Kind,
    /// The line with the percentages.
    pub(crate) target: usize,
    /// The line that is a part.
    pub(crate) part: usize,
    pub(crate) of: Of,
    pub(crate) said: bool,
}

impl Shares {
    /// Whether a product is the same, told by its factors.
    pub(crate) fn is_of(&self, product: &Found) -> bool {
        let Of::Line(whole) = self.of else {
            return false;
        };
        let own = [self.target, self.part, whole];
        own.contains(&product.target) && product.parts.iter().all(|part| own.contains(&part.line))
    }

    /// The parts as they are told.
    pub(crate) fn parts(&self) -> Vec<Part> {
        let line = match self.of {
            Of::Line(line) => line,
            Of::Position(_) => self.part,
        };
        [self.part, line]
            .map(|line| Part { line, less: false })
            .to_vec()
    }
}

/// For each line of percentages, what they are shares of, if figures bear it.
pub(crate) fn shares(lines: &Lines<'_>, steps: &mut Steps) -> Vec<Shares> {
    let percent: Vec<bool> = (0..lines.count)
        .map(|line| lines.is_percent(line))
        .collect();
    let plain: Vec<usize> = (0..lines.count)
        .filter(|line| percent.get(*line) == Some(&false))
        .collect();
    (0..lines.count)
        .filter(|line| percent.get(*line) == Some(&true))
        .filter_map(|target| best(lines, target, &plain, steps))
        .collect()
}

fn best(lines: &Lines<'_>, target: usize, plain: &[usize], steps: &mut Steps) -> Option<Shares> {
    let mut found: Option<(u32, Shares)> = None;
    let mut tries = 1_i64;
    for part in plain {
        let lines_of = plain
            .iter()
            .filter(|line| *line != part)
            .map(|line| Of::Line(*line));
        let positions = (0..lines.positions).map(Of::Position);
        for of in lines_of.chain(positions) {
            for kind in [Kind::Share, Kind::Growth] {
                tries = tries.saturating_add(1);
                let shares = Shares {
                    kind,
                    target,
                    part: *part,
                    of,
                    said: lines.words(target).share || lines.words(target).change,
                };
                let Some(trial) = tried(lines, &shares, steps) else {
                    continue;
                };
                if found.as_ref().is_none_or(|(bits, _)| trial.bits > *bits) {
                    found = Some((trial.bits, shares));
                }
            }
        }
    }
    let (bits, shares) = found?;
    (bits.saturating_sub(log(tries)) >= 8).then_some(shares)
}

/// How shares fare; `None` as soon as too many do not come out.
fn tried(lines: &Lines<'_>, shares: &Shares, steps: &mut Steps) -> Option<Trial> {
    let mut trial = Trial::default();
    for position in 0..lines.positions {
        if !steps.take(1) {
            return None;
        }
        let Some((share, part, whole)) = three(lines, shares, position) else {
            continue;
        };
        let verdict = judged(lines.one(), shares.kind, share, part, whole);
        // A whole is all of itself.
        let itself = part.units == whole.units;
        let bits = match itself {
            true => 0,
            false => log(share
                .units
                .saturating_abs()
                .checked_div(share.step)
                .unwrap_or(0)),
        };
        trial.note(verdict, bits, true, || Some(position));
        if trial.failing() > trial.holds.saturating_add(1) {
            return None;
        }
    }
    let few = trial.failing().saturating_mul(4) <= trial.telling;
    (trial.telling > 1 && few).then_some(trial)
}

/// Share, part and whole at a position.
pub(crate) fn three(
    lines: &Lines<'_>,
    shares: &Shares,
    position: usize,
) -> Option<(Number, Number, Number)> {
    let share = lines.number(shares.target, position)?;
    let part = lines.number(shares.part, position)?;
    let whole = match shares.of {
        Of::Line(line) => lines.number(line, position)?,
        Of::Position(at) => lines.number(shares.part, at)?,
    };
    (whole.units != 0).then_some((share, part, whole))
}

/// The share that a part makes, in units of the table, rounded as the print is.
pub(crate) fn gives(unit: i64, kind: Kind, share: Number, part: Number, whole: Number) -> i64 {
    let over = match kind {
        Kind::Growth => part.units.saturating_sub(whole.units),
        _ => part.units,
    };
    let one = i128::from(unit);
    let scaled = i128::from(over).saturating_mul(one);
    let step = i128::from(share.step.max(1));
    let whole = i128::from(whole.units).saturating_mul(step);
    let half = whole.abs().checked_div(2).unwrap_or(0);
    let away = if (scaled < 0) == (whole < 0) {
        half
    } else {
        half.saturating_neg()
    };
    let away = if whole < 0 {
        away.saturating_neg()
    } else {
        away
    };
    let steps = scaled.saturating_add(away).checked_div(whole).unwrap_or(0);
    i64::try_from(steps.saturating_mul(step)).unwrap_or(i64::MAX)
}

/// Whether a share is what its part makes of the whole, as rounded; the parts may be rounded, too.
pub(crate) fn judged(unit: i64, kind: Kind, share: Number, part: Number, whole: Number) -> Verdict {
    let one = i128::from(unit);
    let over = match kind {
        Kind::Growth => part.units.saturating_sub(whole.units),
        _ => part.units,
    };
    let (share_units, whole_units) = (i128::from(share.units), i128::from(whole.units));
    let apart = share_units
        .saturating_mul(whole_units)
        .saturating_sub(i128::from(over).saturating_mul(one))
        .abs()
        .saturating_mul(2);
    let rounded = i128::from(share.step).saturating_mul(whole_units.abs());
    // Half a step of part and whole, which were rounded themselves.
    let parts = i128::from(part.step)
        .saturating_mul(one)
        .saturating_add(i128::from(whole.step).saturating_mul(share_units.abs()));
    if apart == 0 {
        Verdict::Holds
    } else if apart <= rounded.saturating_add(parts) {
        Verdict::Rounds
    } else {
        Verdict::Differs
    }
}
