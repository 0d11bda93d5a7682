//! A reader's changes: small values that can be kept, sent and undone.

mod telling;
mod together;

pub use telling::{input_words, sentence, words};
pub use together::together;

use crate::axis::{AxisIndex, AxisKind, Place};
use crate::case::{Case, Given, Input, Quantity, QuantityIndex};
use crate::exact::Exact;
use crate::value::{EmptyCell, Fault, Needs, Value};
use rust_decimal::Decimal;

/// One change to one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The input.
    pub quantity: QuantityIndex,
    /// What is done to it.
    pub change: Change,
}

/// What is done to an input. Changes to a series concern the cells at `on`, which names items of
/// some of its axes (nowhere: all cells).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Cells get values, or become empty.
    Set(Vec<(usize, Option<Decimal>)>),
    /// Every cell times a share; of a level: its distance from the start.
    Scale {
        /// Which part of the series.
        on: Place,
        /// Half is 0.5.
        share: Decimal,
    },
    /// The series comes some months (items) later; earlier if negative.
    Move {
        /// Which part of the series.
        on: Place,
        /// How many items.
        by: i16,
    },
    /// The series comes some months (items) earlier, and what would come before the first of them
    /// is in place from the first on: of what is no level, it is added there.
    Early {
        /// Which part of the series.
        on: Place,
        /// How many items.
        by: u16,
    },
    /// The same value throughout.
    Fill {
        /// Which part of the series.
        on: Place,
        /// The value.
        value: Decimal,
    },
    /// A straight line from the first item to the last.
    Line {
        /// Which part of the series.
        on: Place,
        /// The first value.
        from: Decimal,
        /// The last value.
        to: Decimal,
    },
}

/// The edits of one case, in the order they were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits(Vec<Edit>);

impl Edits {
    /// No edits.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Whether nothing was changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In the order they were made.
    #[must_use]
    pub fn list(&self) -> &[Edit] {
        &self.0
    }

    /// The edits of one input.
    pub fn of(&self, quantity: QuantityIndex) -> impl Iterator<Item = &Edit> {
        self.0.iter().filter(move |edit| edit.quantity == quantity)
    }

    /// Whether an input was changed.
    #[must_use]
    pub fn touch(&self, quantity: QuantityIndex) -> bool {
        self.of(quantity).next().is_some()
    }

    /// With one more edit. Single cells that end at what the paper gives count as not edited.
    #[must_use]
    pub fn with(mut self, case: &Case, edit: Edit) -> Self {
        let quantity = edit.quantity;
        match (
            &edit.change,
            self.0
                .iter_mut()
                .rev()
                .find(|last| last.quantity == quantity),
        ) {
            (
                Change::Set(cells),
                Some(Edit {
                    change: Change::Set(earlier),
                    ..
                }),
            ) => {
                for (cell, value) in cells {
                    match earlier.iter_mut().find(|(other, _)| other == cell) {
                        Some(slot) => slot.1 = *value,
                        None => earlier.push((*cell, *value)),
                    }
                }
                crate::order::by(earlier, |(one, _), (other, _)| one.cmp(other));
            }
            _ => self.0.push(edit),
        }
        self.tidied(case, quantity)
    }

    /// Without any edit of an input.
    #[must_use]
    pub fn without(mut self, quantity: QuantityIndex) -> Self {
        self.0.retain(|edit| edit.quantity != quantity);
        self
    }

    /// Drops cells set to what they were, where nothing else was done to the input before.
    fn tidied(mut self, case: &Case, quantity: QuantityIndex) -> Self {
        let only_cells = self
            .of(quantity)
            .all(|edit| matches!(edit.change, Change::Set(_)));
        let given = case
            .quantity(quantity)
            .and_then(Quantity::input)
            .map(|input| &input.given);
        if let (true, Some(given)) = (only_cells, given) {
            for edit in self.0.iter_mut().filter(|edit| edit.quantity == quantity) {
                if let Change::Set(cells) = &mut edit.change {
                    cells.retain(|(cell, value)| {
                        given
                            .get(*cell)
                            .is_some_and(|given| given.value() != *value)
                    });
                }
            }
            self.0
                .retain(|edit| !matches!(&edit.change, Change::Set(cells) if cells.is_empty()));
        }
        self
    }
}

/// The axis along which a series moves and rises: its months, its years, or its first axis.
#[must_use]
pub fn along(case: &Case, quantity: &Quantity) -> Option<AxisIndex> {
    let kind = |wanted: AxisKind| {
        quantity
            .axes
            .iter()
            .copied()
            .find(|axis| case.axis(*axis).is_some_and(|axis| axis.kind == wanted))
    };
    kind(AxisKind::Months)
        .or_else(|| kind(AxisKind::Years))
        .or_else(|| quantity.axes.first().copied())
}

/// The values of every cell of an input before any edit.
fn given_values(index: QuantityIndex, input: &Input) -> Vec<Value> {
    let value = |(cell, given): (usize, &Given)| match given {
        Given::None => Value::None,
        Given::Needed => Value::Needs(Needs::one(EmptyCell {
            quantity: index,
            cell,
        })),
        known => known.value().map_or(Value::None, Value::Number),
    };
    input.given.iter().enumerate().map(value).collect()
}

