//! Files and entries from the field that failed once, each with what is right of it.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use serde_json::Value;
use std::fs;
use std::process::{Command, Output};

const NOTATIONS: &str = include_str!("field/notations.toml");

/// Runs a command on a case file of its own.
fn casebook(command: &[&str], case: &str, edits: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("field.toml");
    fs::write(&file, case).unwrap();
    let mut casebook = Command::new(env!("CARGO_BIN_EXE_casebook"));
    casebook.args(command).arg(&file);
    for edit in edits {
        casebook.args(["--set", edit]);
    }
    casebook.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn evaluated(case: &str, edits: &[&str]) -> Value {
    let output = casebook(&["evaluate", "--json"], case, edits);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The fuller case of the authors' page.
fn fuller() -> &'static str {
    let page = include_str!("../../../docs/case-files.md");
    let (_, page) = page.split_once("## A fuller case").unwrap();
    let (_, case) = page.split_once("```toml\n").unwrap();
    case.split_once("```").unwrap().0
}

#[test]
fn twelve_twelfths_are_the_whole() {
    let case = include_str!("field/twelfths.toml");
    let output = casebook(&["check"], case, &[]);
    assert_eq!(text(&output.stdout), "field: 3 agree\n");
    let all = evaluated(case, &[]);
    assert_eq!(all["quantities"]["rounds_needed"]["values"], "6");
    assert_eq!(all["quantities"]["met"]["values"], "yes");
    assert_eq!(all["claim"]["verdict"], "agrees");
    assert_eq!(all["claim"]["difference"], "0");
}

#[test]
fn what_is_typed_for_a_series_a_share_and_a_rate_is_taken_as_meant() {
    let carers = |edit: &str| evaluated(fuller(), &[edit])["quantities"]["carers"].clone();
    assert_eq!(carers("carers=times 50"), carers("carers=times 50%"));
    let shown = casebook(&["evaluate"], fuller(), &["success[plan]=0.125%"]);
    let shown = text(&shown.stdout);
    assert!(shown.contains("0.125%"), "{shown}");
    assert!(!shown.contains("0.13%"), "{shown}");
    for (edit, about, words) in [
        (
            "agency_rate=85000",
            "agency_rate",
            "£800 to £900 a child a week is what Casebook takes for plausible. It stays as typed.",
        ),
        (
            "carers[2020-04]=-5",
            "carers[2020-04]",
            "This is below nought. It stays as typed.",
        ),
    ] {
        let caution = serde_json::json!({ "about": about, "words": words });
        assert_eq!(evaluated(fuller(), &[edit])["cautions"][0], caution);
    }
}

#[test]
fn a_notation_that_says_too_little_is_refused_with_what_to_write() {
    let output = casebook(&["check"], NOTATIONS, &[]);
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output.stderr);
    let range = "a printed range is no single figure: say with `takes` which is used, and `why`";
    let bracket = "`0.062)` is not a figure: a bracket has no partner; brackets stand for a minus: \
                   (500) is −500; if the paper has it so, say beside it what it `means`";
    let dash = "`-` is not a figure: write `needed` if nobody prints it, `none` if it does not \
                apply, 0 if it is nought";
    let lines = [
        (27, range),
        (39, range),
        (45, bracket),
        (105, dash),
        (153, range),
    ];
    assert_eq!(told.lines().count(), lines.len(), "{told}");
    for ((line, words), told) in lines.into_iter().zip(told.lines()) {
        let ending = format!("field.toml:{line}: {words}");
        assert!(told.ends_with(&ending), "{told}");
    }
}

#[test]
fn a_column_in_millions_is_read_and_checked_as_printed() {
    let case = include_str!("field/column-in-millions.toml");
    let output = casebook(&["check"], case, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(
        text(&output.stdout),
        "field: 34 agree, 1 agrees to rounding\n"
    );
    // 377.341 − 342.987, claimed as £34.4m.
    let all = evaluated(case, &[]);
    assert_eq!(all["claim"]["calculated"], "34354000");
    assert_eq!(all["claim"]["verdict"], "rounds");
    // The print has a bracket without its partner; what it means is what balances the year.
    assert_eq!(all["quantities"]["balance"]["values"][3], "0");
    // Without what the column is in, the claim is far from its sum.
    let bare = case.replace("printed_in = \"£m\"\nprinted", "printed");
    let bare = casebook(&["check"], &bare, &[]);
    let told = text(&bare.stdout);
    assert!(
        told.contains("£34.40 instead of £34,400,000, printed a million times too large"),
        "{told}{}",
        text(&bare.stderr)
    );
}

#[test]
fn what_a_case_counts_in_is_declared_in_it() {
    let case = include_str!("field/own-units.toml");
    let output = casebook(&["check"], case, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    // 1.3m ÷ (154k + 59k) is 6.1 years; 770k of 1.3m 59%; 6,000 of 18,000 a third and not 30%.
    let told = text(&output.stdout);
    assert!(
        told.starts_with("field: 2 agree to rounding, 1 differs\n"),
        "{told}"
    );
    let shown = text(&casebook(&["evaluate"], case, &[]).stdout);
    assert!(shown.contains("6,000 lanterns"), "{shown}");
    let undeclared = case.replace("[unit.lantern]\nplural = \"lanterns\"\n", "");
    let told = text(&casebook(&["check"], &undeclared, &[]).stderr);
    assert!(
        told.contains("`lanterns` is not among the shared units"),
        "{told}"
    );
}

#[test]
fn the_notations_of_public_papers_are_read_as_they_are_meant() {
    let taking = |print: &str, takes: &str| {
        (
            format!("printed = \"{print}\""),
            format!("printed = \"{print}\"\ntakes = \"{takes}\"\nwhy = \"test\""),
        )
    };
    let mended = [
        taking("0.75% - 2.00%*", "1%"),
        taking("between £780,000 and £1.7 million", "£1m"),
        taking("(£200) to (£300)", "(£250)"),
        (
            "printed = \"0.062)\"".to_owned(),
            "printed = \"0.062)\"\nmeans = \"(0.062)\"".to_owned(),
        ),
        ("printed = \"-\"".to_owned(), "printed = \"0\"".to_owned()),
    ];
    let case = mended
        .iter()
        .fold(NOTATIONS.to_owned(), |case, (refused, mended)| {
            assert_eq!(case.matches(refused.as_str()).count(), 1, "{refused}");
            case.replace(refused, mended)
        });
    let all = evaluated(&case, &[]);
    for (name, value) in [
        ("footnote", "1.5"),
        ("footnote_range", "1"),
        ("region", "9200000"),
        ("mixed", "1000000"),
        ("stray", "-0.062"),
        ("bracket_inside", "-500000"),
        ("bracket_suffix", "-500000"),
        ("bracket_percent", "-7"),
        ("trailing", "-1200"),
        ("circa", "500000"),
        ("tilde", "200000"),
        ("just_under", "1000000"),
        ("roughly", "200000"),
        ("nil", "0"),
        ("dash", "0"),
        ("minimum", "1060000"),
        ("years", "6.1"),
        ("annum", "200000"),
        ("pence", "0.125"),
        ("mn", "1200000"),
        ("two_thirds", "66.666666666667"),
        ("one_in", "0.2"),
        ("both_negative", "-250"),
        ("plus", "200000"),
        ("fte", "3.5"),
    ] {
        assert_eq!(all["quantities"][name]["values"], value, "{name}");
    }
    // Each as the paper has it, with its hedge.
    assert_eq!(all["claim"]["verdict"], "differs");
}
