//! One figure for all draws of a block, and what operations make of it.

#![expect(
    clippy::float_arithmetic,
    reason = "draws are of f64, with operations that agree on every engine (decision 0015)"
)]

use super::super::number::of_decimal;
use casebook_model::case::Given;
use casebook_model::deciding::Rounding;
use casebook_model::expr::Operator;
use casebook_model::value::Value;

/// How many draws a block has.
pub(in super::super) const LANES: usize = 128;

/// The figures of a block.
pub(in super::super) type Lane = [f64; LANES];

/// One figure of a draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) enum Num {
    Number(f64),
    None,
    Needs,
    Error,
}

/// One figure of a case for all draws of a block.
#[derive(Clone, Debug)]
pub(in super::super) enum Column {
    /// The same for all.
    Same(Num),
    /// Numbers.
    Numbers(Box<Lane>),
    /// Numbers for some.
    Mixed(Box<[Num; LANES]>),
}

/// A figure that is the same for all draws.
pub(super) fn column(value: &Value) -> Column {
    Column::Same(match value {
        Value::Number(number) => Num::Number(of_decimal(*number)),
        Value::None => Num::None,
        Value::Needs(_) => Num::Needs,
        Value::Error(_) => Num::Error,
    })
}

// ---------------------------------------------------------------- one figure of one draw

pub(super) fn truth(truth: bool) -> f64 {
    if truth { 1.0 } else { 0.0 }
}

pub(super) fn number(x: Num, work: impl FnOnce(f64) -> Num) -> Num {
    match x {
        Num::Number(x) => work(x),
        other => other,
    }
}

/// What two figures give together; an error outweighs a need, a need outweighs none.
pub(super) fn both(x: Num, y: Num, work: impl FnOnce(f64, f64) -> Num) -> Num {
    match (x, y) {
        (Num::Number(x), Num::Number(y)) => work(x, y),
        (Num::Error, _) | (_, Num::Error) => Num::Error,
        (Num::Needs, _) | (_, Num::Needs) => Num::Needs,
        _ => Num::None,
    }
}

/// How far apart two figures are at least that are told apart: what f64 loses on the way to figures of
/// this size, and more than the decimals' own 10⁻¹².
fn apart(size: f64) -> f64 {
    1e-9 + size * 1e-13
}

fn same(x: f64, y: f64) -> bool {
    (x - y).abs() < apart(x.abs().max(y.abs()))
}

fn joined(operator: Operator, x: Num, y: Num) -> Num {
    let compare = |holds: fn(f64, f64) -> bool| both(x, y, |x, y| Num::Number(truth(holds(x, y))));
    match operator {
        Operator::Plus | Operator::Minus => {
            let sign = if operator == Operator::Minus {
                -1.0
            } else {
                1.0
            };
            match (x, y) {
                (Num::None, y) => number(y, |y| Num::Number(sign * y)),
                (x, Num::None) => x,
                _ => both(x, y, |x, y| Num::Number(x + sign * y)),
            }
        }
        Operator::Times => both(x, y, |x, y| Num::Number(x * y)),
        Operator::Over => both(x, y, |x, y| match is_divisor(y) {
            true => Num::Number(x / y),
            false => Num::Error,
        }),
        Operator::Power => both(x, y, raised),
        Operator::Less => compare(|x, y| x < y && !same(x, y)),
        Operator::AtMost => compare(|x, y| x < y || same(x, y)),
        Operator::Equal => compare(same),
        Operator::NotEqual => compare(|x, y| !same(x, y)),
        Operator::AtLeast => compare(|x, y| x > y || same(x, y)),
        Operator::More => compare(|x, y| x > y && !same(x, y)),
        Operator::And => match x {
            Num::Number(0.0) => x,
            _ => both(x, y, |_, y| Num::Number(truth(y != 0.0))),
        },
        Operator::Or => match x {
            Num::Number(yes) if yes != 0.0 => x,
            _ => both(x, y, |_, y| Num::Number(truth(y != 0.0))),
        },
    }
}

/// A power with a whole exponent, by products alone.
fn raised(base: f64, exponent: f64) -> Num {
    let mut power = 1.0;
    let mut left = exponent.abs();
    let mut square = base;
    while left >= 1.0 {
        if left % 2.0 >= 1.0 {
            power *= square;
        }
        left = (left / 2.0).floor();
        square *= square;
    }
    match exponent < 0.0 {
        true if is_divisor(power) => Num::Number(1.0 / power),
        true => Num::Error,
        false => Num::Number(power),
    }
}

