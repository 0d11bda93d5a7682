//! Case files and changes from a stranger: each ends in a clear message, at once, and never in a
//! panic. A broken file is status 1, a wrong change status 2; nothing is written as a result.

use casebook_tests::command::{Given, casebook};
use std::fs;
use std::path::Path;

/// A sound case of few lines.
const SOUND: &str = r#"
title = "A sample"
council = "A council"
year = "2020/21"
theme = "Samples"
document = { title = "A paper", date = "2020" }
summary = "A sample."

[claim]
quantity = "total"
at = { line = "first" }
printed = "£2k"
sense = "saving"
source = "p. 1"

[axis.line]
items = [{ id = "first" }, { id = "second" }]

[axis.band]
items = [{ id = "young" }, { id = "old" }]

[[group]]
title = "All"
inputs = ["weekly_rate", "children", "weeks", "missing"]

[input.weekly_rate]
label = "Rate"
unit = "£/child/week"
printed = "£100"
source = "p. 1"

[input.children]
label = "Children"
unit = "children"
whole = true
over = ["line"]
printed = ["5", "6"]
source = "p. 1"

[input.weeks]
label = "Weeks"
unit = "weeks"
printed = "4"
source = "p. 1"

[input.missing]
label = "Missing"
unit = "£"
needed = "Finance"

[calc.total]
label = "Total"
unit = "£"
formula = "children * weekly_rate * weeks"

[[published]]
quantity = "total"
printed = ["2000", "2400"]
source = "p. 1"
"#;

const FORMULA: &str = "children * weekly_rate * weeks";

/// The sound case with one thing replaced.
fn with(from: &str, to: &str) -> String {
    assert!(SOUND.contains(from), "{from}");
    SOUND.replace(from, to)
}

fn evaluate_bytes(bytes: &[u8], edits: &[&str]) -> Given {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.toml");
    fs::write(&file, bytes).unwrap();
    evaluate_file(&file, edits)
}

fn evaluate_file(file: &Path, edits: &[&str]) -> Given {
    let mut args = vec!["evaluate", file.to_str().unwrap()];
    args.extend(edits.iter().flat_map(|edit| ["--set", edit]));
    casebook(&args)
}

/// Refused with status 1, without a result, and with each of `messages`.
#[track_caller]
fn refused(text: impl AsRef<[u8]>, messages: &[&str]) {
    let given = evaluate_bytes(text.as_ref(), &[]);
    let shown: String = given.err.chars().take(3000).collect();
    assert_eq!(given.status, 1, "{shown}");
    assert_eq!(given.out, "");
    for message in messages {
        assert!(
            given.err.contains(message),
            "“{message}” is not in:\n{shown}"
        );
    }
}

/// The line of the sound case in which a text stands.
fn line_of(text: &str) -> usize {
    SOUND.lines().position(|line| line.contains(text)).unwrap() + 1
}

#[test]
fn the_sound_case_is_sound() {
    let given = evaluate_bytes(SOUND.as_bytes(), &[]);
    assert_eq!((given.status, given.err.as_str()), (0, ""));
    let given = evaluate_bytes(SOUND.replace('\n', "\r\n").as_bytes(), &[]);
    assert_eq!((given.status, given.err.as_str()), (0, ""));
}

// ------------------------------------------------------------------ formulas

#[test]
fn a_formula_nested_ten_thousand_deep_is_refused() {
    let (open, close) = ("(".repeat(10_000), ")".repeat(10_000));
    let place = format!(
        "case.toml:{}: in the formula of `total`: ",
        line_of("formula =")
    );
    for formula in [
        format!("{open}weeks{close}"),
        format!("{open}weeks"),
        format!("{}weeks", "-".repeat(10_000)),
        format!("{}weeks", "not ".repeat(10_000)),
        format!("{}weeks{}", "max(".repeat(10_000), ")".repeat(10_000)),
        format!(
            "{}weeks{}",
            "sum(".repeat(10_000),
            " over line)".repeat(10_000)
        ),
        format!("{}weeks", "if 1 = 2 then weeks else ".repeat(10_000)),
    ] {
        refused(with(FORMULA, &formula), &[&place]);
    }
}

