//! An item added to an axis of every case, example and template: what the paper gives stays what it is.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use casebook_analysis::answer::answer;
use casebook_analysis::checks::Check;
use casebook_analysis::claim::all_checks;
use casebook_model::Decimal;
use casebook_model::added::Refusal;
use casebook_model::authoring::{Shelf, read_case};
use casebook_model::axis::{AxisIndex, AxisKind, Item};
use casebook_model::case::{Case, Control, QuantityIndex};
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use std::path::{Path, PathBuf};

const NEW: &str = "added-here";

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            found.push(path);
        }
    }
}

/// Every case file of the project.
fn cases() -> Vec<Case> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cases = here.join("../cases");
    let read = |path: &Path| std::fs::read_to_string(path).unwrap();
    let (units, documents) = (cases.join("units.toml"), cases.join("documents.toml"));
    let shelf = Shelf::read(&read(&units), &read(&documents)).unwrap();
    let mut found = Vec::new();
    for folder in [
        "../cases",
        "../../tests/examples",
        "../exchange/src/templates",
    ] {
        files(&here.join(folder), &mut found);
    }
    found.retain(|path| *path != units && *path != documents);
    found.sort();
    let case = |path: PathBuf| {
        let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
        read_case(&id, &id, &read(&path), &shelf).unwrap_or_else(|it| panic!("{id}: {it:?}"))
    };
    let all: Vec<Case> = found.into_iter().map(case).collect();
    assert!(all.len() > 35, "{}", all.len());
    all
}

fn item(id: &str) -> Item {
    Item {
        id: id.to_owned(),
        label: "Added here".to_owned(),
        time: None,
    }
}

/// Every case with every axis that takes an item more, and that item made like each of the others.
fn each(mut look: impl FnMut(&Case, &Case, AxisIndex, usize)) {
    let mut looked = 0;
    for case in cases() {
        for (axis, items) in (0_u8..).map(AxisIndex).zip(&case.axes) {
            for like in 0..items.items.len() {
                if let Ok(grown) = case.with_item(axis, item(NEW), like) {
                    looked += 1;
                    look(&case, &grown, axis, like);
                }
            }
        }
    }
    assert!(looked > 20, "{looked}");
}

/// The name of a cell: by ids, which never change.
fn name(case: &Case, index: QuantityIndex, cell: usize) -> String {
    let quantity = case.quantity(index).unwrap();
    let place = case.place_of(quantity, cell);
    format!("{}[{}]", quantity.id, case.place_code(&place))
}

/// A figure, with what it needs by name.
fn told(case: &Case, value: &Value) -> String {
    match value {
        Value::Needs(needs) => {
            let cells = needs.cells().iter();
            let mut names: Vec<String> = cells.map(|it| name(case, it.quantity, it.cell)).collect();
            names.sort();
            names.dedup();
            names.join(" ")
        }
        other => format!("{other:?}"),
    }
}

/// Figures in words, each with its name before it.
type Named = Vec<(String, String)>;

/// Every figure of a case under its name.
fn all(case: &Case, figures: &Figures) -> Named {
    let of = |index: QuantityIndex| {
        let cells = figures.cells(index).iter().enumerate();
        cells.map(move |(cell, value)| (name(case, index, cell), told(case, value)))
    };
    let mut all: Vec<_> = case
        .each_quantity()
        .flat_map(|(index, _)| of(index))
        .collect();
    all.sort();
    all
}

/// Those of the added item, and the others.
fn apart(all: Named) -> (Named, Named) {
    all.into_iter().partition(|(name, _)| name.contains(NEW))
}

#[test]
fn every_figure_check_and_print_of_the_paper_stays_what_it_is() {
    let verdicts = |case: &Case| -> Vec<String> {
        let told = |check: &Check| {
            let place = case.place_code(&check.place);
            let calculated = told(case, &check.calculated);
            format!(
                "{} {place} {calculated} {:?} {:?}",
                check.id, check.printed, check.verdict
            )
        };
        let checks = all_checks(case, &Figures::paper(case));
        checks.iter().map(told).collect()
    };
    each(|case, grown, axis, like| {
        let was = all(case, &Figures::paper(case));
        let (_, others) = apart(all(grown, &Figures::paper(grown)));
        assert_eq!(was, others, "{} like {like}", case.id);
        assert_eq!(verdicts(case), verdicts(grown), "{}", case.id);
        assert_eq!(case.claim, grown.claim);
        assert_eq!(case.published, grown.published);
        assert_eq!(answer(case), answer(grown), "{}", case.id);
        for (index, quantity) in grown.each_quantity() {
            for cell in 0..usize::from(quantity.cells) {
                let place = grown.place_of(quantity, cell);
                let added = place.item(axis) == Some(case.length(axis));
                let print = grown.printed_at(index, &place);
                match added {
                    true => assert_eq!(print, None, "an added item has no print"),
                    false => assert_eq!(print, case.printed_at(index, &place)),
                }
            }
        }
    });
}

