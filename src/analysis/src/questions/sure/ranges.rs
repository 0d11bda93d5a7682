//! Where the inputs of a case may lie: as its file says, as the print leaves open, or as the reader
//! says.

use super::spread::{Shape, Spread};
use crate::questions::Subject;
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Control, Given, Input, Quantity, QuantityIndex};
use casebook_model::deciding::{order, same};
use casebook_model::exact::Exact;
use casebook_model::printed::{Printed, Qualifier};

/// Who says where a figure may lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The range of the case file.
    Case,
    /// The digits and the hedge of the print.
    Print,
    /// The reader.
    Reader,
}

/// A range that a reader states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The input; a number.
    pub input: QuantityIndex,
    /// Which part of it.
    pub on: Place,
    /// The least.
    pub low: Decimal,
    /// The most.
    pub high: Decimal,
    /// The likeliest; without one, what it is as things stand, or the middle for an empty one.
    pub likely: Option<Decimal>,
    /// How the values lie between them.
    pub shape: Shape,
    /// Whether these are shares of what it is; of a level, of its way from the start.
    pub share: bool,
}

/// A cell that is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The cell.
    pub cell: usize,
    /// Where it may lie.
    pub spread: Spread,
    /// Whether it is low where the input is drawn high: a level that falls.
    pub reversed: bool,
    /// Who says so.
    pub origin: Origin,
}

/// An input that is drawn: all its cells with one draw, so that a series lies high or low as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranged {
    /// The input.
    pub input: QuantityIndex,
    /// Its cells that are.
    pub cells: Vec<Drawn>,
}

/// Why an input, or a part of it, is held at what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// It is empty.
    Empty,
    /// It is a choice, or yes or no.
    Choice,
    /// No range is stated, and none is printed.
    NoRange,
    /// What is printed is open at one end, as "over £2m".
    Open,
    /// What is printed is exact.
    Exact,
    /// The reader has put it outside its range, or has changed what was printed.
    Changed,
}

/// The inputs of a case that may lie elsewhere, in the order of the form, and those that are held.
#[must_use]
pub fn ranges(
    subject: Subject<'_>,
    stated: &[Stated],
) -> (Vec<Ranged>, Vec<(QuantityIndex, Held)>) {
    let case = subject.case;
    let (mut ranged, mut held) = (Vec::new(), Vec::new());
    let inputs = case.groups.iter().flat_map(|group| &group.inputs);
    for (index, quantity) in inputs.filter_map(|index| Some((*index, case.quantity(*index)?))) {
        let Some(input) = quantity.input() else {
            continue;
        };
        let one = One {
            subject,
            index,
            quantity,
            input,
            stated,
        };
        let mut cells = Vec::new();
        let mut why: Option<Held> = None;
        for cell in 0..usize::from(quantity.cells) {
            match one.cell(cell) {
                Ok(drawn) => cells.push(drawn),
                Err(held) => why = why.min(held).or(held),
            }
        }
        if let Some(why) = why {
            held.push((index, why));
        }
        if !cells.is_empty() {
            ranged.push(Ranged {
                input: index,
                cells,
            });
        }
    }
    (ranged, held)
}

/// One input.
struct One<'a> {
    subject: Subject<'a>,
    index: QuantityIndex,
    quantity: &'a Quantity,
    input: &'a Input,
    stated: &'a [Stated],
}

impl One<'_> {
    fn case(&self) -> &Case {
        self.subject.case
    }

    fn now(&self, cell: usize) -> Option<Decimal> {
        self.subject.now.cells(self.index).get(cell)?.number()
    }

    /// Where a cell may lie; or why it is held, nothing for a cell that does not apply.
    fn cell(&self, cell: usize) -> Result<Drawn, Option<Held>> {
        let given = self.input.given.get(cell).ok_or(None)?;
        if *given == Given::None {
            return Err(None);
        }
        if self.input.control != Control::Number {
            return Err(Some(Held::Choice));
        }
        let place = self.case().place_of(self.quantity, cell);
        let mine = |one: &&Stated| one.input == self.index && place.contains(&one.on);
        if let Some(stated) = self.stated.iter().rev().find(mine) {
            return self.stated(stated, cell).ok_or(Some(Held::NoRange));
        }
        let likely = self.now(cell).ok_or(Some(Held::Empty))?;
        let drawn = |(low, high), shape, origin| {
            let inside = order(low, likely).is_le() && order(likely, high).is_le();
            if same(low, high) {
                return Err(Some(Held::Exact));
            }
            let spread = Spread {
                low,
                likely,
                high,
                shape,
            };
            inside
                .then_some(spread)
                .ok_or(Some(Held::Changed))
                .map(|spread| Drawn {
                    cell,
                    spread,
                    reversed: false,
                    origin,
                })
        };
        match (self.input.range, given) {
            (Some(range), _) => drawn((range.low, range.high), Shape::Triangular, Origin::Case),
            (None, Given::Known { printed, .. }) => {
                if given.value().is_none_or(|given| !same(given, likely)) {
                    return Err(Some(Held::Changed));
                }
                let ends = self.ends(printed)?;
                drawn(ends, shape(printed), Origin::Print)
            }
            (None, _) => Err(Some(Held::NoRange)),
        }
    }

    /// The ends of what a print stands for; of whole numbers, those that are whole.
    fn ends(&self, printed: &Printed) -> Result<(Decimal, Decimal), Option<Held>> {
        let (low, high) = printed.ends();
        let (low, high) = low.zip(high).ok_or(Some(Held::Open))?;
        let whole = |value: Decimal, up: bool| if up { value.ceil() } else { value.floor() };
        let (low, high) = match self.input.whole {
            true => (whole(low, true), whole(high, false)),
            false => (low, high),
        };
        // A figure printed to the unit is that figure; so is a number of children.
        match order(low, high).is_lt() {
            true => Ok((low, high)),
            false => Err(Some(Held::Exact)),
        }
    }

    fn stated(&self, stated: &Stated, cell: usize) -> Option<Drawn> {
        let now = self.now(cell);
        let value = |share: Decimal| match stated.share {
            false => Some(share),
            true => {
                let start = self.start(cell).unwrap_or_default();
                now?.exact_sub(start)?.exact_mul(share)?.exact_add(start)
            }
        };
        let (one, other) = (value(stated.low)?, value(stated.high)?);
        let likely = match stated.likely {
            Some(likely) => Some(value(likely)?),
            None => now,
        };
        let middle = || one.exact_add(other)?.exact_div(Decimal::TWO);
        let (low, high) = (one.min(other), one.max(other));
        let inside = likely.filter(|likely| (low..=high).contains(likely));
        Some(Drawn {
            cell,
            spread: Spread {
                low,
                likely: inside.or_else(middle)?,
                high,
                shape: stated.shape,
            },
            reversed: other < one,
            origin: Origin::Reader,
        })
    }

    /// The value that a level starts from at a cell.
    fn start(&self, cell: usize) -> Option<Decimal> {
        let from = self.input.level_from?;
        let place = self.case().place_of(self.quantity, cell);
        let place = place.on(&self.case().quantity(from)?.axes);
        self.subject.now.at(self.case(), from, &place).number()
    }
}

/// A figure that was rounded lies anywhere within its last digit; one that is hedged, or a range, more
/// likely near what the sum takes.
fn shape(printed: &Printed) -> Shape {
    match printed.qualifier {
        Qualifier::Plain => Shape::Uniform,
        _ => Shape::Triangular,
    }
}
