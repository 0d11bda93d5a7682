//! How long a table takes, natively: 40 rows by 12 columns, and the largest there may be.

use casebook_tables::{MOST_COLUMNS, MOST_ROWS, Table, foot};
use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

fn main() {
    println!("rows x columns      steps   milliseconds");
    for (rows, columns) in [
        (12, 6),
        (40, 12),
        (MOST_ROWS.saturating_sub(2), MOST_COLUMNS.saturating_sub(1)),
    ] {
        let text = text(rows, columns);
        let runs = 20_u32;
        let start = Instant::now();
        let mut steps = 0;
        for _ in 0..runs {
            if let Ok(table) = Table::read(black_box(&text)) {
                steps = black_box(foot(&table)).steps;
            }
        }
        let each = start.elapsed().checked_div(runs).unwrap_or_default();
        println!(
            "{rows:>4} x {columns:<4} {steps:>14} {:>10}.{:03}",
            each.as_millis(),
            each.as_micros().checked_rem(1000).unwrap_or(0)
        );
    }
}

/// A table with gross, income and net, and a total of each.
fn text(rows: usize, columns: usize) -> String {
    let mut text = String::from("Service");
    for column in 0..columns {
        let _ = write!(text, "\tColumn {column}");
    }
    let mut sums = vec![0_i64; columns];
    let mut seed = 7_i64;
    for row in 1..rows {
        let _ = write!(text, "\nService {row}");
        let mut before = [0_i64; 2];
        for (column, sum) in sums.iter_mut().enumerate() {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let figure = match column.checked_rem(3) {
                Some(2) => before.iter().fold(0, |sum, it| it.saturating_add(sum)),
                _ => seed.checked_rem(90_000).unwrap_or(0),
            };
            before = [before[1], figure];
            *sum = sum.saturating_add(figure);
            let _ = write!(text, "\t{figure}");
        }
    }
    text.push_str("\nTotal");
    for sum in sums {
        let _ = write!(text, "\t{sum}");
    }
    text
}
