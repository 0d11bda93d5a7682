//! What a broken case file is told: every fault at once, each with its line, in the exact words.
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

use casebook_model::authoring::LARGEST_FILE;
use common::read;

/// A case file without a fault; the tests break one line of it at a time.
const SOUND: &str = r#"title = "Small"
council = "Council"
year = "2020/21"
theme = "Test"
document = { title = "Paper", date = "2020" }
summary = "A small case."

[claim]
quantity = "saved"
printed = "£8,500"
sense = "saving"
source = "here"

[axis.line]
items = [{ id = "first" }, { id = "second" }]

[[group]]
title = "All"
inputs = ["agency_rate", "children", "weeks", "way"]

[input.agency_rate]
label = "Rate"
unit = "£/child/week"
printed = "£850"
source = "here"

[input.children]
label = "Children"
unit = "children"
over = ["line"]
printed = ["5", "5"]
source = "here"

[input.weeks]
label = "Weeks"
unit = "weeks"
assumed = "1"
why = "test"

[input.way]
label = "Way"
options = [{ id = "left", label = "Left" }, { id = "right", label = "Right" }]
assumed = "left"
why = "test"

[calc.saved_by_line]
label = "Saved by line"
unit = "£"
formula = "children * agency_rate * weeks"

[calc.saved]
label = "Saved"
unit = "£"
formula = "sum(saved_by_line over line)"

[[published]]
quantity = "saved_by_line"
printed = ["4250", "4250"]
source = "table"
"#;

const FORMULA: &str = "children * agency_rate * weeks";

/// The sound file with texts replaced, each where it first stands.
fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(SOUND.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from} does not stand in the file");
        text.replacen(from, to, 1)
    })
}

/// What is said of a file, a line a fault.
fn told(text: &str) -> Vec<String> {
    match read(text) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(ToString::to_string).collect(),
    }
}

/// What is said of the sound file with texts replaced.
fn broken(changes: &[(&str, &str)]) -> Vec<String> {
    told(&with(changes))
}

/// What is said of another formula of `saved_by_line`.
fn formula(formula: &str) -> Vec<String> {
    broken(&[(FORMULA, formula)])
}

/// What is said of some lines at the end of the sound file.
fn after(lines: &str) -> Vec<String> {
    told(&format!("{SOUND}\n{lines}"))
}

#[test]
fn the_sound_file_is_sound() {
    assert_eq!(told(SOUND), [""; 0]);
}

#[test]
fn a_broken_file_is_told_all_its_faults_at_once() {
    let faults = broken(&[
        ("year = \"2020/21\"", "year = \"2020/22\""),
        ("sense = \"saving\"", "sense = \"savings\""),
        ("label = \"Rate\"", "lable = \"Rate\""),
        ("unit = \"£/child/week\"", "unit = \"£/chid/week\""),
        (
            "over = [\"line\"]\nprinted = [\"5\", \"5\"]",
            "over = [\"line\"]\nprinted = [\"5\"]",
        ),
        (
            "assumed = \"1\"\nwhy = \"test\"",
            "assumed = \"one or so\"\nwhy = \"test\"",
        ),
        ("assumed = \"left\"", "assumed = \"lft\""),
        (FORMULA, "children * agency_rat * weeks"),
        (
            "sum(saved_by_line over line)",
            "sum(saved_by_line over lime)",
        ),
        ("source = \"table\"", "sauce = \"table\""),
    ]);
    assert_eq!(
        faults,
        [
            "small.toml:3: `2020/22` is not a financial year such as 2020/21",
            "small.toml:11: `sense` is one of saving, income, cost, pressure, not `savings`; did you mean `saving`?",
            "small.toml:21: [input.agency_rate] lacks `label`",
            "small.toml:22: `lable` is not known in [input.agency_rate]; did you mean `label`?",
            "small.toml:23: `chid` is not among the shared units, and no [unit.…] declares it; did you mean `child`?",
            "small.toml:31: this list has 1 entry, but the axis `line` has 2 items",
            "small.toml:37: `one or so` is not a figure: it has no digits; write it as printed, such as £1,200.50, 94K, 6%, around 850 or half",
            "small.toml:43: `lft` is not among the options; did you mean `left`?",
            "small.toml:49: in the formula of `saved_by_line`: `agency_rat` is not a quantity here; did you mean `agency_rate`?",
            "small.toml:54: in the formula of `saved`: `lime` is not an axis here; did you mean `line`?",
            "small.toml:56: [[published]] lacks `source`",
            "small.toml:59: `sauce` is not known in [[published]]; did you mean `source`?"
        ]
    );
}

