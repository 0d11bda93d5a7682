//! What a stranger pastes: too long, too large, no table, or made to cost. It is refused in words or
//! read within bounds, and nothing panics.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by a panic"
)]

use casebook_tables::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Refusal, Table, foot};
use proptest::prelude::*;

#[test]
fn too_much_is_refused_at_once_and_in_words() {
    let long = "1\t2\n".repeat(2_500_000);
    assert_eq!(Table::read(&long), Err(Refusal::TooLong));
    let cells = "1\t".repeat(1_000);
    let million = format!("{cells}\n").repeat(400);
    assert!(million.len() < MOST_BYTES);
    let refused = Table::read(&million).unwrap_err();
    assert_eq!(
        refused,
        Refusal::TooLarge {
            rows: 400,
            columns: 1_001
        }
    );
    assert!(
        refused
            .to_string()
            .starts_with("This is too large for one table: 400 rows by 1001 columns")
    );
    for nothing in [
        "",
        "\n\t\n",
        "no figures here\nat all",
        "£000\t%\n2024/25\tTBC",
    ] {
        assert_eq!(Table::read(nothing), Err(Refusal::NoFigures), "{nothing:?}");
    }
}

/// A table of so many rows and columns, with a total of each.
fn square(rows: usize, columns: usize) -> String {
    let figure = |row: usize, column: usize| (row * 7_919 + column * 104_729) % 90_001 + 11;
    let mut text = String::from("Service");
    for column in 0..columns {
        text.push_str(&format!("\tColumn {column}"));
    }
    for row in 0..rows {
        text.push_str(&format!("\nService {row}"));
        for column in 0..columns {
            text.push_str(&format!("\t{}", figure(row, column)));
        }
    }
    text.push_str("\nTotal");
    for column in 0..columns {
        let sum: usize = (0..rows).map(|row| figure(row, column)).sum();
        text.push_str(&format!("\t{sum}"));
    }
    text
}

#[test]
fn forty_rows_by_twelve_columns_cost_little_and_the_largest_table_is_bounded() {
    let cost = |rows, columns| {
        let footing = foot(&Table::read(&square(rows, columns)).unwrap());
        (footing.steps, footing.cut)
    };
    let (steps, cut) = cost(40, 12);
    assert!(steps < 300_000 && !cut, "{steps}");
    let (steps, _) = cost(MOST_ROWS - 2, MOST_COLUMNS - 1);
    assert!(steps <= 2_000_000, "{steps}");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "(?s).{0,400}") {
        if let Ok(table) = Table::read(&text) {
            let _ = foot(&table);
        }
    }

    #[test]
    fn almost_a_table_is_read_or_refused(text in "([A-Za-z£%]{0,6}[\t|, ]{1,3}|[0-9.,()£%-]{1,12}[\t|, ]{1,3}|\n){0,120}") {
        if let Ok(table) = Table::read(&text) {
            let _ = foot(&table);
        }
    }
}
