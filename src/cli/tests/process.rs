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
            message.contains("broken.toml:1: this is not TOML"),
            "{message}"
        );
        assert!(output.stdout.is_empty());
    }
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
        told.contains("A third: printed 33.3%, the sum gives 33.33%, 0.03 percentage points more"),
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
