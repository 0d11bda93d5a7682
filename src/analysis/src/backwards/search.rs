//! Looking for the value of an input that brings a figure to a target: along a straight line where
//! there is one, otherwise step by step between what reaches the target and what does not.

use super::{Answer, MOST_SOLUTIONS, Point, Why};
use crate::probe::{Lever, Measure, Probe, on_line, proved};
use casebook_model::Decimal;
use casebook_model::deciding::{is_nought, order, same};
use casebook_model::evaluate::Figures;
use casebook_model::exact::Exact;
use casebook_model::number::Rounding;
use casebook_model::value::{EmptyCell, Needs, Value};

/// Into how many stretches a range is cut to see where the target is crossed.
const STRETCHES: u32 = 24;

/// At how many places of a range a line is looked at to see whether it is straight.
const SIGHTINGS: u32 = 6;

/// How often the search doubles its reach where nothing is found nearby: to a million million.
const DOUBLINGS: u32 = 40;

/// How often a stretch is halved: enough for any stretch of any steps.
const HALVINGS: u32 = 96;

pub(super) struct Search<'a> {
    probe: Probe<'a>,
    target: Decimal,
    /// Whether the target is reached from below.
    upward: bool,
    step: Option<Decimal>,
    kinked: bool,
}

/// A value tried, and the figure it gave.
#[derive(Clone)]
struct Tried {
    x: Decimal,
    y: Value,
}

impl<'a> Search<'a> {
    pub(super) fn new(probe: Probe<'a>, target: Decimal, step: Option<Decimal>) -> Self {
        Self {
            probe,
            target,
            upward: target > Decimal::ZERO,
            step,
            kinked: false,
        }
    }

    /// Whether the figure was found to bend or jump.
    pub(super) fn kinked(&self) -> bool {
        self.kinked
    }

    pub(super) fn answer(&mut self) -> Answer {
        let present = self.present();
        let start = self.start(present);
        if let Value::Needs(needs) = &start.y {
            return self
                .others(needs)
                .map_or(Answer::Never(Why::NotANumber), Answer::Needs);
        }
        if let Value::Number(y) = &start.y {
            if present.is_some() && same(*y, self.target) {
                return Answer::Already(start.x);
            }
            if is_nought(self.target) {
                self.upward = order(*y, Decimal::ZERO).is_lt();
            }
            if let Some(answer) = self.straight(start.x, *y) {
                return answer;
            }
        }
        self.searched(start)
    }

    fn try_at(&self, x: Decimal) -> Tried {
        Tried {
            x,
            y: self.probe.at(x),
        }
    }

    fn reached(&self, tried: &Tried) -> bool {
        let target = self.target;
        tried.y.number().is_some_and(|y| {
            if self.upward {
                order(y, target).is_ge()
            } else {
                order(y, target).is_le()
            }
        })
    }

    /// Whether the target lies between two figures. Where a figure is none, as after a division by
    /// nought, nothing is crossed.
    fn crossed(&self, a: &Tried, b: &Tried) -> bool {
        let numbers = a.y.number().is_some() && b.y.number().is_some();
        numbers && self.reached(a) != self.reached(b)
    }

    /// The input as it stands; `None` if its cell is empty.
    fn present(&self) -> Option<Decimal> {
        let probe = &self.probe;
        match probe.lever {
            Lever::Made(made) => Some(made.present),
            Lever::Cell(cell) => {
                let now = Figures::now(probe.case, probe.edits, probe.paper);
                now.cells(probe.input).get(cell).and_then(Value::number)
            }
        }
    }

    /// Where the search sets out: from the present value, or a plausible one for an empty cell.
    fn start(&self, present: Option<Decimal>) -> Tried {
        if let Some(x) = present {
            return self.try_at(x);
        }
        let low = self.range().map_or(Decimal::ZERO, |(low, _)| low);
        let first = self.try_at(low);
        match (&first.y, low.exact_add(self.grid())) {
            // An empty divisor: nought is no place to start from.
            (Value::Error(_) | Value::None, Some(next)) => self.try_at(next),
            _ => first,
        }
    }