/// The values of every cell of an input with edits; `None` if the quantity is no input.
#[must_use]
pub fn input_values(case: &Case, index: QuantityIndex, edits: &Edits) -> Option<Vec<Value>> {
    let quantity = case.quantity(index)?;
    let input = quantity.input()?;
    let mut values = given_values(index, input);
    for edit in edits.of(index) {
        let start = |place: &Place| level_start(case, input, edits, place);
        apply(case, index, quantity, &edit.change, &mut values, &start);
    }
    Some(values)
}

/// The value a level starts from at a place; `None` for what is no level.
fn level_start(case: &Case, input: &Input, edits: &Edits, place: &Place) -> Option<Value> {
    let from = input.level_from?;
    let quantity = case.quantity(from)?;
    let values = match quantity.input()?.level_from {
        // A level that starts from a level would chase its own tail; the checker refuses it.
        Some(_) => return None,
        None => input_values(case, from, edits)?,
    };
    values.into_iter().nth(case.cell_of(quantity, place)?)
}

fn apply(
    case: &Case,
    index: QuantityIndex,
    quantity: &Quantity,
    change: &Change,
    values: &mut [Value],
    start: &dyn Fn(&Place) -> Option<Value>,
) {
    match change {
        Change::Set(cells) => {
            for (cell, value) in cells {
                if let Some(slot) = values.get_mut(*cell) {
                    *slot = value.map_or_else(
                        || {
                            Value::Needs(Needs::one(EmptyCell {
                                quantity: index,
                                cell: *cell,
                            }))
                        },
                        Value::Number,
                    );
                }
            }
        }
        Change::Scale { on, share } => {
            let share = Value::Number(*share);
            each(case, quantity, on, values, |value, place| {
                match start(place) {
                    Some(start) => start.plus(&value.minus(&start).times(&share)),
                    None => value.times(&share),
                }
            });
        }
        Change::Fill { on, value } => {
            each(case, quantity, on, values, |_, _| Value::Number(*value));
        }
        Change::Line { on, from, to } => {
            let Some(axis) = along(case, quantity) else {
                return;
            };
            let steps = Decimal::from(case.length(axis).saturating_sub(1));
            each(case, quantity, on, values, |_, place| {
                let item = Decimal::from(place.item(axis).unwrap_or(0));
                let rise = Value::checked(to.exact_sub(*from));
                if steps.is_zero() {
                    return Value::Number(*from);
                }
                // Multiply before dividing, so that a line of whole steps stays whole.
                let part = rise.times(&Value::Number(item)).over(&Value::Number(steps));
                Value::Number(*from).plus(&part)
            });
        }
        Change::Move { on, by } => shift(case, quantity, on, *by, values, start),
        Change::Early { on, by } => early(case, quantity, on, *by, values, start),
    }
}

/// Replaces every cell at `on` that is a number.
fn each(
    case: &Case,
    quantity: &Quantity,
    on: &Place,
    values: &mut [Value],
    mut change: impl FnMut(&Value, &Place) -> Value,
) {
    for (cell, slot) in values.iter_mut().enumerate() {
        let place = case.place_of(quantity, cell);
        if place.contains(on) && *slot != Value::None {
            *slot = change(slot, &place);
        }
    }
}

fn shift(
    case: &Case,
    quantity: &Quantity,
    on: &Place,
    by: i16,
    values: &mut [Value],
    start: &dyn Fn(&Place) -> Option<Value>,
) {
    let Some(axis) = along(case, quantity) else {
        return;
    };
    let length = case.length(axis);
    let before = values.to_vec();
    for (cell, slot) in values.iter_mut().enumerate() {
        let place = case.place_of(quantity, cell);
        let Some(item) = place.item(axis) else {
            continue;
        };
        if !place.contains(on) {
            continue;
        }
        let from = i64::try_from(item)
            .unwrap_or(0)
            .saturating_sub(i64::from(by));
        let old = |item: usize| {
            case.cell_of(quantity, &place.clone().with(axis, item))
                .and_then(|cell| before.get(cell).cloned())
                .unwrap_or(Value::Error(Fault::NoSuchPlace))
        };
        let nothing = Value::Number(Decimal::ZERO);
        *slot = match usize::try_from(from) {
            Ok(from) if from < length => old(from),
            // After its last month a level stays where it is; a flow has ended.
            Ok(_) if start(&place).is_some() => old(length.saturating_sub(1)),
            // Before its first month a level is at its start; a flow has not begun.
            Err(_) => start(&place).unwrap_or(nothing),
            Ok(_) => nothing,
        };
    }
}

/// Moves a series to earlier items; what is no level keeps what would come before its first item.
fn early(
    case: &Case,
    quantity: &Quantity,
    on: &Place,
    by: u16,
    values: &mut [Value],
    start: &dyn Fn(&Place) -> Option<Value>,
) {
    let before = values.to_vec();
    let back = i16::try_from(by).map_or(i16::MIN, |by| by.saturating_neg());
    shift(case, quantity, on, back, values, start);
    let Some(axis) = along(case, quantity) else {
        return;
    };
    for (cell, slot) in values.iter_mut().enumerate() {
        let place = case.place_of(quantity, cell);
        if !place.contains(on) || place.item(axis) != Some(0) || start(&place).is_some() {
            continue;
        }
        let items = 0..case.length(axis).min(usize::from(by));
        *slot = items
            .filter_map(|item| before.get(case.cell_of(quantity, &place.clone().with(axis, item))?))
            .fold(slot.clone(), |sum, value| sum.plus(value));
    }
}
