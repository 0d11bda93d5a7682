//! Checks every business case while the project is built and writes each as compact bytes for the
//! page. A broken case stops the build with every fault of every file.

use casebook_analysis::papers;
use casebook_model::authoring::{Shelf, read_case};
use casebook_model::bytes;
use casebook_model::case::{Case, Document};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const CASES: &str = "src/cases";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={CASES}");
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let folder = Path::new(CASES);
    let shared = |name: &str| fs::read_to_string(folder.join(name));
    let mut faults = Vec::new();
    let shelf =
        Shelf::read(&shared("units.toml")?, &shared("documents.toml")?).unwrap_or_else(|found| {
            faults.extend(found);
            Shelf::default()
        });
    let mut cases: Vec<Case> = Vec::new();
    for file in case_files(folder)? {
        let text = fs::read_to_string(&file)?;
        let id = file
            .strip_prefix(folder)?
            .with_extension("")
            .to_string_lossy()
            .replace('\\', "/");
        match read_case(&id, &file.to_string_lossy(), &text, &shelf) {
            Ok(case) => cases.push(case),
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        for fault in &faults {
            println!("cargo::error={fault}");
        }
        return Err(format!("{} faults in {CASES}", faults.len()).into());
    }
    write_shelf(&out, &cases)?;
    write_papers(&out, &shelf.documents, &cases, &shared("printed.tsv")?)?;
    Ok(())
}

/// The case files: every TOML file in a council's and year's folder, sorted by name.
fn case_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for council in folders(folder)? {
        for year in folders(&council)? {
            for entry in fs::read_dir(year)? {
                let path = entry?.path();
                if path
                    .extension()
                    .is_some_and(|extension| extension == "toml")
                {
                    files.push(path);
                }
            }
        }
    }
    files.sort();
    Ok(files)
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    Ok(folders)
}

/// Writes the bytes of every case and of the catalogue, and the Rust that includes them.
fn write_shelf(out: &Path, cases: &[Case]) -> Result<(), Box<dyn Error>> {
    let unreadable = |_| "a case cannot be written as bytes";
    let entries: Vec<_> = cases
        .iter()
        .map(casebook_analysis::catalogue::entry)
        .collect();
    fs::write(
        out.join("catalogue.bin"),
        bytes::write(&entries).map_err(unreadable)?,
    )?;
    let mut source = String::from(
        "/// The catalogue of all cases.\n\
         pub static CATALOGUE: &[u8] = include_bytes!(\"catalogue.bin\");\n\
         /// Every print of every paper.\n\
         pub static PAPERS: &[u8] = include_bytes!(\"papers.bin\");\n\
         /// Every case by id.\n\
         pub static CASES: &[(&str, &[u8])] = &[\n",
    );
    for (number, case) in cases.iter().enumerate() {
        fs::write(
            out.join(format!("{number}.bin")),
            bytes::write(case).map_err(unreadable)?,
        )?;
        writeln!(
            source,
            "    ({:?}, include_bytes!(\"{number}.bin\")),",
            case.id
        )?;
    }
    source.push_str("];\n");
    fs::write(out.join("shelf.rs"), source)?;
    Ok(())
}

/// Writes what the pages about the papers list.
fn write_papers(
    out: &Path,
    documents: &[Document],
    cases: &[Case],
    table: &str,
) -> Result<(), Box<dyn Error>> {
    match papers::make(documents, cases, &papers::read(table)?) {
        Ok(papers) => {
            let bytes =
                bytes::write(&papers).map_err(|_| "the papers cannot be written as bytes")?;
            fs::write(out.join("papers.bin"), bytes)?;
            Ok(())
        }
        Err(faults) => {
            for fault in &faults {
                println!("cargo::error={CASES}/printed.tsv: {fault}");
            }
            Err(format!("{} faults in {CASES}/printed.tsv", faults.len()).into())
        }
    }
}
