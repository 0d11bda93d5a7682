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
            "Is this meant?\n  agency_rate                      £800 to £900 a child a week was thought plausible. It is used as typed.\n  carers[2020-04] and 1 more cell  This is below nought. It is used as typed.\n"
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
    assert!(told.contains("\n  plan  0.125\n"), "{told}");
}
