//! Units that a case declares for itself, and those that all cases share.
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

use casebook_model::case::Given;
use casebook_model::unit::Unit;
use casebook_model::words;
use common::{figure, file, read, shelf};

/// A case of one input, and of its cost at £12 each.
fn lanterns(units: &str, unit: &str, printed: &str) -> String {
    let body = format!(
        "{units}\n[input.lights]\nlabel = \"Lights\"\nunit = \"{unit}\"\nprinted = \"{printed}\"\n\
         source = \"p\"\n[calc.cost]\nlabel = \"Cost\"\nunit = \"£\"\n\
         formula = \"lights * 12 [£/{unit}]\"\n"
    );
    file(&body, &["lights"], "cost")
}

fn told(text: &str) -> Vec<String> {
    let faults = read(text).unwrap_err();
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn a_case_declares_units_of_its_own_as_the_page_says() {
    let page = include_str!("../../../docs/case-files.md");
    let example = page
        .split("```")
        .find(|block| block.contains("\n[unit.lantern]"));
    let units = example.unwrap().strip_prefix("toml\n").unwrap();
    for (unit, printed, shown, cost) in [
        ("lantern", "6,000 lanterns", "6,000 lanterns", 72_000),
        ("lanterns", "one", "1 lantern", 12),
        ("light column", "2 light columns", "2 light columns", 24),
    ] {
        let case = read(&lanterns(units, unit, printed)).unwrap();
        let (_, lights) = case.find("lights").unwrap();
        let Given::Known { printed, .. } = &lights.input().unwrap().given[0] else {
            panic!("it is printed")
        };
        assert_eq!(words::figure(&case, lights, printed.value), shown);
        let value = figure(&case, "cost", "").number().unwrap();
        assert_eq!(value, cost.into(), "{unit}");
    }
    // What one case declares no other knows.
    let without = told(&lanterns("", "lantern", "6,000"));
    assert!(
        without[0].contains("`lantern` is not among the shared units, and no [unit.…] declares it"),
        "{without:?}"
    );
    // What is declared is known by its near misses, too.
    let misspelt = told(&lanterns(units, "lanten", "6,000"));
    assert!(
        misspelt[0].ends_with("did you mean `lantern`?"),
        "{misspelt:?}"
    );
}

#[test]
fn a_unit_that_means_something_else_or_is_there_already_is_told() {
    for (units, what) in [
        (
            "[unit.school]\nplural = \"schools\"",
            "`school` is among the shared units already: use it without declaring it",
        ),
        (
            "[unit.euro]\nplural = \"euros\"\nsymbol = \"£\"",
            "`£` is among the shared units already: use it without declaring it",
        ),
        (
            "[unit.lamp]\nplural = \"lights\"\n[unit.light]\nplural = \"lights\"",
            "`lights` is declared twice",
        ),
        (
            "[unit.m]\nplural = \"metres\"",
            "`m` cannot be a unit: write a word such as `lantern`, which means nothing else after \
             a figure",
        ),
        ("[unit.lamp]\nsymbol = \"L\"", "[unit.lamp] lacks `plural`"),
    ] {
        let text = lanterns(units, "child", "6,000");
        let faults = told(&text);
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].ends_with(what), "{faults:?}");
    }
    let many: String = (0..101)
        .map(|at| {
            let letters: String = format!("{at:03}")
                .bytes()
                .map(|digit| char::from(digit + 49))
                .collect();
            format!("[unit.x{letters}]\nplural = \"y{letters}\"\n")
        })
        .collect();
    let faults = told(&lanterns(&many, "child", "6,000"));
    assert!(
        faults[0].ends_with("a case may declare 100 units at most"),
        "{faults:?}"
    );
}

#[test]
fn what_council_papers_count_in_is_shared() {
    let shelf = shelf();
    for (unit, heading) in [
        ("FTE", "FTE"),
        ("£/FTE", "£ an FTE"),
        ("Band D equivalents", "Band D equivalents"),
        ("tonnes", "tonnes"),
        ("£/tonne", "£ a tonne"),
        ("kWh", "kWh"),
        ("miles", "miles"),
        ("£/hour", "£ an hour"),
        ("pupils", "pupils"),
        ("homes", "homes"),
        ("visits/home", "visits a home"),
    ] {
        let unit = Unit::parse(unit, &shelf.units).unwrap();
        assert_eq!(unit.heading(&shelf.units), heading);
    }
    for (unit, printed) in [
        ("post", "3.5 FTE"),
        ("FTE", "3.5 FTE"),
        ("tonne", "approximately 6,000 tonnes"),
        ("hour", "£12.50 an hour"),
        ("Band D equivalent", "35,000 Band D equivalents"),
        ("kWh", "1.2m kWh"),
    ] {
        let unit_of = match printed.starts_with('£') {
            true => format!("£/{unit}"),
            false => unit.to_owned(),
        };
        let body = format!(
            "[input.a]\nlabel = \"A\"\nunit = \"{unit_of}\"\nprinted = \"{printed}\"\nsource = \"p\"\n\
             [calc.b]\nlabel = \"B\"\nunit = \"{unit_of}\"\nformula = \"a * 2\"\n"
        );
        if let Err(faults) = read(&file(&body, &["a"], "b")) {
            panic!("{printed}: {}", faults[0]);
        }
    }
}
