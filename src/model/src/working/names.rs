//! A formula with the names of the case file, in the language of case files.

use super::line::{DENIAL, NEGATION, POWER, SINGLE};
use crate::axis::AxisIndex;
use crate::case::{Case, Control, Quantity, QuantityIndex};
use crate::expr::{Expr, Gathering, Operator, Stretch};
use crate::number::{Rounding, plain};
use crate::unit::Unit;
use crate::words;
use rust_decimal::Decimal;

/// A formula with the names of the case file, in the language of case files; read again it gives
/// the same formula.
#[must_use]
pub fn names(case: &Case, formula: &Expr) -> String {
    let mut names = Names {
        case,
        text: String::new(),
    };
    names.write(formula, 0);
    names.text
}

struct Names<'a> {
    case: &'a Case,
    text: String,
}

/// How tightly a formula binds in the grammar of case files.
fn binding(formula: &Expr) -> u8 {
    match formula {
        Expr::If(..) => 0,
        Expr::Otherwise(..) => 1,
        Expr::Join(operator, ..) => super::line::tightness(*operator),
        Expr::Not(_) => DENIAL,
        Expr::Negate(_) => NEGATION,
        _ => SINGLE,
    }
}

impl Names<'_> {
    fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn write(&mut self, formula: &Expr, around: u8) {
        let open = binding(formula) < around;
        if open {
            self.put("(");
        }
        self.write_open(formula);
        if open {
            self.put(")");
        }
    }

    fn write_open(&mut self, formula: &Expr) {
        match formula {
            Expr::Number { value, unit } => self.number(*value, unit),
            Expr::None => self.put("none"),
            Expr::Truth(truth) => self.put(if *truth { "yes" } else { "no" }),
            Expr::Choice(choice, option) => self.option(*choice, *option),
            Expr::Item(axis, item) => {
                if let Some(axis) = self.case.axis(*axis) {
                    match item.and_then(|item| axis.items.get(usize::from(item))) {
                        Some(item) => self.put(&["\"", &item.id, "\""].concat()),
                        None => self.put(&axis.id),
                    }
                }
            }
            Expr::Quantity(index) => self.quantity(*index),
            Expr::Negate(x) => {
                self.put("-");
                self.write(x, POWER);
            }
            Expr::Not(x) => {
                self.put("not ");
                self.write(x, 5);
            }
            Expr::Join(operator, x, y) => {
                let (left, right) = super::line::operands(*operator);
                self.write(x, left);
                self.put(sign(*operator));
                self.write(y, right);
            }
            Expr::If(condition, x, y) => {
                self.put("if ");
                self.write(condition, 1);
                self.put(" then ");
                self.write(x, 1);
                self.put(" else ");
                self.write(y, 0);
            }
            Expr::Extreme { larger, of } => {
                self.put(if *larger { "max(" } else { "min(" });
                for (position, x) in of.iter().enumerate() {
                    if position > 0 {
                        self.put(", ");
                    }
                    self.write(x, 0);
                }
                self.put(")");
            }
            Expr::Round(rounding, x, step) => {
                self.put(match rounding {
                    Rounding::Nearest => "round(",
                    Rounding::Up => "round_up(",
                    Rounding::Down => "round_down(",
                });
                self.write(x, 0);
                self.put(" to ");
                self.write(step, 6);
                self.put(")");
            }
            Expr::Gather(gathering, x, over) => match at_item(self.case, formula) {
                Some((x, axis, item)) => self.at_item(x, axis, item),
                None => self.gather(*gathering, x, over),
            },
            Expr::Cumulative(x, axis) => {
                self.put("cumulative(");
                self.write(x, 0);
                self.over(*axis);
                self.put(")");
            }
            Expr::Previous(x, axis, start) => {
                self.put("previous(");
                self.write(x, 0);
                self.over(*axis);
                if let Some(start) = start {
                    self.put(", start = ");
                    self.write(start, 0);
                }
                self.put(")");
            }
            Expr::Position(axis) => {
                let axis = self.case.axis(*axis).map_or("", |axis| axis.id.as_str());
                self.put(&["position(", axis, ")"].concat());
            }
            Expr::At(x, place) => {
                self.put("at(");
                self.write(x, 0);
                for (axis, item) in place.pairs() {
                    let Some(axis) = self.case.axis(axis) else {
                        continue;
                    };
                    let item = axis.items.get(item).map_or("", |item| item.id.as_str());
                    self.put(&format!(", {} = \"{item}\"", axis.id));
                }
                self.put(")");
            }
            Expr::Known(x) => self.call("known", x),
            Expr::Paper(x) => self.call("paper", x),
            Expr::Printed(index) => self.print("printed", *index),
            Expr::PrintEnd { of, highest } => {
                self.print(if *highest { "highest" } else { "lowest" }, *of);
            }
            Expr::Otherwise(x, y) => {
                self.write(x, 1);
                self.put(" otherwise ");
                self.write(y, 2);
            }
        }
    }

    fn number(&mut self, value: Decimal, unit: &Unit) {
        let shown = plain(words::shown(unit, value));
        self.put(&shown);
        if unit.percent {
            self.put("%");
        } else if !unit.is_bare() {
            let code = unit.code(&self.case.units);
            self.put(&format!(" [{code}]"));
        }
    }

    fn option(&mut self, choice: QuantityIndex, option: u8) {
        let control = self
            .case
            .quantity(choice)
            .and_then(Quantity::input)
            .map(|input| &input.control);
        if let Some(Control::Choice(options)) = control
            && let Some(option) = options.get(usize::from(option))
        {
            self.put(&format!("\"{}\"", option.id));
        }
    }

    fn quantity(&mut self, index: QuantityIndex) {
        if let Some(quantity) = self.case.quantity(index) {
            self.put(&quantity.id);
        }
    }

    fn call(&mut self, name: &str, x: &Expr) {
        self.put(name);
        self.put("(");
        self.write(x, 0);
        self.put(")");
    }

    fn print(&mut self, name: &str, index: QuantityIndex) {
        self.put(name);
        self.put("(");
        self.quantity(index);
        self.put(")");
    }

    fn gather(&mut self, gathering: Gathering, x: &Expr, over: &[Stretch]) {
        self.put(match gathering {
            Gathering::Sum => "sum(",
            Gathering::Product => "product(",
            Gathering::Mean => "mean(",
            Gathering::Largest => "largest(",
            Gathering::Smallest => "smallest(",
            Gathering::Count => "count(",
            Gathering::First => "first(",
            Gathering::FirstToStay => "first_to_stay(",
        });
        self.write(x, 0);
        for (position, stretch) in over.iter().enumerate() {
            let Some(axis) = self.case.axis(stretch.axis) else {
                continue;
            };
            self.put(if position == 0 { " over " } else { ", " });
            self.put(&axis.id);
            let item = |item: u8| axis.items.get(usize::from(item));
            if let (false, Some(first), Some(last)) =
                (stretch.whole, item(stretch.first), item(stretch.last))
            {
                let part = format!(" from \"{}\" to \"{}\"", first.id, last.id);
                self.put(&part);
            }
        }
        self.put(")");
    }

    fn at_item(&mut self, x: &Expr, axis: AxisIndex, item: &Expr) {
        self.put("at(");
        self.write(x, 0);
        let axis = self.case.axis(axis).map_or("", |axis| axis.id.as_str());
        self.put(&[", ", axis, " = "].concat());
        self.write(item, 0);
        self.put(")");
    }

    fn over(&mut self, axis: AxisIndex) {
        if let Some(axis) = self.case.axis(axis) {
            self.put(" over ");
            self.put(&axis.id);
        }
    }
}

/// A figure at an item that is worked out, which item, and of which axis.
pub(super) fn at_item<'a>(
    case: &Case,
    formula: &'a Expr,
) -> Option<(&'a Expr, AxisIndex, &'a Expr)> {
    formula.as_at_item(|quantity, axis| {
        let quantity = case.quantity(quantity);
        quantity.is_some_and(|quantity| quantity.axes.contains(&axis))
    })
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Plus => " + ",
        Operator::Minus => " - ",
        Operator::Times => " * ",
        Operator::Over => " / ",
        Operator::Power => " ^ ",
        Operator::Less => " < ",
        Operator::AtMost => " <= ",
        Operator::Equal => " = ",
        Operator::NotEqual => " != ",
        Operator::AtLeast => " >= ",
        Operator::More => " > ",
        Operator::And => " and ",
        Operator::Or => " or ",
    }
}
