//! Figures that papers print in words: `seven`, `two-thirds`, `1 in 5`, `half a million`.

use crate::amount::{Amount, Measure};
use crate::exact::Exact;
use rust_decimal::Decimal;

const CARDINALS: [(&str, i64); 30] = [
    ("nought", 0),
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("dozen", 12),
];

const TIMES: [(&str, i64); 4] = [("once", 1), ("twice", 2), ("double", 2), ("treble", 3)];

const SCALES: [(&str, i64); 4] = [
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
];

const PARTS: [(&str, i64); 18] = [
    ("half", 2),
    ("halves", 2),
    ("third", 3),
    ("thirds", 3),
    ("quarter", 4),
    ("quarters", 4),
    ("fifth", 5),
    ("fifths", 5),
    ("sixth", 6),
    ("sixths", 6),
    ("seventh", 7),
    ("sevenths", 7),
    ("eighth", 8),
    ("eighths", 8),
    ("ninth", 9),
    ("ninths", 9),
    ("tenth", 10),
    ("tenths", 10),
];

const SIGNS: [(char, i64, i64); 5] = [
    ('½', 1, 2),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
];

/// Reads a folded text in words. A fraction is as exact as its hundredths.
pub(super) fn read(text: &str, measure: Measure<'_>) -> Option<Amount> {
    let lower = text.to_lowercase();
    let (pounds, rest) = match lower.strip_prefix('£') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, lower.as_str()),
    };
    let (value, step, rest) = fraction_sign(rest)
        .or_else(|| one_in(rest))
        .or_else(|| fraction(rest))
        .or_else(|| times(rest))
        .or_else(|| whole(rest))?;
    let rest = rest.trim();
    let said = rest.is_empty()
        || measure.is_some_and(|(unit, book)| crate::amount::says(rest, unit, book));
    said.then_some(Amount {
        value,
        step,
        pounds,
        percent: false,
    })
}

type Read<'a> = Option<(Decimal, Decimal, &'a str)>;

/// The value of a first word in a table, and what stands after it; a hyphen parts words as a space
/// does.
fn word<'a>(text: &'a str, table: &[(&str, i64)]) -> Option<(i64, &'a str)> {
    let text = text.trim_start();
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    let (first, rest) = text.split_at_checked(end)?;
    let (_, value) = table.iter().find(|(word, _)| *word == first)?;
    Some((*value, rest.strip_prefix('-').unwrap_or(rest)))
}

fn article(text: &str) -> &str {
    text.strip_prefix("a ")
        .or_else(|| text.strip_prefix("an "))
        .unwrap_or(text)
}

/// `twenty`, `twenty-five`, `a dozen`, `hundred`, `two million`.
fn whole(text: &str) -> Read<'_> {
    let text = article(text);
    let (count, rest) = match word(text, &CARDINALS) {
        Some((tens, rest)) if tens >= 20 => match word(rest, &CARDINALS) {
            Some((ones @ 1..10, rest)) => (tens.checked_add(ones)?, rest),
            _ => (tens, rest),
        },
        Some(read) => read,
        None => (1, text),
    };
    let (scale, rest) = match word(rest, &SCALES) {
        Some(read) => read,
        None if rest.len() < text.len() => (1, rest),
        None => return None,
    };
    let scale = Decimal::from(scale);
    Some((Decimal::from(count).exact_mul(scale)?, scale, rest))
}

/// `twice`, `threefold`.
fn times(text: &str) -> Read<'_> {
    if let Some((times, rest)) = word(text, &TIMES) {
        return Some((Decimal::from(times), Decimal::ONE, rest));
    }
    let (times, rest) = word(text.strip_suffix("fold")?, &CARDINALS)?;
    Some((Decimal::from(times), Decimal::ONE, rest))
}

/// `half`, `a third`, `two-thirds`, `three quarters`, `half a million`.
fn fraction(text: &str) -> Read<'_> {
    let text = article(text);
    let (count, rest) = word(text, &CARDINALS).unwrap_or((1, text));
    let (parts, rest) = word(rest, &PARTS)?;
    let scaled = rest.trim_start().strip_prefix("a ");
    let (scale, rest) = scaled
        .and_then(|rest| word(rest, &SCALES))
        .unwrap_or((1, rest));
    parted(count, parts, scale, rest)
}

/// `1 in 5`, `one in five`, `1/5`: a part of a whole.
fn one_in(text: &str) -> Read<'_> {
    let (count, rest) = count(text)?;
    let rest = rest.trim_start();
    let slash = rest.strip_prefix('/');
    let rest = rest.strip_prefix("in ").or(slash)?;
    let (parts, rest) = self::count(rest)?;
    // "20/21" is a financial year and no fraction; "1/2" and "9/10" are.
    let two_digits = count >= 10 || text.trim_start().starts_with('0');
    let year = slash.is_some() && two_digits && count.checked_add(1) == Some(parts);
    if count >= parts || year {
        return None;
    }
    parted(count, parts, 1, rest)
}

fn count(text: &str) -> Option<(i64, &str)> {
    let text = text.trim_start();
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    digits
        .parse()
        .ok()
        .map(|count| (count, rest))
        .or_else(|| word(text, &CARDINALS))
}

/// `½`, `2½`.
fn fraction_sign(text: &str) -> Read<'_> {
    let (whole, rest) = count(text)
        .filter(|_| text.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or((0, text));
    let (sign, count, parts) = SIGNS.iter().find(|(sign, ..)| rest.starts_with(*sign))?;
    let (part, step, rest) = parted(*count, *parts, 1, rest.strip_prefix(*sign)?)?;
    Some((part.exact_add(Decimal::from(whole))?, step, rest))
}

fn parted(count: i64, parts: i64, scale: i64, rest: &str) -> Read<'_> {
    let scale = Decimal::from(scale);
    let value = Decimal::from(count)
        .exact_mul(scale)?
        .exact_div(Decimal::from(parts))?
        .normalize();
    let step = Decimal::new(1, 2).exact_mul(scale)?.normalize();
    Some((value, step, rest))
}
