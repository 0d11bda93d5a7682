//! Exported workbooks, read back and held against what the case comes to.

mod office;
mod package;
mod reading;

pub use office::recalculated;
pub use package::{results_wrong, typed};
pub use reading::{Book, differences, same_cells};

use crate::command::{casebook, shipped_cases};
use std::path::Path;

/// A file with every construct of the language of formulas.
pub const EVERY_CONSTRUCT: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/workbook/every-construct.toml");

/// Every shipped case without edits and with three changes, and the case of every construct with and
/// without some.
#[must_use]
pub fn cases_with_edits() -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    for case in shipped_cases() {
        let edits = three_changes(&case);
        all.push((case.clone(), Vec::new()));
        all.push((case, edits));
    }
    for edits in [
        &[][..],
        // What was empty is known, what was known is empty, what divides is no nought.
        &[
            "empty=77",
            "mixed[fourth]=9",
            "kind_empty=one",
            "zero=2",
            "ranged=11",
            "b=",
            "begins=2021-03",
            "from_stage=stage-30",
            "begins_empty=second",
        ],
        &[
            "mixed[first]=",
            "partly[first]=6",
            "steady=no",
            "kind=by-week",
            "a=850",
            "flow=times 50%",
            "level=later 3",
            "share=100%",
            "begins=2020-04",
            "begins_by_pace[slow]=2020/21",
        ],
        // What does not apply moves to where something did.
        &[
            "partly=later 1",
            "mixed=earlier 2",
            "kind=",
            "c1=0",
            "begins=",
            "flow[slow]=line 0 to 30",
        ],
        &[
            "a=0.1",
            "b=0.3",
            "c1=1000000000",
            "cube=times 33.333333%",
            "yearly=all 1",
        ],
    ] {
        let edits = edits.iter().map(|it| (*it).to_owned()).collect();
        all.push((EVERY_CONSTRUCT.to_owned(), edits));
    }
    all
}

/// The first three of a case's changes worked out by hand, made one after the other.
fn three_changes(case: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("changes/{case}.toml"));
    let text = std::fs::read_to_string(&path).expect("every case has changes");
    let file: toml::Table = text.parse().expect("changes are TOML");
    let list = file["change"].as_array().expect("[[change]] tables");
    let sets = list.iter().filter_map(|change| {
        let set = change.get("set")?.as_array()?.iter();
        let set: Vec<String> = set.filter_map(|it| Some(it.as_str()?.to_owned())).collect();
        (!set.is_empty()).then_some(set)
    });
    sets.take(3).flatten().collect()
}

/// Exports the workbook of a case with edits to a file.
///
/// # Panics
/// If it is not exported.
pub fn export(case: &str, edits: &[String], file: &Path) {
    let file = file.to_str().expect("paths of tests are UTF-8");
    let mut args = vec!["export", case, "--xlsx", file];
    args.extend(edits.iter().flat_map(|edit| ["--set", edit.as_str()]));
    let given = casebook(&args);
    assert_eq!(given.status, 0, "{case} {edits:?}: {}", given.err);
}
