//! What is said of a case file, as plain data: the one shape of `check --json` and of the JavaScript
//! interface.

use crate::evaluation::{CautionRow, Evaluation, evaluation};
use crate::listed::Counts;
use crate::ways::ways;
use casebook_analysis::checks::{Check, Verdict, tally};
use casebook_model::authoring::{Caution, Fault, Reading};
use casebook_model::axis::Place;
use casebook_model::case::{Case, Quantity};
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use casebook_model::working;
use serde::Serialize;

/// A case file, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The file as messages name it.
    pub file: String,
    /// The id of its case.
    pub case: String,
    /// Each with its line; a sound file has none.
    pub faults: Vec<String>,
    /// What should be looked at twice.
    pub cautions: Vec<String>,
    /// `agrees`, `rounds`, `hedged`, `differs` or `needs`; left out of a broken file and of a claim that is
    /// not printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<&'static str>,
    /// The claim among them; left out of a broken file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checks: Option<Counts>,
    /// The ids of the checks that differ.
    pub differs: Vec<String>,
    /// How those may have come about.
    pub explained: Vec<Explained>,
}

/// How a print that differs may have come about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// The id of the check.
    pub check: String,
    /// What alone would make it come out, the likeliest first; none of it is asserted.
    pub would_come_out: Vec<String>,
}

/// Of how many prints that differ it is told how they may have come about: each is tried dozens of times.
pub const MOST_EXPLAINED: usize = 20;

/// The most ways a print could come out that are told.
const MOST_WAYS: usize = 4;

/// How the prints that differ may have come about, in their order; of those beyond the first
/// [`MOST_EXPLAINED`] nothing is said. `paper` are the figures without edits, `checks` all of the case.
#[must_use]
pub fn explained(case: &Case, paper: &Figures, checks: &[Check]) -> Vec<Explained> {
    let label = |quantity: &Quantity, place: &Place| working::label(case, quantity, place);
    let told = differing(checks).take(MOST_EXPLAINED).map(|check| {
        let mut ways = ways(case, paper, checks, check, &label);
        ways.truncate(MOST_WAYS);
        Explained {
            check: check.id.clone(),
            would_come_out: ways,
        }
    });
    told.collect()
}

/// The checks that differ.
pub fn differing(checks: &[Check]) -> impl Iterator<Item = &Check> {
    checks
        .iter()
        .filter(|check| check.verdict == Verdict::Differs)
}

/// A sound file with all its checks; `paper` are the figures without edits.
#[must_use]
pub fn sound(file: &str, read: &Reading, paper: &Figures, checks: &[Check]) -> Checked {
    Checked {
        file: file.to_owned(),
        case: read.case.id.clone(),
        faults: Vec::new(),
        cautions: read.cautions.iter().map(ToString::to_string).collect(),
        claim: checks
            .iter()
            .find(|check| check.id == "claim")
            .map(|check| check.verdict.word()),
        checks: Some(tally(checks).into()),
        differs: differing(checks).map(|check| check.id.clone()).collect(),
        explained: explained(&read.case, paper, checks),
    }
}

/// A broken file with its faults.
#[must_use]
pub fn broken(file: &str, case: &str, faults: &[String]) -> Checked {
    Checked {
        file: file.to_owned(),
        case: case.to_owned(),
        faults: faults.to_vec(),
        cautions: Vec::new(),
        claim: None,
        checks: None,
        differs: Vec::new(),
        explained: Vec::new(),
    }
}

/// Works a case out as its file has it, with a reader's edits: what should be looked at twice in the
/// file is said before what is said of the edits.
#[must_use]
pub fn evaluation_of(read: &Reading, edits: &Edits) -> Evaluation {
    let mut all = evaluation(&read.case, edits);
    let of_file = read.cautions.iter().map(|caution: &Caution| CautionRow {
        about: format!("{}:{}", caution.file, caution.line),
        words: format!("{}.", caution.what),
    });
    all.cautions.splice(0..0, of_file);
    all
}

/// Faults as messages, each with its file and line.
#[must_use]
pub fn messages(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(ToString::to_string).collect()
}
