//! What is said of a figure, a print and a question in sentences: the same in the page, on the
//! command line and in the JavaScript interface.

use casebook_analysis::backwards::{self, Answer, Caution, Point, Solution, Why};
use casebook_analysis::checks::{Check, Kind};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Backwards, Case, Given, Quantity, QuantityIndex};
use casebook_model::value::Value;
use casebook_model::words;
use casebook_model::working::{self, Working};

/// `Cost avoided · May 2020 · High: printed 448800, the sum gives £374,000, £74,800 less.`
#[must_use]
pub fn of_check(case: &Case, check: &Check) -> String {
    let Some(quantity) = case.quantity(check.quantity) else {
        return String::new();
    };
    let label = working::label(case, quantity, &check.place);
    let printed = match check.id.as_str() {
        "claim" | "foots:claim" => "claimed",
        _ => "printed",
    };
    let what = match check.kind {
        Kind::Recalculated => "worked out",
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

/// The result in words; for what is needed only that, since the list stands below it.
#[must_use]
pub fn result(told: &Working) -> String {
    match &told.value {
        Value::Needs(_) => "needs figures".to_owned(),
        _ => told.result.clone(),
    }
}

/// Where in the paper a figure stands; `None` where that is not known.
#[must_use]
pub fn source<'a>(
    case: &'a Case,
    checks: &'a [Check],
    index: QuantityIndex,
    place: &Place,
) -> Option<&'a str> {
    let input = case.quantity(index).and_then(Quantity::input);
    let published = checks
        .iter()
        .find(|check| check.quantity == index && check.place == *place);
    let source = match (input, published) {
        (Some(input), _) => &input.source,
        (None, published) => &published?.source,
    };
    (!source.is_empty()).then_some(source)
}

/// What the paper or Casebook gives for it.
#[must_use]
pub fn given_as(given: &Given, paper: &str, who: Option<&str>) -> String {
    match (given, who) {
        (
            Given::Known {
                printed,
                takes: None,
            },
            _,
        ) => {
            format!("The paper prints {}.", printed.text)
        }
        (
            Given::Known {
                printed,
                takes: Some(_),
            },
            _,
        ) => {
            format!("The paper prints {}; Casebook takes {paper}.", printed.text)
        }
        (Given::Assumed(_), _) => format!("Casebook’s own assumption: {paper}."),
        (Given::Needed, Some(who)) => {
            let who = words::who(who);
            format!("The paper does not print it. Who would know: {who}.")
        }
        (Given::Needed, None) => "The paper does not print it.".to_owned(),
        (Given::None, _) => "It does not apply here.".to_owned(),
        (Given::Added(_), _) => format!("Added to what the paper has; it begins with {paper}."),
    }
}

/// What the reader did to it, `done` in words, and what the paper's figure is.
#[must_use]
pub fn changed_to(done: &str, given: &Given, paper: &str) -> String {
    let done = match done {
        "" => "You changed it. ".to_owned(),
        done => format!("You changed it: {done}. "),
    };
    match given {
        Given::Needed | Given::None => done,
        Given::Added(_) => format!("{done}It began with {paper}."),
        _ => format!("{done}The paper’s figure is {paper}."),
    }
}

/// The question: `For the saving to come to £2,000,000: the agency rate`
#[must_use]
pub fn asked(case: &Case, question: &Backwards, solution: &Solution) -> String {
    let name = |index, place| {
        case.quantity(index).map_or_else(String::new, |quantity| {
            words::lowered(&working::label(case, quantity, place))
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
        _ => words::raised(&by),
    }
}

/// The answer in a sentence or two.
#[must_use]
pub fn answered(case: &Case, question: &Backwards, solution: &Solution) -> String {
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
    if let Answer::Exact { value: exact, .. } = &solution.answer {
        text.push_str(beyond(case, question.by, *exact));
    }
    if solution.kinked {
        text.push_str(" The figure does not follow it in a straight line.");
    }
    text
}

/// What to say after a value that makes no sense, or little; nothing if it does.
pub(crate) fn beyond(case: &Case, input: QuantityIndex, value: Decimal) -> &'static str {
    match backwards::caution(case, input, value) {
        None => "",
        Some(Caution::BelowNought) => " That is below nought, so it cannot be done by this alone.",
        Some(Caution::MoreThanAll) => {
            " That is more than all of it, so it cannot be done by this alone."
        }
        Some(Caution::Implausible) => {
            " That is outside the range that Casebook takes for plausible."
        }
    }
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
