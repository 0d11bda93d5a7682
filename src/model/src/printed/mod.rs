//! A figure as a paper prints it: value, precision and qualifier in one text.
//!
//! ```text
//! printed   = { qualifier } ( amount [ parting amount ] | words [ parting words ] ) [ "+" | estimate ]
//!           | ( "±" | "+/-" ) amount
//! parting   = "to" | "and" | any dash
//! qualifier = about | around | approx. | approximately | roughly | some | circa | ca. | c. | c | ~ | ≈
//!           | [an] estimated | est. | in the order of | of the order of | in the region of | closer to | nearly | almost
//!           | [just | well | slightly | a little] over | above | more than | in excess of
//!           | upwards of | start at over | >
//!           | at least | no less than | not less than | no fewer than | [a] minimum [of] | min. | from | ≥
//!           | up to | at most | no more than | not more than | [a] maximum [of] | max. | ≤
//!           | [just | well | slightly | a little] under | [just] below | less than | fewer than | <
//!           | between                                              (before a range only)
//! words     = ["£"] ( nought … ninety-nine | [a] dozen | once | twice | double | treble | threefold …
//!           | [a | one …] hundred | thousand | million | billion
//!           | [a | one …] half | third | quarter … tenth(s), perhaps of a million: half a million
//!           | 1 in 5 | one in five | 1/5 | ½ ¼ ¾ ⅓ ⅔ )
//! "+"       = at least
//! estimate  = "(est.)" | "(estimate)" | "(estimated)" | "(approx.)"
//! ```

mod column;
mod in_words;

pub use column::{PrintedIn, ShownIn};

use crate::amount::{self, Amount, AmountError, Measure};
use crate::deciding::{order, same};
use crate::exact::Exact;
use crate::number::{compact, compact_option, grouped};
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
    /// As it stands in the paper, with what the head of its column says written out: `£4,813k` for
    /// `4,813` in a column of £000; of a misprint, also what it means.
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintedError {
    /// A part is not an amount.
    Amount(AmountError),
    /// A range whose second figure is below its first.
    Backwards,
    /// Per cent, where the unit is not.
    Percent,
    /// A plain figure, where the unit is per cent.
    NoPercent,
    /// Pounds, where the unit is not.
    Pounds,
}

/// The longer first, where one begins another.
const QUALIFIERS: [(&str, Qualifier); 65] = [
    ("approximately", Qualifier::About),
    ("approx.", Qualifier::About),
    ("approx", Qualifier::About),
    ("about", Qualifier::About),
    ("around", Qualifier::About),
    ("roughly", Qualifier::About),
    ("an estimated", Qualifier::About),
    ("estimated", Qualifier::About),
    ("est.", Qualifier::About),
    ("some", Qualifier::About),
    ("circa", Qualifier::About),
    ("ca.", Qualifier::About),
    ("c.", Qualifier::About),
    ("c", Qualifier::About),
    ("~", Qualifier::About),
    ("≈", Qualifier::About),
    ("in the order of", Qualifier::About),
    ("of the order of", Qualifier::About),
    ("in the region of", Qualifier::About),
    ("closer to", Qualifier::About),
    ("nearly", Qualifier::About),
    ("almost", Qualifier::About),
    ("just over", Qualifier::MoreThan),
    ("well over", Qualifier::MoreThan),
    ("slightly over", Qualifier::MoreThan),
    ("a little over", Qualifier::MoreThan),
    ("in excess of", Qualifier::MoreThan),
    ("start at over", Qualifier::MoreThan),
    ("more than", Qualifier::MoreThan),
    ("upwards of", Qualifier::MoreThan),
    ("over", Qualifier::MoreThan),
    ("above", Qualifier::MoreThan),
    (">", Qualifier::MoreThan),
    ("at least", Qualifier::AtLeast),
    ("no less than", Qualifier::AtLeast),
    ("not less than", Qualifier::AtLeast),
    ("no fewer than", Qualifier::AtLeast),
    ("a minimum of", Qualifier::AtLeast),
    ("minimum of", Qualifier::AtLeast),
    ("minimum", Qualifier::AtLeast),
    ("min.", Qualifier::AtLeast),
    ("min", Qualifier::AtLeast),
    ("from", Qualifier::AtLeast),
    ("≥", Qualifier::AtLeast),
    ("up to", Qualifier::UpTo),
    ("at most", Qualifier::UpTo),
    ("no more than", Qualifier::UpTo),
    ("not more than", Qualifier::UpTo),
    ("a maximum of", Qualifier::UpTo),
    ("maximum of", Qualifier::UpTo),
    ("maximum", Qualifier::UpTo),
    ("max.", Qualifier::UpTo),
    ("max", Qualifier::UpTo),
    ("≤", Qualifier::UpTo),
    ("just under", Qualifier::FewerThan),
    ("just below", Qualifier::FewerThan),
    ("well under", Qualifier::FewerThan),
    ("slightly under", Qualifier::FewerThan),
    ("a little under", Qualifier::FewerThan),
    ("fewer than", Qualifier::FewerThan),
    ("less than", Qualifier::FewerThan),
    ("under", Qualifier::FewerThan),
    ("below", Qualifier::FewerThan),
    ("<", Qualifier::FewerThan),
    ("between", Qualifier::Range),
];

