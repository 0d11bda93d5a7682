//! How sure it is: inputs drawn from where they may lie, and what becomes of a figure.
//!
//! The same seed gives the same draws on every device: a named generator (PCG, XSH RR 64/32), one output
//! for each drawn input in the order of the form, and only operations that agree everywhere. A draw of
//! an input is a decimal that can be typed, so any draw can be worked out exactly ([`Sure::exactly`]);
//! f64 decides in which order they stand, and no figure that is told as one of the case (decision 0015).

#![expect(
    clippy::float_arithmetic,
    reason = "draws are of f64, with operations that agree on every engine (decision 0015)"
)]

mod lanes;
mod number;
mod outcome;
mod ranges;
mod spread;

pub use outcome::{Bin, Driver, Outcome};
pub use ranges::{Drawn, Held, Origin, Ranged, Stated, ranges};
pub use spread::{Shape, Spread};

use super::{Goal, Subject};
use casebook_model::Decimal;
use casebook_model::case::{Case, QuantityIndex};
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::value::Value;
pub use lanes::bears_on;
use lanes::{Column, LANES, Lane, Lanes, Num};
use number::of_decimal;
use outcome::Moments;
use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;
use spread::{Curve, Drawing};
use std::rc::Rc;

/// How many draws are made where nobody says.
pub const USUAL_DRAWS: u32 = 10_000;

/// The most draws.
pub const MOST_DRAWS: u32 = 1_000_000;

/// The stream of the generator; the seed is its state.
const STREAM: u64 = 0x0a02_bdbf_7bb3_c0a7;

/// An input made ready for drawing.
struct Source {
    input: QuantityIndex,
    cells: Vec<(usize, bool, Drawing)>,
}

/// Draws, as many as were made so far.
pub struct Sure<'a> {
    subject: Subject<'a>,
    goal: Goal,
    target: Option<Decimal>,
    /// Whether the target is reached from below.
    upward: bool,
    sources: Vec<Source>,
    lanes: Option<Lanes<'a>>,
    seed: u64,
    generator: Pcg32,
    /// The edits in force as cells with their values, so that no draw moves what another edit made.
    frozen: Edits,
    drawn: u32,
    /// What each draw came to; what is no number is not a number here.
    figures: Vec<f64>,
    none: u32,
    needs: u32,
    errors: u32,
    moments: Moments,
}

impl<'a> Sure<'a> {
    /// Makes ready to draw. Of the inputs that may lie elsewhere only those are drawn on which the figure
    /// rests. `target` is what it is to come to.
    ///
    /// `None` only for a figure of another case.
    #[must_use]
    pub fn new(
        subject: Subject<'a>,
        goal: &Goal,
        target: Option<Decimal>,
        ranged: &[Ranged],
        seed: u64,
    ) -> Option<Self> {
        let case = subject.case;
        let cell = case.cell_of(case.quantity(goal.quantity)?, &goal.place)?;
        let bears = bears_on(case, goal.quantity);
        let sources: Vec<Source> = ranged
            .iter()
            .filter(|one| bears.get(usize::from(one.input.0)) == Some(&true))
            .filter_map(|one| source(case, one))
            .collect();
        let inputs: Vec<QuantityIndex> = sources.iter().map(|it| it.input).collect();
        let figures = (subject.now, subject.paper);
        let stands = goal.of(case, subject.now).number();
        let upward = target.is_none_or(|target| match target.is_zero() {
            true => stands.is_none_or(|stands| stands < Decimal::ZERO),
            false => target > Decimal::ZERO,
        });
        Some(Self {
            lanes: Lanes::of(case, figures, &inputs, (goal.quantity, cell)),
            moments: Moments::of(sources.len(), stands.map(of_decimal).unwrap_or_default()),
            subject,
            goal: goal.clone(),
            target,
            upward,
            sources,
            seed,
            generator: Pcg32::new(seed, STREAM),
            frozen: frozen(subject),
            drawn: 0,
            figures: Vec::new(),
            none: 0,
            needs: 0,
            errors: 0,
        })
    }

