//! What matters most: each input moved alone, and what that does to a figure.

use super::{Goal, Subject, effect, empty_cells};
use casebook_model::Decimal;
use casebook_model::case::{Case, Control, Input, Quantity, QuantityIndex, Range};
use casebook_model::caution::bounds;
use casebook_model::deciding::{Rounding, is_nought, same};
use casebook_model::edit::{Change, Edit};
use casebook_model::exact::Exact;
use casebook_model::value::Value;

/// How an input is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// To the ends of what its case file calls plausible.
    Range,
    /// A tenth less and a tenth more: of a level, of its way from the start. Whole numbers go on to
    /// the next whole one, and nothing goes beyond what it can be in the nature of things.
    Tenth,
    /// From yes to no, or from no to yes.
    Flip,
    /// To each of the other options.
    Options,
}

/// One way in which an input was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Try {
    /// What was done to it.
    pub edit: Edit,
    /// Whether it was moved upwards; of options and of yes and no, to a later one.
    pub up: bool,
    /// The one value that all its figures then have; `None` where they differ.
    pub value: Option<Decimal>,
    /// The figure in question.
    pub figure: Value,
    /// By how much it moved; `None` where it is no number before or after.
    pub effect: Option<Decimal>,
}

/// An input that was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The input.
    pub input: QuantityIndex,
    /// How.
    pub by: By,
    /// What was tried, in rising order.
    pub tries: Vec<Try>,
    /// How far apart the figure's values are, the present among them; `None` where it becomes no
    /// number.
    pub spread: Option<Decimal>,
}

/// Why an input was not moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Still {
    /// A tenth of nought is nought, and no range is stated.
    Nought,
    /// It is at the only value it can have.
    Bound,
    /// It does not apply.
    DoesNotApply,
    /// These of its cells are empty; others may have been moved. `waits`: the figure in question waits
    /// for one of them.
    Empty {
        /// The cells.
        cells: Vec<usize>,
        /// Whether the figure cannot be worked out before.
        waits: bool,
    },
}

/// What matters most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matters {
    /// The figure as things stand.
    pub figure: Value,
    /// The inputs that were moved: those that leave no number first, then by the size of what they
    /// move; inputs that move it alike stand as in the form.
    pub moved: Vec<Moved>,
    /// The inputs, or parts of them, that were not.
    pub still: Vec<(QuantityIndex, Still)>,
}

/// Moves each input alone, as things stand.
#[must_use]
pub fn matters(subject: Subject<'_>, goal: &Goal) -> Matters {
    let case = subject.case;
    let figure = goal.of(case, subject.now);
    let (mut moved, mut still) = (Vec::new(), Vec::new());
    let inputs = case.groups.iter().flat_map(|group| &group.inputs);
    for (index, quantity) in inputs.filter_map(|index| Some((*index, case.quantity(*index)?))) {
        let Some(input) = quantity.input() else {
            continue;
        };
        let mover = Mover {
            subject,
            index,
            quantity,
            input,
        };
        match mover.moves() {
            Ok((by, moves)) => moved.push(mover.tried(goal, &figure, by, moves)),
            Err(Some(why)) => still.push((index, why)),
            Err(None) => {}
        }
        let cells = empty_cells(subject.now.cells(index));
        if !cells.is_empty() {
            let waits = match &figure {
                Value::Needs(needs) => needs.cells().iter().any(|cell| cell.quantity == index),
                _ => false,
            };
            still.push((index, Still::Empty { cells, waits }));
        }
    }
    casebook_model::order::by(&mut moved, |one: &Moved, other| {
        let sized = |it: &Moved| it.spread.unwrap_or(Decimal::MAX);
        sized(other).cmp(&sized(one))
    });
    Matters {
        figure,
        moved,
        still,
    }
}

/// Cells with their new values.
pub(super) type Cells = Vec<(usize, Decimal)>;

/// One way to move an input: whether upwards, and where its cells then are.
type Way = (bool, Cells);

/// One input, and how it is moved.
pub(super) struct Mover<'a> {
    pub(super) subject: Subject<'a>,
    pub(super) index: QuantityIndex,
    pub(super) quantity: &'a Quantity,
    pub(super) input: &'a Input,
}

