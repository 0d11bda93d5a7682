//! Deciding on figures: whether two are the same, which is larger, to which step one goes.
//!
//! A third has no end in decimals, and what is made of it can be off in the last of its 28 digits:
//! twelve twelfths of £1,000 come to £999.9999999999999999999999996. Nothing may hang on that digit.
//! So what decides takes two figures for one where they are less than [`APART`] from each other:
//! a thousandth of the smallest place that a case can show, and still a hundred times more than
//! can gather in a sum of 5,000 cells of up to ten thousand million. Decision 0008.

use crate::exact::Exact;
use core::cmp::Ordering;
use rust_decimal::{Decimal, RoundingStrategy};

/// Places after the point to which figures are told apart.
const PLACES: u32 = 12;

/// How far apart two figures are at least: a millionth of a millionth.
const APART: Decimal = Decimal::from_parts(1, 0, 0, false, PLACES);

/// Whether a figure has digits that only a quotient without end gives it. Others are decided on as
/// they stand: they differ by [`APART`] or not at all.
fn endless(value: Decimal) -> bool {
    value.scale() > PLACES
}

/// Which of two figures is larger; equal where they are the same to [`APART`].
#[must_use]
pub fn order(a: Decimal, b: Decimal) -> Ordering {
    if (endless(a) || endless(b)) && a.exact_sub(b).is_some_and(is_nought) {
        Ordering::Equal
    } else {
        a.cmp(&b)
    }
}

/// Whether two figures are the same.
#[must_use]
pub fn same(a: Decimal, b: Decimal) -> bool {
    order(a, b).is_eq()
}

/// Whether a figure is nought.
#[must_use]
pub fn is_nought(value: Decimal) -> bool {
    value.is_zero() || (endless(value) && value.abs() < APART)
}

/// Whether a figure is a whole number.
#[must_use]
pub fn is_whole(value: Decimal) -> bool {
    same(value, value.round())
}

/// The difference `a` less `b`: nought where they are the same. `None` if it is too large.
#[must_use]
pub fn difference(a: Decimal, b: Decimal) -> Option<Decimal> {
    let difference = a.exact_sub(b)?;
    Some(if is_nought(difference) {
        Decimal::ZERO
    } else {
        difference.normalize()
    })
}

/// The figure moved by as much as cannot be told, upwards if it is to be; only one that can be off.
fn nudged(value: Decimal, upwards: bool) -> Option<Decimal> {
    match upwards {
        true => value.exact_add(APART),
        false => value.exact_sub(APART),
    }
}

/// A figure without the digits beyond those that are told apart, which only a quotient without end
/// gives it: 1000, not 999.9999999999999999999999996.
#[must_use]
pub fn told(value: Decimal) -> Decimal {
    let value = if endless(value) {
        value.round_dp_with_strategy(PLACES, RoundingStrategy::MidpointAwayFromZero)
    } else {
        value
    };
    value.normalize()
}

/// How a value is brought to a multiple of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Rounding {
    /// To the nearest multiple; half a step goes away from nought.
    Nearest,
    /// To the next multiple that is not smaller.
    Up,
    /// To the next multiple that is not larger.
    Down,
}

impl Rounding {
    /// Rounds `value` to a multiple of `step`; `None` if the step is not positive or a figure
    /// on the way is too large. What is the same as a multiple, or as half of one, is taken for it.
    #[must_use]
    pub fn apply(self, value: Decimal, step: Decimal) -> Option<Decimal> {
        if step.is_sign_negative() || is_nought(step) {
            return None;
        }
        let value = if endless(value) || endless(step) {
            let upwards = match self {
                Self::Nearest => value.is_sign_positive(),
                Self::Up => false,
                Self::Down => true,
            };
            nudged(value, upwards)?
        } else {
            value
        };
        let steps = value.exact_div(step)?;
        let whole = match self {
            Self::Nearest => {
                steps.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
            }
            Self::Up => steps.ceil(),
            Self::Down => steps.floor(),
        };
        whole.exact_mul(step)
    }
}