fn is_divisor(y: f64) -> bool {
    y.abs() >= 1e-12
}

pub(super) fn rounded(rounding: Rounding, x: f64, step: f64) -> Num {
    if step < 1e-12 {
        return Num::Error;
    }
    let steps = x / step;
    let nudge = apart(steps.abs());
    let whole = match rounding {
        Rounding::Nearest if steps < 0.0 => (steps - 0.5 - nudge).ceil(),
        Rounding::Nearest => (steps + 0.5 + nudge).floor(),
        Rounding::Up => (steps - nudge).ceil(),
        Rounding::Down => (steps + nudge).floor(),
    };
    Num::Number(whole * step)
}

// ---------------------------------------------------------------- one figure of a block

/// Numbers of a block, or one for all.
#[derive(Clone, Copy)]
enum Numbers<'c> {
    One(f64),
    Many(&'c Lane),
}

impl Column {
    /// Numbers that are filled in, in the room they had.
    pub(super) fn fill(&mut self, work: impl FnOnce(&mut Lane)) {
        let mut lane = match core::mem::replace(self, Self::Same(Num::None)) {
            Self::Numbers(lane) => lane,
            _ => Box::new([0.0; LANES]),
        };
        work(&mut lane);
        *self = Self::Numbers(lane);
    }

    pub(super) fn copy(&mut self, other: &Self) {
        match other {
            Self::Numbers(from) => self.fill(|lane| lane.clone_from(from)),
            other => *self = other.clone(),
        }
    }

