//! Tables as papers print them: each finds its own totals, and the slips that are known, without being
//! told. Where each comes from stands in `tests/README.md`.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by a panic"
)]

use casebook_tables::{Cell, Footing, Instance, Kind, Relation, SlipKind, Table, Verdict, foot};
use std::fs;
use std::path::Path;

fn read(file: &str) -> (Table, Footing) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(file);
    let table = Table::read(&fs::read_to_string(path).unwrap()).unwrap();
    let footing = foot(&table);
    (table, footing)
}

fn all(footing: &Footing, verdict: Verdict) -> impl Iterator<Item = &Instance> {
    let instances = footing.relations.iter().flat_map(|it| &it.instances);
    instances.filter(move |it| it.verdict == verdict)
}

fn number(footing: &Footing, verdict: Verdict) -> usize {
    all(footing, verdict).count()
}

/// The row whose label begins so.
fn row(table: &Table, label: &str) -> usize {
    let rows = table
        .rows
        .iter()
        .position(|row| row.label.starts_with(label));
    rows.unwrap_or_else(|| panic!("{label}"))
}

fn made(footing: &Footing, kind: Kind, target: usize) -> &Relation {
    let found = footing
        .relations
        .iter()
        .find(|it| it.kind == kind && it.target == target);
    found.unwrap_or_else(|| panic!("{kind:?} of {target}"))
}

/// What a slip would make of a figure: cell as printed, kind, the figure instead.
fn slip(table: &Table, instance: &Instance) -> (String, SlipKind, String) {
    let slip = instance.slips.first().unwrap();
    let instead = slip.instead.map_or_else(String::new, |it| it.to_string());
    (table.text(slip.cell).to_owned(), slip.kind, instead)
}

/// How many figures come out, come out as rounded, do not, and rest on a misprint.
const TABLES: [(&str, [usize; 4]); 21] = [
    ("papers/placement-mix.txt", [1, 0, 0, 0]),
    ("papers/numbers-in-care.txt", [35, 0, 4, 0]),
    ("papers/monmouthshire-mandate.txt", [1, 0, 0, 0]),
    ("papers/monmouthshire-budget.txt", [1, 0, 0, 0]),
    ("papers/childrens-centres.txt", [1, 0, 0, 0]),
    ("public/ashfield-2024-changes.txt", [1, 1, 0, 0]),
    ("public/ashfield-2025-changes.txt", [1, 0, 1, 0]),
    ("public/ashfield-2025-services.txt", [14, 4, 5, 0]),
    ("public/bexley-2022-accounts.txt", [19, 0, 1, 2]),
    ("public/bexley-2024-accounts.txt", [24, 0, 0, 0]),
    ("public/bexley-2024-cash.txt", [2, 0, 0, 0]),
    ("public/bexley-2024-group-accounts.txt", [21, 0, 3, 0]),
    ("public/canterbury-2024-net-cost.txt", [1, 0, 1, 0]),
    ("public/gateshead-2025-gap.txt", [18, 0, 0, 1]),
    ("public/hinckley-2019-monitoring.txt", [25, 0, 0, 0]),
    ("public/isle-of-wight-2004-monitoring.txt", [32, 25, 0, 0]),
    ("public/lincolnshire-2024-changes.txt", [2, 1, 0, 0]),
    (
        "public/nottinghamshire-fire-2021-reserves.txt",
        [58, 0, 2, 0],
    ),
    ("public/stockport-2024-services.txt", [26, 0, 0, 0]),
    ("public/west-norfolk-2024-budget.txt", [25, 0, 4, 0]),
    ("public/westmorland-2024-budget.txt", [10, 0, 0, 0]),
];

