//! Working out a case: every cell of every quantity, from inputs to claim.
//!
//! A formula is evaluated one cell at a time at coordinates that name an item of every axis. That
//! is also how the working of a figure is told, so the two cannot disagree.

use crate::axis::{AxisIndex, MOST_AXES, Place};
use crate::case::{Calculation, Case, Given, Quantity, QuantityIndex, QuantityKind};
use crate::deciding;
use crate::edit::{Edits, input_values};
use crate::expr::{Expr, Gathering, Operator, Stretch};
use crate::value::{Fault, Value};
use core::cmp::Ordering;
use rust_decimal::Decimal;

/// An item of every axis of a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coordinates([u8; MOST_AXES]);

impl Coordinates {
    /// The coordinates of a place; the first item on axes it does not name.
    #[must_use]
    pub fn of(place: &Place) -> Self {
        place
            .pairs()
            .fold(Self::default(), |at, (axis, item)| at.with(axis, item))
    }

    /// The coordinates of a cell of a quantity: as [`Case::place_of`] counts.
    #[must_use]
    pub fn of_cell(case: &Case, quantity: &Quantity, cell: usize) -> Self {
        let mut rest = cell;
        let mut at = Self::default();
        for axis in quantity.axes.iter().rev() {
            let length = case.length(*axis).max(1);
            at = at.with(*axis, rest.checked_rem(length).unwrap_or(0));
            rest = rest.checked_div(length).unwrap_or(0);
        }
        at
    }

    /// The item on an axis.
    #[must_use]
    pub fn item(self, axis: AxisIndex) -> usize {
        self.0.get(usize::from(axis.0)).copied().unwrap_or(0).into()
    }

    /// The same with another item on one axis.
    #[must_use]
    pub fn with(mut self, axis: AxisIndex, item: usize) -> Self {
        if let (Some(slot), Ok(item)) = (self.0.get_mut(usize::from(axis.0)), u8::try_from(item)) {
            *slot = item;
        }
        self
    }

    /// Only the part on some axes.
    #[must_use]
    pub fn place_on(self, axes: &[AxisIndex]) -> Place {
        axes.iter().fold(Place::nowhere(), |place, axis| {
            place.with(*axis, self.item(*axis))
        })
    }
}

/// The figures of a case: every cell of every quantity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures(Vec<Vec<Value>>);

impl Figures {
    /// The figures from the paper's own inputs.
    #[must_use]
    pub fn paper(case: &Case) -> Self {
        Self::work_out(case, &Edits::none(), None, None)
    }

    /// The figures from the paper's own inputs with some replaced, and with them all that rests on
    /// those. The replaced cells themselves stay as they were worked out.
    #[must_use]
    pub fn replaced(case: &Case, instead: &dyn Instead) -> Self {
        Self::work_out(case, &Edits::none(), None, Some(instead))
    }

    /// The figures with a reader's edits; `paper` are those without.
    #[must_use]
    pub fn now(case: &Case, edits: &Edits, paper: &Self) -> Self {
        if edits.is_empty() {
            return paper.clone();
        }
        Self::work_out(case, edits, Some(paper), None)
    }

    fn work_out(
        case: &Case,
        edits: &Edits,
        paper: Option<&Self>,
        instead: Option<&dyn Instead>,
    ) -> Self {
        let mut figures = Self(
            case.each_quantity()
                .map(|(index, quantity)| match &quantity.kind {
                    QuantityKind::Input(_) => input_values(case, index, edits).unwrap_or_default(),
                    QuantityKind::Calendar(_, counts) => counts
                        .iter()
                        .map(|count| Value::Number(Decimal::from(*count)))
                        .collect(),
                    QuantityKind::Calculation(_) => Vec::new(),
                })
                .collect(),
        );
        for index in &case.order {
            let Some(quantity) = case.quantity(*index) else {
                continue;
            };
            let QuantityKind::Calculation(calculation) = &quantity.kind else {
                continue;
            };
            let evaluator = Evaluator {
                instead,
                ..Evaluator::new(case, &figures, paper)
            };
            let mut cells = Vec::with_capacity(usize::from(quantity.cells));
            for cell in 0..usize::from(quantity.cells) {
                let at = Coordinates::of_cell(case, quantity, cell);
                cells.push(evaluator.calculation(calculation, at));
            }
            if let Some(slot) = figures.0.get_mut(usize::from(index.0)) {
                *slot = cells;
            }
        }
        figures
    }

