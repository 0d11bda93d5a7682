//! One formula at one place: how the working of a figure is told, and how a print is footed.

use super::Figures;
use super::coordinates::{Coordinates, moved};
use super::operation::{self, Gathered};
use crate::axis::Place;
use crate::case::{Calculation, Case, Quantity, QuantityIndex};
use crate::expr::{Expr, Operator, Stretch};
use crate::value::{Fault, Value};
use rust_decimal::Decimal;

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
        if self.leaves_out_needs {
            operation::without_needs(&value)
        } else {
            value
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
            Expr::Truth(truth) => operation::truth(*truth),
            Expr::Choice(_, option) | Expr::Item(_, Some(option)) => {
                Value::Number(Decimal::from(*option))
            }
            Expr::Quantity(index) => self.quantity(*index, at),
            Expr::Negate(x) => self.value(x, at).negated(),
            Expr::Not(x) => operation::denied(&self.value(x, at)),
            Expr::Join(operator, x, y) => self.join(*operator, x, y, at),
            Expr::If(condition, x, y) => {
                let condition = self.value(condition, at);
                match operation::answer(&condition) {
                    Some(true) => self.value(x, at),
                    Some(false) => self.value(y, at),
                    None => condition,
                }
            }
            Expr::Extreme { larger, of } => of
                .iter()
                .map(|x| self.value(x, at))
                .fold(Value::None, |best, value| best.extreme(&value, *larger)),
            Expr::Round(rounding, x, step) => {
                operation::rounded(*rounding, &self.value(x, at), &self.value(step, at))
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
            Expr::Position(axis) | Expr::Item(axis, None) => Value::Number(at.item(*axis).into()),
            Expr::At(x, place) => self.value(x, moved(at, place)),
            Expr::Known(x) => self.leaving_out_needs().value(x, at),
            Expr::Printed(index) => self.printed(*index, at),
            Expr::PrintEnd { of, highest } => self.print_end(*of, *highest, at),
            Expr::Paper(x) => self.of_paper().value(x, at),
            Expr::Otherwise(x, y) => match self.value(x, at) {
                x if operation::wants_other(&x) => self.value(y, at),
                x => x,
            },
        }
    }

    fn join(self, operator: Operator, x: &Expr, y: &Expr, at: Coordinates) -> Value {
        let left = self.value(x, at);
        if operation::settled(operator, &left) {
            return left;
        }
        operation::joining(operator)(&left, &self.value(y, at))
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
        match self.case.quantity(index) {
            Some(quantity) => operation::printed(self.case, index, &at.place_on(&quantity.axes)),
            None => Value::Error(Fault::NoSuchPlace),
        }
    }

    fn print_end(self, index: QuantityIndex, highest: bool, at: Coordinates) -> Value {
        let given = self.case.quantity(index).and_then(|quantity| {
            let cell = self.cell(quantity, at)?;
            quantity.input()?.given.get(cell)
        });
        operation::print_end(given, &self.quantity(index, at), highest)
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
