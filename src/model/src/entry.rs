//! What people type into a number field, and what to tell them when it is not a number.

use crate::amount::{self, AmountError};
use crate::exact::Exact;
use crate::unit::Unit;
use rust_decimal::Decimal;

/// What a field takes.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The unit of the input.
    pub unit: &'a Unit,
    /// Whether the input is in money, so that a pound sign is welcome.
    pub money: bool,
    /// Whether only whole numbers make sense.
    pub whole: bool,
}

/// Why an entry is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryError {
    /// Not a number at all.
    Amount(AmountError),
    /// A per cent sign where the field is not in per cent.
    Percent,
    /// A pound sign where the field is not in pounds.
    Pounds,
    /// A fraction where only whole numbers make sense.
    NotWhole,
}

/// Reads an entry; in a field of per cent `5` and `5%` are both a twentieth.
///
/// # Errors
/// With the reason, to be shown by [`EntryError::words`].
pub fn read(text: &str, expected: Expected<'_>) -> Result<Decimal, EntryError> {
    let amount = amount::read(text).map_err(EntryError::Amount)?;
    if amount.pounds && !expected.money {
        return Err(EntryError::Pounds);
    }
    let value = match (amount.percent, expected.unit.percent) {
        (true, false) => return Err(EntryError::Percent),
        (false, true) => amount
            .value
            .exact_mul(Decimal::new(1, 2))
            .ok_or(EntryError::Amount(AmountError::TooLong))?,
        _ => amount.value,
    };
    if expected.whole && !value.fract().is_zero() {
        return Err(EntryError::NotWhole);
    }
    Ok(value.normalize())
}

impl EntryError {
    /// One sentence that says what is wrong and what to do.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Amount(AmountError::Empty) => "Type a number.".to_owned(),
            Self::Amount(AmountError::NoDigits) => {
                "There is no number here yet. Type digits, such as 1,200.".to_owned()
            }
            Self::Amount(AmountError::Unexpected(c)) => format!(
                "“{c}” does not belong in a number. Type a figure such as 850, 1,200.50, 1.2k or 2m."
            ),
            Self::Amount(AmountError::Invisible(_)) => {
                "There is an invisible character in this number. Type it afresh.".to_owned()
            }
            Self::Amount(AmountError::TwoPoints) => {
                "A number has only one decimal point.".to_owned()
            }
            Self::Amount(AmountError::Grouping) => {
                "A comma or space goes before every three digits, as in 1,200.".to_owned()
            }
            Self::Amount(AmountError::Bracket) => {
                "A bracket is open. Brackets stand for a minus: (500) is −500.".to_owned()
            }
            Self::Amount(AmountError::TooLong) => {
                "This number is too long to work with exactly.".to_owned()
            }
            Self::Percent => {
                "This figure is not a percentage. Type it without the % sign.".to_owned()
            }
            Self::Pounds => {
                "This figure is not an amount of money. Type it without the £ sign.".to_owned()
            }
            Self::NotWhole => "Only whole numbers make sense here.".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(text: &str, unit: &Unit, money: bool, whole: bool) -> Result<Decimal, EntryError> {
        read(text, Expected { unit, money, whole })
    }

    #[test]
    fn five_and_five_per_cent_are_the_same_in_a_field_of_per_cent() {
        let share = Unit::percent();
        assert_eq!(typed("5", &share, false, false), Ok(Decimal::new(5, 2)));
        assert_eq!(typed("5%", &share, false, false), Ok(Decimal::new(5, 2)));
        assert_eq!(
            typed("5%", &Unit::bare(), false, false),
            Err(EntryError::Percent)
        );
    }

    #[test]
    fn tells_what_is_wrong() {
        let bare = Unit::bare();
        assert_eq!(typed("£5", &bare, false, false), Err(EntryError::Pounds));
        assert_eq!(typed("5.5", &bare, false, true), Err(EntryError::NotWhole));
        assert_eq!(typed("5.0", &bare, false, true), Ok(Decimal::from(5)));
        let words = typed("12a", &bare, false, false).unwrap_err().words();
        assert!(words.contains("“a”"), "{words}");
    }

    proptest! {
        #[test]
        fn anything_a_keyboard_can_produce_is_read_or_refused(text in "[ -~£€–−½²,.kKmM%()'\"]{0,30}") {
            if let Err(error) = typed(&text, &Unit::percent(), true, true) {
                prop_assert!(error.words().ends_with('.'));
            }
        }
    }
}
