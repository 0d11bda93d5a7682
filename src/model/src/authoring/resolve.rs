//! From a formula as written to a checked one: names resolved, units brought out, axes found.
//!
//! All faults of a formula are reported, each once: what hangs on a faulty part is left alone.

use super::fault::{nearest, shown};
use super::lost::Lost;
use super::signatures::{FUNCTIONS, is_not_here, meant, signature};
use super::syntax::{Call, Node, StretchSyntax, Syntax};
use crate::axis::{Axis, AxisIndex, Place};
use crate::calendar::CalendarQuantity;
use crate::case::{Control, QuantityIndex, Says};
use crate::expr::{Expr, Gathering, Operator, Stretch};
use crate::number::Rounding;
use crate::printed::PrintedIn;
use crate::unit::{Unit, UnitBook, UnitError};

/// What a formula gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A figure with a unit.
    Amount(Unit),
    /// Nought, which has any unit.
    Nought,
    /// None, which stands for anything.
    Nothing,
    /// Yes or no.
    Truth,
    /// An option of a choice.
    Choice(QuantityIndex),
    /// An item of an axis.
    Item(AxisIndex),
    /// A quoted text, which only a choice or an item beside it can explain.
    Text(String),
}

/// What is known of a name when a formula is checked.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) id: String,
    pub(crate) unit: Unit,
    pub(crate) control: Option<Control>,
    /// `None` while a calculation has not been checked, or has a fault of its own.
    pub(crate) axes: Option<Vec<AxisIndex>>,
    pub(crate) is_input: bool,
    pub(crate) says: Says,
}

/// A fault in a formula's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FormulaFault {
    pub(crate) at: usize,
    pub(crate) what: String,
    pub(crate) suggestion: Option<String>,
}

/// A checked formula, what it gives, and over which axes.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    pub(crate) formula: Expr,
    pub(crate) sort: Sort,
    pub(crate) axes: Vec<AxisIndex>,
}

pub(crate) struct Resolver<'a> {
    pub(crate) known: &'a [Known],
    pub(crate) axes: &'a [Axis],
    pub(crate) book: &'a UnitBook,
    /// Quantities that the paper prints a figure for, so that `printed(x)` has one to give.
    pub(crate) published: &'a [QuantityIndex],
    /// What is told already, where its heading stands.
    pub(crate) lost: &'a Lost,
    pub(crate) faults: Vec<FormulaFault>,
}

pub(super) type Outcome = Option<Resolved>;

