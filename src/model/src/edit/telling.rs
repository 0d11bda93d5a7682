//! Edits in words; several changes of one series are told as what they make together.

use super::together::{Run, is_level, is_move, part, runs};
use super::{Change, Edit, Edits, along};
use crate::axis::AxisKind;
use crate::case::{Case, Control, Quantity, QuantityIndex, Says};
use crate::exact::Exact;
use rust_decimal::Decimal;

const NUMBERS: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

fn in_words(number: u16) -> String {
    NUMBERS
        .get(usize::from(number))
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// A share of something: `half of what the paper plans`.
fn share_words(share: Decimal, whole: &str) -> String {
    let named = [
        (Decimal::new(5, 1), "half of "),
        (Decimal::new(25, 2), "a quarter of "),
        (Decimal::new(75, 2), "three quarters of "),
        (Decimal::TWO, "twice "),
        (Decimal::ZERO, "none of "),
    ];
    let part = match named.iter().find(|(number, _)| *number == share) {
        Some((_, words)) => (*words).to_owned(),
        None => {
            let percent = share.exact_mul(Decimal::ONE_HUNDRED).unwrap_or(share);
            let places = crate::number::places_needed(percent, 9);
            [&crate::number::grouped(percent, places), "% of "].concat()
        }
    };
    [&part, whole].concat()
}

/// What the paper gives for a series, of which shares are taken.
fn plan(quantity: &Quantity) -> &'static str {
    if is_level(quantity) {
        "the change the paper plans"
    } else {
        "what the paper plans"
    }
}

/// What is done to a series, without which part of it; `whole` is what a share is of.
fn done(case: &Case, quantity: &Quantity, change: &Change, whole: &str) -> String {
    let figure = |value: Decimal| crate::words::figure(case, quantity, value);
    let axis = along(case, quantity).and_then(|axis| case.axis(axis));
    let moved = |count: u16, way: &str| {
        let item = axis.map_or("item", |axis| match axis.kind {
            AxisKind::Months => "month",
            AxisKind::Years => "year",
            AxisKind::Items => "item",
        });
        let plural = if count == 1 { "" } else { "s" };
        format!("{} {item}{plural} {way}", in_words(count))
    };
    // What of a flow would come before its first item.
    let ahead = |what: &str| match axis.and_then(|axis| axis.items.first()) {
        Some(first) if !is_level(quantity) => {
            let first = &first.label;
            match what {
                "" => format!(", what falls before {first} left out"),
                _ => format!(", what falls before {first} counted in {first}"),
            }
        }
        _ => String::new(),
    };
    match change {
        Change::Set(cells) => cells_words(case, quantity, cells),
        Change::Scale { share, .. } => share_words(*share, whole),
        Change::Move { by, .. } if *by < 0 => moved(by.unsigned_abs(), "early") + &ahead(""),
        Change::Move { by, .. } => moved(by.unsigned_abs(), "late"),
        Change::Early { by, .. } => moved(*by, "early") + &ahead("kept"),
        Change::Fill { value, .. } => input_words(case, quantity, *value) + " throughout",
        Change::Line { from, to, .. } => {
            format!("a straight line from {} to {}", figure(*from), figure(*to))
        }
    }
}

fn cells_words(case: &Case, quantity: &Quantity, cells: &[(usize, Option<Decimal>)]) -> String {
    match cells {
        [(_, Some(value))] if quantity.axes.is_empty() => input_words(case, quantity, *value),
        [(_, None)] if quantity.axes.is_empty() => "left empty".to_owned(),
        [(cell, value)] => {
            let place = case.place_label(&case.place_of(quantity, *cell));
            let value = value.map_or_else(
                || "left empty".to_owned(),
                |value| crate::words::figure(case, quantity, value),
            );
            format!("{place}: {value}")
        }
        many => format!("{} cells changed by hand", many.len()),
    }
}

/// Words with the place they are of, if that is not all.
fn at(place: &str, words: String) -> String {
    if place.is_empty() {
        words
    } else {
        [place, ": ", &words].concat()
    }
}

/// One edit in words, as it stands beside a changed series: `half of what the paper plans`,
/// `three months late`; a place other than all is named first.
#[must_use]
pub fn words(case: &Case, edit: &Edit) -> String {
    let Some(quantity) = case.quantity(edit.quantity) else {
        return String::new();
    };
    let place = part(&edit.change).map(|on| case.place_label(on));
    at(
        &place.unwrap_or_default(),
        done(case, quantity, &edit.change, plan(quantity)),
    )
}

/// A value of an input in words: the option of a choice, yes or no, or the figure with its unit.
#[must_use]
pub fn input_words(case: &Case, quantity: &Quantity, value: Decimal) -> String {
    match quantity.input().map(|input| &input.control) {
        _ if quantity.says == Says::Truth => if value.is_zero() { "no" } else { "yes" }.to_owned(),
        _ if let Says::Item(axis) = quantity.says => case
            .item(axis, value)
            .map_or_else(String::new, |item| item.label.clone()),
        Some(Control::Choice(options)) => usize::try_from(value)
            .ok()
            .and_then(|position| options.get(position))
            .map_or_else(String::new, |option| option.label.clone()),
        _ => crate::words::figure(case, quantity, value),
    }
}

/// All edits of one input in one sentence, told as what they make together: `a quarter of what the
/// paper plans, three months late`. Empty if there are none.
#[must_use]
pub fn sentence(case: &Case, edits: &Edits, index: QuantityIndex) -> String {
    let Some(quantity) = case.quantity(index) else {
        return String::new();
    };
    let mut told: Vec<String> = Vec::new();
    for run in runs(case, quantity, edits, index) {
        let (then, whole) = match told.is_empty() {
            true => ("", plan(quantity)),
            false => ("then ", "that"),
        };
        let parts = match run {
            Run::Alone(change) => {
                let place = part(&change).cloned();
                let then = if place.is_some() { then } else { "" };
                told.push(then.to_owned());
                vec![(place.into_iter().collect(), vec![change])]
            }
            Run::Parts(parts) => {
                told.push(then.to_owned());
                parts
            }
        };
        let parts = parts.iter().map(|(places, steps)| {
            let labels: Vec<String> = places.iter().map(|it| case.place_label(it)).collect();
            let words = steps_words(case, quantity, steps, whole);
            at(&labels.join(" and "), words)
        });
        let parts: Vec<String> = parts.collect();
        if let Some(last) = told.last_mut() {
            last.push_str(&parts.join("; "));
        }
    }
    told.join("; ")
}

fn steps_words(case: &Case, quantity: &Quantity, steps: &[Change], mut whole: &str) -> String {
    let mut text = String::new();
    let mut moved = false;
    for step in steps {
        let moves = is_move(step);
        if !text.is_empty() {
            text.push_str(if moved && moves { ", then " } else { ", " });
        }
        text.push_str(&done(case, quantity, step, whole));
        (moved, whole) = (moves, "that");
    }
    text
}
