//! A formula at one place, spelt out: sums along axes term by term, conditions settled, places
//! moved. What is written of it, the line and the rows, is written from this alone, and so is
//! bracketed by what stands there and not by what the formula looked like.

use super::Reading;
use crate::axis::Place;
use crate::case::{Case, QuantityIndex, Says};
use crate::exact::{Exact, power};
use crate::expr::Operator;
use crate::number::{Rounding, negated};
use crate::unit::Unit;
use crate::value::Value;
use rust_decimal::Decimal;

/// A figure that has a working of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) quantity: QuantityIndex,
    pub(super) place: Place,
    pub(super) reading: Reading,
    pub(super) value: Value,
}

/// A step of the sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    Figure(Figure),
    /// A number that stands in the formula.
    Number(Decimal, Unit),
    /// A word that stands for a number: yes, no, an option.
    Word(String, Decimal),
    /// What does not apply.
    Nothing,
    /// Several terms of a sum that are all nought: `11 months of nothing`.
    Noughts(String, Vec<Term>),
    Negated(Box<Term>),
    /// Terms joined by + and −, or by × and ÷, from left to right.
    Chain(Box<Term>, Vec<(Operator, Term)>),
    /// A comparison, `and` and `or`, or a power.
    Joined(Operator, Box<Term>, Box<Term>),
    Not(Box<Term>),
    /// `the larger of (…)` or, if not, `the smaller of (…)`; of `several`, the largest.
    Extreme {
        larger: bool,
        several: bool,
        of: Vec<Term>,
    },
    /// How many figures there are.
    Count(Vec<Term>),
    /// The first of some items whose condition holds; or, if so, the first from which on all do.
    First(bool, Vec<(Term, Term)>),
    Rounded(Rounding, Box<Term>, Box<Term>),
    /// A condition that waits for a figure, and what follows either way.
    Undecided(Box<Term>, Box<Term>, Box<Term>),
}

/// The number that stands for a figure where a line is read by plain arithmetic.
pub(super) type Shown<'s> = &'s dyn Fn(&Unit, Option<&Figure>, Decimal) -> Decimal;

/// Every figure as it is.
pub(super) fn exactly(_: &Unit, _: Option<&Figure>, value: Decimal) -> Decimal {
    value
}

impl Term {
    /// Terms joined, in one chain with what is a chain of the same kind already.
    pub(super) fn chained(self, operator: Operator, other: Self) -> Self {
        let kind = is_product(operator);
        let (first, mut rest) = match self {
            Self::Chain(first, rest) if product_of(&rest) == kind => (first, rest),
            other => (Box::new(other), Vec::new()),
        };
        match (operator, other) {
            // What is added may be added term by term, and so multiplied.
            (Operator::Plus | Operator::Times, Self::Chain(inner, more))
                if product_of(&more) == kind =>
            {
                rest.push((operator, *inner));
                rest.extend(more);
            }
            (_, other) => rest.push((operator, other)),
        }
        Self::Chain(first, rest)
    }

    /// Whether it does not apply, so that a product with it does not either.
    pub(super) fn is_nothing(&self) -> bool {
        matches!(
            self,
            Self::Nothing
                | Self::Figure(Figure {
                    value: Value::None,
                    ..
                })
        )
    }

    /// What plain arithmetic gives if every figure is the number shown for it; `None` where that is
    /// no number.
    pub(super) fn reckon(&self, case: &Case, shown: Shown<'_>) -> Option<Decimal> {
        let truth = |truth: bool| Decimal::from(u8::from(truth));
        let of = |term: &Self| term.reckon(case, shown);
        Some(match self {
            Self::Figure(figure) => match &figure.value {
                Value::Number(value) => {
                    let unit = &case.quantity(figure.quantity)?.unit;
                    shown(unit, Some(figure), *value)
                }
                Value::None => Decimal::ZERO,
                Value::Needs(_) | Value::Error(_) => return None,
            },
            Self::Number(value, unit) => shown(unit, None, *value),
            Self::Word(_, value) => *value,
            Self::Nothing | Self::Noughts(..) => Decimal::ZERO,
            Self::Negated(x) => negated(of(x)?),
            Self::Chain(first, rest) => {
                rest.iter().try_fold(of(first)?, |sum, (operator, term)| {
                    operated(*operator, sum, of(term)?)
                })?
            }
            Self::Joined(operator, x, y) => {
                let x = of(x)?;
                match operator {
                    Operator::And if x.is_zero() => return Some(x),
                    Operator::Or if !x.is_zero() => return Some(x),
                    _ => {}
                }
                let y = of(y)?;
                if *operator == Operator::Power {
                    return power(x, y);
                }
                truth(match operator {
                    Operator::Less => x < y,
                    Operator::AtMost => x <= y,
                    Operator::Equal => x == y,
                    Operator::NotEqual => x != y,
                    Operator::AtLeast => x >= y,
                    Operator::More => x > y,
                    _ => !y.is_zero(),
                })
            }
            Self::Not(x) => truth(of(x)?.is_zero()),
            Self::Extreme {
                larger, of: all, ..
            } => {
                let mut all = all.iter().map(of);
                let first = all.next()??;
                all.try_fold(first, |found, next| {
                    let next = next?;
                    Some(if *larger {
                        found.max(next)
                    } else {
                        found.min(next)
                    })
                })?
            }
            Self::Count(all) => Decimal::from(all.len()),
            Self::First(to_stay, of_items) => {
                let mut found = None;
                for (item, condition) in of_items {
                    match of(condition)?.is_zero() {
                        true if *to_stay => found = None,
                        true => {}
                        false => found = found.or(of(item)),
                    }
                }
                found?
            }
            Self::Rounded(rounding, x, step) => rounding.apply(of(x)?, of(step)?)?,
            Self::Undecided(..) => return None,
        })
    }

