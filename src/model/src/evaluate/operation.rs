//! What each operation makes of figures. A formula is worked out at one place ([`super::walk`]) or
//! at all of its places ([`super::flat`]); both ask here, so that they give the same.

use crate::axis::Place;
use crate::case::{Case, Given, QuantityIndex};
use crate::deciding::{self, Rounding};
use crate::exact::Exact;
use crate::expr::{Gathering, Operator};
use crate::value::{Fault, Value};
use core::cmp::Ordering;
use rust_decimal::Decimal;

/// Yes or no.
pub(super) fn truth(truth: bool) -> Value {
    Value::Number(if truth { Decimal::ONE } else { Decimal::ZERO })
}

/// The answer of a condition; `None` if it has none.
pub(super) fn answer(condition: &Value) -> Option<bool> {
    condition.number().map(|truth| !truth.is_zero())
}

/// `not x`
pub(super) fn denied(x: &Value) -> Value {
    answer(x).map_or_else(|| x.clone(), |yes| truth(!yes))
}

/// Whether the first half settles it: "no and …", "yes or …".
pub(super) fn settled(operator: Operator, left: &Value) -> bool {
    match operator {
        Operator::And => answer(left) == Some(false),
        Operator::Or => answer(left) == Some(true),
        _ => false,
    }
}

/// What joins two figures.
pub(super) fn joining(operator: Operator) -> fn(&Value, &Value) -> Value {
    fn compare(a: &Value, b: &Value, holds: fn(Ordering) -> bool) -> Value {
        a.combine(b, |a, b| truth(holds(deciding::order(a, b))))
    }
    fn both(operator: Operator, a: &Value, b: &Value) -> Value {
        match settled(operator, a) {
            true => a.clone(),
            // The first half did not settle it, so the second does.
            false => a.combine(b, |_, b| truth(!b.is_zero())),
        }
    }
    match operator {
        Operator::Plus => Value::plus,
        Operator::Minus => Value::minus,
        Operator::Times => Value::times,
        Operator::Over => Value::over,
        Operator::Power => Value::raised,
        Operator::Less => |a, b| compare(a, b, Ordering::is_lt),
        Operator::AtMost => |a, b| compare(a, b, Ordering::is_le),
        Operator::Equal => |a, b| compare(a, b, Ordering::is_eq),
        Operator::NotEqual => |a, b| compare(a, b, Ordering::is_ne),
        Operator::AtLeast => |a, b| compare(a, b, Ordering::is_ge),
        Operator::More => |a, b| compare(a, b, Ordering::is_gt),
        Operator::And => |a, b| both(Operator::And, a, b),
        Operator::Or => |a, b| both(Operator::Or, a, b),
    }
}

/// `round(x to step)` and its kin.
pub(super) fn rounded(rounding: Rounding, x: &Value, step: &Value) -> Value {
    x.combine(step, |value, step| {
        if deciding::order(step, Decimal::ZERO).is_le() {
            Value::Error(Fault::RoundingStep)
        } else {
            Value::checked(rounding.apply(value, step))
        }
    })
}

/// `x otherwise …`: whether the other is wanted.
pub(super) fn wants_other(x: &Value) -> bool {
    matches!(x, Value::None | Value::Needs(_))
}

/// Whether something stands in the way of an answer: not only that it does not apply.
fn hinders(x: &Value) -> bool {
    matches!(x, Value::Needs(_) | Value::Error(_))
}

/// A figure inside `known(…)`.
pub(super) fn without_needs(x: &Value) -> Value {
    match x {
        Value::Needs(_) => Value::None,
        other => other.clone(),
    }
}

/// `printed(x)`
pub(super) fn printed(case: &Case, index: QuantityIndex, place: &Place) -> Value {
    case.published_at(index, place)
        .map(|cell| cell.meaning())
        .or_else(|| case.printed_at(index, place).map(|printed| printed.value))
        .map_or(Value::None, Value::Number)
}

/// `lowest(x)` and `highest(x)`, of what is given of a cell and its figure now.
pub(super) fn print_end(given: Option<&Given>, now: &Value, highest: bool) -> Value {
    match (given, now) {
        // A figure that the reader changed is no print any more.
        (Some(Given::Known { printed, takes }), Value::Number(value))
            if deciding::same(*value, takes.unwrap_or(printed.value)) =>
        {
            let (low, high) = printed.ends();
            if highest { high } else { low }.map_or_else(|| now.clone(), Value::Number)
        }
        _ => now.clone(),
    }
}

/// Figures along axes, on their way to one.
#[derive(Debug)]
pub struct Gathered {
    total: Value,
    numbers: u32,
}

impl Default for Gathered {
    fn default() -> Self {
        Self {
            total: Value::None,
            numbers: 0,
        }
    }
}

impl Gathered {
    /// One more figure.
    pub fn add(&mut self, gathering: Gathering, value: &Value) {
        if let Gathering::First | Gathering::FirstToStay = gathering {
            return self.add_item(gathering == Gathering::FirstToStay, value);
        }
        if matches!(value, Value::Number(_)) {
            self.numbers = self.numbers.saturating_add(1);
        }
        if let (Gathering::Sum | Gathering::Mean, Value::Number(total), Value::Number(more)) =
            (gathering, &mut self.total, value)
        {
            // The common case, without making a value anew for every term.
            match total.exact_add(*more) {
                Some(sum) => *total = sum,
                None => self.total = Value::Error(Fault::TooLarge),
            }
            return;
        }
        self.total = match gathering {
            Gathering::Sum | Gathering::Mean => self.total.plus(value),
            Gathering::Product => match (&self.total, value) {
                (Value::None, rest) | (rest, Value::None) => rest.clone(),
                (total, value) => total.times(value),
            },
            Gathering::Largest => self.total.extreme(value, true),
            Gathering::Smallest => self.total.extreme(value, false),
            Gathering::Count => match (&self.total, value) {
                (Value::Error(_), _) => return,
                (_, Value::Error(fault)) => Value::Error(*fault),
                _ => Value::None,
            },
            Gathering::First | Gathering::FirstToStay => return,
        };
    }

    /// Whether a condition holds at one more item. What settles it is the first that is neither no nor
    /// none; of what is to stay so, the first after the last no.
    fn add_item(&mut self, to_stay: bool, holds: &Value) {
        let item = Value::Number(self.numbers.into());
        self.numbers = self.numbers.saturating_add(1);
        self.total = match (answer(holds), &self.total) {
            (Some(false), _) if to_stay => Value::None,
            (Some(true), Value::None) => item,
            (None, found) if hinders(holds) && (to_stay || *found == Value::None) => holds.clone(),
            _ => return,
        };
    }

    /// What those so far come to, where that is one of them.
    #[must_use]
    pub fn so_far(&self) -> &Value {
        &self.total
    }

    /// What they come to.
    pub(super) fn finish(self, gathering: Gathering) -> Value {
        let numbers = Value::Number(Decimal::from(self.numbers));
        match gathering {
            Gathering::Mean => self.total.over(&numbers),
            Gathering::Count if !matches!(self.total, Value::Error(_)) => numbers,
            _ => self.total,
        }
    }
}
