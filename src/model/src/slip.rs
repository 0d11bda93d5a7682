//! How people err with figures, and how often so: for pasted tables and for the prints of a case alike.

/// The kinds of slip; `At` says where another figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipKind<At> {
    /// Two digits beside each other swapped.
    Swapped,
    /// Two digits apart from each other swapped.
    SwappedApart,
    /// A sign turned.
    Sign,
    /// Printed ten, a hundred, a thousand or a million times too large (positive) or too small.
    Times(i32),
    /// This one is left out of the sum.
    LeftOut,
    /// This one is counted twice.
    Twice,
    /// The same figure as that of a line beside it.
    Copied(At),
    /// The right figure stands in a line beside it.
    Shifted(At),
    /// A rounded figure carried on.
    Rounded,
    /// One digit is another.
    Digit,
    /// A digit is missing.
    DigitMissing,
    /// There is a digit too many.
    DigitTooMany,
    /// Another figure, of no kind in particular.
    Other,
}

impl<At> SlipKind<At> {
    /// How often people err so, beside the other kinds.
    #[must_use]
    pub fn weight(&self) -> i32 {
        match self {
            Self::Swapped | Self::Sign => 10,
            Self::Times(power) if power.abs() != 2 => 10,
            Self::LeftOut => 9,
            Self::Copied(_) | Self::Times(_) => 8,
            Self::Shifted(_) | Self::Twice => 7,
            Self::Rounded | Self::SwappedApart | Self::DigitMissing | Self::DigitTooMany => 6,
            Self::Digit => 5,
            Self::Other => 2,
        }
    }

    /// What was done to a figure; empty where that says nothing of its digits.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Swapped => "two digits swapped".to_owned(),
            Self::SwappedApart => "two digits swapped that stand apart".to_owned(),
            Self::Sign => "a sign turned".to_owned(),
            Self::Times(power) => {
                let times = match power.abs() {
                    1 => "ten",
                    2 => "a hundred",
                    3 => "a thousand",
                    _ => "a million",
                };
                let way = if *power > 0 { "large" } else { "small" };
                format!("printed {times} times too {way}")
            }
            Self::Rounded => "a rounded figure carried on".to_owned(),
            Self::Digit => "one digit wrong".to_owned(),
            Self::DigitMissing => "a digit missing".to_owned(),
            Self::DigitTooMany => "a digit too many".to_owned(),
            Self::LeftOut | Self::Twice | Self::Copied(_) | Self::Shifted(_) | Self::Other => {
                String::new()
            }
        }
    }
}

/// Calls `each` with every figure that a slip of the pen may have made of another: with its kind, with
/// the other figure, and with whether chance hits it so easily that it must come out exactly. The
/// figure is `units`, of which `step` is its last printed digit.
pub fn misprinted<At>(units: i64, step: i64, each: &mut dyn FnMut(SlipKind<At>, i64, bool)) {
    each(SlipKind::Sign, 0_i64.saturating_sub(units), false);
    if let Some(digits) = Digits::of(units, step) {
        digits.swapped(&mut |apart, instead| match apart {
            1 => each(SlipKind::Swapped, instead, false),
            _ => each(SlipKind::SwappedApart, instead, true),
        });
    }
    for power in [1_u32, 2, 3] {
        let tens = 10_i64.saturating_pow(power);
        let times = i32::try_from(power).unwrap_or(0);
        if units.checked_rem(tens.saturating_mul(step)) == Some(0) {
            let less = units.checked_div(tens).unwrap_or(0);
            each(SlipKind::Times(times), less, false);
        }
        let more = units.saturating_mul(tens);
        each(SlipKind::Times(0_i32.saturating_sub(times)), more, false);
    }
}

/// The kind of slip by which one digit of a figure differs, or one is too many or missing, if it is one.
#[must_use]
pub fn one_digit<At>(units: i64, step: i64, wanted: i64) -> Option<SlipKind<At>> {
    Digits::of(units, step)?.differs(wanted)
}

/// The printed digits of a figure, the last first.
struct Digits {
    digits: Vec<i64>,
    negative: bool,
    step: i64,
}

impl Digits {
    fn of(units: i64, step: i64) -> Option<Self> {
        let mut rest = units.saturating_abs().checked_div(step)?;
        let mut digits = Vec::new();
        while rest > 0 {
            digits.push(rest.checked_rem(10)?);
            rest = rest.checked_div(10)?;
        }
        (digits.len() > 1).then_some(Self {
            digits,
            negative: units < 0,
            step,
        })
    }

    fn units(&self, digits: &[i64]) -> i64 {
        let number = digits.iter().rev().fold(0_i64, |sum, digit| {
            sum.saturating_mul(10).saturating_add(*digit)
        });
        let units = number.saturating_mul(self.step);
        if self.negative {
            0_i64.saturating_sub(units)
        } else {
            units
        }
    }

    /// The figure with two different digits swapped, and how far apart they stand.
    fn swapped(&self, each: &mut impl FnMut(usize, i64)) {
        let count = self.digits.len();
        for apart in 1..count {
            for at in 0..count.saturating_sub(apart) {
                let mut digits = self.digits.clone();
                digits.swap(at, at.saturating_add(apart));
                let leads = digits.last().is_some_and(|digit| *digit != 0);
                if digits != self.digits && leads {
                    each(apart, self.units(&digits));
                }
            }
        }
    }

    /// Whether a figure differs by one digit, one too many or one too few.
    fn differs<At>(&self, wanted: i64) -> Option<SlipKind<At>> {
        let other = Self::of(wanted, self.step)?;
        if other.negative != self.negative || self.units(&other.digits) != wanted {
            return None;
        }
        let (own, other) = (&self.digits, &other.digits);
        let without = |longer: &[i64], shorter: &[i64]| {
            (0..longer.len()).any(|at| {
                let mut left = longer.to_vec();
                left.remove(at);
                left == shorter
            })
        };
        match own.len().cmp(&other.len()) {
            core::cmp::Ordering::Equal => {
                let apart = own.iter().zip(other).filter(|(a, b)| a != b).count();
                (apart == 1).then_some(SlipKind::Digit)
            }
            core::cmp::Ordering::Less => (other.len() == own.len().saturating_add(1)
                && without(other, own))
            .then_some(SlipKind::DigitMissing),
            core::cmp::Ordering::Greater => (own.len() == other.len().saturating_add(1)
                && without(own, other))
            .then_some(SlipKind::DigitTooMany),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_what_a_slip_makes_of_another() {
        let slip = |units: i64, wanted: i64| {
            let mut kinds: Vec<SlipKind<()>> = Vec::new();
            misprinted(units, 1, &mut |kind, instead, _| {
                if instead == wanted {
                    kinds.push(kind);
                }
            });
            kinds.extend(one_digit(units, 1, wanted));
            kinds
        };
        assert_eq!(slip(4813, 4183), [SlipKind::Swapped]);
        assert_eq!(slip(4813, 3814), [SlipKind::SwappedApart]);
        assert_eq!(slip(-44, 44), [SlipKind::Sign]);
        assert_eq!(slip(44, 44_000), [SlipKind::Times(-3)]);
        assert_eq!(slip(44_000, 44), [SlipKind::Times(3)]);
        assert_eq!(slip(4813, 4873), [SlipKind::Digit]);
        assert_eq!(slip(481, 4813), [SlipKind::DigitMissing]);
        assert_eq!(slip(4813, 481), [SlipKind::DigitTooMany]);
        assert_eq!(slip(4813, 5000), []);
    }
}