#[test]
fn a_misspelt_name_is_told_with_the_nearest() {
    assert_eq!(
        formula("children * agency_rat * weeks"),
        [
            "small.toml:49: in the formula of `saved_by_line`: `agency_rat` is not a quantity here; did you mean `agency_rate`?"
        ]
    );
    assert_eq!(
        formula("summ(children) * agency_rate * weeks"),
        [
            "small.toml:49: in the formula of `saved_by_line`: `summ` is not a function; did you mean `sum`?"
        ]
    );
    assert_eq!(
        formula("placements * agency_rate"),
        ["small.toml:49: in the formula of `saved_by_line`: `placements` is not a quantity here"]
    );
    assert_eq!(
        formula("line * agency_rate"),
        [
            "small.toml:49: in the formula of `saved_by_line`: `line` is an axis, not a quantity; `position(line)` counts its items"
        ]
    );
    assert_eq!(
        broken(&[(
            r#"inputs = ["agency_rate", "children""#,
            r#"inputs = ["agency_rate", "chldren""#
        )]),
        [
            "small.toml:19: `chldren` is not a quantity here; did you mean `children`?",
            "small.toml:27: `children` stands in no [[group]], so no reader could change it"
        ]
    );
}

#[test]
fn a_unit_that_does_not_come_out_is_told_with_both() {
    assert_eq!(
        formula("children * agency_rate"),
        [
            "small.toml:49: `saved_by_line` is declared in £, but the formula gives £/week: a factor in week is missing"
        ]
    );
    assert_eq!(
        formula("children * 2 / children"),
        [
            "small.toml:49: `saved_by_line` is declared in £, but the formula gives a bare number: a factor in £ is missing"
        ]
    );
    assert_eq!(
        formula("children * agency_rate * weeks + weeks"),
        [
            "small.toml:49: in the formula of `saved_by_line`: what is added is £ on one side and week on the other"
        ]
    );
    assert_eq!(
        formula("children * agency_rate * max(weeks, 1)"),
        [
            "small.toml:49: in the formula of `saved_by_line`: `max` compares week on one side and a bare number on the other; a number that stands for week is written with its unit, as `1 [week]`"
        ]
    );
    assert_eq!(
        formula("if weeks > 4 then children * agency_rate * weeks else 0"),
        [
            "small.toml:49: in the formula of `saved_by_line`: what is compared is week on one side and a bare number on the other; a number that stands for week is written with its unit, as `1 [week]`"
        ]
    );
    assert_eq!(
        formula("weeks > 4 [week]"),
        [
            "small.toml:49: `saved_by_line` is declared as a figure, but the formula gives yes or no; say `yes_no = true`"
        ]
    );
    assert_eq!(
        formula("children * agency_rate * way"),
        ["small.toml:49: in the formula of `saved_by_line`: a figure is wanted here, not a choice"]
    );
    assert_eq!(
        formula("children * 5 [£/chid]"),
        [
            "small.toml:49: in the formula of `saved_by_line`: `chid` is not among the shared units, and no [unit.…] declares it; did you mean `child`?"
        ]
    );
    assert_eq!(
        broken(&[(r#"unit = "£/child/week""#, r#"unit = "£//week""#)]),
        ["small.toml:23: `£//week` is not a unit such as `£/child/week`"]
    );
}

#[test]
fn an_unknown_key_is_told_with_the_nearest() {
    assert_eq!(
        broken(&[(
            r#"theme = "Test""#,
            r#"theme = "Test"
opn = "x""#
        )]),
        ["small.toml:5: `opn` is not known in the file; did you mean `open`?"]
    );
    assert_eq!(
        broken(&[(
            r#"why = "test""#,
            r#"why = "test"
hole = true"#
        )]),
        ["small.toml:39: `hole` is not known in [input.weeks]; did you mean `whole`?"]
    );
    assert_eq!(
        after("[[tabel]]\ntitle = \"T\""),
        ["small.toml:61: `tabel` is not known in the file; did you mean `table`?"]
    );
    assert_eq!(
        after("[colour]\nred = 1"),
        ["small.toml:61: `colour` is not known in the file"]
    );
}

#[test]
fn what_is_given_says_where_from_why_or_who() {
    assert_eq!(
        broken(&[(
            r#"printed = "£850"
source = "here""#,
            r#"printed = "£850""#
        )]),
        ["small.toml:21: [input.agency_rate] is printed, so it needs a `source`: where it stands"]
    );
    assert_eq!(
        broken(&[(
            r#"assumed = "1"
why = "test""#,
            r#"assumed = "1""#
        )]),
        ["small.toml:34: [input.weeks] is assumed, so it needs a `why`"]
    );
    assert_eq!(
        broken(&[(r#"printed = ["5", "5"]"#, r#"printed = ["5", "needed"]"#)]),
        ["small.toml:27: [input.children] has empty cells, so it needs `needed`: who would know"]
    );
    assert_eq!(
        broken(&[(
            r#"assumed = "1"
why = "test""#,
            r#""#
        )]),
        ["small.toml:34: [input.weeks] needs `printed`, `assumed` or `needed`"]
    );
    assert_eq!(
        broken(&[(
            r#"assumed = "1""#,
            r#"assumed = "1"
printed = "2"
source = "here""#
        )]),
        ["small.toml:34: [input.weeks] is printed or assumed, not both"]
    );
    assert_eq!(
        broken(&[(
            r#"label = "Rate"
"#,
            r#""#
        )]),
        ["small.toml:21: [input.agency_rate] lacks `label`"]
    );
    assert_eq!(
        broken(&[(r#"label = "Rate""#, r#"label = """#)]),
        ["small.toml:22: `label` in [input.agency_rate] is empty"]
    );
}

#[test]
fn a_printed_range_says_which_figure_is_used_and_why() {
    assert_eq!(
        broken(&[(r#""£850""#, r#""£800-£900""#)]),
        [
            "small.toml:24: a printed range is no single figure: say with `takes` which is used, and `why`"
        ]
    );
    assert_eq!(
        broken(&[(
            r#""£850""#,
            r#""£800-£900"
takes = "£850""#
        )]),
        [
            "small.toml:21: [input.agency_rate] takes one figure of a printed range, so it needs a `why`"
        ]
    );
    assert_eq!(
        broken(&[(r#""£850""#, r#""£900-£800""#)]),
        ["small.toml:24: the range `£900-£800` runs backwards"]
    );
    let sound = with(&[(
        r#""£850""#,
        "\"£800-£900\"\ntakes = \"£850\"\nwhy = \"the middle\"",
    )]);
    assert_eq!(told(&sound), [""; 0]);
}

#[test]
fn a_circle_is_told_with_its_names() {
    assert_eq!(
        formula("saved_by_line + children * agency_rate * weeks"),
        [
            "small.toml:46: `saved_by_line` rests on itself; what follows from the one before is written `previous(saved_by_line over line, start = …)`, and a sum so far `cumulative(… over line)`"
        ]
    );
    assert_eq!(
        formula("children * agency_rate * weeks + saved"),
        [
            "small.toml:46: these rest on each other in a circle: saved_by_line → saved → saved_by_line; what follows from the one before is written `previous(saved_by_line over line, start = …)`"
        ]
    );
}

#[test]
fn cells_come_out_even() {
    assert_eq!(
        broken(&[(r#"["5", "5"]"#, r#"["5", "5", "5"]"#)]),
        ["small.toml:31: this list has 3 entries, but the axis `line` has 2 items"]
    );
    assert_eq!(
        broken(&[(r#"["4250", "4250"]"#, r#"["4250"]"#)]),
        ["small.toml:58: this list has 1 entry, but the axis `line` has 2 items"]
    );
    assert_eq!(
        broken(&[(r#"["5", "5"]"#, r#"[["5", "5"], "5"]"#)]),
        ["small.toml:31: a single figure is wanted here: there is no axis to spread more over"]
    );
    assert_eq!(
        broken(&[(r#"assumed = "1""#, r#"assumed = ["1", "2"]"#)]),
        [
            "small.toml:37: `assumed` in [input.weeks] is a list of 2 figures, and nothing says for what: add `over = [\"line\"]`, or write one figure"
        ]
    );
}

#[test]
fn an_unknown_item_is_told_with_the_nearest() {
    assert_eq!(
        broken(&[(r#"["5", "5"]"#, r#"{ first = "5", secnd = "5" }"#)]),
        ["small.toml:31: `secnd` is no item of the axis `line`; did you mean `second`?"]
    );
    assert_eq!(
        formula("at(children, line = 'frst') * agency_rate * weeks"),
        [
            "small.toml:49: in the formula of `saved_by_line`: `frst` is no item of the axis `line`; did you mean `first`?"
        ]
    );
    assert_eq!(
        formula("if way = 'lft' then children * agency_rate * weeks else 0"),
        [
            "small.toml:49: in the formula of `saved_by_line`: `lft` is no option of `way`; did you mean `left`?"
        ]
    );
    assert_eq!(
        broken(&[(
            r#"quantity = "saved_by_line"
printed"#,
            r#"quantity = "saved_by_line"
at = { line = "third" }
printed"#
        )]),
        ["small.toml:58: `third` is no item of the axis `line`"]
    );
}

#[test]
fn a_text_where_a_number_belongs_is_quoted() {
    assert_eq!(
        broken(&[(r#""£850""#, r#""lots""#)]),
        [
            "small.toml:24: `lots` is not a figure: it has no digits; write it as printed, such as £1,200.50, 94K, 6%, around 850 or half"
        ]
    );
    assert_eq!(
        broken(&[(r#""£850""#, r#""about""#)]),
        [
            "small.toml:24: `about` is not a figure: it has no digits; write it as printed, such as £1,200.50, 94K, 6%, around 850 or half"
        ]
    );
    assert_eq!(
        broken(&[(r#""£850""#, r#""850 lanterns""#)]),
        [
            "small.toml:24: `850 lanterns` is not a figure: `lanterns` does not belong in one; write the figure alone, as `850`"
        ]
    );
    assert_eq!(
        broken(&[(r#""£850""#, r#""£1,20""#)]),
        [
            "small.toml:24: `£1,20` is not a figure: a comma or space stands before every three digits, as in 1,200, and a point before decimals, as in 0.85"
        ]
    );
    assert_eq!(
        broken(&[(r#""£850""#, r#"850.5"#)]),
        [
            "small.toml:24: a figure is written as a text in quotes, so that it stays exact, not as a number with a point"
        ]
    );
    assert_eq!(
        broken(&[(r#""£850""#, r#""5%""#)]),
        ["small.toml:24: `5%` is per cent, but the unit is £/child/week"]
    );
    assert_eq!(
        broken(&[(r#"["5", "5"]"#, r#"["£5", "5"]"#)]),
        ["small.toml:31: `£5` is in pounds, but the unit is child"]
    );
    assert_eq!(
        formula("children * 'five'"),
        [
            "small.toml:49: in the formula of `saved_by_line`: a figure is wanted here, not the text `five`"
        ]
    );
    assert_eq!(
        broken(&[(r#"label = "Rate""#, r#"label = 5"#)]),
        [
            "small.toml:22: `label` in [input.agency_rate] wants a text in quotes, not a whole number"
        ]
    );
    assert_eq!(
        broken(&[(
            r#"label = "Rate""#,
            r#"label = "Rate"
whole = "yes""#
        )]),
        ["small.toml:23: `whole` in [input.agency_rate] wants true or false, not a text"]
    );
}

#[test]
fn what_cannot_be_seen_is_named() {
    assert_eq!(
        broken(&[("label = \"Rate\"", "label = \"Ra\u{200B}te\"")]),
        ["small.toml:22: there is an invisible character (U+200B) here; write the text afresh"]
    );
    assert_eq!(
        broken(&[("£850", "£8\u{200B}50")]),
        ["small.toml:24: there is an invisible character (U+200B) here; write the text afresh"]
    );
    assert_eq!(
        broken(&[("label = \"Rate\"", "label = \"\u{200F}Rate\"")]),
        [
            "small.toml:22: there is a mark that turns the direction of the text (U+200F) here; write the text afresh"
        ]
    );
    assert_eq!(
        broken(&[("label = \"Rate\"", "\"la\u{202E}bel\" = \"Rate\"")]),
        [
            "small.toml:21: [input.agency_rate] lacks `label`",
            "small.toml:22: `la\\u{202e}bel` is not known in [input.agency_rate]; did you mean `label`?"
        ]
    );
    assert_eq!(
        formula("children * agency\u{202E}_rate * weeks"),
        [
            "small.toml:49: there is a mark that turns the direction of the text (U+202E) here; write the text afresh"
        ]
    );
    assert_eq!(
        broken(&[(
            "source = \"table\"",
            "source = \"table\"\nbecause = \"A\u{202E}b\""
        )]),
        [
            "small.toml:60: there is a mark that turns the direction of the text (U+202E) here; write the text afresh"
        ]
    );
}

#[test]
fn more_digits_than_can_be_held_are_refused() {
    assert_eq!(
        broken(&[(
            r#""£850""#,
            r#""£1234567890123456789012345678901234567890""#
        )]),
        [
            "small.toml:24: `£1234567890123456789012345678901234567890` is not a figure: it has more digits than can be held exactly; 28 can"
        ]
    );
    assert_eq!(
        formula("children * 1234567890123456789012345678901234567890"),
        [
            "small.toml:49: in the formula of `saved_by_line`: `1234567890123456789012345678901234567890` is not a number that can be held exactly"
        ]
    );
    let long = format!("\"{}\"", "9".repeat(100_000));
    assert_eq!(
        broken(&[("\"£850\"", &long)]),
        [
            "small.toml:24: `999999999999999999999999999999999999999999999999999999999999…` is not a figure: it has more digits than can be held exactly; 28 can"
        ]
    );
}

#[test]
fn deep_nesting_is_refused() {
    let deep = |levels: usize| format!("{}1{}", "(".repeat(levels), ")".repeat(levels));
    assert_eq!(
        formula(&deep(100)),
        [
            "small.toml:49: in the formula of `saved_by_line`, column 76: the formula nests more than 64 deep; part it in steps"
        ]
    );
    assert_eq!(
        formula(&deep(10_000)),
        [
            "small.toml:49: in the formula of `saved_by_line`: the formula is longer than 4000 characters; part it in steps"
        ]
    );
    let lists = format!("label = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(
        broken(&[("label = \"Rate\"", &lists)]),
        ["small.toml:22: the lists here nest too deep to be read"]
    );
}

#[test]
fn a_large_file_is_refused_unread() {
    let large = format!("{SOUND}#{}", "x".repeat(10_000_000 - SOUND.len() - 1));
    assert_eq!(
        told(&large),
        ["small.toml:1: the file has 10,000,000 bytes; a case file may have 1,000,000 at most"]
    );
    assert_eq!(LARGEST_FILE, 1_000_000);
}

#[test]
fn a_division_by_a_literal_nought_is_refused() {
    assert_eq!(
        formula("children * agency_rate * weeks / 0"),
        ["small.toml:49: in the formula of `saved_by_line`: this divides by nought"]
    );
}

#[test]
fn an_unknown_axis_is_told_once() {
    assert_eq!(
        broken(&[(r#"over = ["line"]"#, r#"over = ["lime"]"#)]),
        ["small.toml:30: `lime` is not an axis here; did you mean `line`?"]
    );
    assert_eq!(
        broken(&[(r#"over line)"#, r#"over lime)"#)]),
        [
            "small.toml:54: in the formula of `saved`: `lime` is not an axis here; did you mean `line`?"
        ]
    );
    assert_eq!(
        broken(&[(r#"over line)"#, r#"over month)"#)]),
        [
            "small.toml:54: in the formula of `saved`: this is not spread over `month`: it is spread over line"
        ]
    );
    assert_eq!(
        formula("children * agency_rate * weeks_in_each_year"),
        [
            r#"small.toml:49: in the formula of `saved_by_line`: `weeks_in_each_year` needs an axis of years, such as `[axis.year]` with `years = ["2020/21", "2021/22"]`"#
        ]
    );
    assert_eq!(
        broken(&[(r#"[axis.line]"#, r#"[axis.month]"#)]),
        [
            "small.toml:14: `month` is built in: the months of the case's year; months over several years have `from` and `to`, as `from = \"2020-04\"`",
            "small.toml:30: `line` is not an axis here",
            "small.toml:54: in the formula of `saved`: `line` is not an axis here"
        ]
    );
}

#[test]
fn a_name_with_a_meaning_of_its_own_is_refused() {
    for name in ["sum", "if", "weeks_left", "none"] {
        let head = format!("[calc.{name}]\nlabel = \"X\"\nunit = \"1\"\nformula = \"2\"");
        let said =
            format!("small.toml:61: `{name}` has a meaning of its own and cannot name a quantity");
        assert_eq!(after(&head), [said]);
    }
    assert_eq!(
        after("[calc.Weeks]\nlabel = \"X\"\nunit = \"1\"\nformula = \"2\""),
        [
            "small.toml:61: `Weeks` cannot name a quantity: small letters, digits and _ only, a letter first"
        ]
    );
    assert_eq!(
        after("[calc.weeks]\nlabel = \"X\"\nunit = \"1\"\nformula = \"2\""),
        ["small.toml:61: `weeks` is both an input and a calculation"]
    );
    assert_eq!(
        after("[axis.sum]\nitems = [{ id = \"a\" }]"),
        ["small.toml:61: `sum` cannot be the name of an axis"]
    );
}

#[test]
fn a_net_figure_stands_beside_the_claim_it_is_left_of() {
    let net = |name: &str| {
        let line = format!("quantity = \"saved\"\nnet = \"{name}\"");
        broken(&[(r#"quantity = "saved""#, &line)])
    };
    assert_eq!(net("saved"), [""; 0]);
    assert_eq!(
        net("weeks"),
        ["small.toml:10: `weeks` cannot stand beside `saved`: its unit or its axes are others"]
    );
    assert_eq!(
        net("way"),
        ["small.toml:10: a figure is wanted here, and `way` is a choice"]
    );
}

#[test]
fn every_input_stands_in_one_group() {
    assert_eq!(
        broken(&[(r#""weeks", "way""#, r#""way""#)]),
        ["small.toml:34: `weeks` stands in no [[group]], so no reader could change it"]
    );
    assert_eq!(
        broken(&[(r#""weeks", "way""#, r#""weeks", "way", "weeks""#)]),
        ["small.toml:19: `weeks` stands in the form twice"]
    );
    assert_eq!(
        broken(&[(r#""weeks", "way""#, r#""weeks", "way", "saved""#)]),
        ["small.toml:19: `saved` is not an input"]
    );
}

#[test]
fn formulas_are_read_to_the_first_thing_that_does_not_fit() {
    assert_eq!(
        formula("(children * agency_rate * weeks"),
        [
            "small.toml:49: in the formula of `saved_by_line`: a bracket is opened and not closed: `)` is missing"
        ]
    );
    assert_eq!(
        formula("children agency_rate"),
        [
            "small.toml:49: in the formula of `saved_by_line`: expected `+`, `-`, `*` or `/` between two figures, found `agency_rate`"
        ]
    );
    assert_eq!(
        formula("children * 1,000"),
        [
            "small.toml:49: in the formula of `saved_by_line`: thousands in a formula are parted by `_`, as in 1_000"
        ]
    );
    assert_eq!(
        formula("children * £5"),
        [
            "small.toml:49: in the formula of `saved_by_line`: an amount of money is written with its unit, as in `1 [£]`"
        ]
    );
    assert_eq!(
        formula("children × 5"),
        ["small.toml:49: in the formula of `saved_by_line`: `×` is written `*` in a formula"]
    );
}

#[test]
fn a_formula_for_each_item_has_them_all() {
    assert_eq!(
        broken(&[(
            r#"formula = "children * agency_rate * weeks""#,
            r#"formula = { first = "0" }"#
        )]),
        ["small.toml:49: [calc.saved_by_line] has no formula for second"]
    );
    assert_eq!(
        broken(&[(
            r#"formula = "children * agency_rate * weeks""#,
            r#"formula = { one = "0" }"#
        )]),
        [
            "small.toml:49: the formulas of [calc.saved_by_line] are not keyed by the items of an axis"
        ]
    );
}

#[test]
fn what_refers_to_a_quantity_says_where() {
    assert_eq!(
        broken(&[(
            r#"quantity = "saved"
"#,
            r#"quantity = "saved_by_line"
"#
        )]),
        [
            r#"small.toml:9: `saved_by_line` is spread over `line`: say where, with `at = { line = "…" }`"#
        ]
    );
    assert_eq!(
        after("[[table]]\ntitle = \"T\"\nrows = \"line\"\ncolumns = [\"saved\"]"),
        ["small.toml:64: `saved` is not spread over `line`"]
    );
    assert_eq!(
        after(
            "[[chart]]\ntitle = \"T\"\nkind = \"pie\"\nquantity = \"saved_by_line\"\nalong = \"line\""
        ),
        ["small.toml:63: `kind` is one of line, bar, not `pie`; did you mean `line`?"]
    );
    assert_eq!(
        after("[[backwards]]\nby = \"saved\""),
        ["small.toml:62: `saved` is not an input"]
    );
    assert_eq!(
        after("[[overlap]]\ncase = \"x\"\nwhy = \"y\""),
        ["small.toml:61: [[overlap]] lacks `kind`"]
    );
    assert_eq!(
        broken(&[(
            r#"source = "table""#,
            r#"because = { third = "x" }
source = "table""#
        )]),
        ["small.toml:59: `third` names no printed cell of `saved_by_line`"]
    );
}

#[test]
fn what_is_not_toml_is_told_by_its_line() {
    assert_eq!(
        broken(&[(r#"title = "Small""#, r#"title = Small"#)]),
        ["small.toml:1: what stands behind `=` needs quotes: `title = \"Small\"`"]
    );
    assert_eq!(
        broken(&[(r#"council = "Council""#, r#"title = "Again""#)]),
        ["small.toml:2: `title` stands twice, first on line 1: delete one of them"]
    );
}

#[test]
fn a_fault_in_one_key_makes_no_other_key_unknown() {
    let chart = "[[chart]]\ntitle = \"T\"\nkind = \"bar\"\nquantiy = \"saved_by_line\"\nalong = \"line\"\ntarget = \"saved\"";
    assert_eq!(
        after(chart),
        [
            "small.toml:61: [[chart]] lacks `quantity`",
            "small.toml:64: `quantiy` is not known in [[chart]]; did you mean `quantity`?"
        ]
    );
    let table = "[[table]]\ntitle = \"T\"\nrows = \"line\"\n\
                 columns = [{ by = \"lime\", quantity = \"saved_by_line\" }]\n\
                 after = [{ under = \"saved_by_lin\", quantity = \"saved\" }]";
    assert_eq!(
        after(table),
        [
            "small.toml:64: `lime` is not an axis here; did you mean `line`?",
            "small.toml:65: `saved_by_lin` is not a quantity here; did you mean `saved_by_line`?"
        ]
    );
}

#[test]
fn a_formula_is_spread_no_further_than_its_over_says() {
    assert_eq!(
        broken(&[(
            "unit = \"£\"\nformula = \"children",
            "unit = \"£\"\nover = []\nformula = \"children"
        )]),
        [
            "small.toml:46: the formula of `saved_by_line` is spread over `line`, which its `over` does not name"
        ]
    );
}

/// What is said of a print of an input of `unit`, without the file and line.
fn print_of(unit: &str, print: &str) -> Option<String> {
    let weeks = "unit = \"weeks\"\nassumed = \"1\"";
    let file = broken(&[
        (weeks, &format!("unit = \"{unit}\"\nassumed = \"{print}\"")),
        (FORMULA, "children * agency_rate * 1 [week]"),
    ]);
    assert!(file.len() < 2, "{file:?}");
    file.first()
        .map(|told| told.split_once(": ").unwrap().1.to_owned())
}

#[test]
fn a_share_without_its_sign_is_told_both_ways_to_write_it() {
    for (print, told) in [
        (
            "0.47",
            "the unit is %, and `0.47` may be a share or a percentage: write `47%` or `0.47%`",
        ),
        (
            "0.3 - 0.5",
            "the unit is %, and `0.3 - 0.5` may be a share or a percentage: write `30% to 50%` or `0.3 - 0.5%`",
        ),
        (
            "1",
            "the unit is %, and `1` may be a share or a percentage: write `100%` or `1%`",
        ),
        ("47", "the unit is %, so this is written `47%`"),
        ("around 5", "the unit is %, so this is written `around 5%`"),
    ] {
        assert_eq!(print_of("%", print).as_deref(), Some(told));
    }
    for print in [
        "47%",
        "47 percent",
        "47 per cent",
        "47 %",
        "1 in 5",
        "two-thirds",
        "0",
        "(7)%",
    ] {
        assert_eq!(print_of("%", print), None, "{print}");
    }
}

#[test]
fn a_figure_that_cannot_be_read_is_told_what_to_write_instead() {
    let missing =
        "write `needed` if nobody prints it, `none` if it does not apply, 0 if it is nought";
    for (unit, print, why) in [
        ("£", "TBC", missing),
        ("£", "-", missing),
        ("£", "N/A", missing),
        (
            "£/week",
            "£200k p.a.",
            "it is counted in £ a week, not `p.a.`: write it so, or change the unit",
        ),
        (
            "1",
            "5 weeks",
            "`weeks` is a unit, but this figure has none",
        ),
        (
            "£",
            "£000",
            "it says that figures are in thousands; write each as printed, and say what they are in with `printed_in = \"£000\"`",
        ),
        (
            "£",
            "0,850",
            "a comma or space stands before every three digits, as in 1,200, and a point before decimals, as in 0.85",
        ),
        (
            "£",
            "(-200)",
            "it has two signs; a minus or brackets, not both",
        ),
        (
            "£",
            "0.062)",
            "a bracket has no partner; brackets stand for a minus: (500) is −500; if the paper has it so, say beside it what it `means`",
        ),
        (
            "£",
            "700 701 702",
            "there are several here; in a list each stands in quotes of its own, as in [\\\"700\\\", \\\"701\\\"]",
        ),
        ("£", "100*12", "it is a sum; write what it comes to"),
        (
            "£",
            "19/12",
            "write a fraction in words or as a decimal: half, a third, 0.5",
        ),
        ("£", "1e6", "write it in full, or with k, m or bn"),
        ("£", "1.2.3", "it has two decimal points"),
        (
            "£",
            "200 lanterns",
            "`lanterns` does not belong in one; write the figure alone, as `200`",
        ),
        (
            "£",
            "£1.20/hr",
            "it is counted in £, not `/hr`: write it so, or change the unit",
        ),
        (
            "£",
            "200lanterns",
            "`lanterns` does not belong in one; write the figure alone, as `200`",
        ),
        (
            "£",
            "£50k/£60k",
            "`/£60k` does not belong in one; write it as printed, such as £1,200.50, 94K, 6%, around 850 or half",
        ),
    ] {
        let told = print_of(unit, print);
        let why = why.replace("\\\"", "\"");
        assert_eq!(told, Some(format!("`{print}` is not a figure: {why}")));
    }
    for (unit, print) in [
        ("£", "£200k p.a."),
        ("£", "(328)k"),
        ("£", "£(0.5)m"),
        ("£", "−£65,992"),
        ("£", "12.5p"),
        ("posts", "3.5 FTE"),
        ("years", "6.1 years"),
    ] {
        assert_eq!(print_of(unit, print), None, "{print}");
    }
}

#[test]
fn bounds_are_figures_that_the_input_keeps_to() {
    let weeks = "unit = \"weeks\"\nassumed = \"1\"";
    let bounded = |lines: &str| broken(&[(weeks, &format!("{weeks}\n{lines}"))]);
    let sound = [""; 0];
    assert_eq!(bounded("at_least = \"0\"\nat_most = \"12\""), sound);
    assert_eq!(
        bounded("at_most = \"12 weeks\"\nrange = [\"1 week\", \"12\"]"),
        sound
    );
    assert_eq!(
        bounded("at_most = \"12 months\""),
        [
            "small.toml:38: `12 months` is not a figure: it is counted in weeks, not `months`: write it so, or change the unit"
        ]
    );
    assert_eq!(
        bounded("at_least = \"2\""),
        ["small.toml:38: [input.weeks] is given as 1 week, but its `at_least` is 2 weeks"]
    );
    assert_eq!(
        bounded("at_most = \"12\"\nrange = [\"0\", \"53\"]"),
        [
            "small.toml:38: the range of [input.weeks] goes to 53 weeks, but its `at_most` is 12 weeks"
        ]
    );
    assert_eq!(
        bounded("at_least = \"0\"\nat_most = \"-1\""),
        ["small.toml:39: `at_most` of [input.weeks] is below its `at_least`"]
    );
    assert_eq!(
        broken(&[("assumed = \"left\"", "assumed = \"left\"\nat_most = \"2\"")]),
        ["small.toml:44: `at_most` goes with a figure, and [input.way] is a choice"]
    );
}

#[test]
fn headings_of_which_there_may_be_several_are_told_to_take_two_brackets() {
    for heading in [
        "group",
        "part",
        "published",
        "background",
        "table",
        "chart",
        "backwards",
        "overlap",
    ] {
        assert_eq!(
            told(&format!(
                "title = \"x\"\n[{heading}]\na = \"1\"\n[ {heading} ]\na = \"2\"\n[{heading}]\na = \"3\""
            )),
            [4, 6].map(|line| format!(
                "small.toml:{line}: `[{heading}]` stands twice, first on line 2: there may be several, \
                 so write each with two brackets, as `[[{heading}]]`"
            ))
        );
        for (first, second) in [("[", "[["), ("[[", "[")] {
            let close = |open: &str| open.replace('[', "]");
            let (one, other) = (
                format!("{first}{heading}{}", close(first)),
                format!("{second}{heading}{}", close(second)),
            );
            assert_eq!(
                told(&format!("{one}\na = \"1\"\n{other}\na = \"2\"")),
                [format!(
                    "small.toml:3: `{other}` stands as `{one}` on line 1: there may be several, so \
                     write each with two brackets, as `[[{heading}]]`"
                )]
            );
        }
    }
    assert_eq!(
        told("[claim]\na = \"1\"\n[claim]\na = \"2\""),
        ["small.toml:3: `[claim]` stands twice, first on line 1: delete one, or put both together"]
    );
    assert_eq!(
        told("[input.a]\nx = \"1\"\n[input.a]\nx = \"2\""),
        [
            "small.toml:3: `[input.a]` stands twice, first on line 1: give one another name, or put both together"
        ]
    );
}

#[test]
fn a_background_figure_may_be_followed_by_the_words_of_any_unit() {
    for (print, value) in [
        ("6.1 years", "6.1"),
        ("£200k p.a.", "200000"),
        ("3.5 FTE", "3.5"),
        ("5 percentage points", "0.05"),
        ("13 contracts a day", "13"),
        ("over 40 households", "40"),
        ("1.5 to 2 years", "1.5"),
        ("14%", "0.14"),
    ] {
        let text = format!(
            "{SOUND}\n[[background]]\nwhat = \"X\"\nprinted = \"{print}\"\nsource = \"Page 4\""
        );
        let case = read(&text).unwrap_or_else(|faults| panic!("{print}: {faults:?}"));
        let printed = &case.background.first().unwrap().printed;
        assert_eq!(printed.text, print);
        assert_eq!(
            printed.value,
            casebook_model::Decimal::from_str_exact(value).unwrap(),
            "{print}"
        );
    }
}

#[test]
fn what_only_follows_from_a_wrong_heading_is_not_told() {
    assert_eq!(
        broken(&[("[claim]", "[claims]")]),
        ["small.toml:8: `claims` is not known in the file; did you mean `claim`?"]
    );
    assert_eq!(
        broken(&[("[[group]]", "[[groups]]")]),
        ["small.toml:17: `groups` is not known in the file; did you mean `group`?"]
    );
    assert_eq!(
        broken(&[("[input.weeks]", "[inputs.weeks]")]),
        ["small.toml:34: [inputs.weeks] is no heading here: write [input.weeks]"]
    );
    assert_eq!(
        broken(&[("[axis.line]", "[[axis]]")]),
        [
            "small.toml:14: [[axis]] has one bracket on either side and a name of its own, as [axis.name]"
        ]
    );
}
