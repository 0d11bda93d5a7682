//! What is wrong with a case file: place, sentence, and the nearest right thing.

use core::fmt;

/// One fault of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, as its author knows it.
    pub file: String,
    /// The line, counted from one.
    pub line: usize,
    /// What is wrong, in a sentence without a full stop.
    pub what: String,
    /// The nearest right thing.
    pub suggestion: Option<String>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)?;
        match &self.suggestion {
            Some(suggestion) => write!(f, "; did you mean `{suggestion}`?"),
            None => Ok(()),
        }
    }
}

/// A text as a message quotes it: what cannot be seen written out, and no longer than a line.
pub(crate) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let mut shown = String::new();
    for (count, c) in text.chars().enumerate() {
        if count == MOST {
            shown.push('…');
            break;
        }
        if matches!(c, '"' | '\'' | '\\') {
            shown.push(c);
        } else {
            shown.extend(c.escape_debug());
        }
    }
    shown
}

/// What a character is that cannot be seen.
pub(crate) fn invisible_words(c: char) -> String {
    let turns = matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let what = if turns {
        "a mark that turns the direction of the text"
    } else {
        "an invisible character"
    };
    format!("{what} (U+{:04X})", u32::from(c))
}

/// The name nearest to `wrong`, if one is near enough to be meant.
pub(crate) fn nearest<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let near = names
        .map(|name| (strsim::damerau_levenshtein(wrong, name), name))
        .min_by_key(|(distance, _)| *distance)?;
    let allowed = match wrong.chars().count() {
        0..=2 => 1,
        3..=5 => 2,
        _ => 3,
    };
    (near.0 <= allowed).then(|| near.1.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_near_is_suggested() {
        let names = ["agency_rate", "weeks_left", "low"];
        assert_eq!(
            nearest("agency_rat", names.into_iter()).as_deref(),
            Some("agency_rate")
        );
        assert_eq!(nearest("lwo", names.into_iter()).as_deref(), Some("low"));
        assert_eq!(nearest("placements", names.into_iter()), None);
    }
}
