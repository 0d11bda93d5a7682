//! The program itself: exit status, and what goes to which stream.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fs;
use std::process::{Command, Output, Stdio};

fn casebook(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(args)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn results_go_to_standard_output() {
    let output = casebook(&["list", "--json"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
    let list: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(!list.as_array().unwrap().is_empty());
}

#[test]
fn a_broken_file_is_status_1_and_told_on_standard_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.toml");
    fs::write(&file, "title = \n").unwrap();
    for command in ["check", "evaluate"] {
        let output = casebook(&[command, file.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1), "{command}");
        let message = text(&output.stderr);
        assert!(
            message.contains("broken.toml:1: `title` has nothing behind its `=`"),
            "{message}"
        );
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_file_may_rest_on_a_shipped_case_and_add_to_it() {
    const BASE: &str = "cambridgeshire/2020-21/placement-mix-and-demand";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    let added = "[[added]]\naxis = \"scenario\"\nid = \"half\"\nlabel = \"Half the carers\"\nlike = \"low\"\n";
    fs::write(&file, format!("based_on = \"{BASE}\"\n{added}")).unwrap();
    let mine = file.to_str().unwrap();
    let json = |args: &[&str]| -> serde_json::Value {
        let output = casebook(args);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let checked = |of: &str| {
        let all = json(&["check", "--json", of]);
        (all[0]["checks"].clone(), all[0]["differs"].clone())
    };
    assert_eq!(checked(mine), checked(BASE));
    let set = "in_care[2020-04,half]=770";
    let now = json(&["evaluate", "--json", mine, "--set", set]);
    let was = json(&["evaluate", "--json", BASE]);
    assert_eq!(now["claim"]["now"], was["claim"]["now"]);
    assert_eq!(now["axes"]["scenario"][3]["label"], "Half the carers");
    let april = |it: &serde_json::Value| it["quantities"]["avoided_by_month"]["values"][0].clone();
    // Ten children fewer than 780, where the low scenario has five: £850 a week, 48 weeks.
    assert_eq!(april(&now)[3], "408000");
    assert_eq!(
        april(&now).as_array().unwrap()[..3],
        april(&was).as_array().unwrap()[..]
    );
    fs::write(
        &file,
        "based_on = \"cambridgeshire/2020-21/placement-mix\"\n",
    )
    .unwrap();
    let output = casebook(&["check", mine]);
    assert_eq!(output.status.code(), Some(1));
    let message = text(&output.stderr);
    assert!(
        message.contains(
            "mine.toml:1: there is no case `cambridgeshire/2020-21/placement-mix` to rest on"
        ),
        "{message}"
    );
}

#[test]
fn a_wrong_use_is_status_2() {
    let output = casebook(&["evalute"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("Did you mean `evaluate`?"));
    assert!(output.stdout.is_empty());
}

#[test]
fn it_works_from_any_folder() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .arg("check")
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

#[test]
fn a_reader_who_stops_reading_is_no_crash() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args([
            "evaluate",
            "cambridgeshire/2020-21/placement-mix-and-demand",
            "--json",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(!text(&output.stderr).contains("panicked"));
    assert_ne!(output.status.code(), Some(101));
}

/// The smallest case of the authors' page, with a claim as given.
fn buses(claim: &str, note: &str) -> String {
    let page = include_str!("../../../docs/case-files.md");
    let (_, case) = page.split_once("```toml\n").unwrap();
    let (case, _) = case.split_once("```").unwrap();
    case.replacen(
        "printed = \"£38k\"",
        &format!("printed = \"{claim}\"\n{note}"),
        1,
    )
}

fn written(name: &str, bytes: impl AsRef<[u8]>) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, bytes).unwrap();
    let path = file.to_str().unwrap().to_owned();
    (folder, path)
}

#[test]
fn the_claim_is_checked_like_any_print() {
    let (_folder, file) = written(
        "buses.toml",
        buses("£99m", "because = \"A slip of the pen.\""),
    );
    let output = casebook(&["check", &file]);
    assert_eq!(output.status.code(), Some(0));
    let told = text(&output.stdout);
    assert!(
        told.starts_with(
            "buses: 1 differs\n  Saved in the year: claimed £99m, worked out £38,000, £98,962,000 less\n"
        ),
        "{told}"
    );
    let output = casebook(&["check", "--json", &file]);
    assert_eq!(output.status.code(), Some(0));
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(rows[0]["claim"], "differs");
    assert_eq!(rows[0]["checks"]["differs"], 1);
    assert_eq!(rows[0]["differs"], serde_json::json!(["claim"]));
    let output = casebook(&["evaluate", "--json", &file]);
    let all: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(all["claim"]["verdict"], "differs");
    assert_eq!(all["claim"]["difference"], "98962000");
    assert_eq!(all["claim"]["because"], "A slip of the pen.");
    let output = casebook(&["evaluate", &file]);
    assert!(text(&output.stdout).contains("A slip of the pen."));
}

#[test]
fn a_claim_that_agrees_counts_too() {
    let (_folder, file) = written("buses.toml", buses("£38k", ""));
    assert_eq!(
        text(&casebook(&["check", &file]).stdout),
        "buses: 1 agrees\n"
    );
}

#[test]
fn the_printed_parts_of_a_claim_are_added_up_against_it() {
    let parts = "\n[axis.route]\nitems = [{ id = \"north\" }, { id = \"south\" }]\n\
        [calc.part]\nlabel = \"Part\"\nunit = \"£\"\n\
        formula = { north = \"routes * cost_a_day * 100 [day]\", south = \"routes * cost_a_day * (school_days - 100 [day])\" }\n\
        [[published]]\nquantity = \"part\"\nprinted = [\"20000\", \"£16k\"]\nsource = \"Table 1\"\n";
    let case = buses("£38k", "").replacen(
        "formula = \"routes * cost_a_day * school_days\"",
        "formula = \"sum(part over route)\"",
        1,
    );
    let (_folder, file) = written("buses.toml", case + parts);
    let output = casebook(&["check", &file]);
    assert_eq!(text(&output.stderr), "");
    assert!(
        text(&output.stdout).contains(
            "Saved in the year: claimed £38k, its printed parts add up to £36,000, £2,000 less"
        ),
        "{}",
        text(&output.stdout)
    );
}

#[test]
fn a_caution_is_told_and_is_no_failure() {
    let case = buses("£38k", "")
        + "\n[calc.months]\nlabel = \"M\"\nunit = \"month\"\n\
        formula = \"sum(cumulative(months_left over month) over month)\"\n";
    let (_folder, file) = written("buses.toml", case);
    let output = casebook(&["check", &file]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
    assert!(
        text(&output.stdout).contains("buses.toml:45: caution: `months` adds up over `month`"),
        "{}",
        text(&output.stdout)
    );
    let output = casebook(&["check", "--json", &file]);
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(rows[0]["cautions"].as_array().unwrap().len(), 1);
    assert_eq!(rows[0]["faults"], serde_json::json!([]));
}

/// The figures of a file after one change, as another program reads them.
fn evaluated(file: &str, set: &str) -> serde_json::Value {
    let output = casebook(&["evaluate", "--json", file, "--set", set]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn quotients_are_written_without_digits_that_mean_nothing() {
    let file = buses("£38k", "").replace("formula = \"", "formula = \"1/3 * 3 * ");
    let (_folder, file) = written("buses.toml", file);
    let all = evaluated(&file, "cost_a_day=200.10");
    assert_eq!(all["claim"]["now"], "38019");
    let file = fs::read_to_string(&file).unwrap().replace("1/3 * 3", "1/3");
    let (_folder, file) = written("buses.toml", file);
    assert_eq!(
        evaluated(&file, "cost_a_day=200")["claim"]["now"],
        "12666.666666666667"
    );
}

#[test]
fn cautions_are_written_for_other_programs() {
    let (_folder, file) = written("buses.toml", buses("£38k", ""));
    assert_eq!(evaluated(&file, "cost_a_day=250").get("cautions"), None);
    let all = evaluated(&file, "routes=-1");
    assert_eq!(
        all["cautions"],
        serde_json::json!([{
            "about": "routes", "words": "This is below nought. It stays as typed.",
        }])
    );
    let file = include_str!("field/cumulative-summed.toml");
    let (_folder, file) = written("cumulative-summed.toml", file);
    let output = casebook(&["evaluate", "--json", &file]);
    let all: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let [caution] = all["cautions"].as_array().unwrap().as_slice() else {
        panic!("{}", all["cautions"]);
    };
    assert!(caution["about"].as_str().unwrap().ends_with(".toml:49"));
    assert!(
        caution["words"]
            .as_str()
            .unwrap()
            .contains("already a running total")
    );
}

#[test]
fn what_people_type_is_read_as_meant_or_refused() {
    let (_folder, file) = written("buses.toml", buses("£38k", ""));
    for minus in ["(200)", "200-", "£(200)", "−200"] {
        let now = evaluated(&file, &format!("cost_a_day={minus}"))["claim"]["now"].clone();
        assert_eq!(now, "-38000", "{minus}");
    }
    for refused in ["(-200)", "0,850", "0,001", "700 701 702", "1,234 567"] {
        let set = format!("cost_a_day={refused}");
        let output = casebook(&["evaluate", &file, "--set", &set]);
        assert_eq!(output.status.code(), Some(2), "{refused}");
        assert!(!output.stderr.is_empty(), "{refused}");
    }
}

#[test]
fn a_total_with_a_slip_of_two_digits_differs() {
    let file = include_str!("field/two-digits-swapped.toml");
    let (_folder, file) = written("two-digits-swapped.toml", file);
    let output = text(&casebook(&["check", &file]).stdout).to_owned();
    assert!(
        output.contains("printed 7,184k, worked out £7,814,000, £630,000 more"),
        "{output}"
    );
    // The first of the ways it may have come about; none is asserted.
    let first =
        "Change · Cost of service: if it were £4,183,000 instead of £4,813,000, two digits swapped";
    let alone = format!("    It would come out with one of these alone:\n    - {first}\n");
    assert!(output.contains(&alone), "{output}");
    // As data it is the same.
    let output = casebook(&["check", &file, "--json"]);
    let all: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let explained = all[0]["explained"].as_array().unwrap();
    assert_eq!(
        all[0]["differs"],
        serde_json::json!([explained[0]["check"]])
    );
    assert_eq!(explained[0]["would_come_out"][0], first);
}

#[test]
fn of_many_prints_that_differ_only_the_first_are_explained() {
    let prints = "[[published]]\nquantity = \"saved\"\nprinted = \"£48k\"\nsource = \"p\"\n";
    let prints = prints.repeat(21);
    // What is about £200 a day may be £250.
    let hedged = format!("{}\n{prints}", buses("£38k", ""));
    let (_folder, file) = written("buses.toml", &hedged);
    let output = text(&casebook(&["check", &file]).stdout).to_owned();
    assert_eq!(
        output,
        "buses: 1 agrees, 21 agree, given how the paper rounds\n"
    );
    let (_folder, file) = written("buses.toml", hedged.replace("around £200", "£200"));
    let output = text(&casebook(&["check", &file]).stdout).to_owned();
    assert_eq!(output.matches("printed £48k").count(), 21, "{output}");
    let explained = output.matches("It would come out").count();
    assert_eq!(explained, 20, "{output}");
    assert!(output.contains("Of the first 20 it is told"), "{output}");
}

#[test]
fn a_column_that_stands_a_line_too_far_down_is_the_first_of_the_ways_a_print_came_about() {
    let case = "cambridgeshire/2020-21/placement-mix-and-demand";
    let output = text(&casebook(&["check", case]).stdout).to_owned();
    let column = "    It would come out with one of these alone:\n    \
                  - Children in care at the end of the month · High optimism: if all its figures stood \
                  one line further up; 2 more prints that differ would then agree\n";
    assert_eq!(output.matches(column).count(), 3, "{output}");
    // The totals are those of the months as printed.
    let parts = "    - its parts: if they were as the paper prints them\n";
    assert_eq!(output.matches(parts).count(), 2, "{output}");
}

#[test]
fn files_in_the_encodings_of_windows_are_told_how_to_be_saved() {
    let case = buses("£38k", "");
    let little: Vec<u8> = case.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = case.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked: Vec<u8> = [0xFF, 0xFE].into_iter().chain(little.clone()).collect();
    for bytes in [little, big, marked] {
        let (_folder, file) = written("buses.toml", bytes);
        let output = casebook(&["check", &file]);
        assert_eq!(output.status.code(), Some(1));
        assert!(
            text(&output.stderr).ends_with(
                "buses.toml:1: the file is not UTF-8 text but UTF-16; save it again with the encoding UTF-8\n"
            ),
            "{}",
            text(&output.stderr)
        );
    }
    let ansi: Vec<u8> = case
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let (_folder, file) = written("buses.toml", ansi);
    assert!(
        text(&casebook(&["check", &file]).stderr).ends_with(
            "buses.toml:10: the file is not UTF-8 text: a character here, perhaps `£`, stands as older programs save it (ANSI); save it again with the encoding UTF-8\n"
        ),
    );
    let wide: Vec<u8> = case
        .chars()
        .flat_map(|c| u32::from(c).to_le_bytes())
        .collect();
    let marked: Vec<u8> = [0xFF, 0xFE, 0, 0].into_iter().chain(wide.clone()).collect();
    for bytes in [wide, marked] {
        let (_folder, file) = written("buses.toml", bytes);
        assert!(
            text(&casebook(&["check", &file]).stderr).ends_with(
                "buses.toml:1: the file is not UTF-8 text but UTF-32; save it again with the encoding UTF-8\n"
            ),
        );
    }
    // With the mark that Windows puts before UTF-8, a file is read.
    let (_folder, file) = written("buses.toml", format!("\u{FEFF}{case}"));
    assert_eq!(casebook(&["check", &file]).status.code(), Some(0));
}

#[test]
fn a_small_change_is_shown_with_as_many_digits_as_tell_it_apart() {
    let (_folder, file) = written("buses.toml", buses("£38k", ""));
    let evaluated = |set: &str| {
        let output = casebook(&["evaluate", &file, "--set", set]);
        text(&output.stdout).to_owned()
    };
    let told = evaluated("cost_a_day=200.0000001");
    assert!(
        told.contains("With the changes  £38,000.00002  £0.000019 more"),
        "{told}"
    );
    let told = evaluated("cost_a_day=200.0000000001");
    assert!(told.contains("£200.0000000001 a contract a day"), "{told}");
}

#[test]
fn a_file_that_is_no_text_is_told_as_what_it_is() {
    for (bytes, kind) in [
        (
            &b"PK\x03\x04\x14\x00\x06\x00\x08\xE9"[..],
            "a document of a word processor, a workbook or a zip archive",
        ),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1",
            "an older document of Word or Excel",
        ),
        (b"\x1F\x8B\x08\x00\x00", "a compressed file (gzip)"),
        (b"%PDF-1.7\n%\xE2\xE3", "a PDF"),
        (b"{\\rtf1\\ansi", "a document of a word processor (RTF)"),
    ] {
        let (_folder, file) = written("buses.toml", bytes);
        let output = casebook(&["check", &file]);
        assert_eq!(output.status.code(), Some(1));
        let told = format!(
            "buses.toml:1: this is not plain text but {kind}; a case is written in a text editor and \
             saved with the encoding UTF-8\n"
        );
        assert!(
            text(&output.stderr).ends_with(&told),
            "{}",
            text(&output.stderr)
        );
    }
}

/// A claim of a third, to one place.
const SHARES: &str = r#"
title = "Shares"
council = "Council"
year = "2020/21"
theme = "Test"
document = { title = "Paper", date = "2020" }
summary = "A third of it."
claim = { quantity = "third", sense = "saving", source = "here" }

[[group]]
title = "All"
inputs = ["part", "costs"]

[input.part]
label = "Part"
unit = "%"
printed = "100%"
source = "here"

[input.costs]
label = "Costs"
unit = "£"
over = ["month"]
printed = ["95", "21.37", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1"]
source = "here"

[calc.third]
label = "A third"
unit = "%"
decimals = 1
formula = "part / 3"

[[published]]
quantity = "third"
printed = "33.3%"
source = "here"
"#;

#[test]
fn differences_of_shares_are_points_with_as_many_digits_as_it_takes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shares.toml");
    fs::write(&file, SHARES).unwrap();
    let file = file.to_str().unwrap();
    let told = text(&casebook(&["evaluate", file]).stdout);
    assert!(
        told.contains("A third: printed 33.3%, worked out 33.33%, 0.03 percentage points more"),
        "{told}"
    );
    let told = text(&casebook(&["evaluate", file, "--set", "part=0.125%"]).stdout);
    assert!(told.contains("0.125%"), "{told}");
    assert!(
        told.contains("33.3 percentage points less than the paper’s sum"),
        "{told}"
    );
    let told = text(&casebook(&["evaluate", file, "--set", "part=100.001%"]).stdout);
    assert!(
        told.contains("0.0003 percentage points more than the paper’s sum"),
        "{told}"
    );
}

#[test]
fn a_series_does_not_mix_pounds_with_pence() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shares.toml");
    fs::write(&file, SHARES).unwrap();
    let told = text(&casebook(&["evaluate", file.to_str().unwrap()]).stdout);
    for month in ["2020-04  95.00", "2020-05  21.37", "2020-06   1.00"] {
        assert!(told.contains(month), "{told}");
    }
}

/// The fuller case of the authors' page, as a file of its own.
fn fuller_case(folder: &std::path::Path) -> String {
    let page = include_str!("../../../docs/case-files.md");
    let blocks = page.split("```toml\n").skip(1);
    let files = blocks.filter_map(|block| block.split("```").next());
    let case = files
        .filter(|file| file.contains("[claim]"))
        .last()
        .unwrap();
    let file = folder.join("fuller.toml");
    fs::write(&file, case).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn a_figure_that_can_hardly_be_meant_is_used_and_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let file = fuller_case(folder.path());
    let set = [
        "evaluate",
        &file,
        "--set",
        "agency_rate=85000",
        "--set",
        "carers[2020-04]=-5",
        "--set",
        "carers[2020-05]=-5",
    ];
    let output = casebook(&set);
    assert_eq!(output.status.code(), Some(0));
    let told = text(&output.stdout);
    assert!(
        told.contains(
            "Is this meant?\n  agency_rate                      £800 to £900 a child a week is what Casebook takes for plausible. It stays as typed.\n  carers[2020-04] and 1 more cell  This is below nought. It stays as typed.\n"
        ),
        "{told}"
    );
    assert!(output.stderr.is_empty());

    let json = casebook(&[&["--json"], &set[..]].concat());
    assert_eq!(json.status.code(), Some(0), "{}", text(&json.stderr));
    serde_json::from_slice::<serde_json::Value>(&json.stdout).unwrap();
    assert!(
        text(&json.stderr).contains("agency_rate: £800 to £900 a child a week"),
        "{}",
        text(&json.stderr)
    );

    let plausible = casebook(&["evaluate", &file, "--set", "agency_rate=880"]);
    assert!(!text(&plausible.stdout).contains("Is this meant?"));
}

#[test]
fn a_figure_is_told_in_the_digits_it_was_typed_with() {
    let folder = tempfile::tempdir().unwrap();
    let file = fuller_case(folder.path());
    let output = casebook(&[
        "evaluate",
        &file,
        "--set",
        "success[plan]=0.125%",
        "--set",
        "own_rate=450.125",
    ]);
    let told = text(&output.stdout);
    assert!(told.contains("success   As planned: 0.125%\n"), "{told}");
    assert!(
        told.contains("own_rate  £450.125 a child a week\n"),
        "{told}"
    );
    assert!(
        told.contains("\n  plan   0.125\n  slow  50.000\n"),
        "{told}"
    );
}

#[test]
fn a_case_is_taken_away_in_every_form_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = fuller_case(folder.path());
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (xlsx, csv, log) = (path("case.xlsx"), path("case.csv"), path("log.csv"));
    let output = casebook(&[
        "export",
        &file,
        "--set",
        "agency_rate=900",
        "--set",
        "carers[2020-04]=42",
        "--xlsx",
        &xlsx,
        "--csv",
        &csv,
        "--table",
        "2",
        "--log",
        &log,
        "--words",
        "--link",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let told = text(&output.stdout);
    assert!(
        told.starts_with("More foster carers of our own\nExample County Council"),
        "{told}"
    );
    let link = told.lines().last().unwrap();
    assert!(
        link.ends_with(".html#with=agency_rate=900;carers/2020-04=42"),
        "{link}"
    );
    let workbook = fs::read(&xlsx).unwrap();
    assert!(workbook.starts_with(b"PK"));
    let csv = fs::read_to_string(&csv).unwrap();
    assert!(
        csv.starts_with("\u{feff}From gross to net\r\n,As planned,Half as fast\r\n"),
        "{csv}"
    );
    let log = fs::read_to_string(&log).unwrap();
    assert!(
        log.contains("Assumption,agency_rate,Agency placement,900,"),
        "{log}"
    );
}

#[test]
fn what_is_taken_away_may_go_to_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    let file = fuller_case(folder.path());
    let output = casebook(&["export", &file, "--csv", "-"]);
    let csv = text(&output.stdout);
    assert!(
        csv.contains("Month by month\r\n") && csv.contains("\r\nFrom gross to net\r\n"),
        "{csv}"
    );
    let workbook = casebook(&["export", &file, "--xlsx", "-"]).stdout;
    assert!(workbook.starts_with(b"PK"));
}

#[test]
fn what_cannot_be_taken_away_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = fuller_case(folder.path());
    let nowhere = folder.path().join("no/such/folder/case.xlsx");
    let output = casebook(&["export", &file, "--xlsx", nowhere.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("case.xlsx: cannot be written: "));
    let output = casebook(&["export", &file, "--csv", "-", "--table", "3"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("There are: 1 Month by month; 2 From gross to net."));
    let output = casebook(&["export", &file, "--set", "agency_rat=900", "--words"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("Did you mean “agency_rate”?"));
    let output = casebook(&["export", "--link", "https://x.example/a/b/c.html#with=a=1"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("There is no case “a/b/c”."));
}

#[test]
fn a_case_is_started_from_a_template_and_nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let new = |args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_casebook"))
            .arg("new")
            .args(args)
            .current_dir(folder.path())
            .output()
            .unwrap()
    };
    // What is listed can be written, and is sound.
    let listed = text(&new(&[]).stdout);
    let ids: Vec<&str> = listed
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(ids.len(), 8, "{listed}");
    for id in ids {
        let written = new(&[id]);
        assert_eq!(
            written.status.code(),
            Some(0),
            "{id}: {}",
            text(&written.stderr)
        );
        let file = folder.path().join(format!("{id}.toml"));
        let checked = casebook(&["check", file.to_str().unwrap()]);
        let told = text(&checked.stdout);
        assert_eq!(checked.status.code(), Some(0), "{id}");
        assert!(told.contains("agree") && !told.contains("differ"), "{told}");
    }
    // A second time it is refused, and the officer's own figures stay.
    let own = folder.path().join("mine.toml");
    fs::write(&own, "mine").unwrap();
    let refused = new(&["posts", "mine.toml"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("mine.toml: is there already"));
    assert_eq!(fs::read_to_string(&own).unwrap(), "mine");
    let unknown = new(&["post"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("Did you mean `posts`?"));
}

#[test]
fn an_author_sees_the_tables_and_the_working_of_a_figure() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("invest.toml");
    let file = file.to_str().unwrap();
    casebook(&["new", "invest", file]);
    let shown = casebook(&[
        "evaluate",
        file,
        "--tables",
        "--working",
        "so_far[2028/29]",
        "--set",
        "spent[2028/29]=£200k",
    ]);
    assert_eq!(shown.status.code(), Some(0), "{}", text(&shown.stderr));
    let told = text(&shown.stdout);
    for line in [
        "  Spent, £                       400,000   200,000 *         0           0          0          0",
        "  Saved, £                             0   100,000     160,000     160,000    160,000    160,000",
        "  2028/29  ███████████████████████████████│           −500,000      −400,000",
        "  −£400,000 + (−£100,000) = −£500,000",
        "  In the paper: Table 1, last row",
    ] {
        assert!(told.lines().any(|it| it == line), "{line}\n{told}");
    }
    let bare = folder.path().join("bare.toml");
    fs::write(&bare, buses("£38k", "")).unwrap();
    let bare = casebook(&["evaluate", bare.to_str().unwrap(), "--tables"]);
    assert!(text(&bare.stdout).ends_with("\nThis case has no tables and no charts.\n"));
    // All figures are listed only where nothing of them is asked for.
    assert!(!told.contains("\nInputs\n"), "{told}");
    let all = text(&casebook(&["evaluate", file]).stdout);
    assert!(all.contains("\nInputs\n") && !all.contains('█'), "{all}");

    for (args, why) in [
        (
            &["evaluate", file, "--working", "so_far"][..],
            "is a series",
        ),
        (
            &["evaluate", file, "--working", "so_fr"],
            "Did you mean “so_far”?",
        ),
        (
            &["evaluate", file, "--tables", "--json"],
            "`--json` has every figure",
        ),
        (&["check", file, "--tables"], "go with `evaluate`"),
    ] {
        let refused = casebook(args);
        assert_eq!(refused.status.code(), Some(2), "{args:?}");
        let told = text(&refused.stderr);
        assert!(told.contains(why), "{told}");
    }
}
