//! Months over several years: their calendar, parts of them, and the years they lie in.
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
use casebook_model::case::Case;
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::working::{Origin, text, working};
use common::{figure, file, read};

/// Ten lamps a month are changed from October 2024 on, each saves £3 a week from the month after.
const LAMPS: &str = r#"
[axis.month]
from = "2024-10"
to = "2027-03"
[axis.year]
years = ["2024/25", "2025/26", "2026/27"]
[unit.lamp]
plural = "lamps"
[input.changed]
label = "Changed"
unit = "lamps"
over = ["month"]
assumed = "10"
why = "test"
[input.each]
label = "Each"
unit = "£/lamp/week"
assumed = "£3"
why = "test"
[calc.begun]
label = "Begun in the month, to the end of its year"
unit = "£"
formula = "changed * each * weeks_left"
[calc.by_year]
label = "By year"
unit = "£"
formula = "sum(if year_of_month = year then begun else none over month)"
[calc.lamps_by_year]
label = "Lamps by year"
unit = "lamps"
formula = "sum(if year_of_month = year then changed else none over month)"
[calc.first_year]
label = "First year"
unit = "£"
formula = "sum(begun over month from '2024-10' to '2025-03')"
[calc.all]
label = "All"
unit = "£"
formula = "sum(begun over month)"
[calc.left]
label = "Left"
unit = "month"
formula = "months_left"
[calc.days]
label = "Days"
unit = "days"
formula = "days_in_month"
[calc.starts]
label = "The first month with 100 lamps"
item_of = "month"
formula = "first(cumulative(changed over month) >= 100 [lamp] over month)"
"#;

fn lamps() -> Case {
    read(&file(LAMPS, &["changed", "each"], "all")).unwrap_or_else(|faults| panic!("{}", faults[0]))
}

fn number(case: &Case, name: &str, at: &str) -> Decimal {
    figure(case, name, at).number().unwrap()
}

#[test]
fn each_month_has_the_calendar_of_its_own_year() {
    let case = lamps();
    // From October: Mondays after the month up to 31 March 2025, which is one itself.
    for (month, weeks) in [
        ("2024-10", 22),
        ("2025-02", 5),
        ("2025-03", 0),
        ("2025-04", 48),
        ("2027-03", 0),
    ] {
        assert_eq!(
            number(&case, "weeks_left", month),
            Decimal::from(weeks),
            "{month}"
        );
    }
    for (month, left) in [
        ("2024-10", 5),
        ("2025-03", 0),
        ("2025-04", 11),
        ("2026-12", 3),
    ] {
        assert_eq!(number(&case, "left", month), Decimal::from(left), "{month}");
    }
    // 2024, not 2025, is a leap year; neither February of the axis has 29 days.
    assert_eq!(number(&case, "days", "2025-02"), Decimal::from(28));
}

#[test]
fn figures_by_the_month_become_figures_by_the_year() {
    let case = lamps();
    // Six months in the first year, and twelve in each that follows.
    for (year, changed) in [("2024/25", 60), ("2025/26", 120), ("2026/27", 120)] {
        assert_eq!(number(&case, "lamps_by_year", year), Decimal::from(changed));
    }
    // £30 a week, for 22 + 18 + 13 + 9 + 5 + 0 weeks of the first year.
    assert_eq!(number(&case, "by_year", "2024/25"), Decimal::from(30 * 67));
    assert_eq!(number(&case, "first_year", ""), Decimal::from(30 * 67));
    let years: Decimal = ["2024/25", "2025/26", "2026/27"]
        .map(|year| number(&case, "by_year", year))
        .iter()
        .sum();
    assert_eq!(number(&case, "all", ""), years);
    // The tenth month.
    let (index, quantity) = case.find("starts").unwrap();
    let value = Figures::paper(&case).at(&case, index, &Place::nowhere());
    assert_eq!(
        casebook_model::words::value(&case, quantity, &value),
        "July 2025"
    );
}

#[test]
fn the_sum_of_a_year_is_told_by_its_own_months() {
    let case = lamps();
    let figures = Figures::paper(&case);
    let (index, quantity) = case.find("lamps_by_year").unwrap();
    let place = case.place_from_code(quantity, "2024/25").unwrap();
    let working = working(&case, &figures, &figures, index, &place).unwrap();
    let Origin::Formula { words, numbers, .. } = working.origin else {
        panic!()
    };
    assert_eq!(
        text(&words),
        "the sum of (if Year of the month is the year: Changed; if not: nothing) over the months"
    );
    assert_eq!(
        text(&numbers),
        "10 lamps + 10 lamps + 10 lamps + 10 lamps + 10 lamps + 10 lamps"
    );
}

#[test]
fn a_series_comes_later_over_the_end_of_a_year() {
    let case = lamps();
    let (quantity, _) = case.find("changed").unwrap();
    let late = Change::Move {
        by: 3,
        on: Place::nowhere(),
    };
    let edits = Edits::none().with(
        &case,
        Edit {
            quantity,
            change: late,
        },
    );
    let now = Figures::now(&case, &edits, &Figures::paper(&case));
    let (index, quantity) = case.find("lamps_by_year").unwrap();
    let found = ["2024/25", "2025/26", "2026/27"].map(|year| {
        let place = case.place_from_code(quantity, year).unwrap();
        now.at(&case, index, &place)
    });
    assert_eq!(
        found,
        [30, 120, 120].map(|count| Value::Number(count.into()))
    );
}

fn told(from: &str, to: &str) -> Vec<String> {
    let text = file(LAMPS, &["changed", "each"], "all").replace(from, to);
    match read(&text) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.into_iter().map(|fault| fault.what).collect(),
    }
}

#[test]
fn months_that_are_none_are_told() {
    for (from, to, expected) in [
        (
            "from = \"2024-10\"",
            "from = \"October 2024\"",
            "`October 2024` is not a month such as 2020-04",
        ),
        (
            "from = \"2024-10\"",
            "from = \"2024-13\"",
            "`2024-13` is not a month such as 2020-04",
        ),
        (
            "from = \"2024-10\"",
            "from = \"2027-10\"",
            "[axis.month] ends before it begins",
        ),
        (
            "from = \"2024-10\"",
            "from = \"2004-10\"",
            "[axis.month] has more than 120 months",
        ),
        ("from = \"2024-10\"\n", "", "[axis.month] lacks `from`"),
        (
            "from = \"2024-10\"\nto = \"2027-03\"",
            "years = [\"2024/25\"]",
            "`month` is built in",
        ),
        (
            "years = [",
            "from = \"2024-10\"\nyears = [",
            "`from` is not known in [axis.year]",
        ),
        (
            "\"2026/27\"]",
            "]",
            "`year_of_month` needs an axis of years with every year in which a month lies",
        ),
    ] {
        let faults = told(from, to);
        assert!(
            faults.iter().any(|fault| fault.contains(expected)),
            "{to}: {faults:?}"
        );
    }
}
