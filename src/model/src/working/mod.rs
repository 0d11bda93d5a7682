//! How a figure came about, as data: its formula in words, with names, with numbers, its result,
//! and the figures it is made of, each with a working of its own.

mod digits;
mod in_words;
mod line;
mod names;
mod numbers;
mod onward;
mod reading;
mod rows;
mod spelling;
mod term;

pub use names::names;
pub use onward::{made_of, onward};
pub use reading::Reading;
pub use rows::{Row, RowLabel, Rows};

use crate::axis::Place;
use crate::calendar::CalendarQuantity;
use crate::case::{Case, Given, Quantity, QuantityIndex, QuantityKind};
use crate::evaluate::{Coordinates, Evaluator, Figures, formula_at};
use crate::expr::Expr;
use crate::value::Value;
use crate::words;
use numbers::Writer;
use spelling::Speller;
use term::{Figure, Term};

/// A stretch of a line: plain text, or a figure that has a working of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Plain text.
    Text(String),
    /// A figure, or the name of one.
    Figure {
        /// Which quantity.
        quantity: QuantityIndex,
        /// Where on its axes.
        place: Place,
        /// What is written for it.
        text: String,
    },
}

/// The text of a line without its links.
#[must_use]
pub fn text(line: &[Piece]) -> String {
    line.iter()
        .map(|piece| match piece {
            Piece::Text(text) | Piece::Figure { text, .. } => text.as_str(),
        })
        .collect()
}

/// A figure that another is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartFigure {
    /// Which quantity.
    pub quantity: QuantityIndex,
    /// Where on its axes.
    pub place: Place,
    /// Its label with its place: `Children in care · April 2020 · Low optimism`.
    pub label: String,
    /// Its figure.
    pub value: Value,
    /// Its figure in words.
    pub words: String,
    /// Which of its figures: as it stands, or what the paper says of it.
    pub reading: Reading,
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A formula.
    Formula {
        /// In words: `Fewer children × Agency placement × Weeks left`.
        words: Vec<Piece>,
        /// With the names of the case file: `fewer * agency_rate * weeks_left`.
        names: String,
        /// With numbers: `5 children × £850 a child a week × 48 weeks`. Read by plain arithmetic, a
        /// figure marked with ≈ as any number that rounds to it, it gives the result as shown.
        numbers: Vec<Piece>,
        /// The same set out line by line.
        rows: Rows,
        /// How much of what `known(…)` asks for is given, if the formula uses it: given, of.
        given: Option<(usize, usize)>,
    },
    /// An input.
    Input {
        /// What the paper or Casebook gives for this cell.
        given: Given,
        /// The value before any edit, in words.
        paper: String,
        /// The reader's change in words; empty if there is none.
        edited: bool,
    },
    /// A length of the calendar, and the rule by which it is counted.
    Calendar(CalendarQuantity),
}

/// How one figure came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// Which quantity.
    pub quantity: QuantityIndex,
    /// Where on its axes.
    pub place: Place,
    /// Its label with its place.
    pub label: String,
    /// The figure.
    pub value: Value,
    /// The figure in words: `£204,000`.
    pub result: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The figures it is made of, each once, in the order of the formula.
    pub parts: Vec<PartFigure>,
}

