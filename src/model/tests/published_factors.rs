//! Figures at a rate from year to year, against factors that others printed.
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

use casebook_model::number::to_places;
use common::{file, read, worked_out};

/// HM Treasury, The Green Book, the table of discount factors at 3.5%: years 0 to 10, in which year 0
/// is not discounted.
const GREEN_BOOK: [&str; 11] = [
    "1.0000", "0.9662", "0.9335", "0.9019", "0.8714", "0.8420", "0.8135", "0.7860", "0.7594",
    "0.7337", "0.7089",
];

/// Wild, Fundamental Accounting Principles (McGraw-Hill, 25th edition), table B.2, Future Value of 1:
/// periods 0 to 15 at 3%, 5% and 10%.
const FUTURE_VALUE: [(&str, [&str; 16]); 3] = [
    (
        "3%",
        [
            "1.0000", "1.0300", "1.0609", "1.0927", "1.1255", "1.1593", "1.1941", "1.2299",
            "1.2668", "1.3048", "1.3439", "1.3842", "1.4258", "1.4685", "1.5126", "1.5580",
        ],
    ),
    (
        "5%",
        [
            "1.0000", "1.0500", "1.1025", "1.1576", "1.2155", "1.2763", "1.3401", "1.4071",
            "1.4775", "1.5513", "1.6289", "1.7103", "1.7959", "1.8856", "1.9799", "2.0789",
        ],
    ),
    (
        "10%",
        [
            "1.0000", "1.1000", "1.2100", "1.3310", "1.4641", "1.6105", "1.7716", "1.9487",
            "2.1436", "2.3579", "2.5937", "2.8531", "3.1384", "3.4523", "3.7975", "4.1772",
        ],
    ),
];

/// The factors of each year by three ways: the function, the power, and from the year before.
fn factors(
    years: usize,
    rate: &str,
    function: &str,
    power: &str,
    before: &str,
) -> [Vec<String>; 3] {
    let ids: Vec<String> = (0..years)
        .map(|year| format!("\"{}/{:02}\"", 2015 + year, (16 + year) % 100))
        .collect();
    let calc = |name: &str, formula: &str| {
        format!("[calc.{name}]\nlabel = \"L\"\nunit = \"1\"\nformula = \"{formula}\"\n")
    };
    let body = format!(
        "[axis.year]\nyears = [{}]\n\
         [input.rate]\nlabel = \"R\"\nunit = \"%\"\nassumed = \"{rate}\"\nwhy = \"test\"\n\
         [input.one]\nlabel = \"One\"\nunit = \"1\"\nover = [\"year\"]\nassumed = \"1\"\nwhy = \"test\"\n{}{}{}",
        ids.join(", "),
        calc("by_function", function),
        calc("by_power", power),
        calc("by_year_before", before),
    );
    let text = file(&body, &["rate", "one"], "rate");
    let case = read(&text).unwrap_or_else(|faults| panic!("{}", faults[0]));
    ["by_function", "by_power", "by_year_before"].map(|name| {
        (worked_out(&case, vec![], name).into_iter())
            .map(|factor| format!("{:.4}", to_places(factor, 4)))
            .collect()
    })
}

#[test]
fn discount_factors_are_those_of_the_green_book() {
    let found = factors(
        11,
        "3.5%",
        "discounted(one over year, rate)",
        "(1 + rate) ^ -position(year)",
        "previous(by_year_before over year, start = 1 + rate) / (1 + rate)",
    );
    for factors in found {
        assert_eq!(factors, GREEN_BOOK);
    }
}

#[test]
fn uprated_figures_are_those_of_a_printed_table_of_compound_interest() {
    for (rate, printed) in FUTURE_VALUE {
        let found = factors(
            16,
            rate,
            "uprated(one over year, rate)",
            "(1 + rate) ^ position(year)",
            "previous(by_year_before over year, start = 1 / (1 + rate)) * (1 + rate)",
        );
        for factors in found {
            assert_eq!(factors, printed, "{rate}");
        }
    }
}

/// Before discounting it is what it is; a rate of nought changes nothing.
#[test]
fn a_rate_of_nought_leaves_every_year_as_it_is() {
    for formula in [
        "discounted(one over year, rate)",
        "uprated(one over year, 0 * rate)",
    ] {
        let [found, ..] = factors(5, "0%", formula, "1 + 0 * position(year)", "one");
        assert_eq!(found, ["1.0000"; 5]);
    }
}

#[test]
fn what_is_no_rate_or_has_no_years_is_refused() {
    let told = |formula: &str, years: &str| {
        let body = format!(
            "[axis.year]\nyears = {years}\n[axis.line]\nitems = [{{ id = \"a\" }}, {{ id = \"b\" }}]\n\
             [input.rates]\nlabel = \"R\"\nunit = \"%\"\nover = [\"year\"]\nassumed = \"3%\"\nwhy = \"test\"\n\
             [input.cash]\nlabel = \"C\"\nunit = \"£\"\nover = [\"year\", \"line\"]\nassumed = \"1\"\nwhy = \"test\"\n\
             [calc.t]\nlabel = \"L\"\nunit = \"£\"\nformula = \"{formula}\"\n"
        );
        match read(&file(&body, &["rates", "cash"], "rates").replace(
            "quantity = \"rates\"",
            "quantity = \"rates\"\nat = { year = \"2020/21\" }",
        )) {
            Ok(_) => String::new(),
            Err(faults) => faults
                .iter()
                .map(|fault| fault.what.clone())
                .collect::<Vec<_>>()
                .join("\n"),
        }
    };
    let years = "[\"2020/21\", \"2021/22\"]";
    assert_eq!(told("discounted(cash over year, 3.5%)", years), "");
    for (formula, years, message) in [
        (
            "discounted(cash over line, 3%)",
            years,
            "runs along years, one after another",
        ),
        (
            "discounted(cash over month, 3%)",
            years,
            "runs along years, one after another",
        ),
        (
            "uprated(cash over year, 3%)",
            "[\"2020/21\", \"2022/23\"]",
            "runs along years, one after another",
        ),
        (
            "discounted(cash over year, rates)",
            years,
            "previous(factor over year, start = 1) / (1 + rate)",
        ),
        (
            "uprated(cash over year, rates)",
            years,
            "previous(factor over year, start = 1) * (1 + rate)",
        ),
        (
            "discounted(cash over year, 3 [£])",
            years,
            "a rate is a share, such as `3.5%`; this is in £",
        ),
        (
            "discounted(cash over year)",
            years,
            "takes a figure, an axis and a rate",
        ),
        ("discounted(cash, 3%)", years, "needs an axis"),
        (
            "npv(cash)",
            years,
            "`npv` is not a function; write `sum(discounted(x over year, rate) over year)`",
        ),
    ] {
        let told = told(formula, years);
        assert!(told.contains(message), "{formula}: {told}");
    }
}
