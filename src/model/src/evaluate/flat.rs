//! A case's formulas made flat: each a list of operations, and each operation worked out once for
//! every place of the axes that it hangs on, not once for every cell of the quantity. A sum that
//! does not depend on the cell is so worked out once, and a running sum grows by one term a month.
//!
//! Made from a case by [`super::flatten`] when it is first worked out, and kept beside it. Others may
//! read it ([`super::program`]): what works out many draws at a time reads no formula a second time.

use super::operation::{self, Gathered};
use super::{Cells, Coordinates, Evaluator, Figures};
use crate::case::{Calculation, Case, QuantityIndex};
use crate::deciding::Rounding;
use crate::expr::{Gathering, Operator};
use crate::value::{Fault, Value};
use std::sync::{Arc, Mutex};

/// The formulas of a case, in the order in which they are worked out.
#[derive(Debug)]
pub struct Program {
    /// Every quantity's cells before any edit; those of calculations are empty.
    pub(super) given: Vec<Cells>,
    /// The calculations, each after what it rests on.
    pub steps: Vec<Step>,
    /// What operations gave last, kept for the room they took.
    room: Mutex<Room>,
}

/// What each operation of a calculation gives, used again from one calculation to the next.
pub(super) type Room = Vec<Vec<Value>>;

impl Program {
    pub(super) fn new(given: Vec<Cells>, steps: Vec<Step>) -> Self {
        Self {
            given,
            steps,
            room: Mutex::default(),
        }
    }

    /// Does some work with the room kept here, or, where that is in use, with room of its own.
    pub(super) fn with_room<T>(&self, work: impl FnOnce(&mut Room) -> T) -> T {
        match self.room.try_lock() {
            Ok(mut room) => work(&mut room),
            Err(_) => work(&mut Room::new()),
        }
    }
}

/// One calculation; or its cells at one item, where it follows from itself or others at the item before.
#[derive(Debug)]
pub struct Step {
    /// What it works out.
    pub quantity: QuantityIndex,
    /// What it rests on, each once; without what it reads of the paper alone.
    pub reads: Box<[QuantityIndex]>,
    /// How many cells it works out.
    pub cells: usize,
    /// Which of its cells; all of them where that is not said.
    pub part: Option<Pick>,
    /// How.
    pub formula: Formula,
}

/// How a calculation is worked out.
#[derive(Debug)]
pub enum Formula {
    /// By operations, the last of which is shown where `result` says.
    Flat {
        /// One after another.
        operations: Box<[Operation]>,
        /// What it comes to.
        result: Operand,
    },
    /// Cell by cell: its parts have more places than can be laid out at once.
    Walked,
}

/// One operation, and at how many places it is worked out.
#[derive(Debug)]
pub struct Operation {
    /// What is done.
    pub kind: Kind,
    /// At how many places.
    pub places: usize,
}

/// Where an operand's figures stand.
#[derive(Clone, Debug)]
pub enum Source {
    /// In the formula, or in print.
    Constants(Cells),
    /// A quantity as it stands.
    Figures(QuantityIndex),
    /// A quantity of the paper.
    Paper(QuantityIndex),
    /// What an earlier operation gave.
    Earlier(usize),
}

/// Which of an operand's figures serves a place.
#[derive(Clone, Debug)]
pub enum Pick {
    /// The one of the same position.
    Same,
    /// One for all places.
    One(usize),
    /// As listed; a position beyond the last where there is none.
    Listed(Arc<[u16]>),
}

/// What an operation works on.
#[derive(Clone, Debug)]
pub struct Operand {
    /// Where its figures stand.
    pub source: Source,
    /// Which of them serves a place.
    pub pick: Pick,
}

/// An axis among the places of an operation: the position on it is `place / stride % length`.
#[derive(Clone, Copy, Debug)]
pub struct Along {
    /// How many places lie between one of its items and the next.
    pub stride: usize,
    /// How many items it has.
    pub length: usize,
}

impl Along {
    /// The position on it.
    #[must_use]
    pub fn item(self, place: usize) -> usize {
        place
            .checked_div(self.stride)
            .and_then(|steps| steps.checked_rem(self.length))
            .unwrap_or(0)
    }
}

