//! `foot`: does a table add up?

use crate::library::Failure;
use crate::output::Output;
use casebook_exchange::{drafted, footed};
use casebook_tables::{MOST_BYTES, Table, foot as find};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};

/// Says whether the table in a file, or on standard input (`-`), adds up; or gives the case file that it
/// begins.
pub(crate) fn foot(
    json: bool,
    case: bool,
    file: &OsStr,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let broken = |why: String| Failure::Broken(vec![format!("{}: {why}", file.to_string_lossy())]);
    let text = text(file).map_err(|error| broken(error.to_string()))?;
    let table = Table::read(&text).map_err(|refusal| broken(refusal.to_string()))?;
    let footing = find(&table);
    if case {
        let text = drafted::case_file(&table, &footing).map_err(|why| broken(why.to_owned()))?;
        output.line(text.trim_end());
    } else if json {
        output.json(&footed::footed(&table, &footing));
    } else {
        for line in footed::summary(&table, &footing) {
            output.line(&line);
        }
    }
    Ok(())
}

/// The text of a file, and no more of it than shows that it is too long.
fn text(file: &OsStr) -> io::Result<String> {
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    // In UTF-16 each letter takes two bytes.
    let most = most.saturating_mul(2).saturating_add(4);
    let mut bytes = Vec::new();
    if file == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(decoded(bytes))
}

/// Bytes as text: UTF-8, what a spreadsheet calls Unicode text (UTF-16 with its mark), or else the
/// letters of Windows, in which spreadsheets still write.
fn decoded(bytes: Vec<u8>) -> String {
    let wide = |pair: fn([u8; 2]) -> u16| -> String {
        let (pairs, _) = bytes.as_chunks::<2>();
        let units = pairs.iter().skip(1).map(|two| pair(*two));
        let letters = char::decode_utf16(units);
        letters
            .map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => return wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => return wide(u16::from_be_bytes),
        _ => {}
    }
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        let bytes = error.into_bytes();
        bytes.into_iter().map(windows).collect()
    });
    text.trim_start_matches('\u{FEFF}').to_owned()
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