#[test]
fn a_formula_as_deep_as_its_length_allows_is_refused() {
    for formula in [
        format!("{}weeks{}", "(".repeat(1900), ")".repeat(1900)),
        format!("{}weeks", "-".repeat(3900)),
        format!("{}weeks{}", "max(".repeat(700), ")".repeat(700)),
        format!("{}weeks", "if 1 = 2 then weeks else ".repeat(150)),
    ] {
        refused(
            with(FORMULA, &formula),
            &["in the formula of `total`, column ", "deep"],
        );
    }
}

#[test]
fn units_that_do_not_match_are_refused() {
    refused(with(FORMULA, "children * weekly_rate"), &["`total`", "£"]);
    refused(
        with(FORMULA, "weeks + children"),
        &["in the formula of `total`"],
    );
    refused(
        with("unit = \"weeks\"", "unit = \"weks\""),
        &["`weks`", "did you mean `week"],
    );
}

#[test]
fn axes_that_do_not_fit_are_refused() {
    refused(
        with(FORMULA, "sum(weekly_rate over line) * weeks * 1 [child]"),
        &["line"],
    );
    refused(
        with(FORMULA, "sum(children over lne) * weekly_rate * weeks"),
        &["`lne`", "`line`"],
    );
    refused(
        with(FORMULA, "at(children, line = 'frst') * weekly_rate * weeks"),
        &["`first`"],
    );
    refused(
        with("at = { line = \"first\" }", "at = { band = \"old\" }"),
        &["`total` is spread over `line`"],
    );
    refused(
        with(
            "at = { line = \"first\" }",
            "at = { line = \"first\", band = \"old\" }",
        ),
        &["`total` is not spread over `band`"],
    );
    refused(
        with(
            "printed = [\"5\", \"6\"]",
            "printed = [\"5\", \"6\", \"7\"]",
        ),
        &["this list has 3 entries, but the axis `line` has 2 items"],
    );
    refused(
        with("printed = [\"5\", \"6\"]", "printed = [[\"5\"], [\"6\"]]"),
        &["case.toml:"],
    );
}

#[test]
fn quantities_in_a_circle_are_named() {
    let circle = "\n[calc.one]\nlabel = \"1\"\nunit = \"£\"\nformula = \"two\"\n\
                  [calc.two]\nlabel = \"2\"\nunit = \"£\"\nformula = \"one\"\n";
    refused(format!("{SOUND}{circle}"), &["circle", "one → two → one"]);
    refused(with(FORMULA, "total"), &["`total` rests on itself"]);
}

#[test]
fn names_nearly_right_are_told_with_the_right_one() {
    refused(
        with(FORMULA, "children * weekly_rat * weeks"),
        &["`weekly_rat` is not a quantity here; did you mean `weekly_rate`?"],
    );
    refused(
        with(
            "[claim]\nquantity = \"total\"",
            "[claim]\nquantity = \"totl\"",
        ),
        &["did you mean `total`?"],
    );
    refused(
        with("sense = \"saving\"", "sense = \"savings\""),
        &["did you mean `saving`?"],
    );
    refused(
        with("label = \"Weeks\"", "lable = \"Weeks\""),
        &["`lable` is not known", "did you mean `label`?"],
    );
    refused(
        with("[input.weeks]", "[inptu.weeks]"),
        &["[inptu.weeks] is no heading here: write [input.weeks]"],
    );
}

