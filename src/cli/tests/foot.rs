//! `foot`: a pasted table from a file or from standard input.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

const TABLE: &str = "Service\tNet £000\nCare – adults\t1,250\nHomes\t4,813\nTotal\t5,433\n";

fn foot(bytes: &[u8], options: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("table.txt");
    fs::write(&file, bytes).unwrap();
    Command::new(env!("CARGO_BIN_EXE_casebook"))
        .arg("foot")
        .arg(&file)
        .args(options)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const SAID: &str = "\
One figure is made of others, and it does not add up.
“Total” is “Care – adults” + “Homes”. It does not add up.
  Printed is 5,433; its parts give 6,063. The print is 630 less.
    It would add up if “Homes” were 4,183 and not 4,813: two digits swapped.
";

#[test]
fn a_table_is_footed_in_words() {
    let output = foot(TABLE.as_bytes(), &[]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stdout), SAID);
}

#[test]
fn a_table_begins_a_case_that_the_checker_takes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("begun.toml");
    let begun = foot(TABLE.as_bytes(), &["--case"]);
    assert_eq!(begun.status.code(), Some(0));
    fs::write(&file, &begun.stdout).unwrap();
    let checked = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .arg("check")
        .arg(&file)
        .output()
        .unwrap();
    assert_eq!(checked.status.code(), Some(0));
    let said = text(&checked.stdout);
    assert!(
        said.contains("claimed £5,433k") && said.contains("£6,063,000"),
        "{said}"
    );
}

#[test]
fn a_table_may_come_on_standard_input() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["foot", "-", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    program
        .stdin
        .take()
        .unwrap()
        .write_all(TABLE.as_bytes())
        .unwrap();
    let output = program.wait_with_output().unwrap();
    let data: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(data["relations"][0]["places"][0]["difference"], "-630");
}

#[test]
fn what_spreadsheets_write_is_read() {
    let utf16: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain(TABLE.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let windows: Vec<u8> = TABLE
        .chars()
        .map(|c| match c {
            '–' => 0x96,
            '£' => 0xA3,
            c => u8::try_from(c).unwrap(),
        })
        .collect();
    let marked = format!("\u{FEFF}{TABLE}").into_bytes();
    let plain = text(&foot(TABLE.as_bytes(), &[]).stdout);
    for bytes in [utf16, windows, marked] {
        assert_eq!(text(&foot(&bytes, &[]).stdout), plain);
    }
}

#[test]
fn what_is_no_table_is_refused_in_words() {
    let long = "1\t2\n".repeat(2_500_000);
    for (bytes, said) in [
        (
            b"nothing here".as_slice(),
            "There are no figures here to add up.",
        ),
        (long.as_bytes(), "This is too long for one table"),
    ] {
        let output = foot(bytes, &[]);
        assert_eq!(output.status.code(), Some(1));
        assert!(
            text(&output.stderr).contains(said),
            "{}",
            text(&output.stderr)
        );
        assert!(output.stdout.is_empty());
    }
}
