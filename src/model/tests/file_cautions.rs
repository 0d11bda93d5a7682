//! What is no fault, but should be looked at twice: told for a sound file, with its line.
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

use casebook_model::authoring;
use common::{file, shelf};

/// Eight lines and the head come before: `flow` a series over months, `level` a level over months
/// and places that starts from `start`, `share` without a unit.
const INPUTS: &str = r#"
[axis.place]
items = [{ id = "here" }, { id = "there" }]
[input.flow]
label = "Spent"
unit = "£"
over = ["month"]
assumed = "100"
why = "test"
[input.start]
label = "At the start"
unit = "children"
assumed = "10"
why = "test"
[input.level]
label = "In care"
unit = "children"
over = ["month", "place"]
level_from = "start"
assumed = "12"
why = "test"
[input.share]
label = "Share"
unit = "%"
assumed = "50%"
why = "test"
"#;

fn cautions(body: &str) -> Vec<String> {
    let names = ["flow", "start", "level", "share"];
    let text = file(&format!("{INPUTS}{body}"), &names, "out");
    match authoring::read("small", "small.toml", &text, &shelf()) {
        Ok(reading) => reading.cautions.iter().map(ToString::to_string).collect(),
        Err(faults) => panic!(
            "{}",
            faults.iter().map(|f| format!("{f}\n")).collect::<String>()
        ),
    }
}

fn of(unit: &str, formula: &str) -> Vec<String> {
    cautions(&format!(
        "[calc.out]\nlabel = \"Out\"\nunit = \"{unit}\"\nformula = \"{formula}\""
    ))
}

const RUNNING: &str = "small.toml:43: caution: `out` adds up over `month` what is already a running total, so that each figure counts again in all that follow it; the total so far is its last figure";
const LEVEL: &str = "small.toml:43: caution: `out` adds up over `month` a level, so that what stays is counted again each time; `mean` gives the average, and times a length of time the sum is right";

#[test]
fn a_running_total_added_up_is_told() {
    for formula in [
        "sum(cumulative(flow over month) over month)",
        "sum(-cumulative(flow over month) over month)",
        "sum(cumulative(flow over month) * share over month)",
        "sum(cumulative(flow over month) / 2 over month)",
        "sum(known(cumulative(flow over month)) otherwise 0 over month)",
        "sum(cumulative(flow over month) - 5 [£] over month)",
        "share * sum(round(cumulative(flow over month) to 10) over month)",
        "at(cumulative(cumulative(flow over month) over month), month = '2021-03')",
    ] {
        assert_eq!(of("£", formula), [RUNNING], "{formula}");
    }
}

#[test]
fn what_is_no_longer_a_running_total_is_not() {
    for formula in [
        "sum(flow over month)",
        "largest(cumulative(flow over month) over month)",
        "mean(cumulative(flow over month) over month)",
        "at(cumulative(flow over month), month = '2021-03')",
        // One of them, in a month that is worked out.
        "at(cumulative(flow over month), month = first(flow > 50 [£] over month))",
        // What a month adds to the running total.
        "sum(cumulative(flow over month) - previous(cumulative(flow over month) over month) over month)",
        // Interest on what is there: pounds times weeks.
        "sum(cumulative(flow over month) * weeks_in_month * 1 [1/week] over month)",
    ] {
        assert_eq!(of("£", formula), [""; 0], "{formula}");
    }
}

#[test]
fn a_level_added_up_over_time_is_told_and_over_places_is_not() {
    assert_eq!(of("children", "sum(level over month, place)"), [LEVEL]);
    assert_eq!(
        of("children", "sum(sum(level over place) over month)"),
        [LEVEL]
    );
    assert_eq!(
        of("children", "sum(start - level over month, place)"),
        [LEVEL]
    );
    for formula in [
        "largest(sum(level over place) over month)",
        "mean(level over month, place)",
        "sum(level - previous(level over month, start = start) over month, place)",
        "sum(level * weeks_in_month over month, place) / weeks_in_year",
    ] {
        assert_eq!(of("children", formula), [""; 0], "{formula}");
    }
}

