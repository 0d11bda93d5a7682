//! The way up: what a figure goes into.

use super::{PartFigure, Reading, part, parts_of};
use crate::axis::Place;
use crate::case::{Case, Quantity, QuantityIndex, QuantityKind};
use crate::evaluate::{Coordinates, Evaluator, Figures, formula_at};
use crate::expr::Expr;
use crate::value::Value;
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
    let stands = |quantity: &Quantity, at: &Place, value: &Value| {
        let QuantityKind::Calculation(calculation) = &quantity.kind else {
            return false;
        };
        // Most formulas do not even name it.
        formula_at(calculation, Coordinates::of(at)).is_some_and(|formula| names(formula, index))
            && read(case, evaluator, quantity, at, value).contains(&(index, place.clone()))
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

/// The most figures that are gone through to find whether one rests on another.
const MOST: usize = 20_000;

/// Whether a figure rests on another, through whatever number of steps, as things stand: what stands in no
/// working on the way down has no part in it. `None` where it would take too long to say.
#[must_use]
pub fn rests_on(
    case: &Case,
    figures: &Figures,
    paper: &Figures,
    (index, place): (QuantityIndex, &Place),
    wanted: (QuantityIndex, &Place),
) -> Option<bool> {
    let evaluator = Evaluator::new(case, figures, Some(paper));
    let mut seen: Vec<Vec<bool>> = case.each_quantity().map(|_| Vec::new()).collect();
    let mut waiting = vec![(index, place.clone())];
    for _ in 0..MOST {
        let Some((index, place)) = waiting.pop() else {
            return Some(false);
        };
        let Some(quantity) = case.quantity(index) else {
            continue;
        };
        let place = place.on(&quantity.axes);
        if (index, &place) == wanted {
            return Some(true);
        }
        let cells = figures.cells(index);
        let Some(cell) = case.cell_of(quantity, &place) else {
            continue;
        };
        let (Some(value), Some(seen)) = (cells.get(cell), seen.get_mut(usize::from(index.0)))
        else {
            continue;
        };
        seen.resize(cells.len(), false);
        if seen
            .get_mut(cell)
            .is_none_or(|seen| core::mem::replace(seen, true))
        {
            continue;
        }
        waiting.extend(read(case, evaluator, quantity, &place, value));
    }
    None
}

/// The figures that stand in the working of one, as they are now.
fn read(
    case: &Case,
    evaluator: Evaluator<'_>,
    quantity: &Quantity,
    at: &Place,
    value: &Value,
) -> Vec<(QuantityIndex, Place)> {
    let QuantityKind::Calculation(calculation) = &quantity.kind else {
        return Vec::new();
    };
    let at = Coordinates::of(at);
    let Some(formula) = formula_at(calculation, at) else {
        return Vec::new();
    };
    let term = Speller::new(case, evaluator, value.number().is_some()).term(formula, at);
    let parts = parts_of(case, &term).into_iter();
    parts
        .filter(|part| part.reading == Reading::Now)
        .map(|part| (part.quantity, part.place))
        .collect()
}
