//! `answer`: what is said at once of a case, and what to ask in the meeting.

use crate::library::{Failure, Library};
use crate::output::Output;
use casebook_analysis::answer::{Sentence, answer};
use std::ffi::OsStr;

/// Says whether a case adds up.
pub(crate) fn say(argument: &OsStr, output: &mut Output<'_>) -> Result<(), Failure> {
    let library = Library::open()?;
    let case = library.read(&library.find(argument)?)?;
    let answer = answer(&case);
    for sentence in &answer.says {
        output.line(&told(sentence));
    }
    if !answer.asks.is_empty() {
        output.line("\nWhat to ask");
    }
    for sentence in &answer.asks {
        output.line(&format!("- {}", told(sentence)));
    }
    Ok(())
}

fn told(sentence: &Sentence) -> String {
    sentence.iter().map(|piece| piece.text.as_str()).collect()
}