/// Carried on from month to month it is a level, however it is written; a factor is none.
#[test]
fn what_is_carried_on_from_the_month_before_is_a_level() {
    let told = |formula: &str, of: &str| {
        let calculations = format!(
            "[calc.carried]\nlabel = \"X\"\nunit = \"£\"\nformula = \"{formula}\"\n\
             [calc.out]\nlabel = \"X\"\nunit = \"£\"\nformula = \"{of}\"\n"
        );
        cautions(&calculations)
            .into_iter()
            .filter(|told| told.contains("`out` adds up over `month` a level"))
            .count()
    };
    let before = "previous(carried over month, start = 0)";
    for formula in [
        format!("{before} + flow"),
        format!("flow + {before} - {before} / 10"),
    ] {
        assert_eq!(told(&formula, "sum(carried over month)"), 1, "{formula}");
        assert_eq!(told(&formula, "mean(carried over month)"), 0, "{formula}");
        let change = "sum(carried - previous(carried over month, start = 0) over month)";
        assert_eq!(told(&formula, change), 0, "{formula}");
    }
    assert_eq!(
        told(&format!("{before} * 1.05"), "sum(carried over month)"),
        0
    );
}

/// As [`of`], with a rate in pounds a child, one a week, and a count of places a child.
fn with_rates(unit: &str, formula: &str) -> Vec<String> {
    let calc = |name: &str, unit: &str, formula: &str| {
        format!("[calc.{name}]\nlabel = \"X\"\nunit = \"{unit}\"\nformula = \"{formula}\"\n")
    };
    let told = cautions(
        &[
            calc("price", "£/child", "5 [£/child]"),
            calc("rate", "£/child/week", "5 [£/child/week]"),
            calc("for_the_month", "£/child", "rate * weeks_in_month"),
            calc("out", unit, formula),
        ]
        .concat(),
    );
    // The lines of `out` hang on what stands before it.
    told.iter()
        .map(|told| told.replacen(":55:", ":43:", 1))
        .collect()
}

#[test]
fn a_level_stays_one_times_whatever_brings_no_time() {
    for (unit, formula) in [
        ("£", "sum(level * price over month, place)"),
        ("£", "sum(level * 1 [£/child] over month, place)"),
        ("£/week", "sum(level * rate over month, place)"),
        ("£/week", "sum(level * share * rate over month, place)"),
        ("£", "sum(price * sum(level over place) over month)"),
        ("1", "sum(level / 2 [children] over month, place)"),
        ("£", "sum(largest(level over place) * price over month)"),
        (
            "£",
            "sum(level * (if weeks_left > 4 [week] then price else 0) over month, place)",
        ),
    ] {
        assert_eq!(with_rates(unit, formula), [LEVEL], "{formula}");
    }
    assert_eq!(
        with_rates(
            "£",
            "sum(cumulative(flow over month) * 1 [child] * price / 1 [£] over month)"
        ),
        [RUNNING]
    );
}

#[test]
fn a_level_times_a_length_of_time_is_none() {
    for (unit, formula) in [
        ("£", "sum(level * rate * weeks_in_month over month, place)"),
        (
            "£",
            "sum(level * (rate * weeks_in_month) over month, place)",
        ),
        ("£", "sum(weeks_in_month * level * rate over month, place)"),
        ("£", "sum(level * for_the_month over month, place)"),
        (
            "£",
            "sum(level * (for_the_month + price) over month, place)",
        ),
        (
            "£",
            "sum(level * max(for_the_month, price) over month, place)",
        ),
        (
            "£",
            "sum(level * rate / (1 / weeks_in_month) over month, place)",
        ),
        // Each month as long as the others.
        ("£", "sum(level * rate over month, place) * 4 [week]"),
        ("£", "4 [week] * sum(level * rate over month, place)"),
        (
            "£",
            "sum(sum(level * rate over place) over month) * 4 [week]",
        ),
    ] {
        assert_eq!(with_rates(unit, formula), [""; 0], "{formula}");
    }
}