    /// All cells of a quantity; the last axis runs fastest.
    #[must_use]
    pub fn cells(&self, quantity: QuantityIndex) -> &[Value] {
        self.0
            .get(usize::from(quantity.0))
            .map_or(&[], Vec::as_slice)
    }

    /// The figure of a quantity at a place that names an item of each of its axes.
    #[must_use]
    pub fn at(&self, case: &Case, index: QuantityIndex, place: &Place) -> Value {
        case.quantity(index)
            .and_then(|quantity| case.cell_of(quantity, place))
            .and_then(|cell| self.cells(index).get(cell))
            .cloned()
            .unwrap_or(Value::Error(Fault::NoSuchPlace))
    }
}

/// Evaluates formulas of a case on figures already worked out.
#[derive(Clone, Copy, Debug)]
pub struct Evaluator<'a> {
    case: &'a Case,
    figures: &'a Figures,
    paper: Option<&'a Figures>,
    /// Inside `known(…)`: what is needed counts as none.
    leaves_out_needs: bool,
    /// Figures to use instead, as when a printed total is footed from its printed parts.
    instead: Option<&'a dyn Instead>,
}

/// Figures used in place of calculated ones.
pub trait Instead: core::fmt::Debug {
    /// The figure to use for a quantity at a place; `None`: the calculated one.
    fn figure(&self, quantity: QuantityIndex, place: &Place) -> Option<Value>;
}

impl<'a> Evaluator<'a> {
    /// An evaluator on `figures`; `paper` are the figures without edits, if `figures` have some.
    #[must_use]
    pub fn new(case: &'a Case, figures: &'a Figures, paper: Option<&'a Figures>) -> Self {
        Self {
            case,
            figures,
            paper,
            leaves_out_needs: false,
            instead: None,
        }
    }

    /// The same with some figures replaced.
    #[must_use]
    pub fn instead(self, instead: &'a dyn Instead) -> Self {
        Self {
            instead: Some(instead),
            ..self
        }
    }

    /// The same inside `known(…)`.
    #[must_use]
    pub fn leaving_out_needs(self) -> Self {
        Self {
            leaves_out_needs: true,
            ..self
        }
    }

    /// The same inside `paper(…)`.
    #[must_use]
    pub fn of_paper(self) -> Self {
        Self {
            figures: self.paper.unwrap_or(self.figures),
            paper: None,
            ..self
        }
    }

    /// The figure of a quantity at coordinates.
    #[must_use]
    pub fn quantity(self, index: QuantityIndex, at: Coordinates) -> Value {
        let Some(quantity) = self.case.quantity(index) else {
            return Value::Error(Fault::NoSuchPlace);
        };
        if let Some(instead) = self.instead
            && let Some(value) = instead.figure(index, &at.place_on(&quantity.axes))
        {
            return value;
        }
        let value = self
            .cell(quantity, at)
            .and_then(|cell| self.figures.cells(index).get(cell))
            .cloned()
            .unwrap_or(Value::Error(Fault::NoSuchPlace));
        match value {
            Value::Needs(_) if self.leaves_out_needs => Value::None,
            value => value,
        }
    }

    fn cell(self, quantity: &Quantity, at: Coordinates) -> Option<usize> {
        quantity.axes.iter().try_fold(0_usize, |cell, axis| {
            cell.checked_mul(self.case.length(*axis))?
                .checked_add(at.item(*axis))
        })
    }

