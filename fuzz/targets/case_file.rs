//! A case file: told in faults, or sound, and then everything that is asked of a case has an answer
//! and its bytes are read back.
#![no_main]

use casebook_exchange::evaluation::evaluation;
use casebook_model::authoring::{Shelf, read};
use casebook_model::bytes;
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static SHELF: LazyLock<Shelf> = LazyLock::new(casebook_fuzz::shelf);

fuzz_target!(|text: &str| {
    match read("fuzz", "fuzz.toml", text, &SHELF) {
        Ok(reading) => {
            let case = reading.case;
            let _ = evaluation(&case, &Edits::none());
            let written = bytes::write(&case).expect("a case can be written");
            let back: Case = bytes::read(&written).expect("and read back");
            assert_eq!(back, case);
        }
        Err(faults) => {
            assert!(!faults.is_empty());
            let lines = text.lines().count().max(1) + 1;
            for fault in faults {
                assert!((1..=lines).contains(&fault.line), "{fault}");
                assert!(!fault.what.is_empty());
            }
        }
    }
});