#[test]
fn what_a_calculation_is_made_of_is_known_where_it_is_added_up() {
    let told = cautions(
        "[calc.so_far]\nlabel = \"So far\"\nunit = \"£\"\nformula = \"cumulative(flow over month)\"\n\
         [calc.half]\nlabel = \"Half\"\nunit = \"£\"\nformula = \"so_far / 2\"\n\
         [calc.by_place]\nlabel = \"By place\"\nunit = \"£\"\n\
         formula = { here = \"sum(flow over month)\",\n there = \"sum(half over month)\" }\n\
         [calc.out]\nlabel = \"Out\"\nunit = \"£\"\nformula = \"sum(by_place over place)\"",
    );
    assert_eq!(
        told,
        [RUNNING
            .replace(":43:", ":52:")
            .replace("`out`", "`by_place`")]
    );
}

#[test]
fn a_jump_of_a_thousandfold_within_a_series_is_told_at_its_cell() {
    let told = |cells: &str| {
        let names = ["flow", "start", "level", "share"];
        let body = INPUTS.replacen("assumed = \"100\"", &format!("assumed = {cells}"), 1)
            + "[calc.out]\nlabel = \"Out\"\nunit = \"£\"\nformula = \"sum(flow over month)\"\n";
        let text = file(&body, &names, "out");
        authoring::read("small", "small.toml", &text, &shelf())
            .unwrap()
            .cautions
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    let year = |odd: &str| {
        format!(
            "[\"100\", \"110\", \"105\", \"90\", \"95\",\n\"{odd}\", \"100\", \"100\", \"0\", \"none\", \"120\", \"118\"]"
        )
    };
    assert_eq!(
        told(&year("£104k")),
        [
            "small.toml:22: caution: in `flow`, 104000 stands in one series with 120: about a thousandfold apart; is a k or m missing, or one too many"
        ]
    );
    assert_eq!(
        told(&year("0.104")),
        [
            "small.toml:22: caution: in `flow`, 0.104 stands in one series with 90: about a thousandfold apart; is a k or m missing, or one too many"
        ]
    );
    assert_eq!(told(&year("-£104k")).len(), 1);
    assert_eq!(told(&year("£12k")), [""; 0]);
    assert_eq!(told(&year("0")), [""; 0]);
    // A series that grows by steps has no gap, however far it comes.
    assert_eq!(
        told(
            "[\"1\", \"10\", \"100\", \"1000\", \"10000\", \"100000\", \"1m\", \"10m\", \"100m\", \"1bn\", \"10bn\", \"100bn\"]"
        ),
        [""; 0]
    );
}

#[test]
fn a_jump_of_a_thousandfold_between_printed_figures_is_told_too() {
    let told = |printed: &str| {
        cautions(&format!(
            "[calc.half]\nlabel = \"Half\"\nunit = \"£\"\nformula = \"flow * share\"\n\
             [calc.out]\nlabel = \"Out\"\nunit = \"£\"\nformula = \"sum(half over month)\"\n\
             [[published]]\nquantity = \"half\"\nsource = \"Table 1\"\nprinted = [{printed}]"
        ))
    };
    let row = |odd: &str| {
        format!(
            "\"100k\", \"100k\", \"105k\",\n{odd}, \"90k\", \"95k\", \"100k\", \"none\", \"0\", \"85k\", \"100k\", \"99k\""
        )
    };
    assert_eq!(
        told(&row("\"102\"")),
        [
            "small.toml:52: caution: in the printed figures of `half`, 102 stands in one series with 85k: about a thousandfold apart; is a k or m missing, or one too many"
        ]
    );
    assert_eq!(told(&row("\"102k\"")), [""; 0]);
}
