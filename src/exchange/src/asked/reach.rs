//! What it would take: the nearest step of an input at which the claim, or another figure, comes to a
//! target.

use super::Teller;
use crate::edits;
use crate::named::NameError;
use crate::plain::{Figure, Plain};
use crate::sentences::beyond;
use crate::solved::{Found, QuestionError, figure, found_as};
use casebook_analysis::backwards::{
    Answer, Made, Measure, Moving, Point, Solution, Why, solve, solve_made,
};
use casebook_analysis::checks::figure_name;
use casebook_analysis::questions::{Goal, Subject};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Backwards, Case, Given, Quantity, QuantityIndex, Reach};
use casebook_model::deciding::{Rounding, told};
use casebook_model::edit::{Change, Edit};
use casebook_model::entry;
use casebook_model::evaluate::Figures;
use casebook_model::exact::Exact;
use casebook_model::number::plain;
use casebook_model::{words, working};
use serde::Serialize;

/// Places after the point of a step, where the case asks for no others: a penny.
const PLACES: u8 = 2;

/// The step of a share of a series: a tenth of a per cent.
const SHARE_STEP: Decimal = Decimal::from_parts(1, 0, 0, false, 3);

/// In how many stretches a curve is cut.
const POINTS: u32 = 20;

/// What it would take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The case.
    pub case: String,
    /// The figure that is to come to the target.
    pub of: String,
    /// Its label.
    pub label: String,
    /// The target; `null` where the claim is asked for and none is printed.
    pub target: Option<String>,
    /// The input, or the series that is taken times a share.
    pub by: String,
    /// The answer; of a series the values are shares of it, in per cent.
    pub answer: Found,
    /// The changes that reach the target, as `--set` takes them.
    pub set: Vec<String>,
    /// Whether the figure follows in a straight line.
    pub straight: bool,
    /// The figure at values around the present one and the answer, for a chart; the values are as in the
    /// answer.
    pub curve: Vec<At>,
    /// The input as it stands, as in the answer; `null` where it is empty.
    pub stands: Option<String>,
    /// The answer in a sentence or two.
    pub words: String,
}

impl Asked {
    /// The values at which the target is reached, as they stand in the answer.
    #[must_use]
    pub fn values(&self) -> Vec<String> {
        match &self.answer {
            Found::Exact {
                stepped: Some(step),
                ..
            }
            | Found::Step(step) => vec![step.value.clone()],
            Found::Exact { value, .. } => vec![value.clone()],
            Found::Several { steps } => steps.iter().map(|step| step.value.clone()).collect(),
            Found::Already { .. } | Found::Never | Found::Needs { .. } => Vec::new(),
        }
    }
}

/// The figure at one value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct At {
    /// The value.
    pub value: String,
    /// It in words.
    pub value_words: String,
    /// The figure.
    pub figure: Figure,
    /// It in words.
    pub words: String,
}

