//! What is no fault, but should be looked at twice: sums that count the same thing again, and
//! figures that look a thousand times too large or too small.

use super::fields::Reader;
use crate::amount::TIMES;
use crate::axis::{AxisIndex, AxisKind, Place};
use crate::case::{Calculation, Case, Given, Published, Quantity, QuantityIndex, QuantityKind};
use crate::expr::{Expr, Gathering, Operator};
use crate::number::plain;
use crate::unit::Unit;
use crate::words::shown;
use core::fmt;
use rust_decimal::Decimal;

/// Something to look at twice. A file with cautions is sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caution {
    /// The file, as its author knows it.
    pub file: String,
    /// The line, counted from one.
    pub line: usize,
    /// What was noticed, in a sentence without a full stop.
    pub what: String,
}

impl fmt::Display for Caution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: caution: {}", self.file, self.line, self.what)
    }
}

/// From how many times on two neighbours in size are a jump of about a thousandfold: a figure with
/// a k too few differs from its like by a thousand, give or take how much they differ by nature.
const JUMP: i64 = 500;

/// Where a quantity stands in its file.
pub(crate) struct Places {
    /// Its formulas, or its name.
    pub(crate) formulas: Vec<usize>,
    /// The text of each cell; empty for what has none.
    pub(crate) cells: Vec<usize>,
}

/// Everything about a sound case that should be looked at twice, in the order of the file;
/// `places` are those of its quantities, `published_at` those of the cells of its printed blocks.
pub(crate) fn cautions(
    case: &Case,
    reader: &Reader<'_>,
    places: &[Places],
    published_at: &[Vec<usize>],
) -> Vec<Caution> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut watcher = Watcher {
        case,
        standing: vec![Vec::new(); case.quantities.len()],
        timed: case
            .quantities
            .iter()
            .map(|quantity| time_in(case, &quantity.unit) > 0)
            .collect(),
        found: Vec::new(),
    };
    for (position, (quantity, place)) in case.quantities.iter().zip(places).enumerate() {
        if let Some(standing) = watcher.standing.get_mut(position) {
            *standing = levels(case, quantity);
        }
        if let Some((at, apart)) = jump(quantity, &given_cells(case, quantity, &place.cells)) {
            found.push((at, format!("in `{}`, {apart}", quantity.id)));
        }
    }
    for (block, at) in case.published.iter().zip(published_at) {
        if let Some(quantity) = case.quantity(block.quantity)
            && let Some((at, apart)) = jump(quantity, &printed_cells(block, at))
        {
            let what = format!("in the printed figures of `{}`, {apart}", quantity.id);
            found.push((at, what));
        }
    }
    for index in &case.order {
        watcher.calculation(*index);
    }
    for (index, formula, what) in watcher.found {
        let at = places
            .get(usize::from(index.0))
            .and_then(|place| place.formulas.get(formula).or(place.formulas.first()))
            .copied()
            .unwrap_or(0);
        found.push((at, what));
    }
    found.sort_by_key(|(at, _)| *at);
    found
        .into_iter()
        .map(|(at, what)| Caution {
            file: reader.file.to_owned(),
            line: reader.line(at),
            what,
        })
        .collect()
}

/// Why the figures of a quantity along an axis are not to be added up along it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    /// Each already holds those before it.
    RunningTotal,
    /// Each is what is there at one time.
    Level,
}

/// The axes of time of an input that is a level.
fn levels(case: &Case, quantity: &Quantity) -> Vec<(AxisIndex, Stands)> {
    let level = quantity
        .input()
        .is_some_and(|input| input.level_from.is_some());
    time_axes(case, quantity)
        .filter(|_| level)
        .map(|axis| (axis, Stands::Level))
        .collect()
}

/// The axes of time that a quantity is spread over.
fn time_axes(case: &Case, quantity: &Quantity) -> impl Iterator<Item = AxisIndex> {
    let time = |axis: &AxisIndex| {
        case.axis(*axis)
            .is_some_and(|axis| axis.kind != AxisKind::Items)
    };
    quantity.axes.iter().copied().filter(time)
}

