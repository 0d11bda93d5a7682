//! Where a figure may lie, and its value at a chance between nought and one.

#![expect(
    clippy::float_arithmetic,
    reason = "draws are of f64, with operations that agree on every engine (decision 0015)"
)]

use super::number::of_decimal;
use casebook_model::Decimal;
use casebook_model::deciding::Rounding;
use casebook_model::exact::Exact;
use std::rc::Rc;

/// How the values lie between the least and the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Rising in a straight line to the likely one, and falling from there.
    Triangular,
    /// All as likely.
    Uniform,
    /// Gathered around the likely one, as planners estimate: a beta distribution whose mean is a sixth
    /// of the least, four times the likely and the most.
    Pert,
}

/// Where a figure may lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The least.
    pub low: Decimal,
    /// The likeliest; of no meaning where all are as likely.
    pub likely: Decimal,
    /// The most.
    pub high: Decimal,
    /// How the values lie between them.
    pub shape: Shape,
}

/// In how many steps a stretch is cut that is not of whole numbers: each draw is a decimal that can be
/// typed, so that it can be worked out exactly.
const STEPS: u32 = 1_000_000;

/// In how many stretches the curve of a beta distribution is added up.
const STRETCHES: u16 = 1024;

/// A spread made ready for drawing: its values are `low + steps × step`.
#[derive(Clone, Debug)]
pub(super) struct Drawing {
    low: Decimal,
    step: Decimal,
    /// The same in f64.
    low_f: f64,
    step_f: f64,
    /// The last step.
    most: f64,
    /// How wide the stretch is that is cut into steps, in steps: of whole numbers each has a step of its
    /// own around it.
    width: f64,
    /// Half a step, where a value is the nearest.
    nearest: f64,
    curve: Rc<Curve>,
}

/// From chances to parts of the stretch.
#[derive(Debug)]
pub(super) enum Curve {
    Uniform,
    /// With its peak here.
    Triangular(f64),
    /// A beta distribution, listed.
    Listed {
        /// Its peak.
        peak: f64,
        /// The chance to lie below each part, evenly apart.
        below: Box<[f64]>,
        /// For chances evenly apart, how many of those parts lie below.
        guide: Box<[u16]>,
    },
}

impl Drawing {
    /// `None` where there is nothing to draw: the ends are no stretch, or too far apart. A curve is shared
    /// with an earlier cell of the series that has the same.
    pub(super) fn of(spread: &Spread, whole: bool, earlier: Option<&Rc<Curve>>) -> Option<Self> {
        let (low, high) = match whole {
            true => (
                Rounding::Up.apply(spread.low, Decimal::ONE)?,
                Rounding::Down.apply(spread.high, Decimal::ONE)?,
            ),
            false => (spread.low, spread.high),
        };
        let long = high.exact_sub(low)?;
        if long <= Decimal::ZERO {
            return None;
        }
        let (step, steps) = match whole {
            true => (Decimal::ONE, long),
            false => (long.exact_div(STEPS.into())?, STEPS.into()),
        };
        // To the last digit: a draw that is typed is the draw that was meant.
        let high = step.exact_mul(steps)?.exact_add(low)?;
        let most = of_decimal(steps);
        let likely = spread.likely.max(low).min(high).exact_sub(low)?;
        let peak = of_decimal(likely) / of_decimal(step);
        let (width, nearest, peak) = match whole {
            true => (most + 1.0, 0.0, (peak + 0.5) / (most + 1.0)),
            false => (most, 0.5, peak / most),
        };
        Some(Self {
            low,
            step,
            low_f: of_decimal(low),
            step_f: of_decimal(step),
            most,
            width,
            nearest,
            curve: match earlier.filter(|curve| curve.is(spread.shape, peak)) {
                Some(curve) => Rc::clone(curve),
                None => Rc::new(Curve::of(spread.shape, peak)),
            },
        })
    }

    /// From chances to parts of its stretch.
    pub(super) fn curve(&self) -> &Rc<Curve> {
        &self.curve
    }

    /// How many steps a value lies above the least, at a part of the stretch.
    fn steps(&self, part: f64) -> f64 {
        let steps = (part * self.width + self.nearest).floor();
        steps.clamp(0.0, self.most)
    }

    /// The value at a part of the stretch.
    pub(super) fn at(&self, part: f64) -> f64 {
        self.low_f + self.steps(part) * self.step_f
    }

    /// The same, exactly.
    pub(super) fn exactly(&self, part: f64) -> Option<Decimal> {
        // A whole number of at most so many steps.
        #[expect(clippy::cast_possible_truncation, reason = "clamped above")]
        let steps = Decimal::from(self.steps(part) as i64);
        let value = steps.exact_mul(self.step)?.exact_add(self.low)?;
        Some(value.normalize())
    }
}

impl Curve {
    fn of(shape: Shape, peak: f64) -> Self {
        match shape {
            Shape::Uniform => Self::Uniform,
            Shape::Triangular => Self::Triangular(peak),
            Shape::Pert => {
                let below = beta(peak);
                let guide = (0..STRETCHES).map(|step| {
                    let chance = f64::from(step) / f64::from(STRETCHES);
                    let lies = below.partition_point(|one| *one <= chance);
                    u16::try_from(lies).unwrap_or(STRETCHES)
                });
                Self::Listed {
                    peak,
                    guide: guide.collect(),
                    below,
                }
            }
        }
    }

    /// Whether it is that of a shape with its peak here.
    fn is(&self, shape: Shape, peak: f64) -> bool {
        match self {
            Self::Uniform => shape == Shape::Uniform,
            Self::Triangular(own) => shape == Shape::Triangular && *own == peak,
            Self::Listed { peak: own, .. } => shape == Shape::Pert && *own == peak,
        }
    }

    /// The part of the stretch below which a value lies at a chance.
    pub(super) fn at(&self, chance: f64) -> f64 {
        match self {
            Self::Uniform => chance,
            Self::Triangular(peak) if chance < *peak => (chance * peak).sqrt(),
            Self::Triangular(peak) => 1.0 - ((1.0 - chance) * (1.0 - peak)).sqrt(),
            Self::Listed { below, guide, .. } => {
                let at = |position: u16| below.get(usize::from(position)).copied().unwrap_or(1.0);
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "below 1"
                )]
                let step = (chance * f64::from(STRETCHES)) as usize;
                let mut next = guide.get(step).copied().unwrap_or(STRETCHES);
                while next < STRETCHES && at(next) <= chance {
                    next = next.saturating_add(1);
                }
                let before = next.saturating_sub(1);
                let (low, high) = (at(before), at(next));
                let within = match high > low {
                    true => (chance - low) / (high - low),
                    false => 0.0,
                };
                (f64::from(before) + within) / f64::from(STRETCHES)
            }
        }
    }
}

/// The chance to lie below each of the parts of a stretch with its likeliest value at `peak`, for the
/// beta distribution of the PERT method: with powers 4 × peak and 4 × (1 − peak).
fn beta(peak: f64) -> Box<[f64]> {
    let (rise, fall) = (4.0 * peak, 4.0 * (1.0 - peak));
    let density = |part: f64| libm::pow(part, rise) * libm::pow(1.0 - part, fall);
    let wide = 1.0 / f64::from(STRETCHES);
    let mut below = vec![0.0];
    let mut sum = 0.0;
    for stretch in 0..STRETCHES {
        // Simpson's rule.
        let left = f64::from(stretch) * wide;
        let (middle, right) = (left + wide / 2.0, left + wide);
        sum += density(left) + 4.0 * density(middle) + density(right);
        below.push(sum);
    }
    below.iter().map(|one| one / sum).collect()
}
