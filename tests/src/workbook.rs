//! Exported workbooks, read back and held against what the case comes to.

mod office;
mod package;
mod reading;

pub use office::recalculated;
pub use package::{results_wrong, typed};
pub use reading::{Book, differences, same_cells};

use crate::command::casebook;
use std::path::Path;

/// Some edits of a case that stand for a reader's changes: those of the first files' changes worked out
/// by hand that change anything.
///
/// # Panics
/// If the file of the case's changes is missing or broken.
#[must_use]
pub fn changes(case: &str, most: usize) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("changes/{case}.toml"));
    let text = std::fs::read_to_string(&path).expect("every case has changes");
    let file: toml::Table = text.parse().expect("changes are TOML");
    let list = file["change"].as_array().expect("[[change]] tables");
    let sets = list.iter().filter_map(|change| {
        let set = change.get("set")?.as_array()?.iter();
        let set: Vec<String> = set
            .filter_map(|it| Some(it.as_str()?.to_owned()))
            .collect();
        (!set.is_empty()).then_some(set)
    });
    sets.take(most).collect()
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
