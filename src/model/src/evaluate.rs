//! Working out a case: every cell of every quantity, from inputs to claim.
//!
//! All cells are worked out by formulas made flat ([`flat`]); a formula at one place, as when the
//! working of a figure is told, by walking it ([`walk`]). What an operation gives stands once
//! ([`operation`]), and tests hold the two ways to each other over every case and over formulas of
//! any shape, so a working cannot disagree with its figure.

mod coordinates;
pub mod flat;
mod flatten;
mod operation;
mod walk;

pub use coordinates::{Coordinates, moved};
pub use operation::Gathered;
pub use walk::{Evaluator, Instead, formula_at};

use crate::axis::Place;
use crate::case::{Case, QuantityIndex};
use crate::edit::{Edits, input_values};
use crate::value::{Fault, Value};
use flat::{Program, Run, Step};
use std::sync::{Arc, OnceLock};

/// The cells of one quantity; many are shared between figures that have the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cells {
    /// A single one.
    One(Value),
    /// As many as there are.
    Many(Arc<[Value]>),
}

impl Cells {
    /// All of them.
    #[must_use]
    pub fn list(&self) -> &[Value] {
        match self {
            Self::One(value) => core::slice::from_ref(value),
            Self::Many(values) => values,
        }
    }
}

impl Cells {
    /// All of them, to be changed; a copy of those that are shared.
    fn for_change(&mut self) -> &mut [Value] {
        match self {
            Self::One(value) => core::slice::from_mut(value),
            Self::Many(values) => {
                if Arc::get_mut(values).is_none() {
                    *values = values.iter().cloned().collect();
                }
                Arc::get_mut(values).unwrap_or(&mut [])
            }
        }
    }
}

impl Default for Cells {
    fn default() -> Self {
        Self::Many(Arc::default())
    }
}

impl From<&mut Vec<Value>> for Cells {
    /// Takes the values out, and leaves the room.
    fn from(values: &mut Vec<Value>) -> Self {
        match values.len() {
            1 => values.pop().map(Self::One).unwrap_or_default(),
            _ => Self::Many(values.drain(..).collect()),
        }
    }
}

impl FromIterator<Value> for Cells {
    fn from_iter<T: IntoIterator<Item = Value>>(values: T) -> Self {
        Self::from(&mut Vec::from_iter(values))
    }
}

/// The formulas of a case made flat, once: when it is first worked out. It is no part of what a
/// case says, so cases are equal without it, and a copy makes its own.
#[derive(Default)]
pub struct Flattened(OnceLock<Arc<Program>>);

impl Flattened {
    fn program(case: &Case) -> &Program {
        case.flattened.0.get_or_init(|| Arc::new(Program::of(case)))
    }
}

impl Clone for Flattened {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Flattened {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Flattened {}

impl core::fmt::Debug for Flattened {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Flattened")
    }
}

/// The formulas of a case made flat, to be read.
#[must_use]
pub fn program(case: &Case) -> &Program {
    Flattened::program(case)
}

/// Of each quantity of a case, in their order, whether the claim rests on it, or what is left of it net,
/// so that another figure there may move it. It rests on itself; what it reads of the paper alone does
/// not count.
#[must_use]
pub fn claim_rests_on(case: &Case) -> Vec<bool> {
    let claim = [Some(case.claim.quantity), case.claim.net];
    let mut rests = rest_on(case, claim.into_iter().flatten());
    // What is done to a level as a whole counts from its start.
    for (index, quantity) in case.each_quantity() {
        let start = quantity.input().and_then(|input| input.level_from);
        if let (Some(start), true) = (start, is_marked(&rests, index)) {
            mark(&mut rests, start);
        }
    }
    rests
}

/// Of each quantity of a case, in their order, whether one of these rests on it. Each rests on itself.
#[must_use]
pub fn rest_on(case: &Case, figures: impl IntoIterator<Item = QuantityIndex>) -> Vec<bool> {
    let mut rests = vec![false; case.quantities.len()];
    for figure in figures {
        mark(&mut rests, figure);
    }
    // Each comes after all that it rests on.
    for step in Flattened::program(case).steps.iter().rev() {
        if is_marked(&rests, step.quantity) {
            step.reads.iter().for_each(|read| mark(&mut rests, *read));
        }
    }
    rests
}

fn mark(quantities: &mut [bool], index: QuantityIndex) {
    if let Some(slot) = quantities.get_mut(usize::from(index.0)) {
        *slot = true;
    }
}

fn is_marked(quantities: &[bool], index: QuantityIndex) -> bool {
    quantities.get(usize::from(index.0)) == Some(&true)
}

/// Some quantities of a case that are asked for, and which calculations they rest on: found once for who
/// asks for the same again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked(
    /// Positions among the steps of the case's program.
    Box<[usize]>,
);

impl Asked {
    /// These quantities of a case are asked for.
    #[must_use]
    pub fn of(case: &Case, quantities: impl IntoIterator<Item = QuantityIndex>) -> Self {
        let rests = rest_on(case, quantities);
        let steps = Flattened::program(case).steps.iter().enumerate();
        let wanted = steps.filter(|(_, step)| is_marked(&rests, step.quantity));
        Self(wanted.map(|(position, _)| position).collect())
    }
}

/// The figures of a case: every cell of every quantity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures(Vec<Cells>);

