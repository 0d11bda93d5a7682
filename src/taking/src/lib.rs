//! The workbook of a case, written in a browser: a program of its own, loaded when a reader first wants
//! one, for what it stands on is as large as the page. It takes a case as the page does, and changes as
//! they are kept on a device.

use casebook_analysis::answer::Answer;
use casebook_exchange::edits::read_all;
use casebook_model::bytes;
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use casebook_workbook::Made;
use wasm_bindgen::prelude::wasm_bindgen;

/// The bytes of the workbook: of a case as it travels, with edits as they are kept (none of them empty),
/// made on a day by whoever the address is given to.
///
/// # Errors
/// A sentence: when the case or a change cannot be read, or is more than a workbook takes.
#[wasm_bindgen]
pub fn workbook(
    case: &[u8],
    edits: &str,
    link: &str,
    year: u16,
    month: u8,
    day: u8,
) -> Result<Vec<u8>, String> {
    let (case, _): (Case, Answer) =
        bytes::read(case).map_err(|_| "The case cannot be read.".to_owned())?;
    let edits = match edits.is_empty() {
        true => Edits::none(),
        false => match read_all(&case, edits) {
            Ok((edits, refused)) if refused.is_empty() => edits,
            _ => return Err("A change cannot be read.".to_owned()),
        },
    };
    let made = Made {
        year,
        month,
        day,
        link: link.to_owned(),
    };
    casebook_workbook::workbook(&case, &edits, &made).map_err(|error| error.to_string())
}
