//! Powers, and what stands for one: figures at a rate from year to year.

use super::resolve::{Outcome, Resolved, Resolver, Sort, union};
use super::syntax::{Call, Node, Syntax};
use crate::axis::{Axis, AxisKind, Time};
use crate::expr::{Expr, Operator};
use crate::unit::Unit;
use rust_decimal::Decimal;

impl Resolver<'_> {
    /// `x ^ n`. Of what has a unit it is written out as a product, of which nine factors are the most
    /// that a unit can have; so the evaluator knows of powers of bare numbers alone.
    pub(super) fn power(&mut self, x: &Syntax, y: &Syntax) -> Outcome {
        let (base, exponent) = (self.amount(x), self.amount(y));
        let (base, exponent) = (base?, exponent?);
        if !is_whole(&exponent.formula) {
            let what = "an exponent is a whole number, as in `x ^ 2`, or counts items, as in \
                        `(1 + rate) ^ position(year)`";
            return self.fault(y, what, None);
        }
        let axes = union(&[&base.axes, &exponent.axes]);
        let Sort::Amount(unit) = &base.sort else {
            let formula = joined(Operator::Power, base.formula, exponent.formula);
            return Some(Resolved {
                formula,
                axes,
                ..base
            });
        };
        if unit.is_bare() {
            return Some(Resolved {
                formula: joined(Operator::Power, base.formula, exponent.formula),
                sort: Sort::Amount(Unit::bare()),
                axes,
            });
        }
        let code = unit.code(self.book);
        let Some((times, below)) = factors(&exponent.formula) else {
            let what = format!(
                "the exponent of what has a unit, here {code}, is a number from 1 to 9, above nought or below"
            );
            return self.fault(y, what, None);
        };
        let mut product = base.clone();
        for _ in 1..times {
            product.sort = self.product(Operator::Times, y, &product.sort, &base.sort)?;
            product.formula = joined(Operator::Times, product.formula, base.formula.clone());
        }
        if below {
            let one = Sort::Amount(Unit::bare());
            product.sort = self.product(Operator::Over, y, &one, &product.sort)?;
            product.formula = joined(Operator::Over, number(Decimal::ONE), product.formula);
        }
        Some(product)
    }

    /// `position(axis)`
    pub(super) fn counted(&mut self, x: &Syntax) -> Outcome {
        let Node::Name(name) = &x.node else {
            return self.fault(x, "`position` takes the name of an axis", None);
        };
        let (axis, _) = self.axis(x, name)?;
        Some(Resolved {
            formula: Expr::Position(axis),
            sort: Sort::Amount(Unit::bare()),
            axes: vec![axis],
        })
    }

    /// `discounted(x over year, rate)` and `uprated(x over year, rate)`: x divided by, or times,
    /// `(1 + rate) ^ position(year)`. The first year is year 0, at its own prices and not discounted,
    /// as the Treasury’s Green Book counts.
    pub(super) fn at_a_rate(&mut self, at: &Syntax, call: &Call, operator: Operator) -> Outcome {
        let [x, by] = call.plain.as_slice() else {
            return None;
        };
        let (x, rate) = (self.amount(x), self.amount(by));
        let index = self.stretch(at, call.over.first()?)?.axis;
        let (x, rate) = (x?, rate?);
        let axis = self.axes.get(usize::from(index.0))?;
        let (name, of) = (&call.name, &axis.id);
        if !follow_on(axis) {
            let what = format!(
                "`{name}` runs along years, one after another, and the axis `{of}` has others"
            );
            return self.fault(at, what, None);
        }
        if rate.axes.contains(&index) {
            let sign = if operator == Operator::Over { "/" } else { "*" };
            let what = format!(
                "`{name}` takes one rate for all years; where it differs from year to year, the factor \
                 is a calculation of its own, such as `factor` with \
                 `previous(factor over {of}, start = 1) {sign} (1 + rate)`"
            );
            return self.fault(by, what, None);
        }
        match &rate.sort {
            Sort::Amount(unit) if !unit.is_bare() => {
                let what = format!(
                    "a rate is a share, such as `3.5%`; this is in {}",
                    unit.code(self.book)
                );
                return self.fault(by, what, None);
            }
            _ => {}
        }
        let growth = joined(Operator::Plus, number(Decimal::ONE), rate.formula);
        let factor = joined(Operator::Power, growth, Expr::Position(index));
        Some(Resolved {
            formula: joined(operator, x.formula, factor),
            sort: x.sort,
            // The same in each year, if it is not spread over them.
            axes: union(&[&x.axes, &rate.axes, &vec![index]]),
        })
    }
}

fn joined(operator: Operator, x: Expr, y: Expr) -> Expr {
    Expr::Join(operator, Box::new(x), Box::new(y))
}

fn number(value: Decimal) -> Expr {
    let unit = Unit::bare();
    Expr::Number { value, unit }
}

/// Whether a formula gives a whole number whatever the figures.
fn is_whole(formula: &Expr) -> bool {
    match formula {
        Expr::Number { value, unit } => value.is_integer() && unit.is_bare() && !unit.percent,
        Expr::Position(_) => true,
        Expr::Negate(x) => is_whole(x),
        Expr::Join(Operator::Plus | Operator::Minus, x, y) => is_whole(x) && is_whole(y),
        _ => false,
    }
}

/// How many factors an exponent makes, and whether below the line.
fn factors(exponent: &Expr) -> Option<(u8, bool)> {
    match exponent {
        Expr::Number { value, .. } => {
            let times = u8::try_from(*value).ok()?;
            (1..=9).contains(&times).then_some((times, false))
        }
        Expr::Negate(x) => factors(x).map(|(times, below)| (times, !below)),
        _ => None,
    }
}

/// Whether the items of an axis are financial years, each the one after that before.
fn follow_on(axis: &Axis) -> bool {
    let years = axis.items.iter().map(|item| match item.time {
        Some(Time::Year(year)) => Some(year),
        _ => None,
    });
    let Some(years) = years.collect::<Option<Vec<_>>>() else {
        return false;
    };
    axis.kind == AxisKind::Years
        && years.windows(2).all(|pair| match pair {
            [year, next] => year.start().checked_add(1) == Some(next.start()),
            _ => false,
        })
}