/// What is moved.
enum By<'a> {
    /// One cell of an input.
    Cell(QuantityIndex, &'a Quantity, Place),
    /// A series, or part of it, as a whole.
    Series(QuantityIndex, &'a Quantity, Place),
}

/// The target as a reader writes it: a value of the figure; or the name of another figure that holds it,
/// which is followed as it stands. `None` for `claim`, the printed one.
///
/// # Errors
/// When it is neither, or the claim of another figure is asked for.
pub fn target(
    subject: Subject<'_>,
    goal: &Goal,
    text: &str,
) -> Result<Option<Decimal>, QuestionError> {
    let case = subject.case;
    let Some(quantity) = case.quantity(goal.quantity) else {
        return Ok(None);
    };
    if text == "claim" && *goal == Goal::claim(case) {
        return Ok(None);
    }
    match entry::read_for(case, quantity, text) {
        Ok(target) => Ok(Some(target)),
        Err(error) => match figure(case, text) {
            Ok((index, holds, place)) => {
                let stands = subject.now.at(case, index, &place).number();
                let stands = stands.filter(|_| holds.unit == quantity.unit);
                match stands {
                    Some(target) => Ok(Some(target)),
                    None => Err(QuestionError::HoldsNoTarget(text.to_owned())),
                }
            }
            // Neither: told as a value, unless it is the name of a series.
            Err(QuestionError::Name(
                error @ (NameError::WhichFigure { .. } | NameError::NoSuchPlace { .. }),
            )) => Err(QuestionError::Name(error)),
            Err(_) => Err(QuestionError::Target(error)),
        },
    }
}

/// Asks what one input would have to be; `by` is a figure's name, a series', or that of a part of one.
/// Without a target it is the printed claim.
///
/// # Errors
/// When that is no number that can be changed.
pub fn asked(
    subject: Subject<'_>,
    goal: &Goal,
    target: Option<Decimal>,
    by: &str,
) -> Result<Asked, QuestionError> {
    let case = subject.case;
    let no_figure = || QuestionError::NotAFigure(by.to_owned());
    let teller = Teller::new(subject, goal).ok_or_else(no_figure)?;
    let by = moved(case, by)?;
    let solution = teller.solution(&by, target);
    let told = Told {
        teller: &teller,
        by: &by,
        solution: &solution,
    };
    Ok(Asked {
        case: case.id.clone(),
        of: figure_name(case, goal.quantity, &goal.place),
        label: teller.label(),
        target: (solution.target).map(|it| Plain { case }.number(goal.quantity, it)),
        by: told.name(),
        answer: found_as(case, &solution, &|value| told.plain(value)),
        set: told.set(),
        straight: !solution.kinked,
        curve: told.curve().unwrap_or_default(),
        stands: told.present().map(|value| told.plain(value)),
        words: told.words(),
    })
}

/// What a name means that is to be moved: a cell, or a series as a whole.
fn moved<'a>(case: &'a Case, by: &str) -> Result<By<'a>, QuestionError> {
    match figure(case, by) {
        Ok((_, quantity, _)) if quantity.input().is_none() => {
            Err(QuestionError::NotAnInput(quantity.id.clone()))
        }
        Ok((index, quantity, place)) => {
            let cell = case.cell_of(quantity, &place);
            let given = quantity.input().and_then(|input| input.given.get(cell?));
            match given {
                None | Some(Given::None) => Err(QuestionError::DoesNotApply(by.to_owned())),
                Some(_) => Ok(By::Cell(index, quantity, place)),
            }
        }
        Err(QuestionError::Name(
            error @ (NameError::WhichFigure { .. } | NameError::NoSuchPlace { .. }),
        )) => {
            // Part of a series is named as where it is changed.
            let edit = edits::parse(case, &format!("{by}=times 100%"));
            match edit.map(|edit| (edit.quantity, case.quantity(edit.quantity), edit.change)) {
                Ok((index, Some(quantity), Change::Scale { on, .. })) => {
                    Ok(By::Series(index, quantity, on))
                }
                Err(edits::EditError::NotAnInput { name }) => Err(QuestionError::NotAnInput(name)),
                Err(edits::EditError::NotAFigure { name }) => Err(QuestionError::NotAFigure(name)),
                _ => Err(QuestionError::Name(error)),
            }
        }
        Err(error) => Err(error),
    }
}

/// The smallest step that is asked for: one, where only whole numbers make sense; otherwise the last
/// place that is shown, a penny or a hundredth.
fn step(quantity: &Quantity) -> Decimal {
    if quantity.input().is_some_and(|input| input.whole) {
        return Decimal::ONE;
    }
    let places = u32::from(quantity.decimals.unwrap_or(PLACES));
    let percent = if quantity.unit.percent { 2 } else { 0 };
    Decimal::new(1, places.saturating_add(percent).min(Decimal::MAX_SCALE))
}

impl Teller<'_> {
    fn solution(&self, by: &By<'_>, target: Option<Decimal>) -> Solution {
        let Subject {
            case, paper, edits, ..
        } = self.subject;
        let goal = self.goal;
        match (by, target) {
            (By::Cell(index, quantity, place), target) => {
                let reach = match target {
                    None => Reach::Claim,
                    Some(target) => Reach::Figure {
                        quantity: goal.quantity,
                        place: goal.place.clone(),
                        target,
                    },
                };
                let question = Backwards {
                    reach,
                    by: *index,
                    place: place.clone(),
                    step: Some(step(quantity)),
                    note: None,
                };
                solve(case, paper, edits, &question)
            }
            (By::Series(index, _, on), target) => {
                let printed = case.claim.printed.as_ref().map(|printed| printed.value);
                let Some(target) = target.or(printed) else {
                    return Solution {
                        quantity: goal.quantity,
                        place: goal.place.clone(),
                        target: None,
                        answer: Answer::Never(Why::NoTarget),
                        kinked: false,
                    };
                };
                let scale = |share| Change::Scale {
                    on: on.clone(),
                    share,
                };
                let moving = Moving {
                    input: *index,
                    made: Made {
                        change: &scale,
                        present: Decimal::ONE,
                        measure: Measure::Share,
                    },
                    step: Some(SHARE_STEP),
                };
                let reached = (goal.quantity, &goal.place, target);
                solve_made(case, paper, edits, reached, &moving)
            }
        }
    }
}

