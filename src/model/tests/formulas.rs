//! Formulas: written and read back, broadcast over axes, run along months.
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

use casebook_model::Decimal;
use casebook_model::authoring::read_formula;
use casebook_model::case::Case;
use casebook_model::edit::Edit;
use casebook_model::value::{Fault, Value};
use casebook_model::working::names;
use common::generated::any_figure;
use common::{figure, file, read, small, values, worked_out};
use proptest::prelude::*;
use std::sync::LazyLock;

static SMALL: LazyLock<Case> = LazyLock::new(|| small(""));

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_formula_written_with_names_is_read_back(formula in any_figure()) {
        let text = names(&SMALL, &formula);
        prop_assert_eq!(read_formula(&SMALL, &text).map_err(|faults| format!("{text}: {faults:?}")), Ok(formula));
    }

    #[test]
    fn figures_over_different_axes_combine_by_axis(
        a in -1000_i64..1000,
        m in proptest::collection::vec(-1000_i64..1000, 12),
        x in proptest::collection::vec(-1000_i64..1000, 24),
    ) {
        let case = small("[calc.both]\nlabel = \"Both\"\nunit = \"1\"\nformula = \"a * m - x\"");
        let edits = vec![values(&case, "a", &[a]), values(&case, "m", &m), values(&case, "x", &x)];
        let expected: Vec<Decimal> =
            (0..24).map(|cell| Decimal::from(a * m[cell / 2] - x[cell])).collect();
        prop_assert_eq!(worked_out(&case, edits, "both"), expected);
    }

    #[test]
    fn sum_cumulative_and_previous_belong_together(x in proptest::collection::vec(-1000_i64..1000, 24), start in -50_i64..50) {
        let case = small(
            "[calc.total]\nlabel = \"T\"\nunit = \"1\"\nformula = \"sum(x over month)\"\n\
             [calc.all]\nlabel = \"T\"\nunit = \"1\"\nformula = \"sum(x over month, scenario)\"\n\
             [calc.summer]\nlabel = \"T\"\nunit = \"1\"\nformula = \"sum(x over month from '2020-06' to '2020-08')\"\n\
             [calc.running]\nlabel = \"R\"\nunit = \"1\"\nformula = \"cumulative(x over month)\"\n\
             [calc.change]\nlabel = \"C\"\nunit = \"1\"\nformula = \"x - previous(x over month, start = a)\"\n\
             [calc.back]\nlabel = \"B\"\nunit = \"1\"\nformula = \"a + cumulative(change over month)\"\n\
             [calc.mean_month]\nlabel = \"B\"\nunit = \"1\"\nformula = \"mean(x over month) * 12\"",
        );
        let of = |name: &str| worked_out(&case, vec![values(&case, "x", &x), values(&case, "a", &[start])], name);
        let column = |scenario: usize| (0..12).map(|month| x[month * 2 + scenario]).collect::<Vec<_>>();
        let totals: Vec<i64> = (0..2).map(|scenario| column(scenario).iter().sum()).collect();
        prop_assert_eq!(of("total"), totals.iter().map(|t| Decimal::from(*t)).collect::<Vec<_>>());
        prop_assert_eq!(of("all"), vec![Decimal::from(totals[0] + totals[1])]);
        prop_assert_eq!(of("summer"), (0..2).map(|s| Decimal::from(column(s)[2..5].iter().sum::<i64>())).collect::<Vec<_>>());
        // The running total ends at the total, and running up the changes gives the series back.
        let running = of("running");
        prop_assert_eq!(&running[22..], &of("total")[..]);
        prop_assert_eq!(of("back"), x.iter().map(|x| Decimal::from(*x)).collect::<Vec<_>>());
        for (mean, total) in of("mean_month").iter().zip(of("total")) {
            prop_assert!((*mean - total).abs() < Decimal::new(1, 20));
        }
    }
}

#[test]
fn division_by_nought_is_an_error_where_it_arises_and_travels() {
    let case = small(
        "[calc.share]\nlabel = \"S\"\nunit = \"1\"\nformula = \"a / (m - 3)\"\n\
         [calc.sum_of_shares]\nlabel = \"S\"\nunit = \"1\"\nformula = \"sum(share over month)\"",
    );
    assert_eq!(
        figure(&case, "share", "2020-04"),
        Value::Error(Fault::DivisionByNought)
    );
    assert_eq!(
        figure(&case, "sum_of_shares", ""),
        Value::Error(Fault::DivisionByNought)
    );
}

