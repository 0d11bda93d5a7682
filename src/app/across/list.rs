//! Which cases the list shows, and in which order.

use super::unknown::Part;
use crate::state::filter::Filter;
use casebook_analysis::catalogue::Entry;

/// The states of the checks that a list can be narrowed to: name in the address and words.
pub const STATES: [(&str, &str); 3] = [
    ("differ", "Some differ"),
    ("agree", "All agree"),
    ("need", "Needs figures"),
];

/// The name in the address of the order by size.
pub const BY_SIZE: &str = "size";

/// The cases a filter leaves, in its order. `words` are those of every case's description, in the
/// order of the catalogue, as far as they have arrived.
#[must_use]
pub fn narrowed<'a>(catalogue: &'a [Entry], words: &[String], filter: &Filter) -> Vec<&'a Entry> {
    let mut list: Vec<&Entry> = catalogue
        .iter()
        .enumerate()
        .filter(|(position, entry)| {
            let words = words.get(*position).map_or("", String::as_str);
            fits(entry, words, filter)
        })
        .map(|(_, entry)| entry)
        .collect();
    match filter.order.as_str() {
        BY_SIZE => list.sort_by_key(|entry| std::cmp::Reverse(entry.pounds.map(i64::abs))),
        _ => list.sort_by_key(|entry| (&entry.year, &entry.council, &entry.title)),
    }
    list
}

/// What a filter asks for that there is none of.
#[must_use]
pub fn unknown_parts(catalogue: &[Entry], filter: &Filter) -> Vec<Part> {
    let checks = Part::checks(&filter.checks);
    let has_state = filter.checks.is_empty() || STATES.iter().any(|it| it.0 == filter.checks);
    [
        Part::council(&filter.council).unless(catalogue, |entry| &entry.council),
        Part::year(&filter.year).unless(catalogue, |entry| &entry.year),
        Part::theme(&filter.theme).unless(catalogue, |entry| &entry.theme),
        (!has_state).then_some(checks),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn fits(entry: &Entry, words: &str, filter: &Filter) -> bool {
    let one_of = |wanted: &str, is: &str| wanted.is_empty() || wanted == is;
    let checks = entry.checks;
    let state = match filter.checks.as_str() {
        "differ" => checks.differ > 0,
        "agree" => checks.differ == 0 && checks.need == 0 && !is_bare(entry),
        "need" => checks.need > 0 || entry.calculated.is_none(),
        other => other.is_empty(),
    };
    state
        && one_of(&filter.council, &entry.council)
        && one_of(&filter.year, &entry.year)
        && one_of(&filter.theme, &entry.theme)
        && filter
            .words
            .to_ascii_lowercase()
            .split_whitespace()
            .all(|word| speaks_of(entry, words, word))
}

/// Whether there is nothing to check: no print that a sum stands beside.
fn is_bare(entry: &Entry) -> bool {
    entry.checks.agree == 0 && entry.checks.round == 0 && entry.checks.differ == 0
}

/// Whether a case's title, reference or description has a word, in small letters.
fn speaks_of(entry: &Entry, words: &str, word: &str) -> bool {
    words.contains(word)
        || [&entry.title, &entry.council, &entry.year, &entry.theme]
            .into_iter()
            .chain(&entry.references)
            .any(|text| text.to_ascii_lowercase().contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::{File, Library};

    /// The ids a filter leaves, without their council and year.
    fn left(name: &str, value: &str) -> Vec<String> {
        let library = Library::of(&[File::Words]);
        let words = library.words().here().unwrap();
        let filter = Filter::default().with(name, value.to_owned());
        narrowed(library.catalogue(), words, &filter)
            .into_iter()
            .map(|entry| entry.id.rsplit('/').next().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn what_there_is_none_of_is_known_and_fits_nothing() {
        let library = Library::new();
        let names = |filter: &Filter| -> Vec<&'static str> {
            let parts = unknown_parts(library.catalogue(), filter);
            parts.iter().map(|part| part.name).collect()
        };
        for name in ["council", "year", "theme", "checks"] {
            let filter = Filter::default().with(name, "1999".to_owned());
            assert_eq!(names(&filter), [name]);
            assert!(
                narrowed(library.catalogue(), &[], &filter).is_empty(),
                "{name}"
            );
        }
        let entry = &library.catalogue()[0];
        let known = Filter {
            council: entry.council.clone(),
            year: entry.year.clone(),
            theme: entry.theme.clone(),
            checks: "need".to_owned(),
            ..Filter::default()
        };
        assert_eq!(names(&known), [""; 0]);
    }

    #[test]
    fn words_find_titles_references_and_descriptions() {
        assert_eq!(left("words", "").len(), Library::new().catalogue().len());
        // The reference that two papers gave to different cases.
        assert_eq!(
            left("words", "a/r.6.210"),
            [
                "special-transport-retendering",
                "asylum-seeking-young-people"
            ]
        );
        assert_eq!(
            left("words", "MOSAIC automation"),
            ["automation-and-mosaic"]
        );
        // Words of a description alone.
        assert_eq!(
            left("words", "universal credit"),
            ["local-assistance-scheme"]
        );
        assert!(left("words", "no such word anywhere").is_empty());
    }

    #[test]
    fn years_councils_and_themes_narrow_the_list() {
        assert_eq!(left("year", "2021/22").len(), 4);
        assert_eq!(
            left("council", "Monmouthshire County Council"),
            ["budget-pressure"]
        );
        assert_eq!(left("theme", "Transport").len(), 5);
        let library = Library::new();
        let mut themes: Vec<&str> = library
            .catalogue()
            .iter()
            .map(|entry| entry.theme.as_str())
            .collect();
        themes.sort_unstable();
        themes.dedup();
        assert!(
            themes.len() <= 8,
            "a list to choose from is short: {themes:?}"
        );
    }

    #[test]
    fn a_case_without_a_checked_figure_does_not_count_as_agreeing() {
        // Nothing is printed for it at all.
        assert!(!left("checks", "agree").contains(&"education-support".to_owned()));
        assert!(left("checks", "need").contains(&"education-support".to_owned()));
    }

    #[test]
    fn the_largest_comes_first_when_asked() {
        // £2,537,000, £2m and £1,500K.
        assert_eq!(
            left("order", "size")[..3],
            [
                "budget-pressure",
                "placement-mix-and-demand",
                "looked-after-children"
            ]
        );
    }
}