/// The working of a quantity at a place. `figures` are those to be explained, `paper` those
/// without edits. `None` only for a place the case does not have.
#[must_use]
pub fn working(
    case: &Case,
    figures: &Figures,
    paper: &Figures,
    index: QuantityIndex,
    place: &Place,
) -> Option<Working> {
    let quantity = case.quantity(index)?;
    let place = place.on(&quantity.axes);
    let cell = case.cell_of(quantity, &place)?;
    let value = figures.cells(index).get(cell)?.clone();
    let at = Coordinates::of(&place);
    let mut parts = Vec::new();
    let origin = match &quantity.kind {
        QuantityKind::Calendar(calendar, _) => Origin::Calendar(*calendar),
        QuantityKind::Input(input) => {
            let before = paper.cells(index).get(cell)?;
            Origin::Input {
                given: input.given.get(cell)?.clone(),
                paper: words::value(case, quantity, before),
                edited: *before != value,
            }
        }
        QuantityKind::Calculation(calculation) => {
            let formula = formula_at(calculation, at)?;
            let evaluator = Evaluator::new(case, figures, Some(paper));
            let gives_number = value.number().is_some();
            let term = Speller::new(case, evaluator, gives_number).term(formula, at);
            let digits = digits::digits(case, quantity, &term, &value);
            parts = parts_of(case, &term);
            Origin::Formula {
                words: in_words::in_words(case, formula, at),
                names: names(case, formula),
                numbers: Writer { case, digits }.line(&term),
                rows: rows::rows(case, quantity, &term, &value, digits),
                given: given(case, evaluator, formula, at),
            }
        }
    };
    Some(Working {
        quantity: index,
        label: label(case, quantity, &place),
        result: words::value(case, quantity, &value),
        place,
        value,
        origin,
        parts,
    })
}

/// A quantity's label with a place: `Children in care · April 2020 · Low optimism`.
#[must_use]
pub fn label(case: &Case, quantity: &Quantity, place: &Place) -> String {
    let place = case.place_label(&place.on(&quantity.axes));
    if place.is_empty() {
        quantity.label.clone()
    } else {
        format!("{} · {place}", quantity.label)
    }
}

/// A figure as a part of another.
fn part(case: &Case, figure: &Figure) -> PartFigure {
    let quantity = case.quantity(figure.quantity);
    let label = quantity.map_or_else(String::new, |it| label(case, it, &figure.place));
    PartFigure {
        quantity: figure.quantity,
        place: figure.place.clone(),
        label: figure.reading.label(&label),
        words: quantity.map_or_else(String::new, |it| words::value(case, it, &figure.value)),
        value: figure.value.clone(),
        reading: figure.reading,
    }
}

/// The figures of a line, each once.
fn parts_of(case: &Case, term: &Term) -> Vec<PartFigure> {
    let mut parts: Vec<PartFigure> = Vec::new();
    term.each_figure(false, &mut |figure| {
        let same = |part: &PartFigure| {
            part.quantity == figure.quantity
                && part.place == figure.place
                && part.reading == figure.reading
        };
        if !parts.iter().any(same) {
            parts.push(part(case, figure));
        }
    });
    parts
}

/// How many of the figures inside the first `known(…)` are given, and of how many.
fn given(
    case: &Case,
    evaluator: Evaluator<'_>,
    formula: &Expr,
    at: Coordinates,
) -> Option<(usize, usize)> {
    // Spelt out without leaving anything out, every figure is there to be counted.
    let term = Speller::new(case, evaluator, false).term(first_known(formula)?, at);
    let mut counted: Vec<&Figure> = Vec::new();
    term.each_figure(true, &mut |figure| {
        if !counted.contains(&figure) {
            counted.push(figure);
        }
    });
    let needed = |figure: &&&Figure| matches!(figure.value, Value::Needs(_));
    let waiting = counted.iter().filter(needed).count();
    Some((counted.len().saturating_sub(waiting), counted.len()))
}

/// What stands inside the first `known(…)` of a formula.
fn first_known(formula: &Expr) -> Option<&Expr> {
    match formula {
        Expr::Known(x) => Some(x),
        Expr::Negate(x)
        | Expr::Not(x)
        | Expr::Cumulative(x, _)
        | Expr::At(x, _)
        | Expr::Paper(x)
        | Expr::Gather(_, x, _)
        | Expr::Previous(x, _, None) => first_known(x),
        Expr::Join(_, x, y)
        | Expr::Round(_, x, y)
        | Expr::Otherwise(x, y)
        | Expr::Previous(x, _, Some(y)) => first_known(x).or_else(|| first_known(y)),
        Expr::If(condition, x, y) => first_known(condition)
            .or_else(|| first_known(x))
            .or_else(|| first_known(y)),
        Expr::Extreme { of, .. } => of.iter().find_map(first_known),
        _ => None,
    }
}