impl Printed {
    /// As it stands in the paper, but for the commas that a row of digits lacks there: `2854300` reads
    /// `2,854,300`.
    #[must_use]
    pub fn readable(&self) -> String {
        let grouped = grouped(self.value, 0);
        let digits = grouped.bytes().filter(|byte| *byte != b',');
        if digits.eq(self.text.bytes()) {
            grouped
        } else {
            self.text.clone()
        }
    }

    /// As it is quoted in a sentence: `£2m`, `“around £2m”`.
    #[must_use]
    pub fn quoted(&self) -> String {
        match self.text.contains(' ') {
            true => ["“", &self.text, "”"].concat(),
            false => self.text.clone(),
        }
    }

    /// Reads a printed figure.
    ///
    /// # Errors
    /// When the text has no figure in the grammar above.
    pub fn read(text: &str) -> Result<Self, PrintedError> {
        Ok(Reading::of(text, None, None)?.printed(text))
    }

    /// Reads a printed figure of a unit, whose words may stand after it: `6.1 years`.
    ///
    /// # Errors
    /// When the text has no figure in the grammar above, or one of another unit.
    pub fn read_in(text: &str, unit: &Unit, book: &UnitBook) -> Result<Self, PrintedError> {
        Self::read_under(text, unit, book, None)
    }

    /// Reads a printed figure of a unit below a head that says what its column is in. A figure that
    /// says more itself, such as `£1.2m` below `£000`, is taken at its word. It stands in digits.
    ///
    /// # Errors
    /// When the text has no figure in the grammar above, or one of another unit.
    pub fn read_under(
        text: &str,
        unit: &Unit,
        book: &UnitBook,
        column: Option<PrintedIn>,
    ) -> Result<Self, PrintedError> {
        let printed = Self::read_plain(text, unit, book, column)?;
        let Some(column) = column.filter(|_| text.contains(|c: char| c.is_numeric())) else {
            return Ok(printed);
        };
        let same = |text: &str| {
            let read = Self::read_plain(text, unit, book, None).ok()?;
            let other = Self {
                text: printed.text.clone(),
                ..read
            };
            (other == printed).then(|| text.trim().to_owned())
        };
        let written_out = || column.written_out(text).and_then(|text| same(&text));
        let text = same(text).or_else(written_out);
        let text = text.unwrap_or_else(|| [&printed.text, " in ", column.head()].concat());
        Ok(Self { text, ..printed })
    }

    fn read_plain(
        text: &str,
        unit: &Unit,
        book: &UnitBook,
        column: Option<PrintedIn>,
    ) -> Result<Self, PrintedError> {
        let reading = Reading::of(text, Some((unit, book)), column)?;
        if reading.percent && !unit.percent {
            return Err(PrintedError::Percent);
        }
        if reading.pounds && unit.sign(book) != Some("£") {
            return Err(PrintedError::Pounds);
        }
        // Half is half, and nought has any unit; 0.47 may be 47% or 0.47%.
        let plain = reading.digits && !reading.percent && !reading.low.is_zero();
        if plain && unit.percent {
            return Err(PrintedError::NoPercent);
        }
        Ok(reading.printed(text))
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
        let step = match self.qualifier {
            Qualifier::About => self.last_digit(),
            _ => self.step,
        };
        step.exact_div(Decimal::TWO)
    }

