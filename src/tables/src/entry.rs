//! What stands in a cell. Figures go through the one grammar of amounts; what is added here is what
//! only tables have: dashes for nothing, marks of revision, misprints that can be read two ways.

use casebook_model::amount::{self, AmountError};
use casebook_model::printed::Printed;
use rust_decimal::Decimal;

/// A figure as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// As it stands in the cell.
    pub text: String,
    /// Its value in the measure of its column; per cent as a share.
    pub value: Decimal,
    /// The size of its last printed digit.
    pub step: Decimal,
    /// Whether it is written as per cent.
    pub percent: bool,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Nothing, a dash, `n/a`.
    Blank,
    /// Words.
    Words,
    /// A figure.
    Figure(Figure),
    /// Digits that are no figure as they stand (`0.062)`, `281,4074`), with what they could be.
    Misprint {
        /// As it stands in the cell.
        text: String,
        /// The figures it may be meant for.
        readings: Vec<Figure>,
    },
}

/// Reads a cell.
pub(crate) fn entry(text: &str) -> Entry {
    let bare = without_notes(text.trim());
    if bare.is_empty() {
        return Entry::Blank;
    }
    match amount::read(bare) {
        Ok(read) => Entry::Figure(Figure {
            text: text.trim().to_owned(),
            value: read.value,
            step: read.step,
            percent: read.percent,
        }),
        Err(AmountError::NotKnown) => Entry::Blank,
        Err(AmountError::Bracket | AmountError::Grouping) => misprint(text.trim(), bare),
        Err(_) if nothing(bare) => Entry::Blank,
        Err(_) => hedged(text.trim(), bare),
    }
}

/// A figure with a hedge: `c. £0.5m`. A range is none.
fn hedged(text: &str, bare: &str) -> Entry {
    // "20/21" is a year in a table, and no fraction.
    let digits = bare.contains(|c: char| c.is_ascii_digit()) && !bare.contains('/');
    match Printed::read(bare) {
        Ok(printed) if digits && printed.upper.is_none() && bare.len() < 24 => {
            Entry::Figure(Figure {
                text: text.to_owned(),
                value: printed.value,
                step: printed.step,
                percent: bare.contains('%'),
            })
        }
        _ => Entry::Words,
    }
}

/// Words for nothing, and what a spreadsheet writes where a sum fails.
fn nothing(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    matches!(
        lower.as_str(),
        "£-" | "£–" | "- %" | ".." | ":" | "z" | "c" | "[x]" | "[z]" | "[c]"
    ) || (text.starts_with('#') && text.ends_with(['!', '?', 'A']))
}

/// Digits with a bracket too few, or with a comma in the wrong place.
fn misprint(text: &str, bare: &str) -> Entry {
    let digits: String = bare
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '.' || *c == '%')
        .collect();
    let most = bare.chars().filter(|c| c.is_alphabetic()).count() == 0;
    let Ok(read) = amount::read(&digits) else {
        return Entry::Words;
    };
    if !most {
        return Entry::Words;
    }
    let figure = |value: Decimal| Figure {
        text: text.to_owned(),
        value,
        step: read.step,
        percent: read.percent,
    };
    let below = casebook_model::number::negated(read.value);
    Entry::Misprint {
        text: text.to_owned(),
        readings: if bare.contains(['(', ')']) {
            vec![figure(below), figure(read.value)]
        } else {
            vec![figure(read.value)]
        },
    }
}

/// A cell without the marks that point to a footnote or call it revised: `1,200 [2]`, `1,200(r)`,
/// `1,200r`.
fn without_notes(text: &str) -> &str {
    let mut bare = text;
    loop {
        let before = bare;
        for (open, close) in [('[', ']'), ('(', ')')] {
            let Some((head, mark)) = bare.strip_suffix(close).and_then(|it| it.rsplit_once(open))
            else {
                continue;
            };
            let mark_like = mark.len() <= 3
                && (open == '[' || mark.chars().all(|c| c.is_ascii_lowercase()))
                && mark.chars().all(|c| c.is_ascii_alphanumeric());
            if mark_like && ends_in_digit(head) {
                bare = head.trim_end();
            }
        }
        if let Some(head) = bare.strip_suffix(['r', 'e', 'f'])
            && head.ends_with(|c: char| c.is_ascii_digit())
        {
            bare = head;
        }
        if bare == before {
            return bare;
        }
    }
}

fn ends_in_digit(text: &str) -> bool {
    text.trim_end()
        .ends_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | '%'))
}

/// Whether a text is a figure, or digits meant for one.
pub(crate) fn is_figure(text: &str) -> bool {
    matches!(entry(text), Entry::Figure(_) | Entry::Misprint { .. })
}

/// Whether a text is a dash in the place of a figure.
pub(crate) fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "−")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> String {
        match entry(text) {
            Entry::Figure(figure) => casebook_model::number::plain(figure.value),
            Entry::Misprint { readings, .. } => readings
                .iter()
                .map(|it| casebook_model::number::plain(it.value))
                .collect::<Vec<_>>()
                .join(" or "),
            Entry::Blank => "blank".to_owned(),
            Entry::Words => "words".to_owned(),
        }
    }

    #[test]
    fn reads_what_stands_in_the_cells_of_tables() {
        for (text, expected) in [
            ("1,200", "1200"),
            ("(300)", "-300"),
            ("£1,234.50", "1234.5"),
            ("65.2%", "0.652"),
            ("", "blank"),
            ("–", "blank"),
            ("n/a", "blank"),
            ("none", "blank"),
            ("#DIV/0!", "blank"),
            ("1,200 [2]", "1200"),
            ("1,200(r)", "1200"),
            ("1,200r", "1200"),
            ("1,200*", "1200"),
            ("1,200¹", "1200"),
            ("(5)", "-5"),
            ("c£0.5m", "500000"),
            ("0.062)", "-0.062 or 0.062"),
            ("(281,4074)", "-2814074 or 2814074"),
            ("£000", "words"),
            ("2024/25", "words"),
            ("20/21", "words"),
            ("4/12/19", "words"),
            ("A/R.6.255", "words"),
            ("£800-£900", "words"),
            ("two", "words"),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }
}