#[test]
fn every_fault_of_a_file_is_told_at_once() {
    let text = with(FORMULA, "children * weekly_rat * weeks")
        .replace("sense = \"saving\"", "sense = \"savings\"")
        .replace("printed = \"4\"", "printed = \"several weeks\"");
    let given = evaluate_bytes(text.as_bytes(), &[]);
    let lines: Vec<&str> = given.err.lines().collect();
    assert_eq!(lines.len(), 3, "{}", given.err);
    for (line, what) in [
        (line_of("sense"), "saving"),
        (line_of("printed = \"4\""), "several weeks"),
        (line_of("formula"), "weekly_rat"),
    ] {
        let place = format!("case.toml:{line}: ");
        assert!(
            lines
                .iter()
                .any(|it| it.contains(&place) && it.contains(what)),
            "{}",
            given.err
        );
    }
}

// ------------------------------------------------------------------ figures

#[test]
fn text_where_a_number_belongs_is_refused() {
    for wrong in [
        "many", "", "£", "5 apples", "1,20", "0x10", "1e9", "NaN", "inf", "٥",
    ] {
        let place = format!("case.toml:{}: ", line_of("printed = \"4\""));
        refused(
            with("printed = \"4\"", &format!("printed = \"{wrong}\"")),
            &[&place],
        );
    }
    for inexact in ["4.0", "1e9", "inf", "nan", "true"] {
        refused(
            with("printed = \"4\"", &format!("printed = {inexact}")),
            &["a figure is written as a text in quotes, so that it stays exact"],
        );
    }
    refused(with("printed = \"4\"", "printed = [4]"), &["case.toml:"]);
    refused(
        with("printed = \"4\"", "printed = 2020-01-01"),
        &["case.toml:"],
    );
    refused(
        with("printed = \"4\"", "printed = { a = \"4\" }"),
        &["case.toml:"],
    );
}

#[test]
fn values_of_forty_digits_are_refused() {
    let digits = "9".repeat(40);
    refused(
        with("printed = \"4\"", &format!("printed = \"{digits}\"")),
        &["more digits than can be held exactly"],
    );
    refused(
        with("printed = \"4\"", &format!("printed = \"0.{digits}\"")),
        &["more digits than can be held exactly"],
    );
    refused(
        with(FORMULA, &format!("{FORMULA} * {digits}")),
        &["in the formula of `total`"],
    );
    let given = evaluate_bytes(SOUND.as_bytes(), &[&format!("weeks={digits}")]);
    assert_eq!((given.status, given.out.as_str()), (2, ""));
    assert!(
        given.err.contains("too long to work with exactly"),
        "{}",
        given.err
    );
}

#[test]
fn what_grows_too_large_says_so_where_the_figure_would_stand() {
    let large = "9".repeat(28);
    let edits = [format!("weeks={large}"), format!("weekly_rate={large}")];
    let given = evaluate_bytes(SOUND.as_bytes(), &[&edits[0], &edits[1], "children=all 5"]);
    assert_eq!((given.status, given.err.as_str()), (0, ""));
    assert!(
        given
            .out
            .contains("With the changes  too large to work out exactly"),
        "{}",
        given.out
    );
}

#[test]
fn a_division_by_nought_says_so_where_the_figure_would_stand() {
    let text = with(
        FORMULA,
        "children * weekly_rate * weeks * 4 [weeks] / (weeks - 4 [weeks]) / 1",
    );
    let given = evaluate_bytes(text.as_bytes(), &[]);
    assert_eq!((given.status, given.err.as_str()), (0, ""));
    assert!(
        given.out.contains("Worked out  divides by nought"),
        "{}",
        given.out
    );
    refused(with(FORMULA, &format!("{FORMULA} / 0")), &["nought"]);
}

// ------------------------------------------------------------------ text

#[test]
fn invisible_characters_and_direction_marks_are_refused_and_shown() {
    for mark in [
        "\u{200B}", "\u{202E}", "\u{200F}", "\u{2066}", "\u{FEFF}", "\u{AD}",
    ] {
        let code = format!("U+{:04X}", u32::from(mark.chars().next().unwrap()));
        for text in [
            with("\"A sample\"", &format!("\"A {mark}sample\"")),
            with("printed = \"4\"", &format!("printed = \"4{mark}\"")),
            with(FORMULA, &format!("children{mark} * weekly_rate * weeks")),
            with("id = \"first\"", &format!("id = \"first{mark}\"")),
        ] {
            let given = evaluate_bytes(text.as_bytes(), &[]);
            assert_eq!(given.status, 1, "{code}");
            assert!(
                given.err.contains(&code) || given.err.contains("\\u{"),
                "{}",
                given.err
            );
            assert!(!given.err.contains(mark), "{}", given.err);
        }
    }
}

