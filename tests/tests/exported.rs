//! The results that an exported workbook stores, for previews that work nothing out.

use casebook_tests::command::evaluated;
use casebook_tests::workbook::{Book, EVERY_CONSTRUCT, cases_with_edits, differences, export};

#[test]
fn the_results_stored_in_every_workbook_are_those_of_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.xlsx");
    let mut wrong = Vec::new();
    for (case, edits) in cases_with_edits() {
        export(&case, &edits, &file);
        let edits: Vec<&str> = edits.iter().map(String::as_str).collect();
        let book = Book::read(&file);
        let found = differences(&book, &case, &evaluated(&case, &edits));
        wrong.extend(book.too_large());
        let found = found.into_iter();
        wrong.extend(found.map(|it| format!("{case} {edits:?}: {it}")));
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// About the longest formulas that a case file takes: deep brackets, many figures.
#[test]
fn the_longest_formulas_are_written_in_cells_that_a_spreadsheet_takes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("long.toml");
    let mut text = std::fs::read_to_string(EVERY_CONSTRUCT).unwrap();
    let mut deep = "a".to_owned();
    for level in 0..40 {
        deep = match level % 4 {
            0 => format!("max({deep}, b)"),
            1 => format!("(if a > b then {deep} else c1)"),
            2 => format!("min({deep}, known(empty) otherwise b)"),
            _ => format!("round({deep} to 1)"),
        };
    }
    let wide = vec!["max(a * 2, b, partly * r)"; 24].join(", ");
    let both = "sum(largest(long_wide * (flow + long_deep) / 1 [£] over month) over pace, line)";
    for (name, formula) in [
        ("long_deep", deep),
        ("long_wide", format!("max({wide})")),
        ("of_both", both.to_owned()),
    ] {
        text.push_str(&format!(
            "\n[calc.{name}]\nlabel = \"x\"\nunit = \"£\"\nformula = '''{formula}'''\n"
        ));
    }
    std::fs::write(&file, text).unwrap();
    let case = file.to_str().unwrap();
    let to = folder.path().join("long.xlsx");
    export(case, &[], &to);
    let book = Book::read(&to);
    assert_eq!(book.too_large(), [""; 0]);
    assert_eq!(differences(&book, case, &evaluated(case, &[])), [""; 0]);
}
