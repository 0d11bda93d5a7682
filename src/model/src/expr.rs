//! Checked formulas: every name is resolved, every unit comes out, every place exists.

use crate::axis::{AxisIndex, Place};
use crate::case::QuantityIndex;
use crate::number::{Rounding, compact};
use crate::unit::Unit;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An operation on two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operator {
    /// `+`; none is left out.
    Plus,
    /// `-`; none is left out.
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
    /// `^`, of bare numbers; the exponent is whole.
    Power,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `>=`
    AtLeast,
    /// `>`
    More,
    /// `and`
    And,
    /// `or`
    Or,
}

/// How figures along axes become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gathering {
    /// Their sum; none is left out.
    Sum,
    /// Their product; none is left out.
    Product,
    /// Their mean; none is left out and not counted.
    Mean,
    /// The largest.
    Largest,
    /// The smallest.
    Smallest,
    /// How many are numbers.
    Count,
    /// The first item at which a condition holds, by its position on the axis.
    First,
    /// The first item from which on it holds to the last.
    FirstToStay,
}

/// A stretch of an axis, both ends counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// The axis.
    pub axis: AxisIndex,
    /// The first item.
    pub first: u8,
    /// The last item.
    pub last: u8,
    /// Whether that is all of the axis (so that an added item counts too).
    pub whole: bool,
}

/// A formula.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expr {
    /// A number with its unit; per cent as a share.
    Number {
        /// The value.
        #[serde(with = "compact")]
        value: Decimal,
        /// Its unit.
        unit: Unit,
    },
    /// `none`: does not apply.
    None,
    /// `yes` or `no`.
    Truth(bool),
    /// An option of a choice, by its position; the choice itself stands on the other side of `=`.
    Choice(QuantityIndex, u8),
    /// An item of an axis, by its position; the present one where none is named.
    Item(AxisIndex, Option<u8>),
    /// A quantity at the present place.
    Quantity(QuantityIndex),
    /// `-x`
    Negate(Box<Expr>),
    /// `not x`
    Not(Box<Expr>),
    /// Two figures and what joins them.
    Join(Operator, Box<Expr>, Box<Expr>),
    /// `if c then x else y`
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `min(…)` or, if `larger`, `max(…)`; none is left out.
    Extreme {
        /// Whether the largest is wanted.
        larger: bool,
        /// What is compared; at least one.
        of: Vec<Expr>,
    },
    /// `round(x to step)` and its kin.
    Round(Rounding, Box<Expr>, Box<Expr>),
    /// `sum(x over axis, …)` and its kin.
    Gather(Gathering, Box<Expr>, Vec<Stretch>),
    /// `cumulative(x over axis)`: from the first item to the present one.
    Cumulative(Box<Expr>, AxisIndex),
    /// `previous(x over axis, start = y)`: one item earlier; none before the first unless a start
    /// is given.
    Previous(Box<Expr>, AxisIndex, Option<Box<Expr>>),
    /// `position(axis)`: how many items stand before the present one.
    Position(AxisIndex),
    /// `at(x, scenario = "low")`
    At(Box<Expr>, Place),
    /// `known(x)`: x with what is still needed left out.
    Known(Box<Expr>),
    /// `printed(x)`: the figure as the paper prints it.
    Printed(QuantityIndex),
    /// `lowest(x)` or, if `highest`, `highest(x)`: the end of what the print of x can stand for, of
    /// a printed range its own end; of a changed or unprinted figure, itself.
    PrintEnd {
        /// The input.
        of: QuantityIndex,
        /// Whether the upper end is wanted.
        highest: bool,
    },
    /// `paper(x)`: x with every edit undone.
    Paper(Box<Expr>),
    /// `x otherwise y`: y where x is none or still needed.
    Otherwise(Box<Expr>, Box<Expr>),
}

impl Expr {
    /// `at(x, axis = item)` of an item that is worked out: x at the one item that is it, and none where
    /// there is none. `item` has one figure for all of the axis.
    #[must_use]
    pub fn at_item(x: Self, axis: Stretch, item: Self) -> Self {
        let present = Self::Item(axis.axis, None);
        let is_it = Self::Join(Operator::Equal, Box::new(present), Box::new(item));
        let there = Self::If(Box::new(is_it), Box::new(x), Box::new(Self::None));
        Self::Gather(Gathering::Sum, Box::new(there), vec![axis])
    }

    /// What [`Self::at_item`] was made of; `spread` says whether a quantity is spread over an axis.
    #[must_use]
    pub fn as_at_item(
        &self,
        spread: impl Fn(QuantityIndex, AxisIndex) -> bool,
    ) -> Option<(&Self, AxisIndex, &Self)> {
        let Self::Gather(Gathering::Sum, there, over) = self else {
            return None;
        };
        let ([stretch], Self::If(is_it, x, otherwise)) = (over.as_slice(), there.as_ref()) else {
            return None;
        };
        let Self::Join(Operator::Equal, present, item) = is_it.as_ref() else {
            return None;
        };
        let axis = stretch.axis;
        let made = stretch.whole
            && **otherwise == Self::None
            && **present == Self::Item(axis, None)
            && item.is_one_item(&|quantity| spread(quantity, axis));
        made.then_some((x.as_ref(), axis, item.as_ref()))
    }

    /// Whether it is an item that is worked out, one for all items of an axis.
    fn is_one_item(&self, spread: &dyn Fn(QuantityIndex) -> bool) -> bool {
        match self {
            Self::Gather(Gathering::First | Gathering::FirstToStay, ..) => true,
            Self::Quantity(quantity) => !spread(*quantity),
            _ => false,
        }
    }

    /// Calls `visit` for every quantity named in the formula; `printed(x)` and its kin, which do
    /// not look at x's calculated figure, are left out.
    pub fn each_quantity(&self, visit: &mut dyn FnMut(QuantityIndex)) {
        match self {
            Self::Number { .. }
            | Self::None
            | Self::Truth(_)
            | Self::Choice(..)
            | Self::Item(..)
            | Self::Position(_)
            | Self::Printed(_) => {}
            Self::Quantity(quantity) | Self::PrintEnd { of: quantity, .. } => visit(*quantity),
            Self::Negate(x)
            | Self::Not(x)
            | Self::Cumulative(x, _)
            | Self::At(x, _)
            | Self::Known(x)
            | Self::Paper(x)
            | Self::Gather(_, x, _) => x.each_quantity(visit),
            Self::Join(_, x, y) | Self::Round(_, x, y) | Self::Otherwise(x, y) => {
                x.each_quantity(visit);
                y.each_quantity(visit);
            }
            Self::Previous(x, _, start) => {
                x.each_quantity(visit);
                if let Some(start) = start {
                    start.each_quantity(visit);
                }
            }
            Self::If(condition, x, y) => {
                condition.each_quantity(visit);
                x.each_quantity(visit);
                y.each_quantity(visit);
            }
            Self::Extreme { of, .. } => of.iter().for_each(|x| x.each_quantity(visit)),
        }
    }
}
