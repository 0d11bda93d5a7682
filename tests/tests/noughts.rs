//! A nought is an ordinary answer: nobody without a post, nothing in the first year, no money put
//! towards it. Whatever input of a case is nought, every figure is a number, none, or waits for
//! another; none of them is an error. And what cannot be, a share below nought or above the whole or a
//! length of time below nought, makes no claim larger or smaller than the nearest that can.

use casebook_model::Decimal;
use casebook_model::authoring::{Shelf, read_case};
use casebook_model::axis::Place;
use casebook_model::case::{Case, Control, Given, Input, QuantityIndex};
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_tests::command::shipped_cases;
use std::path::Path;

fn shipped() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/cases");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let shelf = Shelf::read(&text("units.toml"), &text("documents.toml")).unwrap();
    let read = |id: String| {
        let file = format!("{id}.toml");
        read_case(&id, &file, &text(&file), &shelf).unwrap()
    };
    shipped_cases().into_iter().map(read).collect()
}

fn numbers(case: &Case) -> impl Iterator<Item = (QuantityIndex, &Input)> {
    case.each_quantity()
        .filter_map(|(index, quantity)| Some((index, quantity.input()?)))
        .filter(|(_, input)| matches!(input.control, Control::Number))
}

/// Every empty cell filled with a value.
fn filled(case: &Case, value: Decimal) -> Edits {
    let mut edits = Edits::none();
    for (quantity, input) in numbers(case) {
        let empty = input
            .given
            .iter()
            .enumerate()
            .filter(|(_, given)| matches!(given, Given::Needed));
        let cells: Vec<(usize, Option<Decimal>)> =
            empty.map(|(cell, _)| (cell, Some(value))).collect();
        if !cells.is_empty() {
            let change = Change::Set(cells);
            edits = edits.with(case, Edit { quantity, change });
        }
    }
    edits
}

fn throughout(quantity: QuantityIndex, value: Decimal) -> Edit {
    let on = Place::nowhere();
    Edit {
        quantity,
        change: Change::Fill { on, value },
    }
}

/// The figures that are errors once these edits are made.
fn errors(case: &Case, paper: &Figures, edits: &Edits, said: &str) -> Vec<String> {
    let now = Figures::now(case, edits, paper);
    let mut found = Vec::new();
    for (index, quantity) in case.each_quantity() {
        for value in now.cells(index) {
            if let Value::Error(fault) = value {
                let words = fault.words();
                found.push(format!("{}, {said}: {} {words}", case.id, quantity.id));
                break;
            }
        }
    }
    found
}

#[test]
fn no_figure_is_an_error_because_an_input_is_nought() {
    let mut found = Vec::new();
    let mut tried = 0;
    for case in shipped() {
        let paper = Figures::paper(&case);
        let starts = [
            ("as the paper stands", Edits::none()),
            ("with 1 in every empty cell", filled(&case, Decimal::ONE)),
            ("with 0 in every empty cell", filled(&case, Decimal::ZERO)),
        ];
        for (start, edits) in starts {
            found.extend(errors(&case, &paper, &edits, start));
            for (quantity, _) in numbers(&case) {
                let id = &case.quantity(quantity).unwrap().id;
                let edits = edits
                    .clone()
                    .with(&case, throughout(quantity, Decimal::ZERO));
                let said = format!("{id} = 0, {start}");
                found.extend(errors(&case, &paper, &edits, &said));
                tried += 1;
            }
        }
    }
    assert!(tried > 0);
    assert!(
        found.is_empty(),
        "{} of {tried} noughts make errors:\n{}",
        found.len(),
        found.join("\n")
    );
}

/// The claim and its parts, cell by cell.
fn claimed(case: &Case, paper: &Figures, edits: &Edits) -> Vec<(String, Vec<Value>)> {
    let now = Figures::now(case, edits, paper);
    let parts = case.parts.iter().map(|part| part.quantity);
    core::iter::once(case.claim.quantity)
        .chain(parts)
        .map(|index| {
            let id = case.quantity(index).unwrap().id.clone();
            (id, now.cells(index).to_vec())
        })
        .collect()
}

#[test]
fn no_claim_grows_with_a_share_or_a_time_that_cannot_be() {
    let half = Decimal::new(5, 1);
    let mut found = Vec::new();
    let mut tried = 0;
    for case in shipped() {
        let paper = Figures::paper(&case);
        for start in [Decimal::ONE, half] {
            let edits = filled(&case, start);
            for (quantity, input) in numbers(&case) {
                let of = case.quantity(quantity).unwrap();
                let code = of.unit.code(&case.units);
                let time = ["day", "week", "month", "year"].contains(&code.as_str());
                let mut beyond = Vec::new();
                if of.unit.percent || time {
                    beyond.push((Decimal::ZERO, -Decimal::from(7)));
                }
                // What may be more than all of it, such as a pace, says so.
                let more = |most: Option<Decimal>| most.is_some_and(|most| most > Decimal::ONE);
                let may = more(input.at_most) || more(input.range.as_ref().map(|range| range.high));
                if of.unit.percent && !may {
                    beyond.push((Decimal::ONE, Decimal::from(3)));
                }
                for (can, cannot) in beyond {
                    let with = |value| edits.clone().with(&case, throughout(quantity, value));
                    let (last, after) = (
                        claimed(&case, &paper, &with(can)),
                        claimed(&case, &paper, &with(cannot)),
                    );
                    tried += 1;
                    if last != after {
                        found.push(format!("{}: {} = {cannot} is not as {can}", case.id, of.id));
                    }
                }
            }
        }
    }
    assert!(tried > 0);
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
