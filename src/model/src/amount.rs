//! One reading of written amounts, shared by what papers print and what people type.
//!
//! ```text
//! amount  = [sign] ["£"] digits [suffix] ["%"]  |  "(" amount ")"
//! digits  = 1234 | 1,234 | 1 234 | 1234.5 | .5
//! suffix  = k | K | m | M | bn | thousand | million | billion
//! ```

use crate::exact::Exact;
use crate::number::negated;
use rust_decimal::Decimal;

/// A written amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Its value; per cent as a share.
    pub value: Decimal,
    /// The size of its last written digit, in the same measure: £94K gives 1,000.
    pub step: Decimal,
    /// Whether a pound sign stands before it.
    pub pounds: bool,
    /// Whether a per cent sign stands after it.
    pub percent: bool,
}

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Nothing was written.
    Empty,
    /// There is no digit.
    NoDigits,
    /// A character that does not belong to a number.
    Unexpected(char),
    /// A character that cannot be seen, such as a direction mark.
    Invisible(char),
    /// More than one decimal point.
    TwoPoints,
    /// A comma or space that does not stand before three digits.
    Grouping,
    /// A bracket without its partner.
    Bracket,
    /// More digits than can be held exactly (28).
    TooLong,
}

/// Whether a character changes how a text looks or reads without being seen itself.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
        || (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
}

/// Longest text that is looked at: no amount needs more.
const LONGEST: usize = 80;

/// Reads an amount.
///
/// # Errors
/// With the first reason why `text` is not one.
pub fn read(text: &str) -> Result<Amount, AmountError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(AmountError::Empty);
    }
    if let Some(c) = text.chars().find(|c| is_invisible(*c)) {
        return Err(AmountError::Invisible(c));
    }
    if text.len() > LONGEST {
        return Err(AmountError::TooLong);
    }
    if let Some(inside) = text.strip_prefix('(') {
        let inside = inside.strip_suffix(')').ok_or(AmountError::Bracket)?;
        if inside.contains(['(', ')']) {
            return Err(AmountError::Bracket);
        }
        let amount = read(inside)?;
        return Ok(Amount {
            value: negated(amount.value),
            ..amount
        });
    }
    let (negative, rest) = sign(text);
    let (pounds, rest) = match rest.strip_prefix('£') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, rest),
    };
    // "£-300" is as common as "-£300".
    let (inner, rest) = if pounds && !negative {
        sign(rest)
    } else {
        (false, rest)
    };
    let (rest, percent) = percent(rest);
    let (digits, power) = suffix(rest);
    let (value, scale) = digits_of(digits)?;
    let unscaled = Decimal::from_str_exact(&value).map_err(|_| AmountError::TooLong)?;
    let magnitude = power_of_ten(power).ok_or(AmountError::TooLong)?;
    let hundredth = if percent {
        Decimal::new(1, 2)
    } else {
        Decimal::ONE
    };
    let measure = |number: Decimal| {
        number
            .exact_mul(magnitude)
            .and_then(|number| number.exact_mul(hundredth))
    };
    let value = measure(unscaled).ok_or(AmountError::TooLong)?.normalize();
    let step = measure(Decimal::new(1, scale))
        .ok_or(AmountError::TooLong)?
        .normalize();
    let value = if negative || inner {
        negated(value)
    } else {
        value
    };
    Ok(Amount {
        value,
        step,
        pounds,
        percent,
    })
}

fn sign(text: &str) -> (bool, &str) {
    // Keyboards and papers write minus in many ways.
    match text.strip_prefix(['-', '−', '–', '‐', '‑', '﹣', '－']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim_start()),
    }
}

fn percent(text: &str) -> (&str, bool) {
    for ending in ["%", "per cent", "percent"] {
        if let Some(rest) = strip_ending(text, ending) {
            return (rest.trim_end(), true);
        }
    }
    (text, false)
}

fn suffix(text: &str) -> (&str, u32) {
    for (ending, power) in [
        ("thousand", 3),
        ("million", 6),
        ("billion", 9),
        ("bn", 9),
        ("k", 3),
        ("m", 6),
    ] {
        if let Some(rest) = strip_ending(text, ending) {
            return (rest.trim_end(), power);
        }
    }
    (text, 0)
}

fn strip_ending<'a>(text: &'a str, ending: &str) -> Option<&'a str> {
    let start = text.len().checked_sub(ending.len())?;
    let (rest, tail) = (text.get(..start)?, text.get(start..)?);
    tail.eq_ignore_ascii_case(ending).then_some(rest)
}

