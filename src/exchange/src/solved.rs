//! Questions solved backwards as plain data: what would an input have to be for a figure to come out?

use crate::edits::EditError;
use crate::named::{self, NameError};
use crate::plain::Plain;
use crate::sentences::{answered, asked};
use casebook_analysis::backwards::{Answer, Point, Solution, solve};
use casebook_analysis::checks::figure_name;
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Backwards, Case, Quantity, QuantityIndex, Reach};
use casebook_model::edit::Edits;
use casebook_model::entry::{self, EntryError};
use casebook_model::evaluate::Figures;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The word for the claim, where a question says what is to be reached.
const CLAIM: &str = "claim";

/// A question, in the words of a case file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<String, Option<String>>")]
pub struct Question {
    /// The input that is asked for: `agency_rate`, `in_care[2020-04,low]`.
    pub by: String,
    /// The figure that is to be reached; `claim`, or nothing, for the printed claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reach: Option<String>,
    /// What the figure is to come to; the claim's is printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The smallest step that makes sense.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// What the reader should know about the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// From JavaScript a struct would be read by its own keys, and a misspelt one pass unseen.
impl TryFrom<BTreeMap<String, Option<String>>> for Question {
    type Error = &'static str;

    fn try_from(mut given: BTreeMap<String, Option<String>>) -> Result<Self, Self::Error> {
        let mut take = |key| given.remove(key).flatten();
        let question = Self {
            by: take("by").ok_or("`by` is missing")?,
            reach: take("reach"),
            target: take("target"),
            step: take("step"),
            note: take("note"),
        };
        match given.is_empty() {
            true => Ok(question),
            false => Err("a key is not known"),
        }
    }
}

/// Why a question cannot be asked of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionError {
    /// A name is that of no figure.
    Name(NameError),
    /// What is asked for is worked out.
    NotAnInput(String),
    /// A choice, or yes or no.
    NotAFigure(String),
    /// A figure is to be reached, but not what it is to come to.
    NoTarget(String),
    /// The claim is to come to what is printed, and to nothing else.
    TargetOfClaim,
    /// The target is no such figure.
    Target(EntryError),
    /// The step is no such figure.
    Step(EntryError),
    /// The step is not above nought.
    NoStep,
    /// A figure that holds no target: it is not a number as things stand, or of another unit.
    HoldsNoTarget(String),
    /// The cell does not apply.
    DoesNotApply(String),
    /// Two inputs that cannot be moved against each other: the same, or without a figure.
    CannotMove([String; 2]),
}

impl QuestionError {
    /// What is wrong and what to do, in one or two sentences.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Name(error) => error.words(),
            Self::NotAnInput(name) => EditError::NotAnInput { name: name.clone() }.words(),
            Self::NotAFigure(name) => {
                format!("A figure is wanted, and “{name}” is a choice, or yes or no.")
            }
            Self::NoTarget(name) => {
                format!("Say with “target” what “{name}” is to come to.")
            }
            Self::TargetOfClaim => {
                "“target” needs “reach”: the figure that is to come to it. Without one the question \
                 is about the claim."
                    .to_owned()
            }
            Self::Target(error) => format!("“target”: {}", error.words()),
            Self::Step(error) => format!("“step”: {}", error.words()),
            Self::NoStep => "“step” is above nought.".to_owned(),
            Self::HoldsNoTarget(name) => {
                format!("“{name}” is not a number as things stand, or not of the same unit.")
            }
            Self::DoesNotApply(name) => EditError::DoesNotApply { name: name.clone() }.words(),
            Self::CannotMove([one, other]) => format!(
                "“{one}” and “{other}” cannot be moved against each other: two inputs are wanted that \
                 have figures."
            ),
        }
    }
}

/// The questions that a case file asks.
#[must_use]
pub fn questions(case: &Case) -> Vec<Question> {
    let plain = Plain { case };
    let written = |question: &Backwards| {
        let (reach, target) = match &question.reach {
            Reach::Claim => (None, None),
            Reach::Figure {
                quantity,
                place,
                target,
            } => (
                Some(figure_name(case, *quantity, place)),
                Some(plain.number(*quantity, *target)),
            ),
        };
        Question {
            by: figure_name(case, question.by, &question.place),
            reach,
            target,
            step: question.step.map(|step| plain.number(question.by, step)),
            note: question.note.clone(),
        }
    };
    case.backwards.iter().map(written).collect()
}

