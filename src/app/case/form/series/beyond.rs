//! What of a series falls off its end when it is moved.

use super::spread::span;
use super::wanted::{adds_up, along};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Input, Quantity};
use casebook_model::edit::Change;
use casebook_model::exact::Exact;
use casebook_model::words;

/// What falls off, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// Whether it would come before the first item, not after the last.
    pub ahead: bool,
    /// The item it would come before, or after.
    pub end: String,
    /// In words, with how much it is: a sentence.
    pub words: String,
}

/// What a change would move beyond the ends of a series with these numbers; `None` if nothing.
#[must_use]
pub fn beyond(
    case: &Case,
    quantity: &Quantity,
    input: &Input,
    values: &[Option<Decimal>],
    change: &Change,
) -> Option<Beyond> {
    let (on, by, ahead) = match change {
        Change::Move { on, by } => (on, by.unsigned_abs(), *by < 0),
        Change::Early { on, by } => (on, *by, true),
        _ => return None,
    };
    if by == 0 || !adds_up(quantity, input) {
        return None;
    }
    let axis = along(case, quantity)?;
    let length = axis.items.len();
    let by = length.min(by.into());
    let items = if ahead {
        0..by
    } else {
        length.saturating_sub(by)..length
    };
    let (first, last) = (items.start, items.end.saturating_sub(1));
    let axis_index = casebook_model::edit::along(case, quantity)?;
    let mut sum = Some(Decimal::ZERO);
    let mut columns: Vec<Place> = Vec::new();
    let mut falls = false;
    for (cell, value) in values.iter().enumerate() {
        let place = case.place_of(quantity, cell);
        let inside = place.item(axis_index).is_some_and(|it| items.contains(&it));
        let Some(value) = value.filter(|value| inside && place.contains(on) && !value.is_zero())
        else {
            continue;
        };
        falls = true;
        sum = sum.and_then(|sum| sum.exact_add(value));
        let mut others = quantity.axes.clone();
        others.retain(|other| *other != axis_index);
        let column = place.on(&others);
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    if !falls {
        return None;
    }
    let over = span(axis, first, last)?;
    // What stands beside each other need not be parts of one sum.
    let what = match (columns.as_slice(), sum) {
        ([_], Some(sum)) => [&words::figure(case, quantity, sum), " of ", &over].concat(),
        _ => ["What stands at ", &over].concat(),
    };
    let end = axis.items.get(if ahead { 0 } else { last })?.label.clone();
    let words = if ahead {
        format!("{what} would come before {end}.")
    } else {
        format!("{what} would come after {end} and be left out.")
    };
    Some(Beyond { ahead, end, words })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::{File, Library};

    fn told(input: &str, change: &Change) -> Option<String> {
        let id = "cambridgeshire/2020-21/placement-mix-and-demand";
        let library = Library::of(&[File::Case(id.to_owned())]);
        let opened = library.case(id);
        let opened = opened.here().unwrap();
        let (index, quantity) = opened.case.find(input).unwrap();
        let values: Vec<_> = opened
            .paper
            .cells(index)
            .iter()
            .map(casebook_model::value::Value::number)
            .collect();
        beyond(
            &opened.case,
            quantity,
            quantity.input().unwrap(),
            &values,
            change,
        )
        .map(|it| it.words)
    }

    #[test]
    fn what_falls_off_either_end_is_told_with_how_much_it_is() {
        let on = Place::nowhere;
        let told = |change: Change| told("in_house_added", &change);
        // 3 months of 2.5 placements.
        assert_eq!(
            told(Change::Early { on: on(), by: 3 }).unwrap(),
            "7.5 placements of April to June 2020 would come before April 2020."
        );
        assert_eq!(
            told(Change::Move { on: on(), by: -3 }),
            told(Change::Early { on: on(), by: 3 })
        );
        assert_eq!(
            told(Change::Move { on: on(), by: 1 }).unwrap(),
            "2.5 placements of March 2021 would come after March 2021 and be left out."
        );
        assert!(
            told(Change::Move { on: on(), by: 40 })
                .unwrap()
                .starts_with("30 placements of April 2020 to March 2021")
        );
        assert_eq!(told(Change::Move { on: on(), by: 0 }), None);
    }

    #[test]
    fn a_level_loses_nothing() {
        let early = Change::Move {
            on: Place::nowhere(),
            by: -3,
        };
        assert_eq!(told("in_care", &early), None);
    }
}
