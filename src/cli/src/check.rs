//! `check`: are files sound, and how do their prints stand?

use crate::library::{Failure, Library};
use crate::list::tally_words;
use crate::output::Output;
use casebook_analysis::checks::{Check, tally};
use casebook_analysis::claim;
use casebook_exchange::checked::{self, MOST_EXPLAINED, differing, explained};
use casebook_exchange::sentences;
use casebook_model::authoring::Reading;
use casebook_model::evaluate::Figures;
use std::ffi::OsString;

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
                    rows.push(checked::sound(&file.name, &read, &paper, &all));
                } else {
                    tell(&read, &paper, &all, output);
                }
            }
            Err(Failure::Broken(messages)) => {
                rows.push(checked::broken(&file.name, &file.id, &messages));
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

fn tell(read: &Reading, paper: &Figures, checks: &[Check], output: &mut Output<'_>) {
    let case = &read.case;
    output.line(&format!("{}: {}", case.id, tally_words(tally(checks))));
    let mut explained = explained(case, paper, checks).into_iter();
    for check in differing(checks) {
        output.line(&format!("  {}", sentences::of_check(case, check)));
        let ways = explained.next().map(|it| it.would_come_out);
        let ways = ways.unwrap_or_default();
        if !ways.is_empty() {
            output.line("    It would come out with one of these alone:");
        }
        for way in ways {
            output.line(&format!("    - {way}"));
        }
    }
    if differing(checks).count() > MOST_EXPLAINED {
        output.line(&format!(
            "  Of the first {MOST_EXPLAINED} it is told what would make them come out."
        ));
    }
    for caution in &read.cautions {
        output.line(&format!("  {caution}"));
    }
}
