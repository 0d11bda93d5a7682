//! What is said beside a figure that stays as typed, though it can hardly be meant.
#![cfg(feature = "authoring")]
#![allow(
    missing_docs,
    dead_code,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests, and what they share"
)]

mod common;

use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::caution::{caution, cautions};
use casebook_model::edit::{Change, Edit, Edits};
use common::{file, read};

/// What is said of a value of an input with this unit, and these lines in its file.
fn said(unit: &str, lines: &str, value: &str) -> Option<String> {
    let body = format!(
        "[input.a]\nlabel = \"A\"\nunit = \"{unit}\"\n{lines}\n\
         [input.b]\nlabel = \"B\"\nunit = \"£\"\nneeded = \"somebody\"\n\
         [calc.claimed]\nlabel = \"Claimed\"\nunit = \"£\"\nformula = \"b\"\n"
    );
    let case = read(&file(&body, &["a", "b"], "claimed")).unwrap_or_else(|f| panic!("{f:?}"));
    let (_, quantity) = case.find("a").unwrap();
    caution(&case, quantity, Decimal::from_str_exact(value).unwrap())
}

const EMPTY: &str = "needed = \"somebody\"";

#[test]
fn a_figure_outside_the_plausible_range_is_used_with_a_word() {
    let range = format!("{EMPTY}\nrange = [\"£800\", \"£900\"]");
    assert_eq!(
        said("£/child/week", &range, "85000").as_deref(),
        Some(
            "£800 to £900 a child a week is what Casebook takes for plausible. It stays as typed."
        )
    );
    assert!(said("£/child/week", &range, "799.99").is_some());
    for plausible in ["800", "850", "900"] {
        assert_eq!(said("£/child/week", &range, plausible), None);
    }
    let below = format!("{EMPTY}\nrange = [\"-£900\", \"-£800\"]");
    assert_eq!(
        said("£", &below, "0").as_deref(),
        Some("−£900 to −£800 is what Casebook takes for plausible. It stays as typed.")
    );
}

#[test]
fn a_count_is_at_least_nought() {
    let negative = Some("This is below nought. It stays as typed.".to_owned());
    assert_eq!(said("households", EMPTY, "-5"), negative);
    assert_eq!(said("placements/household", EMPTY, "-0.1"), negative);
    assert_eq!(said("1", &format!("{EMPTY}\nwhole = true"), "-1"), negative);
    assert_eq!(said("households", EMPTY, "0"), None);
    // Money and bare numbers have two signs; so has what the paper itself prints below nought.
    assert_eq!(said("£", EMPTY, "-5"), None);
    assert_eq!(said("£/child/week", EMPTY, "-5"), None);
    assert_eq!(said("1", EMPTY, "-5"), None);
    assert_eq!(
        said("children", "printed = \"-3\"\nsource = \"here\"", "-5"),
        None
    );
}

#[test]
fn a_share_is_at_most_the_whole() {
    let more = Some("This is more than 100%. It stays as typed.".to_owned());
    assert_eq!(said("%", EMPTY, "1.000001"), more);
    assert_eq!(said("%", EMPTY, "1"), None);
    assert_eq!(
        said("%", &format!("{EMPTY}\nrange = [\"0%\", \"150%\"]"), "1.2"),
        None
    );
    assert_eq!(said("%", "assumed = \"110%\"\nwhy = \"test\"", "1.2"), None);
}

#[test]
fn a_length_of_time_is_at_most_a_year() {
    for (unit, within, beyond, most) in [
        ("months", "12", "13", "12 months"),
        ("weeks", "53", "54", "53 weeks"),
        ("days", "366", "367", "366 days"),
    ] {
        let more = format!("This is more than {most}. It stays as typed.");
        assert_eq!(said(unit, EMPTY, within), None);
        assert_eq!(said(unit, EMPTY, beyond), Some(more));
    }
    assert_eq!(said("years", EMPTY, "13"), None);
    assert_eq!(said("£/month", EMPTY, "13"), None);
    assert_eq!(
        said("months", "printed = \"36\"\nsource = \"here\"", "40"),
        None
    );
}

#[test]
fn the_file_has_the_last_word() {
    let bounds =
        format!("{EMPTY}\nat_least = \"-2\"\nat_most = \"10 months\"\nrange = [\"0\", \"6\"]");
    let said = |value| said("months", &bounds, value);
    assert_eq!(
        said("-3").as_deref(),
        Some("This is less than −2 months. It stays as typed.")
    );
    assert_eq!(
        said("11").as_deref(),
        Some("This is more than 10 months. It stays as typed.")
    );
    assert_eq!(
        said("7").as_deref(),
        Some("0 to 6 months is what Casebook takes for plausible. It stays as typed.")
    );
    assert_eq!(said("6"), None);
}

#[test]
fn what_edits_make_of_a_series_is_told_cell_by_cell() {
    let body = "[input.a]\nlabel = \"A\"\nunit = \"children\"\nover = [\"month\"]\nassumed = \"4\"\nwhy = \"test\"\n\
         range = [\"1\", \"5\"]\n\
         [calc.claimed]\nlabel = \"Claimed\"\nunit = \"children\"\nformula = \"sum(a over month)\"\n";
    let case = read(&file(body, &["a"], "claimed")).unwrap_or_else(|f| panic!("{f:?}"));
    let (quantity, _) = case.find("a").unwrap();
    let told = |changes: Vec<Change>| {
        let edits = changes.into_iter().fold(Edits::none(), |edits, change| {
            edits.with(&case, Edit { quantity, change })
        });
        let told = cautions(&case, &edits);
        assert!(told.iter().all(|caution| caution.quantity == quantity));
        told.into_iter()
            .map(|caution| (caution.cell, caution.words))
            .collect::<Vec<_>>()
    };
    let (all, n) = (Place::nowhere(), Decimal::from);
    assert_eq!(
        told(vec![Change::Set(vec![(0, Some(n(5))), (1, None)])]),
        []
    );
    let twice = Change::Scale {
        on: all,
        share: n(2),
    };
    let range =
        "1 to 5 children is what Casebook takes for plausible. It stays as typed.".to_owned();
    assert_eq!(told(vec![twice.clone()]).len(), 12);
    assert_eq!(told(vec![twice.clone()])[11], (11, range));
    assert_eq!(
        told(vec![Change::Set(vec![(3, Some(n(-1)))])]),
        [(3, "This is below nought. It stays as typed.".to_owned())]
    );
}