    /// The inputs that are drawn.
    pub fn inputs(&self) -> impl Iterator<Item = QuantityIndex> {
        self.sources.iter().map(|it| it.input)
    }

    /// How many draws were made.
    #[must_use]
    pub fn drawn(&self) -> u32 {
        self.drawn
    }

    /// Makes more draws, up to [`MOST_DRAWS`] in all. However they are parted, the same draws come.
    pub fn more(&mut self, draws: u32) {
        let until = self.drawn.saturating_add(draws).min(MOST_DRAWS);
        while let Some(left) = until.checked_sub(self.drawn).filter(|left| *left > 0) {
            let block = usize::try_from(left).unwrap_or(LANES).min(LANES);
            self.block(block);
            self.drawn = (self.drawn).saturating_add(u32::try_from(block).unwrap_or(u32::MAX));
        }
    }

    /// One block of draws.
    fn block(&mut self, draws: usize) {
        let mut chances: Vec<Lane> = vec![[0.5; LANES]; self.sources.len()];
        for draw in 0..draws {
            for slot in &mut chances {
                let chance = chance(self.generator.next_u32());
                if let Some(slot) = slot.get_mut(draw) {
                    *slot = chance;
                }
            }
        }
        let mut drawn: Vec<Lane> = vec![[0.0; LANES]; self.sources.len()];
        let mut figures = [Num::None; LANES];
        match &mut self.lanes {
            Some(lanes) => {
                for ((source, chances), first) in self.sources.iter().zip(&chances).zip(&mut drawn)
                {
                    // The cells of a series mostly share their curve.
                    let mut shared: Option<(&Rc<Curve>, bool, Lane)> = None;
                    for (position, (cell, reversed, drawing)) in source.cells.iter().enumerate() {
                        let own = drawing.curve();
                        let parts = match &shared {
                            Some((curve, turned, parts))
                                if Rc::ptr_eq(curve, own) && turned == reversed =>
                            {
                                *parts
                            }
                            _ => {
                                let part = |chance: f64| own.at(turned(chance, *reversed));
                                let parts: Lane = chances.map(part);
                                shared = Some((own, *reversed, parts));
                                parts
                            }
                        };
                        let values: Lane = parts.map(|part| drawing.at(part));
                        lanes.set(source.input, *cell, &values);
                        if position == 0 {
                            *first = values;
                        }
                    }
                }
                let column: &Column = lanes.run();
                for (lane, figure) in figures.iter_mut().enumerate() {
                    *figure = column.at(lane);
                }
            }
            None => {
                for draw in 0..draws {
                    let at = |lanes: &Lane| lanes.get(draw).copied().unwrap_or_default();
                    let chances: Vec<f64> = chances.iter().map(at).collect();
                    if let Some(figure) = figures.get_mut(draw) {
                        *figure = num(&self.with(&chances));
                    }
                    for ((source, chance), first) in
                        self.sources.iter().zip(&chances).zip(&mut drawn)
                    {
                        let (Some((_, reversed, drawing)), Some(slot)) =
                            (source.cells.first(), first.get_mut(draw))
                        else {
                            continue;
                        };
                        *slot = drawing.at(drawing.curve().at(turned(*chance, *reversed)));
                    }
                }
            }
        }
        for (draw, figure) in figures.iter().take(draws).enumerate() {
            let count = match figure {
                Num::Number(figure) => {
                    let of = |lanes: &Lane| lanes.get(draw).copied().unwrap_or_default();
                    self.moments.add(drawn.iter().map(of), *figure);
                    self.figures.push(*figure);
                    continue;
                }
                Num::None => &mut self.none,
                Num::Needs => &mut self.needs,
                Num::Error => &mut self.errors,
            };
            *count = count.saturating_add(1);
            self.figures.push(f64::NAN);
        }
    }

    /// The figure with every source at a chance, exactly.
    fn with(&self, chances: &[f64]) -> Value {
        let edits = self.edits(chances);
        self.subject.with(&edits, &self.goal)
    }

