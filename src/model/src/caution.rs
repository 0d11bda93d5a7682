//! A word beside a figure that stays as typed, though it can hardly be meant: it lies outside what
//! the input can be in the nature of things, or outside what its case file thinks plausible.

use crate::case::{Case, Control, Given, Input, Quantity, QuantityIndex};
use crate::deciding::order;
use crate::edit::{Edits, input_values};
use crate::unit::{Unit, UnitBook};
use crate::value::Value;
use crate::words::{cell, figure};
use rust_decimal::Decimal;

/// What ends every caution: nothing is refused or changed. It does not say that the figure is used:
/// some cases count months to a year and shares to the whole (decision 0011).
const STAYS: &str = "It stays as typed.";

/// The most that a length of time within one financial year comes to.
const A_YEAR: [(&str, i64); 3] = [("month", 12), ("week", 53), ("day", 366)];

/// What to say of a value that a reader has given an input, in two short sentences; `None` if there
/// is nothing to say. Not to be asked of what the paper itself gives.
#[must_use]
pub fn caution(case: &Case, quantity: &Quantity, value: Decimal) -> Option<String> {
    let input = quantity.input()?;
    if input.control != Control::Number {
        return None;
    }
    let told = |bound: Decimal| figure(case, quantity, bound);
    if let Some(least) =
        least(input, &quantity.unit, &case.units).filter(|least| order(value, *least).is_lt())
    {
        return Some(if least.is_zero() {
            format!("This is below nought. {STAYS}")
        } else {
            format!("This is less than {}. {STAYS}", told(least))
        });
    }
    if let Some(most) =
        most(input, &quantity.unit, &case.units).filter(|most| order(value, *most).is_gt())
    {
        return Some(format!("This is more than {}. {STAYS}", told(most)));
    }
    let range = input
        .range
        .filter(|range| order(value, range.low).is_lt() || order(value, range.high).is_gt())?;
    let low = cell(case, quantity, &Value::Number(range.low));
    let sign = quantity.unit.sign(&case.units).unwrap_or_default();
    let low = match low.strip_prefix('−') {
        Some(digits) => format!("−{sign}{digits}"),
        None => format!("{sign}{low}"),
    };
    let high = told(range.high);
    Some(format!(
        "{low} to {high} is what Casebook takes for plausible. {STAYS}"
    ))
}

/// Whether a figure below nought can be meant for an input.
#[must_use]
pub fn may_be_negative(case: &Case, quantity: &Quantity) -> bool {
    quantity.input().is_some_and(|input| {
        least(input, &quantity.unit, &case.units).is_none_or(|least| least.is_sign_negative())
    })
}

/// A caution about one cell of an input as the reader has changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caution {
    /// The input.
    pub quantity: QuantityIndex,
    /// Its cell.
    pub cell: usize,
    /// What to say.
    pub words: String,
}

/// What to say of every cell that edits have changed, in the order of the inputs.
#[must_use]
pub fn cautions(case: &Case, edits: &Edits) -> Vec<Caution> {
    let changed = case
        .each_quantity()
        .filter(|(index, _)| edits.touch(*index));
    changed
        .flat_map(|(index, quantity)| {
            let given = quantity.input().map_or(&[][..], |input| &input.given);
            let values = input_values(case, index, edits).unwrap_or_default();
            let cells = values.into_iter().zip(given).enumerate();
            cells.filter_map(move |(cell, (value, given))| {
                let value = value
                    .number()
                    .filter(|value| given.value() != Some(*value))?;
                Some(Caution {
                    quantity: index,
                    cell,
                    words: caution(case, quantity, value)?,
                })
            })
        })
        .collect()
}

/// The least and the most that an input can be in the nature of things, where that is known.
#[must_use]
pub fn bounds(case: &Case, quantity: &Quantity) -> (Option<Decimal>, Option<Decimal>) {
    let (unit, book) = (&quantity.unit, &case.units);
    match quantity.input() {
        Some(input) => (least(input, unit, book), most(input, unit, book)),
        None => (None, None),
    }
}

/// The least an input can be: as its file says, or nought if it counts something.
fn least(input: &Input, unit: &Unit, book: &UnitBook) -> Option<Decimal> {
    let implied = (unit.counts(book) || (unit.is_bare() && input.whole)).then_some(Decimal::ZERO);
    input
        .at_least
        .or_else(|| implied.filter(|least| reaches(input).all(|value| value >= *least)))
}

/// The most an input can be: as its file says, or the whole of a share, or a year.
fn most(input: &Input, unit: &Unit, book: &UnitBook) -> Option<Decimal> {
    let time = A_YEAR
        .iter()
        .find(|(name, _)| book.find(name).is_some_and(|name| *unit == Unit::of(name)));
    let implied = match time {
        Some((_, most)) => Some(Decimal::from(*most)),
        None => (*unit == Unit::percent()).then_some(Decimal::ONE),
    };
    input
        .at_most
        .or_else(|| implied.filter(|most| reaches(input).all(|value| value <= *most)))
}

/// Every figure that the paper or the case file itself has for the input: a bound that is only
/// implied does not hold where they go beyond it.
fn reaches(input: &Input) -> impl Iterator<Item = Decimal> {
    let given = input.given.iter().filter_map(Given::value);
    given.chain(input.range.iter().flat_map(|range| [range.low, range.high]))
}