#[test]
fn a_file_cannot_steer_the_terminal() {
    for text in [
        with("\"A sample\"", "\"A \\u001b[2Jsample\""),
        with("id = \"first\"", "id = \"\\u001b[2Jfirst\""),
        with("[input.weeks]", "[input.\"\\u001b[2Jweeks\"]"),
    ] {
        let given = evaluate_bytes(text.as_bytes(), &[]);
        assert_eq!(given.status, 1);
        assert!(!given.err.contains('\u{1b}') && !given.out.contains('\u{1b}'));
    }
}

#[test]
fn what_is_not_text_is_refused_with_its_line() {
    let mut bytes = SOUND.as_bytes().to_vec();
    bytes.extend(b"\nx = \"\xff\xfe\"\n");
    let line = SOUND.lines().count() + 2;
    refused(
        bytes,
        &[&format!("case.toml:{line}: the file is not UTF-8 text")],
    );
    refused(
        [0xFF, 0xFE, 0x41, 0x00],
        &["case.toml:1: the file is not UTF-8 text"],
    );
    refused(
        format!("{SOUND}\nx = \"\0\""),
        &["there is an invisible character (U+0000) here"],
    );
}

#[test]
fn unknown_keys_are_refused_wherever_they_stand() {
    for (from, to) in [
        (
            "theme = \"Samples\"",
            "theme = \"Samples\"\ncolour = \"red\"",
        ),
        ("sense = \"saving\"", "sense = \"saving\"\ncolour = \"red\""),
        ("label = \"Weeks\"", "label = \"Weeks\"\ncolour = \"red\""),
        (
            "formula = \"children",
            "colour = \"red\"\nformula = \"children",
        ),
        (
            "title = \"A paper\"",
            "title = \"A paper\", colour = \"red\"",
        ),
        (
            "[{ id = \"first\" }",
            "[{ id = \"first\", colour = \"red\" }",
        ),
        (
            "printed = [\"2000\", \"2400\"]",
            "printed = [\"2000\", \"2400\"]\ncolour = \"red\"",
        ),
    ] {
        refused(with(from, to), &["`colour` is not known"]);
    }
}

// ------------------------------------------------------------------ size

#[test]
fn a_file_of_ten_megabytes_is_refused_unread() {
    refused(
        format!("{SOUND}{}", "#".repeat(10_000_000)),
        &["larger than a case file may be (1 MB)"],
    );
}

#[test]
fn toml_nested_ten_thousand_deep_is_refused() {
    for text in [
        format!("{SOUND}\nx = {}{}", "[".repeat(10_000), "]".repeat(10_000)),
        format!(
            "{SOUND}\nx = {}1{}",
            "{a=".repeat(10_000),
            "}".repeat(10_000)
        ),
        format!("{SOUND}\n{} = 1", vec!["a"; 10_000].join(".")),
        format!("{SOUND}\n[{}]\nx = 1", vec!["a"; 10_000].join(".")),
    ] {
        refused(text, &["nest too deep to be read"]);
    }
}

#[test]
fn a_quantity_over_more_cells_than_any_table_has_is_refused() {
    let axis = |name: &str| {
        let items: Vec<String> = (0..100)
            .map(|n| format!("{{ id = \"{name}{n}\" }}"))
            .collect();
        format!("[axis.{name}]\nitems = [{}]\n", items.join(", "))
    };
    let text = format!(
        "{SOUND}\n{}{}{}\n[calc.each]\nlabel = \"Each\"\nunit = \"weeks\"\n\
         over = [\"a\", \"b\", \"c\"]\nformula = \"weeks\"\n",
        axis("a"),
        axis("b"),
        axis("c")
    );
    refused(text, &["more than 5,000 cells"]);
}

