//! A figure as a function of one other: set a cell, work the case out, read the figure.

use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Control, QuantityIndex};
use casebook_model::deciding::{is_nought, same};
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::exact::Exact;
use casebook_model::value::Value;

/// What a figure is when one cell of one input is this or that, all else as it stands.
pub(crate) struct Probe<'a> {
    pub(crate) case: &'a Case,
    pub(crate) paper: &'a Figures,
    pub(crate) edits: &'a Edits,
    pub(crate) input: QuantityIndex,
    pub(crate) cell: usize,
    pub(crate) figure: QuantityIndex,
    pub(crate) place: &'a Place,
}

impl Probe<'_> {
    /// The figure with the input's cell at `x`.
    pub(crate) fn at(&self, x: Decimal) -> Value {
        let change = Change::Set(vec![(self.cell, Some(x))]);
        let edit = Edit {
            quantity: self.input,
            change,
        };
        let edits = self.edits.clone().with(self.case, edit);
        Figures::now(self.case, &edits, self.paper).at(self.case, self.figure, self.place)
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
