//! What a figure can be: a number, none, still needed, or an error with its cause.

use crate::case::QuantityIndex;
use crate::exact::Exact;
use crate::number::compact;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// A number, in the unit of its quantity (per cent as a share: 6 % is 0.06).
    Number(#[serde(with = "compact")] Decimal),
    /// Does not apply: shown as a dash, left out of sums.
    None,
    /// Some inputs it rests on are still empty.
    Needs(Needs),
    /// It cannot be worked out.
    Error(Fault),
}

/// The cell of an input that is still empty: quantity and position among its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EmptyCell {
    /// The input.
    pub quantity: QuantityIndex,
    /// Its cell, counted as [`crate::case::Quantity::place_of`] counts.
    pub cell: usize,
}

/// The empty cells a figure waits for: sorted, none twice, never empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<EmptyCell>", into = "Vec<EmptyCell>")]
pub struct Needs(Arc<[EmptyCell]>);

impl From<Vec<EmptyCell>> for Needs {
    fn from(cells: Vec<EmptyCell>) -> Self {
        Self(cells.into())
    }
}

impl From<Needs> for Vec<EmptyCell> {
    fn from(needs: Needs) -> Self {
        needs.0.to_vec()
    }
}

impl Needs {
    /// One empty cell.
    #[must_use]
    pub fn one(cell: EmptyCell) -> Self {
        Self(Arc::from([cell]))
    }

    /// The cells, in the order of the case.
    #[must_use]
    pub fn cells(&self) -> &[EmptyCell] {
        &self.0
    }

    /// What either waits for.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        if other.within(self) {
            return self.clone();
        }
        if self.within(other) {
            return other.clone();
        }
        let mut cells: Vec<EmptyCell> = self.0.iter().chain(other.0.iter()).copied().collect();
        crate::order::distinct(&mut cells);
        Self(cells.into())
    }

    /// Whether all its cells are among those of another.
    fn within(&self, other: &Self) -> bool {
        let mut others = other.0.iter();
        Arc::ptr_eq(&self.0, &other.0) || self.0.iter().all(|cell| others.any(|one| one == cell))
    }
}

/// Why a figure cannot be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// A division by nought.
    DivisionByNought,
    /// A figure beyond what the arithmetic holds exactly (28 digits).
    TooLarge,
    /// A rounding step that is nought or negative.
    RoundingStep,
    /// A place that the case does not have; a fault of the program, not of the reader.
    NoSuchPlace,
}

impl Fault {
    /// The cause in plain words, to stand where the figure would.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::DivisionByNought => "divides by nought",
            Self::TooLarge => "too large to work out exactly",
            Self::RoundingStep => "rounds to a step that is not above nought",
            Self::NoSuchPlace => "has no such place",
        }
    }
}

impl Value {
    /// Whether two figures are the same: numbers as far as they are told apart (decision 0008).
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => crate::deciding::same(*a, *b),
            _ => self == other,
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A number, or the fault that it is too large.
    #[must_use]
    pub fn checked(number: Option<Decimal>) -> Self {
        number.map_or(Self::Error(Fault::TooLarge), Self::Number)
    }

    /// What two figures give together when one of them is no number. An error outweighs a need, a
    /// need outweighs none. `None` when both are numbers.
    fn hindrance(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Error(fault), _) | (_, Self::Error(fault)) => Some(Self::Error(*fault)),
            (Self::Needs(a), Self::Needs(b)) => Some(Self::Needs(a.and(b))),
            (Self::Needs(needs), _) | (_, Self::Needs(needs)) => Some(Self::Needs(needs.clone())),
            (Self::None, _) | (_, Self::None) => Some(Self::None),
            (Self::Number(_), Self::Number(_)) => None,
        }
    }

    /// Applies `operation` to two numbers; anything else travels on.
    #[must_use]
    pub fn combine(&self, other: &Self, operation: impl FnOnce(Decimal, Decimal) -> Self) -> Self {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => operation(*a, *b),
            _ => self.hindrance(other).unwrap_or(Self::None),
        }
    }

    /// The sum; none is left out.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => Self::checked(a.exact_add(*b)),
            (Self::None, rest) | (rest, Self::None) => rest.clone(),
            _ => self.hindrance(other).unwrap_or(Self::None),
        }
    }

    /// The difference; none is left out.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => Self::checked(a.exact_sub(*b)),
            _ => self.plus(&other.negated()),
        }
    }

    /// The product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        self.combine(other, |a, b| Self::checked(a.exact_mul(b)))
    }

    /// The quotient.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        self.combine(other, |a, b| {
            if crate::deciding::is_nought(b) {
                Self::Error(Fault::DivisionByNought)
            } else {
                Self::checked(a.exact_div(b))
            }
        })
    }

    /// The power, for a whole exponent of any sign; nought to the power of nought is 1. As exact as
    /// the products and the quotient that it is made of.
    #[must_use]
    pub fn raised(&self, exponent: &Self) -> Self {
        self.combine(exponent, |base, exponent| {
            let below = exponent.is_sign_negative() && crate::deciding::is_nought(base);
            match below {
                true => Self::Error(Fault::DivisionByNought),
                false => Self::checked(crate::exact::power(base, exponent)),
            }
        })
    }

    /// The same with the other sign.
    #[must_use]
    pub fn negated(&self) -> Self {
        match self {
            Self::Number(number) => Self::Number(crate::number::negated(*number)),
            other => other.clone(),
        }
    }

    /// The larger, or the smaller; none is left out.
    #[must_use]
    pub fn extreme(&self, other: &Self, larger: bool) -> Self {
        match (self, other) {
            (Self::None, Self::None) => Self::None,
            (Self::None, rest) | (rest, Self::None) => rest.clone(),
            _ => self.combine(other, |a, b| {
                Self::Number(if larger { a.max(b) } else { a.min(b) })
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(n: i64) -> Value {
        Value::Number(Decimal::from(n))
    }

    #[test]
    fn none_is_left_out_of_sums_and_spreads_through_products() {
        assert_eq!(number(3).plus(&Value::None), number(3));
        assert_eq!(Value::None.minus(&number(3)), number(-3));
        assert_eq!(number(3).times(&Value::None), Value::None);
        assert_eq!(Value::None.plus(&Value::None), Value::None);
    }

    #[test]
    fn an_error_outweighs_a_need_and_a_need_outweighs_none() {
        let need = Value::Needs(Needs::one(EmptyCell {
            quantity: QuantityIndex(1),
            cell: 0,
        }));
        let error = number(1).over(&number(0));
        assert_eq!(error, Value::Error(Fault::DivisionByNought));
        assert_eq!(need.times(&error), error);
        assert_eq!(need.times(&Value::None), need);
        assert_eq!(number(0).times(&need), need);
    }

    #[test]
    fn overflow_is_an_error_and_no_panic() {
        let large = Value::Number(Decimal::MAX);
        assert_eq!(large.times(&number(10)), Value::Error(Fault::TooLarge));
        assert_eq!(large.plus(&large), Value::Error(Fault::TooLarge));
    }
}
