//! Cells pasted as a block between three quotes: the same as typed one by one, and told apart by
//! counting where they are not.
#![cfg(feature = "authoring")]
#![allow(
    missing_docs,
    dead_code,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests, and what they share"
)]

mod common;

use casebook_model::Decimal;
use casebook_model::case::{Case, Given};
use common::{file, read};
use proptest::prelude::*;

fn body(over: &str, printed: &str) -> String {
    format!(
        "[axis.year]\nyears = [\"2024/25\", \"2025/26\", \"2026/27\"]\n\
         [axis.site]\nitems = [{{ id = \"north\", label = \"North depot\" }}, {{ id = \"south\", label = \"South depot\" }}]\n\
         [input.a]\nlabel = \"A\"\nunit = \"£\"\nassumed = \"1\"\nwhy = \"test\"\n\
         [input.cells]\nlabel = \"Cells\"\nunit = \"£\"\nover = {over}\nneeded = \"Finance\"\nprinted = {printed}\nsource = \"p\"\n"
    )
}

fn case(over: &str, printed: &str) -> Result<Case, Vec<String>> {
    read(&file(&body(over, printed), &["a", "cells"], "a"))
        .map_err(|faults| faults.iter().map(ToString::to_string).collect())
}

fn given(over: &str, printed: &str) -> Vec<Given> {
    let case = case(over, printed).unwrap_or_else(|faults| panic!("{faults:?}"));
    let (_, quantity) = case.find("cells").unwrap();
    quantity.input().unwrap().given.clone()
}

fn block(lines: &[&str]) -> String {
    format!("\"\"\"\n{}\n\"\"\"", lines.join("\n"))
}

const BOTH: &str = "[\"year\", \"site\"]";
const TYPED: &str = "[[\"£1,200\", \"(35)\"], [\"needed\", \"1.5k\"], [\"7\", \"none\"]]";

#[test]
fn a_block_is_what_its_cells_are_typed_one_by_one() {
    let typed = given(BOTH, TYPED);
    for lines in [
        // From a spreadsheet.
        &["£1,200\t(35)", "\t1.5k", "7\tnone"][..],
        // With a head of columns, of rows, and of both, in whatever words.
        &["North\tSouth", "£1,200\t(35)", "\t1.5k", "7\tnone"],
        &["24-25\t£1,200\t(35)", "25-26\t\t1.5k", "26-27\t7\tnone"],
        &[
            "\tNorth\tSouth",
            "Year 1\t£1,200\t(35)",
            "Year 2\t\t1.5k",
            "Year 3\t7\tnone",
        ],
        // By the names of the axes, in another order.
        &[
            "Depot\tSouth depot\tNorth depot",
            "2026/27\tnone\t7",
            "2024/25\t(35)\t£1,200",
            "2025/26\t1.5k\t",
        ],
        // Indented, with blank lines and tabs left over.
        &["\t£1,200\t(35)\t", "", "\t\t1.5k\t", "\t7\tnone\t", ""],
        // As a PDF has it: in columns, of which one has a blank.
        &[
            "           North depot   South depot",
            "2024/25         £1,200          (35)",
            "2025/26                        1.5k",
            "2026/27              7         none",
        ],
        &["  £1,200    (35)", "  needed    1.5k", "  7    none"],
    ] {
        assert_eq!(given(BOTH, &block(lines)), typed, "{lines:?}");
    }
    let literal = "'''\n£1,200\t(35)\r\n\t1.5k\r\n7\tnone'''";
    assert_eq!(given(BOTH, literal), typed);
}

#[test]
fn a_block_of_one_axis_runs_down_or_across() {
    let typed = given("[\"year\"]", "[\"1\", \"2\", \"3\"]");
    for lines in [
        &["1", "2", "3"][..],
        &["1\t2\t3"],
        &["2024/25\t2025/26\t2026/27", "1\t2\t3"],
        &["Saved", "1", "2", "3"],
        &["Year  Saved", "2024/25  1", "2025/26  2", "2026/27  3"],
        &["Saved  1  2  3"],
    ] {
        assert_eq!(given("[\"year\"]", &block(lines)), typed, "{lines:?}");
    }
}