    /// A calculation at coordinates.
    #[must_use]
    pub fn calculation(self, calculation: &Calculation, at: Coordinates) -> Value {
        formula_at(calculation, at).map_or(Value::Error(Fault::NoSuchPlace), |formula| {
            self.value(formula, at)
        })
    }

    /// A formula at coordinates.
    #[must_use]
    pub fn value(self, formula: &Expr, at: Coordinates) -> Value {
        match formula {
            Expr::Number { value, .. } => Value::Number(*value),
            Expr::None => Value::None,
            Expr::Truth(truth) => truth_value(*truth),
            Expr::Choice(_, option) => Value::Number(Decimal::from(*option)),
            Expr::Quantity(index) => self.quantity(*index, at),
            Expr::Negate(x) => self.value(x, at).negated(),
            Expr::Not(x) => match self.value(x, at) {
                Value::Number(truth) => truth_value(truth.is_zero()),
                other => other,
            },
            Expr::Join(operator, x, y) => self.join(*operator, x, y, at),
            Expr::If(condition, x, y) => match self.value(condition, at) {
                Value::Number(truth) if truth.is_zero() => self.value(y, at),
                Value::Number(_) => self.value(x, at),
                other => other,
            },
            Expr::Extreme { larger, of } => of
                .iter()
                .map(|x| self.value(x, at))
                .fold(Value::None, |best, value| best.extreme(&value, *larger)),
            Expr::Round(rounding, x, step) => {
                let step = self.value(step, at);
                self.value(x, at).combine(&step, |value, step| {
                    if deciding::order(step, Decimal::ZERO).is_le() {
                        Value::Error(Fault::RoundingStep)
                    } else {
                        Value::checked(rounding.apply(value, step))
                    }
                })
            }
            Expr::Gather(gathering, x, over) => {
                let mut gathered = Gathered::default();
                self.each_along(over, at, &mut |at| {
                    gathered.add(*gathering, &self.value(x, at))
                });
                gathered.finish(*gathering)
            }
            Expr::Cumulative(x, axis) => (0..=at.item(*axis))
                .map(|item| self.value(x, at.with(*axis, item)))
                .fold(Value::None, |sum, value| sum.plus(&value)),
            Expr::Previous(x, axis, start) => match (at.item(*axis).checked_sub(1), start) {
                (Some(item), _) => self.value(x, at.with(*axis, item)),
                (None, Some(start)) => self.value(start, at),
                (None, None) => Value::None,
            },
            Expr::At(x, place) => self.value(x, moved(at, place)),
            Expr::Known(x) => self.leaving_out_needs().value(x, at),
            Expr::Printed(index) => self.printed(*index, at),
            Expr::PrintEnd { of, highest } => self.print_end(*of, *highest, at),
            Expr::Paper(x) => self.of_paper().value(x, at),
            Expr::Otherwise(x, y) => match self.value(x, at) {
                Value::None | Value::Needs(_) => self.value(y, at),
                value => value,
            },
        }
    }

    fn join(self, operator: Operator, x: &Expr, y: &Expr, at: Coordinates) -> Value {
        let left = self.value(x, at);
        // "no and …" and "yes or …" are settled by their first half.
        match (operator, &left) {
            (Operator::And, Value::Number(truth)) if truth.is_zero() => return left,
            (Operator::Or, Value::Number(truth)) if !truth.is_zero() => return left,
            _ => {}
        }
        let right = self.value(y, at);
        let compare = |holds: fn(Ordering) -> bool| {
            left.combine(&right, |a, b| truth_value(holds(deciding::order(a, b))))
        };
        let both = |holds: fn(bool, bool) -> bool| {
            left.combine(&right, |a, b| {
                truth_value(holds(!a.is_zero(), !b.is_zero()))
            })
        };
        match operator {
            Operator::Plus => left.plus(&right),
            Operator::Minus => left.minus(&right),
            Operator::Times => left.times(&right),
            Operator::Over => left.over(&right),
            Operator::Less => compare(Ordering::is_lt),
            Operator::AtMost => compare(Ordering::is_le),
            Operator::Equal => compare(Ordering::is_eq),
            Operator::NotEqual => compare(Ordering::is_ne),
            Operator::AtLeast => compare(Ordering::is_ge),
            Operator::More => compare(Ordering::is_gt),
            Operator::And => both(|a, b| a && b),
            Operator::Or => both(|a, b| a || b),
        }
    }