/// What is done; as in [`crate::expr::Expr`].
#[derive(Debug)]
pub enum Kind {
    /// Two figures and what joins them.
    Join(Operator, Operand, Operand),
    /// `-x`
    Negate(Operand),
    /// `not x`
    Not(Operand),
    /// `if c then x else y`
    If(Operand, Operand, Operand),
    /// The largest, if so, or the smallest.
    Extreme(bool, Box<[Operand]>),
    /// `round(x to step)` and its kin.
    Round(Rounding, Operand, Operand),
    /// `span` figures of the operand for each place, one after another.
    Gather(Gathering, Operand, usize),
    /// From the first item to the present one.
    Cumulative(Operand, Along),
    /// The operand as it was an item before, and what stands before the first.
    Previous(Operand, Operand, Along),
    /// Another operand for each item.
    ByItem(Box<[Operand]>, Along),
    /// What is still needed left out.
    WithoutNeeds(Operand),
    /// The print of an input's cell, and the figure now.
    PrintEnd {
        /// The input.
        input: QuantityIndex,
        /// Its cell.
        cell: Pick,
        /// The figure now.
        now: Operand,
        /// Whether the upper end is wanted.
        highest: bool,
    },
    /// The second where the first is none or still needed.
    Otherwise(Operand, Operand),
}

impl Step {
    /// The cell of the quantity that is worked out at a place.
    #[must_use]
    pub fn cell(&self, place: usize) -> usize {
        self.part.as_ref().map_or(place, |part| part.at(place))
    }
}

/// Working out: the figures so far, and room for what operations give.
pub(super) struct Run<'a> {
    pub(super) case: &'a Case,
    pub(super) figures: &'a Figures,
    pub(super) paper: Option<&'a Figures>,
}

/// The figures of an operand, by place.
#[derive(Clone, Copy)]
struct View<'a> {
    cells: &'a [Value],
    pick: &'a Pick,
}

static NO_SUCH_PLACE: Value = Value::Error(Fault::NoSuchPlace);

impl Pick {
    /// The position among the operand's figures.
    #[must_use]
    pub fn at(&self, place: usize) -> usize {
        match self {
            Self::Same => place,
            Self::One(cell) => *cell,
            Self::Listed(cells) => cells.get(place).map_or(usize::MAX, |cell| (*cell).into()),
        }
    }
}

impl<'a> View<'a> {
    fn at(self, place: usize) -> &'a Value {
        self.cells
            .get(self.pick.at(place))
            .unwrap_or(&NO_SUCH_PLACE)
    }
}

