//! One reading of written amounts, shared by what papers print and what people type.
//!
//! ```text
//! amount  = { sign | "£" } figure [ "-" ] [ note ]     one sign, one "£"; brackets, too, are a sign
//! figure  = digits { ending }  |  "(" [ "£" ] digits { ending } ")" { ending }  |  "nil"
//! digits  = 1234 | 1,234 | 1 234 | 1'234 | 1_234 | 1234.5 | .5      one kind of parting throughout
//! ending  = scale | "%" | "per cent" | "percent" | "p" | "pence" | "GBP"
//! scale   = k | m | mn | mil | b | bn | thousand(s) | million(s) | billion(s)      large or small letters
//! note    = * † ‡ § ¹ ² ³ …                                 points to a footnote, and is passed over
//! sign    = "+" | any minus or dash; the digits, too, may be full-width
//! ```
//!
//! What could be read in two ways is refused: `0,850` (0.85 or 850), `(-200)` (−200 or 200),
//! `700 701 702` (one figure or three).

mod characters;
mod measure;
mod several;

use characters::NARROW;
pub use characters::is_invisible;
pub(crate) use characters::{folded, is_note};
pub(crate) use measure::says;
#[cfg(feature = "authoring")]
pub(crate) use measure::{TIMES, is_unit};
pub use several::several;

use crate::exact::Exact;
use crate::number::negated;
use crate::printed::PrintedIn;
use crate::unit::{Unit, UnitBook};
use rust_decimal::Decimal;

/// A written amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Its value; per cent as a share, pence as pounds.
    pub value: Decimal,
    /// The size of its last written digit, in the same measure: £94K gives 1,000.
    pub step: Decimal,
    /// Whether it is written as money, in pounds or in pence.
    pub pounds: bool,
    /// Whether it is written as per cent.
    pub percent: bool,
}

/// Why a text is not an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Nothing was written.
    Empty,
    /// There is no digit.
    NoDigits,
    /// It says that there is no figure, or none yet: `TBC`, `n/a`, a dash.
    NotKnown,
    /// A character that does not belong to a number.
    Unexpected(char),
    /// Words that do not belong to a number.
    Words(String),
    /// Words that measure in something else than this figure.
    OtherUnit {
        /// As written: `p.a.`
        written: String,
        /// What it is counted in: `£ a child a week`.
        wanted: String,
    },
    /// A character that cannot be seen, such as a direction mark.
    Invisible(char),
    /// More than one decimal point.
    TwoPoints,
    /// More than one sign: `--5`, `(-5)`.
    TwoSigns,
    /// A comma or space that does not stand before three digits, or could be a decimal point.
    Grouping,
    /// Several figures, or what looks like them.
    Several,
    /// Only the head of a column in thousands: `£000`.
    Thousands,
    /// A sum still to be done: `100*12`.
    Sum,
    /// A fraction: `1/2`, `½`.
    Fraction,
    /// A power of ten: `1e6`.
    Exponent,
    /// A bracket without its partner.
    Bracket,
    /// More digits than can be held exactly (28).
    TooLong,
}

/// Longest text that is looked at: no amount needs more.
const LONGEST: usize = 80;

/// What says in a table that there is no figure.
const NOT_KNOWN: [&str; 22] = [
    "-",
    "--",
    "---",
    "?",
    "??",
    "tbc",
    "t.b.c",
    "tba",
    "tbd",
    "n/a",
    "n.a",
    "na",
    "not applicable",
    "x",
    "…",
    "none",
    "unknown",
    "not known",
    "to be confirmed",
    "to be advised",
    "to be decided",
    "needed",
];

/// Reads an amount.
///
/// # Errors
/// With the first reason why `text` is not one.
pub fn read(text: &str) -> Result<Amount, AmountError> {
    measured(text, None)?.amount()
}

/// Reads an amount of a unit, whose words may stand after it: `6.1 years`, `£850 a week`,
/// `£200k p.a.`, `3.5 FTE`.
///
/// # Errors
/// With the first reason why `text` is not one.
pub fn read_in(text: &str, unit: &Unit, book: &UnitBook) -> Result<Amount, AmountError> {
    measured(text, Some((unit, book)))?.amount()
}

/// What an amount may be measured in, if that is known.
pub(crate) type Measure<'a> = Option<(&'a Unit, &'a UnitBook)>;