    /// Calls `visit` at every place of the stretches, the last one running fastest.
    pub fn each_along(self, over: &[Stretch], at: Coordinates, visit: &mut dyn FnMut(Coordinates)) {
        let Some((stretch, rest)) = over.split_first() else {
            return visit(at);
        };
        let last = if stretch.whole {
            self.case.length(stretch.axis)
        } else {
            usize::from(stretch.last).saturating_add(1)
        };
        for item in usize::from(stretch.first)..last {
            self.each_along(rest, at.with(stretch.axis, item), visit);
        }
    }

    fn printed(self, index: QuantityIndex, at: Coordinates) -> Value {
        let Some(quantity) = self.case.quantity(index) else {
            return Value::Error(Fault::NoSuchPlace);
        };
        let place = at.place_on(&quantity.axes);
        let meaning = self
            .case
            .published_at(index, &place)
            .map(|cell| cell.meaning());
        meaning
            .or_else(|| {
                self.case
                    .printed_at(index, &place)
                    .map(|printed| printed.value)
            })
            .map_or(Value::None, Value::Number)
    }

    fn print_end(self, index: QuantityIndex, highest: bool, at: Coordinates) -> Value {
        let now = self.quantity(index, at);
        let Some(quantity) = self.case.quantity(index) else {
            return now;
        };
        let given = self
            .cell(quantity, at)
            .and_then(|cell| quantity.input()?.given.get(cell));
        match (given, &now) {
            // A figure that the reader changed is no print any more.
            (Some(Given::Known { printed, takes }), Value::Number(value))
                if deciding::same(*value, takes.unwrap_or(printed.value)) =>
            {
                let (low, high) = printed.ends();
                if highest { high } else { low }.map_or(now, Value::Number)
            }
            _ => now,
        }
    }
}

/// The formula of a calculation at coordinates.
#[must_use]
pub fn formula_at(calculation: &Calculation, at: Coordinates) -> Option<&Expr> {
    match calculation {
        Calculation::One(formula) => Some(formula),
        Calculation::ByItem(axis, formulas) => formulas.get(at.item(*axis)),
    }
}

/// Coordinates moved to a place.
#[must_use]
pub fn moved(at: Coordinates, place: &Place) -> Coordinates {
    place
        .pairs()
        .fold(at, |at, (axis, item)| at.with(axis, item))
}

fn truth_value(truth: bool) -> Value {
    Value::Number(if truth { Decimal::ONE } else { Decimal::ZERO })
}

struct Gathered {
    total: Value,
    numbers: u32,
}

impl Default for Gathered {
    fn default() -> Self {
        Self {
            total: Value::None,
            numbers: 0,
        }
    }
}

impl Gathered {
    fn add(&mut self, gathering: Gathering, value: &Value) {
        if matches!(value, Value::Number(_)) {
            self.numbers = self.numbers.saturating_add(1);
        }
        self.total = match gathering {
            Gathering::Sum | Gathering::Mean => self.total.plus(value),
            Gathering::Largest => self.total.extreme(value, true),
            Gathering::Smallest => self.total.extreme(value, false),
            Gathering::Count => match (&self.total, value) {
                (Value::Error(_), _) => return,
                (_, Value::Error(fault)) => Value::Error(*fault),
                _ => Value::None,
            },
        };
    }

    fn finish(self, gathering: Gathering) -> Value {
        let numbers = Value::Number(Decimal::from(self.numbers));
        match gathering {
            Gathering::Mean => self.total.over(&numbers),
            Gathering::Count if !matches!(self.total, Value::Error(_)) => numbers,
            _ => self.total,
        }
    }
}
