//! The way up: what a figure goes into.

use super::{PartFigure, Reading, part, parts_of};
use crate::axis::Place;
use crate::case::{Case, Quantity, QuantityIndex, QuantityKind};
use crate::evaluate::{Coordinates, Evaluator, Figures, formula_at};
use crate::expr::Expr;
use crate::working::spelling::Speller;
use crate::working::term::Figure;

/// The figures that one goes into: those in whose [working](super::working()) it stands as it is now, in the
/// order of the case. `figures` are those that are told, `paper` those without edits.
#[must_use]
pub fn onward(
    case: &Case,
    figures: &Figures,
    paper: &Figures,
    (index, place): (QuantityIndex, &Place),
) -> Vec<PartFigure> {
    let Some(place) = case.quantity(index).map(|it| place.on(&it.axes)) else {
        return Vec::new();
    };
    let evaluator = Evaluator::new(case, figures, Some(paper));
    let stands = |quantity: &Quantity, at: &Place, value: &crate::value::Value| {
        let QuantityKind::Calculation(calculation) = &quantity.kind else {
            return false;
        };
        let at = Coordinates::of(at);
        let formula = formula_at(calculation, at).filter(|formula| names(formula, index));
        formula.is_some_and(|formula| {
            let gives_number = value.number().is_some();
            let term = Speller::new(case, evaluator, gives_number).term(formula, at);
            parts_of(case, &term).iter().any(|part| {
                part.quantity == index && part.place == place && part.reading == Reading::Now
            })
        })
    };
    case.each_quantity()
        .flat_map(|(other, quantity)| {
            let cells = figures.cells(other).iter().enumerate();
            cells.map(move |(cell, value)| (other, quantity, case.place_of(quantity, cell), value))
        })
        .filter(|(_, quantity, at, value)| stands(quantity, at, value))
        .map(|(other, _, at, value)| {
            part(
                case,
                &Figure {
                    quantity: other,
                    place: at,
                    value: value.clone(),
                    reading: Reading::Now,
                },
            )
        })
        .collect()
}

/// Whether a formula names a quantity.
fn names(formula: &Expr, index: QuantityIndex) -> bool {
    let mut found = false;
    formula.each_quantity(&mut |named| found |= named == index);
    found
}
