//! Lists the business cases, so that each travels in the module as its author wrote it: the module
//! reads case files anyway, and a case that it brings along is read as any other.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const CASES: &str = "../cases";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={CASES}");
    println!("cargo::rerun-if-changed=build.rs");
    let folder = Path::new(CASES).canonicalize()?;
    let mut source = String::new();
    for (name, file) in [("UNITS", "units.toml"), ("DOCUMENTS", "documents.toml")] {
        let file = folder.join(file);
        writeln!(
            source,
            "/// What all cases share.\nconst {name}: &str = include_str!({file:?});"
        )?;
    }
    source.push_str("/// Every case by id, with its text.\nconst CASES: &[(&str, &str)] = &[\n");
    for (id, file) in case_files(&folder)? {
        writeln!(source, "    ({id:?}, include_str!({file:?})),")?;
    }
    source.push_str("];\n");
    fs::write(
        Path::new(&std::env::var("OUT_DIR")?).join("cases.rs"),
        source,
    )?;
    Ok(())
}

/// The case files by id: every TOML file in a council's and year's folder.
fn case_files(folder: &Path) -> Result<BTreeMap<String, PathBuf>, Box<dyn Error>> {
    let mut files = BTreeMap::new();
    for council in below(folder)?.iter().filter(|path| path.is_dir()) {
        for year in below(council)?.iter().filter(|path| path.is_dir()) {
            for file in below(year)? {
                if file.extension().is_some_and(|it| it == "toml") {
                    let id = file.strip_prefix(folder)?.with_extension("");
                    files.insert(id.to_string_lossy().replace('\\', "/"), file);
                }
            }
        }
    }
    Ok(files)
}

fn below(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect()
}
