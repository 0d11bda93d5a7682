//! `export`: a case with changes, taken away as a workbook, as CSV, in words, as an address.

use crate::arguments::{Misuse, Source, Wanted};
use crate::library::{Failure, Library};
use crate::output::Output;
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
        output.text(&minutes(&case, &edits, link));
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
    civil(days).unwrap_or_default()
}

/// The day that comes so many days after 1 January 1970, by the calendar of 400 years that begin in
/// March (146,097 days).
fn civil(days: u64) -> Option<Made> {
    let from_march = days.checked_add(719_468)?;
    let (era, day) = (
        from_march.checked_div(146_097)?,
        from_march.checked_rem(146_097)?,
    );
    let leaps = day
        .checked_div(1_460)?
        .checked_add(day.checked_div(146_096)?)?
        .checked_sub(day.checked_div(36_524)?)?;
    let year = day.checked_sub(leaps)?.checked_div(365)?;
    let before = year
        .checked_mul(365)?
        .checked_add(year.checked_div(4)?)?
        .checked_sub(year.checked_div(100)?)?;
    let day_of_year = day.checked_sub(before)?;
    let from_march = day_of_year
        .checked_mul(5)?
        .checked_add(2)?
        .checked_div(153)?;
    let before = from_march
        .checked_mul(153)?
        .checked_add(2)?
        .checked_div(5)?;
    let month = match from_march < 10 {
        true => from_march.checked_add(3)?,
        false => from_march.checked_sub(9)?,
    };
    let year = era.checked_mul(400)?.checked_add(year)?;
    let year = year.checked_add(u64::from(month <= 2))?;
    Some(Made {
        year: u16::try_from(year).ok()?,
        month: u8::try_from(month).ok()?,
        day: u8::try_from(day_of_year.checked_sub(before)?.checked_add(1)?).ok()?,
        link: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_into_dates() {
        for (days, words) in [
            (0, "1 January 1970"),
            (59, "1 March 1970"),
            (11_016, "29 February 2000"),
            (19_782, "29 February 2024"),
            (20_784, "27 November 2026"),
        ] {
            assert_eq!(civil(days).unwrap().words(), words, "{days}");
        }
    }
}