    /// A unit of the last digit that is not nought.
    fn last_digit(&self) -> Decimal {
        let mut step = self.step;
        while !self.value.is_zero()
            && let Some(wider) = step.exact_mul(Decimal::TEN)
            && self
                .value
                .exact_rem(wider)
                .is_some_and(|rest| rest.is_zero())
        {
            step = wider;
        }
        step
    }

    /// How far a hedge reaches: "about" half a unit of the last digit that is not nought either way;
    /// "over" and "up to" a whole one on their open side, since a paper that means more says more.
    /// `None` where it has none; a range says itself what it leaves open.
    #[must_use]
    pub fn hedge(&self) -> Option<[Decimal; 2]> {
        let (low, high) = self.span();
        let unit = self.last_digit();
        Some(match self.qualifier {
            Qualifier::Plain | Qualifier::Range => return None,
            Qualifier::About => [low?, high?],
            Qualifier::AtLeast | Qualifier::MoreThan => [low?, self.value.exact_add(unit)?],
            Qualifier::UpTo | Qualifier::FewerThan => [self.value.exact_sub(unit)?, high?],
        })
    }

    /// How `calculated` stands to the print.
    #[must_use]
    pub fn agreement(&self, calculated: Decimal) -> Agreement {
        if same(calculated, self.value) || self.upper.is_some_and(|upper| same(calculated, upper)) {
            return Agreement::Agrees;
        }
        let (low, high) = self.span();
        let within = low.is_none_or(|low| order(calculated, low).is_ge())
            && high.is_none_or(|high| order(calculated, high).is_le());
        if within {
            Agreement::Rounds
        } else {
            Agreement::Differs
        }
    }
}

/// Longest text that is looked at, in bytes: two amounts with their words.
const LONGEST: usize = 240;

/// What a text says, before it is held against a unit.
struct Reading {
    low: Decimal,
    upper: Option<Decimal>,
    step: Decimal,
    qualifier: Qualifier,
    percent: bool,
    pounds: bool,
    /// Whether it is written in digits, not in words.
    digits: bool,
}

impl Reading {
    fn of(
        text: &str,
        measure: Measure<'_>,
        column: Option<PrintedIn>,
    ) -> Result<Self, PrintedError> {
        if let Some(c) = text.chars().find(|c| amount::is_invisible(*c)) {
            return Err(PrintedError::Amount(AmountError::Invisible(c)));
        }
        if text.len() > LONGEST {
            return Err(PrintedError::Amount(AmountError::TooLong));
        }
        let folded = amount::folded(text);
        let (qualifier, rest) = qualifier(folded.trim());
        let (qualifier, rest) = match rest.trim_end_matches(amount::is_note).strip_suffix('+') {
            Some(rest) if qualifier == Qualifier::Plain => (Qualifier::AtLeast, rest.trim_end()),
            _ => (qualifier, rest),
        };
        let (qualifier, rest) = match (estimated(rest), qualifier) {
            (Some(rest), Qualifier::Plain) => (Qualifier::About, rest),
            (figure, qualifier) => (qualifier, figure.unwrap_or(rest)),
        };
        if let Some(rest) = either_way(rest).filter(|_| qualifier == Qualifier::Plain) {
            let amount = amount::measured(rest, measure)
                .and_then(|written| written.under(column).amount())
                .map_err(PrintedError::Amount)?;
            let below = Amount {
                value: crate::number::negated(amount.value),
                ..amount
            };
            return Self::two(below, amount, true);
        }
        // Below £000 nobody could say whether "two" is two thousand.
        let worded = || in_words::read(rest, measure).filter(|_| column.is_none());
        if let Some(amount) = worded() {
            return Self::one(amount, qualifier, false);
        }
        match range(rest, measure, column) {
            Some((low, high, digits)) => Self::two(low, high, digits),
            None => {
                let written = amount::measured(rest, measure);
                let amount = written.and_then(|written| written.under(column).amount());
                Self::one(amount.map_err(PrintedError::Amount)?, qualifier, true)
            }
        }
    }