    /// Whether it is an item of an axis, where it stands in an order.
    pub(super) fn is_item(&self, case: &Case) -> bool {
        match self {
            Self::Word(..) | Self::First(..) => true,
            Self::Figure(figure) => case
                .quantity(figure.quantity)
                .is_some_and(|quantity| matches!(quantity.says, Says::Item(_))),
            _ => false,
        }
    }

    /// What it is measured in; bare where that cannot be said.
    pub(super) fn unit(&self, case: &Case) -> Unit {
        match self {
            Self::Figure(figure) => case
                .quantity(figure.quantity)
                .map_or_else(Unit::bare, |quantity| quantity.unit.clone()),
            Self::Number(_, unit) => unit.clone(),
            Self::Negated(x) | Self::Rounded(_, x, _) | Self::Undecided(_, x, _) => x.unit(case),
            Self::Noughts(_, of) | Self::Extreme { of, .. } => {
                of.first().map_or_else(Unit::bare, |x| x.unit(case))
            }
            Self::Chain(first, rest) if product_of(rest) => rest
                .iter()
                .try_fold(first.unit(case), |unit, (operator, term)| {
                    if *operator == Operator::Times {
                        unit.times(&term.unit(case))
                    } else {
                        unit.per(&term.unit(case))
                    }
                })
                .unwrap_or_default(),
            // Nought has any unit: what is measured at all says in what.
            Self::Chain(first, rest) => {
                let mut units = core::iter::once(first.as_ref())
                    .chain(rest.iter().map(|(_, term)| term))
                    .map(|term| term.unit(case));
                let first = units.next().unwrap_or_default();
                if first == Unit::bare() {
                    units.find(|unit| *unit != first).unwrap_or(first)
                } else {
                    first
                }
            }
            Self::Word(..)
            | Self::Nothing
            | Self::Joined(..)
            | Self::Not(_)
            | Self::Count(_)
            | Self::First(..) => Unit::bare(),
        }
    }

    /// Calls `visit` for every figure, in the order of the line; of noughts told as one only for
    /// the first, unless `all` are wanted.
    pub(super) fn each_figure<'t>(&'t self, all: bool, visit: &mut dyn FnMut(&'t Figure)) {
        match self {
            Self::Figure(figure) => visit(figure),
            Self::Number(..) | Self::Word(..) | Self::Nothing => {}
            Self::Noughts(_, of) => {
                let told = if all {
                    of.as_slice()
                } else {
                    of.get(..1).unwrap_or_default()
                };
                told.iter().for_each(|term| term.each_figure(all, visit));
            }
            Self::Negated(x) | Self::Not(x) => x.each_figure(all, visit),
            Self::Chain(first, rest) => {
                first.each_figure(all, visit);
                rest.iter()
                    .for_each(|(_, term)| term.each_figure(all, visit));
            }
            Self::Joined(_, x, y) | Self::Rounded(_, x, y) => {
                x.each_figure(all, visit);
                y.each_figure(all, visit);
            }
            Self::Extreme { of, .. } | Self::Count(of) => {
                of.iter().for_each(|term| term.each_figure(all, visit));
            }
            Self::First(_, of) => {
                of.iter()
                    .for_each(|(_, condition)| condition.each_figure(all, visit));
            }
            Self::Undecided(condition, x, y) => {
                condition.each_figure(all, visit);
                x.each_figure(all, visit);
                y.each_figure(all, visit);
            }
        }
    }
}

pub(super) fn is_product(operator: Operator) -> bool {
    matches!(operator, Operator::Times | Operator::Over)
}

/// Whether a chain is one of × and ÷.
pub(super) fn product_of(rest: &[(Operator, Term)]) -> bool {
    rest.first()
        .is_some_and(|(operator, _)| is_product(*operator))
}

/// One of the four operations.
pub(super) fn operated(operator: Operator, one: Decimal, other: Decimal) -> Option<Decimal> {
    match operator {
        Operator::Plus => one.exact_add(other),
        Operator::Minus => one.exact_sub(other),
        Operator::Times => one.exact_mul(other),
        Operator::Over if !other.is_zero() => one.exact_div(other),
        _ => None,
    }
}