#[test]
fn a_list_of_blocks_goes_on_where_there_are_more_axes() {
    let over = "[\"site\", \"year\"]";
    let typed = given(over, "[[\"1\", \"2\", \"3\"], [\"4\", \"5\", \"6\"]]");
    let blocks = format!("[{}, {}]", block(&["1\t2\t3"]), block(&["4", "5", "6"]));
    assert_eq!(given(over, &blocks), typed);
    let keyed = format!(
        "{{ south = {}, north = {} }}",
        block(&["4\t5\t6"]),
        block(&["1\t2\t3"])
    );
    assert_eq!(given(over, &keyed), typed);
}

#[test]
fn what_does_not_come_out_even_is_told_with_its_line() {
    // `printed` stands in line 28, the first line of the block below it.
    let first = body(BOTH, "X")
        .lines()
        .position(|line| line.starts_with("printed"))
        .unwrap();
    let head = file(&body(BOTH, "X"), &["a", "cells"], "a");
    let above = head
        .lines()
        .position(|line| line.starts_with("printed = X"))
        .unwrap()
        + 1;
    assert!(first < above);
    for (lines, line, expected) in [
        (
            &["1\t2", "3", "5\t6"][..],
            2,
            "this line of the block has 1 cell, and 2 others have 2 cells",
        ),
        (
            &["1  2", "3", "5  6", "7 8  9 9  1 0"],
            2,
            "this line of the block has",
        ),
        (
            &["1\t2", "3\t4"],
            0,
            "this block has 2 lines of 2 cells, and the axis `year` has 3 items, the axis `site` has 2 items",
        ),
        (
            &["1\t2\t3", "4\t5\t6"],
            0,
            "it would fit with its rows as columns",
        ),
        (
            &["1\t2", "3\t4", "5\t6", "9\t12"],
            1,
            "this block has a line too many, and the first is no head: `1` is a figure",
        ),
        (
            &["north\tsouht", "1\t2", "3\t4", "5\t6"],
            1,
            "`souht` is no item of the axis `site`, and other heads of this block are",
        ),
        (
            &["north\tNorth depot", "1\t2", "3\t4", "5\t6"],
            1,
            "stands twice at the head of this block",
        ),
        (
            &["1\t2", "3\tfour hundred and", "5\t6"],
            2,
            "`four hundred and` is not a figure",
        ),
        (&["1\t2", "3\t4 to", "5\u{200B}\t6"], 3, "invisible"),
    ] {
        let faults = case(BOTH, &block(lines)).unwrap_err();
        let wanted = format!(":{}: ", above + line);
        assert!(
            faults
                .iter()
                .any(|fault| fault.contains(&wanted) && fault.contains(expected)),
            "{lines:?}: {wanted} {expected}: {faults:?}"
        );
    }
    let faults = case(
        "[\"year\", \"site\", \"month\"]",
        &block(&["1\t2", "3\t4", "5\t6"]),
    )
    .unwrap_err();
    assert!(faults[0].contains("write a list of blocks"), "{faults:?}");
}

#[test]
fn a_block_without_end_is_refused_at_once() {
    for lines in [
        "\t".repeat(400_000),
        "1\n".repeat(200_000),
        "1  ".repeat(200_000),
        " \t \n".repeat(100_000),
    ] {
        let begun = std::time::Instant::now();
        assert!(case(BOTH, &block(&[&lines])).is_err());
        assert!(begun.elapsed().as_millis() < 2_000);
    }
}

#[test]
fn published_cells_may_be_pasted_and_blanks_are_passed_over() {
    let published = |printed: &str| {
        let more = format!(
            "{}[calc.twice]\nlabel = \"Twice\"\nunit = \"£\"\nformula = \"cells * 2\"\n\
             [[published]]\nquantity = \"twice\"\nprinted = {printed}\nsource = \"p\"\n",
            body(BOTH, "\"5\"")
        );
        let case = read(&file(&more, &["a", "cells"], "a"))
            .unwrap_or_else(|faults| panic!("{}", faults[0]));
        case.published[0].cells.clone()
    };
    assert_eq!(
        published(&block(&["10\t10", "\t10", "10\t"])),
        published("[[\"10\", \"10\"], [\"none\", \"10\"], [\"10\", \"none\"]]")
    );
}

