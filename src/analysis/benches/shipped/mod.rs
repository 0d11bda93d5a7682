//! The shipped cases, for benchmarks.

use casebook_model::authoring::{Shelf, read_case};
use casebook_model::case::Case;
use std::path::{Path, PathBuf};

/// Every shipped case, by id.
pub(crate) fn cases() -> Vec<(String, Case)> {
    let folder = &Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases");
    let read = |name: &Path| std::fs::read_to_string(folder.join(name)).expect("a readable file");
    let shelf = Shelf::read(
        &read(Path::new("units.toml")),
        &read(Path::new("documents.toml")),
    )
    .expect("sound units and documents");
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    files
        .into_iter()
        .filter_map(|file| {
            let id = file
                .strip_prefix(folder)
                .ok()?
                .with_extension("")
                .to_string_lossy()
                .into_owned();
            match read_case(&id, &id, &read(&file), &shelf) {
                Ok(case) => Some((id, case)),
                Err(faults) => {
                    faults.iter().for_each(|fault| eprintln!("{fault}"));
                    None
                }
            }
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "toml")
            && !matches!(
                path.file_stem().and_then(|stem| stem.to_str()),
                Some("units" | "documents")
            )
        {
            files.push(path);
        }
    }
}