/// A value with at most `decimals` places, rounded half away from nought.
#[must_use]
pub fn to_places(value: Decimal, decimals: u32) -> Decimal {
    let value = if endless(value) && decimals < PLACES {
        nudged(value, value.is_sign_positive()).unwrap_or(value)
    } else {
        value
    };
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    const THIRD: &str = "0.3333333333333333333333333333";
    const NEARLY: &str = "0.9999999999999999999999999999";

    #[test]
    fn rounds_half_away_from_nought() {
        let rounded = |rounding: Rounding, value, step| rounding.apply(d(value), d(step));
        assert_eq!(rounded(Rounding::Nearest, "2500", "1000"), Some(d("3000")));
        assert_eq!(
            rounded(Rounding::Nearest, "-2500", "1000"),
            Some(d("-3000"))
        );
        assert_eq!(rounded(Rounding::Up, "2.1", "1"), Some(d("3")));
        assert_eq!(rounded(Rounding::Up, "-2.9", "1"), Some(d("-2")));
        assert_eq!(rounded(Rounding::Down, "-2.1", "1"), Some(d("-3")));
        assert_eq!(rounded(Rounding::Nearest, "1", "0"), None);
        assert_eq!(rounded(Rounding::Nearest, "1", "-1"), None);
    }

    #[test]
    fn what_is_nearly_a_step_is_the_step_on_either_side_of_nought() {
        let above = d("1.0000000000000000000000000001");
        for rounding in [Rounding::Nearest, Rounding::Up, Rounding::Down] {
            for sign in [Decimal::ONE, Decimal::NEGATIVE_ONE] {
                for one in [d(NEARLY), above] {
                    let rounded = rounding.apply(one * sign, Decimal::ONE);
                    assert_eq!(rounded, Some(sign), "{rounding:?} {one} {sign}");
                }
            }
        }
        // 2 ÷ (1 ÷ 3) and its like: the step itself has no end.
        assert_eq!(
            Rounding::Up.apply(d("2"), d(THIRD)).map(is_two),
            Some(true),
            "six thirds"
        );
    }

    fn is_two(value: Decimal) -> bool {
        same(value, Decimal::TWO)
    }

    #[test]
    fn half_a_step_is_half_a_step_however_it_came_about() {
        let nearly_half = d(NEARLY) / Decimal::TWO;
        assert_eq!(to_places(nearly_half, 0), Decimal::ONE);
        assert_eq!(to_places(-nearly_half, 0), -Decimal::ONE);
        assert_eq!(to_places(d("0.4999999999"), 0), Decimal::ZERO);
        assert_eq!(to_places(d("0.125") * d(NEARLY), 2), d("0.13"));
        let rounded = Rounding::Nearest.apply(nearly_half * d("1000"), d("1000"));
        assert_eq!(rounded, Some(d("1000")));
    }

    #[test]
    fn a_figure_is_told_without_digits_that_mean_nothing() {
        assert_eq!(told(d(NEARLY)).to_string(), "1");
        assert_eq!(told(d(THIRD)).to_string(), "0.333333333333");
        assert_eq!(told(d("-0.50")).to_string(), "-0.5");
        assert_eq!(told(d("0.000000000001")).to_string(), "0.000000000001");
    }

    #[test]
    fn what_can_be_shown_is_told_apart() {
        assert!(!same(d("0.000000001"), d("0.000000002")));
        assert!(!same(d("0.000000000001"), d("0.000000000002")));
        assert!(!is_nought(d("0.000000000001")));
        assert!(is_nought(d("0.0000000000009")));
        assert_eq!(order(d(NEARLY), Decimal::ONE), Ordering::Equal);
        assert_eq!(order(d("0.99"), Decimal::ONE), Ordering::Less);
        assert_eq!(order(Decimal::MAX, Decimal::MIN), Ordering::Greater);
        assert_eq!(difference(d(NEARLY), Decimal::ONE), Some(Decimal::ZERO));
        assert!(is_whole(d(NEARLY)) && !is_whole(d(THIRD)));
    }
}
