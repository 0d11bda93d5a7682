//! The working of a figure: in words, with names, with numbers, and down to its inputs.
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

mod common;

use casebook_model::authoring::{Shelf, read_case};
use casebook_model::case::Case;
use casebook_model::evaluate::Figures;
use casebook_model::working::{Origin, Working, text, working};

fn placement_mix() -> Case {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let shelf = Shelf::read(&read("units.toml"), &read("documents.toml")).unwrap();
    let id = "cambridgeshire/2020-21/placement-mix-and-demand";
    read_case(id, id, &read(&format!("{id}.toml")), &shelf).unwrap()
}

fn of(case: &Case, name: &str, code: &str) -> Working {
    let paper = Figures::paper(case);
    let (index, quantity) = case.find(name).unwrap();
    let place = case.place_from_code(quantity, code).unwrap();
    working(case, &paper, &paper, index, &place).unwrap()
}

fn lines(working: &Working) -> (String, String, String, String) {
    let Origin::Formula {
        words,
        names,
        numbers,
        ..
    } = &working.origin
    else {
        panic!("{working:?} has no formula")
    };
    (
        text(words),
        names.clone(),
        text(numbers),
        working.result.clone(),
    )
}

fn told(case: &Case, name: &str, code: &str) -> (String, String, String, String) {
    lines(&of(case, name, code))
}

fn as_texts(told: &(String, String, String, String)) -> (&str, &str, &str, &str) {
    (&told.0, &told.1, &told.2, &told.3)
}

#[test]
fn a_product_is_told_as_the_design_promises() {
    let told = told(&placement_mix(), "avoided_by_month", "2020-04,middle");
    assert_eq!(
        as_texts(&told),
        (
            "Fewer children than a month before × Weekly cost avoided for each child fewer × Weeks left in the year",
            "fewer * leaver_rate * weeks_left",
            "10 children × £850 a child a week × 48 weeks",
            "£408,000"
        )
    );
}

#[test]
fn the_first_month_starts_from_the_start_and_later_ones_from_the_month_before() {
    let case = placement_mix();
    assert_eq!(
        told(&case, "fewer", "2020-04,low").2,
        "780 children − 775 children"
    );
    assert_eq!(
        told(&case, "fewer", "2020-06,low").2,
        "770 children − 765 children"
    );
}

#[test]
fn a_sum_is_told_term_by_term() {
    let numbers = told(&placement_mix(), "avoided_by_numbers", "low").2;
    assert!(
        numbers.starts_with("£204,000 + £187,000 + £165,750"),
        "{numbers}"
    );
    assert!(numbers.ends_with("£21,250 + £0"), "{numbers}");
    assert_eq!(numbers.matches(" + ").count(), 11);
}

#[test]
fn only_the_branch_taken_is_told_with_numbers() {
    let told = told(&placement_mix(), "in_house_rate", "");
    assert_eq!(told.2, "£400 a child a week");
    assert!(told.0.starts_with("if "), "{}", told.0);
}

#[test]
fn brackets_stay_where_they_change_the_result() {
    let told = told(&placement_mix(), "agency_to_in_house", "");
    assert_eq!(
        told.2,
        "£850 a child a week ÷ (£850 a child a week − £400 a child a week)"
    );
}

#[test]
fn every_figure_of_a_case_can_be_followed_down_to_inputs_and_calendar() {
    let case = placement_mix();
    let paper = Figures::paper(&case);
    let mut inputs = 0;
    let mut waiting: Vec<_> = case
        .each_quantity()
        .flat_map(|(index, quantity)| {
            (0..usize::from(quantity.cells)).map(move |cell| (index, cell))
        })
        .map(|(index, cell)| (index, case.place_of(case.quantity(index).unwrap(), cell), 0))
        .collect();
    while let Some((index, place, depth)) = waiting.pop() {
        assert!(depth < 10, "the way down does not end");
        let working = working(&case, &paper, &paper, index, &place).unwrap();
        assert!(!working.result.is_empty() && !working.label.is_empty());
        match working.origin {
            Origin::Formula { .. } if depth < 3 => {
                waiting.extend(
                    working
                        .parts
                        .into_iter()
                        .map(|part| (part.quantity, part.place, depth + 1)),
                );
            }
            Origin::Formula { .. } | Origin::Calendar(_) => {}
            Origin::Input { .. } => inputs += 1,
        }
    }
    assert!(inputs > 100);
}

#[test]
fn what_is_needed_is_named_in_the_working() {
    let told = told(&placement_mix(), "net", "low");
    assert_eq!(told.2, "£1,990,400 − What comes off the gross sum (needed)");
    assert_eq!(
        told.3,
        "needs Finance officer, in the year; Growth in the number of children, in the year; \
         Overspend of 2019/20 that goes on; Allowances for those who leave to adoption or guardianship"
    );
}