#[test]
fn choices_and_yes_or_no_steer() {
    let case = small(
        "[calc.steered]\nlabel = \"S\"\nunit = \"1\"\nformula = \"if way = 'left' and on then 1 else if not on then 2 else 3\"\n\
         [calc.many]\nlabel = \"Many\"\nyes_no = true\nformula = \"a > 1 or on\"",
    );
    assert_eq!(figure(&case, "steered", ""), Value::Number(Decimal::ONE));
    assert_eq!(
        worked_out(&case, vec![values(&case, "way", &[1])], "steered"),
        [Decimal::from(3)]
    );
    assert_eq!(
        worked_out(&case, vec![values(&case, "on", &[0])], "steered"),
        [Decimal::from(2)]
    );
    assert_eq!(figure(&case, "many", ""), Value::Number(Decimal::ONE));
}

#[test]
fn what_is_needed_reaches_every_figure_that_hangs_on_it_and_no_other() {
    let body = "[axis.line]\nitems = [{ id = \"one\" }, { id = \"two\" }, { id = \"three\" }]\n\
        [input.part]\nlabel = \"Part\"\nunit = \"£\"\nover = [\"line\"]\nprinted = [\"£10\", \"needed\", \"none\"]\nneeded = \"Finance\"\nsource = \"here\"\n\
        [calc.total]\nlabel = \"T\"\nunit = \"£\"\nformula = \"sum(part over line)\"\n\
        [calc.so_far]\nlabel = \"T\"\nunit = \"£\"\nformula = \"sum(known(part) over line) otherwise 0\"\n\
        [calc.count_given]\nlabel = \"T\"\nunit = \"1\"\nformula = \"count(part over line)\"\n\
        [calc.first_part]\nlabel = \"T\"\nunit = \"£\"\nformula = \"at(part, line = 'one') * 2\"";
    let case = common::read(&common::file(body, &["part"], "total")).unwrap();
    let Value::Needs(needs) = figure(&case, "total", "") else {
        panic!("total must wait")
    };
    assert_eq!(
        casebook_model::words::needs_list(&case, &needs),
        "Part (two)"
    );
    assert_eq!(
        figure(&case, "so_far", ""),
        Value::Number(Decimal::from(10))
    );
    assert_eq!(
        figure(&case, "count_given", ""),
        Value::Number(Decimal::ONE)
    );
    assert_eq!(
        figure(&case, "first_part", ""),
        Value::Number(Decimal::from(20))
    );
    assert_eq!(
        worked_out(&case, vec![values(&case, "part", &[10, 5, 0])], "total"),
        [Decimal::from(15)]
    );
}

#[test]
fn the_ends_of_a_print_are_those_of_its_range_or_of_its_rounding() {
    let body = "[input.posts]\nlabel = \"Posts\"\nunit = \"1\"\nprinted = \"around 10-15\"\n\
                takes = \"12.5\"\nwhy = \"the middle\"\nsource = \"here\"\n\
                [input.cut]\nlabel = \"Cut\"\nunit = \"£\"\nprinted = \"£9k\"\nsource = \"here\"\n\
                [calc.fewest]\nlabel = \"Fewest\"\nunit = \"1\"\nformula = \"lowest(posts)\"\n\
                [calc.most]\nlabel = \"Most\"\nunit = \"1\"\nformula = \"highest(posts)\"\n\
                [calc.least]\nlabel = \"Least\"\nunit = \"£\"\nformula = \"lowest(cut)\"\n\
                [[published]]\nquantity = \"cut\"\nprinted = \"£0.01m\"\nsource = \"there\"\n";
    let case = read(&file(body, &["posts", "cut"], "most")).unwrap();
    let ends = |edits: Vec<Edit>| {
        ["fewest", "most", "least"].map(|name| worked_out(&case, edits.clone(), name)[0])
    };
    // A second print, to the nearest £10,000, does not widen what the first leaves open.
    assert_eq!(ends(vec![]), [10, 15, 8500].map(Decimal::from));
    let changed = ends(vec![
        values(&case, "posts", &[11]),
        values(&case, "cut", &[9100]),
    ]);
    assert_eq!(changed, [11, 11, 9100].map(Decimal::from));
}

#[test]
fn the_print_of_the_claim_is_a_printed_figure_too() {
    let body = "[input.a]\nlabel = \"A\"\nunit = \"£\"\nassumed = \"£300\"\nwhy = \"test\"\n\
                [calc.saved]\nlabel = \"Saved\"\nunit = \"£\"\nformula = \"a + a\"\n\
                [calc.above]\nlabel = \"Above\"\nunit = \"£\"\nformula = \"saved - printed(saved)\"\n";
    let unprinted = file(body, &["a"], "saved");
    let printed = unprinted.replace("sense =", "printed = \"£500\"\nsense =");
    let case = read(&printed).unwrap();
    assert_eq!(
        figure(&case, "above", ""),
        Value::Number(Decimal::from(100))
    );
    let faults = read(&unprinted).unwrap_err();
    assert!(
        faults[0]
            .what
            .ends_with("no printed figure of `saved` is given"),
        "{faults:?}"
    );
}