    fn as_numbers(&self) -> Option<Numbers<'_>> {
        match self {
            Self::Same(Num::Number(one)) => Some(Numbers::One(*one)),
            Self::Numbers(lane) => Some(Numbers::Many(lane)),
            _ => None,
        }
    }

    /// The figure of one draw.
    pub(in super::super) fn at(&self, lane: usize) -> Num {
        match self {
            Self::Same(one) => *one,
            Self::Numbers(lanes) => lanes.get(lane).map_or(Num::Error, |one| Num::Number(*one)),
            Self::Mixed(lanes) => lanes.get(lane).copied().unwrap_or(Num::Error),
        }
    }

    /// What one figure gives.
    pub(super) fn one(&mut self, x: &Self, fast: impl Fn(f64) -> f64, slow: impl Fn(Num) -> Num) {
        match x {
            Self::Numbers(x) => {
                self.fill(|lane| {
                    for (out, x) in lane.iter_mut().zip(x.iter()) {
                        *out = fast(*x);
                    }
                });
            }
            x => self.mixed(&[x], |of| of.first().map_or(Num::Error, |x| slow(*x))),
        }
    }

    /// What two figures give that are numbers in all draws.
    fn two(&mut self, x: Numbers<'_>, y: Numbers<'_>, work: impl Fn(f64, f64) -> f64) {
        match (x, y) {
            (Numbers::One(x), Numbers::One(y)) => *self = Self::Same(Num::Number(work(x, y))),
            (Numbers::Many(x), Numbers::One(y)) => self.fill(|lane| {
                for (out, x) in lane.iter_mut().zip(x) {
                    *out = work(*x, y);
                }
            }),
            (Numbers::One(x), Numbers::Many(y)) => self.fill(|lane| {
                for (out, y) in lane.iter_mut().zip(y) {
                    *out = work(x, *y);
                }
            }),
            (Numbers::Many(x), Numbers::Many(y)) => self.fill(|lane| {
                for ((out, x), y) in lane.iter_mut().zip(x).zip(y) {
                    *out = work(*x, *y);
                }
            }),
        }
    }

    /// What some figures give, draw by draw; the same for all stays so.
    pub(super) fn mixed(&mut self, of: &[&Self], work: impl Fn(&[Num]) -> Num) {
        let mut now = [Num::None; 3];
        let mut at = |lane: usize| {
            for (slot, column) in now.iter_mut().zip(of) {
                *slot = column.at(lane);
            }
            work(now.get(..of.len()).unwrap_or_default())
        };
        if of.iter().all(|column| matches!(column, Self::Same(_))) {
            *self = Self::Same(at(0));
            return;
        }
        let mut lanes = Box::new([Num::None; LANES]);
        for (lane, slot) in lanes.iter_mut().enumerate() {
            *slot = at(lane);
        }
        if lanes.iter().all(|one| matches!(one, Num::Number(_))) {
            return self.fill(|lane| {
                for (out, one) in lane.iter_mut().zip(lanes.iter()) {
                    if let Num::Number(one) = one {
                        *out = *one;
                    }
                }
            });
        }
        *self = match lanes.first() {
            Some(first) if lanes.iter().all(|one| one == first) => Self::Same(*first),
            _ => Self::Mixed(lanes),
        };
    }

    pub(super) fn join(&mut self, operator: Operator, x: &Self, y: &Self) {
        let slow = |of: &[Num]| match of {
            [x, y] => joined(operator, *x, *y),
            _ => Num::Error,
        };
        if let (Operator::Plus, Self::Same(Num::None), y @ Self::Numbers(_)) = (operator, x, y) {
            return self.copy(y);
        }
        let (Some(one), Some(other)) = (x.as_numbers(), y.as_numbers()) else {
            return self.mixed(&[x, y], slow);
        };
        match operator {
            Operator::Plus => self.two(one, other, |x, y| x + y),
            Operator::Minus => self.two(one, other, |x, y| x - y),
            Operator::Times => self.two(one, other, |x, y| x * y),
            Operator::Over => {
                let divides = match other {
                    Numbers::One(y) => is_divisor(y),
                    Numbers::Many(y) => y.iter().all(|y| is_divisor(*y)),
                };
                match divides {
                    true => self.two(one, other, |x, y| x / y),
                    false => self.mixed(&[x, y], slow),
                }
            }
            Operator::Less => self.two(one, other, |x, y| truth(x < y && !same(x, y))),
            Operator::AtMost => self.two(one, other, |x, y| truth(x < y || same(x, y))),
            Operator::AtLeast => self.two(one, other, |x, y| truth(x > y || same(x, y))),
            Operator::More => self.two(one, other, |x, y| truth(x > y && !same(x, y))),
            Operator::Equal => self.two(one, other, |x, y| truth(same(x, y))),
            Operator::NotEqual => self.two(one, other, |x, y| truth(!same(x, y))),
            Operator::Power | Operator::And | Operator::Or => self.mixed(&[x, y], slow),
        }
    }

    pub(super) fn extreme(&mut self, x: &Self, y: &Self, larger: bool) {
        match (x, y) {
            (Self::Same(Num::None), y) => return self.copy(y),
            (x, Self::Same(Num::None)) => return self.copy(x),
            _ => {}
        }
        match (x.as_numbers(), y.as_numbers()) {
            (Some(one), Some(other)) if larger => {
                self.two(one, other, |x, y| if y > x { y } else { x });
            }
            (Some(one), Some(other)) => self.two(one, other, |x, y| if y < x { y } else { x }),
            _ => self.mixed(&[x, y], |of| match of {
                [Num::None, other] | [other, Num::None] => *other,
                [x, y] => both(*x, *y, |x, y| {
                    Num::Number(if (y > x) == larger { y } else { x })
                }),
                _ => Num::Error,
            }),
        }
    }

    pub(super) fn either(&mut self, condition: &Self, x: &Self, y: &Self) {
        let numbers = (x.as_numbers(), y.as_numbers());
        match (condition, numbers) {
            (Self::Same(Num::Number(0.0)), _) => self.copy(y),
            (Self::Same(Num::Number(_)), _) => self.copy(x),
            (Self::Numbers(condition), (Some(x), Some(y))) => {
                let at = |of: Numbers<'_>, lane: usize| match of {
                    Numbers::One(one) => one,
                    Numbers::Many(many) => many.get(lane).copied().unwrap_or_default(),
                };
                self.fill(|lanes| {
                    for (lane, (out, yes)) in lanes.iter_mut().zip(condition.iter()).enumerate() {
                        *out = if *yes == 0.0 {
                            at(y, lane)
                        } else {
                            at(x, lane)
                        };
                    }
                });
            }
            _ => self.mixed(&[condition, x, y], |of| match of {
                [Num::Number(0.0), _, y] => *y,
                [Num::Number(_), x, _] => *x,
                [condition, ..] => *condition,
                _ => Num::Error,
            }),
        }
    }

    /// The end of what a print stands for, where the figure is the one that was printed.
    pub(super) fn print_end(&mut self, given: Option<&Given>, now: &Self, highest: bool) {
        let Some(Given::Known { printed, takes }) = given else {
            return self.copy(now);
        };
        let (low, high) = printed.ends();
        let Some(end) = (if highest { high } else { low }).map(of_decimal) else {
            return self.copy(now);
        };
        let print = of_decimal(takes.unwrap_or(printed.value));
        self.mixed(&[now], |of| match of {
            [Num::Number(now)] if same(*now, print) => Num::Number(end),
            [now] => *now,
            _ => Num::Error,
        });
    }
}
