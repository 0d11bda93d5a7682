//! The words of a unit that may stand after a figure: `6.1 years`, `£850 a child a week`, `£200k p.a.`
//!
//! ```text
//! words   = { name [ power ] | below name [ power ] | short }
//! below   = "a" | "an" | "per" | "each" | "every" | "/"
//! power   = squared | cubed | to the power of 4 …
//! short   = p.a. | pa | pcm | p.w. | pw
//! ```

use crate::unit::{HIGHEST, Unit, UnitBook, raised};

/// What stands before a name that is divided by.
const BELOW: [&str; 6] = ["per ", "each ", "every ", "an ", "a ", "/"];

/// A name with its "per" in one.
const SHORT: [(&str, &str); 8] = [
    ("p.a.", "year"),
    ("p.a", "year"),
    ("pa", "year"),
    ("per annum", "year"),
    ("pcm", "month"),
    ("p.w.", "week"),
    ("p.w", "week"),
    ("pw", "week"),
];

/// Whole posts, and what posts are counted in where a case has no unit of that name in its sum.
const FTE: &str = "FTE";

/// Other names of units.
const ALIASES: [(&str, &str); 9] = [
    ("hr", "hour"),
    ("hrs", "hour"),
    ("fte", FTE),
    ("wte", FTE),
    ("yrs", "year"),
    ("yr", "year"),
    ("mths", "month"),
    ("wks", "week"),
    ("wk", "week"),
];

/// Lengths of time; money without one of them is that of the financial year.
pub(crate) const TIMES: [&str; 4] = ["day", "week", "month", "year"];

/// Whether the words after a figure say what `unit` measures in, or part of it.
pub(crate) fn says(words: &str, unit: &Unit, book: &UnitBook) -> bool {
    let Some(factors) = factors(words, book) else {
        return false;
    };
    let own = |name: &str| book.find(name).map_or(0, |name| unit.power(name));
    let power = |name: &str| match own(name) {
        0 if name == FTE => own("post"),
        power => power,
    };
    let timed = TIMES.iter().any(|time| power(time) < 0);
    let yearly = unit.sign(book).is_some() && !timed;
    factors.into_iter().all(|factor| {
        let name = factor.name;
        let raised = factor
            .raised
            .is_none_or(|raised| power(name).unsigned_abs() == raised);
        raised
            && match factor.below {
                false => power(name) > 0,
                true => power(name) < 0 || (yearly && name == "year"),
            }
    })
}

/// Whether words after a figure are those of some unit.
pub(crate) fn is_unit(words: &str, book: &UnitBook) -> bool {
    factors(words, book).is_some()
}

/// A name in the words of a unit.
struct Factor<'a> {
    name: &'a str,
    /// Whether it is divided by.
    below: bool,
    /// Its power, if the words say one.
    raised: Option<u8>,
}

/// The names in some words; `None` if there is anything else.
fn factors<'a>(words: &str, book: &'a UnitBook) -> Option<Vec<Factor<'a>>> {
    let mut rest = words.trim();
    let mut factors = Vec::new();
    while !rest.is_empty() {
        let entries = book.entries.iter().flat_map(|entry| {
            [entry.plural.as_str(), entry.name.as_str()].map(|said| (said, entry.name.as_str()))
        });
        let (name, below, after) = if let Some((name, after)) = named(rest, SHORT.into_iter()) {
            (name, true, after)
        } else {
            let below = BELOW.iter().find_map(|word| stripped(rest, word));
            let text = below.unwrap_or(rest).trim_start();
            let (name, after) = named(text, entries.chain(ALIASES))?;
            (name, below.is_some(), after)
        };
        let power = (2..=HIGHEST.unsigned_abs())
            .find_map(|power| Some((power, stripped(after, &raised(power)?)?)));
        let (raised, after) = match power {
            Some((power, after)) => (Some(power), after.trim_start()),
            None => (None, after),
        };
        factors.push(Factor {
            name,
            below,
            raised,
        });
        rest = after;
    }
    Some(factors)
}

/// The longest of some words that a text begins with, what it names, and what stands after it.
fn named<'a, 't>(
    text: &'t str,
    words: impl Iterator<Item = (&'a str, &'a str)>,
) -> Option<(&'a str, &'t str)> {
    words
        .filter_map(|(said, name)| {
            let rest = stripped(text, said)?;
            let whole = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '.');
            whole.then_some((said.len(), name, rest.trim_start()))
        })
        .max_by_key(|(length, ..)| *length)
        .map(|(_, name, rest)| (name, rest))
}

/// What stands after a word, in large or small letters.
fn stripped<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::tests::book;

    #[test]
    fn the_words_after_a_figure_are_those_of_its_unit() {
        let mut book = book();
        book.entries.push(crate::unit::UnitEntry {
            name: "FTE".to_owned(),
            plural: "FTE".to_owned(),
            symbol: None,
        });
        let said = |unit: &str, words: &str| says(words, &Unit::parse(unit, &book).unwrap(), &book);
        for (unit, words) in [
            ("years", "years"),
            ("weeks", "Week"),
            ("£/child/week", "a child a week"),
            ("£/child/week", "per week"),
            ("£/child/week", "/child/week"),
            ("£/child/week", "per child / week"),
            ("£/child/week", "p.w."),
            ("£", "pounds"),
            ("£", "p.a."),
            ("£", "per annum"),
            ("£/year", "a year"),
            ("£/child", "pa"),
            ("posts", "FTE"),
            ("FTE", "FTE"),
            ("£/FTE", "per FTE"),
            ("FTE", "wte"),
            ("£", "Per Annum"),
            ("£/week^2", "a week squared"),
            ("week^4", "weeks to the power of 4"),
        ] {
            assert!(said(unit, words), "{unit}: {words}");
        }
        for (unit, words) in [
            ("FTE", "posts"),
            ("£/child/week", "p.a."),
            ("£/child/week", "a year"),
            ("£/week", "weeks"),
            ("children", "a year"),
            ("years", "weeks"),
            ("1", "years"),
            ("years", "yearsago"),
            ("years", "years ago"),
            ("£", "a"),
            ("£/week", "a week squared"),
            ("week^3", "weeks squared"),
            ("weeks", "squared"),
        ] {
            assert!(!said(unit, words), "{unit}: {words}");
        }
    }
}
