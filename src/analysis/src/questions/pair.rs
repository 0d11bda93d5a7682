//! Two inputs against each other: a few values of each, and a figure for each pair.

use super::matters::{By, Cells, Mover};
use super::{Goal, Subject, reaches};
use casebook_model::Decimal;
use casebook_model::case::QuantityIndex;
use casebook_model::deciding::Rounding;
use casebook_model::edit::{Change, Edit};
use casebook_model::exact::Exact;
use casebook_model::value::Value;

/// How many values of an input are tried.
pub const VALUES: u32 = 5;

/// One value of an input, or one state of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// What is done to the input.
    pub edit: Edit,
    /// The one value that all its figures then have; `None` where they differ.
    pub value: Option<Decimal>,
    /// How far it lies between the ends, from −1 to 1.
    pub way: Decimal,
}

/// An input and its states, in rising order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The input.
    pub input: QuantityIndex,
    /// How it is moved.
    pub by: By,
    /// Its states.
    pub states: Vec<State>,
}

/// Two inputs against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one down.
    pub rows: Side,
    /// The one across.
    pub columns: Side,
    /// The figure for each pair, and whether it comes to the target.
    pub figures: Vec<Vec<(Value, Option<bool>)>>,
}

/// Moves two inputs together; `None` where one of them is none, has no figure, or they are the same.
#[must_use]
pub fn pair(
    subject: Subject<'_>,
    goal: &Goal,
    target: Option<Decimal>,
    (down, across): (QuantityIndex, QuantityIndex),
) -> Option<Pair> {
    if down == across {
        return None;
    }
    let (rows, columns) = (side(subject, down)?, side(subject, across)?);
    let case = subject.case;
    let stands = goal.of(case, subject.now).number();
    let figure = |row: &State, column: &State| {
        let edits = subject.edits.clone().with(case, row.edit.clone());
        let figure = subject.with(&edits.with(case, column.edit.clone()), goal);
        let reached = figure.number().zip(target);
        let reached = reached.map(|(figure, target)| reaches(figure, target, stands));
        (figure, reached)
    };
    let row = |row| {
        (columns.states.iter())
            .map(|column| figure(row, column))
            .collect()
    };
    Some(Pair {
        figures: rows.states.iter().map(row).collect(),
        rows,
        columns,
    })
}

fn side(subject: Subject<'_>, index: QuantityIndex) -> Option<Side> {
    let quantity = subject.case.quantity(index)?;
    let mover = Mover {
        subject,
        index,
        quantity,
        input: quantity.input()?,
    };
    let present = mover.present();
    if present.is_empty() {
        return None;
    }
    let (by, ways) = mover.ways(&present);
    let states: Vec<Cells> = match by {
        By::Range | By::Tenth => between(&ways.first()?.1, &ways.last()?.1, mover.input.whole)?,
        By::Options => ways.into_iter().map(|(_, cells)| cells).collect(),
        By::Flip => {
            let flipped = ways.into_iter().map(|(_, cells)| cells);
            let mut both: Vec<Cells> = core::iter::once(present).chain(flipped).collect();
            casebook_model::order::by(&mut both, |one, other| one.cmp(other));
            both
        }
    };
    let most = Decimal::from(states.len().saturating_sub(1).max(1));
    let state = |(position, cells): (usize, Cells)| {
        let value = cells.first().map(|(_, value)| *value);
        let cells_set = (cells.iter()).map(|(cell, value)| (*cell, Some(*value)));
        let steps = Decimal::from(position).exact_mul(Decimal::TWO)?;
        Some(State {
            edit: Edit {
                quantity: index,
                change: Change::Set(cells_set.collect()),
            },
            value: value.filter(|one| cells.iter().all(|(_, other)| one == other)),
            way: steps.exact_div(most)?.exact_sub(Decimal::ONE)?.normalize(),
        })
    };
    let states = states.into_iter().enumerate().map(state);
    Some(Side {
        input: index,
        by,
        states: states.collect::<Option<_>>()?,
    })
}

/// States from one to another, evenly apart; whole numbers stay whole, and none comes twice.
fn between(low: &Cells, high: &Cells, whole: bool) -> Option<Vec<Cells>> {
    let last = VALUES.saturating_sub(1);
    let mut states: Vec<Cells> = Vec::new();
    for step in 0..VALUES {
        let part = |((cell, low), (_, high)): (&(usize, Decimal), &(usize, Decimal))| {
            let way = high.exact_sub(*low)?.exact_mul(step.into())?;
            let value = way.exact_div(last.into())?.exact_add(*low)?;
            let value = match whole {
                true => Rounding::Nearest.apply(value, Decimal::ONE)?,
                false => value.normalize(),
            };
            Some((*cell, value))
        };
        let state = low.iter().zip(high).map(part).collect::<Option<Cells>>()?;
        if !states.contains(&state) {
            states.push(state);
        }
    }
    Some(states)
}
