//! The results that an exported workbook stores, for previews that work nothing out.

use casebook_tests::command::evaluated;
use casebook_tests::workbook::{Book, cases_with_edits, differences, export};

#[test]
fn the_results_stored_in_every_workbook_are_those_of_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.xlsx");
    let mut wrong = Vec::new();
    for (case, edits) in cases_with_edits() {
        export(&case, &edits, &file);
        let edits: Vec<&str> = edits.iter().map(String::as_str).collect();
        let found = differences(&Book::read(&file), &case, &evaluated(&case, &edits));
        let found = found.into_iter();
        wrong.extend(found.map(|it| format!("{case} {edits:?}: {it}")));
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