    fn one(amount: Amount, qualifier: Qualifier, digits: bool) -> Result<Self, PrintedError> {
        if qualifier == Qualifier::Range {
            return Err(PrintedError::Amount(AmountError::NoDigits));
        }
        Ok(Self {
            low: amount.value,
            upper: None,
            step: amount.step,
            qualifier,
            percent: amount.percent,
            pounds: amount.pounds,
            digits,
        })
    }

    fn two(low: Amount, high: Amount, digits: bool) -> Result<Self, PrintedError> {
        // Of what falls below nought, papers print the smaller size first: "(£200) to (£300)".
        let (low, high) = if low.value < Decimal::ZERO && high.value < low.value {
            (high, low)
        } else {
            (low, high)
        };
        if high.value < low.value {
            return Err(PrintedError::Backwards);
        }
        Ok(Self {
            low: low.value,
            upper: Some(high.value),
            step: low.step.max(high.step),
            qualifier: Qualifier::Range,
            percent: low.percent || high.percent,
            pounds: low.pounds || high.pounds,
            digits,
        })
    }

    fn printed(self, text: &str) -> Printed {
        Printed {
            text: text.trim().to_owned(),
            value: self.low,
            upper: self.upper,
            step: self.step,
            qualifier: self.qualifier,
        }
    }
}

/// A figure that is said behind to be an estimate: `£1.5m (est.)`.
fn estimated(text: &str) -> Option<&str> {
    let (figure, said) = text.strip_suffix(')')?.rsplit_once('(')?;
    let words = ["est", "est.", "estimate", "estimated", "approx", "approx."];
    let said = words.iter().any(|word| said.eq_ignore_ascii_case(word));
    said.then(|| figure.trim_end())
}

/// A figure that reaches as far below nought as above: `±5%`, `+/-5%`.
fn either_way(text: &str) -> Option<&str> {
    let marks = ["±", "+/-"];
    let rest = marks.iter().find_map(|mark| text.strip_prefix(mark))?;
    let rest = rest.trim_start();
    rest.starts_with(|c: char| c == '£' || c.is_ascii_digit())
        .then_some(rest)
}

/// The hedges before a figure: the first says how, unless it is only "about".
fn qualifier(text: &str) -> (Qualifier, &str) {
    let (first, rest) = one_qualifier(text);
    match (first, one_qualifier(rest)) {
        (Qualifier::Plain, _) | (_, (Qualifier::Plain, _)) => (first, rest),
        (Qualifier::About, (second, rest)) => (second, rest),
        (first, (_, rest)) => (first, rest),
    }
}

fn one_qualifier(text: &str) -> (Qualifier, &str) {
    for (words, qualifier) in QUALIFIERS {
        let Some((head, rest)) = text.split_at_checked(words.len()) else {
            continue;
        };
        let parted = !words.ends_with(char::is_alphabetic)
            || rest.starts_with(|c: char| {
                c.is_whitespace() || matches!(c, '£' | '(' | '~') || c.is_ascii_digit()
            });
        if parted && head.eq_ignore_ascii_case(words) {
            return (qualifier, rest.trim_start());
        }
    }
    (Qualifier::Plain, text)
}

/// Two amounts parted by a dash, "to" or "and", and whether they are in digits; what the second ends in serves the first too, as in
/// "15-30%" and "£1-2m".
fn range(
    text: &str,
    measure: Measure<'_>,
    column: Option<PrintedIn>,
) -> Option<(Amount, Amount, bool)> {
    for parting in [" to ", " and ", "-"] {
        // From the second character on, so that a leading minus is no range.
        let mut start = text.chars().next()?.len_utf8();
        while let Some(found) = text.get(start..)?.find(parting) {
            let at = start.checked_add(found)?;
            let (first, second) = (text.get(..at)?, text.get(at.checked_add(parting.len())?..)?);
            if let Some(ends) = ends(first, second, measure, column) {
                return Some(ends);
            }
            start = at.checked_add(parting.len())?;
        }
    }
    None
}

