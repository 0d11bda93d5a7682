//! Working out one step after another: its operations, or cell by cell what cannot be laid out.

use super::flat::{Formula, Room, Run, Step};
use super::flatten::worked_out;
use super::{Cells, Coordinates, Evaluator, Figures, Instead};
use crate::case::{Case, QuantityIndex};
use crate::value::Value;

/// What steps are worked out with.
pub(super) struct Work<'a> {
    pub(super) case: &'a Case,
    /// The figures without edits, if there are some.
    pub(super) paper: Option<&'a Figures>,
    /// What formulas see in the place of figures; those on which a step rests have it already.
    pub(super) instead: Option<&'a dyn Instead>,
}

/// What takes the cells of a quantity.
pub(super) type Put<'p> = &'p mut dyn FnMut(&mut Figures, QuantityIndex, Cells);

impl<'a> Work<'a> {
    /// Without edits.
    pub(super) fn on_paper(case: &'a Case) -> Self {
        Self {
            case,
            paper: None,
            instead: None,
        }
    }

    /// Works a step out on these figures, and hands over the cells of each of its quantities.
    pub(super) fn step(&self, step: &Step, figures: &mut Figures, room: &mut Room, put: Put<'_>) {
        // What is put in the place of a figure counts for the item that follows from it.
        let each = self.instead.is_some() && step.along.is_some();
        match &step.formula {
            Formula::Flat {
                operations,
                results,
            } if !each => {
                self.run(figures).operations(operations, room);
                for (quantity, result) in step.quantities.iter().zip(results) {
                    let cells = self.run(figures).cells(*quantity, result, room);
                    put(figures, *quantity, cells);
                }
            }
            _ => {
                let walked = self.walked(step, figures);
                for quantity in &step.quantities {
                    put(figures, *quantity, walked.shared(*quantity));
                }
            }
        }
    }

    fn run<'r>(&'r self, figures: &'r Figures) -> Run<'r> {
        Run {
            case: self.case,
            figures,
            paper: self.paper,
        }
    }

    /// A step worked out cell by cell; what follows from each other, item by item.
    fn walked(&self, step: &Step, figures: &Figures) -> Figures {
        let mut figures = figures.clone();
        let items = step.along.map_or(1, |axis| self.case.length(axis));
        for item in 0..items {
            for index in &step.quantities {
                let Some((calculation, quantity)) = worked_out(self.case, *index) else {
                    continue;
                };
                let evaluator = Evaluator::new(self.case, &figures, self.paper);
                let evaluator = match self.instead {
                    Some(instead) => evaluator.instead(instead),
                    None => evaluator,
                };
                let before = figures.cells(*index);
                let cell = |cell: usize| {
                    let at = Coordinates::of_cell(self.case, quantity, cell);
                    match step.along.is_none_or(|axis| at.item(axis) == item) {
                        true => evaluator.calculation(calculation, at),
                        false => before.get(cell).cloned().unwrap_or(Value::None),
                    }
                };
                let cells = (0..usize::from(quantity.cells)).map(cell).collect();
                figures.put(*index, cells);
            }
        }
        figures
    }
}
