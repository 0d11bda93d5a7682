//! Names and texts of a case file, from whatever stands at the heads of a table.

use casebook_model::amount::is_invisible;
use std::collections::BTreeSet;

/// What has a meaning of its own in formulas and may name nothing. A test holds it to the language.
const RESERVED: &[&str] = &[
    "and",
    "at",
    "count",
    "cumulative",
    "days_in_each_year",
    "days_in_month",
    "days_in_year",
    "days_left",
    "discounted",
    "else",
    "first",
    "first_to_stay",
    "from",
    "highest",
    "if",
    "known",
    "largest",
    "lowest",
    "max",
    "mean",
    "min",
    "month",
    "months_in_year",
    "months_left",
    "no",
    "none",
    "not",
    "or",
    "otherwise",
    "over",
    "paper",
    "position",
    "previous",
    "printed",
    "product",
    "round",
    "round_down",
    "round_up",
    "smallest",
    "sum",
    "then",
    "to",
    "uprated",
    "weeks_in_each_year",
    "weeks_in_month",
    "weeks_in_year",
    "weeks_left",
    "year_of_month",
    "yes",
];

/// The longest label. A head that is longer is a sentence.
const LONGEST: usize = 160;

/// The longest name, with room for a number behind it.
const LONGEST_NAME: usize = 44;

/// Names that are given once.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// A name for a quantity or an axis: small letters, digits and `_`.
    pub(super) fn name(&mut self, text: &str, otherwise: &str) -> String {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let mut name = slug(text, plain);
        // What begins with a digit, or is a word or a function of formulas, is no name.
        if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
            name = match name.is_empty() {
                true => otherwise.to_owned(),
                false => [otherwise, "_", &name].concat(),
            };
        }
        name.truncate(LONGEST_NAME);
        if RESERVED.contains(&name.as_str()) {
            name.push_str("_figures");
        }
        self.once(name)
    }

    /// The id of an item of an axis: also as a year is written, `2024/25`.
    pub(super) fn id(&mut self, text: &str, otherwise: &str) -> String {
        let plain =
            |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '/' | '-');
        let id = slug(text, plain);
        self.once(match id.is_empty() {
            true => otherwise.to_owned(),
            false => id,
        })
    }

    fn once(&mut self, name: String) -> String {
        let numbered = (2_usize..).map(|number| format!("{name}_{number}"));
        let mut all = core::iter::once(name.clone()).chain(numbered);
        let free = all.find(|it| !self.0.contains(it)).unwrap_or_default();
        self.0.insert(free.clone());
        free
    }
}

/// A text in small letters, with `_` between what is left of it.
fn slug(text: &str, plain: fn(char) -> bool) -> String {
    let mut slug = String::new();
    for c in text.to_lowercase().chars() {
        if slug.len() >= LONGEST_NAME {
            break;
        }
        match c {
            '\'' | '’' => {}
            c if plain(c) => slug.push(c),
            _ if slug.ends_with('_') || slug.is_empty() => {}
            _ => slug.push('_'),
        }
    }
    slug.trim_matches(['_', '/', '-']).to_owned()
}

/// A head or label as a case file may have it: on one line, with nothing that cannot be seen.
pub(super) fn label(text: &str) -> String {
    on_one_line(text).chars().take(LONGEST).collect()
}

/// A text on one line, with nothing that cannot be seen.
pub(super) fn on_one_line(text: &str) -> String {
    let seen: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control() && !is_invisible(*c))
        .collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    words.join(" ")
}

/// A text between quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use casebook_model::authoring::{FUNCTIONS, syntax};
    use casebook_model::calendar::CalendarQuantity;

    #[test]
    fn no_name_has_a_meaning_of_its_own() {
        let calendar = CalendarQuantity::ALL.iter().map(|it| it.name());
        let words = syntax::KEYWORDS.iter().chain(&FUNCTIONS).copied();
        for word in words.chain(calendar).chain(["month"]) {
            let name = Names::default().name(word, "row");
            assert_ne!(name, word, "a row called {word}");
        }
    }

    #[test]
    fn names_and_ids_are_given_once() {
        let mut names = Names::default();
        let mut name = |text| names.name(text, "row");
        assert_eq!(name("Adult’s social care"), "adults_social_care");
        assert_eq!(name("Adults: social care!"), "adults_social_care_2");
        assert_eq!(name("2024/25"), "row_2024_25");
        assert_eq!(
            (name("£"), name("")),
            ("row".to_owned(), "row_2".to_owned())
        );
        assert_eq!(Names::default().id("2024/25", "c1"), "2024/25");
        assert_eq!(Names::default().id("“–”", "c1"), "c1");
    }

    #[test]
    fn what_cannot_be_seen_is_left_out_of_a_label() {
        assert_eq!(label(" a\u{200b}\u{202e} “b”\n c\\\"\u{7} "), "a “b” c\\\"");
        assert_eq!(quoted("a \"b\" \\"), "\"a \\\"b\\\" \\\\\"");
    }
}
