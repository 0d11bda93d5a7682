//! `foot`: does a table add up?

use crate::library::Failure;
use crate::output::Output;
use casebook_exchange::footed;
use casebook_tables::{MOST_BYTES, Table, foot as find};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};

/// Says whether the table in a file, or on standard input (`-`), adds up.
pub(crate) fn foot(json: bool, file: &OsStr, output: &mut Output<'_>) -> Result<(), Failure> {
    let broken = |why: String| Failure::Broken(vec![format!("{}: {why}", file.to_string_lossy())]);
    let text = text(file).map_err(|error| broken(error.to_string()))?;
    let table = Table::read(&text).map_err(|refusal| broken(refusal.to_string()))?;
    let footing = find(&table);
    if json {
        output.json(&footed::footed(&table, &footing));
    } else {
        for line in footed::summary(&table, &footing) {
            output.line(&line);
        }
    }
    Ok(())
}

/// The text of a file, and no more of it than shows that it is too long. What is not UTF-8 is read as
/// the letters of Windows, in which spreadsheets still write.
fn text(file: &OsStr) -> io::Result<String> {
    let most = u64::try_from(MOST_BYTES)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    let mut bytes = Vec::new();
    if file == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| {
        let bytes = error.into_bytes();
        bytes.into_iter().map(windows).collect()
    }))
}

/// A byte of Windows-1252 as a character; beyond dashes and quotes it is Latin-1.
fn windows(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        byte => char::from(byte),
    }
}
