//! A second, small reading of a printed figure, to hold the table's value
//! against. It shares nothing with the model's own reader.

use rust_decimal::Decimal;

use super::token::tokens;

/// What the printed text alone says.
#[derive(Debug, PartialEq, Eq)]
pub struct Reading {
    /// The lower end, or the value.
    pub low: Decimal,
    /// The upper end, or the value again.
    pub high: Decimal,
    /// The size of the last printed digit.
    pub precision: Decimal,
    /// How the words beside it qualify the figure, or empty.
    pub qualifier: &'static str,
}

/// Words that qualify a figure, and what they are called in the table.
const QUALIFIERS: [(&str, &str); 10] = [
    ("in the order of", "in the order of"),
    ("in excess of", "more than"),
    ("over ", "more than"),
    ("at least", "at least"),
    ("up to", "up to"),
    ("fewer than", "fewer than"),
    ("closer to", "about"),
    ("around", "about"),
    ("about", "about"),
    ("approx.", "about"),
];

/// Shares and multiples in words; shares to two places.
const WORDS: [(&str, Decimal); 14] = [
    ("half", Decimal::from_parts(50, 0, 0, false, 2)),
    ("third", Decimal::from_parts(33, 0, 0, false, 2)),
    ("one", Decimal::ONE),
    ("two", Decimal::TWO),
    ("twice", Decimal::TWO),
    ("three", Decimal::from_parts(3, 0, 0, false, 0)),
    ("four", Decimal::from_parts(4, 0, 0, false, 0)),
    ("five", Decimal::from_parts(5, 0, 0, false, 0)),
    ("six", Decimal::from_parts(6, 0, 0, false, 0)),
    ("seven", Decimal::from_parts(7, 0, 0, false, 0)),
    ("eight", Decimal::from_parts(8, 0, 0, false, 0)),
    ("nine", Decimal::from_parts(9, 0, 0, false, 0)),
    ("ten", Decimal::TEN),
    ("twelve", Decimal::from_parts(12, 0, 0, false, 0)),
];

/// Reads a figure as printed, as an amount without regard to a minus or
/// brackets; only "additional spend" turns it negative.
///
/// # Errors
/// The text holds no number, more than two, or one too large.
pub fn read(printed: &str) -> Result<Reading, String> {
    let fault = || format!("`{printed}` cannot be read as a figure");
    let spans: Vec<_> = tokens(printed)
        .into_iter()
        .filter(|span| printed.get(span.clone()) != Some("million"))
        .collect();
    let after = spans
        .last()
        .and_then(|last| printed.get(last.end..))
        .ok_or_else(fault)?;
    let scale = magnitude(after);
    let sign = if after.contains("additional spend") {
        Decimal::NEGATIVE_ONE
    } else {
        Decimal::ONE
    };
    let numbers: Vec<Decimal> = spans
        .iter()
        .filter_map(|span| printed.get(span.clone()))
        .flat_map(|token| token.split(['-', '–']))
        .map(|token| number(token).ok_or_else(fault))
        .collect::<Result<_, _>>()?;
    let (low, high) = match numbers.as_slice() {
        [value] => (*value, *value),
        [low, high] => (*low, *high),
        _ => return Err(fault()),
    };
    let times = |number: Decimal, factor: Decimal| number.checked_mul(factor).ok_or_else(fault);
    Ok(Reading {
        low: times(times(low, scale)?, sign)?,
        high: times(times(high, scale)?, sign)?,
        precision: times(
            Decimal::try_new(1, high.scale()).map_err(|_| fault())?,
            scale,
        )?,
        qualifier: qualifier(printed, low != high),
    })
}

fn number(token: &str) -> Option<Decimal> {
    let word = token.to_lowercase();
    WORDS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, value)| *value)
        .or_else(|| Decimal::from_str_exact(&token.replace(',', "")).ok())
}

/// K, m or million straight after the number; not the m of "mths".
fn magnitude(after: &str) -> Decimal {
    let word: String = after
        .trim_start()
        .chars()
        .take_while(|character| character.is_alphabetic())
        .collect();
    match word.as_str() {
        "K" | "k" => Decimal::ONE_THOUSAND,
        "M" | "m" | "million" => Decimal::from_parts(1_000_000, 0, 0, false, 0),
        _ => Decimal::ONE,
    }
}

fn qualifier(printed: &str, is_range: bool) -> &'static str {
    let printed = printed.to_lowercase();
    QUALIFIERS
        .iter()
        .find(|(words, _)| printed.contains(words))
        .map_or(if is_range { "range" } else { "" }, |(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn thousands_millions_and_months_are_told_apart() {
        let value = |printed| read(printed).unwrap().low.to_string();
        assert_eq!(value("£1,500K"), "1500000");
        assert_eq!(value("£103 million"), "103000000");
        assert_eq!(value("6mths"), "6");
        assert_eq!(value("£65,992 additional spend"), "-65992");
    }

    #[test]
    fn the_last_printed_digit_gives_the_precision() {
        let precision = |printed| read(printed).unwrap().precision.to_string();
        assert_eq!(precision("£1.5m"), "100000.0");
        assert_eq!(precision("£266,194.00 per annum"), "0.01");
        assert_eq!(precision("1.6-1.8"), "0.1");
    }
}
