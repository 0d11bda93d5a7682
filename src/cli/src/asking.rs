//! What `ask` is asked, as it is written.

use crate::arguments::Misuse;
use casebook_exchange::asked::versions::Rows;
use std::ffi::OsString;

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// `matters`
    Matters,
    /// `matters INPUT by INPUT`
    Pair {
        /// The input down.
        down: String,
        /// The input across.
        across: String,
    },
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
    /// `sure`
    Sure,
    /// `versions`
    Versions,
}

/// Options that go with some questions only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// `--of`: the figure it is about; without it, the claim.
    pub(crate) of: Option<String>,
    /// `--set-range`: where inputs may lie.
    pub(crate) ranges: Vec<String>,
    /// `--draws`.
    pub(crate) draws: Option<u32>,
    /// `--seed`.
    pub(crate) seed: Option<u64>,
    /// `--version`: names, each with the changes of the `--set` that follow it.
    pub(crate) versions: Vec<(String, Vec<String>)>,
    /// `--workspace`: a file with versions of the case.
    pub(crate) workspace: Option<OsString>,
    /// `--table`: a table by number or title.
    pub(crate) table: Option<String>,
    /// `--rows`: which rows of it.
    pub(crate) rows: Option<Rows>,
}

impl Options {
    /// The first option that is of no use with a question, and the one it goes with.
    fn unused(&self, question: &Question) -> Option<(&'static str, &'static str)> {
        let options = [
            (!self.ranges.is_empty(), "--set-range", Question::Sure),
            (self.draws.is_some(), "--draws", Question::Sure),
            (self.seed.is_some(), "--seed", Question::Sure),
            (!self.versions.is_empty(), "--version", Question::Versions),
            (self.workspace.is_some(), "--workspace", Question::Versions),
            (self.table.is_some(), "--table", Question::Versions),
            (self.rows.is_some(), "--rows", Question::Versions),
        ];
        let mut given = options.into_iter().filter(|(given, _, _)| *given);
        let (_, name, goes) = given.find(|(_, _, goes)| question != goes)?;
        let goes = match goes {
            Question::Versions => "versions",
            _ => "sure",
        };
        Some((name, goes))
    }
}

/// Which rows of a table, as written.
pub(crate) fn rows(text: &str) -> Result<Rows, Misuse> {
    Rows::read(text).ok_or_else(|| Misuse("`--rows` takes totals, differ or all.".to_owned()))
}

/// How many draws, as written.
pub(crate) fn draws(text: &str) -> Result<u32, Misuse> {
    let number = text.replace([',', '_'], "").parse::<u32>().ok();
    let most = casebook_analysis::questions::sure::MOST_DRAWS;
    number
        .filter(|number| (1..=most).contains(number))
        .ok_or_else(|| Misuse("`--draws` takes a number from 1 to 1,000,000.".to_owned()))
}

/// The seed, as written.
pub(crate) fn seed(text: &str) -> Result<u64, Misuse> {
    let misuse = |_| Misuse("`--seed` takes a whole number, such as 1.".to_owned());
    text.parse().map_err(misuse)
}

/// The questions, for messages.
const QUESTIONS: &str = "matters, reach, changed, going, sure and versions";

/// Reads a question from the words after the case.
pub(crate) fn read(words: &[String], options: &Options) -> Result<Question, Misuse> {
    let question = question(words)?;
    match options.unused(&question) {
        None if options.rows.is_some() && options.table.is_none() => Err(Misuse(
            "`--rows` says which rows of `--table` are shown.".to_owned(),
        )),
        None => Ok(question),
        Some((option, goes)) => Err(Misuse(format!("`{option}` goes with `{goes}`."))),
    }
}

fn question(words: &[String]) -> Result<Question, Misuse> {
    let misuse = |words: &str| Err(Misuse(words.to_owned()));
    match words {
        [] => Err(Misuse(format!("Ask what? One of {QUESTIONS}."))),
        [word] if word == "matters" => Ok(Question::Matters),
        [word] if word == "changed" => Ok(Question::Changed),
        [word] if word == "sure" => Ok(Question::Sure),
        [word] if word == "versions" => Ok(Question::Versions),
        [word, down, by, across] if word == "matters" && by == "by" => Ok(Question::Pair {
            down: down.clone(),
            across: across.clone(),
        }),
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
        [word, ..] if word == "matters" => {
            misuse("Write it as `matters`, or `matters INPUT by INPUT` for two against each other.")
        }
        [word, ..] if ["changed", "sure", "versions"].contains(&word.as_str()) => {
            Err(Misuse(format!("Nothing comes after `{word}`.")))
        }
        [other, ..] => Err(Misuse(format!(
            "`{other}` is no question. There are {QUESTIONS}."
        ))),
    }
}