/// Reads a question.
///
/// # Errors
/// When it cannot be asked of this case.
pub fn read(case: &Case, question: &Question) -> Result<Backwards, QuestionError> {
    let (by, input, place) = figure(case, &question.by)?;
    if input.input().is_none() {
        return Err(QuestionError::NotAnInput(input.id.clone()));
    }
    let reach = question.reach.as_deref().filter(|reach| *reach != CLAIM);
    let reach = match (reach, &question.target) {
        (None, None) => Reach::Claim,
        (None, Some(_)) => return Err(QuestionError::TargetOfClaim),
        (Some(reach), target) => {
            let (quantity, reached, place) = figure(case, reach)?;
            let Some(target) = target else {
                return Err(QuestionError::NoTarget(reach.to_owned()));
            };
            Reach::Figure {
                quantity,
                place,
                target: entry::read_for(case, reached, target).map_err(QuestionError::Target)?,
            }
        }
    };
    let step = question
        .step
        .as_ref()
        .map(|step| entry::read_for(case, input, step).map_err(QuestionError::Step))
        .transpose()?;
    if step.is_some_and(|step| step <= Decimal::ZERO) {
        return Err(QuestionError::NoStep);
    }
    Ok(Backwards {
        reach,
        by,
        place,
        step,
        note: question.note.clone(),
    })
}

/// A number by its name: a choice and a yes or no are none.
pub(crate) fn figure<'a>(
    case: &'a Case,
    name: &str,
) -> Result<(QuantityIndex, &'a Quantity, Place), QuestionError> {
    let (index, place) = named::figure(case, name).map_err(QuestionError::Name)?;
    let not_a_figure = || QuestionError::NotAFigure(name.to_owned());
    let quantity = case.quantity(index).ok_or_else(not_a_figure)?;
    match casebook_model::words::in_digits(quantity) {
        true => Ok((index, quantity, place)),
        false => Err(not_a_figure()),
    }
}

/// A question, answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Solved {
    /// The input that is asked for.
    pub by: String,
    /// The figure that is to be reached.
    pub reach: String,
    /// What it is to come to; `null` where the paper prints no claim.
    pub target: Option<String>,
    /// The question in words: `For the saving to come to £2,000,000: the agency rate`.
    pub question: String,
    /// The answer in a sentence or two.
    pub words: String,
    /// The answer.
    pub answer: Found,
    /// Whether the figure follows the input in a straight line.
    pub straight: bool,
    /// What the reader should know about it.
    pub note: Option<String>,
}

/// What the input would have to be. Values are in the measure that a change takes them in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Found {
    /// What it is.
    Already {
        /// As things stand.
        value: String,
    },
    /// This, exactly.
    Exact {
        /// The value.
        value: String,
        /// The nearest step that reaches the target, where only steps make sense.
        stepped: Option<Step>,
    },
    /// This step reaches the target; no value is known to hit it exactly.
    Step(Step),
    /// The target is crossed several times, at these steps.
    Several {
        /// In the order of their values.
        steps: Vec<Step>,
    },
    /// No value leads there.
    Never,
    /// Cannot be said before these cells are filled in.
    Needs {
        /// By name.
        needs: Vec<String>,
    },
}

/// A value that reaches the target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The value.
    pub value: String,
    /// The figure it leads to.
    pub figure: String,
    /// The value one step away that falls short; `null` where both neighbours reach the target.
    pub short: Option<String>,
}

/// Answers a question with a reader's edits in force.
#[must_use]
pub fn solved(case: &Case, edits: &Edits, question: &Backwards) -> Solved {
    let solution = solve(case, &Figures::paper(case), edits, question);
    let plain = Plain { case };
    Solved {
        by: figure_name(case, question.by, &question.place),
        reach: figure_name(case, solution.quantity, &solution.place),
        target: solution
            .target
            .map(|target| plain.number(solution.quantity, target)),
        question: asked(case, question, &solution),
        words: answered(case, question, &solution),
        answer: found(plain, question.by, &solution),
        straight: !solution.kinked,
        note: question.note.clone(),
    }
}