/// An answer on its way into words.
struct Told<'a> {
    teller: &'a Teller<'a>,
    by: &'a By<'a>,
    solution: &'a Solution,
}

impl Told<'_> {
    fn case(&self) -> &Case {
        self.teller.case()
    }

    fn input(&self) -> (QuantityIndex, &Quantity, &Place) {
        match self.by {
            By::Cell(index, quantity, place) | By::Series(index, quantity, place) => {
                (*index, *quantity, place)
            }
        }
    }

    fn name(&self) -> String {
        let (index, _, place) = self.input();
        figure_name(self.case(), index, place)
    }

    /// A value as plain data: of a series, its share in per cent.
    fn plain(&self, value: Decimal) -> String {
        match self.by {
            By::Cell(index, ..) => Plain { case: self.case() }.number(*index, value),
            By::Series(..) => plain(told(words::shown(
                &casebook_model::unit::Unit::percent(),
                value,
            ))),
        }
    }

    /// The values that reach the target.
    fn solutions(&self) -> Vec<Decimal> {
        match &self.solution.answer {
            Answer::Exact {
                stepped: Some(point),
                ..
            }
            | Answer::Step(point) => vec![point.value],
            Answer::Exact { value, .. } => vec![*value],
            Answer::Several(points) => points.iter().map(|point| point.value).collect(),
            _ => Vec::new(),
        }
    }

    /// What a value makes of the input.
    fn edit(&self, value: Decimal) -> Edit {
        let (quantity, declared, place) = self.input();
        let change = match self.by {
            By::Cell(..) => {
                let cell = self.case().cell_of(declared, place).unwrap_or_default();
                Change::Set(vec![(cell, Some(value))])
            }
            By::Series(_, _, on) => Change::Scale {
                on: on.clone(),
                share: value,
            },
        };
        Edit { quantity, change }
    }

    fn set(&self) -> Vec<String> {
        let solutions = self.solutions().into_iter();
        solutions
            .map(|value| self.teller.line(&self.edit(value)))
            .collect()
    }

    /// The input as it stands; of a series, all of it.
    fn present(&self) -> Option<Decimal> {
        let (index, _, place) = self.input();
        let Subject { case, now, .. } = self.teller.subject;
        match self.by {
            By::Cell(..) => now.at(case, index, place).number(),
            By::Series(..) => Some(Decimal::ONE),
        }
    }

    /// The figure at values from somewhat below to somewhat above what there is and what is asked for.
    fn curve(&self) -> Option<Vec<At>> {
        let mut values = self.solutions();
        values.extend(self.present());
        if let Answer::Never(Why::OutOfReach { value, .. }) = &self.solution.answer {
            values.push(*value);
        }
        let (low, high) = (*values.iter().min()?, *values.iter().max()?);
        let apart = high.exact_sub(low)?;
        let aside = match apart.is_zero() {
            // Half of it either way, or as much as there is of nought.
            true => high.abs().exact_div(Decimal::TWO)?.max(Decimal::ONE),
            false => apart.exact_div(Decimal::from(4))?,
        };
        let from = match low < Decimal::ZERO {
            true => low.exact_sub(aside)?,
            false => low.exact_sub(aside)?.max(Decimal::ZERO),
        };
        let wide = high.exact_add(aside)?.exact_sub(from)?;
        let Subject {
            case, paper, edits, ..
        } = self.teller.subject;
        let goal = self.teller.goal;
        let point = |step: u32| {
            let way = wide.exact_mul(step.into())?.exact_div(POINTS.into())?;
            let value = Rounding::Nearest.apply(way.exact_add(from)?, self.step())?;
            let value = value.normalize();
            let edits = edits.clone().with(case, self.edit(value));
            let figure = goal.of(case, &Figures::now(case, &edits, paper));
            Some(At {
                value: self.plain(value),
                value_words: self.value(value, None),
                words: self.teller.brief(&figure),
                figure: Plain { case }.figure(goal.quantity, &figure),
            })
        };
        let points: Option<Vec<At>> = (0..=POINTS).map(point).collect();
        let mut points = points?;
        // Few whole numbers come several times.
        points.dedup_by(|one, other| one.value == other.value);
        Some(points)
    }

    /// The smallest step that is asked for.
    fn step(&self) -> Decimal {
        match self.by {
            By::Cell(_, quantity, _) => step(quantity),
            By::Series(..) => SHARE_STEP,
        }
    }

    /// A value with its unit, or a share of the series.
    fn value(&self, value: Decimal, beside: Option<Decimal>) -> String {
        let (_, quantity, _) = self.input();
        match self.by {
            By::Cell(..) => match beside {
                Some(other) => words::figure_beside(self.case(), quantity, value, other),
                None => words::figure(self.case(), quantity, value),
            },
            By::Series(index, ..) => {
                let level = quantity.input().is_some_and(|it| it.level_from.is_some());
                let of = match (self.teller.subject.edits.touch(*index), level) {
                    (true, _) => "what it is now",
                    (false, true) => "the change planned",
                    (false, false) => "what is planned",
                };
                format!("{}% of {of}", self.plain(value))
            }
        }
    }

    fn figure(&self, value: Decimal) -> String {
        words::figure(self.case(), self.teller.quantity, value)
    }

    /// `at least £856.67 a week`
    fn side(&self, point: &Point) -> String {
        let value = self.value(point.value, point.short);
        match point.short {
            Some(short) if short < point.value => format!("at least {value}"),
            Some(_) => format!("at most {value}"),
            None => value,
        }
    }

    /// `Cost avoided reaches £2,000,000 if “Agency placement” is at least £856.67 a week.`
    fn if_it_is(&self, reaches: &str, what: &str) -> String {
        let (_, quantity, place) = self.input();
        let goal = words::raised(&self.teller.label());
        let target = self
            .solution
            .target
            .map_or_else(String::new, |it| self.figure(it));
        let by = working::label(self.case(), quantity, place);
        format!("{goal} {reaches} {target} if “{by}” is {what}.")
    }

    fn reached(&self, point: &Point) -> String {
        let mut text = self.if_it_is("reaches", &self.side(point));
        text.push_str(&format!(" It is then {}", self.figure(point.figure)));
        if let Some(short) = point.short {
            let short = self.value(short, Some(point.value));
            text.push_str(&format!("; {short} does not get there"));
        }
        text.push('.');
        text
    }

    fn words(&self) -> String {
        let mut text = match &self.solution.answer {
            Answer::Already(value) => format!(
                "{} is {} as things stand, with {}.",
                words::raised(&self.teller.label()),
                self.solution
                    .target
                    .map_or_else(String::new, |it| self.figure(it)),
                self.value(*value, None)
            ),
            Answer::Exact {
                stepped: Some(point),
                ..
            }
            | Answer::Step(point) => self.reached(point),
            Answer::Exact { value, .. } => self.if_it_is("comes to", &self.value(*value, None)),
            Answer::Several(points) => {
                let sides: Vec<String> = points.iter().map(|point| self.side(point)).collect();
                let text = self.if_it_is("reaches", &sides.join("; or "));
                format!("{text} It goes up and down, and passes the target at each of these.")
            }
            Answer::Needs(needs) => format!(
                "This can be said once these are filled in: {}.",
                words::needs_list(self.case(), needs)
            ),
            Answer::Never(Why::NoTarget) => "The paper prints no figure to be reached.".to_owned(),
            Answer::Never(Why::NotANumber) => "This is a choice, not a number.".to_owned(),
            Answer::Never(Why::NoEffect) => "It makes no difference as things stand.".to_owned(),
            Answer::Never(Why::OutOfReach { value, figure }) => format!(
                "No value leads there. The nearest is {}, with {}.",
                self.figure(*figure),
                self.value(*value, None)
            ),
            Answer::Never(Why::Error(fault)) => {
                format!("It cannot be worked out: it {}.", fault.words())
            }
            Answer::Never(Why::DoesNotApply) => {
                "The figure does not apply as things stand.".to_owned()
            }
        };
        let value = match &self.solution.answer {
            Answer::Exact { value, .. } => Some(*value),
            Answer::Step(point) => Some(point.value),
            _ => None,
        };
        if let (By::Cell(index, ..), Some(value)) = (self.by, value) {
            text.push_str(beyond(self.case(), *index, value));
        }
        if self.solution.kinked {
            text.push_str(" The figure does not follow it in a straight line.");
        }
        text
    }
}
