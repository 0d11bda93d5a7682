//! What each print that differs would mean: every input named, put back through `evaluate --set`,
//! makes the print come out; and the four amounts of the placement mix case that do not follow
//! from the numbers printed beside them, as literals.

use casebook_analysis::checks::{Check, Verdict, checks, figure_name};
use casebook_analysis::implied::{ImpliedFigure, implied};
use casebook_model::Decimal;
use casebook_model::authoring::{Shelf, read_case};
use casebook_model::case::Case;
use casebook_model::evaluate::Figures;
use casebook_model::number::plain;
use casebook_model::words::shown;
use casebook_tests::command::{evaluated, shipped_cases};
use std::path::Path;

fn read(id: &str) -> Case {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/cases");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let shelf = Shelf::read(&text("units.toml"), &text("documents.toml")).unwrap();
    let file = format!("{id}.toml");
    read_case(id, &file, &text(&file), &shelf).unwrap()
}

/// The figure of a check when an input is what the print would mean.
fn put_back(case: &Case, check: &Check, input: &ImpliedFigure) -> Decimal {
    let unit = &case.quantity(input.quantity).unwrap().unit;
    let sign = if unit.percent { "%" } else { "" };
    let name = figure_name(case, input.quantity, &input.place);
    let evaluation = evaluated(
        &case.id,
        &[&format!("{name}={}{sign}", shown(unit, input.value))],
    );
    let rows = evaluation["checks"].as_array().unwrap();
    let row = rows
        .iter()
        .find(|row| row["id"] == check.id.as_str())
        .unwrap();
    let now = row["now"]
        .as_str()
        .unwrap_or_else(|| panic!("{name}: {}", row["now"]));
    Decimal::from_str_exact(now).unwrap()
}

#[test]
fn every_input_named_makes_the_print_come_out() {
    let mut proved = 0;
    for id in shipped_cases() {
        let case = read(&id);
        let paper = Figures::paper(&case);
        let checks = checks(&case, &paper);
        for check in checks
            .iter()
            .filter(|check| check.verdict == Verdict::Differs)
        {
            let found = implied(&case, &paper, check).figures;
            // A part of a child is told, but cannot be put into a field of whole numbers.
            for input in found
                .iter()
                .filter(|figure| figure.input && !figure.not_whole)
            {
                let unit = &case.quantity(check.quantity).unwrap().unit;
                let apart = put_back(&case, check, input) - shown(unit, check.published);
                assert!(
                    apart.abs() < Decimal::new(1, 9),
                    "{id} {}: {}",
                    check.id,
                    input.label
                );
                proved += 1;
            }
        }
    }
    assert!(proved > 20, "{proved}");
}

#[test]
fn the_four_amounts_of_the_high_scenario_are_explained() {
    let case = read("cambridgeshire/2020-21/placement-mix-and-demand");
    let paper = Figures::paper(&case);
    let checks = checks(&case, &paper);
    // 448,800 / (850 x 44) = 12; 408,000 / (850 x 48) = 10; 331,500 / (850 x 26) = 15;
    // 76,500 / (850 x 9) = 10.
    for (month, before, before_would, now, now_would, instead_of, children) in [
        (
            "2020-04",
            "in_care_at_start[high]",
            "790",
            "in_care[2020-04,high]",
            "770",
            "0",
            "10",
        ),
        (
            "2020-05",
            "in_care[2020-04,high]",
            "782",
            "in_care[2020-05,high]",
            "768",
            "10",
            "12",
        ),
        (
            "2020-09",
            "in_care[2020-08,high]",
            "745",
            "in_care[2020-09,high]",
            "725",
            "10",
            "15",
        ),
        (
            "2021-01",
            "in_care[2020-12,high]",
            "680",
            "in_care[2021-01,high]",
            "675",
            "15",
            "10",
        ),
    ] {
        let id = format!("avoided_by_month[{month},high]");
        let check = checks.iter().find(|check| check.id == id).unwrap();
        let found = implied(&case, &paper, check);
        assert!(!found.cut);
        let told: Vec<(String, String, String)> = found
            .figures
            .iter()
            .map(|it| {
                (
                    figure_name(&case, it.quantity, &it.place),
                    plain(it.value),
                    plain(it.instead_of),
                )
            })
            .collect();
        let of = |name: &str| told.iter().find(|(other, ..)| other == name);
        let fewer = format!("fewer[{month},high]");
        assert_eq!(
            of(&fewer).unwrap(),
            &(fewer.clone(), children.into(), instead_of.into())
        );
        assert_eq!(of(before).unwrap().1, before_would, "{id}");
        assert_eq!(of(now).unwrap().1, now_would, "{id}");
        // The figure of the formula itself comes first.
        assert_eq!(told[0].0, fewer);
    }
}