impl Figures {
    /// The figures from the paper's own inputs.
    #[must_use]
    pub fn paper(case: &Case) -> Self {
        let program = Flattened::program(case);
        let mut figures = Self(program.given.clone());
        program.with_room(|room| {
            for step in &program.steps {
                let run = Run {
                    case,
                    figures: &figures,
                    paper: None,
                };
                let cells = run.step(step, room);
                figures.put_step(step, cells);
            }
        });
        figures
    }

    /// The figures from the paper's own inputs with some replaced, and with them all that rests on
    /// those. The replaced cells themselves stay as they were worked out.
    #[must_use]
    pub fn replaced(case: &Case, instead: &dyn Instead) -> Self {
        let program = Flattened::program(case);
        let mut figures = Self(program.given.clone());
        // As the formulas see them.
        let mut seen = figures.clone();
        for (index, _) in case.each_quantity() {
            seen.replace(case, index, instead);
        }
        program.with_room(|room| {
            for step in &program.steps {
                let run = Run {
                    case,
                    figures: &seen,
                    paper: None,
                };
                let cells = run.step(step, room);
                figures.put_step(step, cells.clone());
                seen.put_step(step, cells);
                seen.replace(case, step.quantity, instead);
            }
        });
        figures
    }

    /// The figures with a reader's edits; `paper` are those without. Only what rests on an edited
    /// input is worked out, and what comes out as before is shared with `paper`.
    #[must_use]
    pub fn now(case: &Case, edits: &Edits, paper: &Self) -> Self {
        Self::edited(case, edits, paper, &Flattened::program(case).steps)
    }

    /// As [`Figures::now`] gives them, the figures of what is asked for and of all that it rests on; of any
    /// other quantity they are those of `paper` or those of now.
    #[must_use]
    pub fn asked(case: &Case, asked: &Asked, edits: &Edits, paper: &Self) -> Self {
        let steps = &Flattened::program(case).steps;
        let steps = asked.0.iter().filter_map(|step| steps.get(*step));
        Self::edited(case, edits, paper, steps)
    }

    /// Works out those of these calculations that rest on an edited input; they are in their order.
    fn edited<'a>(
        case: &'a Case,
        edits: &Edits,
        paper: &Self,
        steps: impl IntoIterator<Item = &'a Step>,
    ) -> Self {
        let mut figures = paper.clone();
        if edits.is_empty() {
            return figures;
        }
        // Of each quantity, whether it is another than in the paper.
        let mut moved = vec![false; paper.0.len()];
        for index in edits.list().iter().map(|edit| edit.quantity) {
            if let Some(values) = input_values(case, index, edits)
                && values != paper.cells(index)
            {
                mark(&mut moved, index);
                figures.put(index, Cells::from_iter(values));
            }
        }
        Flattened::program(case).with_room(|room| {
            for step in steps {
                if step.reads.iter().any(|read| is_marked(&moved, *read)) {
                    let run = Run {
                        case,
                        figures: &figures,
                        paper: Some(paper),
                    };
                    let cells = run.step(step, room);
                    let before = paper.cells(step.quantity);
                    let cell = |(place, cell)| before.get(step.cell(place)) == Some(cell);
                    if !cells.list().iter().enumerate().all(cell) {
                        mark(&mut moved, step.quantity);
                        figures.put_step(step, cells);
                    }
                }
            }
        });
        figures
    }

    /// All cells of a quantity; the last axis runs fastest.
    #[must_use]
    pub fn cells(&self, quantity: QuantityIndex) -> &[Value] {
        self.0.get(usize::from(quantity.0)).map_or(&[], Cells::list)
    }

    /// Whether all cells of a quantity are the same in both. Cheap where they are shared, as what
    /// no edit touches is between the paper and now.
    #[must_use]
    pub fn same(&self, quantity: QuantityIndex, other: &Self) -> bool {
        let position = usize::from(quantity.0);
        match (self.0.get(position), other.0.get(position)) {
            (Some(Cells::Many(one)), Some(Cells::Many(other))) if Arc::ptr_eq(one, other) => true,
            (one, other) => one == other,
        }
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

    fn put(&mut self, quantity: QuantityIndex, cells: Cells) {
        if let Some(slot) = self.0.get_mut(usize::from(quantity.0)) {
            *slot = cells;
        }
    }

    /// Puts what a step works out: all cells of a quantity, or those of them that it is about.
    fn put_step(&mut self, step: &Step, cells: Cells) {
        match self.0.get_mut(usize::from(step.quantity.0)) {
            Some(slot) if step.part.is_some() => {
                let slot = slot.for_change();
                for (place, value) in cells.list().iter().enumerate() {
                    if let Some(cell) = slot.get_mut(step.cell(place)) {
                        cell.clone_from(value);
                    }
                }
            }
            Some(slot) => *slot = cells,
            None => {}
        }
    }

    fn shared(&self, quantity: QuantityIndex) -> Cells {
        self.0
            .get(usize::from(quantity.0))
            .cloned()
            .unwrap_or_default()
    }

    /// Puts other figures in the place of some cells.
    fn replace(&mut self, case: &Case, index: QuantityIndex, instead: &dyn Instead) {
        let Some(quantity) = case.quantity(index) else {
            return;
        };
        let figure = |cell| instead.figure(index, &case.place_of(quantity, cell));
        let cells = self.cells(index);
        let others: Vec<Option<Value>> = (0..cells.len()).map(figure).collect();
        if others.iter().any(Option::is_some) {
            let cells = cells
                .iter()
                .zip(others)
                .map(|(cell, other)| other.unwrap_or_else(|| cell.clone()))
                .collect::<Cells>();
            self.put(index, cells);
        }
    }
}
