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

use casebook_analysis::totals::{Contribution, Printing, contributions, shared, total};
use casebook_model::Decimal;
use casebook_model::authoring::{Shelf, read_case};
use casebook_model::case::{Case, Lasting, Sense};
use casebook_model::edit::{Change, Edit, Edits};
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

/// What one case puts into a total, as its paper stands.
fn of_case(id: &str) -> Vec<Contribution> {
    let case = cases().into_iter().find(|case| case.id == id).unwrap();
    let paper = Figures::paper(&case);
    contributions(&case, &paper, &paper)
}

fn split(id: &str) -> Vec<(Printing, Option<Decimal>)> {
    of_case(id)
        .into_iter()
        .map(|part| (part.printing, part.printed))
        .collect()
}

fn pounds(printing: Printing, figure: i64) -> (Printing, Option<Decimal>) {
    (printing, Some(Decimal::from(figure)))
}

#[test]
fn a_headline_is_split_as_the_papers_own_sum_splits_it() {
    use Printing::{Apart, Left};
    // £70k, £130k and £142k make up the £342,000; £15k, £9k and £6k the £30k.
    assert_eq!(
        split("cambridgeshire/2018-19/mainstream-transport"),
        [70_000, 130_000, 142_000].map(|figure| pounds(Apart, figure))
    );
    assert_eq!(
        split("cambridgeshire/2020-21/youth-justice"),
        [15_000, 9_000, 6_000].map(|figure| pounds(Apart, figure))
    );
    // £750K less the printed £216K.
    assert_eq!(
        split("cambridgeshire/2020-21/early-help"),
        [pounds(Apart, 216_000), pounds(Left, 534_000)]
    );
}

#[test]
fn what_rounding_leaves_of_a_headline_is_no_part_of_it() {
    use Printing::{Apart, Rounding};
    // 5 × £850 × 288 weeks, 2.5 × £400 × 288, 23 × £400 × 52: £1,990,400, and £9,600 to the £2m.
    assert_eq!(
        split("cambridgeshire/2020-21/placement-mix-and-demand"),
        [
            pounds(Apart, 1_224_000),
            pounds(Apart, 288_000),
            pounds(Apart, 478_400),
            pounds(Rounding, 9_600)
        ]
    );
}

#[test]
fn no_part_is_given_the_whole_of_a_headline_that_the_paper_does_not_divide() {
    use Printing::{NotApart, Together};
    for (id, figure) in [
        (
            "cambridgeshire/2018-19/special-transport-retendering",
            324_000,
        ),
        ("cambridgeshire/2018-19/learning-review", 324_000),
        ("cambridgeshire/2021-22/care-transport", 300_000),
    ] {
        assert_eq!(
            split(id),
            [(NotApart, None), (NotApart, None), pounds(Together, figure)],
            "{id}"
        );
    }
}

#[test]
fn a_part_filled_in_is_no_longer_missing_from_a_headline_printed_as_one() {
    let id = "cambridgeshire/2018-19/special-transport-retendering";
    let case = cases().into_iter().find(|case| case.id == id).unwrap();
    let paper = Figures::paper(&case);
    let (quantity, _) = case.find("earlier_tenders").unwrap();
    let change = Change::Set(vec![(0, Some(Decimal::from(24_000)))]);
    let edits = Edits::none().with(&case, Edit { quantity, change });
    let now = Figures::now(&case, &edits, &paper);
    let all = total(contributions(&case, &paper, &now).iter());
    assert_eq!(all.printed, Decimal::from(324_000));
    assert_eq!(all.not_calculated, Decimal::from(324_000));
    assert_eq!(all.now, Decimal::from(24_000));
    // £324,000 less the £24,000 filled in.
    assert_eq!(all.not_now, Decimal::from(300_000));
}

#[test]
fn money_that_ends_starts_late_or_only_moves_is_told_from_what_comes_every_year() {
    let lasting = |id: &str| -> Vec<Lasting> {
        of_case(id)
            .into_iter()
            .filter(|part| part.printing.is_part())
            .map(|part| part.lasting)
            .collect()
    };
    use Lasting::{Ending, PartYear, Recurring, Starting, Timing};
    // Payments stop with the national programme.
    assert_eq!(
        lasting("cambridgeshire/2018-19/troubled-families"),
        [Ending]
    );
    // Children, allowances and freed time come through the year, and count in full from the next.
    for id in [
        "cambridgeshire/2018-19/looked-after-children",
        "cambridgeshire/2018-19/automation-and-mosaic",
        "cambridgeshire/2021-22/guardianship-allowances",
    ] {
        assert_eq!(lasting(id), [Starting], "{id}");
    }
    assert_eq!(
        lasting("cambridgeshire/2020-21/placement-mix-and-demand"),
        [Starting, Starting, Recurring]
    );
    // Half of a saving planned for the year after.
    assert_eq!(lasting("cambridgeshire/2020-21/disability-0-25"), [Timing]);
    // The reviews of 2017/18 have nothing left to add; when the new rules began is not printed.
    assert_eq!(
        lasting("cambridgeshire/2018-19/mainstream-transport"),
        [PartYear, Recurring, Recurring]
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