    /// The empty cells besides the one asked for.
    fn others(&self, needs: &Needs) -> Option<Needs> {
        let own = match self.probe.lever {
            Lever::Cell(cell) => Some(EmptyCell {
                quantity: self.probe.input,
                cell,
            }),
            Lever::Made(_) => None,
        };
        let others = needs.cells().iter().filter(|cell| Some(**cell) != own);
        others
            .map(|cell| Needs::one(*cell))
            .reduce(|all, one| all.and(&one))
    }

    fn range(&self) -> Option<(Decimal, Decimal)> {
        if self.probe.measure() != Measure::Value {
            return None;
        }
        let quantity = self.probe.case.quantity(self.probe.input)?;
        let range = quantity.input()?.range?;
        Some((range.low, range.high))
    }

    /// The steps of the search: those of the question, or a pound, a tenth, a tenth of a per cent.
    fn grid(&self) -> Decimal {
        let case = self.probe.case;
        let money = self.probe.measure() != Measure::Share
            && case
                .quantity(self.probe.input)
                .is_some_and(|quantity| quantity.unit.sign(&case.units).is_some());
        let nudge = self.probe.nudge();
        let fine = if money {
            Some(nudge)
        } else {
            nudge.exact_div(Decimal::TEN)
        };
        self.step.or(fine).unwrap_or(nudge)
    }

    /// The answer where the figure follows the input in a straight line.
    fn straight(&mut self, x0: Decimal, y0: Decimal) -> Option<Answer> {
        let x1 = x0.exact_add(self.probe.nudge())?;
        let y1 = self.try_at(x1).y.number()?;
        let line = ((x0, y0), (x1, y1));
        let x = on_line(line.0, line.1, self.target)?;
        let value = proved(x, self.target, &|x| self.probe.at(x))?;
        if !self.all_on(line, value)? {
            return None;
        }
        Some(Answer::Exact {
            value,
            stepped: self.stepped(value),
        })
    }

    /// Whether the figure keeps to a line around its two points, the solution and the plausible.
    fn all_on(&self, line: ((Decimal, Decimal), (Decimal, Decimal)), x: Decimal) -> Option<bool> {
        let ((x0, y0), (x1, y1)) = line;
        let (low, high) = self.domain(x0)?;
        let (low, high) = (low.min(x), high.max(x).max(x1));
        let rise = y1.exact_sub(y0)?.exact_div(x1.exact_sub(x0)?)?;
        for x in between(low, high, SIGHTINGS)? {
            let expected = rise.exact_mul(x.exact_sub(x0)?)?.exact_add(y0)?;
            if !self.try_at(x).y.number().is_some_and(|y| same(y, expected)) {
                return Some(false);
            }
        }
        Some(true)
    }

    /// What to look at first: the plausible range, or from nought to twice the present.
    fn domain(&self, start: Decimal) -> Option<(Decimal, Decimal)> {
        if let Some(range) = self.range() {
            return Some(range);
        }
        let twice = start.exact_add(start)?;
        let least = self.grid().exact_mul(Decimal::from(STRETCHES))?;
        Some((twice.min(Decimal::ZERO), twice.max(least)))
    }

    /// The nearest step that reaches the target, beside the exact value `x`.
    fn stepped(&self, x: Decimal) -> Option<Point> {
        let step = self.step?;
        let low = self.try_at(Rounding::Down.apply(x, step)?);
        let high = self.try_at(low.x.exact_add(step)?);
        match (self.reached(&low), self.reached(&high)) {
            (true, false) => point(&low, Some(&high)),
            (false, true) => point(&high, Some(&low)),
            (true, true) => {
                let below = self.try_at(low.x.exact_sub(step)?);
                point(&low, (!self.reached(&below)).then_some(&below))
            }
            (false, false) => None,
        }
    }

    /// The answer where there is no straight line: every place where the target is crossed.
    fn searched(&mut self, start: Tried) -> Answer {
        let tried = self.tried(start.x).unwrap_or_default();
        let mut points = Vec::new();
        let mut exact = None;
        for (a, b) in tried.iter().zip(tried.iter().skip(1)) {
            if self.crossed(a, b)
                && points.len() < MOST_SOLUTIONS
                && let Some((point, value)) = self.crossing(a.clone(), b.clone())
            {
                points.push(point);
                exact = value;
            }
        }
        let level = tried
            .iter()
            .all(|one| match (one.y.number(), start.y.number()) {
                (Some(one), Some(start)) => same(one, start),
                _ => one.y == start.y,
            });
        self.kinked = !level;
        match (points.pop(), exact) {
            (None, _) if level => Answer::Never(no_effect(&start.y)),
            (None, _) => Answer::Never(self.out_of_reach(&tried)),
            (Some(point), Some(value)) if points.is_empty() => Answer::Exact {
                value,
                stepped: self.step.map(|_| point),
            },
            (Some(point), None) if points.is_empty() => Answer::Step(point),
            (Some(point), _) => {
                points.push(point);
                Answer::Several(points)
            }
        }
    }

