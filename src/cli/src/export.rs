//! `export`: a case with changes, taken away as a workbook, as CSV, in words, as an address.

use crate::arguments::{Misuse, Source, Wanted};
use crate::library::{Failure, Library};
use crate::output::Output;
use casebook_exchange::day::Day;
use casebook_exchange::minutes::minutes;
use casebook_exchange::{csv, edits, link, log};
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use casebook_workbook::{Made, workbook};
use std::ffi::OsStr;
use std::time::{SystemTime, UNIX_EPOCH};

/// Exports what is wanted.
pub(crate) fn export(
    from: &Source,
    wanted: &Wanted,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let library = Library::open()?;
    let (case, edits) = opened(&library, from)?;
    let address = link::write(&case, &edits);
    if let Some(file) = &wanted.xlsx {
        let made = Made {
            link: address.clone(),
            ..today()
        };
        let bytes = workbook(&case, &edits, &made)
            .map_err(|error| Failure::broken(format!("{}: {error}", case.id)))?;
        put(file, &bytes, output)?;
    }
    if let Some(file) = &wanted.csv {
        let tables = match &wanted.table {
            Some(asked) => {
                vec![csv::find(&case, asked).map_err(|words| Misuse(format!("--table: {words}")))?]
            }
            None => case.tables.iter().collect(),
        };
        put(file, csv::tables(&case, &edits, &tables).as_bytes(), output)?;
    }
    if let Some(file) = &wanted.log {
        put(file, log::csv(&case, &edits).as_bytes(), output)?;
    }
    if wanted.words {
        let link = if edits.is_empty() { "" } else { &address };
        output.text(&minutes(&case, &edits, &[], link));
    }
    if wanted.link {
        output.line(&address);
    }
    if wanted.is_nothing() {
        output.line(&case.id);
        for edit in edits.list() {
            output.line(&format!("--set '{}'", edits::write(&case, edit)));
        }
    }
    Ok(())
}

/// The case and the edits that were asked for.
fn opened(library: &Library, from: &Source) -> Result<(Case, Edits), Failure> {
    match from {
        Source::Case(argument, set) => {
            let case = library.read(&library.find(argument)?)?;
            let edits = edits::of_lines(&case, set.iter().map(String::as_str))
                .map_err(|it| Misuse(format!("--set {}: {}", it.text, it.error.words())))?;
            Ok((case, edits))
        }
        Source::Link(address) => {
            let wrong = |error: link::LinkError| Misuse(format!("--link: {}", error.words()));
            let ids = library.files.iter().map(|file| file.id.as_str());
            let (id, fragment) = link::parts(address, ids).map_err(wrong)?;
            let case = library.read(&library.find(OsStr::new(id))?)?;
            let edits = link::read(&case, fragment).map_err(wrong)?;
            Ok((case, edits))
        }
    }
}

/// Writes a file, or to standard output for `-`.
fn put(file: &OsStr, bytes: &[u8], output: &mut Output<'_>) -> Result<(), Failure> {
    if file == "-" {
        output.bytes(bytes);
        return Ok(());
    }
    std::fs::write(file, bytes).map_err(|error| {
        Failure::broken(format!(
            "{}: cannot be written: {error}",
            file.to_string_lossy()
        ))
    })
}

/// The day in Greenwich; unknown where the clock stands before 1970.
fn today() -> Made {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let days = since.map_or(0, |since| since.as_secs().div_euclid(86_400));
    let day = Day::after_1970(days).map(|day| Made {
        year: day.year,
        month: day.month,
        day: day.day,
        link: String::new(),
    });
    day.unwrap_or_default()
}