impl Mover<'_> {
    fn case(&self) -> &Case {
        self.subject.case
    }

    /// The cells that are numbers.
    pub(super) fn present(&self) -> Cells {
        let cells = self.subject.now.cells(self.index).iter().enumerate();
        cells
            .filter_map(|(cell, value)| Some((cell, value.number()?)))
            .collect()
    }

    /// Where its cells are moved to, and whether upwards; or why nowhere.
    fn moves(&self) -> Result<(By, Vec<Way>), Option<Still>> {
        let present = self.present();
        if present.is_empty() {
            let mut empty = self.subject.now.cells(self.index).iter();
            let none = empty.all(|value| *value == Value::None);
            return Err(none.then_some(Still::DoesNotApply));
        }
        let (by, moves) = self.ways(&present);
        let other = |(_, cells): &Way| {
            let mut pairs = cells.iter().zip(&present);
            pairs.any(|((_, one), (_, other))| !same(*one, *other))
        };
        let moves: Vec<_> = moves.into_iter().filter(other).collect();
        if moves.is_empty() {
            let nought = present.iter().all(|(_, value)| is_nought(*value));
            return Err(Some(if nought { Still::Nought } else { Still::Bound }));
        }
        Ok((by, moves))
    }

    /// The ways in which it is moved, some of which may leave it where it is.
    pub(super) fn ways(&self, present: &Cells) -> (By, Vec<Way>) {
        match (&self.input.control, self.input.range) {
            (Control::YesNo, _) => (By::Flip, vec![self.flipped(present)]),
            (Control::Choice(options), _) => {
                let to = |option| {
                    (present.iter())
                        .map(move |(cell, _)| (*cell, option))
                        .collect()
                };
                let options = (0..options.len()).map(Decimal::from);
                let first = present.first().map(|(_, value)| *value);
                let up = |option| first.is_some_and(|first| option > first);
                (
                    By::Options,
                    options.map(|option| (up(option), to(option))).collect(),
                )
            }
            (Control::Number, Some(range)) => (By::Range, self.ends(present, range)),
            (Control::Number, None) => {
                let ways = [false, true].map(|up| (up, self.tenth(present, up)));
                (By::Tenth, ways.into())
            }
        }
    }

    fn flipped(&self, present: &Cells) -> Way {
        let flip = |value: Decimal| match value.is_zero() {
            true => Decimal::ONE,
            false => Decimal::ZERO,
        };
        let cells: Cells = (present.iter())
            .map(|(cell, value)| (*cell, flip(*value)))
            .collect();
        let up = cells.iter().all(|(_, value)| !value.is_zero());
        (up, cells)
    }

    fn ends(&self, present: &Cells, range: Range) -> Vec<Way> {
        let to = |end| present.iter().map(|(cell, _)| (*cell, end)).collect();
        vec![(false, to(range.low)), (true, to(range.high))]
    }

    /// Every cell a tenth less or more; one that cannot be worked out stays.
    fn tenth(&self, present: &Cells, up: bool) -> Cells {
        let moved = |(cell, value): &(usize, Decimal)| {
            (*cell, self.tenth_of(*cell, *value, up).unwrap_or(*value))
        };
        present.iter().map(moved).collect()
    }

    fn tenth_of(&self, cell: usize, value: Decimal, up: bool) -> Option<Decimal> {
        let start = self.start(cell);
        let way = value.exact_sub(start.unwrap_or_default())?;
        let tenth = way.exact_div(Decimal::TEN)?;
        // Of a level more is further from its start; a figure below nought becomes larger upwards.
        let tenth = if start.is_some() { tenth } else { tenth.abs() };
        let moved = match up {
            true => value.exact_add(tenth)?,
            false => value.exact_sub(tenth)?,
        };
        let moved = match (self.input.whole, moved.cmp(&value)) {
            (true, core::cmp::Ordering::Less) => Rounding::Down.apply(moved, Decimal::ONE)?,
            (true, core::cmp::Ordering::Greater) => Rounding::Up.apply(moved, Decimal::ONE)?,
            _ => moved,
        };
        // What stands beyond what it can be stays where it is.
        let (least, most) = bounds(self.case(), self.quantity);
        let moved = least.map_or(moved, |least| moved.max(least.min(value)));
        Some(most.map_or(moved, |most| moved.min(most.max(value))))
    }

    /// The value that a level starts from at a cell.
    fn start(&self, cell: usize) -> Option<Decimal> {
        let from = self.input.level_from?;
        let place = self.case().place_of(self.quantity, cell);
        let place = place.on(&self.case().quantity(from)?.axes);
        let start = self.subject.now.at(self.case(), from, &place);
        start.number()
    }

    fn tried(&self, goal: &Goal, figure: &Value, by: By, moves: Vec<Way>) -> Moved {
        let tries: Vec<Try> = moves
            .into_iter()
            .map(|(up, cells)| {
                let value = cells.first().map(|(_, value)| *value);
                let value = value.filter(|one| cells.iter().all(|(_, other)| one == other));
                let cells = cells.into_iter().map(|(cell, to)| (cell, Some(to)));
                let edit = Edit {
                    quantity: self.index,
                    change: Change::Set(cells.collect()),
                };
                let edits = self.subject.edits.clone().with(self.case(), edit.clone());
                let moved = self.subject.with(&edits, goal);
                Try {
                    edit,
                    up,
                    value,
                    effect: effect(figure, &moved),
                    figure: moved,
                }
            })
            .collect();
        let spread = tries
            .iter()
            .try_fold((Decimal::ZERO, Decimal::ZERO), |(low, high), one| {
                let effect = one.effect?;
                Some((low.min(effect), high.max(effect)))
            })
            .and_then(|(low, high)| high.exact_sub(low));
        Moved {
            input: self.index,
            by,
            tries,
            spread,
        }
    }
}
