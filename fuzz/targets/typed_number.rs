//! A number as a reader types it, in a field of every kind: refused in words, or a figure whose
//! plain form is read as the same.
#![no_main]

use casebook_model::entry::{Expected, read};
use casebook_model::number::plain;
use casebook_model::unit::{Unit, UnitBook};
use casebook_model::words::shown;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static BOOK: LazyLock<UnitBook> = LazyLock::new(|| casebook_fuzz::shelf().units);

fuzz_target!(|text: &str| {
    let unit = |code: &str| Unit::parse(code, &BOOK).expect("it is in the book");
    for (code, money, whole) in [
        ("£", true, false),
        ("%", false, false),
        ("children", false, true),
        ("1", false, false),
    ] {
        let unit = unit(code);
        let expected = || Expected {
            unit: &unit,
            money,
            whole,
        };
        match read(text, expected()) {
            Ok(value) => {
                let sign = if unit.percent { "%" } else { "" };
                let written = format!("{}{sign}", plain(shown(&unit, value)));
                assert_eq!(read(&written, expected()), Ok(value), "{written}");
            }
            Err(error) => assert!(!error.words().is_empty()),
        }
    }
});
