//! How the time of a case grows with its cells: generated cases of 10³, 10⁴ and 10⁵ cells, whose
//! figures stand each by itself, follow from each other, are those of an item that is worked out, or rest on all
//! before them. Prints a table; asserts nothing.
//!
//! `cargo bench -p casebook-analysis --bench cells`

#![allow(
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a benchmark ships in nothing and fails by a panic"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use casebook_model::Decimal;
use casebook_model::authoring::{Shelf, read_case};
use casebook_model::case::Case;
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;

/// How many cells: so many pairs of a hundred items by so many lines.
const SIZES: [(usize, usize); 4] = [(1, 5), (1, 50), (10, 50), (20, 50)];

fn main() {
    println!("Each is worked out ten times; the fastest is told, and what a cell of it took.\n");
    println!(
        "{:<12}{:>10}{:>14}{:>10}{:>14}{:>10}{:>14}{:>10}",
        "", "cells", "first", "a cell", "evaluate", "a cell", "edit", "a cell"
    );
    for (what, formulas) in [
        (
            "each alone",
            [
                "x * rate + previous(x over step, start = rate) - x / 7",
                "(A - x) * rate",
            ],
        ),
        (
            "following",
            [
                "previous(A over step, start = rate) * rate + x - previous(B over step, start = 0)",
                "A / 7 - x * rate",
            ],
        ),
        // When something comes about, and the figure there.
        (
            "when",
            [
                "x - at(x, step = first(x * rate > 20 over step))",
                "at(A + x, step = first_to_stay(x * rate >= 1 over step)) + x",
            ],
        ),
        // What each step looks back on grows with it.
        (
            "so far",
            [
                "previous(cumulative(B over step) over step, start = rate) / 100 + x",
                "A / 7 - x * rate",
            ],
        ),
    ] {
        for (pairs, lines) in SIZES {
            let case = case(formulas, pairs, lines);
            let cells = pairs * 2 * lines * 100;
            let paper = Figures::paper(&case);
            let edits = edit(&case);
            let times = [
                fastest(|| drop(black_box(Figures::paper(&case.clone())))),
                fastest(|| drop(black_box(Figures::paper(&case)))),
                fastest(|| drop(black_box(Figures::now(&case, &edits, &paper)))),
            ];
            print!("{what:<12}{cells:>10}");
            for time in times {
                let all = time.as_secs_f64();
                print!(
                    "{:>14}{:>10}",
                    format!("{:.2} ms", all * 1e3),
                    format!("{:.0} ns", all * 1e9 / cells as f64)
                );
            }
            println!();
        }
    }
}

fn case(formulas: [&str; 2], pairs: usize, lines: usize) -> Case {
    let items = |letter: &str, count: usize| {
        let items: Vec<String> = (0..count)
            .map(|it| format!("{{ id = \"{letter}{it}\" }}"))
            .collect();
        items.join(", ")
    };
    let calculations: String = (0..pairs)
        .flat_map(|pair| {
            ["A", "B"]
                .into_iter()
                .zip(formulas)
                .map(move |(name, formula)| {
                    let named = |text: &str| {
                        text.replace('A', &format!("a{pair}"))
                            .replace('B', &format!("b{pair}"))
                    };
                    format!(
                        "[calc.{}]\nlabel = \"L\"\nunit = \"1\"\nformula = \"{}\"\n",
                        named(name),
                        named(formula)
                    )
                })
        })
        .collect();
    let text = format!(
        "title = \"T\"\ncouncil = \"C\"\nyear = \"2020/21\"\ntheme = \"T\"\n\
         document = {{ title = \"P\", date = \"2020\" }}\nsummary = \"S.\"\n\
         [claim]\nquantity = \"rate\"\nsense = \"saving\"\nsource = \"p\"\n\
         [axis.step]\nitems = [{}]\n[axis.line]\nitems = [{}]\n\
         [[group]]\ntitle = \"G\"\ninputs = [\"x\", \"rate\"]\n\
         [input.x]\nlabel = \"X\"\nunit = \"1\"\nover = [\"step\", \"line\"]\nassumed = \"12.5\"\nwhy = \"test\"\n\
         [input.rate]\nlabel = \"R\"\nunit = \"1\"\nassumed = \"0.97\"\nwhy = \"test\"\n{calculations}",
        items("s", 100),
        items("l", lines),
    );
    let shelf = Shelf::read("", "").expect("empty shelves");
    read_case("cells", "cells.toml", &text, &shelf).unwrap_or_else(|faults| panic!("{}", faults[0]))
}

/// The rate, on which all rests.
fn edit(case: &Case) -> Edits {
    let (quantity, _) = case.find("rate").expect("the rate");
    let change = Change::Set(vec![(0, Some(Decimal::new(95, 2)))]);
    Edits::none().with(case, Edit { quantity, change })
}

fn fastest(mut work: impl FnMut()) -> Duration {
    (0..10)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .expect("ten runs")
}
