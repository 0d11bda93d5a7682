//! Exact decimals: rounded by name, written for people and for files.

pub use crate::deciding::{Rounding, to_places};
use rust_decimal::Decimal;

/// The same with the other sign; nought has none.
#[must_use]
pub fn negated(mut value: Decimal) -> Decimal {
    value.set_sign_negative(value.is_sign_positive() && !value.is_zero());
    value
}

/// Digits in groups of three, a true minus sign, exactly `decimals` places:
/// `-1234.5` with 2 is `−1,234.50`.
#[must_use]
pub fn grouped(value: Decimal, decimals: u32) -> String {
    let rounded = to_places(value, decimals);
    let plain = plain_digits(rounded.abs(), decimals);
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain.as_str(), ""));
    let mut text = String::with_capacity(plain.len().saturating_add(8));
    if rounded.is_sign_negative() && !rounded.is_zero() {
        text.push('−');
    }
    let digits = whole.len();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && digits.saturating_sub(position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

fn plain_digits(value: Decimal, decimals: u32) -> String {
    let mut plain = value.normalize().to_string();
    if decimals == 0 {
        return plain;
    }
    let places = plain
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    if places == 0 {
        plain.push('.');
    }
    for _ in places..usize::try_from(decimals).unwrap_or(places) {
        plain.push('0');
    }
    plain
}

/// How many decimal places show `value`: none if it is whole, otherwise as many as it has, up to
/// `most`.
#[must_use]
pub fn places_needed(value: Decimal, most: u32) -> u32 {
    to_places(value, most).normalize().scale()
}

/// The plain form for files and interfaces: no grouping, no trailing noughts, no exponent.
#[must_use]
pub fn plain(value: Decimal) -> String {
    if value.is_zero() {
        return "0".to_owned();
    }
    let value = value.normalize();
    match i64::try_from(value.mantissa()) {
        // Most figures: a machine's own number is written in a fifth of the time.
        Ok(whole) if value.scale() == 0 => whole.to_string(),
        _ => value.to_string(),
    }
}

/// Decimals as mantissa and scale: a few bytes for the figures that papers print.
pub mod compact {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// The decimal of a mantissa and a scale as they were written; of damaged bytes, nought.
    pub(super) fn decimal((mantissa, scale): (i128, u32)) -> Decimal {
        Decimal::try_from_i128_with_scale(mantissa, scale).unwrap_or_default()
    }

    /// Writes it.
    ///
    /// # Errors
    /// As the format has it.
    pub fn serialize<S: Serializer>(value: &Decimal, to: S) -> Result<S::Ok, S::Error> {
        (value.mantissa(), value.scale()).serialize(to)
    }

    /// Reads it.
    ///
    /// # Errors
    /// As the format has it.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
        <(i128, u32)>::deserialize(from).map(decimal)
    }
}

/// [`compact`] for values that may be missing.
pub mod compact_option {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Writes it.
    ///
    /// # Errors
    /// As the format has it.
    pub fn serialize<S: Serializer>(value: &Option<Decimal>, to: S) -> Result<S::Ok, S::Error> {
        value
            .map(|value| (value.mantissa(), value.scale()))
            .serialize(to)
    }

    /// Reads it.
    ///
    /// # Errors
    /// As the format has it.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Decimal>, D::Error> {
        let parts = Option::<(i128, u32)>::deserialize(from)?;
        Ok(parts.map(super::compact::decimal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn groups_thousands_and_uses_a_true_minus() {
        assert_eq!(grouped(d("1990400"), 0), "1,990,400");
        assert_eq!(grouped(d("-65992"), 0), "−65,992");
        assert_eq!(grouped(d("100"), 0), "100");
        assert_eq!(grouped(d("1234.5"), 2), "1,234.50");
        assert_eq!(grouped(d("-0.004"), 2), "0.00");
        assert_eq!(grouped(d("999.995"), 2), "1,000.00");
    }

    #[test]
    fn is_written_plainly_whatever_its_size() {
        for (value, plainly) in [
            ("-0.00", "0"),
            ("1990400.00", "1990400"),
            ("-9223372036854775808", "-9223372036854775808"),
            ("9223372036854775808", "9223372036854775808"),
            (
                "79228162514264337593543950335",
                "79228162514264337593543950335",
            ),
            ("-12.500", "-12.5"),
        ] {
            assert_eq!(plain(d(value)), plainly);
        }
    }
}