fn found(plain: Plain<'_>, by: QuantityIndex, solution: &Solution) -> Found {
    found_as(plain.case, solution, &|value| plain.number(by, value))
}

/// An answer as plain data, its values written in this way.
pub(crate) fn found_as(
    case: &Case,
    solution: &Solution,
    value: &dyn Fn(Decimal) -> String,
) -> Found {
    let value = |it: Decimal| value(it);
    let plain = Plain { case };
    let step = |point: &Point| Step {
        value: value(point.value),
        figure: plain.number(solution.quantity, point.figure),
        short: point.short.map(value),
    };
    match &solution.answer {
        Answer::Already(at) => Found::Already { value: value(*at) },
        Answer::Exact {
            value: exact,
            stepped,
        } => Found::Exact {
            value: value(*exact),
            stepped: stepped.as_ref().map(step),
        },
        Answer::Step(point) => Found::Step(step(point)),
        Answer::Several(points) => Found::Several {
            steps: points.iter().map(step).collect(),
        },
        Answer::Never(_) => Found::Never,
        Answer::Needs(needs) => Found::Needs {
            needs: plain.names(needs),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;
    use serde_json::{Value as Json, json};

    fn ask(question: Json) -> Result<Json, String> {
        let case = sample();
        let question: Question = serde_json::from_value(question).unwrap();
        let question = read(&case, &question).map_err(|error| error.words())?;
        Ok(serde_json::to_value(solved(&case, &Edits::none(), &question)).unwrap())
    }

    #[test]
    fn the_claim_is_reached_by_an_input() {
        // 5 children x 4 weeks x 92% = 18.4: £2,000 needs £108.69…; £109 gives £2,005.60.
        let answer = ask(json!({ "by": "rate", "step": "£1" })).unwrap();
        assert_eq!(answer["reach"], json!("saved[low]"));
        assert_eq!(answer["target"], json!("2000"));
        assert_eq!(answer["answer"]["kind"], json!("exact"));
        assert_eq!(
            answer["answer"]["stepped"],
            json!({ "value": "109", "figure": "2005.6", "short": "108" })
        );
        let words = answer["words"].as_str().unwrap();
        assert!(
            words.starts_with("It would have to be £108.70 a child a week."),
            "{words}"
        );
    }

    #[test]
    fn a_figure_is_reached_and_per_cent_are_told_as_typed() {
        // 2,000 x (1 - share) = 1,500: a quarter.
        let answer = ask(json!({ "by": "share", "reach": "saved[high]", "target": "£1,500" }));
        let answer = answer.unwrap();
        assert_eq!(
            answer["answer"],
            json!({ "kind": "exact", "value": "25", "stepped": null })
        );
    }

    #[test]
    fn a_question_is_written_with_its_own_keys() {
        let read = |question: Json| serde_json::from_value::<Question>(question).ok();
        assert!(read(json!({ "by": "rate", "reach": null })).is_some());
        for question in [
            json!({}),
            json!({ "by": null }),
            json!({ "by": 5 }),
            json!({ "by": "rate", "taget": "5" }),
            json!("rate"),
            json!(["rate"]),
        ] {
            assert_eq!(read(question.clone()), None, "{question}");
        }
    }

    #[test]
    fn what_cannot_be_asked_is_told() {
        for (question, words) in [
            (
                json!({ "by": "rat" }),
                "“rat” is not a figure here. Did you mean “rate”?",
            ),
            (
                json!({ "by": "saved[low]" }),
                "“saved” is worked out from other figures. Only an input can be changed.",
            ),
            (
                json!({ "by": "method" }),
                "A figure is wanted, and “method” is a choice, or yes or no.",
            ),
            (
                json!({ "by": "rate", "reach": "saved[low]" }),
                "Say with “target” what “saved[low]” is to come to.",
            ),
            (
                json!({ "by": "rate", "target": "5" }),
                "“target” needs “reach”: the figure that is to come to it. Without one the question \
                 is about the claim.",
            ),
            (
                json!({ "by": "rate", "step": "0" }),
                "“step” is above nought.",
            ),
        ] {
            assert_eq!(ask(question.clone()).unwrap_err(), words, "{question}");
        }
    }
}
