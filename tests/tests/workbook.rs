//! Exported workbooks, worked out by LibreOffice.
//!
//! What a workbook stores is made wrong first, in every cell: so what comes out right was worked out.

use std::path::PathBuf;

use casebook_tests::command::evaluated;
use casebook_tests::workbook::{
    Book, cases_with_edits, differences, export, recalculated, results_wrong, same_cells, typed,
};
use serde_json::Value;

/// A workbook of a case with edits.
struct Exported {
    case: String,
    edits: Vec<String>,
    /// What `evaluate` says of it.
    evaluation: Value,
    /// As it was exported.
    file: PathBuf,
    /// With wrong results.
    wrong: PathBuf,
}

#[test]
fn every_workbook_comes_to_what_the_case_comes_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut exported: Vec<Exported> = Vec::new();
    // Workbooks of the paper's own figures, into which a reader's are typed, with those.
    let mut typed_in: Vec<(PathBuf, usize)> = Vec::new();
    let mut of_paper = 0;
    for (case, edits) in cases_with_edits() {
        let number = exported.len();
        let path = |kind: &str| folder.path().join(format!("{number}{kind}.xlsx"));
        let (file, wrong) = (path(""), path("-wrong"));
        export(&case, &edits, &file);
        results_wrong(&file, &wrong);
        if edits.is_empty() {
            of_paper = number;
        } else if typed(&exported[of_paper].wrong, &file, &path("-typed")) {
            typed_in.push((path("-typed"), number));
        }
        let lines: Vec<&str> = edits.iter().map(String::as_str).collect();
        let evaluation = evaluated(&case, &lines);
        let of_wrong = differences(&Book::read(&wrong), &evaluation);
        assert!(!of_wrong.is_empty(), "{case}: nothing wrong is stored");
        exported.push(Exported {
            case,
            edits,
            evaluation,
            file,
            wrong,
        });
    }
    let mut files: Vec<PathBuf> = exported.iter().map(|it| it.wrong.clone()).collect();
    files.extend(typed_in.iter().map(|(file, _)| file.clone()));
    let saved = recalculated(&files, folder.path());
    let mut wrong = Vec::new();
    let (of_export, of_typing) = saved.split_at(exported.len());
    let typing = of_typing.iter().zip(&typed_in);
    let all = of_export
        .iter()
        .zip(0..)
        .map(|(file, number)| (file, number, "exported"));
    let all = all.chain(typing.map(|(file, (_, number))| (file, *number, "typed in")));
    for (file, number, how) in all {
        let Exported {
            case,
            edits,
            evaluation,
            file: stored,
            ..
        } = &exported[number];
        let book = Book::read(file);
        let mut found = differences(&book, evaluation);
        if how == "exported" {
            found.extend(same_cells(&Book::read(stored), &book));
        }
        wrong.extend(
            found
                .into_iter()
                .map(|it| format!("{case} {edits:?}, {how}: {it}")),
        );
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(typed_in.len() > exported.len() / 3, "{}", typed_in.len());
}