fn power_of_ten(power: u32) -> Option<Decimal> {
    10_i64.checked_pow(power).map(Decimal::from)
}

/// The digits without grouping, and how many stand after the point.
fn digits_of(text: &str) -> Result<(String, u32), AmountError> {
    let (whole, fraction) = match text.split_once('.') {
        Some((_, fraction)) if fraction.contains('.') => return Err(AmountError::TwoPoints),
        Some((whole, fraction)) => (whole, fraction),
        None => (text, ""),
    };
    let mut groups = whole
        .split([',', ' ', '\u{A0}', '\u{202F}', '\u{2009}', '\'', '’'])
        .peekable();
    let mut digits = String::new();
    let first = groups.next().unwrap_or_default();
    let grouped = groups.peek().is_some();
    for group in core::iter::once(first).chain(groups.clone()) {
        if let Some(c) = group.chars().find(|c| !c.is_ascii_digit()) {
            return Err(AmountError::Unexpected(c));
        }
        digits.push_str(group);
    }
    if grouped && (first.is_empty() || first.len() > 3 || groups.any(|group| group.len() != 3)) {
        return Err(AmountError::Grouping);
    }
    if let Some(c) = fraction.chars().find(|c| !c.is_ascii_digit()) {
        return Err(if matches!(c, ',' | ' ') {
            AmountError::Grouping
        } else {
            AmountError::Unexpected(c)
        });
    }
    if digits.is_empty() && fraction.is_empty() {
        return Err(AmountError::NoDigits);
    }
    let scale = u32::try_from(fraction.len()).map_err(|_| AmountError::TooLong)?;
    if scale > 28 {
        return Err(AmountError::TooLong);
    }
    if digits.is_empty() {
        digits.push('0');
    }
    if scale > 0 {
        digits.push('.');
        digits.push_str(fraction);
    }
    Ok((digits, scale))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> String {
        crate::number::plain(read(text).unwrap().value)
    }

    #[test]
    fn reads_what_papers_and_people_write() {
        for (text, expected) in [
            ("£1,200.50", "1200.5"),
            ("1.2k", "1200"),
            ("2m", "2000000"),
            ("£94K", "94000"),
            ("£1,500K", "1500000"),
            ("5%", "0.05"),
            ("5 per cent", "0.05"),
            ("1 200", "1200"),
            ("(£250,000)", "-250000"),
            ("-£300,000", "-300000"),
            ("£-300,000", "-300000"),
            ("−65,992", "-65992"),
            (".5", "0.5"),
            ("7.", "7"),
            ("£2 million", "2000000"),
            ("-0", "0"),
            ("£103 million", "103000000"),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn keeps_the_size_of_the_last_digit() {
        for (text, step) in [
            ("£94K", "1000"),
            ("£2m", "1000000"),
            ("£1.5m", "100000"),
            ("6%", "0.01"),
            ("775", "1"),
            ("£34.29", "0.01"),
        ] {
            assert_eq!(
                crate::number::plain(read(text).unwrap().step),
                step,
                "{text}"
            );
        }
    }

    #[test]
    fn says_why_a_text_is_no_amount() {
        use AmountError as E;
        for (text, error) in [
            ("", E::Empty),
            ("  ", E::Empty),
            ("£", E::NoDigits),
            ("abc", E::Unexpected('a')),
            ("1.2.3", E::TwoPoints),
            ("1,20", E::Grouping),
            ("1,2345", E::Grouping),
            (",123", E::Grouping),
            ("(5", E::Bracket),
            ("((5))", E::Bracket),
            ("5x", E::Unexpected('x')),
            ("12\u{202E}34", E::Invisible('\u{202E}')),
            ("1\u{200B}", E::Invisible('\u{200B}')),
            ("1234567890123456789012345678901234567890", E::TooLong),
            ("0.1234567890123456789012345678901234567890", E::TooLong),
            ("99999999999999999999999999999m", E::TooLong),
            ("--5", E::Unexpected('-')),
            ("٥", E::Unexpected('٥')),
        ] {
            assert_eq!(read(text), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,40}") {
            let _ = read(&text);
        }

        #[test]
        fn a_grouped_figure_is_read_back(units in -1_000_000_000_000_i64..1_000_000_000_000, scale in 0_u32..4) {
            let number = Decimal::new(units, scale);
            let written = crate::number::grouped(number, scale);
            prop_assert_eq!(read(&written).unwrap().value, number.normalize());
        }
    }
}