/// Whether a formula begins with its own quantity at the item before, to add to it and take off.
fn carries_on(formula: &Expr, index: QuantityIndex, axis: AxisIndex) -> bool {
    match formula {
        Expr::Previous(x, along, _) => *along == axis && **x == Expr::Quantity(index),
        Expr::Join(Operator::Plus, x, y) => {
            carries_on(x, index, axis) || carries_on(y, index, axis)
        }
        Expr::Join(Operator::Minus, x, _) => carries_on(x, index, axis),
        _ => false,
    }
}

struct Watcher<'a> {
    case: &'a Case,
    /// Of each quantity, the axes along which it is not to be added up.
    standing: Vec<Vec<(AxisIndex, Stands)>>,
    /// Of each quantity, whether a length of time stands in it.
    timed: Vec<bool>,
    found: Vec<(QuantityIndex, usize, String)>,
}

impl Watcher<'_> {
    fn calculation(&mut self, index: QuantityIndex) {
        let case = self.case;
        let Some(quantity) = case.quantity(index) else {
            return;
        };
        let QuantityKind::Calculation(calculation) = &quantity.kind else {
            return;
        };
        let formulas = match calculation {
            Calculation::One(formula) => core::slice::from_ref(formula),
            Calculation::ByItem(_, formulas) => formulas,
        };
        // What is carried on from the item before, with what is added and taken off, is a level.
        let carried = |axis: &AxisIndex| (formulas.iter()).any(|it| carries_on(it, index, *axis));
        let mut own: Vec<(AxisIndex, Stands)> = time_axes(case, quantity)
            .filter(carried)
            .map(|axis| (axis, Stands::Level))
            .collect();
        for (position, formula) in formulas.iter().enumerate() {
            self.look(index, position, formula);
            for axis in &quantity.axes {
                if let Some(stands) = self.stands(formula, *axis)
                    && !own.contains(&(*axis, stands))
                {
                    own.push((*axis, stands));
                }
            }
        }
        if let Some(standing) = self.standing.get_mut(usize::from(index.0)) {
            *standing = own;
        }
        let timed = formulas
            .iter()
            .any(|formula| self.brings_time(formula, true));
        if let Some(slot) = self.timed.get_mut(usize::from(index.0)) {
            *slot |= timed;
        }
    }

    /// Looks for sums of what is not to be added up.
    fn look(&mut self, index: QuantityIndex, position: usize, formula: &Expr) {
        // Times a length of time the sum is right, also where each month is taken as long as the others.
        if let Expr::Join(Operator::Times, x, y) = formula {
            for (sum, factor) in [(x, y), (y, x)] {
                if let Expr::Gather(Gathering::Sum, of, over) = sum.as_ref()
                    && self.brings_time(factor, true)
                    && over
                        .iter()
                        .any(|part| self.stands(of, part.axis) == Some(Stands::Level))
                {
                    self.look(index, position, of);
                    self.look(index, position, factor);
                    return;
                }
            }
        }
        let summed: Vec<AxisIndex> = match formula {
            // One figure of them, and no sum.
            _ if formula.as_at_item(|_, _| false).is_some() => Vec::new(),
            Expr::Gather(Gathering::Sum, _, over) => over.iter().map(|part| part.axis).collect(),
            Expr::Cumulative(_, axis) => vec![*axis],
            _ => Vec::new(),
        };
        if let Expr::Gather(_, x, _) | Expr::Cumulative(x, _) = formula {
            for axis in summed {
                if let Some(stands) = self.stands(x, axis) {
                    let what = self.words(index, axis, stands);
                    if !self.found.iter().any(|(_, _, other)| *other == what) {
                        self.found.push((index, position, what));
                    }
                }
            }
        }
        each_part(formula, &mut |part| self.look(index, position, part));
    }

    fn words(&self, index: QuantityIndex, axis: AxisIndex, stands: Stands) -> String {
        let name = self.case.quantity(index).map_or("?", |found| &found.id);
        let axis = self.case.axis(axis).map_or("?", |found| &found.id);
        match stands {
            Stands::RunningTotal => format!(
                "`{name}` adds up over `{axis}` what is already a running total, so that each \
                 figure counts again in all that follow it; the total so far is its last figure"
            ),
            Stands::Level => format!(
                "`{name}` adds up over `{axis}` a level, so that what stays is counted again each \
                 time; `mean` gives the average, and times a length of time the sum is right"
            ),
        }
    }

    /// Whether the figures of a formula along an axis are a running total or a level.
    fn stands(&self, formula: &Expr, axis: AxisIndex) -> Option<Stands> {
        match formula {
            Expr::Quantity(index) => self
                .standing
                .get(usize::from(index.0))?
                .iter()
                .find(|(on, _)| *on == axis)
                .map(|(_, stands)| *stands),
            Expr::Cumulative(_, along) if *along == axis => Some(Stands::RunningTotal),
            Expr::Cumulative(x, _)
            | Expr::Negate(x)
            | Expr::Known(x)
            | Expr::Paper(x)
            | Expr::Previous(x, _, _)
            | Expr::Round(_, x, _) => self.stands(x, axis),
            Expr::At(x, place) if place.item(axis).is_none() => self.stands(x, axis),
            Expr::Gather(gathering, x, over)
                if !matches!(
                    gathering,
                    Gathering::Count | Gathering::First | Gathering::FirstToStay
                ) && over.iter().all(|part| part.axis != axis) =>
            {
                self.stands(x, axis)
            }
            Expr::Otherwise(x, y) | Expr::If(_, x, y) | Expr::Join(Operator::Plus, x, y) => {
                self.stands(x, axis).or_else(|| self.stands(y, axis))
            }
            // What changed from one to the next is neither.
            Expr::Join(Operator::Minus, x, y) => {
                match (self.stands(x, axis), self.stands(y, axis)) {
                    (Some(stands), None) | (None, Some(stands)) => Some(stands),
                    _ => None,
                }
            }
            // Children times weeks are no level any more; children times a price each are one.
            Expr::Join(Operator::Times, x, y) => {
                let with = |x: &Expr, y: &Expr| {
                    self.stands(x, axis).filter(|_| !self.brings_time(y, true))
                };
                with(x, y).or_else(|| with(y, x))
            }
            Expr::Join(Operator::Over, x, y) => {
                self.stands(x, axis).filter(|_| !self.brings_time(y, false))
            }
            Expr::Extreme { of, .. } => of.iter().find_map(|x| self.stands(x, axis)),
            _ => None,
        }
    }

    /// Whether a length of time stands in a factor, `above` the line or below it: weeks, or what was
    /// a rate a week until it was multiplied by weeks.
    fn brings_time(&self, factor: &Expr, above: bool) -> bool {
        let in_unit = |unit: &Unit| {
            let time = time_in(self.case, unit);
            if above { time > 0 } else { time < 0 }
        };
        match factor {
            Expr::Number { unit, .. } => in_unit(unit),
            Expr::Quantity(index) => {
                let timed = self.timed.get(usize::from(index.0)).copied();
                above && timed.unwrap_or_default()
                    || self
                        .case
                        .quantity(*index)
                        .is_some_and(|quantity| in_unit(&quantity.unit))
            }
            Expr::Join(Operator::Over, x, y) => {
                self.brings_time(x, above) || self.brings_time(y, !above)
            }
            // What is asked is no factor.
            Expr::If(_, x, y) => self.brings_time(x, above) || self.brings_time(y, above),
            other => {
                let mut found = false;
                each_part(other, &mut |part| found |= self.brings_time(part, above));
                found
            }
        }
    }
}

