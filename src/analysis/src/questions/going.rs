//! How it is going: what has happened so far in a series, and where that leads.

use super::{Goal, Subject};
use crate::backwards::{Made, Measure, Moving, Solution, solve_made};
use casebook_model::Decimal;
use casebook_model::axis::{AxisIndex, Place};
use casebook_model::case::{Case, Given, Input, Quantity, QuantityIndex};
use casebook_model::caution::bounds;
use casebook_model::deciding::Rounding;
use casebook_model::edit::{Change, Edit, Edits, along, input_values};
use casebook_model::exact::Exact;
use casebook_model::value::Value;

/// One line of a series: all its cells at a place that leaves the axis of time open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The input; a number.
    pub input: QuantityIndex,
    /// The axis along which it goes.
    pub along: AxisIndex,
    /// Its cells that apply, in order.
    pub cells: Vec<usize>,
    /// What the paper plans for each; `None` where it prints nothing.
    pub plan: Vec<Option<Decimal>>,
    /// What it starts from, if it is a level that rises or falls from there.
    start: Option<Value>,
    whole: bool,
}

/// How the rest goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// As the paper plans.
    Plan,
    /// With the changes that the paper plans, from where it stands.
    Stand,
    /// At the pace so far: of a level, its mean change; otherwise, the mean.
    Pace,
}

/// A way in which it may go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Which.
    pub rest: Rest,
    /// Every cell of the line; `None` where nothing is planned.
    pub values: Vec<Option<Decimal>>,
    /// That as an edit like any other.
    pub edit: Edit,
    /// The figure it leads to.
    pub figure: Value,
}

/// How it is going.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Going {
    /// The figure as the paper plans it, with the reader's other changes.
    pub plan: Value,
    /// The ways in which it may go on that can be worked out.
    pub ways: Vec<Way>,
    /// What each of the items that are left would need for the figure to come to the target: of a level,
    /// the change from one to the next. `None` where nothing is left, or there is no target.
    pub needed: Option<Solution>,
}

impl Series {
    /// The line of a series at a place; `None` for what is no series of numbers, or where the place
    /// leaves more open than the axis of time, or no cell applies.
    #[must_use]
    pub fn of(subject: Subject<'_>, input: QuantityIndex, on: &Place) -> Option<Self> {
        let case = subject.case;
        let quantity = case.quantity(input)?;
        let declared = quantity.input()?;
        if !crate::probe::is_number(case, input) {
            return None;
        }
        let along = along(case, quantity)?;
        let open = (quantity.axes.iter()).filter(|axis| on.item(**axis).is_none());
        if !open.eq([&along]) {
            return None;
        }
        let cell = |item| case.cell_of(quantity, &on.clone().with(along, item));
        let applies = |cell: &usize| !matches!(declared.given.get(*cell), None | Some(Given::None));
        let cells: Vec<usize> = (0..case.length(along))
            .filter_map(cell)
            .filter(applies)
            .collect();
        let given = input_values(case, input, &Edits::none())?;
        let plan = cells
            .iter()
            .map(|cell| given.get(*cell)?.number())
            .collect();
        (!cells.is_empty()).then(|| Self {
            input,
            along,
            plan,
            start: start(subject, quantity, declared, on),
            cells,
            whole: declared.whole,
        })
    }

    /// Whether it is a level that rises or falls from its start.
    #[must_use]
    pub fn is_level(&self) -> bool {
        self.start.is_some()
    }

    /// All cells: what happened, and then the rest. `None` if that cannot be worked out.
    fn values(&self, actual: &[Decimal], rest: Rest) -> Option<Vec<Option<Decimal>>> {
        let left = self.plan.get(actual.len()..)?;
        let rest: Vec<Option<Decimal>> = match rest {
            Rest::Plan => left.to_vec(),
            Rest::Stand => self.moved_on(actual, left)?,
            Rest::Pace => self.at(actual, self.pace(actual)?)?,
        };
        let actual = actual.iter().copied().map(Some);
        Some(actual.chain(rest).collect())
    }

    /// What is planned, moved to where it stands.
    fn moved_on(
        &self,
        actual: &[Decimal],
        left: &[Option<Decimal>],
    ) -> Option<Vec<Option<Decimal>>> {
        let planned = self.plan.get(actual.len().checked_sub(1)?)?;
        let ahead = actual.last()?.exact_sub((*planned)?)?;
        let moved = |plan: &Option<Decimal>| match plan {
            Some(plan) => Some(Some(plan.exact_add(ahead)?)),
            None => Some(None),
        };
        left.iter().map(moved).collect()
    }

    /// The pace so far: of a level, by how much it moved from one item to the next.
    fn pace(&self, actual: &[Decimal]) -> Option<Decimal> {
        let items = Decimal::from(actual.len());
        let way = match &self.start {
            Some(start) => actual.last()?.exact_sub(start.number()?)?,
            None => (actual.iter()).try_fold(Decimal::ZERO, |sum, one| sum.exact_add(*one))?,
        };
        way.exact_div(items)
    }