/// An amount taken apart, with the words of its unit checked.
pub(crate) fn measured(text: &str, measure: Measure<'_>) -> Result<Written, AmountError> {
    if let Some(digits) = digits_alone(text) {
        return Ok(Written {
            digits,
            ..Written::default()
        });
    }
    if let Some(c) = text.chars().find(|c| is_invisible(*c)) {
        return Err(AmountError::Invisible(c));
    }
    let text = folded(text);
    let text = text.trim();
    if text.is_empty() {
        return Err(AmountError::Empty);
    }
    let lower = text.to_ascii_lowercase();
    let dots = lower == "...";
    if dots || NOT_KNOWN.contains(&lower.trim_end_matches('.')) {
        return Err(AmountError::NotKnown);
    }
    if matches!(lower.as_str(), "nil" | "£nil") {
        return Ok(Written::default());
    }
    if text.len() > LONGEST {
        return Err(match several(text) {
            Some(_) => AmountError::Several,
            None => AmountError::TooLong,
        });
    }
    let read = Written::read(text).and_then(|(written, tail)| match (tail, measure) {
        ("", _) => Ok(written),
        (tail, Some((unit, book))) if says(tail, unit, book) => Ok(written),
        (tail, _) => Err(stray(tail, measure)),
    });
    match read {
        // Several figures are no misspelt one.
        Err(AmountError::NoDigits | AmountError::Bracket | AmountError::TwoSigns) => read,
        Err(_) if several(text).is_some() => Err(AmountError::Several),
        read => read,
    }
}

/// A figure of digits and nothing else, which can be read in one way only unless a nought is the first.
fn digits_alone(text: &str) -> Option<Decimal> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    let value: u32 = digits.then_some(text)?.parse().ok()?;
    Some(value.into())
}

/// What is wrong with something after the figure.
fn stray(tail: &str, measure: Measure<'_>) -> AmountError {
    let mut characters = tail.chars();
    match (characters.next(), characters.next()) {
        (Some('e' | 'E'), Some(c)) if c.is_ascii_digit() || matches!(c, '+' | '-') => {
            AmountError::Exponent
        }
        (Some('/'), Some(c)) if c.is_ascii_digit() => AmountError::Fraction,
        (Some('+' | '-' | '*' | '×' | '÷' | '^' | '='), Some(_)) => AmountError::Sum,
        (Some(c), _) if c.is_alphabetic() || c == '/' => match measure {
            Some((unit, book)) if measure::is_unit(tail, book) => AmountError::OtherUnit {
                written: shortened(tail),
                wanted: unit.heading(book),
            },
            _ => AmountError::Words(shortened(tail)),
        },
        (Some('½' | '¼' | '¾' | '⅓' | '⅔'), _) => AmountError::Fraction,
        (Some('('), _) => AmountError::Words(shortened(tail)),
        (Some(c), _) => AmountError::Unexpected(c),
        (None, _) => AmountError::Empty,
    }
}

/// The first words of a text, as a message quotes them.
fn shortened(text: &str) -> String {
    const MOST: usize = 24;
    let mut words: String = text.chars().take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        words.push('…');
    }
    words
}

/// An amount taken apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// The digits as they stand, without sign.
    pub(crate) digits: Decimal,
    /// How many digits stand after the point.
    places: u32,
    /// The power of ten that its scale says.
    pub(crate) scale: Option<u32>,
    pub(crate) percent: bool,
    pence: bool,
    pub(crate) pounds: bool,
    /// Whether it is less than nought; `None` if no sign is written.
    negative: Option<bool>,
}

