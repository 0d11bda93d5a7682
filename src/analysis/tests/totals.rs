//! Totals across the shipped cases, against what their papers' headlines come to.
#![allow(
    missing_docs,
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use casebook_analysis::totals::{Contribution, contributions, shared, total};
use casebook_model::Decimal;
use casebook_model::authoring::{Shelf, read_case};
use casebook_model::case::{Case, Sense};
use casebook_model::evaluate::Figures;
use std::path::{Path, PathBuf};

fn files(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, depth + 1, found);
        } else if depth == 2 && path.extension().is_some_and(|ending| ending == "toml") {
            found.push(path);
        }
    }
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases");
    let read = |path: PathBuf| std::fs::read_to_string(path).unwrap();
    let shelf = Shelf::read(
        &read(folder.join("units.toml")),
        &read(folder.join("documents.toml")),
    )
    .unwrap();
    let mut found = Vec::new();
    files(&folder, 0, &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let id = path.strip_prefix(&folder).unwrap().with_extension("");
            let id = id.to_str().unwrap().to_owned();
            read_case(&id, &id, &read(path), &shelf)
                .unwrap_or_else(|faults| panic!("{id}: {faults:?}"))
        })
        .collect()
}

/// The contributions of every case of a year, those left out by overlaps aside.
fn of_year(cases: &[Case], council: &str, year: &str) -> Vec<Contribution> {
    let chosen: Vec<&Case> = cases
        .iter()
        .filter(|case| case.council == council && case.year.label() == year)
        .collect();
    let left_out: Vec<usize> = shared(&chosen)
        .into_iter()
        .filter_map(|shared| shared.left_out)
        .collect();
    chosen
        .iter()
        .enumerate()
        .filter(|(position, _)| !left_out.contains(position))
        .flat_map(|(_, case)| {
            let paper = Figures::paper(case);
            contributions(case, &paper, &paper)
        })
        .collect()
}

const CAMBRIDGESHIRE: &str = "Cambridgeshire County Council";

fn printed<'a>(contributions: impl Iterator<Item = &'a Contribution>) -> Decimal {
    total(contributions).printed
}

/// A headline may be printed finer in the text than on the front, so totals are held to £1K.
fn thousands(figure: Decimal) -> Decimal {
    (figure / Decimal::from(1000)).round()
}

#[test]
fn the_headlines_of_2018_19_come_to_4717_thousand() {
    let all = of_year(&cases(), CAMBRIDGESHIRE, "2018/19");
    assert_eq!(thousands(printed(all.iter())), Decimal::from(4717));
    let income = all.iter().filter(|part| part.sense == Sense::Income);
    assert_eq!(thousands(printed(income)), Decimal::from(150));
    let made = all.iter().filter(|part| part.already_made);
    // £34K of the commissioning team's in 2017/18, £168K of the voluntary grants'.
    assert_eq!(thousands(printed(made)), Decimal::from(34 + 168));
}

#[test]
fn the_headlines_of_2020_21_count_early_help_once() {
    let all = of_year(&cases(), CAMBRIDGESHIRE, "2020/21");
    // £2m + £50k + £750K + £30k; the earlier version of early help is left out.
    assert_eq!(printed(all.iter()), Decimal::from(2_830_000));
}

#[test]
fn the_headlines_of_2021_22_come_to_1350_thousand() {
    let all = of_year(&cases(), CAMBRIDGESHIRE, "2021/22");
    assert_eq!(printed(all.iter()), Decimal::from(1_350_000));
}

#[test]
fn a_pressure_is_kept_apart() {
    let all = of_year(&cases(), "Monmouthshire County Council", "2020/21");
    let pressure = total(all.iter().filter(|part| part.sense == Sense::Pressure));
    // £2,887,000 of pressure less £350,000 of savings, the proposal's own budget table: it claims
    // the one figure, net.
    assert_eq!(pressure.printed, Decimal::from(2_537_000));
    assert!(all.iter().all(|part| part.sense == Sense::Pressure));
}

#[test]
fn the_printed_parts_of_every_case_add_up_to_its_claim() {
    for case in cases() {
        let Some(claim) = &case.claim.printed else {
            continue;
        };
        let paper = Figures::paper(&case);
        let parts = contributions(&case, &paper, &paper);
        let eases = |sense: Sense| matches!(sense, Sense::Saving | Sense::Income);
        let signed = |part: &Contribution| {
            let figure = part.printed.unwrap_or_default();
            if eases(part.sense) == eases(case.claim.sense) {
                figure
            } else {
                -figure
            }
        };
        let sum: Decimal = parts.iter().map(signed).sum();
        assert_eq!(sum, claim.value, "{}", case.id);
    }
}

#[test]
fn a_headline_is_split_as_the_papers_own_sum_splits_it() {
    let split = |id: &str| -> Vec<Option<Decimal>> {
        let case = cases().into_iter().find(|case| case.id == id).unwrap();
        let paper = Figures::paper(&case);
        contributions(&case, &paper, &paper)
            .into_iter()
            .map(|part| part.printed)
            .collect()
    };
    let thousands = |figures: [i64; 3]| figures.map(|figure| Some(Decimal::from(figure * 1000)));
    // £70k, £130k and £142k make up the £342,000; £15k, £9k and £6k the £30k.
    assert_eq!(
        split("cambridgeshire/2018-19/mainstream-transport"),
        thousands([70, 130, 142])
    );
    assert_eq!(
        split("cambridgeshire/2020-21/youth-justice"),
        thousands([15, 9, 6])
    );
    // Savings and income are not told apart, and the sum waits for both: all stays with the first.
    assert_eq!(
        split("cambridgeshire/2018-19/learning-review"),
        [Some(Decimal::from(324_000)), None]
    );
}

#[test]
fn every_overlap_names_a_case_that_is_there() {
    let cases = cases();
    for case in &cases {
        for overlap in &case.overlaps {
            assert!(
                cases.iter().any(|other| other.id == overlap.case),
                "{}: {}",
                case.id,
                overlap.case
            );
        }
    }
}