    fn edits(&self, chances: &[f64]) -> Edits {
        let mut edits = self.frozen.clone();
        for (source, chance) in self.sources.iter().zip(chances) {
            let cell = |(cell, reversed, drawing): &(usize, bool, Drawing)| {
                let part = drawing.curve().at(turned(*chance, *reversed));
                Some((*cell, Some(drawing.exactly(part)?)))
            };
            let change = Change::Set(source.cells.iter().filter_map(cell).collect());
            let edit = Edit {
                quantity: source.input,
                change,
            };
            edits = edits.with(self.subject.case, edit);
        }
        edits
    }

    /// What the inputs are in a draw, counted from nought, as edits that can be put in.
    #[must_use]
    pub fn inputs_of(&self, draw: u32) -> Edits {
        let sources = u64::try_from(self.sources.len()).unwrap_or_default();
        let mut generator = Pcg32::new(self.seed, STREAM);
        generator.advance(u64::from(draw).saturating_mul(sources));
        let chances: Vec<f64> = (self.sources.iter())
            .map(|_| chance(generator.next_u32()))
            .collect();
        self.edits(&chances)
    }

    /// What a draw, counted from nought, comes to exactly.
    #[must_use]
    pub fn exactly(&self, draw: u32) -> Value {
        self.subject.with(&self.inputs_of(draw), &self.goal)
    }

    /// What a draw, counted from nought, came to in f64; `None` where that is no number.
    #[must_use]
    pub fn figure(&self, draw: u32) -> Option<f64> {
        let figure = self.figures.get(usize::try_from(draw).ok()?)?;
        Some(*figure).filter(|figure| !figure.is_nan())
    }

    /// What the draws so far come to.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        outcome::outcome(self)
    }
}

/// A chance between nought and one, never either.
fn chance(output: u32) -> f64 {
    (f64::from(output) + 0.5) / 4_294_967_296.0
}

fn turned(chance: f64, reversed: bool) -> f64 {
    if reversed { 1.0 - chance } else { chance }
}

fn num(value: &Value) -> Num {
    match value {
        Value::Number(number) => Num::Number(of_decimal(*number)),
        Value::None => Num::None,
        Value::Needs(_) => Num::Needs,
        Value::Error(_) => Num::Error,
    }
}

fn source(case: &Case, ranged: &Ranged) -> Option<Source> {
    let whole = case.quantity(ranged.input)?.input()?.whole;
    let mut cells: Vec<(usize, bool, Drawing)> = Vec::new();
    for Drawn {
        cell,
        spread,
        reversed,
        ..
    } in &ranged.cells
    {
        let earlier = cells
            .last()
            .map(|(_, _, drawing)| Rc::clone(drawing.curve()));
        if let Some(drawing) = Drawing::of(spread, whole, earlier.as_ref()) {
            cells.push((*cell, *reversed, drawing));
        }
    }
    (!cells.is_empty()).then_some(Source {
        input: ranged.input,
        cells,
    })
}

