//! A figure as a function of one other: set a cell, or move a series, work the case out, read the figure.

use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Control, QuantityIndex};
use casebook_model::deciding::{is_nought, same};
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::exact::Exact;
use casebook_model::value::Value;

/// What of an input is moved.
#[derive(Clone, Copy)]
pub(crate) enum Lever<'a> {
    /// One cell becomes the value.
    Cell(usize),
    /// Something is made of the value, as when all of a series is taken times a share.
    Made(Made<'a>),
}

/// What is made of a value.
#[derive(Clone, Copy)]
pub struct Made<'a> {
    /// The change that the value makes.
    pub change: &'a dyn Fn(Decimal) -> Change,
    /// The value that leaves things as they stand, or nearly so.
    pub present: Decimal,
    /// What kind of value it is.
    pub measure: Measure,
}

/// What kind of value a change is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// One that the input has.
    Value,
    /// A share of what it is.
    Share,
    /// What lies between two of its figures.
    Difference,
}

/// What a figure is when one input is this or that, all else as it stands.
pub(crate) struct Probe<'a> {
    pub(crate) case: &'a Case,
    pub(crate) paper: &'a Figures,
    pub(crate) edits: &'a Edits,
    pub(crate) input: QuantityIndex,
    pub(crate) lever: Lever<'a>,
    pub(crate) figure: QuantityIndex,
    pub(crate) place: &'a Place,
}

impl Probe<'_> {
    /// The figure with the input at `x`.
    pub(crate) fn at(&self, x: Decimal) -> Value {
        let change = match self.lever {
            Lever::Cell(cell) => Change::Set(vec![(cell, Some(x))]),
            Lever::Made(made) => (made.change)(x),
        };
        let edit = Edit {
            quantity: self.input,
            change,
        };
        let edits = self.edits.clone().with(self.case, edit);
        Figures::now(self.case, &edits, self.paper).at(self.case, self.figure, self.place)
    }

    /// What kind of value is moved.
    pub(crate) fn measure(&self) -> Measure {
        match self.lever {
            Lever::Cell(_) => Measure::Value,
            Lever::Made(made) => made.measure,
        }
    }

    /// A small change of what is moved.
    pub(crate) fn nudge(&self) -> Decimal {
        match self.measure() {
            Measure::Share => Decimal::new(1, 2),
            Measure::Value | Measure::Difference => nudge(self.case, self.input),
        }
    }
}

/// A small change that makes sense for a quantity: one, or a hundredth of a share.
pub(crate) fn nudge(case: &Case, index: QuantityIndex) -> Decimal {
    let percent = case
        .quantity(index)
        .is_some_and(|quantity| quantity.unit.percent);
    if percent {
        Decimal::new(1, 2)
    } else {
        Decimal::ONE
    }
}

/// Whether an input is a number, not yes or no and not a choice.
pub(crate) fn is_number(case: &Case, index: QuantityIndex) -> bool {
    let input = case.quantity(index).and_then(|quantity| quantity.input());
    input.is_some_and(|input| input.control == Control::Number)
}

/// Where the straight line through two points reaches `target`; `None` if it is level.
pub(crate) fn on_line(
    (x0, y0): (Decimal, Decimal),
    (x1, y1): (Decimal, Decimal),
    target: Decimal,
) -> Option<Decimal> {
    let rise = y1.exact_sub(y0).filter(|rise| !is_nought(*rise))?;
    let run = x1.exact_sub(x0)?;
    let missing = target.exact_sub(y0)?;
    // Multiply before dividing, so that what comes out even stays exact.
    let way = match missing.exact_mul(run) {
        Some(product) => product.exact_div(rise)?,
        None => missing.exact_div(rise)?.exact_mul(run)?,
    };
    x0.exact_add(way)
}

/// The value on the line that makes `figure` the target, proved by putting it back; the rounder
/// one where that serves too.
pub(crate) fn proved(
    x: Decimal,
    target: Decimal,
    figure: &dyn Fn(Decimal) -> Value,
) -> Option<Decimal> {
    let even = casebook_model::number::to_places(x, 10).normalize();
    let reaches = |x: Decimal| figure(x).number().is_some_and(|y| same(y, target));
    if even != x.normalize() && reaches(even) {
        return Some(even);
    }
    reaches(x).then(|| x.normalize())
}
