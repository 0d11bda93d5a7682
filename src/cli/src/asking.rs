//! What `ask` is asked, as it is written.

use crate::arguments::Misuse;

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// `matters`
    Matters,
    /// `reach TARGET by INPUT`
    Reach {
        /// What is to be reached; `claim` for the printed claim.
        target: String,
        /// The input, or series, that is asked for.
        by: String,
    },
    /// `changed`
    Changed,
    /// `going SERIES=VALUE; VALUE; …`
    Going(String),
}

/// Options that go with some questions only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// `--of`: the figure it is about; without it, the claim.
    pub(crate) of: Option<String>,
}

/// The questions, for messages.
const QUESTIONS: &str = "matters, reach, changed and going";

/// Reads a question from the words after the case.
pub(crate) fn read(words: &[String]) -> Result<Question, Misuse> {
    let misuse = |words: &str| Err(Misuse(words.to_owned()));
    match words {
        [] => Err(Misuse(format!("Ask what? One of {QUESTIONS}."))),
        [word] if word == "matters" => Ok(Question::Matters),
        [word] if word == "changed" => Ok(Question::Changed),
        [word, target, by, input] if word == "reach" && by == "by" => Ok(Question::Reach {
            target: target.clone(),
            by: input.clone(),
        }),
        [word, ..] if word == "reach" => {
            misuse("Write it as `reach TARGET by INPUT`, such as `reach 2m by agency_rate`.")
        }
        [word, figures] if word == "going" => Ok(Question::Going(figures.clone())),
        [word, ..] if word == "going" => misuse(
            "Write it as `going 'SERIES=VALUE; VALUE'`, with what has happened so far, such as \
             `going 'in_care[low]=774; 770'`.",
        ),
        [word, ..] if word == "matters" || word == "changed" => {
            Err(Misuse(format!("Nothing comes after `{word}`.")))
        }
        [other, ..] => Err(Misuse(format!(
            "`{other}` is no question. There are {QUESTIONS}."
        ))),
    }
}
