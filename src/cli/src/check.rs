//! `check`: are files sound, and how do their prints stand?

use crate::library::{CaseFile, Failure, Library};
use crate::list::{Counts, tally_words};
use crate::output::Output;
use casebook_analysis::checks::{Check, Kind, Verdict, tally};
use casebook_analysis::claim;
use casebook_model::authoring::Reading;
use casebook_model::case::Case;
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::{words, working};
use serde::Serialize;
use std::ffi::OsString;

/// One file of `check --json`.
#[derive(Serialize)]
struct Checked {
    file: String,
    case: String,
    faults: Vec<String>,
    cautions: Vec<String>,
    /// `agrees`, `rounds`, `differs` or `needs`; left out of a broken file and of a claim that is
    /// not printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<&'static str>,
    /// The claim among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    checks: Option<Counts>,
    differs: Vec<String>,
}

/// Checks files; without any, all shipped cases. Every fault of every file is told.
pub(crate) fn check(
    json: bool,
    arguments: &[OsString],
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let library = Library::open()?;
    let files = if arguments.is_empty() {
        library.files.clone()
    } else {
        arguments
            .iter()
            .map(|argument| library.find(argument))
            .collect::<Result<_, _>>()?
    };
    let mut rows = Vec::new();
    let mut faults = Vec::new();
    for file in &files {
        match library.read_all(file) {
            Ok(read) => {
                let paper = Figures::paper(&read.case);
                let all = claim::all_checks(&read.case, &paper);
                if json {
                    rows.push(sound(file, &read, &all));
                } else {
                    tell(&read, &all, output);
                }
            }
            Err(Failure::Broken(messages)) => {
                rows.push(broken(file, &messages));
                faults.extend(messages);
            }
            Err(misuse) => return Err(misuse),
        }
    }
    if json {
        output.json(&rows);
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Failure::Broken(faults))
    }
}

fn sound(file: &CaseFile, read: &Reading, checks: &[Check]) -> Checked {
    Checked {
        file: file.name.clone(),
        case: file.id.clone(),
        faults: Vec::new(),
        cautions: read.cautions.iter().map(ToString::to_string).collect(),
        claim: checks
            .iter()
            .find(|check| check.id == "claim")
            .map(|check| check.verdict.word()),
        checks: Some(tally(checks).into()),
        differs: differing(checks).map(|check| check.id.clone()).collect(),
    }
}

fn broken(file: &CaseFile, faults: &[String]) -> Checked {
    Checked {
        file: file.name.clone(),
        case: file.id.clone(),
        faults: faults.to_vec(),
        cautions: Vec::new(),
        claim: None,
        checks: None,
        differs: Vec::new(),
    }
}

fn differing(checks: &[Check]) -> impl Iterator<Item = &Check> {
    checks
        .iter()
        .filter(|check| check.verdict == Verdict::Differs)
}

fn tell(read: &Reading, checks: &[Check], output: &mut Output<'_>) {
    let case = &read.case;
    output.line(&format!("{}: {}", case.id, tally_words(tally(checks))));
    for check in differing(checks) {
        output.line(&format!("  {}", sentence(case, check)));
    }
    for caution in &read.cautions {
        output.line(&format!("  {caution}"));
    }
}

/// `Cost avoided · May 2020 · High: printed 448800, the sum gives £374,000, £74,800 less.`
pub(crate) fn sentence(case: &Case, check: &Check) -> String {
    let Some(quantity) = case.quantity(check.quantity) else {
        return String::new();
    };
    let label = working::label(case, quantity, &check.place);
    let printed = match check.id.as_str() {
        "claim" | "foots:claim" => "claimed",
        _ => "printed",
    };
    let what = match check.kind {
        Kind::Recalculated => "the sum gives",
        Kind::Foots => "its printed parts add up to",
    };
    let calculated = match &check.calculated {
        Value::Number(sum) => words::figure_beside(case, quantity, *sum, check.published),
        sum => words::value(case, quantity, sum),
    };
    let apart = match &check.calculated {
        Value::Number(sum) => words::change(case, quantity, check.published, *sum),
        _ => None,
    };
    let apart = apart.map_or_else(String::new, |apart| format!(", {apart}"));
    format!(
        "{label}: {printed} {}, {what} {calculated}{apart}",
        check.printed.text
    )
}
