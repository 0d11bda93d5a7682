//! What several changes of one series make together: halved twice is a quarter, two months late and
//! one more are three, and what is overwritten is gone.

use super::{Change, Edit, Edits, along};
use crate::axis::{AxisIndex, Place};
use crate::case::{Case, Given, Quantity, QuantityIndex};
use crate::exact::Exact;
use rust_decimal::Decimal;

/// Changes that are told together.
pub(super) enum Run {
    /// One that stands for itself.
    Alone(Change),
    /// The parts of a series to which the same is done, and what.
    Parts(Vec<(Vec<Place>, Vec<Change>)>),
}

/// What the edits of one input make together, as edits that give the same figures.
#[must_use]
pub fn together(case: &Case, edits: &Edits, index: QuantityIndex) -> Vec<Edit> {
    let mut changes = Vec::new();
    for run in
        (case.quantity(index).into_iter()).flat_map(|quantity| runs(case, quantity, edits, index))
    {
        match run {
            Run::Alone(change) => changes.push(change),
            Run::Parts(parts) => {
                for (places, steps) in parts {
                    for place in places {
                        changes.extend(steps.iter().map(|step| done_at(step, &place)));
                    }
                }
            }
        }
    }
    let edit = |change| Edit {
        quantity: index,
        change,
    };
    changes.into_iter().map(edit).collect()
}

/// The same done to another part.
fn done_at(change: &Change, place: &Place) -> Change {
    let mut change = change.clone();
    match &mut change {
        Change::Set(_) => {}
        Change::Scale { on, .. }
        | Change::Move { on, .. }
        | Change::Early { on, .. }
        | Change::Fill { on, .. }
        | Change::Line { on, .. } => on.clone_from(place),
    }
    change
}

pub(super) fn is_move(change: &Change) -> bool {
    matches!(change, Change::Move { .. } | Change::Early { .. })
}

/// Whether a change overwrites whatever was there.
fn overwrites(change: &Change) -> bool {
    matches!(change, Change::Fill { .. } | Change::Line { .. })
}

/// What there is to know of a series to put changes of it together.
struct Series<'a> {
    case: &'a Case,
    quantity: &'a Quantity,
    along: Option<AxisIndex>,
    /// Whether every cell has a value. A cell that has none is not overwritten, and may be moved.
    whole: bool,
    /// Whether a share of what was moved is what was moved of the share.
    steady: bool,
}

pub(super) fn runs(
    case: &Case,
    quantity: &Quantity,
    edits: &Edits,
    index: QuantityIndex,
) -> Vec<Run> {
    let Some(input) = quantity.input() else {
        return Vec::new();
    };
    let along = along(case, quantity);
    let start = input.level_from.and_then(|from| case.quantity(from));
    let series = Series {
        case,
        quantity,
        along,
        whole: !input.given.contains(&Given::None),
        steady: !along.is_some_and(|along| start.is_some_and(|it| it.axes.contains(&along))),
    };
    let mut rest: Vec<Change> = edits.of(index).map(|edit| edit.change.clone()).collect();
    let mut lasting = Vec::new();
    while !rest.is_empty() {
        let change = rest.remove(0);
        lasting.extend(series.lasting(change, &rest));
    }
    let mut runs = Vec::new();
    for run in lasting.chunk_by(|one, other| series.is_whole(one) && series.is_whole(other)) {
        match run {
            [one] if !series.is_whole(one) => runs.push(Run::Alone(one.clone())),
            run => runs.push(Run::Parts(series.parts(run, input.given.len()))),
        }
    }
    runs
}