#[test]
fn an_added_item_has_the_figures_of_the_one_that_it_is_like() {
    each(|case, grown, axis, like| {
        let (added, others) = apart(all(grown, &Figures::paper(grown)));
        let id = &case.axis(axis).unwrap().items[like].id;
        for (name, figure) in added {
            // Where it needs what the other has empty, it needs its own.
            let like = name.replace(NEW, id);
            let (_, was) = others.iter().find(|(other, _)| *other == like).unwrap();
            let sorted = |text: &str| {
                let mut parts: Vec<String> = text
                    .replace(NEW, id)
                    .split(' ')
                    .map(str::to_owned)
                    .collect();
                parts.sort();
                parts.dedup();
                parts
            };
            assert_eq!(sorted(&figure), sorted(was), "{}: {name}", case.id);
        }
    });
}

/// Every cell of every input at an item of an axis, changed.
fn changed(case: &Case, axis: AxisIndex, at: usize) -> Edits {
    let mut edits = Edits::none();
    for (index, quantity) in case.each_quantity() {
        let Some(input) = quantity.input().filter(|_| quantity.axes.contains(&axis)) else {
            continue;
        };
        let cells = (0..usize::from(quantity.cells)).filter_map(|cell| {
            let place = case.place_of(quantity, cell);
            let now = input.given[cell].value().unwrap_or(Decimal::ONE);
            let other = match input.control {
                Control::Number => now + now + Decimal::ONE,
                _ => Decimal::ONE - now.min(Decimal::ONE),
            };
            (place.item(axis) == Some(at)).then_some((cell, Some(other)))
        });
        let change = Change::Set(cells.collect());
        let quantity = index;
        edits = edits.with(case, Edit { quantity, change });
    }
    edits
}

#[test]
fn what_is_changed_in_one_does_not_move_the_other() {
    let mut moved = 0;
    each(|case, grown, axis, like| {
        let paper = Figures::paper(grown);
        let was = apart(all(grown, &paper));
        let edits = changed(grown, axis, case.length(axis));
        let now = apart(all(grown, &Figures::now(grown, &edits, &paper)));
        assert_eq!(
            was.1, now.1,
            "{}: what the added one has moves no other",
            case.id
        );
        moved += usize::from(was.0 != now.0);
        // But for formulas that look at a named item, whoever is like it.
        let edits = changed(grown, axis, like);
        let now = apart(all(grown, &Figures::now(grown, &edits, &paper)));
        assert_eq!(was.0, now.0, "{}", case.id);
    });
    assert!(moved > 10, "{moved}");
}

#[test]
fn the_axes_that_take_an_item_are_those_whose_items_stand_side_by_side() {
    let mut taken = Vec::new();
    for case in cases() {
        for (index, axis) in (0_u8..).map(AxisIndex).zip(&case.axes) {
            let may = case.may_add(index);
            if axis.kind != AxisKind::Items {
                assert_eq!(may, Err(Refusal::Time), "{} {}", case.id, axis.id);
            }
            if axis.extensible {
                assert_eq!(may, Ok(()), "{} {}", case.id, axis.id);
            }
            if may.is_ok() {
                let allows = if axis.extensible {
                    "allowed"
                } else {
                    "not allowed"
                };
                taken.push(format!("{} {} {allows}", case.id, axis.id));
            }
        }
    }
    taken.sort();
    // Those that are not allowed are readings of one print, or named one by one in a sum.
    let expected = [
        "automation-and-mosaic reading not allowed",
        "budget-pressure scenario allowed",
        "commissioning-staffing reading not allowed",
        "disability-0-25 plan not allowed",
        "local-assistance-scheme term not allowed",
        "looked-after-children kind not allowed",
        "looked-after-transport rounding not allowed",
        "personal-transport-budgets pupils_so_many allowed",
        "placement-mix-and-demand scenario allowed",
        "special-transport-retendering contracts not allowed",
        "york take_up allowed",
    ];
    assert_eq!(taken, expected);
}
