//! Checks every business case while the project is built and writes each as compact bytes for the
//! page. A broken case stops the build with every fault of every file.
//!
//! The list of cases is part of the page; a case itself, what the papers print, and the words that
//! the list is searched by, are files of their own: they come along with the page that shows them, or
//! are fetched when they are wanted.

use casebook_analysis::answer::answer;
use casebook_analysis::catalogue;
use casebook_analysis::papers::{self, Papers};
use casebook_analysis::totals;
use casebook_model::authoring::{Shelf, read};
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
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|it| it == "wasm32") {
        // The program is taken apart into chunks at its relocations.
        println!("cargo::rustc-link-arg-bin=page=--emit-relocs");
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let folder = Path::new(CASES);
    let shared = |name: &str| fs::read_to_string(folder.join(name));
    let mut faults = Vec::new();
    let shelf =
        Shelf::read(&shared("units.toml")?, &shared("documents.toml")?).unwrap_or_else(|found| {
            faults.extend(found);
            Shelf::default()
        });
    let (mut cases, mut words) = (Vec::<Case>::new(), Vec::new());
    for file in case_files(folder)? {
        let text = fs::read_to_string(&file)?;
        let id = file
            .strip_prefix(folder)?
            .with_extension("")
            .to_string_lossy()
            .replace('\\', "/");
        match read(&id, &file.to_string_lossy(), &text, &shelf) {
            Ok(reading) => {
                words.push(catalogue::words(&reading.case, &reading.known_as));
                cases.push(reading.case);
            }
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        for fault in &faults {
            println!("cargo::error={fault}");
        }
        return Err(format!("{} faults in {CASES}", faults.len()).into());
    }
    let papers = papers(&shelf.documents, &cases, &shared("printed.tsv")?)?;
    let files: Vec<_> = shelf.documents.iter().map(|it| it.file.as_str()).collect();
    write_library(&out, &cases, &words, &papers, &files)
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
fn write_library(
    out: &Path,
    cases: &[Case],
    words: &[String],
    papers: &Papers,
    documents: &[&str],
) -> Result<(), Box<dyn Error>> {
    let unreadable = |_| "a case cannot be written as bytes";
    let entries: Vec<_> = cases.iter().map(catalogue::entry).collect();
    let headlines: Vec<_> = cases.iter().map(totals::headline).collect();
    fs::write(
        out.join("catalogue.bin"),
        bytes::write(&entries).map_err(unreadable)?,
    )?;
    let mut files = Vec::new();
    let mut file = |bytes: Vec<u8>| {
        let mark = format!("0x{:016x}", bytes::mark(&bytes));
        files.push((mark.clone(), bytes));
        mark
    };
    let words = file(bytes::write(&words).map_err(unreadable)?);
    let papers = file(bytes::write(papers).map_err(unreadable)?);
    let headlines = file(bytes::write(&headlines).map_err(unreadable)?);
    let mut source = format!(
        "/// The catalogue of all cases.\n\
         pub static CATALOGUE: &[u8] = include_bytes!(\"catalogue.bin\");\n\
         /// The mark of every print of every paper.\n\
         pub static PAPERS: u64 = {papers};\n\
         /// The mark of the words of every case, in the order of the catalogue.\n\
         pub static WORDS: u64 = {words};\n\
         /// The mark of the headlines of every case, in the order of the catalogue.\n\
         pub static HEADLINES: u64 = {headlines};\n\
         /// Every case by id, with the mark of its bytes.\n\
         pub static CASES: &[(&str, u64)] = &[\n",
    );
    for case in cases {
        let mut documents = (1_usize..).zip(documents);
        let paper = documents.find(|(_, file)| **file == case.document.file);
        let number = paper.map(|(number, _)| number);
        let mark = file(bytes::write(&(case, answer(case), number)).map_err(unreadable)?);
        writeln!(source, "    ({:?}, {mark}),", case.id)?;
    }
    source.push_str("];\n");
    // Where there is no browser to fetch with, they are simply there.
    source.push_str(
        "/// Every file by the mark of its bytes.\n\
         #[cfg(not(target_arch = \"wasm32\"))]\n\
         pub static FILES: &[(u64, &[u8])] = &[\n",
    );
    for (mark, bytes) in &files {
        let name = format!("{mark}.bin");
        fs::write(out.join(&name), bytes)?;
        writeln!(source, "    ({mark}, include_bytes!({name:?})),")?;
    }
    source.push_str("];\n");
    fs::write(out.join("library.rs"), source)?;
    Ok(())
}

/// What the pages about the papers list.
fn papers(documents: &[Document], cases: &[Case], table: &str) -> Result<Papers, Box<dyn Error>> {
    papers::make(documents, cases, &papers::read(table)?).map_err(|faults| {
        for fault in &faults {
            println!("cargo::error={CASES}/printed.tsv: {fault}");
        }
        format!("{} faults in {CASES}/printed.tsv", faults.len()).into()
    })
}