/// The edits in force, each input's as its cells' values.
fn frozen(subject: Subject<'_>) -> Edits {
    let mut edits = Edits::none();
    for (quantity, _) in subject.case.each_quantity() {
        if !subject.edits.touch(quantity) {
            continue;
        }
        let cells = subject.now.cells(quantity).iter().enumerate();
        let cells = cells.filter_map(|(cell, value)| match value {
            Value::Number(number) => Some((cell, Some(*number))),
            Value::Needs(_) => Some((cell, None)),
            _ => None,
        });
        let change = Change::Set(cells.collect());
        edits = edits.with(subject.case, Edit { quantity, change });
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{case, d, q};

    /// A total of some inputs, each printed as 100.
    fn total(formula: &str, more: &str) -> Case {
        case(&format!(
            r#"
            [claim]
            quantity = "total"
            printed = "£250"
            sense = "saving"
            source = "p"
            [[group]]
            title = "All"
            inputs = ["x", "y", "z"]
            [input.x]
            label = "X"
            unit = "£"
            assumed = "100"
            why = "test"
            {more}
            [input.y]
            label = "Y"
            unit = "£"
            assumed = "100"
            why = "test"
            [input.z]
            label = "Z"
            unit = "£"
            printed = "£1.20m"
            source = "p"
            [calc.total]
            label = "Total"
            unit = "£"
            formula = "{formula}"
            "#
        ))
    }

    fn stated(case: &Case, id: &str, range: [&str; 3], shape: Shape) -> Stated {
        let [low, likely, high] = range.map(d);
        Stated {
            input: q(case, id),
            on: casebook_model::axis::Place::nowhere(),
            low,
            high,
            likely: Some(likely),
            shape,
            share: false,
        }
    }

    fn f(value: Option<Decimal>) -> f64 {
        of_decimal(value.unwrap())
    }

    /// What a number of draws come to, with these ranges.
    fn drawn(case: &Case, stated: &[Stated], draws: u32, seed: u64) -> Outcome {
        with(
            case,
            stated,
            |mut sure| {
                sure.more(draws);
                sure.outcome()
            },
            seed,
        )
    }

    fn with<T>(case: &Case, stated: &[Stated], work: impl FnOnce(Sure<'_>) -> T, seed: u64) -> T {
        let paper = casebook_model::evaluate::Figures::paper(case);
        let edits = Edits::none();
        let subject = Subject {
            case,
            paper: &paper,
            edits: &edits,
            now: &paper,
        };
        let (ranged, _) = ranges(subject, stated);
        let target = case.claim.printed.as_ref().map(|it| it.value);
        work(Sure::new(subject, &Goal::claim(case), target, &ranged, seed).unwrap())
    }

    /// Holds an outcome against closed forms: the mean within four of its standard errors, the
    /// deviation and the percentiles within one in a hundred of the deviation and its mean.
    fn agrees(outcome: &Outcome, mean: f64, variance: f64, percentiles: Option<[f64; 3]>) {
        let (deviation, draws) = (variance.sqrt(), f64::from(outcome.draws));
        let error = (f(outcome.mean) - mean).abs();
        assert!(
            error < 4.0 * deviation / draws.sqrt() + 1e-4,
            "mean {:?} {mean}",
            outcome.mean
        );
        let error = (f(outcome.deviation) - deviation).abs();
        assert!(
            error < 0.01 * deviation,
            "deviation {:?} {deviation}",
            outcome.deviation
        );
        for (told, expected) in outcome
            .percentiles
            .unwrap()
            .iter()
            .zip(percentiles.into_iter().flatten())
        {
            let error = (of_decimal(*told) - expected).abs();
            assert!(error < 0.015 * deviation, "{told} {expected}");
        }
    }

    const DRAWS: u32 = 200_000;

    #[test]
    fn a_uniform_input_comes_out_as_the_closed_form_says() {
        let case = total("x", "");
        let range = [stated(&case, "x", ["60", "100", "180"], Shape::Uniform)];
        let outcome = drawn(&case, &range, DRAWS, 7);
        // From 60 to 180: the middle, and a twelfth of the width squared.
        agrees(
            &outcome,
            120.0,
            120.0 * 120.0 / 12.0,
            Some([72.0, 120.0, 168.0]),
        );
    }

    #[test]
    fn a_triangular_input_comes_out_as_the_closed_form_says() {
        let case = total("x", "");
        let range = [stated(&case, "x", ["60", "90", "180"], Shape::Triangular)];
        let outcome = drawn(&case, &range, DRAWS, 7);
        let (a, c, b) = (60.0, 90.0, 180.0_f64);
        let mean = (a + b + c) / 3.0;
        let variance = (a * a + b * b + c * c - a * b - a * c - b * c) / 18.0;
        let at = |p: f64| match p < (c - a) / (b - a) {
            true => a + (p * (b - a) * (c - a)).sqrt(),
            false => b - ((1.0 - p) * (b - a) * (b - c)).sqrt(),
        };
        agrees(&outcome, mean, variance, Some([at(0.1), at(0.5), at(0.9)]));
    }

    #[test]
    fn a_pert_input_comes_out_as_the_closed_form_says() {
        let case = total("x", "");
        for likely in ["60", "90", "120", "180"] {
            let range = [stated(&case, "x", ["60", likely, "180"], Shape::Pert)];
            let outcome = drawn(&case, &range, DRAWS, 7);
            let mean = (60.0 + 4.0 * of_decimal(d(likely)) + 180.0) / 6.0;
            let variance = (mean - 60.0) * (180.0 - mean) / 7.0;
            agrees(&outcome, mean, variance, None);
        }
        // With the likely one in the middle it is Beta(3, 3): half below, and 10% below 24.66% of the way.
        let range = [stated(&case, "x", ["0", "50", "100"], Shape::Pert)];
        let outcome = drawn(&case, &range, DRAWS, 7);
        agrees(
            &outcome,
            50.0,
            50.0 * 50.0 / 7.0,
            Some([24.66, 50.0, 75.34]),
        );
        // At the least it is Beta(1, 5): 1 - (1 - p)^(1/5).
        let range = [stated(&case, "x", ["0", "0", "100"], Shape::Pert)];
        let outcome = drawn(&case, &range, DRAWS, 7);
        let at = |p: f64| 100.0 * (1.0 - (1.0 - p).powf(0.2));
        agrees(
            &outcome,
            100.0 / 6.0,
            100.0 * 100.0 * 5.0 / 252.0,
            Some([at(0.1), at(0.5), at(0.9)]),
        );
    }

    #[test]
    fn whole_numbers_stay_whole_each_as_likely() {
        let case = total("x", "whole = true");
        let range = [stated(&case, "x", ["3", "5", "8"], Shape::Uniform)];
        let outcome = drawn(&case, &range, DRAWS, 7);
        // Six numbers: (6² - 1) / 12.
        agrees(&outcome, 5.5, 35.0 / 12.0, None);
        assert_eq!(outcome.percentiles, Some([d("3"), d("5"), d("8")]));
        with(
            &case,
            &range,
            |mut sure| {
                sure.more(1000);
                for draw in 0..1000 {
                    let figure = sure.figure(draw).unwrap();
                    assert!((3.0..=8.0).contains(&figure) && figure.fract() == 0.0);
                }
            },
            7,
        );
    }

    #[test]
    fn sums_and_products_of_two_come_out_as_their_moments_say() {
        let case = total("x + 2 * y", "");
        let range = [
            stated(&case, "x", ["0", "30", "60"], Shape::Uniform),
            stated(&case, "y", ["0", "30", "30"], Shape::Uniform),
        ];
        let outcome = drawn(&case, &range, DRAWS, 3);
        // Both spread over 60: half of the spread each.
        agrees(
            &outcome,
            60.0,
            600.0,
            Some([60.0 - 60.0 + 26.83, 60.0, 120.0 - 26.83]),
        );
        for driver in &outcome.drivers {
            assert!((of_decimal(driver.share) - 0.5).abs() < 0.01, "{driver:?}");
        }
        let case = total("x * y / 1 [£]", "");
        let outcome = drawn(&case, &range, DRAWS, 3);
        // E(X²)E(Y²) - E(X)²E(Y)²: 1200 x 300 - 30² x 15².
        agrees(&outcome, 450.0, 1200.0 * 300.0 - 202_500.0, None);
        // A difference falls as what is taken off rises.
        let case = total("x - y", "");
        let outcome = drawn(&case, &range, DRAWS, 3);
        let y = outcome
            .drivers
            .iter()
            .find(|it| it.input == q(&case, "y"))
            .unwrap();
        assert!(y.falls && (of_decimal(y.share) - 0.2).abs() < 0.01, "{y:?}");
        assert_eq!(outcome.drivers[0].input, q(&case, "x"));
    }

    #[test]
    fn the_chance_to_reach_the_target_is_its_share_of_the_range() {
        // £250 of £0 to £1,000: three quarters.
        let case = total("x", "");
        let range = [stated(&case, "x", ["0", "100", "1000"], Shape::Uniform)];
        let outcome = drawn(&case, &range, DRAWS, 11);
        let chance = f64::from(outcome.reached.unwrap()) / f64::from(outcome.draws);
        // Four standard errors.
        assert!(
            (chance - 0.75).abs() < 4.0 * (0.1875 / f64::from(DRAWS)).sqrt(),
            "{chance}"
        );
        let counted: u32 = outcome.bins.iter().map(|bin| bin.draws).sum();
        assert_eq!(counted, outcome.numbers);
        assert_eq!(outcome.bins[0].from, Decimal::ZERO);
        assert_eq!(outcome.bins[0].to, d("50"));
        assert_eq!(outcome.bins.len(), 20);
    }

    #[test]
    fn the_print_says_where_a_figure_lies_and_what_is_exact_is_held() {
        // £1.20m is £1,195,000 to £1,205,000.
        let case = total("x + z", "");
        let outcome = drawn(&case, &[], DRAWS, 1);
        agrees(&outcome, 1_200_100.0, 10_000.0 * 10_000.0 / 12.0, None);
        let paper = casebook_model::evaluate::Figures::paper(&case);
        let edits = crate::sample::set(&case, Edits::none(), "z", "", "5");
        let now = casebook_model::evaluate::Figures::now(&case, &edits, &paper);
        let subject = Subject {
            case: &case,
            paper: &paper,
            edits: &edits,
            now: &now,
        };
        let (ranged, held) = ranges(subject, &[]);
        assert_eq!(ranged, []);
        let held: Vec<_> = held.into_iter().map(|(_, why)| why).collect();
        assert_eq!(held, [Held::NoRange, Held::NoRange, Held::Changed]);
        // Nothing that is drawn: one figure, and no spread.
        let case = total("x", "");
        let outcome = drawn(&case, &[], 1000, 1);
        assert_eq!((outcome.drivers, outcome.deviation), (vec![], Some(d("0"))));
    }

    #[test]
    fn the_same_seed_gives_the_same_draws_however_they_are_parted() {
        let case = total("x * y / 1 [£] + z", "");
        let range = [
            stated(&case, "x", ["0", "30", "60"], Shape::Triangular),
            stated(&case, "y", ["0", "30", "30"], Shape::Pert),
        ];
        let whole = with(
            &case,
            &range,
            |mut sure| {
                sure.more(1000);
                (sure.outcome(), sure.figures)
            },
            5,
        );
        let parted = with(
            &case,
            &range,
            |mut sure| {
                for part in [1, 127, 128, 129, 300, 315] {
                    sure.more(part);
                }
                (sure.outcome(), sure.figures)
            },
            5,
        );
        assert_eq!(whole, parted);
        let other = drawn(&case, &range, 1000, 6);
        assert_ne!(whole.0, other);
    }

    #[test]
    fn what_gives_no_number_is_counted_apart() {
        // Below 100 a division by nought, above 200 none.
        let case = total(
            "if x < 100 [£] then x / (y - y) * 1 [£] else if x > 200 [£] then none else x",
            "",
        );
        let range = [stated(&case, "x", ["0", "100", "400"], Shape::Uniform)];
        let outcome = drawn(&case, &range, DRAWS, 2);
        let [none, needs, errors] = outcome.others;
        assert_eq!(needs, 0);
        assert_eq!(none + errors + outcome.numbers, DRAWS);
        for (count, share) in [(none, 0.5), (errors, 0.25), (outcome.numbers, 0.25)] {
            assert!((f64::from(count) / f64::from(DRAWS) - share).abs() < 0.005);
        }
        let [p10, _, p90] = outcome.percentiles.unwrap();
        assert!(p10 >= d("100") && p90 <= d("200"));
    }
}