#[test]
fn every_table_finds_its_own_totals() {
    let verdicts = [
        Verdict::Holds,
        Verdict::Rounds,
        Verdict::Differs,
        Verdict::Unread,
    ];
    let mut wrong = Vec::new();
    for (file, expected) in TABLES {
        let (_, footing) = read(file);
        let found = verdicts.map(|verdict| number(&footing, verdict));
        if found != expected || footing.cut {
            wrong.push(format!("    (\"{file}\", {found:?}),"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_high_column_of_placement_mix_stands_a_row_too_low() {
    let (table, footing) = read("papers/numbers-in-care.txt");
    let shifted: Vec<&Relation> = footing
        .relations
        .iter()
        .filter(|it| it.shift.is_some())
        .collect();
    let [high] = shifted.as_slice() else {
        panic!("{shifted:?}")
    };
    let shift = high.shift.unwrap();
    assert_eq!(table.head(high.target), "Cost Avoided, High Optimism");
    assert_eq!(table.head(shift.line), "Number in Care, High Optimism");
    assert_eq!(
        (shift.by, shift.fits, shift.holds, shift.of),
        (1, 10, 7, 11)
    );
    // The four rows that CASES and the case file know of; all totals come out.
    let rows: Vec<&str> = all(&footing, Verdict::Differs)
        .map(|it| table.label(it.target.row))
        .collect();
    assert_eq!(
        rows,
        ["End April 2020", "May 2020", "Sept 2020", "Jan 2021"]
    );
}

#[test]
fn monmouthshires_change_is_the_sum_of_the_year_beside_it() {
    let (table, footing) = read("papers/monmouthshire-budget.txt");
    let instance = all(&footing, Verdict::Holds).next().unwrap();
    assert_eq!(table.text(instance.target), "2,537,000");
    let parts: Vec<&str> = instance
        .parts
        .iter()
        .map(|part| table.text(part.0))
        .collect();
    assert_eq!(parts, ["2,887,000", "(250,000)", "(100,000)"]);
}

#[test]
fn ashfields_swapped_digits_come_first() {
    let (table, footing) = read("public/ashfield-2025-changes.txt");
    let instance = all(&footing, Verdict::Differs).next().unwrap();
    assert_eq!(
        slip(&table, instance),
        ("4,813".to_owned(), SlipKind::Swapped, "4183".to_owned())
    );
}

#[test]
fn gatesheads_misprint_is_read_by_what_the_others_need() {
    let (table, footing) = read("public/gateshead-2025-gap.txt");
    let instance = all(&footing, Verdict::Unread).next().unwrap();
    assert_eq!(instance.gives.to_string(), "0.062");
    assert_eq!(table.text(table.misprints[0]), "0.062)");
    let need = row(&table, "Estimated cumulative savings");
    let running = made(&footing, Kind::Running, need);
    assert_eq!(
        running.parts[0].line,
        row(&table, "Estimated annual savings")
    );
    let gap = made(&footing, Kind::Sum, row(&table, "Cumulative funding gap"));
    assert_eq!(gap.instances.len(), 5);
}

#[test]
fn bexleys_group_leaves_its_first_row_out_throughout_a_year() {
    let (table, footing) = read("public/bexley-2024-group-accounts.txt");
    let failing: Vec<&Instance> = all(&footing, Verdict::Differs).collect();
    assert_eq!(failing.len(), 3);
    for instance in failing {
        let slip = instance.slips.first().unwrap();
        assert_eq!(slip.kind, SlipKind::LeftOut);
        assert_eq!(
            table.label(slip.cell.row),
            "Adult Social Care and Public Health"
        );
        assert_eq!(slip.repairs, 3);
    }
}

#[test]
fn bexleys_income_has_two_digits_swapped_and_a_digit_too_many() {
    let (table, footing) = read("public/bexley-2022-accounts.txt");
    let instance = all(&footing, Verdict::Differs).next().unwrap();
    assert_eq!(
        slip(&table, instance),
        (
            "(37,653)".to_owned(),
            SlipKind::Swapped,
            "-37635".to_owned()
        )
    );
    let needed: Vec<String> = all(&footing, Verdict::Unread)
        .map(|it| it.gives.to_string())
        .collect();
    assert_eq!(needed, ["-281092", "-281074"]);
}

#[test]
fn one_digit_would_mend_a_row_and_a_column() {
    let (table, footing) = read("public/west-norfolk-2024-budget.txt");
    let cell = Cell {
        row: row(&table, "Contribution To General Fund"),
        column: 2,
    };
    let first = all(&footing, Verdict::Differs).filter_map(|it| it.slips.first());
    let slip = first.max_by_key(|slip| slip.repairs).unwrap();
    assert_eq!((slip.cell, slip.repairs, slip.breaks), (cell, 2, 0));
    assert_eq!(slip.instead.unwrap().to_string(), "-2199130");
}

#[test]
fn a_digit_missing_and_thousands_missing_are_found() {
    let (table, footing) = read("public/nottinghamshire-fire-2021-reserves.txt");
    let instance = all(&footing, Verdict::Differs).next().unwrap();
    assert_eq!(
        slip(&table, instance),
        (
            "(11,594)".to_owned(),
            SlipKind::DigitMissing,
            "-111594".to_owned()
        )
    );
    let (table, footing) = read("public/canterbury-2024-net-cost.txt");
    let instance = all(&footing, Verdict::Differs).next().unwrap();
    assert_eq!(
        slip(&table, instance),
        (
            "£110,156".to_owned(),
            SlipKind::Times(-3),
            "110156000".to_owned()
        )
    );
}

#[test]
fn shares_of_a_budget_are_told_of_their_columns() {
    let (table, footing) = read("public/isle-of-wight-2004-monitoring.txt");
    let shares: Vec<&Relation> = footing
        .relations
        .iter()
        .filter(|it| it.kind == Kind::Share)
        .collect();
    assert_eq!(shares.len(), 2);
    let parts: Vec<&str> = shares[0]
        .parts
        .iter()
        .map(|part| table.head(part.line))
        .collect();
    assert_eq!(
        parts,
        ["Expenditure, To Date, £000", "Expenditure, Budget, £000"]
    );
    assert_eq!(number(&footing, Verdict::Differs), 0);
}

#[test]
fn what_is_left_is_the_first_less_all_others() {
    let (table, footing) = read("public/stockport-2024-services.txt");
    let tax = made(&footing, Kind::Sum, row(&table, "Council Tax Requirement"));
    let less: Vec<bool> = tax.parts.iter().map(|part| part.less).collect();
    assert_eq!(tax.parts[0].line, row(&table, "Net Revenue Budget"));
    assert_eq!(less.iter().filter(|less| **less).count(), 11);
}
