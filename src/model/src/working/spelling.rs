//! Spelling a formula out at one place: formula to [`Term`].

use super::Reading;
use super::term::{Figure, Term};
use crate::axis::{AxisIndex, AxisKind};
use crate::case::{Case, Control, Quantity, QuantityIndex};
use crate::evaluate::{Coordinates, Evaluator, moved};
use crate::expr::{Expr, Gathering, Operator, Stretch};
use crate::unit::Unit;
use crate::value::Value;
use rust_decimal::Decimal;

/// From how many on terms that are nought are told as one.
const MANY_NOUGHTS: usize = 3;

#[derive(Clone, Copy)]
pub(super) struct Speller<'a> {
    pub(super) case: &'a Case,
    pub(super) evaluator: Evaluator<'a>,
    /// Whether the result is a number: then what does not apply has no part in it, and is not
    /// spelt out further.
    pub(super) gives_number: bool,
    reading: Reading,
}

impl<'a> Speller<'a> {
    pub(super) fn new(case: &'a Case, evaluator: Evaluator<'a>, gives_number: bool) -> Self {
        Self {
            case,
            evaluator,
            gives_number,
            reading: Reading::Now,
        }
    }

    pub(super) fn term(self, formula: &Expr, at: Coordinates) -> Term {
        let term = |x: &Expr| self.term(x, at);
        match formula {
            Expr::Number { value, unit } => Term::Number(*value, unit.clone()),
            Expr::None => Term::Nothing,
            Expr::Truth(true) => Term::Word("yes".to_owned(), Decimal::ONE),
            Expr::Truth(false) => Term::Word("no".to_owned(), Decimal::ZERO),
            Expr::Choice(choice, option) => {
                let label = option_label(self.case, *choice, *option);
                Term::Word(format!("“{label}”"), (*option).into())
            }
            Expr::Item(axis, item) => {
                self.item(*axis, item.map_or_else(|| at.item(*axis), usize::from))
            }
            Expr::Quantity(index) => {
                let value = self.evaluator.quantity(*index, at);
                self.figure(*index, self.reading, value, at)
            }
            Expr::Negate(x) => match term(x) {
                nothing if self.out(&[&nothing]) => Term::Nothing,
                x => Term::Negated(Box::new(x)),
            },
            Expr::Not(x) => match term(x) {
                nothing if self.out(&[&nothing]) => Term::Nothing,
                x => Term::Not(Box::new(x)),
            },
            Expr::Join(Operator::And | Operator::Or, x, y) if self.settles(formula, x, y, at) => {
                term(x)
            }
            Expr::Join(operator, x, y) => self.join(*operator, term(x), term(y)),
            Expr::If(condition, x, y) => match self.evaluator.value(condition, at) {
                // Only the branch that was taken is worked out.
                Value::Number(truth) => term(if truth.is_zero() { y } else { x }),
                Value::None if self.gives_number => Term::Nothing,
                _ => Term::Undecided(
                    Box::new(term(condition)),
                    Box::new(term(x)),
                    Box::new(term(y)),
                ),
            },
            Expr::Extreme { larger, of } => {
                let of = of
                    .iter()
                    .filter(|x| self.evaluator.value(x, at) != Value::None)
                    .map(term)
                    .collect();
                extreme(*larger, false, of)
            }
            Expr::Round(rounding, x, step) => match (term(x), term(step)) {
                (x, step) if self.out(&[&x]) || self.out(&[&step]) => Term::Nothing,
                (x, step) => Term::Rounded(*rounding, Box::new(x), Box::new(step)),
            },
            Expr::Gather(gathering, x, over) => self.gather(*gathering, x, over, at),
            Expr::Cumulative(x, axis) => {
                let terms = (0..=at.item(*axis)).map(|item| at.with(*axis, item));
                let terms = terms.collect();
                added(self.applying(x, terms, self.kind(&[*axis])))
            }
            Expr::Previous(x, axis, start) => match (at.item(*axis).checked_sub(1), start) {
                (Some(item), _) => self.term(x, at.with(*axis, item)),
                (None, Some(start)) => term(start),
                (None, None) => Term::Nothing,
            },
            Expr::Position(axis) => Term::Number(at.item(*axis).into(), Unit::bare()),
            Expr::At(x, place) => self.term(x, moved(at, place)),
            Expr::Known(x) => {
                let evaluator = self.evaluator.leaving_out_needs();
                Self { evaluator, ..self }.term(x, at)
            }
            Expr::Paper(x) => {
                let (evaluator, reading) = (self.evaluator.of_paper(), Reading::Paper);
                Self {
                    evaluator,
                    reading,
                    ..self
                }
                .term(x, at)
            }
            Expr::Printed(index) => {
                let value = self.evaluator.value(formula, at);
                self.figure(*index, Reading::Printed, value, at)
            }
            Expr::PrintEnd { of, highest } => {
                let value = self.evaluator.value(formula, at);
                let reading = Reading::end(self.case, *of, *highest, at);
                self.figure(*of, reading, value, at)
            }
            Expr::Otherwise(x, y) => match self.evaluator.value(x, at) {
                Value::None | Value::Needs(_) => term(y),
                _ => term(x),
            },
        }
    }

