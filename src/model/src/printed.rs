//! A figure as a paper prints it: value, precision and qualifier in one text.
//!
//! ```text
//! printed   = [qualifier] amount [ ("-" | "–" | "to" | "and") amount ]  |  [qualifier] word
//! qualifier = about | around | approx. | approximately | circa | c. | in the order of
//!           | closer to | nearly | almost
//!           | over | just over | more than | in excess of | start at over | at least | from
//!           | up to | at most | no more than | maximum
//!           | under | below | less than | fewer than
//!           | between                                              (before a range only)
//! word      = nought, zero, one … twelve, twenty, once, twice, double, treble,
//!             half, a half, one half, a quarter, three quarters, third, a third, one third
//! ```

use crate::amount::{self, AmountError};
use crate::exact::Exact;
use crate::number::{compact, compact_option};
use crate::unit::{Unit, UnitBook};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How a paper hedges a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Qualifier {
    /// Printed plainly.
    Plain,
    /// About, around, approximately: agrees to the last digit that is not nought.
    About,
    /// At least, from: this or more.
    AtLeast,
    /// Over, more than.
    MoreThan,
    /// Up to, at most: this or less.
    UpTo,
    /// Fewer than, less than, under.
    FewerThan,
    /// From one figure to another.
    Range,
}

/// A printed figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// As it stands in the paper.
    pub text: String,
    /// What it means: the figure, or the lower end of a range; per cent as a share.
    #[serde(with = "compact")]
    pub value: Decimal,
    /// The upper end of a range.
    #[serde(with = "compact_option")]
    pub upper: Option<Decimal>,
    /// The size of its last printed digit.
    #[serde(with = "compact")]
    pub step: Decimal,
    /// Its hedge.
    pub qualifier: Qualifier,
}

/// How a calculated figure stands to a printed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The same figure.
    Agrees,
    /// The same to the precision printed, or within the qualifier.
    Rounds,
    /// Another figure.
    Differs,
}

/// Why a text is not a printed figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintedError {
    /// A part is not an amount.
    Amount(AmountError),
    /// A range whose second figure is below its first.
    Backwards,
}

const QUALIFIERS: [(&str, Qualifier); 27] = [
    ("approximately", Qualifier::About),
    ("approx.", Qualifier::About),
    ("approx", Qualifier::About),
    ("about", Qualifier::About),
    ("around", Qualifier::About),
    ("circa", Qualifier::About),
    ("c.", Qualifier::About),
    ("in the order of", Qualifier::About),
    ("closer to", Qualifier::About),
    ("nearly", Qualifier::About),
    ("almost", Qualifier::About),
    ("in excess of", Qualifier::MoreThan),
    ("start at over", Qualifier::MoreThan),
    ("more than", Qualifier::MoreThan),
    ("just over", Qualifier::MoreThan),
    ("over", Qualifier::MoreThan),
    ("at least", Qualifier::AtLeast),
    ("from", Qualifier::AtLeast),
    ("up to", Qualifier::UpTo),
    ("at most", Qualifier::UpTo),
    ("no more than", Qualifier::UpTo),
    ("maximum", Qualifier::UpTo),
    ("fewer than", Qualifier::FewerThan),
    ("less than", Qualifier::FewerThan),
    ("under", Qualifier::FewerThan),
    ("below", Qualifier::FewerThan),
    ("between", Qualifier::Range),
];

/// Number words and what they stand for, in hundredths.
const WORDS: [(&str, i64); 24] = [
    ("nought", 0),
    ("zero", 0),
    ("one", 100),
    ("two", 200),
    ("three", 300),
    ("four", 400),
    ("five", 500),
    ("six", 600),
    ("seven", 700),
    ("eight", 800),
    ("nine", 900),
    ("ten", 1000),
    ("eleven", 1100),
    ("twelve", 1200),
    ("twenty", 2000),
    ("half", 50),
    ("a half", 50),
    ("one half", 50),
    ("a quarter", 25),
    ("three quarters", 75),
    ("once", 100),
    ("twice", 200),
    ("double", 200),
    ("treble", 300),
];

impl Printed {
    /// Reads a printed figure.
    ///
    /// # Errors
    /// When the text has no figure in the grammar above.
    pub fn read(text: &str) -> Result<Self, PrintedError> {
        let trimmed = text.trim();
        let (qualifier, rest) = qualifier(trimmed);
        let (value, upper, step) = if let Some((value, step)) = word(rest) {
            (value, None, step)
        } else if let Some((low, high)) = range(rest) {
            if high.value < low.value {
                return Err(PrintedError::Backwards);
            }
            (low.value, Some(high.value), low.step.max(high.step))
        } else {
            let amount = amount::read(rest).map_err(PrintedError::Amount)?;
            (amount.value, None, amount.step)
        };
        let qualifier = match (upper, qualifier) {
            (Some(_), _) => Qualifier::Range,
            (None, Qualifier::Range) => {
                return Err(PrintedError::Amount(AmountError::NoDigits));
            }
            (None, qualifier) => qualifier,
        };
        Ok(Self {
            text: trimmed.to_owned(),
            value,
            upper,
            step,
            qualifier,
        })
    }

