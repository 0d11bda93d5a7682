//! What a total needs of a case, worked out when the project is built, so that no case has to be read
//! to add it up.

use super::{Contribution, contributions};
use casebook_model::case::{Case, Overlap};
use casebook_model::evaluate::Figures;
use casebook_model::printed::Printed;
use serde::{Deserialize, Serialize};

/// The headline of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    /// The id of the case.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whose case it is.
    pub council: String,
    /// Its year as written: `2020/21`.
    pub year: String,
    /// The claim as printed; `None` where the paper prints no figure.
    pub printed: Option<Printed>,
    /// What the reader should know of the claim.
    pub note: Option<String>,
    /// The parts of the claim, from the paper's own inputs.
    pub parts: Vec<Contribution>,
    /// How it speaks of the same money as other cases.
    pub overlaps: Vec<Overlap>,
}

/// The headline of a case.
#[must_use]
pub fn headline(case: &Case) -> Headline {
    let paper = Figures::paper(case);
    Headline {
        id: case.id.clone(),
        title: case.title.clone(),
        council: case.council.clone(),
        year: case.year.label(),
        printed: case.claim.printed.clone(),
        note: case.claim.note.clone(),
        parts: contributions(case, &paper, &paper),
        overlaps: case.overlaps.clone(),
    }
}
