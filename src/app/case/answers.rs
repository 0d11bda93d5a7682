//! What would have to be true: each question of a case file, answered from where things stand.

use crate::frame::pause::use_settled;
use crate::parts::wording;
use crate::state::opened::Opened;
use casebook_analysis::backwards::{self, Answer, Caution, Point, Solution, Why};
use casebook_model::Decimal;
use casebook_model::case::{Backwards, Case, Quantity};
use casebook_model::edit::Edits;
use casebook_model::words;
use std::rc::Rc;
use yew::prelude::*;

/// How long nothing must change before the answers are worked out again, in milliseconds: they take
/// many evaluations of the case, and typing must not wait for them.
const PAUSE: u32 = 250;

/// Properties of [`Answers`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AnswersProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
}

/// The questions and their answers.
#[component]
pub fn Answers(props: &AnswersProps) -> Html {
    let settled = use_settled(Rc::clone(&props.edits), PAUSE);
    let answers = use_memo(
        (Rc::clone(&props.opened), Rc::clone(&settled)),
        |(opened, edits)| {
            let questions = opened.case.backwards.iter();
            questions
                .map(|question| answer(opened, edits, question))
                .collect::<Html>()
        },
    );
    html! {
        <>
            <p class="aside">{ "Each figure is changed alone; everything else stays as it stands above." }</p>
            <ul class="list">{ (*answers).clone() }</ul>
        </>
    }
}

/// A question, answered.
fn answer(opened: &Opened, edits: &Edits, question: &Backwards) -> Html {
    let case = &opened.case;
    let solution = backwards::solve(case, &opened.paper, edits, question);
    html! {
        <li>
            <b>{ asked(case, question, &solution) }</b>
            <p>{ answered(case, question, &solution) }</p>
            if let Some(note) = &question.note {
                <small>{ note }</small>
            }
        </li>
    }
}

/// The question: `For the saving to come to £2,000,000: the agency rate`
fn asked(case: &Case, question: &Backwards, solution: &Solution) -> String {
    let name = |index, place| {
        case.quantity(index).map_or_else(String::new, |quantity| {
            wording::lowered(&casebook_model::working::label(case, quantity, place))
        })
    };
    let by = name(question.by, &question.place);
    let goal = name(solution.quantity, &solution.place);
    match (solution.target, case.quantity(solution.quantity)) {
        (Some(target), Some(quantity)) => {
            format!(
                "For {goal} to come to {}: {by}",
                words::figure(case, quantity, target)
            )
        }
        _ => wording::raised(&by),
    }
}

/// The answer in a sentence or two.
fn answered(case: &Case, question: &Backwards, solution: &Solution) -> String {
    let (Some(input), Some(goal)) = (case.quantity(question.by), case.quantity(solution.quantity))
    else {
        return String::new();
    };
    let value = |value: Decimal| words::figure(case, input, value);
    let figure = |value: Decimal| words::figure(case, goal, value);
    let reaches = |point: &Point| reached(case, input, goal, point);
    let mut text = match &solution.answer {
        Answer::Already(at) => format!("It is there as things stand, with {}.", value(*at)),
        Answer::Exact {
            value: exact,
            stepped: None,
        } => format!("It would have to be {}.", value(*exact)),
        Answer::Exact {
            value: exact,
            stepped: Some(point),
        } if point.value == *exact => {
            format!("It would have to be {}.", value(*exact))
        }
        Answer::Exact {
            value: exact,
            stepped: Some(point),
        } => {
            format!("It would have to be {}. {}", value(*exact), reaches(point))
        }
        Answer::Step(point) => reaches(point),
        Answer::Several(points) => {
            let points: Vec<String> = points.iter().map(|point| value(point.value)).collect();
            format!("Several values lead there: {}.", points.join("; "))
        }
        Answer::Needs(needs) => format!(
            "This can be said once these are filled in: {}.",
            words::needs_list(case, needs)
        ),
        Answer::Never(why) => match why {
            Why::NoTarget => "The paper prints no figure to be reached.".to_owned(),
            Why::NotANumber => "This is a choice, not a number.".to_owned(),
            Why::NoEffect => "It makes no difference as things stand.".to_owned(),
            Why::OutOfReach {
                value: at,
                figure: nearest,
            } => {
                format!(
                    "No value leads there. The nearest is {}, with {}.",
                    figure(*nearest),
                    value(*at)
                )
            }
            Why::Error(fault) => format!("It cannot be worked out: it {}.", fault.words()),
            Why::DoesNotApply => "The figure does not apply as things stand.".to_owned(),
        },
    };
    if let Answer::Exact { value: exact, .. } = &solution.answer
        && let Some(caution) = backwards::caution(case, question.by, *exact)
    {
        text.push_str(match caution {
            Caution::BelowNought => " That is below nought, so it cannot be done by this alone.",
            Caution::MoreThanAll => {
                " That is more than all of it, so it cannot be done by this alone."
            }
            Caution::Implausible => " That is outside what the case calls plausible.",
        });
    }
    if solution.kinked {
        text.push_str(" The figure does not follow it in a straight line.");
    }
    text
}

/// `£857 a child a week gives £2,000,480; £856 a child a week falls short.`
fn reached(case: &Case, input: &Quantity, goal: &Quantity, point: &Point) -> String {
    let gives = words::figure(case, goal, point.figure);
    match point.short {
        Some(short) => format!(
            "{} gives {gives}; {} does not get there.",
            words::figure_beside(case, input, point.value, short),
            words::figure_beside(case, input, short, point.value)
        ),
        None => format!("{} gives {gives}.", words::figure(case, input, point.value)),
    }
}