    fn figure(self, index: QuantityIndex, reading: Reading, value: Value, at: Coordinates) -> Term {
        let Some(quantity) = self.case.quantity(index) else {
            return Term::Nothing;
        };
        Term::Figure(Figure {
            quantity: index,
            place: at.place_on(&quantity.axes),
            reading,
            value,
        })
    }

    /// Whether "no and …" or "yes or …" is settled by its first half, and the second is no number.
    fn settles(self, formula: &Expr, x: &Expr, y: &Expr, at: Coordinates) -> bool {
        let value = |x: &Expr| self.evaluator.value(x, at).number();
        value(y).is_none() && value(formula).is_some() && value(x) == value(formula)
    }

    /// Whether what these give has no part in the result.
    fn out(self, terms: &[&Term]) -> bool {
        self.gives_number && terms.iter().all(|term| term.is_nothing())
    }

    fn join(self, operator: Operator, x: Term, y: Term) -> Term {
        let either = self.out(&[&x]) || self.out(&[&y]);
        match operator {
            Operator::Plus | Operator::Minus if self.out(&[&x, &y]) => Term::Nothing,
            Operator::Plus | Operator::Minus => x.chained(operator, y),
            _ if either => Term::Nothing,
            Operator::Times | Operator::Over => x.chained(operator, y),
            _ => Term::Joined(operator, Box::new(x), Box::new(y)),
        }
    }

    fn gather(self, gathering: Gathering, x: &Expr, over: &[Stretch], at: Coordinates) -> Term {
        let mut places = Vec::new();
        self.evaluator
            .each_along(over, at, &mut |at| places.push(at));
        let axes: Vec<AxisIndex> = over.iter().map(|stretch| stretch.axis).collect();
        let kind = self.kind(&axes);
        match gathering {
            Gathering::Sum => added(self.applying(x, places, kind)),
            Gathering::Product => chained(Operator::Times, self.applying(x, places, kind)),
            Gathering::Largest | Gathering::Smallest => extreme(
                gathering == Gathering::Largest,
                true,
                self.applying(x, places, kind),
            ),
            Gathering::Mean => {
                let numbers = places
                    .iter()
                    .filter(|at| !matches!(self.evaluator.value(x, **at), Value::None))
                    .count();
                let sum = added(self.applying(x, places, kind));
                if numbers < 2 {
                    return sum;
                }
                sum.chained(
                    Operator::Over,
                    Term::Number(Decimal::from(numbers), Unit::bare()),
                )
            }
            Gathering::First | Gathering::FirstToStay => {
                self.first(gathering == Gathering::FirstToStay, x, &axes, places)
            }
            Gathering::Count => {
                let numbers: Vec<Term> = places
                    .into_iter()
                    .filter(|at| matches!(self.evaluator.value(x, *at), Value::Number(_)))
                    .map(|at| self.term(x, at))
                    .collect();
                if numbers.is_empty() {
                    Term::Number(Decimal::ZERO, Unit::bare())
                } else {
                    Term::Count(numbers)
                }
            }
        }
    }