    /// Reads a printed figure of a unit, whose words may stand after it: `6.1 years`.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_in(text: &str, unit: &Unit, book: &UnitBook) -> Result<Self, PrintedError> {
        let text = text.trim();
        let printed = Self::read(unit.without_words(text, book))?;
        Ok(Self {
            text: text.to_owned(),
            ..printed
        })
    }

    /// The least and the greatest value the print stands for, half a unit of its last digit either
    /// way; `None` where it is open.
    #[must_use]
    pub fn span(&self) -> (Option<Decimal>, Option<Decimal>) {
        let half = self.slack();
        let low = half.and_then(|half| self.value.exact_sub(half));
        let high = half.and_then(|half| self.upper.unwrap_or(self.value).exact_add(half));
        match self.qualifier {
            Qualifier::Plain | Qualifier::About | Qualifier::Range => (low, high),
            Qualifier::AtLeast | Qualifier::MoreThan => (low, None),
            Qualifier::UpTo | Qualifier::FewerThan => (None, high),
        }
    }

    /// The ends of what a sum may take for the print: of a range its two figures as they stand,
    /// otherwise the [span](Self::span) that rounding leaves.
    #[must_use]
    pub fn ends(&self) -> (Option<Decimal>, Option<Decimal>) {
        match self.upper {
            Some(upper) => (Some(self.value), Some(upper)),
            None => self.span(),
        }
    }

    /// Half a unit of the last digit that counts: of the last printed one, or, when the paper says
    /// "about", of the last that is not nought. A figure printed to the unit is exact.
    #[must_use]
    pub fn slack(&self) -> Option<Decimal> {
        let mut step = self.step;
        if self.qualifier == Qualifier::About && !self.value.is_zero() {
            while let Some(wider) = step.exact_mul(Decimal::TEN) {
                match self.value.exact_rem(wider) {
                    Some(rest) if rest.is_zero() => step = wider,
                    _ => break,
                }
            }
        }
        step.exact_div(Decimal::TWO)
    }

    /// How `calculated` stands to the print.
    #[must_use]
    pub fn agreement(&self, calculated: Decimal) -> Agreement {
        if calculated == self.value || Some(calculated) == self.upper {
            return Agreement::Agrees;
        }
        let (low, high) = self.span();
        let within =
            low.is_none_or(|low| calculated >= low) && high.is_none_or(|high| calculated <= high);
        if within {
            Agreement::Rounds
        } else {
            Agreement::Differs
        }
    }
}

fn qualifier(text: &str) -> (Qualifier, &str) {
    for (words, qualifier) in QUALIFIERS {
        let Some(head) = text.get(..words.len()) else {
            continue;
        };
        let Some(rest) = text.get(words.len()..) else {
            continue;
        };
        let parted = words.ends_with('.')
            || rest.starts_with(|c: char| c.is_whitespace() || c == '£' || c.is_ascii_digit());
        if head.eq_ignore_ascii_case(words) && parted {
            return (qualifier, rest.trim_start());
        }
    }
    (Qualifier::Plain, text)
}

/// The value of a number word and the size of its last digit: a fraction in words is as exact as
/// its hundredths.
fn word(text: &str) -> Option<(Decimal, Decimal)> {
    let hundredth = Decimal::new(1, 2);
    let thirds = ["a third", "one third", "third"];
    if thirds.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return Some((Decimal::ONE.exact_div(Decimal::from(3))?, hundredth));
    }
    let (_, hundredths) = WORDS
        .iter()
        .find(|(word, _)| text.eq_ignore_ascii_case(word))?;
    let value = Decimal::new(*hundredths, 2).normalize();
    Some((
        value,
        if value.fract().is_zero() {
            Decimal::ONE
        } else {
            hundredth
        },
    ))
}

