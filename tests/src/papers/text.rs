//! The texts of the papers, where they stand beside the project.

use std::fs;
use std::path::PathBuf;

/// Where the papers are kept: beside the project, not in it.
#[must_use]
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/sources")
}

/// The lines of a paper, or nothing where the papers are not at hand, as in a
/// clone of the project alone.
///
/// # Errors
/// The folder is there and the paper in it cannot be read.
pub fn lines(document: &str) -> Result<Option<Vec<String>>, String> {
    let folder = folder();
    if !folder.is_dir() {
        return Ok(None);
    }
    fs::read_to_string(folder.join(document))
        .map(|text| Some(text.lines().map(String::from).collect()))
        .map_err(|fault| format!("{document}: {fault}"))
}