fn ends(
    first: &str,
    second: &str,
    measure: Measure<'_>,
    column: Option<PrintedIn>,
) -> Option<(Amount, Amount, bool)> {
    let worded = |text: &str| in_words::read(text.trim(), measure).filter(|_| column.is_none());
    if let (Some(low), Some(high)) = (worded(first), worded(second)) {
        return Some((low, high, false));
    }
    let low = amount::measured(first, measure).ok()?;
    let high = amount::measured(second, measure).ok()?.under(column);
    let (own, high_amount) = (low.amount().ok()?, high.amount().ok()?);
    let borrowed = low.ending_as(&high).amount().unwrap_or(own);
    // "£780,000 to £1.7m" is written out in the first.
    let written_out =
        borrowed.value.abs() > high_amount.value.abs() && own.value.abs() >= Decimal::ONE_THOUSAND;
    let low = if written_out { own } else { borrowed };
    Some((low, high_amount, true))
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
    fn a_row_of_digits_reads_with_commas_and_nothing_else_is_touched() {
        for (text, readable) in [
            ("2854300", "2,854,300"),
            ("850", "850"),
            ("around 2854300", "around 2854300"),
            ("£2m", "£2m"),
            ("0.5", "0.5"),
            ("1,990,400", "1,990,400"),
            ("-5000", "-5000"),
            ("35%", "35%"),
        ] {
            assert_eq!(Printed::read(text).unwrap().readable(), readable);
        }
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
            ("£1.5m (est.)", "1500000", "100000", Qualifier::About),
            (
                "up to £1.5m (estimate)",
                "1500000",
                "100000",
                Qualifier::UpTo,
            ),
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
            ("0.75% - 2.00%*", "0.0075", "0.02"),
            ("between £780,000 and £1.7 million", "780000", "1700000"),
            ("£780,000 to £1.7m", "780000", "1700000"),
            ("£1.2m-£1.5m", "1200000", "1500000"),
            ("£50-60k", "50000", "60000"),
            ("£1m-2m", "1000000", "2000000"),
            ("£200-£300", "200", "300"),
            ("-£200 to -£300", "-300", "-200"),
            ("(£200) to (£300)", "-300", "-200"),
            ("(£780,000) to (£1.7m)", "-1700000", "-780000"),
            ("-5% to 5%", "-0.05", "0.05"),
            ("±5%", "-0.05", "0.05"),
            ("+/- £2m", "-2000000", "2000000"),
            ("two to three", "2", "3"),
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
    fn reads_the_notations_of_public_papers() {
        use Qualifier::{About, AtLeast, FewerThan, MoreThan, Plain, UpTo};
        for (text, value, step, qualifier) in [
            ("1.50%*", "0.015", "0.0001", Plain),
            ("-4.90%", "-0.049", "0.0001", Plain),
            ("(4,704)", "-4704", "1", Plain),
            ("-£1.27", "-1.27", "0.01", Plain),
            ("£9.200m", "9200000", "1000", Plain),
            ("£(0.5)m", "-500000", "100000", Plain),
            ("(7)%", "-0.07", "0.01", Plain),
            ("1,200-", "-1200", "1", Plain),
            ("£1.2mn", "1200000", "100000", Plain),
            ("nil", "0", "1", Plain),
            ("c.40%", "0.4", "0.01", About),
            ("c£0.5m", "500000", "100000", About),
            ("c. £0.5m", "500000", "100000", About),
            ("C. £0.5m", "500000", "100000", About),
            ("ca. £0.5m", "500000", "100000", About),
            ("~£200k", "200000", "1000", About),
            ("≈ £200k", "200000", "1000", About),
            ("circa £0.5m", "500000", "100000", About),
            ("roughly £200k", "200000", "1000", About),
            ("some £200k", "200000", "1000", About),
            ("in the region of £9.200m", "9200000", "1000", About),
            ("just under £1m", "1000000", "1000000", FewerThan),
            ("well over £200k", "200000", "1000", MoreThan),
            ("a little over £200k", "200000", "1000", MoreThan),
            ("upwards of £200k", "200000", "1000", MoreThan),
            ("£200k+", "200000", "1000", AtLeast),
            ("a minimum of £1,060k", "1060000", "1000", AtLeast),
            ("min £1,060k", "1060000", "1000", AtLeast),
            ("no less than 6", "6", "1", AtLeast),
            ("not more than £200k", "200000", "1000", UpTo),
            ("max. £1,060k", "1060000", "1000", UpTo),
            ("up to around £200k", "200000", "1000", UpTo),
            ("around at least £200k", "200000", "1000", AtLeast),
        ] {
            let printed = Printed::read(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
            let read = (plain(printed.value), plain(printed.step), printed.qualifier);
            assert_eq!(read, (value.into(), step.into(), qualifier), "{text}");
            assert_eq!(printed.text, text);
        }
    }

    #[test]
    fn reads_figures_in_words() {
        for (text, value, step) in [
            ("thirteen", "13", "1"),
            ("fifty", "50", "1"),
            ("twenty-five", "25", "1"),
            ("a dozen", "12", "1"),
            ("a hundred", "100", "100"),
            ("two thousand", "2000", "1000"),
            ("one million", "1000000", "1000000"),
            ("£half a million", "500000", "10000"),
            ("half a million", "500000", "10000"),
            ("three-quarters", "0.75", "0.01"),
            ("a fifth", "0.2", "0.01"),
            ("one in five", "0.2", "0.01"),
            ("1 in 5", "0.2", "0.01"),
            ("1/5", "0.2", "0.01"),
            ("9/10", "0.9", "0.01"),
            ("11/20", "0.55", "0.01"),
            ("2½", "2.5", "0.01"),
            ("½", "0.5", "0.01"),
            ("threefold", "3", "1"),
        ] {
            let printed = Printed::read(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
            assert_eq!(
                (plain(printed.value), plain(printed.step)),
                (value.into(), step.into()),
                "{text}"
            );
        }
        for text in ["two-thirds", "two thirds", "⅔"] {
            assert_eq!(agreement(text, "0.667"), Agreement::Rounds, "{text}");
            assert_eq!(agreement(text, "0.68"), Agreement::Differs, "{text}");
        }
        for text in [
            "2019/20",
            "19/20",
            "20/21",
            "09/10",
            "98/99",
            "one or so",
            "a",
            "in five",
            "fourfoldly",
            "half time",
        ] {
            assert!(Printed::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_unit_may_be_said_after_the_figure_and_another_is_refused() {
        let book = crate::unit::tests::book();
        let read = |text: &str, unit: &str| {
            let unit = Unit::parse(unit, &book).unwrap();
            Printed::read_in(text, &unit, &book).map(|printed| {
                assert_eq!(printed.text, text);
                (plain(printed.value), printed.upper.map(plain))
            })
        };
        let one = |value: &str| Ok((value.to_owned(), None));
        assert_eq!(read("6.1 years", "years"), one("6.1"));
        assert_eq!(read("£200k per annum", "£"), one("200000"));
        assert_eq!(read("12.5p", "£"), one("0.125"));
        assert_eq!(read("3.5 FTE", "posts"), one("3.5"));
        assert_eq!(read("two years", "years"), one("2"));
        assert_eq!(
            read("a third", "%").map(|(value, _)| value.len() > 9),
            Ok(true)
        );
        assert_eq!(read("1 in 5", "%"), one("0.2"));
        assert_eq!(read("47 percent", "%"), one("0.47"));
        assert_eq!(read("0", "%"), one("0"));
        assert_eq!(
            read("10-15 weeks", "weeks"),
            Ok(("10".to_owned(), Some("15".to_owned())))
        );
        assert_eq!(read("0.47", "%"), Err(PrintedError::NoPercent));
        assert_eq!(read("around 5", "%"), Err(PrintedError::NoPercent));
        assert_eq!(read("5%", "weeks"), Err(PrintedError::Percent));
        assert_eq!(read("£5", "weeks"), Err(PrintedError::Pounds));
        assert!(read("6.1 years", "weeks").is_err());
    }

    #[test]
    fn the_head_of_a_column_says_what_its_figures_are_in() {
        let book = crate::unit::tests::book();
        let pounds = Unit::parse("£", &book).unwrap();
        let read = |text: &str, head: &str| {
            let printed = Printed::read_under(text, &pounds, &book, PrintedIn::said(head)).unwrap();
            // The text says the whole of it, without the head.
            let again = Printed::read_in(&printed.text, &pounds, &book);
            assert_eq!(again.as_ref(), Ok(&printed), "{text}");
            (plain(printed.value), plain(printed.step), printed.text)
        };
        for (text, head, value, step, told) in [
            ("320.647", "£m", "320647000", "1000", "£320.647m"),
            ("(307.323)", "£m", "-307323000", "1000", "(£307.323m)"),
            ("£(8.5)", "£m", "-8500000", "100000", "£(8.5m)"),
            ("0.000", "£m", "0", "1000", "£0.000m"),
            ("4,813", "£000", "4813000", "1000", "£4,813k"),
            ("-44", "£000", "-44000", "1000", "-£44k"),
            ("44-", "£000", "-44000", "1000", "£44k-"),
            ("about 220*", "£k", "220000", "1000", "about £220k*"),
            ("£1.2m", "£000", "1200000", "100000", "£1.2m"),
            ("950k", "£m", "950000", "1000", "950k"),
            ("1-2", "£m", "1000000", "1000000", "£1-2m"),
        ] {
            let expected = (value.to_owned(), step.to_owned(), told.to_owned());
            assert_eq!(read(text, head), expected, "{text} {head}");
        }
        let nil = Printed::read_under("nil", &pounds, &book, PrintedIn::said("£m")).unwrap();
        assert_eq!((nil.value, nil.text.as_str()), (Decimal::ZERO, "nil"));
        for text in ["two", "half", "5%"] {
            let read = Printed::read_under(text, &pounds, &book, PrintedIn::said("£m"));
            assert!(read.is_err(), "{text}");
        }
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

    #[test]
    fn a_text_that_could_be_parted_in_many_places_is_refused_at_once() {
        for text in [
            "-".repeat(1_000_000),
            "1-".repeat(500_000),
            "5 to ".repeat(200_000),
        ] {
            let began = std::time::Instant::now();
            assert_eq!(
                Printed::read(&text),
                Err(PrintedError::Amount(AmountError::TooLong))
            );
            // A try at every parting takes hours; a busy machine takes a second for one.
            assert!(began.elapsed() < std::time::Duration::from_secs(20));
        }
    }

    proptest! {
        #[test]
        fn a_print_is_read_back_with_value_precision_and_hedge(units in 1_i64..10_000_000, places in 0_u32..3, hedge in 0..QUALIFIERS.len(), ending in 0_usize..5, brackets: bool, note: bool) {
            let (ending, power) = [("", 0), ("k", 3), ("K", 3), ("m", 6), (" million", 6)][ending];
            let (words, qualifier) = QUALIFIERS[hedge];
            prop_assume!(qualifier != Qualifier::Range);
            let size = crate::number::grouped(Decimal::new(units, places), places);
            let figure = if brackets { format!("(£{size}{ending})") } else { format!("£{size}{ending}") };
            let text = format!("{words} {figure}{}", if note { "*" } else { "" });
            let scale = Decimal::from(10_i64.pow(power));
            let value = Decimal::new(units, places) * scale;
            let printed = Printed::read(&text);
            prop_assert_eq!(printed, Ok(Printed {
                text,
                value: if brackets { -value } else { value }.normalize(),
                upper: None,
                step: (Decimal::new(1, places) * scale).normalize(),
                qualifier,
            }));
        }

        #[test]
        fn a_printed_range_is_read_back(low in 1_i64..1_000_000, more in 0_i64..1_000_000, parting in 0_usize..5, below: bool, percent: bool) {
            let high = low + more;
            let ending = if percent { "%" } else { "" };
            let written = |size: i64| {
                let size = crate::number::grouped(Decimal::from(size), 0);
                if below { format!("({size}){ending}") } else { format!("{size}{ending}") }
            };
            let parting = [" to ", " - ", "–", "-", " and "][parting];
            let text = format!("between {}{parting}{}", written(low), written(high));
            let printed = Printed::read(&text).unwrap();
            let part = if percent { Decimal::new(1, 2) } else { Decimal::ONE };
            let (low, high) = (Decimal::from(low) * part, Decimal::from(high) * part);
            let (low, high) = if below { (-high, -low) } else { (low, high) };
            prop_assert_eq!((printed.value, printed.upper), (low.normalize(), Some(high.normalize())), "{}", text);
            prop_assert_eq!(printed.qualifier, Qualifier::Range);
        }

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
