//! What people type into a number field, and what to tell them when it is not a number.

pub use crate::amount::several;
use crate::amount::{self, Amount, AmountError};
use crate::case::{Case, Given, Quantity};
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryError {
    /// Not a number at all.
    Amount(AmountError),
    /// A per cent sign where the field is not in per cent.
    Percent,
    /// A pound sign where the field is not in pounds.
    Pounds,
    /// A fraction where only whole numbers make sense.
    NotWhole,
    /// A small figure where a share is wanted: per cent, or so many times.
    ShareOrTimes,
}

/// From what size on three groups of digits between commas are one figure, in a series that has
/// figures of that size.
const LARGE: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Reads what is typed for a cell of an input, whose unit may be said in words after it. In a field
/// of per cent `5` and `5%` are both a twentieth.
///
/// # Errors
/// With the reason, to be shown by [`EntryError::words`]; [`AmountError::Several`] if it is a row of
/// figures, which [`several`] takes apart.
pub fn read_for(case: &Case, quantity: &Quantity, text: &str) -> Result<Decimal, EntryError> {
    let amount = amount::read_in(text, &quantity.unit, &case.units).map_err(EntryError::Amount)?;
    if !quantity.axes.is_empty() && !has_large(quantity) && several(text).is_some() {
        return Err(EntryError::Amount(AmountError::Several));
    }
    let expected = Expected {
        unit: &quantity.unit,
        money: quantity.unit.sign(&case.units).is_some(),
        whole: quantity.input().is_some_and(|input| input.whole),
    };
    taken(amount, expected)
}

/// Whether a series is known to have figures so large that `700,701,702` may be one of them.
fn has_large(quantity: &Quantity) -> bool {
    quantity.input().is_some_and(|input| {
        let given = input.given.iter().filter_map(Given::value);
        let range = input.range.iter().map(|range| range.high);
        given.chain(range).any(|value| value.abs() >= LARGE)
    })
}

/// Reads an entry; in a field of per cent `5` and `5%` are both a twentieth.
///
/// # Errors
/// With the reason, to be shown by [`EntryError::words`].
pub fn read(text: &str, expected: Expected<'_>) -> Result<Decimal, EntryError> {
    taken(amount::read(text).map_err(EntryError::Amount)?, expected)
}

/// Up to what size a figure without a per cent sign may be meant as a number of times.
const FEW_TIMES: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// Reads the share that a series is multiplied by. It is per cent with its sign or without: `50` is
/// half wherever it is typed. A small figure without the sign may mean so many times, and is refused.
///
/// # Errors
/// With the reason, to be shown by [`EntryError::words`].
pub fn share(text: &str) -> Result<Decimal, EntryError> {
    let amount = amount::read(text).map_err(EntryError::Amount)?;
    let few = !amount.value.is_zero() && amount.value.abs() <= FEW_TIMES;
    if few && !amount.percent {
        return Err(EntryError::ShareOrTimes);
    }
    let expected = Expected {
        unit: &Unit::percent(),
        money: false,
        whole: false,
    };
    taken(amount, expected)
}

fn taken(amount: Amount, expected: Expected<'_>) -> Result<Decimal, EntryError> {
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
    /// One or two sentences that say what is wrong and what to do.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Amount(error) => amount_words(error),
            Self::Percent => {
                "This figure is not a percentage. Type it without the % sign.".to_owned()
            }
            Self::Pounds => {
                "This figure is not an amount of money. Type it without the £ sign.".to_owned()
            }
            Self::NotWhole => "Only whole numbers make sense here.".to_owned(),
            Self::ShareOrTimes => {
                "Type a share with its sign: 50% is half, 200% is twice.".to_owned()
            }
        }
    }
}

fn amount_words(error: &AmountError) -> String {
    let told = match error {
        AmountError::Unexpected(c) => return stray(&c.to_string()),
        AmountError::Words(words) => return stray(words),
        AmountError::OtherUnit { written, wanted } if wanted.is_empty() => {
            return format!("This figure has no unit. Type it without “{written}”.");
        }
        AmountError::OtherUnit { written, wanted } => {
            return format!("This figure is in {wanted}, not “{written}”. Type the number alone.");
        }
        AmountError::Empty => "Type a number.",
        AmountError::NoDigits => "There is no number here yet. Type digits, such as 1,200.",
        AmountError::NotKnown => {
            "There is no number here yet. Type 0 for nought; a figure that nobody knows stays empty."
        }
        AmountError::Invisible(_) => {
            "There is an invisible character in this number. Type it afresh."
        }
        AmountError::TwoPoints => "A number has only one decimal point.",
        AmountError::TwoSigns => {
            "A number has only one sign. A minus and brackets mean the same: −500 or (500)."
        }
        AmountError::Grouping => {
            "A comma or space goes before every three digits, as in 1,200, and a point before \
             decimals, as in 0.85."
        }
        AmountError::Several => {
            "There is more than one figure here. Type one, with commas before every three digits, \
             as in 1,200."
        }
        AmountError::Thousands => {
            "This only says that figures are in thousands. Type one, such as 1,200k."
        }
        AmountError::Sum => "Type one figure, not a sum or a range of figures.",
        AmountError::Fraction => "Type a fraction as a decimal: a half is 0.5, or 50%.",
        AmountError::Exponent => "Type the number in full, such as 1,200,000, or as 1.2m.",
        AmountError::Bracket => "A bracket is open. Brackets stand for a minus: (500) is −500.",
        AmountError::TooLong => "This number is too long to work with exactly.",
    };
    told.to_owned()
}

fn stray(what: &str) -> String {
    format!(
        "“{what}” does not belong in a number. Type a figure such as 850, 1,200.50, 1.2k or 2m."
    )
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

    #[test]
    fn a_share_is_per_cent_with_its_sign_or_without() {
        assert_eq!(share("50"), Ok(Decimal::new(5, 1)));
        assert_eq!(share("50%"), Ok(Decimal::new(5, 1)));
        assert_eq!(share("200 per cent"), Ok(Decimal::TWO));
        assert_eq!(share("0"), Ok(Decimal::ZERO));
        assert_eq!(share("2%"), Ok(Decimal::new(2, 2)));
        for unsure in ["0.5", "2", "-1", "5"] {
            assert_eq!(share(unsure), Err(EntryError::ShareOrTimes), "{unsure}");
        }
        assert_eq!(share("£50"), Err(EntryError::Pounds));
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