/// The power of time in a unit: 1 of child·weeks, −1 of pounds a week.
fn time_in(case: &Case, unit: &Unit) -> i32 {
    TIMES
        .iter()
        .filter_map(|name| case.units.find(name))
        .map(|name| i32::from(unit.power(name)))
        .fold(0, i32::saturating_add)
}

/// Calls `visit` for the formulas a formula is directly made of.
fn each_part(formula: &Expr, visit: &mut dyn FnMut(&Expr)) {
    match formula {
        Expr::Number { .. }
        | Expr::None
        | Expr::Truth(_)
        | Expr::Choice(..)
        | Expr::Item(..)
        | Expr::Quantity(_)
        | Expr::Position(_)
        | Expr::Printed(_)
        | Expr::PrintEnd { .. } => {}
        Expr::Negate(x)
        | Expr::Not(x)
        | Expr::Cumulative(x, _)
        | Expr::At(x, _)
        | Expr::Known(x)
        | Expr::Paper(x)
        | Expr::Gather(_, x, _) => visit(x),
        Expr::Join(_, x, y) | Expr::Round(_, x, y) | Expr::Otherwise(x, y) => {
            visit(x);
            visit(y);
        }
        Expr::Previous(x, _, start) => {
            visit(x);
            if let Some(start) = start {
                visit(start);
            }
        }
        Expr::If(condition, x, y) => {
            visit(condition);
            visit(x);
            visit(y);
        }
        Expr::Extreme { of, .. } => of.iter().for_each(visit),
    }
}

