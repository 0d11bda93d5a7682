//! A hypothesis tried at every position, and whether that bears it.
//!
//! Small numbers coincide. So each place where a hypothesis comes out counts for as much as chance
//! would find it hard to bring about, in bits; how many hypotheses were tried counts against it. Words
//! ("Total") lower what else is needed, and nothing is said on words alone that figures contradict.

use crate::lines::Lines;
use crate::relation::{Kind, Part, SlipKind, Verdict};
use crate::slips::{Sum, Tried};
use crate::table::Cell;

/// A relation that was found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) kind: Kind,
    pub(crate) target: usize,
    pub(crate) parts: Vec<Part>,
    pub(crate) said: bool,
    pub(crate) without: Vec<usize>,
    pub(crate) readings: Vec<Vec<Part>>,
}

/// How a hypothesis fares.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trial {
    /// Where it comes out, exactly or as rounded.
    pub(crate) holds: u32,
    /// In how many of these chance would not have brought it about so easily.
    pub(crate) telling: u32,
    /// What these tell, in bits.
    pub(crate) bits: u32,
    /// Where it should and does not.
    pub(crate) fails: Vec<usize>,
}

impl Trial {
    /// Tries a sum at every position.
    pub(crate) fn of(lines: &Lines<'_>, target: usize, parts: &[Part]) -> Self {
        let mut trial = Self::default();
        let mut seen: Vec<(i64, i64)> = Vec::new();
        for position in 0..lines.positions {
            let Some(number) = lines.number(target, position) else {
                continue;
            };
            if parts
                .iter()
                .any(|part| lines.is_misprint(part.line, position))
            {
                continue;
            }
            let tally = lines.tally(parts, position);
            if let Some(outcome) = tally.judged(number) {
                let new = !seen.contains(&(number.units, tally.sum));
                seen.push((number.units, tally.sum));
                trial.note(outcome.verdict, outcome.bits, new, || {
                    lines.adds_up(position).then_some(position)
                });
            }
        }
        trial
    }

    /// Notes one position; `fails` says which it is if it should come out there.
    pub(crate) fn note(
        &mut self,
        verdict: Verdict,
        bits: u32,
        new: bool,
        fails: impl Fn() -> Option<usize>,
    ) {
        if verdict == Verdict::Differs {
            self.fails.extend(fails());
            return;
        }
        self.holds = self.holds.saturating_add(1);
        if new && bits > 0 {
            self.telling = self.telling.saturating_add(1);
            self.bits = self.bits.saturating_add(bits);
        }
    }

    pub(crate) fn failing(&self) -> u32 {
        u32::try_from(self.fails.len()).unwrap_or(u32::MAX)
    }
}

/// The cells of some parts at a position.
pub(crate) fn cells(lines: &Lines<'_>, parts: &[Part], position: usize) -> Vec<(Cell, bool)> {
    parts
        .iter()
        .map(|part| (lines.cell(part.line, position), part.less))
        .collect()
}

/// How a failure at one position looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// A slip of a common kind explains it, and among so few figures of so many digits hardly one
    /// would by chance.
    TellingSlip,
    /// A slip of a common kind explains it.
    Slip,
    /// None does, but the figures are near each other.
    Near,
    /// The figures have nothing to do with each other.
    Far,
}

/// How a sum fails at a position.
pub(crate) fn failure(
    lines: &Lines<'_>,
    target: usize,
    parts: &[Part],
    position: usize,
) -> Failure {
    let cell = lines.cell(target, position);
    let Some(number) = lines.number(target, position) else {
        return Failure::Far;
    };
    let tally = lines.tally(parts, position);
    // A small difference of large figures is as likely wrong as they are.
    let largest = match parts.iter().any(|part| part.less) {
        true => tally.largest,
        false => 0,
    };
    let size = number
        .units
        .saturating_abs()
        .max(tally.sum.saturating_abs())
        .max(largest);
    let apart = number.units.saturating_sub(tally.sum).saturating_abs();
    let near = apart.saturating_mul(3) <= size;
    let steps = size.checked_div(number.step.max(1)).unwrap_or(0);
    let steps = usize::try_from(steps).unwrap_or(0);
    let sum = Sum::new(lines.table, cell, &cells(lines, parts, position));
    let slips = sum.map(|sum| sum.slips(lines.table)).unwrap_or_default();
    // A level or a mean, too, stands at the foot of its column, somewhere among those above it: far
    // from their sum, it is no slip.
    let level = || {
        let sizes = parts
            .iter()
            .filter_map(|part| lines.number(part.line, position));
        let sizes: Vec<i64> = sizes.map(|it| it.units.saturating_abs()).collect();
        let own = number.units.saturating_abs();
        let (least, most) = (sizes.iter().min(), sizes.iter().max());
        least.zip(most).is_some_and(|(least, most)| {
            least.saturating_mul(4) > *most && (*least..=*most).contains(&own)
        })
    };
    // Where figures are small or many, some slip or other fits anything: so many ways there are.
    let ways = |slip: &Tried| {
        let each = match slip.kind {
            SlipKind::Sign | SlipKind::LeftOut | SlipKind::Twice => 2,
            SlipKind::Times(_) => 6,
            _ => 20,
        };
        match slip.cell == cell && slip.instead.is_some() {
            true => each,
            false => parts.len().saturating_mul(each),
        }
    };
    let turned = |slip: &Tried| slip.kind == SlipKind::Sign && slip.cell == cell;
    let fewest = slips
        .iter()
        .filter(|slip| is_common(slip.kind) && (near || turned(slip) || !level()))
        .map(ways)
        .min();
    match fewest {
        Some(ways) if steps >= ways.saturating_mul(200) => Failure::TellingSlip,
        Some(ways) if near || steps >= ways.saturating_mul(10) => Failure::Slip,
        _ if near => Failure::Near,
        _ => Failure::Far,
    }
}

fn is_common(kind: SlipKind) -> bool {
    matches!(
        kind,
        SlipKind::Swapped
            | SlipKind::Sign
            | SlipKind::Times(_)
            | SlipKind::LeftOut
            | SlipKind::Twice
            | SlipKind::Copied(_)
            | SlipKind::Shifted(_)
            | SlipKind::DigitMissing
            | SlipKind::DigitTooMany
    )
}