impl Written {
    /// Reads an amount at the head of a folded text; with what stands after it.
    fn read(text: &str) -> Result<(Self, &str), AmountError> {
        let mut written = Self::default();
        let text = text.trim_end_matches(is_note).trim_end();
        let mut rest = text;
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix('-') {
                written.sign(true)?;
                rest = after;
            } else if let Some(after) = rest.strip_prefix('+') {
                written.sign(false)?;
                rest = after;
            } else if let Some(after) = pound(rest) {
                written.pound()?;
                rest = after;
            } else {
                break;
            }
        }
        let bracket = rest.strip_prefix('(');
        if let Some(inside) = bracket {
            written.sign(true)?;
            rest = inside.trim_start();
            if let Some(after) = pound(rest) {
                written.pound()?;
                rest = after.trim_start();
            }
            if rest.starts_with(['-', '+']) {
                return Err(AmountError::TwoSigns);
            }
        }
        rest = written.take_digits(rest)?;
        let ends_in_point = text
            .strip_suffix(rest)
            .is_some_and(|before| before.ends_with('.'));
        rest = written.endings(rest)?;
        if bracket.is_some() {
            let after = rest.strip_prefix(')').ok_or(AmountError::Bracket)?;
            rest = written.endings(after)?;
        }
        if rest.starts_with(')') {
            return Err(AmountError::Bracket);
        }
        // A sum of accounts may have its minus behind; "1,200.-" is a price without pence.
        if let Some(after) = rest.strip_prefix('-')
            && after.is_empty()
            && !ends_in_point
        {
            written.sign(true)?;
            rest = after;
        }
        Ok((written, rest))
    }

    fn sign(&mut self, negative: bool) -> Result<(), AmountError> {
        match self.negative.replace(negative) {
            Some(_) => Err(AmountError::TwoSigns),
            None => Ok(()),
        }
    }

    fn pound(&mut self) -> Result<(), AmountError> {
        if self.pounds {
            return Err(AmountError::Unexpected('£'));
        }
        self.pounds = true;
        Ok(())
    }

    /// The digits at the head of a text, and what is left.
    fn take_digits<'a>(&mut self, text: &'a str) -> Result<&'a str, AmountError> {
        let mut end = 0;
        for (at, c) in text.char_indices() {
            let after = text.get(at..).and_then(|rest| rest.chars().nth(1));
            let belongs = match c {
                '.' | ',' | '\'' | '_' | NARROW => true,
                ' ' => after.is_some_and(|c| c.is_ascii_digit()),
                c => c.is_ascii_digit(),
            };
            if !belongs {
                break;
            }
            end = at.saturating_add(c.len_utf8());
        }
        let (run, rest) = text.split_at_checked(end).unwrap_or((text, ""));
        if !run.contains(|c: char| c.is_ascii_digit()) {
            return Err(no_digits(text));
        }
        // By an apostrophe before it a spreadsheet marks what is text.
        if run.starts_with('\'') && run != "'000" {
            return Err(AmountError::Unexpected('\''));
        }
        (self.digits, self.places) = digits_of(run, self.pounds)?;
        Ok(rest)
    }

    /// Scale, per cent and pence, each once.
    fn endings<'a>(&mut self, text: &'a str) -> Result<&'a str, AmountError> {
        let mut rest = text.trim_start();
        loop {
            let start = rest;
            let end = rest
                .find(|c: char| !c.is_alphabetic() && c != '.')
                .unwrap_or(rest.len());
            let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            if let Some(after) = rest.strip_prefix('%').or_else(|| per_cent(rest))
                && !self.percent
            {
                self.percent = true;
                rest = after;
            } else if let (Some(power), None) = (scale(word), self.scale) {
                self.scale = Some(power);
                rest = after;
            } else if matches!(word, "p" | "pence") && !self.pounds {
                (self.pence, self.pounds) = (true, true);
                rest = after;
            } else if word == "GBP" {
                self.pound()?;
                rest = after;
            }
            rest = rest.trim_start();
            if rest == start {
                return Ok(rest);
            }
        }
    }

    /// The same digits with the scale and per cent sign of another, if they have none themselves.
    pub(crate) fn ending_as(self, other: &Self) -> Self {
        if self.scale.is_some() || self.percent || self.pence {
            return self;
        }
        Self {
            scale: other.scale,
            percent: other.percent,
            pence: other.pence,
            ..self
        }
    }

    /// The same digits below a head that says what its column is in, if they do not say it themselves.
    pub(crate) fn under(self, column: Option<PrintedIn>) -> Self {
        match column {
            Some(column) if self.scale.is_none() && !self.percent && !self.pence => Self {
                scale: Some(column.power()),
                ..self
            },
            _ => self,
        }
    }

    /// The value with everything that is written about it.
    pub(crate) fn amount(self) -> Result<Amount, AmountError> {
        let power = self.scale.unwrap_or(0);
        let magnitude = 10_i64
            .checked_pow(power)
            .map(Decimal::from)
            .ok_or(AmountError::TooLong)?;
        let part = if self.percent || self.pence {
            Decimal::new(1, 2)
        } else {
            Decimal::ONE
        };
        let measure = |number: Decimal| {
            number
                .exact_mul(magnitude)
                .and_then(|number| number.exact_mul(part))
                .ok_or(AmountError::TooLong)
        };
        let value = measure(self.digits)?.normalize();
        Ok(Amount {
            value: if self.negative == Some(true) {
                negated(value)
            } else {
                value
            },
            step: measure(Decimal::new(1, self.places))?.normalize(),
            pounds: self.pounds,
            percent: self.percent,
        })
    }
}