/// Two amounts parted by a dash, "to" or "and"; a suffix or per cent sign of the second serves the
/// first too, as in "15-30%" and "£1-2m".
fn range(text: &str) -> Option<(amount::Amount, amount::Amount)> {
    for parting in [" to ", " and ", "–", "-"] {
        // From the second character on, so that a leading minus is no range.
        let mut start = text.chars().next()?.len_utf8();
        while let Some(found) = text.get(start..)?.find(parting) {
            let at = start.checked_add(found)?;
            let (first, second) = (text.get(..at)?, text.get(at.checked_add(parting.len())?..)?);
            if let (Ok(low), Ok(high)) = (amount::read(first), amount::read(second)) {
                let ending: String = second
                    .chars()
                    .skip_while(|c| !c.is_ascii_digit())
                    .skip_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
                    .collect();
                let borrowed = first.trim_end().ends_with(|c: char| c.is_ascii_digit());
                return match amount::read(&format!("{}{ending}", first.trim())) {
                    Ok(shared) if borrowed => Some((shared, high)),
                    _ => Some((low, high)),
                };
            }
            start = at.checked_add(parting.len())?;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::plain;
    use proptest::prelude::*;

    fn agreement(text: &str, calculated: &str) -> Agreement {
        Printed::read(text)
            .unwrap()
            .agreement(Decimal::from_str_exact(calculated).unwrap())
    }

    #[test]
    fn reads_value_precision_and_qualifier() {
        for (text, value, step, qualifier) in [
            ("around £850", "850", "1", Qualifier::About),
            ("£2m", "2000000", "1000000", Qualifier::Plain),
            ("£1,500K", "1500000", "1000", Qualifier::Plain),
            ("over £3,000", "3000", "1", Qualifier::MoreThan),
            ("in excess of £600k", "600000", "1000", Qualifier::MoreThan),
            ("around 8%", "0.08", "0.01", Qualifier::About),
            ("(£250,000)", "-250000", "1", Qualifier::Plain),
            ("seven", "7", "1", Qualifier::Plain),
            ("half", "0.5", "0.01", Qualifier::Plain),
            ("around twice", "2", "1", Qualifier::About),
            ("in the order of £100,000", "100000", "1", Qualifier::About),
            ("approx. £28,000", "28000", "1", Qualifier::About),
            ("up to 12", "12", "1", Qualifier::UpTo),
        ] {
            let printed = Printed::read(text).unwrap();
            assert_eq!(plain(printed.value), value, "{text}");
            assert_eq!(plain(printed.step), step, "{text}");
            assert_eq!(printed.qualifier, qualifier, "{text}");
            assert_eq!(printed.text, text);
        }
    }

    #[test]
    fn reads_ranges() {
        for (text, low, high) in [
            ("1.6-1.8", "1.6", "1.8"),
            ("around 10-15", "10", "15"),
            ("0.3 - 0.5", "0.3", "0.5"),
            ("15-30%", "0.15", "0.3"),
            ("£1-2m", "1000000", "2000000"),
            ("10 to 15", "10", "15"),
            ("between £5 and £6", "5", "6"),
            ("2,000–3,000", "2000", "3000"),
        ] {
            let printed = Printed::read(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
            assert_eq!(
                (plain(printed.value), printed.upper.map(plain)),
                (low.into(), Some(high.into())),
                "{text}"
            );
        }
        assert_eq!(Printed::read("15-10"), Err(PrintedError::Backwards));
    }

    #[test]
    fn a_range_ends_at_its_own_figures_and_a_rounded_print_half_a_step_away() {
        let ends = |text: &str| {
            let (low, high) = Printed::read(text).unwrap().ends();
            (low.map(plain), high.map(plain))
        };
        assert_eq!(ends("around 10-15"), (Some("10".into()), Some("15".into())));
        assert_eq!(ends("0.3 - 0.5"), (Some("0.3".into()), Some("0.5".into())));
        assert_eq!(ends("£9k"), (Some("8500".into()), Some("9500".into())));
        assert_eq!(ends("at least 6"), (Some("5.5".into()), None));
    }

    #[test]
    fn agrees_rounds_or_differs() {
        use Agreement::{Agrees, Differs, Rounds};
        for (text, calculated, expected) in [
            ("£2m", "1990400", Rounds),
            ("£2m", "2000000", Agrees),
            ("£2m", "1499999", Differs),
            ("204000", "204000", Agrees),
            ("204000", "204001", Differs),
            ("£168K", "167746", Rounds),
            ("over £3,000", "3500", Rounds),
            ("over £3,000", "2900", Differs),
            ("half", "0.6", Differs),
            ("a third", "0.33", Rounds),
            ("up to 12", "11", Rounds),
            ("up to 12", "13", Differs),
            ("about £290,000", "290000", Agrees),
            ("about £290,000", "291000", Rounds),
            ("about £290,000", "296000", Differs),
            ("1.6-1.8", "1.7", Rounds),
            ("1.6-1.8", "1.9", Differs),
            ("-£300,000", "-300000", Agrees),
        ] {
            assert_eq!(
                agreement(text, calculated),
                expected,
                "{text} and {calculated}"
            );
        }
    }

    #[test]
    fn refuses_what_is_no_figure() {
        for text in [
            "",
            "around",
            "many",
            "about lots",
            "between 5",
            "£",
            "5 apples",
        ] {
            assert!(Printed::read(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,40}") {
            let _ = Printed::read(&text);
        }

        #[test]
        fn a_rounded_print_agrees_with_what_was_rounded(units in 1_i64..10_000_000_000, power in 0_u32..7) {
            let exact = Decimal::from(units);
            let step = Decimal::from(10_i64.pow(power));
            let rounded = crate::number::Rounding::Nearest.apply(exact, step).unwrap();
            let printed = Printed { text: String::new(), value: rounded, upper: None, step, qualifier: Qualifier::Plain };
            prop_assert_ne!(printed.agreement(exact), Agreement::Differs);
            prop_assert_eq!(printed.agreement(exact + step + step), Agreement::Differs);
        }

        #[test]
        fn a_printed_figure_in_thousands_is_read_exactly(thousands in 0_i64..100_000) {
            let printed = Printed::read(&format!("about £{}K", crate::number::grouped(Decimal::from(thousands), 0))).unwrap();
            prop_assert_eq!(printed.value, Decimal::from(thousands * 1000));
        }
    }
}
