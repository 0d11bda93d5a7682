//! Exported workbooks, worked out by LibreOffice.
//!
//! What a workbook stores is made wrong first, in every cell: so what comes out right was worked out.

use std::path::{Path, PathBuf};

use casebook_tests::command::evaluated;
use casebook_tests::workbook::{
    Book, cases_with_edits, differences, export, recalculated, results_wrong, same_cells, typed,
};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;

#[path = "../../src/model/tests/common/money.rs"]
mod money;

/// How many cases of formulas that nobody wrote are tried, and how many formulas each has.
const DRAWN: u8 = 1;
const FORMULAS: usize = 40;

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
    let mut cases = cases_with_edits();
    for number in 0..DRAWN {
        let case = formulas_nobody_wrote(folder.path(), number, FORMULAS);
        cases.push((case.clone(), Vec::new()));
        let changed = [
            "single=-7",
            "on=no",
            "way=right",
            "share=0%",
            "monthly=all 3",
            "printed_rate=851",
        ];
        cases.push((case, changed.map(str::to_owned).to_vec()));
    }
    for (case, edits) in cases {
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
        let of_wrong = differences(&Book::read(&wrong), &case, &evaluation);
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
        let mut found = differences(&book, case, evaluation);
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

/// Of the case of formulas that nobody wrote: everything but them.
const AROUND: &str = r#"
title = "Formulas that nobody wrote"
council = "Council"
year = "2020/21"
theme = "Test"
document = { title = "Paper", date = "2020" }
summary = "s"

[claim]
quantity = "r0"
at = { month = "2020-04", scenario = "low" }
sense = "saving"
source = "p"

[axis.scenario]
items = [{ id = "low" }, { id = "high" }]

[[group]]
title = "All"
inputs = ["single", "monthly", "spread", "children", "share", "shares", "printed_rate", "way", "on"]

[input.single]
label = "Single"
unit = "£"
assumed = "1234.56"
why = "w"

[input.monthly]
label = "Monthly"
unit = "£"
over = ["month"]
assumed = ["10", "-20.5", "none", "0", "5", "7.25", "100", "needed", "3", "2", "1", "-1"]
needed = "someone"
why = "w"

[input.spread]
label = "Spread"
unit = "£"
over = ["month", "scenario"]
assumed = [["1", "2"], ["none", "3"], ["0", "4.5"], ["5", "-6"], ["7", "8"], ["9", "10"], ["11", "needed"], ["12", "13"], ["14", "none"], ["15", "16"], ["17", "18"], ["19", "20"]]
needed = "someone"
why = "w"

[input.children]
label = "Children"
unit = "children"
over = ["month"]
assumed = ["5", "4", "3", "0", "2", "1", "none", "7", "8", "9", "10", "11"]
why = "w"

[input.share]
label = "Share"
unit = "%"
assumed = "12.5%"
why = "w"

[input.shares]
label = "Shares"
unit = "%"
over = ["scenario"]
assumed = ["50%", "0%"]
why = "w"

[input.printed_rate]
label = "Rate"
unit = "£/child"
printed = "about £850"
source = "p"

[input.way]
label = "Way"
options = [{ id = "left", label = "Left" }, { id = "right", label = "Right" }]
assumed = "left"
why = "w"

[input.on]
label = "On"
yes_no = true
assumed = "yes"
why = "w"
"#;

/// A case of formulas that nobody wrote, the same each time.
fn formulas_nobody_wrote(folder: &Path, number: u8, how_many: usize) -> String {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[number; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut text = AROUND.to_owned();
    for formula in 0..how_many {
        let drawn = money::money().new_tree(&mut runner).expect("a formula");
        text.push_str(&format!(
            "\n[calc.r{formula}]\nlabel = \"Result\"\nunit = \"£\"\nover = [\"month\", \"scenario\"]\n\
             formula = '''{}'''\n",
            drawn.current()
        ));
    }
    let file = folder.join(format!("drawn-{number}.toml"));
    std::fs::write(&file, text).expect("a case file");
    file.to_str().expect("paths of tests are UTF-8").to_owned()
}
