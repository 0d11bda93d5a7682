//! What draws come to: the chance to reach a target, percentiles, a histogram, and what drives the
//! spread.

#![expect(
    clippy::float_arithmetic,
    reason = "draws are of f64, with operations that agree on every engine (decision 0015)"
)]

use super::Sure;
use super::number::{of_decimal, to_decimal};
use casebook_model::Decimal;
use casebook_model::case::QuantityIndex;
use casebook_model::deciding::Rounding;
use casebook_model::exact::Exact;

/// Of how many draws the squared correlation of what hangs on nothing comes to less, but for one in some
/// hundreds.
const CHANCE: f64 = 10.0;

/// About how many bins a histogram has.
const BINS: u32 = 20;

/// What draws came to so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// How many draws were made.
    pub draws: u32,
    /// How many of them gave a number.
    pub numbers: u32,
    /// How many gave none, waited for an input, or could not be worked out.
    pub others: [u32; 3],
    /// What is to be reached.
    pub target: Option<Decimal>,
    /// Whether the target is reached at it and above; otherwise at it and below.
    pub upward: bool,
    /// How many reached it.
    pub reached: Option<u32>,
    /// The 10th, 50th and 90th percentile: each the figure of a draw, worked out exactly. As many draws
    /// come to no more as say so.
    pub percentiles: Option<[Decimal; 3]>,
    /// Their mean, to four places.
    pub mean: Option<Decimal>,
    /// How far they lie from it as a rule: the standard deviation, to four places.
    pub deviation: Option<Decimal>,
    /// The histogram.
    pub bins: Vec<Bin>,
    /// The drawn inputs with which some of the spread goes, as far as so many draws can tell; the largest
    /// share first.
    pub drivers: Vec<Driver>,
}

/// A stretch of a histogram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bin {
    /// From here on.
    pub from: Decimal,
    /// Up to here, this not counted.
    pub to: Decimal,
    /// How many draws.
    pub draws: u32,
}

/// What drives the spread.
#[derive(Clone, Debug, PartialEq)]
pub struct Driver {
    /// The input.
    pub input: QuantityIndex,
    /// The squared correlation with the figure, between nought and one, to four places: for what adds up,
    /// the share of the spread that is this input's.
    pub share: Decimal,
    /// Whether the figure falls as the input rises.
    pub falls: bool,
}

/// Sums over draws, in their order.
#[derive(Clone, Debug)]
pub(super) struct Moments {
    /// The figure as things stand; sums are of what lies beyond, so that they stay exact enough.
    pivot: f64,
    count: f64,
    figure: f64,
    figure_squared: f64,
    inputs: Vec<Input>,
}

/// Sums of one input.
#[derive(Clone, Debug, Default)]
struct Input {
    /// Its first draw.
    pivot: Option<f64>,
    sum: f64,
    squared: f64,
    with_figure: f64,
}

impl Moments {
    pub(super) fn of(inputs: usize, pivot: f64) -> Self {
        Self {
            pivot,
            count: 0.0,
            figure: 0.0,
            figure_squared: 0.0,
            inputs: vec![Input::default(); inputs],
        }
    }

    /// One more draw.
    pub(super) fn add(&mut self, drawn: impl Iterator<Item = f64>, figure: f64) {
        let y = figure - self.pivot;
        self.count += 1.0;
        self.figure += y;
        self.figure_squared += y * y;
        for (input, value) in self.inputs.iter_mut().zip(drawn) {
            let x = value - *input.pivot.get_or_insert(value);
            input.sum += x;
            input.squared += x * x;
            input.with_figure += x * y;
        }
    }

    fn mean(&self) -> Option<f64> {
        (self.count > 0.0).then(|| self.pivot + self.figure / self.count)
    }

    fn variance(&self) -> f64 {
        let mean = self.figure / self.count;
        (self.figure_squared / self.count - mean * mean).max(0.0)
    }

    /// The squared correlation of each input with the figure, and whether it is downward.
    fn correlations(&self) -> impl Iterator<Item = (f64, bool)> {
        let variance = self.variance();
        self.inputs.iter().map(move |input| {
            let mean = input.sum / self.count;
            let own = input.squared / self.count - mean * mean;
            let together = input.with_figure / self.count - mean * (self.figure / self.count);
            // What is rounding alone has no spread.
            let least = 1e-18 * (self.pivot * self.pivot + 1.0);
            match own > 0.0 && variance > least {
                true => (
                    (together * together / (own * variance)).min(1.0),
                    together < 0.0,
                ),
                false => (0.0, false),
            }
        })
    }
}

