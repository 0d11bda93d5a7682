//! Which cases the list shows, and in which order.

use super::unknown::Part;
use crate::state::filter::Filter;
use casebook_analysis::catalogue::{Entry, folded};
use casebook_analysis::checks::Verdict;

/// The states of the checks that a list can be narrowed to: name in the address and words.
pub const STATES: [(&str, &str); 3] = [
    ("differ", "Some differ"),
    ("agree", "All agree"),
    ("need", "Needs figures"),
];

/// The orders of the list besides the usual one, in which those that differ come first: name in the
/// address and words.
pub const ORDERS: [(&str, &str); 2] = [("year", "By year"), ("size", "By size")];

/// The cases a filter leaves, in its order. `words` are those of every case's description, in the
/// order of the catalogue, as far as they have arrived.
#[must_use]
pub fn narrowed<'a>(catalogue: &'a [Entry], words: &[String], filter: &Filter) -> Vec<&'a Entry> {
    let having = |searched: &str| -> Vec<&Entry> {
        let each = catalogue.iter().enumerate();
        each.filter(|(position, entry)| {
            let words = words.get(*position).map_or("", String::as_str);
            fits(entry, filter) && speaks_of(entry, words, searched)
        })
        .map(|(_, entry)| entry)
        .collect()
    };
    let mut list = having(&filter.words);
    // What is hyphenated in no case may be two words there.
    if list.is_empty() && filter.words.contains('-') {
        list = having(&filter.words.replace('-', " "));
    }
    match filter.order.as_str() {
        "size" => list.sort_by_key(|entry| std::cmp::Reverse(entry.pounds.map(i64::abs))),
        "year" => list.sort_by_key(|entry| by_year(entry)),
        _ => list.sort_by_key(|entry| {
            let differ = std::cmp::Reverse(entry.checks.differ);
            (rank(entry), differ, by_year(entry))
        }),
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

fn by_year(entry: &Entry) -> [&String; 3] {
    [&entry.year, &entry.council, &entry.title]
}

/// How soon a case deserves a look: its claim differs, another print differs, it waits for figures,
/// all else. Within that those come first of which most differs.
fn rank(entry: &Entry) -> u8 {
    match entry.verdict {
        Some(Verdict::Differs) => 0,
        _ if entry.checks.differ > 0 => 1,
        _ if waits(entry) => 2,
        _ => 3,
    }
}

fn waits(entry: &Entry) -> bool {
    entry.checks.need > 0 || entry.calculated.is_none()
}

fn fits(entry: &Entry, filter: &Filter) -> bool {
    let one_of = |wanted: &str, is: &str| wanted.is_empty() || wanted == is;
    let checks = entry.checks;
    let state = match filter.checks.as_str() {
        "differ" => checks.differ > 0,
        "agree" => checks.differ == 0 && checks.need == 0 && !is_bare(entry),
        "need" => waits(entry),
        other => other.is_empty(),
    };
    state
        && one_of(&filter.council, &entry.council)
        && one_of(&filter.year, &entry.year)
        && one_of(&filter.theme, &entry.theme)
}

/// Whether there is nothing to check: no print that a sum stands beside.
fn is_bare(entry: &Entry) -> bool {
    entry.checks.agree == 0 && entry.checks.round == 0 && entry.checks.differ == 0
}

/// Whether a case has every word that is searched for, in what the list shows of it or in `words`.
fn speaks_of(entry: &Entry, words: &str, searched: &str) -> bool {
    let shown = [&entry.title, &entry.council, &entry.year, &entry.theme].into_iter();
    let shown: Vec<String> = shown
        .chain(&entry.references)
        .map(|text| folded(text))
        .collect();
    let has = |word: &str| words.contains(word) || shown.iter().any(|text| text.contains(word));
    searched.split_whitespace().all(|word| has(&folded(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::{File, Library};

    /// The ids a filter leaves, without their council and year.
    fn left(name: &str, value: &str) -> Vec<String> {
        let library = Library::of(&[File::Words]);
        let words = library.words();
        let words = words.here().unwrap();
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
    fn words_find_what_the_paper_calls_it_whatever_the_punctuation_and_case() {
        let placements = ["placement-mix-and-demand"];
        for code in [
            "TR001532",
            "tr001532",
            "A/R.6.255",
            "AR6.255",
            "a/r 6.255",
            "(A/R.6.266)",
        ] {
            assert_eq!(left("words", code), placements, "{code}");
        }
        // The paper's own title, with either apostrophe or none.
        for title in [
            "Placement composition and reduction",
            "stretch target: Demand Management",
        ] {
            assert_eq!(left("words", title), placements, "{title}");
        }
        for title in [
            "Children\u{2019}s Disability 0 - 25",
            "children's disability 0-25",
            "CHILDRENS DISABILITY",
        ] {
            assert_eq!(left("words", title), ["disability-0-25"], "{title}");
        }
        for year in ["2020/21", "2020-21"] {
            let found = left("words", year);
            assert!(found.len() >= 7, "{year}: {found:?}");
            assert!(!found.contains(&"childrens-centres".to_owned()), "{year}");
        }
        // The label of an input, a background print, and the document's title.
        for words in ["agency IFA", "recruit and approve"] {
            let found = left("words", words);
            assert!(
                found.contains(&placements[0].to_owned()),
                "{words}: {found:?}"
            );
        }
        assert_eq!(left("words", "form CSCH006"), ["budget-pressure"]);
        // A hyphen is no gap where some case has the word, and one where none has.
        assert_eq!(left("words", "home-start"), ["voluntary-grants"]);
        assert_eq!(left("words", "foster-carer-stretch"), placements);
        assert!(left("words", "\u{5b66}\u{6821}").is_empty());
    }

    #[test]
    fn looked_after_and_in_care_find_the_same() {
        let looked_after = left("words", "looked after");
        assert!(looked_after.len() > 5, "{looked_after:?}");
        assert_eq!(looked_after, left("words", "Looked-After"));
        let in_care = left("words", "in care");
        for id in ["looked-after-children", "care-transport", "budget-pressure"] {
            assert!(looked_after.contains(&id.to_owned()), "{id}");
            assert!(in_care.contains(&id.to_owned()), "{id}");
        }
    }

    #[test]
    fn those_that_differ_come_first_unless_another_order_is_asked_for() {
        let library = Library::new();
        let catalogue = library.catalogue();
        let ranks: Vec<u8> = narrowed(catalogue, &[], &Filter::default())
            .into_iter()
            .map(rank)
            .collect();
        assert!(
            ranks.is_sorted() && ranks.contains(&1) && ranks.contains(&3),
            "{ranks:?}"
        );
        // Seven that differ, and then one.
        assert_eq!(
            left("order", "")[..2],
            ["placement-mix-and-demand", "childrens-centres"]
        );
        // A claim that differs comes before a print that differs.
        let mut cases = [catalogue[0].clone(), catalogue[1].clone()];
        for case in &mut cases {
            case.checks.differ = 1;
        }
        cases[1].verdict = Some(Verdict::Differs);
        let first = narrowed(&cases, &[], &Filter::default())[0];
        assert_eq!(first.id, cases[1].id);
        let years: Vec<String> = {
            let by_year = Filter::default().with("order", "year".to_owned());
            let list = narrowed(catalogue, &[], &by_year).into_iter();
            list.map(|entry| entry.year.clone()).collect()
        };
        assert!(years.is_sorted(), "{years:?}");
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
