//! What an input would have to be for a print to hold.

mod search;

use crate::probe::{Probe, is_number};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Backwards, Case, QuantityIndex, Reach};
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use casebook_model::value::{Fault, Needs};
use search::Search;

/// How many solutions are told.
pub const MOST_SOLUTIONS: usize = 8;

/// A value of the input, and what it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The input's value, in its own unit (per cent as a share).
    pub value: Decimal,
    /// The figure it leads to.
    pub figure: Decimal,
    /// The value one step away that does not reach the target; `None` if both neighbours do.
    pub short: Option<Decimal>,
}

/// What the input would have to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// What it is: the figure is the target as things stand.
    Already(Decimal),
    /// This, exactly (to the 28 digits of the arithmetic); where only steps make sense, also the
    /// nearest step that reaches the target.
    Exact {
        /// The input's value.
        value: Decimal,
        /// The nearest step that reaches the target, where the question or the input has steps.
        stepped: Option<Point>,
    },
    /// This step reaches the target, one step less does not; no value is known to hit it exactly.
    Step(Point),
    /// The target is crossed several times, at these steps.
    Several(Vec<Point>),
    /// Nothing: no value makes the print hold.
    Never(Why),
    /// Cannot be said before these other cells are filled in.
    Needs(Needs),
}

/// Why no value makes a print hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The paper prints no figure to be reached.
    NoTarget,
    /// The input is no number.
    NotANumber,
    /// The figure does not depend on it.
    NoEffect,
    /// The figure comes nearest at this point, and no nearer.
    OutOfReach {
        /// The input's value there.
        value: Decimal,
        /// The figure there.
        figure: Decimal,
    },
    /// The figure cannot be worked out.
    Error(Fault),
    /// The figure does not apply.
    DoesNotApply,
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// The figure that is to reach the target.
    pub quantity: QuantityIndex,
    /// Where on its axes.
    pub place: Place,
    /// What is to be reached; `None` where nothing is printed.
    pub target: Option<Decimal>,
    /// What the input would have to be.
    pub answer: Answer,
    /// The figure does not follow the input in a straight line: it bends, jumps or levels out.
    pub kinked: bool,
}

/// Answers a question with the reader's edits in force; `paper` are the figures without them.
///
/// The target is reached by a figure at it or beyond it, counted from nought: £2m is reached by
/// £2.1m, and a pressure of −£2m by −£2.1m. A target of nought is reached from where the figure
/// now stands.
#[must_use]
pub fn solve(case: &Case, paper: &Figures, edits: &Edits, question: &Backwards) -> Solution {
    let (quantity, place, target) = goal(case, &question.reach);
    let mut solution = Solution {
        quantity,
        place,
        target,
        answer: Answer::Never(Why::NoTarget),
        kinked: false,
    };
    let Some(target) = target else {
        return solution;
    };
    let input = case.quantity(question.by);
    let cell = input.and_then(|input| case.cell_of(input, &question.place));
    let (Some(cell), true) = (cell, is_number(case, question.by)) else {
        solution.answer = Answer::Never(Why::NotANumber);
        return solution;
    };
    let probe = Probe {
        case,
        paper,
        edits,
        input: question.by,
        cell,
        figure: quantity,
        place: &solution.place,
    };
    let whole = input
        .and_then(|input| input.input())
        .is_some_and(|input| input.whole);
    let step = question.step.filter(|step| *step > Decimal::ZERO);
    let mut search = Search::new(probe, target, step.or(whole.then_some(Decimal::ONE)));
    let answer = search.answer();
    let kinked = search.kinked();
    Solution {
        answer,
        kinked,
        ..solution
    }
}

/// What is to be reached: the figure, its place and the value.
fn goal(case: &Case, reach: &Reach) -> (QuantityIndex, Place, Option<Decimal>) {
    match reach {
        Reach::Claim => {
            let claim = &case.claim;
            let printed = claim.printed.as_ref().map(|printed| printed.value);
            (claim.quantity, claim.place.clone(), printed)
        }
        Reach::Figure {
            quantity,
            place,
            target,
        } => (*quantity, place.clone(), Some(*target)),
    }
}
