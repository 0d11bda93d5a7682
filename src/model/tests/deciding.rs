//! What is parted and put together again is the same figure, wherever something hangs on it.
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
use casebook_model::axis::Place;
use casebook_model::case::Case;
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::number::{grouped, plain};
use casebook_model::printed::{Agreement, Printed};
use casebook_model::value::{Fault, Value};
use common::{file, read};
use proptest::prelude::*;
use std::sync::LazyLock;

/// An amount, parted by any number up to 366 (61 × 6), added up over that many cells, and
/// multiplied back.
static PARTED: LazyLock<Case> = LazyLock::new(|| {
    let items = |letter: &str, count: usize| {
        let items: Vec<String> = (0..count)
            .map(|item| format!("{{ id = \"{letter}{item}\" }}"))
            .collect();
        items.join(", ")
    };
    let positions: Vec<String> = (0..61)
        .map(|row| {
            let row: Vec<String> = (1..=6)
                .map(|column| format!("\"{}\"", row * 6 + column))
                .collect();
            format!("[{}]", row.join(", "))
        })
        .collect();
    let yes = [
        ("added_equals", "added = amount"),
        ("added_reaches", "added >= amount and not added < amount"),
        ("added_keeps", "added <= amount and not added > amount"),
        ("back_equals", "not back != amount"),
        ("back_reaches", "back >= amount and back <= amount"),
        (
            "so_far_reaches",
            "largest(so_far over part, in_part) = amount / of",
        ),
    ];
    let figures = [
        ("each", "amount / of"),
        ("cells", "if place <= of then amount / of else none"),
        ("added", "sum(cells over part, in_part)"),
        ("back", "amount / of * of"),
        ("so_far", "cells"),
        ("nearest", "round(added to 0.01)"),
        ("up", "round_up(added to 0.01)"),
        ("down", "round_down(back to 0.01)"),
        ("needed", "round_up(amount / each to 1)"),
        ("kept", "round_down(amount / each to 1)"),
        ("left", "if added = amount then 0 else 1"),
        ("by_nothing", "1 / (added - amount)"),
    ];
    let mut body = format!(
        "[axis.part]\nitems = [{}]\n[axis.in_part]\nitems = [{}]\n\
         [input.amount]\nlabel = \"Amount\"\nunit = \"1\"\nassumed = \"1\"\nwhy = \"test\"\n\
         [input.of]\nlabel = \"Of\"\nunit = \"1\"\nassumed = \"1\"\nwhy = \"test\"\n\
         [input.place]\nlabel = \"Position\"\nunit = \"1\"\nover = [\"part\", \"in_part\"]\nassumed = [{}]\nwhy = \"test\"\n",
        items("p", 61),
        items("q", 6),
        positions.join(", "),
    );
    for (name, formula) in figures {
        body +=
            &format!("[calc.{name}]\nlabel = \"{name}\"\nunit = \"1\"\nformula = \"{formula}\"\n");
    }
    for (name, formula) in yes {
        body +=
            &format!("[calc.{name}]\nlabel = \"{name}\"\nyes_no = true\nformula = \"{formula}\"\n");
    }
    read(&file(&body, &["amount", "of", "place"], "added")).unwrap_or_else(|faults| {
        panic!(
            "{}",
            faults.iter().map(|f| format!("{f}\n")).collect::<String>()
        )
    })
});

static PAPER: LazyLock<Figures> = LazyLock::new(|| Figures::paper(&PARTED));

/// Holds everything that decides to an amount of so many pence, parted by `of`.
fn holds(pence: i64, of: u32) {
    let amount = Decimal::new(pence, 2);
    let set = |name: &str, value: Decimal| Edit {
        quantity: PARTED.find(name).unwrap().0,
        change: Change::Set(vec![(0, Some(value))]),
    };
    let edits = Edits::none()
        .with(&PARTED, set("amount", amount))
        .with(&PARTED, set("of", of.into()));
    let now = Figures::now(&PARTED, &edits, &PAPER);
    let value = |name: &str| now.at(&PARTED, PARTED.find(name).unwrap().0, &Place::nowhere());
    let number = |name: &str| value(name).number().unwrap();
    let told = format!("{amount} by {of}");
    for name in [
        "added_equals",
        "added_reaches",
        "added_keeps",
        "back_equals",
        "back_reaches",
        "so_far_reaches",
    ] {
        assert_eq!(number(name), Decimal::ONE, "{name}: {told}");
    }
    for name in ["nearest", "up", "down"] {
        assert_eq!(number(name), amount, "{name}: {told}");
    }
    for name in ["needed", "kept"] {
        assert_eq!(number(name), of.into(), "{name}: {told}");
    }
    assert_eq!(
        value("by_nothing"),
        Value::Error(Fault::DivisionByNought),
        "{told}"
    );
    for name in ["added", "back"] {
        let print = Printed::read(&plain(amount)).unwrap();
        assert_eq!(print.agreement(number(name)), Agreement::Agrees, "{told}");
        assert_eq!(grouped(number(name), 2), grouped(amount, 2), "{told}");
        // Shown to the pound, half a pound goes up however it came about.
        assert_eq!(grouped(number(name), 0), grouped(amount, 0), "{told}");
        // At the very end of what a print stands for.
        for half in [Decimal::new(5, 1), Decimal::new(-5, 1)] {
            let print = Printed {
                value: amount + half,
                step: Decimal::ONE,
                ..print.clone()
            };
            assert_eq!(print.agreement(number(name)), Agreement::Rounds, "{told}");
        }
    }
}

#[test]
fn every_divisor_up_to_a_leap_year() {
    for of in 1..=366 {
        for pence in [1, 100_000, 1_000_000_000_000] {
            holds(pence, of);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn from_a_penny_to_ten_thousand_million(pence in 1_i64..=1_000_000_000_000, of in 1_u32..=366) {
        holds(pence, of);
    }
}

/// A third of a half-pound step and the like: rounding at the half, not only at the whole.
#[test]
fn half_a_penny_in_parts_is_half_a_penny() {
    let half = Decimal::new(5, 3);
    for of in 1..=366_u32 {
        let of = Decimal::from(of);
        let back = half / of * of;
        assert_eq!(grouped(back, 2), "0.01", "{of}");
    }
}
