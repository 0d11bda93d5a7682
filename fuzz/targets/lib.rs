//! What the targets share: the shelf of the shipped cases, and one case that has everything.

use casebook_model::authoring::{Shelf, read_case};
use casebook_model::case::Case;

const UNITS: &str = include_str!("../../src/cases/units.toml");
const DOCUMENTS: &str = include_str!("../../src/cases/documents.toml");
const AUTHORS_PAGE: &str = include_str!("../../docs/case-files.md");

/// The units and documents of the shipped cases.
pub fn shelf() -> Shelf {
    Shelf::read(UNITS, DOCUMENTS).expect("the shelf is sound")
}

/// The fuller case of the authors' page: series, a choice, a yes or no, empty inputs.
pub fn case() -> Case {
    let text = AUTHORS_PAGE
        .split("## A fuller case")
        .nth(1)
        .and_then(|rest| rest.split("```toml\n").nth(1))
        .and_then(|rest| rest.split("```").next())
        .expect("the page has a fuller case");
    read_case("fuller", "fuller.toml", text, &shelf()).expect("the fuller case is sound")
}
