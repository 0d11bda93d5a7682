//! What is said of a case file, as plain data: the one shape of `check --json` and of the JavaScript
//! interface.

use crate::evaluation::{CautionRow, Evaluation, evaluation};
use crate::listed::Counts;
use casebook_analysis::checks::{Check, Verdict, tally};
use casebook_model::authoring::{Caution, Fault, Reading};
use casebook_model::edit::Edits;
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
}

/// A sound file with all its checks.
#[must_use]
pub fn sound(file: &str, read: &Reading, checks: &[Check]) -> Checked {
    let differing = checks
        .iter()
        .filter(|check| check.verdict == Verdict::Differs);
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
        differs: differing.map(|check| check.id.clone()).collect(),
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
