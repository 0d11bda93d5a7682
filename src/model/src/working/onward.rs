//! The way up: what a figure goes into.

use super::{PartFigure, Reading, part, parts_of};
use crate::axis::Place;
use crate::case::{Case, Quantity, QuantityIndex, QuantityKind};
use crate::evaluate::{Coordinates, Evaluator, Figures, formula_at};
use crate::expr::Expr;
use crate::value::Value;
use crate::working::spelling::Speller;
use crate::working::term::Figure;
use std::collections::BTreeSet;

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
    let stands = |quantity: &Quantity, at: &Place, value: &Value| {
        let QuantityKind::Calculation(calculation) = &quantity.kind else {
            return false;
        };
        // Most formulas do not even name it.
        formula_at(calculation, Coordinates::of(at)).is_some_and(|formula| names(formula, index))
            && read(case, evaluator, quantity, at, value)
                .iter()
                .any(|part| {
                    part.quantity == index && part.place == place && part.reading == Reading::Now
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

/// The most figures that are gone through to find what one is made of.
const MOST: usize = 20_000;

/// A figure and all that it is made of, down to the inputs, as things stand: what stands in no working on the
/// way down has no part in it. `None` where it would take too long to say.
#[must_use]
pub fn made_of(
    case: &Case,
    figures: &Figures,
    paper: &Figures,
    (index, place): (QuantityIndex, &Place),
) -> Option<BTreeSet<(QuantityIndex, Place)>> {
    let evaluator = Evaluator::new(case, figures, Some(paper));
    let mut found = BTreeSet::new();
    let mut left = vec![(index, place.clone())];
    while let Some((index, place)) = left.pop() {
        let Some(quantity) = case.quantity(index) else {
            continue;
        };
        let place = place.on(&quantity.axes);
        let cell = case.cell_of(quantity, &place);
        let value = cell.and_then(|cell| figures.cells(index).get(cell));
        let (Some(value), false) = (value, found.contains(&(index, place.clone()))) else {
            continue;
        };
        let parts = read(case, evaluator, quantity, &place, value);
        left.extend(parts.into_iter().map(|part| (part.quantity, part.place)));
        found.insert((index, place));
        if found.len() > MOST {
            return None;
        }
    }
    Some(found)
}

/// The figures that stand in the working of one.
fn read(
    case: &Case,
    evaluator: Evaluator<'_>,
    quantity: &Quantity,
    at: &Place,
    value: &Value,
) -> Vec<PartFigure> {
    let QuantityKind::Calculation(calculation) = &quantity.kind else {
        return Vec::new();
    };
    let at = Coordinates::of(at);
    let Some(formula) = formula_at(calculation, at) else {
        return Vec::new();
    };
    let term = Speller::new(case, evaluator, value.number().is_some()).term(formula, at);
    parts_of(case, &term)
}
