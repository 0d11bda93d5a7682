//! The results that an exported workbook stores, for previews that work nothing out.

use casebook_tests::command::{evaluated, shipped_cases};
use casebook_tests::workbook::{Book, changes, differences, export};

#[test]
fn the_results_stored_in_every_workbook_are_those_of_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.xlsx");
    let mut wrong = Vec::new();
    for case in shipped_cases() {
        let mut all = vec![Vec::new()];
        all.extend(changes(&case, usize::MAX));
        for edits in all {
            export(&case, &edits, &file);
            let edits: Vec<&str> = edits.iter().map(String::as_str).collect();
            let found = differences(&Book::read(&file), &evaluated(&case, &edits));
            wrong.extend(
                found
                    .into_iter()
                    .map(|it| format!("{case} {edits:?}: {it}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