// ------------------------------------------------------------------ the wrong thing altogether

#[test]
fn what_is_no_case_file_is_refused() {
    refused("", &["the file lacks `title`", "the file lacks [claim]"]);
    refused("<html></html>", &["`<html></html>` has no `=`"]);
    refused(
        "title = \"a\"\ntitle = \"b\"",
        &["`title` stands twice, first on line 1"],
    );
    let folder = tempfile::tempdir().unwrap();
    let given = evaluate_file(folder.path(), &[]);
    assert_eq!(given.status, 1);
    assert!(given.err.contains("this is a folder"), "{}", given.err);
}

#[test]
fn a_wrong_use_is_told_with_the_nearest_right_one() {
    let case = "cambridgeshire/2020-21/placement-mix-and-demand";
    for (args, message) in [
        (vec!["evalute", case], "Did you mean `evaluate`?"),
        (
            vec!["evaluate", "cambridgeshire/2020-21/placement-mix-and-demnd"],
            "Did you mean `cambridgeshire/2020-21/placement-mix-and-demand`?",
        ),
        (
            vec!["evaluate", "no-such-file.toml"],
            "There is no file `no-such-file.toml`.",
        ),
        (
            vec!["evaluate", case, "--set", "agency_rat=900"],
            "Did you mean “agency_rate”?",
        ),
        (
            vec!["evaluate", case, "--set", "agency_rate"],
            "There is no =",
        ),
        (
            vec!["evaluate", case, "--set", "agency_rate=lots"],
            "“lots” does not belong in a number.",
        ),
        (
            vec!["evaluate", case, "--set", "agency_rate=5%"],
            "This figure is not a percentage.",
        ),
        (
            vec!["evaluate", case, "--set", "cost_avoided=1"],
            "Only an input can be changed.",
        ),
        (
            vec!["evaluate", case, "--set", "in_care[2020-04]=774"],
            "It has places such as [2020-04,low].",
        ),
        (
            vec!["evaluate", case, "--set", "in_care=774"],
            "is a series",
        ),
        (
            vec!["evaluate", case, "--set", "in_care[2020-04,low]=774.5"],
            "Only whole numbers make sense here.",
        ),
        (
            vec!["evaluate", case, "--set", "hold=both"],
            "Write one of: saving, cost.",
        ),
        (vec!["evaluate", case, "--set"], "`--set` needs a change"),
        (vec!["evaluate"], "`evaluate` takes one case or file."),
        (vec!["list", "--frob"], "`--frob` is not known here."),
        (vec![], "Which command?"),
    ] {
        let given = casebook(&args);
        assert_eq!(
            (given.status, given.out.as_str()),
            (2, ""),
            "{args:?}: {}",
            given.err
        );
        assert!(given.err.contains(message), "{args:?}: {}", given.err);
    }
}

#[test]
fn a_broken_file_among_sound_ones_hides_none_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let (sound, broken) = (
        folder.path().join("sound.toml"),
        folder.path().join("broken.toml"),
    );
    fs::write(&sound, SOUND).unwrap();
    fs::write(&broken, with(FORMULA, "children *")).unwrap();
    let given = casebook(&["check", broken.to_str().unwrap(), sound.to_str().unwrap()]);
    assert_eq!(given.status, 1);
    assert!(given.out.contains("sound: 3 agree"), "{}", given.out);
    assert!(given.err.contains("broken.toml:"), "{}", given.err);

    let given = casebook(&[
        "check",
        "--json",
        broken.to_str().unwrap(),
        sound.to_str().unwrap(),
    ]);
    assert_eq!(given.status, 1);
    let rows: serde_json::Value = serde_json::from_str(&given.out).unwrap();
    assert_eq!(rows[0]["case"], "broken");
    assert_eq!(rows[0]["faults"].as_array().unwrap().len(), 1);
    assert_eq!(rows[1]["checks"]["agrees"], 3);
}