    /// The rest at a pace; whole numbers come out whole, and add up to what the pace comes to.
    fn at(&self, actual: &[Decimal], pace: Decimal) -> Option<Vec<Option<Decimal>>> {
        let left = self.cells.len().checked_sub(actual.len())?;
        let here = match self.is_level() {
            true => *actual.last()?,
            false => Decimal::ZERO,
        };
        let whole = |value| match self.whole {
            true => Rounding::Nearest.apply(value, Decimal::ONE),
            false => Some(value),
        };
        let so_far = |items: usize| whole(pace.exact_mul(items.into())?.exact_add(here)?);
        (1..=left)
            .map(|item| {
                let until = so_far(item)?;
                Some(Some(match self.is_level() {
                    true => until,
                    false => until.exact_sub(so_far(item.saturating_sub(1))?)?,
                }))
            })
            .collect()
    }

    fn edit(&self, values: &[Option<Decimal>]) -> Edit {
        let cells = self.cells.iter().copied().zip(values.iter().copied());
        Edit {
            quantity: self.input,
            change: Change::Set(cells.collect()),
        }
    }

    /// No value beyond what the input can be in the nature of things.
    fn bounded(
        &self,
        case: &Case,
        values: Vec<Option<Decimal>>,
        from: usize,
    ) -> Vec<Option<Decimal>> {
        let (least, most) = case
            .quantity(self.input)
            .map_or((None, None), |quantity| bounds(case, quantity));
        let within = |value: Decimal| {
            let value = least.map_or(value, |least| value.max(least));
            most.map_or(value, |most| value.min(most))
        };
        let value = |(item, value): (usize, Option<Decimal>)| match item < from {
            true => value,
            false => value.map(within),
        };
        values.into_iter().enumerate().map(value).collect()
    }
}

/// What a level starts from at a place.
fn start(subject: Subject<'_>, quantity: &Quantity, input: &Input, on: &Place) -> Option<Value> {
    let from = input.level_from?;
    let axes = &subject.case.quantity(from)?.axes;
    let on = on.on(&quantity.axes).on(axes);
    Some(subject.now.at(subject.case, from, &on))
}

/// Says where a series leads of which the first items have happened; `target` is what the figure is to
/// come to. Of more figures than the series has items, the last are left out.
#[must_use]
pub fn going(
    subject: Subject<'_>,
    goal: &Goal,
    series: &Series,
    actual: &[Decimal],
    target: Option<Decimal>,
) -> Going {
    let case = subject.case;
    let actual = actual.get(..series.cells.len()).unwrap_or(actual);
    let figure = |edit: &Edit| {
        let edits = subject.edits.clone().with(case, edit.clone());
        subject.with(&edits, goal)
    };
    let way = |rest: Rest| {
        let values = series.values(actual, rest)?;
        let values = match rest {
            Rest::Plan => values,
            Rest::Stand | Rest::Pace => series.bounded(case, values, actual.len()),
        };
        let edit = series.edit(&values);
        Some(Way {
            rest,
            values,
            figure: figure(&edit),
            edit,
        })
    };
    Going {
        plan: figure(&series.edit(&series.plan)),
        ways: ([Rest::Plan, Rest::Stand, Rest::Pace].into_iter())
            .filter_map(way)
            .collect(),
        needed: target.and_then(|target| needed(subject, goal, series, actual, target)),
    }
}

/// What each item that is left would need.
fn needed(
    subject: Subject<'_>,
    goal: &Goal,
    series: &Series,
    actual: &[Decimal],
    target: Decimal,
) -> Option<Solution> {
    if actual.len() >= series.cells.len() {
        return None;
    }
    let here = match series.is_level() {
        true => *actual.last()?,
        false => Decimal::ZERO,
    };
    // The same in each, whole or not: the steps of the search say which make sense.
    let values = |pace: Decimal| -> Option<Vec<Option<Decimal>>> {
        let left = series.cells.len().checked_sub(actual.len())?;
        let each = (1..=left).map(|item| match series.is_level() {
            true => Some(Some(pace.exact_mul(item.into())?.exact_add(here)?)),
            false => Some(Some(pace)),
        });
        let actual = actual.iter().map(|one| Some(Some(*one)));
        actual.chain(each).collect()
    };
    let change = |pace: Decimal| match values(pace) {
        Some(values) => series.edit(&values).change,
        // Too large: nothing can be said there.
        None => Change::Set(series.cells.iter().map(|cell| (*cell, None)).collect()),
    };
    let quantity = subject.case.quantity(series.input)?;
    // A penny, a hundredth, a hundredth of a per cent.
    let step = match (series.whole, quantity.unit.percent) {
        (true, _) => Decimal::ONE,
        (false, false) => Decimal::new(1, 2),
        (false, true) => Decimal::new(1, 4),
    };
    let moving = Moving {
        input: series.input,
        made: Made {
            change: &change,
            present: Rounding::Nearest.apply(series.pace(actual)?, step)?,
            measure: match series.is_level() {
                true => Measure::Difference,
                false => Measure::Value,
            },
        },
        step: Some(step),
    };
    let reached = (goal.quantity, &goal.place, target);
    Some(solve_made(
        subject.case,
        subject.paper,
        subject.edits,
        reached,
        &moving,
    ))
}