/// A cell with a number that is not nought.
struct Cell {
    place: Place,
    size: Decimal,
    /// As it is written.
    text: String,
    /// Where in the file.
    at: usize,
}

/// The cells of an input that are given.
fn given_cells(case: &Case, quantity: &Quantity, places: &[usize]) -> Vec<Cell> {
    let given = quantity.input().map_or(&[][..], |input| &input.given);
    let cells = given.iter().enumerate().zip(places);
    cells
        .filter_map(|((cell, given), at)| {
            let value = given.value().filter(|value| !value.is_zero())?;
            Some(Cell {
                place: case.place_of(quantity, cell),
                size: value.abs(),
                text: match given {
                    Given::Known { printed, .. } => printed.text.clone(),
                    _ => plain(shown(&quantity.unit, value)),
                },
                at: *at,
            })
        })
        .collect()
}

/// The cells of a printed block.
fn printed_cells(block: &Published, places: &[usize]) -> Vec<Cell> {
    let cells = block.cells.iter().zip(places);
    cells
        .filter(|(cell, _)| !cell.printed.value.is_zero())
        .map(|(cell, at)| Cell {
            place: cell.place.clone(),
            size: cell.printed.value.abs(),
            text: cell.printed.text.clone(),
            at: *at,
        })
        .collect()
}

/// The first jump of about a thousandfold within a series, and where it stands.
fn jump(quantity: &Quantity, cells: &[Cell]) -> Option<(usize, String)> {
    let mut cells: Vec<&Cell> = cells.iter().collect();
    cells.sort_by_key(|cell| cell.size);
    for axis in &quantity.axes {
        // Cells that differ in this axis only are one series; the first stands for it.
        let mut seen: Vec<Place> = Vec::new();
        for first in &cells {
            let rest = elsewhere(quantity, &first.place, *axis);
            if seen.contains(&rest) {
                continue;
            }
            let series: Vec<&Cell> = cells
                .iter()
                .copied()
                .filter(|cell| elsewhere(quantity, &cell.place, *axis) == rest)
                .collect();
            seen.push(rest);
            if let Some((odd, like)) = apart(&series) {
                let what = format!(
                    "{} stands in one series with {}: about a thousandfold apart; is a k or m \
                     missing, or one too many",
                    odd.text, like.text
                );
                return Some((odd.at, what));
            }
        }
    }
    None
}

fn elsewhere(quantity: &Quantity, place: &Place, axis: AxisIndex) -> Place {
    let others: Vec<AxisIndex> = quantity
        .axes
        .iter()
        .copied()
        .filter(|other| *other != axis)
        .collect();
    place.on(&others)
}

/// Of a series sorted by size, a cell beyond a gap of about a thousandfold, of the smaller part of
/// the series, and its neighbour on the other side.
fn apart<'c>(series: &[&'c Cell]) -> Option<(&'c Cell, &'c Cell)> {
    let gap = series.windows(2).position(|pair| match pair {
        [low, high] => low
            .size
            .checked_mul(Decimal::from(JUMP))
            .is_some_and(|times| times <= high.size),
        _ => false,
    })?;
    let (below, above) = series.split_at_checked(gap.checked_add(1)?)?;
    let (low, high) = (below.last()?, above.first()?);
    if below.len() < above.len() {
        Some((low, high))
    } else {
        Some((high, low))
    }
}