    /// The conditions that settle which item is the first: up to the one at which it holds, or from
    /// the last at which it does not.
    fn first(self, to_stay: bool, x: &Expr, axes: &[AxisIndex], places: Vec<Coordinates>) -> Term {
        let mut of = Vec::new();
        for (at, axis) in places.iter().zip(axes.iter().cycle()) {
            let holds = match self.evaluator.value(x, *at) {
                Value::None => continue,
                value => value.number().map(|holds| !holds.is_zero()),
            };
            if to_stay && holds == Some(false) {
                of.clear();
            }
            of.push((self.item(*axis, at.item(*axis)), self.term(x, *at)));
            if !to_stay && holds != Some(false) {
                break;
            }
        }
        match of.is_empty() {
            true => Term::Nothing,
            false => Term::First(to_stay, of),
        }
    }

    fn item(self, axis: AxisIndex, item: usize) -> Term {
        let label = self.case.item(axis, item.into());
        let label = label.map_or("", |item| item.label.as_str());
        Term::Word(["“", label, "”"].concat(), item.into())
    }

    /// What many terms along axes are counted in.
    fn kind(self, axes: &[AxisIndex]) -> &'static str {
        let axis = match axes {
            [axis] => self.case.axis(*axis),
            _ => None,
        };
        counted(axis.map(|axis| axis.kind))
    }

    /// The terms that apply; many in a row that are nought as one.
    fn applying(self, x: &Expr, places: Vec<Coordinates>, kind: &str) -> Vec<Term> {
        let mut terms = Vec::new();
        let mut noughts = Vec::new();
        for at in places {
            let value = self.evaluator.value(x, at);
            if value == Value::None {
                continue;
            }
            let term = self.term(x, at);
            if value.number().is_some_and(|number| number.is_zero()) {
                noughts.push(term);
            } else {
                close(&mut terms, &mut noughts, kind);
                terms.push(term);
            }
        }
        close(&mut terms, &mut noughts, kind);
        terms
    }
}

/// What items of an axis are counted in.
pub(super) fn counted(kind: Option<AxisKind>) -> &'static str {
    match kind {
        Some(AxisKind::Months) => "months",
        Some(AxisKind::Years) => "years",
        _ => "lots",
    }
}

/// Ends a run of noughts. One that is made of several figures stands once in full, so that it can
/// be followed down.
fn close(terms: &mut Vec<Term>, noughts: &mut Vec<Term>, kind: &str) {
    let in_full = usize::from(noughts.first().is_some_and(|first| {
        let mut figures = 0_usize;
        first.each_figure(true, &mut |_| figures = figures.saturating_add(1));
        figures > 0 && !matches!(first, Term::Figure(_))
    }));
    if noughts.len().saturating_sub(in_full) < MANY_NOUGHTS {
        terms.append(noughts);
        return;
    }
    terms.extend(noughts.drain(..in_full));
    let words = format!("{} {kind} of nothing", noughts.len());
    terms.push(Term::Noughts(words, core::mem::take(noughts)));
}

/// Terms added up; of none, nothing.
fn added(terms: Vec<Term>) -> Term {
    chained(Operator::Plus, terms)
}

fn chained(operator: Operator, terms: Vec<Term>) -> Term {
    terms
        .into_iter()
        .reduce(|so_far, term| so_far.chained(operator, term))
        .unwrap_or(Term::Nothing)
}

/// The largest of some terms: of one, itself; of none, nothing.
fn extreme(larger: bool, several: bool, mut of: Vec<Term>) -> Term {
    match of.len() {
        0 => Term::Nothing,
        1 => of.pop().unwrap_or(Term::Nothing),
        _ => Term::Extreme {
            larger,
            several,
            of,
        },
    }
}

/// The label of an option; empty if there is none.
pub(super) fn option_label(case: &Case, choice: QuantityIndex, option: u8) -> &str {
    match case
        .quantity(choice)
        .and_then(Quantity::input)
        .map(|input| &input.control)
    {
        Some(Control::Choice(options)) => options
            .get(usize::from(option))
            .map_or("", |option| &option.label),
        _ => "",
    }
}