pub(super) fn outcome(sure: &Sure<'_>) -> Outcome {
    let mut draws: Vec<u32> = (sure.figures.iter().zip(0_u32..))
        .filter(|(figure, _)| !figure.is_nan())
        .map(|(_, draw)| draw)
        .collect();
    let numbers = u32::try_from(draws.len()).unwrap_or(u32::MAX);
    let moments = &sure.moments;
    let least = CHANCE / f64::from(numbers);
    let mut drivers: Vec<Driver> = (sure.inputs().zip(moments.correlations()))
        .filter(|(_, (share, _))| *share >= least)
        .map(|(input, (share, falls))| Driver {
            input,
            share: to_decimal(share, 4).unwrap_or_default(),
            falls,
        })
        .collect();
    drivers.sort_by_key(|one| core::cmp::Reverse(one.share));
    Outcome {
        draws: sure.drawn,
        numbers,
        others: [sure.none, sure.needs, sure.errors],
        target: sure.target,
        upward: sure.upward,
        reached: sure.target.map(|target| reached(sure, &draws, target)),
        percentiles: percentiles(sure, &mut draws),
        mean: moments.mean().and_then(|mean| to_decimal(mean, 4)),
        deviation: (numbers > 0)
            .then(|| moments.variance().sqrt())
            .and_then(|deviation| to_decimal(deviation, 4)),
        bins: bins(sure, &draws).unwrap_or_default(),
        drivers,
    }
}

/// How many reach the target; what f64 cannot tell from it does.
fn reached(sure: &Sure<'_>, draws: &[u32], target: Decimal) -> u32 {
    let target = of_decimal(target);
    let slack = 1e-9 + target.abs() * 1e-12;
    let reaches = |draw: &&u32| {
        sure.figure(**draw).is_some_and(|figure| match sure.upward {
            true => figure >= target - slack,
            false => figure <= target + slack,
        })
    };
    u32::try_from(draws.iter().filter(reaches).count()).unwrap_or(u32::MAX)
}

/// The figures that a tenth, a half and nine tenths of the draws do not exceed. Found without putting all of
/// them in order, which would hold up a page at a million.
fn percentiles(sure: &Sure<'_>, draws: &mut [u32]) -> Option<[Decimal; 3]> {
    let at = |draw: &u32| sure.figure(*draw).unwrap_or_default();
    let order = |one: &u32, other: &u32| at(one).total_cmp(&at(other)).then(one.cmp(other));
    let all = draws.len();
    let position = |percent: usize| all.checked_mul(percent)?.div_ceil(100).checked_sub(1);
    let (low, half, high) = (position(10)?, position(50)?, position(90)?);
    let (below, middle, above) = draws.select_nth_unstable_by(half, order);
    let lower = match low < half {
        true => *below.select_nth_unstable_by(low, order).1,
        false => *middle,
    };
    let upper = match high.checked_sub(half)?.checked_sub(1) {
        Some(beyond) => *above.select_nth_unstable_by(beyond, order).1,
        None => *middle,
    };
    let exactly = |draw: u32| sure.exactly(draw).number();
    Some([exactly(lower)?, exactly(*middle)?, exactly(upper)?])
}

/// The most stretches there can be: where f64 cannot tell two of their ends apart, no more is told.
const MOST_BINS: usize = 100;

/// Stretches of a round width from the least to the most.
fn bins(sure: &Sure<'_>, draws: &[u32]) -> Option<Vec<Bin>> {
    let figures = || draws.iter().filter_map(|draw| sure.figure(*draw));
    let low = figures().min_by(f64::total_cmp)?;
    let high = figures().max_by(f64::total_cmp)?;
    let wide = round_width((high - low) / f64::from(BINS));
    let mut from = Rounding::Down.apply(to_decimal(low, 6)?, wide)?;
    let (mut bins, mut ends): (Vec<Bin>, Vec<f64>) = (Vec::new(), Vec::new());
    while ends.last().is_none_or(|end| *end <= high) && bins.len() < MOST_BINS {
        let to = from.exact_add(wide)?;
        ends.push(of_decimal(to));
        bins.push(Bin { from, to, draws: 0 });
        from = to;
    }
    for figure in figures() {
        let bin = ends.partition_point(|end| *end <= figure);
        if let Some(bin) = bins.get_mut(bin) {
            bin.draws = bin.draws.saturating_add(1);
        }
    }
    Some(bins)
}

/// One, two or five times a power of ten, at least this; of nought, one.
fn round_width(least: f64) -> Decimal {
    if least <= 0.0 {
        return Decimal::ONE;
    }
    let mut tens = Decimal::new(1, 6);
    loop {
        for times in [1, 2, 5] {
            let Some(wide) = tens.exact_mul(Decimal::from(times)) else {
                return tens;
            };
            if of_decimal(wide) >= least {
                return wide.normalize();
            }
        }
        match tens.exact_mul(Decimal::TEN) {
            Some(next) => tens = next,
            None => return tens,
        }
    }
}
