//! Two inputs against each other: a few values of each, and the claim or another figure for each pair.

use super::{Teller, going};
use crate::named::quantity;
use crate::plain::{Figure, Plain};
use crate::solved::QuestionError;
use casebook_analysis::checks::figure_name;
use casebook_analysis::questions::matters::By;
use casebook_analysis::questions::pair::{Side, State, pair};
use casebook_analysis::questions::{Goal, Subject};
use casebook_model::Decimal;
use casebook_model::case::{Case, QuantityIndex};
use casebook_model::exact::Exact;
use casebook_model::number::plain;
use casebook_model::value::Value;
use casebook_model::words;
use serde::Serialize;

/// Two inputs against each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The case.
    pub case: String,
    /// The figure that is looked at.
    pub of: String,
    /// Its label.
    pub label: String,
    /// What it is to come to, if anything is printed.
    pub target: Option<String>,
    /// That in words.
    pub target_words: Option<String>,
    /// The input down.
    pub rows: Values,
    /// The input across.
    pub columns: Values,
    /// The figure for each pair, row by row.
    pub figures: Vec<Vec<Cell>>,
}

/// An input and its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Values {
    /// The input.
    pub input: String,
    /// Its label.
    pub label: String,
    /// The changes, as `--set` takes them, each with its words.
    pub values: Vec<Put>,
}

/// A value of an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Put {
    /// The change, as `--set` takes it.
    pub set: String,
    /// To what.
    pub to: String,
}

/// The figure for a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The figure.
    pub figure: Figure,
    /// It in words, without its unit.
    pub words: String,
    /// Whether it comes to the target.
    pub reached: Option<bool>,
}

/// Moves two inputs, or series, together.
///
/// # Errors
/// When one of them is none that can be moved.
pub fn asked(
    subject: Subject<'_>,
    goal: &Goal,
    (down, across): (&str, &str),
) -> Result<Asked, QuestionError> {
    let case = subject.case;
    let input = |name: &str| match quantity(case, name) {
        Ok((index, declared)) if declared.input().is_some() => Ok(index),
        Ok((_, declared)) => Err(QuestionError::NotAnInput(declared.id.clone())),
        Err(error) => Err(QuestionError::Name(error)),
    };
    let unmoved = || QuestionError::CannotMove([down, across].map(str::to_owned));
    let target = going::target(case, goal);
    let found = pair(subject, goal, target, (input(down)?, input(across)?)).ok_or_else(unmoved)?;
    let teller = Teller::new(subject, goal).ok_or_else(unmoved)?;
    let column: Vec<(_, &Value)> = (found.figures.iter().flatten())
        .map(|(value, _)| (teller.quantity, value))
        .collect();
    let mut words = words::column(case, &column).into_iter();
    let figures = (found.figures.iter())
        .map(|row| {
            (row.iter())
                .map(|(value, reached)| Cell {
                    figure: Plain { case }.figure(goal.quantity, value),
                    words: words.next().unwrap_or_default(),
                    reached: *reached,
                })
                .collect()
        })
        .collect();
    Ok(Asked {
        case: case.id.clone(),
        of: figure_name(case, goal.quantity, &goal.place),
        label: teller.label(),
        target: target.map(|target| Plain { case }.number(goal.quantity, target)),
        target_words: target.map(|target| words::figure(case, teller.quantity, target)),
        rows: teller.values(&found.rows),
        columns: teller.values(&found.columns),
        figures,
    })
}

impl Teller<'_> {
    fn values(&self, side: &Side) -> Values {
        let input = self.case().quantity(side.input);
        Values {
            input: input.map_or_else(String::new, |it| it.id.clone()),
            label: input.map_or_else(String::new, |it| it.label.clone()),
            values: (side.states.iter())
                .map(|state| Put {
                    set: self.line(&state.edit),
                    to: state_words(self.case(), side.input, side.by, state),
                })
                .collect(),
        }
    }
}

fn state_words(case: &Case, index: QuantityIndex, by: By, state: &State) -> String {
    match (state.value, case.quantity(index)) {
        (Some(value), Some(input)) => casebook_model::edit::input_words(case, input, value),
        _ if by == By::Flip && state.way.is_sign_negative() => "as it is".to_owned(),
        _ if by == By::Flip => "the other way round".to_owned(),
        _ => {
            let tenths = state.way.abs().exact_mul(Decimal::TEN).unwrap_or_default();
            let way = if state.way.is_sign_negative() {
                "less"
            } else {
                "more"
            };
            match tenths.is_zero() {
                true => "as it is".to_owned(),
                false => format!("{}% {way}", plain(tenths)),
            }
        }
    }
}
