//! How figures, items and places read on the page.

use casebook_model::Decimal;
use casebook_model::axis::{Axis, AxisIndex, Place, Time};
use casebook_model::case::{Case, Control, Quantity, Says};
use casebook_model::number::{grouped, places_needed};
use casebook_model::value::Value;
use casebook_model::words;
pub use casebook_model::words::{lowered, raised, who};

/// The most places a decimal has: an entry is never rounded.
const ALL_PLACES: u32 = 28;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
];

/// What stands in a field for a value: every digit of it, in the measure the field shows.
#[must_use]
pub fn entry_text(case: &Case, quantity: &Quantity, value: Decimal) -> String {
    let shown = words::shown(&quantity.unit, value);
    let places = match places_needed(shown, ALL_PLACES) {
        // Pence are written with two digits or not at all.
        1 if quantity.unit.sign(&case.units).is_some() => 2,
        places => places,
    };
    grouped(shown, places)
}

/// Short heads for the items of an axis: months without a year that is plain from the one before,
/// and `Low`, `Middle`, `High` where all are some optimism.
#[must_use]
pub fn heads(axis: &Axis) -> Vec<String> {
    let mut year = None;
    let shared = shared_ending(axis);
    axis.items
        .iter()
        .map(|item| match item.time {
            Some(Time::Month(month)) => {
                let name = MONTHS
                    .get(usize::from(month.number.saturating_sub(1)))
                    .copied()
                    .unwrap_or_default();
                let new = year != Some(month.year);
                year = Some(month.year);
                if new {
                    format!("{name}\u{a0}{}", month.year)
                } else {
                    name.to_owned()
                }
            }
            _ => shared
                .and_then(|ending| item.label.strip_suffix(ending))
                .map_or_else(|| item.label.clone(), |label| label.trim_end().to_owned()),
        })
        .collect()
}

/// The word that [`heads`] leave out as all of them end in it: `optimism`.
#[must_use]
pub fn left_out(axis: &Axis) -> Option<&str> {
    match axis.items.first()?.time {
        Some(Time::Month(_)) => None,
        _ => shared_ending(axis),
    }
}

/// The last word, if all of at least two labels end in it and none consists of it alone. A number is
/// no such word: without its year a date is another.
fn shared_ending(axis: &Axis) -> Option<&str> {
    let (_, ending) = axis.items.first()?.label.rsplit_once(' ')?;
    let shared = axis.items.len() > 1
        && ending.bytes().all(|letter| letter.is_ascii_alphabetic())
        && axis.items.iter().all(|item| {
            item.label
                .rsplit_once(' ')
                .is_some_and(|(_, last)| last == ending)
        });
    shared.then_some(ending)
}

/// The label of an item; empty if there is none.
#[must_use]
pub fn item_label(case: &Case, axis: AxisIndex, item: usize) -> &str {
    case.axis(axis)
        .and_then(|axis| axis.items.get(item))
        .map_or("", |item| &item.label)
}

/// A place in the middle of a sentence or a name: `April 2020, low optimism`.
#[must_use]
pub fn place(case: &Case, place: &Place) -> String {
    let mut text = String::new();
    for (axis, item) in place.pairs() {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&within(case, axis, item));
    }
    text
}

/// The label of an item as it reads within a sentence. Scenarios named alike, such as `Low
/// optimism`, take a small letter; any other label may be a name.
fn within(case: &Case, axis: AxisIndex, item: usize) -> String {
    let label = item_label(case, axis, item);
    match case.axis(axis).and_then(shared_ending) {
        Some(_) => lowered(label),
        None => label.to_owned(),
    }
}

/// A figure's label with its place: `Cost avoided, April 2020, low optimism`.
#[must_use]
pub fn figure_label(case: &Case, quantity: &Quantity, at: &Place) -> String {
    let place = place(case, &at.on(&quantity.axes));
    if place.is_empty() {
        quantity.label.clone()
    } else {
        format!("{}, {place}", quantity.label)
    }
}

/// Whether an input takes a number, so that it is typed and not picked.
#[must_use]
pub fn is_typed(quantity: &Quantity) -> bool {
    quantity
        .input()
        .is_some_and(|input| input.control == Control::Number)
}

/// `1 figure`, `3 figures`: no line breaks between the two.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number}\u{a0}{}", if number == 1 { one } else { many })
}

/// A figure with as many digits as tell it from a number that stands beside it.
#[must_use]
pub fn value_beside(case: &Case, quantity: &Quantity, value: &Value, other: Decimal) -> String {
    match value {
        Value::Number(number) if quantity.says == Says::Amount => {
            words::figure_beside(case, quantity, *number, other)
        }
        value => words::value(case, quantity, value),
    }
}

/// What lies between two figures, with its sign: `−£72,000`; `none` where it is nothing.
#[must_use]
pub fn difference(case: &Case, quantity: &Quantity, difference: Decimal) -> String {
    match words::apart(case, quantity, difference) {
        Some(amount) if difference.is_sign_negative() => ["−", &amount].concat(),
        Some(amount) => amount,
        None => "none".to_owned(),
    }
}