impl Run<'_> {
    /// A calculation's cells; `room` is used again from one to the next.
    pub(super) fn step(&self, step: &Step, room: &mut Room) -> Cells {
        let Formula::Flat { operations, result } = &step.formula else {
            return self.walked(step);
        };
        if room.len() < operations.len() {
            room.resize_with(operations.len(), Vec::new);
        }
        for (position, operation) in operations.iter().enumerate() {
            let (earlier, rest) = room.split_at_mut(position);
            if let Some(out) = rest.first_mut() {
                out.clear();
                self.operation(operation, earlier, out);
            }
        }
        // What is of the same order may have more places: the first item of the axis that runs slowest.
        let whole = self.view(result, room).cells.len() == step.cells;
        match (&result.source, &result.pick) {
            (Source::Earlier(last), Pick::Same) if whole => {
                room.get_mut(*last).map(Cells::from).unwrap_or_default()
            }
            (Source::Figures(other), Pick::Same) if whole => self.figures.shared(*other),
            _ => {
                let result = self.view(result, room);
                (0..step.cells)
                    .map(|cell| result.at(cell).clone())
                    .collect()
            }
        }
    }

    fn walked(&self, step: &Step) -> Cells {
        let evaluator = Evaluator::new(self.case, self.figures, self.paper);
        let Some((quantity, calculation)) = self.calculation(step.quantity) else {
            return Cells::default();
        };
        (0..step.cells)
            .map(|place| {
                let at = Coordinates::of_cell(self.case, quantity, step.cell(place));
                evaluator.calculation(calculation, at)
            })
            .collect()
    }

    fn calculation(&self, index: QuantityIndex) -> Option<(&crate::case::Quantity, &Calculation)> {
        let quantity = self.case.quantity(index)?;
        match &quantity.kind {
            crate::case::QuantityKind::Calculation(calculation) => Some((quantity, calculation)),
            _ => None,
        }
    }

    fn view<'v>(&'v self, operand: &'v Operand, earlier: &'v [Vec<Value>]) -> View<'v> {
        View {
            cells: match &operand.source {
                Source::Constants(cells) => cells.list(),
                Source::Figures(quantity) => self.figures.cells(*quantity),
                Source::Paper(quantity) => self.paper.unwrap_or(self.figures).cells(*quantity),
                Source::Earlier(operation) => earlier.get(*operation).map_or(&[], Vec::as_slice),
            },
            pick: &operand.pick,
        }
    }

    fn operation(&self, operation: &Operation, earlier: &[Vec<Value>], out: &mut Vec<Value>) {
        let view = |operand| self.view(operand, earlier);
        let places = 0..operation.places;
        match &operation.kind {
            Kind::Join(operator, x, y) => {
                let (x, y) = (view(x), view(y));
                match operator {
                    // Nearly all that cases do, and so not asked for by what it is at every place.
                    Operator::Times => {
                        out.extend(places.map(|place| x.at(place).times(y.at(place))));
                    }
                    Operator::Minus => {
                        out.extend(places.map(|place| x.at(place).minus(y.at(place))));
                    }
                    other => {
                        let join = operation::joining(*other);
                        out.extend(places.map(|place| join(x.at(place), y.at(place))));
                    }
                }
            }
            Kind::Negate(x) => {
                let x = view(x);
                out.extend(places.map(|place| x.at(place).negated()));
            }
            Kind::Not(x) => {
                let x = view(x);
                out.extend(places.map(|place| operation::denied(x.at(place))));
            }
            Kind::If(condition, x, y) => {
                let (condition, x, y) = (view(condition), view(x), view(y));
                out.extend(places.map(|place| {
                    let condition = condition.at(place);
                    match operation::answer(condition) {
                        Some(true) => x.at(place),
                        Some(false) => y.at(place),
                        None => condition,
                    }
                    .clone()
                }));
            }
            Kind::Extreme(larger, of) => out.extend(places.map(|place| {
                of.iter().fold(Value::None, |best, x| {
                    best.extreme(view(x).at(place), *larger)
                })
            })),
            Kind::Round(rounding, x, step) => {
                let (x, step) = (view(x), view(step));
                out.extend(
                    places.map(|place| operation::rounded(*rounding, x.at(place), step.at(place))),
                );
            }
            Kind::Gather(gathering, x, span) => {
                let x = view(x);
                let mut next = 0_usize;
                out.extend(places.map(|_| {
                    let mut gathered = Gathered::default();
                    let end = next.saturating_add(*span);
                    (next..end).for_each(|term| gathered.add(*gathering, x.at(term)));
                    next = end;
                    gathered.finish(*gathering)
                }));
            }
            Kind::Cumulative(x, along) => {
                let x = view(x);
                for place in places {
                    let so_far = match along.item(place) {
                        0 => None,
                        _ => place.checked_sub(along.stride).and_then(|one| out.get(one)),
                    };
                    let sum = so_far.unwrap_or(&Value::None).plus(x.at(place));
                    out.push(sum);
                }
            }
            Kind::Previous(x, start, along) => {
                let (x, start) = (view(x), view(start));
                out.extend(places.map(|place| {
                    match along.item(place) {
                        0 => start.at(place),
                        _ => x.at(place),
                    }
                    .clone()
                }));
            }
            Kind::ByItem(of, along) => out.extend(places.map(|place| {
                of.get(along.item(place))
                    .map_or(&NO_SUCH_PLACE, |x| view(x).at(place))
                    .clone()
            })),
            Kind::WithoutNeeds(x) => {
                let x = view(x);
                out.extend(places.map(|place| operation::without_needs(x.at(place))));
            }
            Kind::PrintEnd {
                input,
                cell,
                now,
                highest,
            } => {
                let input = self.case.quantity(*input).and_then(|it| it.input());
                let now = view(now);
                out.extend(places.map(|place| {
                    let given = input.and_then(|input| input.given.get(cell.at(place)));
                    operation::print_end(given, now.at(place), *highest)
                }));
            }
            Kind::Otherwise(x, y) => {
                let (x, y) = (view(x), view(y));
                out.extend(places.map(|place| {
                    let x = x.at(place);
                    match operation::wants_other(x) {
                        true => y.at(place),
                        false => x,
                    }
                    .clone()
                }));
            }
        }
    }
}
