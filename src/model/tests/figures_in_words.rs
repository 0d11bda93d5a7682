//! How figures of a case, and what lies between them, read.
#![cfg(feature = "authoring")]
#![allow(
    missing_docs,
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

mod common;

use casebook_model::Decimal;
use casebook_model::case::{Case, Quantity};
use casebook_model::value::Value;
use casebook_model::words;
use proptest::prelude::*;
use std::sync::LazyLock;

static CASE: LazyLock<Case> = LazyLock::new(|| {
    let body = "[input.cost]\nlabel = \"Cost\"\nunit = \"£\"\nassumed = \"1\"\nwhy = \"test\"\n\
         [input.share]\nlabel = \"Share\"\nunit = \"%\"\nassumed = \"1%\"\nwhy = \"test\"\n\
         [input.whole]\nlabel = \"Whole pounds\"\nunit = \"£\"\nassumed = \"1\"\nwhy = \"test\"\n\
         decimals = 0\n\
         [input.on]\nlabel = \"On\"\nyes_no = true\nassumed = \"yes\"\nwhy = \"test\"\n\
         [calc.money]\nlabel = \"Money\"\nunit = \"£\"\nformula = \"cost\"\n\
         [calc.rounded]\nlabel = \"Rounded\"\nunit = \"£\"\nformula = \"cost\"\ndecimals = 0\n\
         [calc.part]\nlabel = \"Part\"\nunit = \"%\"\nformula = \"share\"\n\
         [calc.tenth]\nlabel = \"Tenth\"\nunit = \"%\"\nformula = \"share\"\ndecimals = 1\n\
         [calc.children]\nlabel = \"Children\"\nunit = \"children\"\nformula = \"share * 1 [child]\"\n";
    let inputs = ["cost", "share", "whole", "on"];
    common::read(&common::file(body, &inputs, "money"))
        .unwrap_or_else(|faults| panic!("{faults:?}"))
});

fn quantity(name: &str) -> &'static Quantity {
    CASE.find(name).unwrap().1
}

fn d(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

fn change(name: &str, before: &str, now: &str) -> String {
    words::change(&CASE, quantity(name), d(before), d(now)).unwrap_or_else(|| "the same".to_owned())
}

#[test]
fn a_difference_shows_as_many_digits_as_it_takes() {
    for (name, before, now, expected) in [
        ("money", "1000", "73000", "£72,000 more"),
        ("money", "1000", "999.50", "£0.50 less"),
        ("money", "1000", "1000.004", "£0.004 more"),
        ("rounded", "1000", "1000.4", "£0.40 more"),
        ("money", "1000", "1000", "the same"),
        ("money", "1000", "1000.00000000000000000001", "the same"),
        ("children", "20", "21", "1 child more"),
        ("children", "20", "19.9996", "0.0004 children less"),
    ] {
        assert_eq!(change(name, before, now), expected);
    }
}

#[test]
fn between_two_shares_lie_percentage_points() {
    for (name, before, now, expected) in [
        ("part", "0.25", "0.294", "4.4 percentage points more"),
        ("part", "0.06", "0.05", "1 percentage point less"),
        ("tenth", "0.25", "0.2503", "0.03 percentage points more"),
        ("share", "0.25", "0.25125", "0.125 percentage points more"),
    ] {
        assert_eq!(change(name, before, now), expected);
    }
}

#[test]
fn figures_side_by_side_show_what_sets_them_apart() {
    let beside =
        |name, value, other| words::figure_beside(&CASE, quantity(name), d(value), d(other));
    assert_eq!(beside("part", "0.33333", "0.3333"), "33.333%");
    assert_eq!(beside("rounded", "1000.4", "1000"), "£1,000.40");
    assert_eq!(beside("money", "34350000", "34400000"), "£34,350,000");
    assert_eq!(beside("money", "1000", "1000"), "£1,000");
}

#[test]
fn what_was_entered_is_shown_in_full_and_what_was_worked_out_is_not() {
    let figure = |name, value| words::figure(&CASE, quantity(name), d(value));
    assert_eq!(figure("share", "0.00125"), "0.125%");
    assert_eq!(figure("part", "0.00125"), "0.13%");
    assert_eq!(figure("cost", "0.5"), "£0.50");
    assert_eq!(figure("cost", "1.0625"), "£1.0625");
    assert_eq!(figure("whole", "12.5"), "£12.50");
    assert_eq!(
        figure("cost", "1.0000000000000000000001"),
        "£1.0000000000000000000001"
    );
    assert_eq!(
        figure("share", "0.000000000000000000000125"),
        "0.0000000000000000000125%"
    );
    // A straight line has thirds and sevenths in it.
    assert_eq!(figure("cost", "1.6666666666666666666666666667"), "£1.67");
}

fn column(figures: &[(&str, Value)]) -> Vec<String> {
    let figures: Vec<_> = figures
        .iter()
        .map(|(name, value)| (quantity(name), value))
        .collect();
    words::column(&CASE, &figures)
}

fn number(text: &str) -> Value {
    Value::Number(d(text))
}

#[test]
fn a_column_does_not_mix_pounds_with_pence() {
    let told = column(&[
        ("money", number("95")),
        ("money", number("21.37")),
        ("money", Value::None),
        ("cost", number("1000")),
        ("part", number("0.25")),
        ("on", number("1")),
        ("part", number("0.125")),
    ]);
    assert_eq!(
        told,
        ["95.00", "21.37", "–", "1,000.00", "25.0", "yes", "12.5"]
    );
    assert_eq!(
        column(&[("money", number("95")), ("money", number("-3"))]),
        ["95", "−3"]
    );
}

proptest! {
    #[test]
    fn a_column_of_one_unit_has_one_number_of_places(
        pence in prop::collection::vec(-1_000_000_i64..1_000_000, 1..20),
    ) {
        let figures: Vec<_> = pence.iter().map(|n| ("money", Value::Number(Decimal::new(*n, 2)))).collect();
        let places: Vec<usize> = column(&figures)
            .iter()
            .map(|text| text.split_once('.').map_or(0, |(_, places)| places.len()))
            .collect();
        let expected = if pence.iter().all(|n| n % 100 == 0) { 0 } else { 2 };
        prop_assert!(places.iter().all(|places| *places == expected));
    }

    #[test]
    fn figures_that_differ_are_never_said_to_differ_by_nought(
        before in -1_000_000_000_i64..1_000_000_000,
        by in 1_i64..1_000_000_000,
        scale in 0_u32..9,
        name in prop::sample::select(vec!["money", "rounded", "part", "tenth", "children", "share"]),
    ) {
        let before = Decimal::new(before, scale);
        let now = before + Decimal::new(by, scale);
        let told = words::change(&CASE, quantity(name), before, now);
        let digits = told.as_deref().unwrap_or_default();
        prop_assert!(digits.contains(|c: char| ('1'..='9').contains(&c)), "{told:?}");
        prop_assert!(digits.ends_with(" more"));
        let one = words::figure_beside(&CASE, quantity(name), now, before);
        let other = words::figure_beside(&CASE, quantity(name), before, now);
        prop_assert_ne!(one, other);
    }
}