fn pound(text: &str) -> Option<&str> {
    text.strip_prefix('£')
        .or_else(|| text.strip_prefix("GBP"))
        .map(str::trim_start)
}

fn per_cent(text: &str) -> Option<&str> {
    ["per cent", "percent"].iter().find_map(|word| {
        let (head, rest) = text.split_at_checked(word.len())?;
        let whole = !rest.starts_with(char::is_alphabetic);
        (whole && head.eq_ignore_ascii_case(word)).then_some(rest)
    })
}

/// The power of ten that a word says.
fn scale(word: &str) -> Option<u32> {
    Some(match word.to_ascii_lowercase().as_str() {
        "k" | "thousand" | "thousands" => 3,
        "m" | "mn" | "mil" | "million" | "millions" => 6,
        "b" | "bn" | "billion" | "billions" => 9,
        _ => return None,
    })
}

/// Whether a text can be the name of a unit: it says nothing else behind a figure, and nothing in a
/// formula or a unit.
#[cfg(feature = "authoring")]
pub(crate) fn may_be_a_unit(text: &str) -> bool {
    let ending = scale(text).is_some() || per_cent(text).is_some();
    let taken = matches!(
        text,
        "p" | "pence" | "GBP" | "a" | "an" | "per" | "each" | "every"
    );
    let plain =
        |c: char| !c.is_control() && !c.is_ascii_digit() && !"*/^%[]()+-,.\"'\\".contains(c);
    let spaced = text.starts_with(' ') || text.ends_with(' ') || text.contains("  ");
    !text.is_empty() && text.len() <= 60 && text.chars().all(plain) && !spaced && !ending && !taken
}

/// What is wrong where digits should begin.
fn no_digits(text: &str) -> AmountError {
    match text
        .trim_start_matches(['.', ',', '\'', '_'])
        .chars()
        .next()
    {
        None => AmountError::NoDigits,
        Some('(') => AmountError::Bracket,
        Some('½' | '¼' | '¾' | '⅓' | '⅔') => AmountError::Fraction,
        Some('=') => AmountError::Sum,
        Some(c) if c.is_alphabetic() => AmountError::Words(shortened(text)),
        Some(c) => AmountError::Unexpected(c),
    }
}

/// The number of a run of digits with its parting, and how many places it has.
fn digits_of(run: &str, pounds: bool) -> Result<(Decimal, u32), AmountError> {
    let (whole, fraction) = match run.split_once('.') {
        Some((_, fraction)) if fraction.contains('.') => return Err(AmountError::TwoPoints),
        Some((whole, fraction)) => (whole, fraction),
        None => (run, ""),
    };
    // "£000" heads a column in thousands; so does "£'000".
    if whole.trim_start_matches('\'') == "000" && fraction.is_empty() {
        return Err(AmountError::Thousands);
    }
    if fraction.contains(|c: char| !c.is_ascii_digit()) {
        return Err(AmountError::Grouping);
    }
    let mut digits = grouped(whole, pounds)?;
    let places = u32::try_from(fraction.len()).map_err(|_| AmountError::TooLong)?;
    if digits.is_empty() {
        digits.push('0');
    }
    if places > 0 {
        digits.push('.');
        digits.push_str(fraction);
    }
    let number = Decimal::from_str_exact(&digits).map_err(|_| AmountError::TooLong)?;
    Ok((number, places))
}

/// The digits before the point without what parts them in threes.
fn grouped(whole: &str, pounds: bool) -> Result<String, AmountError> {
    let mut partings = whole.chars().filter(|c| !c.is_ascii_digit());
    let Some(parting) = partings.next() else {
        return Ok(whole.to_owned());
    };
    if partings.any(|c| c != parting) {
        return Err(AmountError::Grouping);
    }
    let groups: Vec<&str> = whole.split(parting).collect();
    let (first, others) = groups.split_first().ok_or(AmountError::NoDigits)?;
    let threes = others.iter().all(|group| group.len() == 3);
    // "0,850" is 0.85 where the comma is a point.
    if first.is_empty() || first.len() > 3 || first.starts_with('0') || !threes {
        return Err(AmountError::Grouping);
    }
    // "700 701" may be one figure or two; spaces part figures more often than thousands.
    let alike = first.len() == 3 && others.iter().all(|group| !group.starts_with('0'));
    if parting == ' ' && alike && !pounds {
        return Err(AmountError::Several);
    }
    Ok(groups.concat())
}

#[cfg(test)]
mod tests;
