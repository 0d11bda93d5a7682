//! Exported workbooks, worked out by LibreOffice.
//!
//! What a workbook stores is made wrong first, in every cell: so what comes out right was worked out.

use std::path::PathBuf;

use casebook_tests::command::{evaluated, shipped_cases};
use casebook_tests::workbook::{
    Book, changes, differences, export, recalculated, results_wrong, same_cells, typed,
};

/// How many changes of each case are tried.
const MOST: usize = 3;

/// A workbook of a case with edits.
struct Exported {
    case: String,
    edits: Vec<String>,
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
    for case in shipped_cases() {
        let mut all = vec![Vec::new()];
        all.extend(changes(&case, MOST));
        let of_paper = exported.len();
        for edits in all {
            let number = exported.len();
            let file = folder.path().join(format!("{number}.xlsx"));
            let wrong = folder.path().join(format!("{number}-wrong.xlsx"));
            export(&case, &edits, &file);
            results_wrong(&file, &wrong);
            if !edits.is_empty() {
                let to = folder.path().join(format!("{number}-typed.xlsx"));
                if typed(&exported[of_paper].wrong, &file, &to) {
                    typed_in.push((to, number));
                }
            }
            exported.push(Exported {
                case: case.clone(),
                edits,
                file,
                wrong,
            });
        }
    }
    let mut files: Vec<PathBuf> = exported.iter().map(|it| it.wrong.clone()).collect();
    files.extend(typed_in.iter().map(|(file, _)| file.clone()));
    let saved = recalculated(&files, folder.path());
    let mut wrong = Vec::new();
    let (of_export, of_typing) = saved.split_at(exported.len());
    let typing = of_typing.iter().zip(&typed_in);
    let all = of_export.iter().zip(0..).map(|(file, number)| (file, number, "exported"));
    let all = all.chain(typing.map(|(file, (_, number))| (file, *number, "typed in")));
    for (file, number, how) in all {
        let Exported {
            case, edits, file: stored, ..
        } = &exported[number];
        let book = Book::read(file);
        let edits: Vec<&str> = edits.iter().map(String::as_str).collect();
        let mut found = differences(&book, &evaluated(case, &edits));
        if how == "exported" {
            found.extend(same_cells(&Book::read(stored), &book));
        }
        wrong.extend(
            found
                .into_iter()
                .map(|it| format!("{case} {edits:?}, {how}: {it}")),
        );
    }
    println!(
        "{} workbooks of {} cases, {} of them with figures typed in",
        saved.len(),
        shipped_cases().len(),
        typed_in.len()
    );
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(typed_in.len() > exported.len() / 4, "{}", typed_in.len());
}