#[test]
fn a_misprint_in_a_block_has_what_it_means_behind_it() {
    let typed = given(
        BOTH,
        "[[\"(8.209)\", { printed = \"0.062)\", means = \"0.062\" }], [\"1\", { printed = \"5,00\", means = \"500\" }], [\"none\", \"2\"]]",
    );
    for lines in [
        &[
            "(8.209)\t0.062) means 0.062",
            "1\t5,00 means  500",
            "none\t2",
        ][..],
        &[
            "         North depot  South depot",
            "2024/25      (8.209)  0.062) means 0.062",
            "2025/26            1  5,00 means 500",
            "2026/27         none  2",
        ],
    ] {
        let found = given(BOTH, &block(lines));
        assert_eq!(found, typed, "{lines:?}");
        assert_eq!(found[1].value(), Some(Decimal::new(62, 3)));
    }
    for (lines, expected) in [
        (
            &["1\t2", "3\tsee note means 4", "5\t6"][..],
            "`see note` is not a figure",
        ),
        (
            &["1\t2", "3\t5,00 means five hundred or so", "5\t6"],
            "is not a figure",
        ),
        (
            &["1\t2", "3\t5) means 4-5", "5\t6"],
            "one figure is wanted here",
        ),
    ] {
        let told = case(BOTH, &block(lines)).unwrap_err();
        assert!(
            told.len() == 1 && told[0].contains(expected),
            "{lines:?}: {told:?}"
        );
        // It stands in the third line of the block.
        let all = file(&body(BOTH, &block(lines)), &["a", "cells"], "a");
        let line = all
            .lines()
            .position(|line| line.starts_with("3\t"))
            .unwrap()
            + 1;
        assert!(
            told[0].starts_with(&format!("small.toml:{line}:")),
            "{told:?}"
        );
    }
    let assumed = body(BOTH, &block(&["1\t2", "3\t5) means 4", "5\t6"]))
        .replace("printed =", "why = \"test\"\nassumed =")
        .replace("source = \"p\"\n", "");
    let told = read(&file(&assumed, &["a", "cells"], "a")).unwrap_err();
    assert_eq!(
        told[0].what,
        "`means` says what a print means, and this cell is assumed"
    );
}

/// A figure as people and papers write it.
fn written() -> impl Strategy<Value = String> {
    prop_oneof![
        (0_i64..2_000_000).prop_map(|figure| figure.to_string()),
        (1_i64..900, 0_i64..1000).prop_map(|(thousands, rest)| format!("£{thousands},{rest:03}")),
        (1_i64..9000).prop_map(|figure| format!("({figure})")),
        (1_i64..900, 0_i64..10).prop_map(|(whole, tenth)| format!("{whole}.{tenth}k")),
        Just("none".to_owned()),
        Just("needed".to_owned()),
        Just(String::new()),
    ]
}

proptest! {
    #[test]
    fn any_block_gives_what_its_cells_give_typed(
        cells in proptest::collection::vec(written(), 6),
        heads in any::<[bool; 2]>(),
        turned in any::<bool>(),
        aligned in any::<bool>(),
    ) {
        let typed = |cell: &String| format!("\"{}\"", if cell.is_empty() { "needed" } else { cell });
        let rows: Vec<String> = cells.chunks(2).map(|row| format!("[{}]", row.iter().map(typed).collect::<Vec<_>>().join(", "))).collect();
        let expected = given(BOTH, &format!("[{}]", rows.join(", ")));
        let mut lines: Vec<Vec<String>> = cells.chunks(2).map(<[String]>::to_vec).collect();
        if heads[0] {
            for (line, year) in lines.iter_mut().zip(["2024/25", "2025/26", "2026/27"]) {
                line.insert(0, year.to_owned());
            }
            if turned {
                lines.reverse();
            }
        }
        if heads[1] {
            let mut head = vec!["North depot".to_owned(), "South depot".to_owned()];
            if heads[0] {
                head.insert(0, "Year".to_owned());
            }
            lines.insert(0, head);
        }
        // Aligned to the right, each column is as wide as its widest cell; of a blank column nothing is seen.
        let blank = (0..lines[0].len()).any(|column| lines.iter().all(|line| line[column].is_empty()));
        let text = |line: &Vec<String>| match aligned && !blank {
            true => line.iter().map(|cell| format!("{cell:>14}")).collect::<String>(),
            false => line.join("\t"),
        };
        let lines: Vec<String> = lines.iter().map(text).collect();
        let all_blank = lines.iter().any(|line| line.trim().is_empty());
        prop_assume!(!all_blank && !blank);
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        prop_assert_eq!(given(BOTH, &block(&lines)), expected, "{:?}", lines);
    }
}