    /// The figures over the plausible, and, if the target is not crossed there, ever further.
    fn tried(&self, start: Decimal) -> Option<Vec<Tried>> {
        let grid = self.grid();
        let (low, high) = self.domain(start)?;
        let mut tried: Vec<Tried> = Vec::new();
        for x in between(low, high, STRETCHES)? {
            let x = Rounding::Nearest.apply(x, grid)?;
            if tried.last().is_none_or(|last| last.x < x) {
                tried.push(self.try_at(x));
            }
        }
        let crossed = |tried: &[Tried]| {
            let pairs = tried.iter().zip(tried.iter().skip(1));
            pairs.into_iter().any(|(a, b)| self.crossed(a, b))
        };
        if low > Decimal::ZERO && !crossed(&tried) {
            tried.insert(0, self.try_at(Decimal::ZERO));
        }
        for _ in 0..DOUBLINGS {
            let Some(next) = tried.last().and_then(|last| last.x.exact_add(last.x)) else {
                break;
            };
            if crossed(&tried) || next <= Decimal::ZERO {
                break;
            }
            tried.push(self.try_at(next));
        }
        Some(tried)
    }

    /// The step between two values at which the target is reached, and the value that hits it
    /// exactly if a straight line leads there.
    fn crossing(&self, mut a: Tried, mut b: Tried) -> Option<(Point, Option<Decimal>)> {
        let grid = self.grid();
        for _ in 0..HALVINGS {
            let middle = a.x.exact_add(b.x)?.exact_div(Decimal::TWO)?;
            let middle = Rounding::Down.apply(middle, grid)?;
            if middle <= a.x || middle >= b.x {
                break;
            }
            let middle = self.try_at(middle);
            if self.reached(&middle) == self.reached(&a) {
                a = middle;
            } else {
                b = middle;
            }
        }
        let (low, high) = a.y.number().zip(b.y.number())?;
        let exact = on_line((a.x, low), (b.x, high), self.target)
            .and_then(|x| proved(x, self.target, &|x| self.probe.at(x)));
        let point = if self.reached(&a) {
            point(&a, Some(&b))
        } else {
            point(&b, Some(&a))
        };
        Some((point?, exact))
    }

    fn out_of_reach(&self, tried: &[Tried]) -> Why {
        let apart = |one: &Tried| {
            let apart = one.y.number()?.exact_sub(self.target)?;
            Some((apart.abs(), one.x))
        };
        let nearest = tried
            .iter()
            .filter(|one| apart(one).is_some())
            .min_by_key(|one| apart(one));
        match nearest {
            Some(Tried {
                x,
                y: Value::Number(y),
            }) => Why::OutOfReach {
                value: *x,
                figure: *y,
            },
            _ => no_effect(tried.first().map_or(&Value::None, |one| &one.y)),
        }
    }
}

fn no_effect(y: &Value) -> Why {
    match y {
        Value::Error(fault) => Why::Error(*fault),
        Value::None => Why::DoesNotApply,
        Value::Number(_) | Value::Needs(_) => Why::NoEffect,
    }
}

fn point(at: &Tried, short: Option<&Tried>) -> Option<Point> {
    let value = at.x.normalize();
    Some(Point {
        value,
        figure: at.y.number()?,
        short: short.map(|short| short.x.normalize()),
    })
}

/// Values from `low` to `high`, evenly apart, both among them.
fn between(low: Decimal, high: Decimal, stretches: u32) -> Option<Vec<Decimal>> {
    let width = high.exact_sub(low)?.exact_div(Decimal::from(stretches))?;
    (0..=stretches)
        .map(|part| width.exact_mul(part.into())?.exact_add(low))
        .collect()
}