impl Resolver<'_> {
    pub(super) fn fault<T>(
        &mut self,
        at: &Syntax,
        what: impl Into<String>,
        suggestion: Option<String>,
    ) -> Option<T> {
        self.faults.push(FormulaFault {
            at: at.at.start,
            what: what.into(),
            suggestion,
        });
        None
    }

    /// The words for a sort, in messages.
    fn sort_words(&self, sort: &Sort) -> String {
        match sort {
            Sort::Amount(unit) if unit.is_bare() => "a bare number".to_owned(),
            Sort::Amount(unit) => unit.code(self.book),
            Sort::Nought => "nought".to_owned(),
            Sort::Nothing => "none".to_owned(),
            Sort::Truth => "yes or no".to_owned(),
            Sort::Choice(_) => "a choice".to_owned(),
            Sort::Item(axis) => self.item_words(*axis),
            Sort::Text(text) => format!("the text `{}`", shown(text)),
        }
    }

    /// `an item of the axis `year``
    fn item_words(&self, axis: AxisIndex) -> String {
        let axis = self.axes.get(usize::from(axis.0));
        format!(
            "an item of the axis `{}`",
            axis.map_or("?", |axis| &axis.id)
        )
    }

    pub(super) fn leaf(formula: Expr, sort: Sort) -> Outcome {
        Some(Resolved {
            formula,
            sort,
            axes: Vec::new(),
        })
    }

    /// Checks a formula; `None` when it has a fault, which is then among the faults.
    pub(crate) fn resolve(&mut self, syntax: &Syntax) -> Outcome {
        match &syntax.node {
            Node::Number(value, percent, unit) => {
                let unit = match unit {
                    None if *percent => Unit::percent(),
                    None => Unit::bare(),
                    Some(text) => self.unit(syntax, text)?,
                };
                let nought = value.is_zero() && unit.is_bare();
                let sort = if nought {
                    Sort::Nought
                } else {
                    Sort::Amount(unit.clone())
                };
                Self::leaf(
                    Expr::Number {
                        value: *value,
                        unit,
                    },
                    sort,
                )
            }
            Node::Text(text) => Self::leaf(Expr::None, Sort::Text(text.clone())),
            Node::None => Self::leaf(Expr::None, Sort::Nothing),
            Node::Truth(truth) => Self::leaf(Expr::Truth(*truth), Sort::Truth),
            Node::Name(name) => self.name(syntax, name),
            Node::Negate(x) => {
                let x = self.amount(x)?;
                Some(Resolved {
                    formula: Expr::Negate(Box::new(x.formula)),
                    ..x
                })
            }
            Node::Not(x) => {
                let x = self.truth(x)?;
                Some(Resolved {
                    formula: Expr::Not(Box::new(x.formula)),
                    ..x
                })
            }
            Node::Join(operator, x, y) => self.join(*operator, x, y),
            Node::If(condition, x, y) => {
                let condition = self.truth(condition);
                let (then, otherwise) = (self.resolve(x), self.resolve(y));
                let (condition, then, otherwise) = (condition?, then?, otherwise?);
                let sort = self.alike(y, &then.sort, &otherwise.sort, "`then` and `else` give")?;
                let axes = union(&[&condition.axes, &then.axes, &otherwise.axes]);
                let formula = Expr::If(
                    Box::new(condition.formula),
                    Box::new(then.formula),
                    Box::new(otherwise.formula),
                );
                Some(Resolved {
                    formula,
                    sort,
                    axes,
                })
            }
            Node::Otherwise(x, y) => {
                let (x, fallback) = (self.resolve(x), self.resolve(y));
                let (x, fallback) = (x?, fallback?);
                let sort =
                    self.alike(y, &x.sort, &fallback.sort, "the sides of `otherwise` are")?;
                let axes = union(&[&x.axes, &fallback.axes]);
                let formula = Expr::Otherwise(Box::new(x.formula), Box::new(fallback.formula));
                Some(Resolved {
                    formula,
                    sort,
                    axes,
                })
            }
            Node::Call(call) => self.call(syntax, call),
        }
    }

    fn unit(&mut self, at: &Syntax, text: &str) -> Option<Unit> {
        match Unit::parse(text, self.book) {
            Ok(unit) => Some(unit),
            Err(error) => {
                let (what, suggestion) = unit_fault(&error, text, self.book);
                self.fault(at, what, suggestion)
            }
        }
    }

    fn find(&mut self, at: &Syntax, name: &str) -> Option<(QuantityIndex, Known)> {
        let position = self.known.iter().position(|known| known.id == name);
        let Some((position, known)) =
            position.and_then(|position| Some((position, self.known.get(position)?.clone())))
        else {
            let calendar = CalendarQuantity::ALL;
            if let Some(found) = calendar.iter().find(|quantity| quantity.name() == name) {
                let with = match found {
                    CalendarQuantity::YearOfMonth => " with every year in which a month lies",
                    _ => "",
                };
                let what = format!(
                    "`{name}` needs an axis of years{with}, such as `[axis.year]` with `years = [\"2020/21\", \"2021/22\"]`"
                );
                return self.fault(at, what, None);
            }
            if self.lost.quantity(name) {
                return None;
            }
            let names = self.known.iter().map(|known| known.id.as_str());
            let suggestion = nearest(name, names);
            return self.fault(at, format!("`{name}` is not a quantity here"), suggestion);
        };
        Some((QuantityIndex(u16::try_from(position).ok()?), known))
    }

    fn name(&mut self, at: &Syntax, name: &str) -> Outcome {
        let is_quantity = self.known.iter().any(|known| known.id == name);
        if let (false, Some(axis)) = (is_quantity, self.axis_named(name)) {
            return Some(Resolved {
                formula: Expr::Item(axis, None),
                sort: Sort::Item(axis),
                axes: vec![axis],
            });
        }
        let (index, known) = self.find(at, name)?;
        let sort = match (&known.control, known.says) {
            (_, Says::Item(axis)) => Sort::Item(axis),
            (Some(Control::Choice(_)), _) => Sort::Choice(index),
            (Some(Control::YesNo), _) | (_, Says::Truth) => Sort::Truth,
            (_, Says::Amount) => Sort::Amount(known.unit.clone()),
        };
        // A calculation with a fault of its own has no axes; its fault is told where it arises.
        Some(Resolved {
            formula: Expr::Quantity(index),
            sort,
            axes: known.axes?,
        })
    }

    pub(super) fn amount(&mut self, x: &Syntax) -> Outcome {
        let resolved = self.resolve(x)?;
        self.is_amount(x, resolved)
    }

    fn is_amount(&mut self, x: &Syntax, resolved: Resolved) -> Outcome {
        match resolved.sort {
            Sort::Amount(_) | Sort::Nought | Sort::Nothing => Some(resolved),
            sort => {
                let words = self.sort_words(&sort);
                let what = match &x.node {
                    Node::Name(name) if matches!(resolved.formula, Expr::Item(..)) => format!(
                        "`{name}` is an axis, not a quantity; `position({name})` counts its items"
                    ),
                    _ => format!("a figure is wanted here, not {words}"),
                };
                self.fault(x, what, None)
            }
        }
    }

    fn truth(&mut self, x: &Syntax) -> Outcome {
        let resolved = self.resolve(x)?;
        match resolved.sort {
            Sort::Truth => Some(resolved),
            sort => {
                let words = self.sort_words(&sort);
                self.fault(x, format!("yes or no is wanted here, not {words}"), None)
            }
        }
    }

    /// The sort of two things that must be alike.
    pub(super) fn alike(&mut self, at: &Syntax, a: &Sort, b: &Sort, which: &str) -> Option<Sort> {
        match (a, b) {
            (Sort::Nothing, other) | (other, Sort::Nothing) => Some(other.clone()),
            (Sort::Nought, Sort::Amount(unit)) | (Sort::Amount(unit), Sort::Nought) => {
                Some(Sort::Amount(unit.clone()))
            }
            (Sort::Amount(a_unit), Sort::Amount(b_unit)) if a_unit.same(b_unit) => Some(a.clone()),
            (a, b) if a == b && !matches!(a, Sort::Text(_)) => Some(a.clone()),
            (a, b) => {
                let advice = self.unit_wanted(a, b);
                let (a, b) = (self.sort_words(a), self.sort_words(b));
                self.fault(
                    at,
                    format!("{which} {a} on one side and {b} on the other{advice}"),
                    None,
                )
            }
        }
    }

    /// What to do where a bare number stands beside a figure with a unit.
    fn unit_wanted(&self, a: &Sort, b: &Sort) -> String {
        match (a, b) {
            (Sort::Amount(bare), Sort::Amount(unit)) | (Sort::Amount(unit), Sort::Amount(bare))
                if bare.is_bare() && !bare.percent && !unit.is_bare() =>
            {
                format!(
                    "; a number that stands for {0} is written with its unit, as `1 [{0}]`",
                    unit.code(self.book)
                )
            }
            _ => String::new(),
        }
    }

    fn join(&mut self, operator: Operator, x: &Syntax, y: &Syntax) -> Outcome {
        use Operator as O;
        let (left, right) = match operator {
            O::And | O::Or => (self.truth(x), self.truth(y)),
            O::Equal | O::NotEqual | O::Less | O::AtMost | O::AtLeast | O::More => {
                return self.compared(operator, x, y);
            }
            O::Power => return self.power(x, y),
            _ => (self.amount(x), self.amount(y)),
        };
        let (left, right) = (left?, right?);
        let axes = union(&[&left.axes, &right.axes]);
        let sort = match operator {
            O::Plus => self.alike(y, &left.sort, &right.sort, "what is added is")?,
            O::Minus => self.alike(y, &left.sort, &right.sort, "what is subtracted is")?,
            O::Times | O::Over => self.product(operator, y, &left.sort, &right.sort)?,
            _ => Sort::Truth,
        };
        let formula = Expr::Join(operator, Box::new(left.formula), Box::new(right.formula));
        Some(Resolved {
            formula,
            sort,
            axes,
        })
    }

    pub(super) fn product(
        &mut self,
        operator: Operator,
        at: &Syntax,
        a: &Sort,
        b: &Sort,
    ) -> Option<Sort> {
        let unit = match (a, b) {
            (Sort::Nothing, _) | (_, Sort::Nothing) => return Some(Sort::Nothing),
            (Sort::Nought, _) => return Some(Sort::Nought),
            (_, Sort::Nought) if operator == Operator::Times => return Some(Sort::Nought),
            (_, Sort::Nought) => return self.fault(at, "this divides by nought", None),
            (Sort::Amount(a), Sort::Amount(b)) if operator == Operator::Times => a.times(b),
            (Sort::Amount(a), Sort::Amount(b)) => a.per(b),
            _ => None,
        };
        match unit {
            Some(unit) => Some(Sort::Amount(unit)),
            None => self.fault(
                at,
                "the unit of this has an exponent beyond 9; part it in steps",
                None,
            ),
        }
    }

    /// A comparison of figures, or of items of an axis, which stand in their order; `=` and `!=` also of
    /// yes and no, and of a choice and the id of an option.
    fn compared(&mut self, operator: Operator, x: &Syntax, y: &Syntax) -> Outcome {
        let (mut left, mut right) = (self.resolve(x), self.resolve(y));
        let is_item = |side: &Outcome| matches!(side, Some(it) if matches!(it.sort, Sort::Item(_)));
        let in_order = !matches!(operator, Operator::Equal | Operator::NotEqual);
        if in_order && !is_item(&left) && !is_item(&right) {
            left = left.and_then(|left| self.is_amount(x, left));
            right = right.and_then(|right| self.is_amount(y, right));
        }
        let (mut left, mut right) = (left?, right?);
        match (&left.sort, &right.sort) {
            (Sort::Item(axis), Sort::Text(id)) => {
                right.formula = self.item_of(y, *axis, id)?;
            }
            (Sort::Text(id), Sort::Item(axis)) => {
                left.formula = self.item_of(x, *axis, id)?;
            }
            (Sort::Choice(choice), Sort::Text(text)) => {
                right.formula = self.option(y, *choice, text)?;
            }
            (Sort::Text(text), Sort::Choice(choice)) => {
                left.formula = self.option(x, *choice, text)?;
            }
            (a, b) => {
                self.alike(y, a, b, "what is compared is")?;
            }
        }
        let axes = union(&[&left.axes, &right.axes]);
        let formula = Expr::Join(operator, Box::new(left.formula), Box::new(right.formula));
        Some(Resolved {
            formula,
            sort: Sort::Truth,
            axes,
        })
    }

    /// The item of an axis that a text names.
    fn item_of(&mut self, at: &Syntax, index: AxisIndex, id: &str) -> Option<Expr> {
        let axis = self.axes.get(usize::from(index.0))?.clone();
        let item = self.item(at, &axis, id)?;
        Some(Expr::Item(index, Some(u8::try_from(item).ok()?)))
    }

    fn axis_named(&self, name: &str) -> Option<AxisIndex> {
        let position = self.axes.iter().position(|axis| axis.id == name)?;
        u8::try_from(position).ok().map(AxisIndex)
    }

    fn option(&mut self, at: &Syntax, choice: QuantityIndex, text: &str) -> Option<Expr> {
        let known = self.known.get(usize::from(choice.0))?.clone();
        let Some(Control::Choice(options)) = known.control else {
            return None;
        };
        match options.iter().position(|option| option.id == text) {
            Some(position) => Some(Expr::Choice(choice, u8::try_from(position).ok()?)),
            None => {
                let suggestion = nearest(text, options.iter().map(|option| option.id.as_str()));
                self.fault(
                    at,
                    format!("`{}` is no option of `{}`", shown(text), known.id),
                    suggestion,
                )
            }
        }
    }

    fn call(&mut self, at: &Syntax, call: &Call) -> Outcome {
        let Some(signature) = signature(&call.name) else {
            return self.no_function(at, &call.name);
        };
        if let Some(refusal) = signature.refusal(call) {
            return self.fault(at, refusal, None);
        }
        let x = call.plain.first()?;
        match call.name.as_str() {
            "min" | "max" => self.extreme(call),
            "round" => self.round(x, call.to.as_deref()?, Rounding::Nearest),
            "round_up" => self.round(x, call.to.as_deref()?, Rounding::Up),
            "round_down" => self.round(x, call.to.as_deref()?, Rounding::Down),
            "sum" => self.gather(at, x, call, Gathering::Sum),
            "product" => self.gather(at, x, call, Gathering::Product),
            "mean" => self.gather(at, x, call, Gathering::Mean),
            "largest" => self.gather(at, x, call, Gathering::Largest),
            "smallest" => self.gather(at, x, call, Gathering::Smallest),
            "count" => self.gather(at, x, call, Gathering::Count),
            "first" => self.first(at, x, call, Gathering::First),
            "first_to_stay" => self.first(at, x, call, Gathering::FirstToStay),
            "cumulative" => self.cumulative(at, x, call),
            "previous" => self.previous(at, x, call),
            "position" => self.counted(x),
            "discounted" => self.at_a_rate(at, call, Operator::Over),
            "uprated" => self.at_a_rate(at, call, Operator::Times),
            "at" => self.place(at, x, call),
            "known" => self.wrapped(x, Expr::Known),
            "paper" => self.wrapped(x, Expr::Paper),
            _ => self.print(x, call),
        }
    }

    fn no_function(&mut self, at: &Syntax, name: &str) -> Outcome {
        let what = format!("`{name}` is not a function");
        match meant(name) {
            Some(written) => self.fault(at, format!("{what}; write `{written}`"), None),
            // No function that is near by its letters is meant.
            None if is_not_here(name) => self.fault(
                at,
                format!("{what}, and nothing here does the same: work it out elsewhere, and give it as an input"),
                None,
            ),
            None => {
                let suggestion = nearest(name, FUNCTIONS.into_iter());
                self.fault(at, what, suggestion)
            }
        }
    }

    fn wrapped(&mut self, x: &Syntax, wrap: fn(Box<Expr>) -> Expr) -> Outcome {
        let x = self.resolve(x)?;
        Some(Resolved {
            formula: wrap(Box::new(x.formula)),
            ..x
        })
    }

    fn extreme(&mut self, call: &Call) -> Outcome {
        let resolved: Vec<Outcome> = call.plain.iter().map(|x| self.amount(x)).collect();
        let resolved: Vec<Resolved> = resolved.into_iter().collect::<Option<_>>()?;
        let mut sort = Sort::Nothing;
        let which = format!("`{}` compares", call.name);
        for (x, syntax) in resolved.iter().zip(&call.plain) {
            sort = self.alike(syntax, &sort, &x.sort, &which)?;
        }
        let axes = union(&resolved.iter().map(|x| &x.axes).collect::<Vec<_>>());
        let of = resolved.into_iter().map(|x| x.formula).collect();
        Some(Resolved {
            formula: Expr::Extreme {
                larger: call.name == "max",
                of,
            },
            sort,
            axes,
        })
    }

    fn round(&mut self, x: &Syntax, to: &Syntax, rounding: Rounding) -> Outcome {
        let (resolved, step) = (self.amount(x), self.amount(to));
        let (resolved, step) = (resolved?, step?);
        // A bare step is in the unit of what is rounded.
        if let (Sort::Amount(unit), Sort::Amount(step_unit)) = (&resolved.sort, &step.sort)
            && !step_unit.is_bare()
            && !unit.same(step_unit)
        {
            self.alike(
                to,
                &resolved.sort,
                &step.sort,
                "what is rounded and its step are",
            )?;
        }
        let step_formula = match (step.formula, &resolved.sort) {
            (Expr::Number { value, unit }, Sort::Amount(of)) if unit.is_bare() && !unit.percent => {
                Expr::Number {
                    value,
                    unit: Unit {
                        percent: false,
                        ..of.clone()
                    },
                }
            }
            (formula, _) => formula,
        };
        let formula = Expr::Round(rounding, Box::new(resolved.formula), Box::new(step_formula));
        Some(Resolved {
            formula,
            sort: resolved.sort,
            axes: union(&[&resolved.axes, &step.axes]),
        })
    }

    pub(super) fn axis(&mut self, at: &Syntax, name: &str) -> Option<(AxisIndex, Axis)> {
        let position = self.axes.iter().position(|axis| axis.id == name);
        let Some((position, axis)) =
            position.and_then(|position| Some((position, self.axes.get(position)?.clone())))
        else {
            if self.lost.axis(name) {
                return None;
            }
            let suggestion = nearest(name, self.axes.iter().map(|axis| axis.id.as_str()));
            return self.fault(at, format!("`{name}` is not an axis here"), suggestion);
        };
        Some((AxisIndex(u8::try_from(position).ok()?), axis))
    }

    fn item(&mut self, at: &Syntax, axis: &Axis, id: &str) -> Option<usize> {
        match axis.position(id) {
            Some(position) => Some(position),
            None => {
                let suggestion = nearest(id, axis.items.iter().map(|item| item.id.as_str()));
                self.fault(
                    at,
                    format!("`{}` is no item of the axis `{}`", shown(id), axis.id),
                    suggestion,
                )
            }
        }
    }

    pub(super) fn stretch(&mut self, at: &Syntax, stretch: &StretchSyntax) -> Option<Stretch> {
        let here = Syntax {
            node: at.node.clone(),
            at: stretch.at.clone(),
        };
        let (index, axis) = self.axis(&here, &stretch.axis)?;
        let (first, last) = match &stretch.part {
            None => (0, axis.items.len().saturating_sub(1)),
            Some((first, last)) => {
                let (first, last) = (
                    self.item(&here, &axis, first),
                    self.item(&here, &axis, last),
                );
                let (first, last) = (first?, last?);
                if first > last {
                    return self.fault(&here, "this stretch ends before it begins", None);
                }
                (first, last)
            }
        };
        Some(Stretch {
            axis: index,
            first: u8::try_from(first).ok()?,
            last: u8::try_from(last).ok()?,
            whole: stretch.part.is_none(),
        })
    }

    fn must_spread(
        &mut self,
        at: &Syntax,
        x: &Resolved,
        axis: AxisIndex,
        name: &str,
    ) -> Option<()> {
        if x.axes.contains(&axis) {
            return Some(());
        }
        let spread = match x.axes.as_slice() {
            [] => "a single figure".to_owned(),
            axes => {
                let names: Vec<&str> = axes
                    .iter()
                    .filter_map(|axis| self.axes.get(usize::from(axis.0)))
                    .map(|axis| axis.id.as_str())
                    .collect();
                format!("spread over {}", names.join(" and "))
            }
        };
        self.fault(
            at,
            format!("this is not spread over `{name}`: it is {spread}"),
            None,
        )
    }

    fn gather(&mut self, at: &Syntax, x: &Syntax, call: &Call, gathering: Gathering) -> Outcome {
        let resolved = self.amount(x);
        let stretches: Vec<Option<Stretch>> = call
            .over
            .iter()
            .map(|stretch| self.stretch(at, stretch))
            .collect();
        let resolved = resolved?;
        let stretches: Vec<Stretch> = stretches.into_iter().collect::<Option<_>>()?;
        let mut axes = resolved.axes.clone();
        for (stretch, syntax) in stretches.iter().zip(&call.over) {
            self.must_spread(x, &resolved, stretch.axis, &syntax.axis)?;
            if !axes.contains(&stretch.axis) {
                let what = format!(
                    "`{}` stands twice after `over`; once is enough",
                    syntax.axis
                );
                return self.fault(at, what, None);
            }
            axes.retain(|axis| *axis != stretch.axis);
        }
        let sort = match (gathering, resolved.sort) {
            (Gathering::Count, _) => Sort::Amount(Unit::bare()),
            // How many there are would be an exponent of the unit.
            (Gathering::Product, Sort::Amount(unit)) if !unit.is_bare() => {
                let what = format!(
                    "`product` multiplies shares, growth factors and other bare numbers; this is in {}",
                    unit.code(self.book)
                );
                return self.fault(x, what, None);
            }
            (_, sort) => sort,
        };
        Some(Resolved {
            formula: Expr::Gather(gathering, Box::new(resolved.formula), stretches),
            sort,
            axes,
        })
    }

    /// `first(condition over year)` and `first_to_stay(condition over year)`
    fn first(&mut self, at: &Syntax, x: &Syntax, call: &Call, gathering: Gathering) -> Outcome {
        let condition = self.truth(x);
        let over = call.over.first()?;
        let stretch = self.stretch(at, over)?;
        let condition = condition?;
        let axis = stretch.axis;
        self.must_spread(x, &condition, axis, &over.axis)?;
        let mut axes = condition.axes;
        axes.retain(|other| *other != axis);
        Some(Resolved {
            formula: Expr::Gather(gathering, Box::new(condition.formula), vec![stretch]),
            sort: Sort::Item(axis),
            axes,
        })
    }

    /// The formula and the one whole axis of a call such as `cumulative(x over month)`.
    pub(super) fn along(
        &mut self,
        at: &Syntax,
        x: &Syntax,
        call: &Call,
    ) -> Option<(Resolved, AxisIndex)> {
        let resolved = self.amount(x);
        let stretch = call.over.first()?;
        let axis = self.stretch(at, stretch)?.axis;
        let resolved = resolved?;
        self.must_spread(x, &resolved, axis, &stretch.axis)?;
        Some((resolved, axis))
    }

    fn cumulative(&mut self, at: &Syntax, x: &Syntax, call: &Call) -> Outcome {
        let (x, axis) = self.along(at, x, call)?;
        Some(Resolved {
            formula: Expr::Cumulative(Box::new(x.formula), axis),
            ..x
        })
    }

    fn previous(&mut self, at: &Syntax, x: &Syntax, call: &Call) -> Outcome {
        let (x, axis) = self.along(at, x, call)?;
        let Some((_, syntax)) = call.named.first() else {
            return Some(Resolved {
                formula: Expr::Previous(Box::new(x.formula), axis, None),
                ..x
            });
        };
        let start = self.amount(syntax)?;
        let sort = self.alike(syntax, &x.sort, &start.sort, "the series and its start are")?;
        let axes = union(&[&x.axes, &start.axes]);
        let formula = Expr::Previous(Box::new(x.formula), axis, Some(Box::new(start.formula)));
        Some(Resolved {
            formula,
            sort,
            axes,
        })
    }

    fn place(&mut self, at: &Syntax, x: &Syntax, call: &Call) -> Outcome {
        let resolved = self.resolve(x);
        let mut place = Place::nowhere();
        let mut worked_out: Vec<(Stretch, Resolved)> = Vec::new();
        for (name, value) in &call.named {
            let (index, axis) = self.axis(at, name)?;
            let again = worked_out.iter().any(|(stretch, _)| stretch.axis == index);
            if again || place.item(index).is_some() {
                let what = format!("`{name}` is given twice; a figure has one item of each axis");
                return self.fault(value, what, None);
            }
            match &value.node {
                Node::Text(id) => place = place.with(index, self.item(value, &axis, id)?),
                _ => {
                    let stretch = Stretch {
                        axis: index,
                        first: 0,
                        last: u8::try_from(axis.items.len().saturating_sub(1)).ok()?,
                        whole: true,
                    };
                    worked_out.push((stretch, self.one_item(value, index, name)?));
                }
            }
            if let Some(resolved) = &resolved {
                self.must_spread(x, resolved, index, name)?;
            }
        }
        let mut resolved = resolved?;
        for (stretch, item) in worked_out {
            let amount = self.is_amount(x, resolved)?;
            let mut axes = union(&[&amount.axes, &item.axes]);
            axes.retain(|axis| *axis != stretch.axis);
            resolved = Resolved {
                formula: Expr::at_item(amount.formula, stretch, item.formula),
                sort: amount.sort,
                axes,
            };
        }
        if place.pairs().next().is_none() {
            return Some(resolved);
        }
        let axes = resolved
            .axes
            .iter()
            .copied()
            .filter(|axis| place.item(*axis).is_none())
            .collect();
        Some(Resolved {
            formula: Expr::At(Box::new(resolved.formula), place),
            axes,
            ..resolved
        })
    }

    /// An item of an axis that is worked out, one for all of the axis.
    fn one_item(&mut self, x: &Syntax, axis: AxisIndex, name: &str) -> Outcome {
        let item = self.resolve(x)?;
        if item.sort != Sort::Item(axis) {
            let words = self.sort_words(&item.sort);
            let what = format!(
                "an item of the axis `{name}` is wanted here, its id in quotes or one that is worked out, \
                 not {words}"
            );
            return self.fault(x, what, None);
        }
        if item.axes.contains(&axis) {
            let what = format!(
                "this is itself spread over `{name}`: which of its items is meant is not said"
            );
            return self.fault(x, what, None);
        }
        Some(item)
    }

    fn print(&mut self, x: &Syntax, call: &Call) -> Outcome {
        let Node::Name(name) = &x.node else {
            return self.fault(
                x,
                format!("`{}` takes the name of a quantity", call.name),
                None,
            );
        };
        let (index, known) = self.find(x, name)?;
        let kind = match (&known.control, known.says) {
            (_, Says::Item(_)) => Some("an item of an axis"),
            (Some(Control::Choice(_)), _) => Some("a choice"),
            (Some(Control::YesNo), _) | (_, Says::Truth) => Some("yes or no"),
            (_, Says::Amount) => None,
        };
        if let Some(kind) = kind {
            let what = format!("`{}` gives a figure, and `{name}` is {kind}", call.name);
            return self.fault(x, what, None);
        }
        let formula = match call.name.as_str() {
            "printed" => {
                if !known.is_input && !self.published.contains(&index) {
                    return self.fault(x, format!("no printed figure of `{name}` is given"), None);
                }
                Expr::Printed(index)
            }
            _ if !known.is_input => {
                return self.fault(
                    x,
                    format!("`{}` takes the name of an input", call.name),
                    None,
                );
            }
            name => Expr::PrintEnd {
                of: index,
                highest: name == "highest",
            },
        };
        // The printed figure of a calculation with a fault of its own still has its unit.
        Some(Resolved {
            formula,
            sort: Sort::Amount(known.unit),
            axes: known.axes?,
        })
    }
}

