//! How long 100,000 draws of a case take: its empty cells filled in, every number within a tenth of what
//! it is, the claim worked out for each. Beside it the same draws one by one, each worked out exactly as
//! the page's figures are, from as many as take a while. Prints a table; asserts nothing.
//!
//! `cargo bench -p casebook-analysis --bench draws`

#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    reason = "a benchmark ships in nothing and fails by a panic"
)]

mod shipped;

use casebook_analysis::questions::sure::{Shape, Stated, Sure, ranges};
use casebook_analysis::questions::{Goal, Subject};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Control};
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use std::hint::black_box;
use std::time::Instant;

const DRAWS: u32 = 100_000;

fn main() {
    println!("{DRAWS} draws of the claim, every number within a tenth; exactly: one by one.\n");
    println!(
        "{:<56}{:>8}{:>12}{:>12}{:>14}",
        "case", "inputs", "drawing", "outcome", "exactly"
    );
    for (id, case) in shipped::cases() {
        let paper = Figures::paper(&case);
        let edits = filled(&case, &paper);
        let now = Figures::now(&case, &edits, &paper);
        let subject = Subject {
            case: &case,
            paper: &paper,
            edits: &edits,
            now: &now,
        };
        let (ranged, _) = ranges(subject, &a_tenth(&case));
        let goal = Goal::claim(&case);
        let mut sure = Sure::new(subject, &goal, None, &ranged, 1).expect("a figure of the case");
        let inputs = sure.inputs().count();
        let start = Instant::now();
        sure.more(DRAWS);
        let drawing = start.elapsed();
        let start = Instant::now();
        black_box(sure.outcome());
        let outcome = start.elapsed();
        let start = Instant::now();
        let mut exact = 0;
        while start.elapsed().as_millis() < 50 && exact < DRAWS {
            black_box(sure.exactly(exact));
            exact += 1;
        }
        let each = start.elapsed() / exact.max(1);
        println!(
            "{id:<56}{inputs:>8}{:>12}{:>12}{:>14}",
            format!("{:.1} ms", drawing.as_secs_f64() * 1e3),
            format!("{:.1} ms", outcome.as_secs_f64() * 1e3),
            format!("{:.2} s", (each * DRAWS).as_secs_f64())
        );
    }
}

/// A range for every number: a tenth either way.
fn a_tenth(case: &Case) -> Vec<Stated> {
    let numbers = case.each_quantity().filter(|(_, quantity)| {
        quantity
            .input()
            .is_some_and(|input| input.control == Control::Number)
    });
    let stated = numbers.map(|(input, _)| Stated {
        input,
        on: Place::nowhere(),
        low: Decimal::new(9, 1),
        high: Decimal::new(11, 1),
        likely: None,
        shape: Shape::Triangular,
        share: true,
    });
    stated.collect()
}

/// The empty cells filled in, as a reader would.
fn filled(case: &Case, paper: &Figures) -> Edits {
    let mut edits = Edits::none();
    for (quantity, declared) in case.each_quantity().filter(|(_, it)| it.input().is_some()) {
        let value = match declared.unit.percent {
            true => Decimal::new(5, 1),
            false => Decimal::from(20),
        };
        let cells = paper.cells(quantity).iter().enumerate();
        let cells: Vec<_> = cells
            .filter(|(_, cell)| matches!(cell, Value::Needs(_)))
            .map(|(cell, _)| (cell, Some(value)))
            .collect();
        if !cells.is_empty() {
            let change = Change::Set(cells);
            edits = edits.with(case, Edit { quantity, change });
        }
    }
    edits
}