impl Series<'_> {
    /// Whether a change is of whole columns: of all that stands along the axis things move on.
    fn is_whole(&self, change: &Change) -> bool {
        part(change).is_some_and(|on| self.along.is_none_or(|along| on.item(along).is_none()))
    }

    /// What is left of a change after later ones.
    fn lasting(&self, change: Change, later: &[Change]) -> Option<Change> {
        if !self.whole {
            return Some(change);
        }
        let mut over = later
            .iter()
            .filter(|later| overwrites(later) && self.is_whole(later))
            .filter_map(part);
        let Change::Set(mut cells) = change else {
            let on = part(&change)?;
            let typed_over = self.quantity.axes.is_empty()
                && later.iter().any(|later| matches!(later, Change::Set(_)));
            let gone = typed_over || over.any(|over| on.contains(over));
            return (!gone).then_some(change);
        };
        // What is typed into a cell again, before anything was moved out of it.
        let again = later.iter().take_while(|later| !is_move(later));
        let again: Vec<usize> = again
            .filter_map(|later| match later {
                Change::Set(cells) => Some(cells.iter().map(|(cell, _)| *cell)),
                _ => None,
            })
            .flatten()
            .collect();
        let over: Vec<&Place> = over.collect();
        cells.retain(|(cell, _)| {
            let place = self.case.place_of(self.quantity, *cell);
            !again.contains(cell) && !over.iter().any(|over| place.contains(over))
        });
        (!cells.is_empty()).then_some(Change::Set(cells))
    }

    /// What changes of whole columns make together: the parts to which the same is done, and what.
    fn parts(&self, changes: &[Change], cells: usize) -> Vec<(Vec<Place>, Vec<Change>)> {
        let mut axes = self.quantity.axes.clone();
        axes.retain(|axis| Some(*axis) != self.along);
        let mut columns: Vec<Place> = Vec::new();
        let mut parts: Vec<(Vec<Place>, Vec<Change>)> = Vec::new();
        for cell in 0..cells {
            let column = self.case.place_of(self.quantity, cell).on(&axes);
            if columns.contains(&column) {
                continue;
            }
            let of_it = changes
                .iter()
                .filter(|change| part(change).is_some_and(|on| column.contains(on)));
            let mut steps = Vec::new();
            for change in of_it {
                self.add(&mut steps, done_at(change, &Place::nowhere()));
            }
            match parts.iter_mut().find(|(_, other)| *other == steps) {
                Some((places, _)) => places.push(column.clone()),
                None => parts.push((vec![column.clone()], steps)),
            }
            columns.push(column);
        }
        parts.retain(|(_, steps)| !steps.is_empty());
        // A part that the reader named is told by that name.
        for (places, _) in &mut parts {
            let named = changes.iter().filter_map(part).find(|on| {
                columns
                    .iter()
                    .all(|it| it.contains(on) == places.contains(it))
            });
            if let Some(on) = named {
                *places = vec![on.clone()];
            } else if places.len() == columns.len() {
                *places = vec![Place::nowhere()];
            }
        }
        parts
    }

    /// Adds a step to those of a column, with one before it if the two are one.
    fn add(&self, steps: &mut Vec<Change>, mut step: Change) {
        let level = is_level(self.quantity);
        if let (true, Change::Early { on, by }) = (level, &step) {
            let by = i16::try_from(*by).map_or(i16::MIN, |by| by.saturating_neg());
            let on = on.clone();
            step = Change::Move { on, by };
        }
        if overwrites(&step) && self.whole {
            steps.clear();
        }
        let moves = steps.iter().rev().take_while(|step| is_move(step)).count();
        let behind = match step {
            // A share of what was moved is what was moved of the share.
            Change::Scale { .. } if self.steady => steps.len().saturating_sub(moves),
            _ => steps.len(),
        };
        let before = behind.checked_sub(1).and_then(|last| steps.get_mut(last));
        if !before.is_some_and(|before| joined(before, &step, level)) {
            steps.insert(behind, step);
        }
        // Nothing is done by the whole of it, or by no month.
        if steps.len() > 1 {
            steps.retain(|step| match step {
                Change::Scale { share, .. } => *share != Decimal::ONE,
                Change::Move { by, .. } => *by != 0,
                Change::Early { by, .. } => *by != 0,
                _ => true,
            });
        }
    }
}

/// Makes one step of two, if that can be said of them.
fn joined(before: &mut Change, step: &Change, level: bool) -> bool {
    let product = |one: &mut Decimal, share: &Decimal| {
        one.exact_mul(*share)
            .map(|product| *one = product)
            .is_some()
    };
    match (before, step) {
        (Change::Scale { share: one, .. }, Change::Scale { share, .. }) => product(one, share),
        (Change::Fill { value, .. }, Change::Scale { share, .. }) if !level => {
            product(value, share)
        }
        (Change::Line { from, to, .. }, Change::Scale { share, .. }) if !level => {
            let (mut first, mut last) = (*from, *to);
            let both = product(&mut first, share) && product(&mut last, share);
            if both {
                (*from, *to) = (first, last);
            }
            both
        }
        // Back again does not bring back what fell off the end.
        (Change::Move { by: one, .. }, Change::Move { by, .. }) if (*one < 0) == (*by < 0) => {
            one.checked_add(*by).map(|sum| *one = sum).is_some()
        }
        (Change::Early { by: one, .. }, Change::Early { by, .. }) => {
            one.checked_add(*by).map(|sum| *one = sum).is_some()
        }
        _ => false,
    }
}

pub(super) fn is_level(quantity: &Quantity) -> bool {
    quantity
        .input()
        .is_some_and(|input| input.level_from.is_some())
}

/// The part of a series that is changed; `None` for single cells.
pub(super) fn part(change: &Change) -> Option<&Place> {
    match change {
        Change::Set(_) => None,
        Change::Scale { on, .. }
        | Change::Move { on, .. }
        | Change::Early { on, .. }
        | Change::Fill { on, .. }
        | Change::Line { on, .. } => Some(on),
    }
}
