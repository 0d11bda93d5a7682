//! The line with numbers, read by plain arithmetic, gives the figure: of every figure of every
//! shipped case, as it is and with changes.
#![cfg(feature = "authoring")]
#![allow(
    missing_docs,
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

#[path = "common/calculator.rs"]
mod calculator;
mod common;
#[path = "common/labels.rs"]
mod labels;
#[path = "common/lines.rs"]
mod lines;
#[path = "common/sentence.rs"]
mod sentence;

use casebook_model::Decimal;
use casebook_model::authoring::read_case;
use casebook_model::case::{Case, Control, Given, Input, Quantity};
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::working::{Origin, Reading, onward, text, working};
use std::path::{Path, PathBuf};

fn case_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            case_files(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
}

/// Every shipped case.
fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases");
    let shelf = common::shelf();
    let mut files = Vec::new();
    case_files(&folder, &mut files);
    files.sort();
    files
        .iter()
        .filter(|file| file.parent() != Some(&folder))
        .map(|file| {
            let id = file.strip_prefix(&folder).unwrap().with_extension("");
            let id = id.to_str().unwrap();
            read_case(id, id, &std::fs::read_to_string(file).unwrap(), &shelf).unwrap()
        })
        .collect()
}

/// What is done to every cell of every input.
#[derive(Clone, Copy, Debug)]
enum Way {
    AsItIs,
    Filled,
    InPart,
    Nought,
    Negative,
}

fn changed(way: Way, quantity: &Quantity, input: &Input, cell: usize) -> Option<Decimal> {
    let given = input.given.get(cell)?;
    if matches!(given, Given::None) {
        return None;
    }
    let before = given.value();
    let filling = || {
        let cell = Decimal::from(cell % 7 + 3);
        if quantity.unit.percent {
            cell * Decimal::new(925, 4)
        } else {
            cell * Decimal::new(1001, 1)
        }
    };
    let choices = match &input.control {
        Control::Number => None,
        Control::YesNo => Some(2),
        Control::Choice(options) => Some(options.len()),
    };
    if let Some(choices) = choices {
        let next = (before.unwrap_or_default() + Decimal::ONE) % Decimal::from(choices);
        return match way {
            Way::AsItIs => None,
            Way::Filled => before.is_none().then_some(Decimal::ZERO),
            Way::InPart | Way::Nought | Way::Negative => Some(next),
        };
    }
    let value = before.unwrap_or_else(filling);
    match way {
        Way::AsItIs => None,
        Way::Filled => before.is_none().then_some(value),
        Way::InPart => Some((value * Decimal::new(3777, 4)).round_dp(4)),
        Way::Nought => Some(Decimal::ZERO),
        Way::Negative => Some(-value),
    }
}

fn edits(case: &Case, way: Way) -> Edits {
    let mut edits = Edits::none();
    for (index, quantity) in case.each_quantity() {
        let Some(input) = quantity.input() else {
            continue;
        };
        let cells: Vec<_> = (0..usize::from(quantity.cells))
            .filter_map(|cell| Some((cell, Some(changed(way, quantity, input, cell)?))))
            .collect();
        if !cells.is_empty() {
            let edit = Edit {
                quantity: index,
                change: Change::Set(cells),
            };
            edits = edits.with(case, edit);
        }
    }
    edits
}

/// Reads the words of every calculated number, with the figures of their labels.
fn words_read_back(case: &Case, edits: &Edits, wrong: &mut Vec<String>) {
    let paper = Figures::paper(case);
    let now = Figures::now(case, edits, &paper);
    let labels = labels::Labels::of(case, &now, &paper);
    for (index, quantity) in case.each_quantity() {
        for cell in 0..usize::from(quantity.cells) {
            let place = case.place_of(quantity, cell);
            let told = working(case, &now, &paper, index, &place).unwrap();
            let (Value::Number(value), Origin::Formula { words, .. }) = (&told.value, &told.origin)
            else {
                continue;
            };
            let line = text(words);
            let mut items = vec![0; case.axes.len()];
            for (axis, item) in place.pairs() {
                items[usize::from(axis.0)] = item;
            }
            let near = |reading: Decimal| {
                (reading - value).abs() <= value.abs() * Decimal::new(1, 9) + Decimal::new(1, 15)
            };
            let paper = false;
            let reading = sentence::read(&line, &labels, sentence::At { items, paper });
            if !matches!(reading, Ok(Some(reading)) if near(reading)) {
                wrong.push(format!(
                    "{} {}[{}]: {line}: {value}, but it reads as {reading:?}",
                    case.id,
                    quantity.id,
                    case.place_code(&place),
                ));
            }
        }
    }
}

fn all_read_back(way: Way) {
    let mut wrong = Vec::new();
    let mut read = 0;
    for case in cases() {
        let edits = edits(&case, way);
        read += lines::read_back(&case, &edits, &[], &mut wrong);
        words_read_back(&case, &edits, &mut wrong);
    }
    assert!(read > 500, "only {read} lines were read");
    assert!(
        wrong.is_empty(),
        "{} of {read} lines do not read back:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn no_two_figures_of_a_case_have_one_label() {
    for case in cases() {
        let mut labels: Vec<&str> = case.quantities.iter().map(|it| &*it.label).collect();
        labels.sort_unstable();
        let alike: Vec<_> = labels.windows(2).filter(|two| two[0] == two[1]).collect();
        assert!(alike.is_empty(), "{}: {alike:?}", case.id);
    }
}

#[test]
fn every_line_of_every_case_gives_its_figure() {
    all_read_back(Way::AsItIs);
}

#[test]
fn every_line_gives_its_figure_once_everything_is_filled_in() {
    all_read_back(Way::Filled);
}

#[test]
fn every_line_gives_its_figure_with_crooked_figures() {
    all_read_back(Way::InPart);
}

#[test]
fn every_line_gives_its_figure_with_noughts() {
    all_read_back(Way::Nought);
}

#[test]
fn every_line_gives_its_figure_with_figures_below_nought() {
    all_read_back(Way::Negative);
}

/// Going up from a figure comes to those in whose working it stands, and to no other.
#[test]
fn the_way_up_is_the_way_down_turned_round() {
    let mut steps = 0_usize;
    for case in cases() {
        let paper = Figures::paper(&case);
        let mut all = Vec::new();
        for (index, quantity) in case.each_quantity() {
            let count = paper.cells(index).len();
            all.extend((0..count).map(|cell| (index, case.place_of(quantity, cell))));
        }
        let mut above = vec![Vec::new(); all.len()];
        for (index, place) in &all {
            let told = working(&case, &paper, &paper, *index, place).unwrap();
            for part in told.parts {
                if part.reading == Reading::Now {
                    let below = all
                        .iter()
                        .position(|it| *it == (part.quantity, part.place.clone()))
                        .unwrap();
                    above[below].push((*index, place.clone()));
                    steps += 1;
                }
            }
        }
        for ((index, place), above) in all.iter().zip(above) {
            let found: Vec<_> = onward(&case, &paper, &paper, (*index, place))
                .into_iter()
                .map(|part| (part.quantity, part.place))
                .collect();
            assert_eq!(found, above, "{}: {index:?} {place:?}", case.id);
        }
    }
    assert!(steps > 2_000, "{steps}");
}
