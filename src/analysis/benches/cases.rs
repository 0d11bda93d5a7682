//! How long a case takes: to be read from its bytes, worked out for the first time (a copy, whose
//! formulas are made flat), worked out, worked out after an edit, checked, and to tell the working
//! of every figure. Prints a table; asserts nothing.
//!
//! `cargo bench -p casebook-analysis`

#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    reason = "a benchmark ships in nothing and fails by a panic"
)]

mod shipped;

use std::hint::black_box;
use std::time::{Duration, Instant};

use casebook_model::bytes;
use casebook_model::case::Case;
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::working::working;

const TIMES: [&str; 7] = [
    "bytes", "read", "first", "evaluate", "edit", "checks", "workings",
];

fn main() {
    println!("Median of a sample of runs, each repeated until it takes a millisecond.\n");
    print!("{:<56}", "case");
    for name in TIMES {
        print!("{name:>12}");
    }
    println!();
    let mut total_bytes = 0;
    for (id, case) in shipped::cases() {
        let written = bytes::write(&case).expect("a checked case can be written");
        total_bytes += written.len();
        let paper = Figures::paper(&case);
        let edits = first_edit(&case);
        let rows = [
            median(|| drop(black_box(bytes::read_case(&written)))),
            median(|| drop(black_box(Figures::paper(&case.clone())))),
            median(|| drop(black_box(Figures::paper(&case)))),
            median(|| drop(black_box(Figures::now(&case, &edits, &paper)))),
            median(|| drop(black_box(casebook_analysis::checks::checks(&case, &paper)))),
            median(|| all_workings(&case, &paper)),
        ];
        print!("{id:<56}{:>12}", written.len());
        for row in rows {
            print!("{:>12}", format!("{:.1} µs", row.as_secs_f64() * 1e6));
        }
        println!();
    }
    println!("\nAll cases: {total_bytes} bytes before compression.");
}

/// A change to the first cell of the first input, as a reader would type it.
fn first_edit(case: &Case) -> Edits {
    case.each_quantity()
        .find(|(_, quantity)| quantity.input().is_some())
        .map_or_else(Edits::none, |(quantity, _)| {
            let change = Change::Set(vec![(0, Some(casebook_model::Decimal::from(900)))]);
            Edits::none().with(case, Edit { quantity, change })
        })
}

fn all_workings(case: &Case, paper: &Figures) {
    for (index, quantity) in case.each_quantity() {
        for cell in 0..usize::from(quantity.cells) {
            black_box(working(
                case,
                paper,
                paper,
                index,
                &case.place_of(quantity, cell),
            ));
        }
    }
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut repeats = 1_u32;
    loop {
        let start = Instant::now();
        (0..repeats).for_each(|_| work());
        if start.elapsed() >= Duration::from_millis(1) || repeats >= 1 << 20 {
            break;
        }
        repeats *= 2;
    }
    let mut samples: Vec<Duration> = (0..25)
        .map(|_| {
            let start = Instant::now();
            (0..repeats).for_each(|_| work());
            start.elapsed() / repeats
        })
        .collect();
    samples.sort();
    samples[samples.len() / 2]
}