/// What a column is printed in, and how a figure is written, under a unit of thousands or millions of pounds, such as `£'000`.
fn in_thousands(unit: &str) -> Option<(PrintedIn, &'static str)> {
    let small = unit.to_lowercase();
    let scale: String = small
        .split_once('£')
        .map(|(before, after)| [before, after].concat())?
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    match scale.as_str() {
        "k" | "ks" | "000" | "000s" | "thousand" | "thousands" => {
            Some((PrintedIn::Noughts, "£328k"))
        }
        "m" | "mn" | "ms" | "mil" | "million" | "millions" | "000000" => {
            Some((PrintedIn::Millions, "£1.2m"))
        }
        "b" | "bn" | "billion" | "billions" => Some((PrintedIn::Billions, "£1.2bn")),
        _ => None,
    }
}

/// What is wrong with a unit's text, and the nearest right name.
pub(crate) fn unit_fault(
    error: &UnitError,
    text: &str,
    book: &UnitBook,
) -> (String, Option<String>) {
    match error {
        UnitError::Unknown(name) if let Some((column, printed)) = in_thousands(name) => (
            format!(
                "`{}` is no unit: the unit is £, with a line `printed_in = \"{}\"`, or with its \
                 thousands or millions behind each figure, as `{printed}`",
                shown(name),
                column.head()
            ),
            None,
        ),
        UnitError::Unknown(name) => {
            let names = book.entries.iter().flat_map(|entry| {
                [
                    Some(entry.name.as_str()),
                    Some(entry.plural.as_str()),
                    entry.symbol.as_deref(),
                ]
            });
            (
                format!(
                    "`{}` is not among the shared units, and no [unit.…] declares it",
                    shown(name)
                ),
                nearest(name, names.flatten()),
            )
        }
        UnitError::Malformed => (
            format!("`{}` is not a unit such as `£/child/week`", shown(text)),
            None,
        ),
        UnitError::TooHigh => (
            format!(
                "`{}` has an exponent beyond {}",
                shown(text),
                crate::unit::HIGHEST
            ),
            None,
        ),
    }
}

pub(super) fn union(lists: &[&Vec<AxisIndex>]) -> Vec<AxisIndex> {
    let mut axes: Vec<AxisIndex> = lists.iter().flat_map(|list| list.iter().copied()).collect();
    axes.sort_unstable();
    axes.dedup();
    axes
}
