//! Figures as people typed them and papers print them: each is read as what it means, or refused with
//! a sentence that says what to write. `field/probe.tsv` has a line for each: in what it stands (an
//! amount of pounds, a percentage or a whole number as typed; a print), the text, and what it is.
#![cfg(feature = "authoring")]
#![allow(
    missing_docs,
    dead_code,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests, and what they share"
)]

mod common;

use casebook_model::authoring::Shelf;
use casebook_model::entry::{Expected, read};
use casebook_model::number::plain;

use casebook_model::unit::Unit;

/// Characters that cannot be seen stand as `\u{A0}` there.
fn unescaped(text: &str) -> String {
    let mut pieces = text.split("\\u{");
    let mut whole = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let (code, rest) = piece.split_once('}').unwrap();
        let code = u32::from_str_radix(code, 16).unwrap();
        whole.push(char::from_u32(code).unwrap());
        whole.push_str(rest);
    }
    whole
}

/// What a text is read as, or why it is not.
fn told(kind: &str, text: &str, shelf: &Shelf) -> String {
    let (unit, money, whole) = match kind {
        "A" => ("£", true, false),
        "%" => ("%", false, false),
        "W" => ("children", false, true),
        _ => return print(text),
    };
    let unit = Unit::parse(unit, &shelf.units).unwrap();
    let expected = Expected {
        unit: &unit,
        money,
        whole,
    };
    match read(text, expected) {
        Ok(value) => plain(value),
        Err(error) => format!("refused: {}", error.words()),
    }
}

/// What a print is read as in a case file, or what its author is told.
fn print(text: &str) -> String {
    let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
    let body = format!(
        "[input.a]\nlabel = \"A\"\nunit = \"1\"\nassumed = \"1\"\nwhy = \"test\"\n\
         [calc.claimed]\nlabel = \"Claimed\"\nunit = \"1\"\nformula = \"a\"\n\
         [[background]]\nwhat = \"B\"\nprinted = \"{quoted}\"\nsource = \"here\"\n"
    );
    let case = match common::read(&common::file(&body, &["a"], "claimed")) {
        Ok(case) => case,
        Err(faults) => return format!("refused: {}", faults.first().unwrap().what),
    };
    let printed = &case.background.first().unwrap().printed;
    let value = match printed.upper {
        Some(upper) => format!("{} to {}", plain(printed.value), plain(upper)),
        None => plain(printed.value),
    };
    format!("{value}, {:?}", printed.qualifier)
}

#[test]
fn every_figure_of_the_field_is_read_as_meant_or_refused() {
    let shelf = common::shelf();
    let mut wrong = Vec::new();
    let lines = include_str!("field/probe.tsv").lines();
    for line in lines {
        let mut columns = line.split('\t');
        let (kind, text) = (columns.next().unwrap(), columns.next().unwrap());
        let is = told(kind, &unescaped(text), &shelf);
        if columns.next() != Some(is.as_str()) {
            wrong.push(format!("{kind}\t{text}\t{is}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
