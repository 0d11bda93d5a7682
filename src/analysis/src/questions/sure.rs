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
use spread::Drawing;

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
                    for (position, (cell, reversed, drawing)) in source.cells.iter().enumerate() {
                        let value = |chance: &f64| drawing.at(turned(*chance, *reversed));
                        let values: Lane = chances.each_ref().map(value);
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
                        *slot = drawing.at(turned(*chance, *reversed));
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
                Some((*cell, Some(drawing.exactly(turned(*chance, *reversed))?)))
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
        let chances: Vec<f64> = { self.sources.iter() }
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
    let cell = |it: &Drawn| Some((it.cell, it.reversed, Drawing::of(&it.spread, whole)?));
    let cells: Vec<_> = ranged.cells.iter().filter_map(cell).collect();
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
