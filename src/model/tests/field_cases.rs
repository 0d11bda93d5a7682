//! Cases made from papers of other councils: that they can be said, and that they come to what was
//! worked out by hand.
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
use casebook_model::case::Case;
use casebook_model::number::to_places;
use casebook_model::value::Value;
use common::{figure, read, values, worked_out};

const HAVERING: &str = include_str!("field/havering-led.toml");
const YORK: &str = include_str!("field/york-garden-waste.toml");

fn sound(text: &str) -> Case {
    read(text).unwrap_or_else(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("{}", faults.join("\n"))
    })
}

fn d(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

fn number(case: &Case, name: &str, place: &str) -> Decimal {
    match figure(case, name, place) {
        Value::Number(number) => number,
        other => panic!("{name}: {other:?}"),
    }
}

/// The Green Book's discount factors at 3.5%, years 0 to 9.
const FACTORS: [&str; 10] = [
    "1.0000", "0.9662", "0.9335", "0.9019", "0.8714", "0.8420", "0.8135", "0.7860", "0.7594",
    "0.7337",
];

#[test]
fn lanterns_pay_back_as_printed_and_discounted_as_the_treasury_has_it() {
    let case = sound(HAVERING);
    // £1.3m ÷ (£154k + £59k); £770k ÷ £1.3m.
    assert_eq!(to_places(number(&case, "payback", ""), 1), d("6.1"));
    assert_eq!(to_places(number(&case, "loan_share", ""), 2), d("0.59"));
    let factors: Vec<Decimal> = (worked_out(&case, vec![], "factor").into_iter())
        .map(|factor| to_places(factor, 4))
        .collect();
    assert_eq!(factors, FACTORS.map(d));
    // £213,000 in each of ten years by the printed factors, which are rounded to a twenty-thousandth.
    let printed: Decimal = FACTORS.map(|factor| d(factor) * d("213000")).iter().sum();
    let npv = number(&case, "npv", "");
    assert!((npv - (printed - d("1300000"))).abs() < d("107"), "{npv}");
    assert_eq!(
        to_places(number(&case, "npv_by_function", ""), 9),
        to_places(npv, 9)
    );
    // 213,000 × 5.5150 after six years is £1,174,695; × 6.3285 after seven, £1,347,971.
    assert_eq!(number(&case, "years_to_pay", ""), d("6"));
    // 1.05 to the power of 9 is printed as 1.5513.
    let last = number(&case, "energy_by_year", "2023/24");
    assert!((last - d("154000") * d("1.5513")).abs() < d("8"), "{last}");
}

/// With another rate all of it moves: at nought the factor is one and the ten years are £2.13m.
#[test]
fn the_rate_of_the_lanterns_is_an_input() {
    let case = sound(HAVERING);
    let of = |name: &str| worked_out(&case, vec![values(&case, "rate", &[0])], name);
    assert_eq!(of("factor"), [Decimal::ONE; 10]);
    assert_eq!(of("npv"), [d("830000")]);
    assert_eq!(of("npv_by_function"), [d("830000")]);
}

/// Written out year by year, from the year before by its name, or as powers, the factor is the same.
#[test]
fn a_factor_is_the_same_in_every_way_to_say_it() {
    let factor = "\"previous(factor over year, start = 1 + rate) / (1 + rate)\"";
    assert!(HAVERING.contains(factor));
    let years: Vec<String> = (2014..2024)
        .map(|year| format!("{year}/{:02}", (year + 1) % 100))
        .collect();
    let by_item = |of: &dyn Fn(usize) -> String| {
        let items: Vec<String> = (years.iter().enumerate())
            .map(|(position, year)| format!("\"{year}\" = \"{}\"", of(position)))
            .collect();
        format!("{{ {} }}", items.join(", "))
    };
    let written_out = by_item(&|position| {
        let growth = vec!["(1 + rate)"; position];
        format!(
            "1 / (1 * {})",
            [growth.as_slice(), &["1"]].concat().join(" * ")
        )
    });
    let from_the_year_before = by_item(&|position| match position {
        0 => "1".to_owned(),
        _ => format!("at(factor, year = '{}') / (1 + rate)", years[position - 1]),
    });
    let by_power = "\"1 / (1 + rate) ^ position(year)\"".to_owned();
    let expected = worked_out(&sound(HAVERING), vec![], "factor");
    for other in [written_out, from_the_year_before, by_power] {
        let case = sound(&HAVERING.replace(factor, &other));
        let found = worked_out(&case, vec![], "factor");
        for (found, expected) in found.iter().zip(&expected) {
            assert!((found - expected).abs() < Decimal::new(1, 25), "{other}");
        }
    }
}

#[test]
fn garden_waste_comes_to_what_the_figures_give() {
    let case = sound(YORK);
    // 66,155 households × a quarter, 35% and half × £46.50.
    for (item, sum) in [
        ("low", "769051.875"),
        ("budget", "1076672.625"),
        ("high", "1538103.75"),
    ] {
        assert_eq!(number(&case, "income", item), d(sum));
    }
    // 1,433 × £46.50.
    assert_eq!(number(&case, "income_before", ""), d("66634.5"));
    assert_eq!(to_places(number(&case, "share", ""), 2), d("0.56"));
    // Mondays from August to December 2024: 4 + 5 + 4 + 4 + 5.
    assert_eq!(number(&case, "weeks_2024", ""), d("22"));
    assert_eq!(number(&case, "part_charge", ""), d("25.575"));
    // The same each year, at interest: 1 + 1.04 + 1.0816.
    assert_eq!(
        number(&case, "balance", "2026/27"),
        d("1076672.625") * d("3.1216")
    );
}
