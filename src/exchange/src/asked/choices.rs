//! What a question can be asked with: inputs and lines of series, by the names that questions take.

use crate::tabled::tabled;
use casebook_analysis::checks::figure_name;
use casebook_analysis::questions::going::Series;
use casebook_analysis::questions::sure::bears_on;
use casebook_analysis::questions::{Goal, Subject};
use casebook_model::axis::{AxisKind, Place};
use casebook_model::case::{Case, Control, Given, Input, Quantity, QuantityIndex, QuantityKind};
use casebook_model::edit::along;
use casebook_model::{words, working};

/// Of a series of more cells no single one is offered.
const MOST_CELLS: usize = 12;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The name that a question takes.
    pub name: String,
    /// The name as people read it.
    pub label: String,
}

/// The inputs on which a figure rests, in the order of the form.
fn inputs<'a>(case: &'a Case, goal: &Goal) -> Vec<(QuantityIndex, &'a Quantity, &'a Input)> {
    let bears = bears_on(case, goal.quantity);
    let inputs = case.groups.iter().flat_map(|group| &group.inputs);
    inputs
        .filter(|index| bears.get(usize::from(index.0)) == Some(&true))
        .filter_map(|index| {
            let quantity = case.quantity(*index)?;
            Some((*index, quantity, quantity.input()?))
        })
        .collect()
}

/// The figures a question can be of: the claim, which needs no name; what is left of it net; what stands in the
/// tables as a total; and what is worked out and is one figure. Another that is asked of, if any, comes last.
#[must_use]
pub fn figures(case: &Case, goal: &Goal) -> Vec<Choice> {
    let claim = Goal::claim(case);
    let named = |index: QuantityIndex, place: &Place| {
        let quantity = case.quantity(index).filter(|it| words::in_digits(it))?;
        let place = place.on(&quantity.axes);
        let label = working::label(case, quantity, &place);
        let goal = Goal {
            quantity: index,
            place,
        };
        let (name, label) = match goal == claim {
            true => (String::new(), format!("The claim: {label}")),
            false => (figure_name(case, index, &goal.place), label),
        };
        Some(Choice { name, label })
    };
    let net = case.claim.net.map(|net| (net, claim.place.clone()));
    let tables = case
        .tables
        .iter()
        .flat_map(|table| tabled(case, table).rows);
    let totals = tables.filter(|row| row.total).flat_map(|row| row.cells);
    let totals = (totals.flatten()).map(|figure| (figure.quantity, figure.place));
    let single = case.each_quantity().filter(|(_, quantity)| {
        quantity.axes.is_empty() && matches!(quantity.kind, QuantityKind::Calculation(_))
    });
    let single = single.map(|(index, _)| (index, Place::nowhere()));
    let all = [(claim.quantity, claim.place.clone())].into_iter();
    let asked = [(goal.quantity, goal.place.clone())];
    let all = all.chain(net).chain(totals).chain(single).chain(asked);
    let mut choices: Vec<Choice> = Vec::new();
    for choice in all.filter_map(|(index, place)| named(index, &place)) {
        if !choices.iter().any(|other| other.name == choice.name) {
            choices.push(choice);
        }
    }
    choices
}

/// What can be moved against another input: every input on which the figure rests.
#[must_use]
pub fn movable(case: &Case, goal: &Goal) -> Vec<Choice> {
    (inputs(case, goal).into_iter())
        .map(|(_, quantity, _)| Choice {
            name: quantity.id.clone(),
            label: quantity.label.clone(),
        })
        .collect()
}

/// What can be asked for so that a figure comes to a target: numbers on which it rests; of a series all of
/// it, each of its lines, and where it is short each of its cells.
#[must_use]
pub fn reachable(case: &Case, goal: &Goal) -> Vec<Choice> {
    let numbers = inputs(case, goal).into_iter();
    numbers
        .filter(|(_, _, input)| input.control == Control::Number)
        .flat_map(|(index, quantity, input)| {
            let whole = |place: &Place| {
                let label = working::label(case, quantity, place);
                let name = figure_name(case, index, place);
                Choice {
                    name,
                    label: format!("{label}, as a whole"),
                }
            };
            let cell = |place: Place| Choice {
                name: figure_name(case, index, &place),
                label: working::label(case, quantity, &place),
            };
            if quantity.axes.is_empty() {
                return vec![cell(Place::nowhere())];
            }
            let mut all = vec![whole(&Place::nowhere())];
            let lines = lines_of(case, quantity);
            if lines.len() > 1 {
                all.extend(lines.iter().map(whole));
            }
            if usize::from(quantity.cells) <= MOST_CELLS {
                let given = input.given.iter().enumerate();
                all.extend(
                    given
                        .filter(|(_, given)| **given != Given::None)
                        .map(|(position, _)| cell(case.place_of(quantity, position))),
                );
            }
            all
        })
        .collect()
}

/// The lines of every series that runs in time, by which it is asked how it is going; those on which the
/// figure rests.
#[must_use]
pub fn lines(subject: Subject<'_>, goal: &Goal) -> Vec<Choice> {
    let case = subject.case;
    let in_time = |quantity: &Quantity| {
        let axis = along(case, quantity).and_then(|axis| case.axis(axis));
        axis.is_some_and(|axis| axis.kind != AxisKind::Items)
    };
    (inputs(case, goal).into_iter())
        .filter(|(_, quantity, _)| in_time(quantity))
        .flat_map(|(index, quantity, _)| {
            (lines_of(case, quantity).into_iter())
                .filter(move |place| Series::of(subject, index, place).is_some())
                .map(move |place| Choice {
                    name: figure_name(case, index, &place),
                    label: working::label(case, quantity, &place),
                })
        })
        .collect()
}

/// The places that leave only the axis of time open, or the first axis, each once.
fn lines_of(case: &Case, quantity: &Quantity) -> Vec<Place> {
    let Some(along) = along(case, quantity) else {
        return Vec::new();
    };
    let others: Vec<_> = (quantity.axes.iter().copied())
        .filter(|axis| *axis != along)
        .collect();
    let mut places: Vec<Place> = Vec::new();
    for cell in 0..usize::from(quantity.cells) {
        let place = case.place_of(quantity, cell).on(&others);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}
