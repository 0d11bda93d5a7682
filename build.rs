//! Checks every business case while the project is built and writes each as compact bytes for the
//! page. A broken case stops the build with every fault of every file.
//!
//! The list of cases is part of the page; a case itself, and the words that the list is searched
//! by, are files of their own, fetched when they are wanted. They go into the folder that
//! `CASEBOOK_SHELF` names (`.cargo/config.toml`), and from there to the built page.

use casebook_analysis::papers;
use casebook_model::authoring::{Shelf, read_case};
use casebook_model::bytes;
use casebook_model::case::{Case, Document};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const CASES: &str = "src/cases";
/// The variable that names the folder of the files to be fetched.
const SHELF: &str = "CASEBOOK_SHELF";

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

/// Writes the bytes of the catalogue, the files that the page fetches, and the Rust that knows them.
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
    let mut files = Vec::new();
    let words: Vec<_> = cases
        .iter()
        .map(casebook_analysis::catalogue::words)
        .collect();
    let words = file(
        "words",
        &bytes::write(&words).map_err(unreadable)?,
        &mut files,
    );
    let mut source = format!(
        "/// The catalogue of all cases.\n\
         pub static CATALOGUE: &[u8] = include_bytes!(\"catalogue.bin\");\n\
         /// Every print of every paper.\n\
         pub static PAPERS: &[u8] = include_bytes!(\"papers.bin\");\n\
         /// The words of every case, in the order of the catalogue.\n\
         pub static WORDS: u64 = {words};\n\
         /// Every case by id, with the mark of its bytes.\n\
         pub static CASES: &[(&str, u64)] = &[\n",
    );
    for case in cases {
        let mark = file("case", &bytes::write(case).map_err(unreadable)?, &mut files);
        writeln!(source, "    ({:?}, {mark}),", case.id)?;
    }
    source.push_str("];\n");
    // Where there is no browser to fetch with, they are simply there.
    source.push_str(
        "/// Every file by the mark of its bytes.\n\
         #[cfg(not(target_arch = \"wasm32\"))]\n\
         pub static FILES: &[(u64, &[u8])] = &[\n",
    );
    for (name, mark, bytes) in &files {
        fs::write(out.join(name), bytes)?;
        writeln!(source, "    ({mark}, include_bytes!({name:?})),")?;
    }
    source.push_str("];\n");
    fs::write(out.join("shelf.rs"), source)?;
    fill(&files)
}

/// A file to be fetched: its name, its mark and its bytes.
type Fetched = (String, String, Vec<u8>);

/// Adds a file, named for what it is and the mark of its bytes; gives the mark as Rust writes it.
fn file(kind: &str, bytes: &[u8], files: &mut Vec<Fetched>) -> String {
    let mark = bytes::mark(bytes);
    let literal = format!("0x{mark:016x}");
    let name = format!("{kind}-{mark:016x}.bin");
    files.push((name, literal.clone(), bytes.to_vec()));
    literal
}

/// Makes the shelf hold these files and no others.
fn fill(files: &[Fetched]) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={SHELF}");
    let Some(shelf) = std::env::var_os(SHELF).map(PathBuf::from) else {
        return Err(format!("{SHELF} is not set; .cargo/config.toml sets it").into());
    };
    fs::create_dir_all(&shelf)?;
    for entry in fs::read_dir(&shelf)? {
        let path = entry?.path();
        if !files.iter().any(|(name, ..)| path.ends_with(name)) {
            fs::remove_file(path)?;
        }
    }
    for (name, _, bytes) in files {
        let path = shelf.join(name);
        // Its name says what is in it: if it is there, it is the same.
        if !path.exists() {
            fs::write(path, bytes)?;
        }
    }
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
