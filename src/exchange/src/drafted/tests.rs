//! A table's case says of it what `foot` says.

use super::*;
use casebook_analysis::checks::{Kind as Of, Verdict as Mark};
use casebook_analysis::claim::all_checks;
use casebook_model::Decimal;
use casebook_model::authoring::{self, Shelf};
use casebook_model::case::Case;
use casebook_model::evaluate::Figures;
use casebook_tables::{Cell, Kind, Relation, Verdict, foot};
use proptest::prelude::*;

fn read(text: &str) -> Result<Case, String> {
    let shelf = Shelf::read(include_str!("../../../cases/units.toml"), "").unwrap();
    authoring::read_case("own/drafted", "drafted", text, &shelf).map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        faults.join("\n")
    })
}

/// A figure of a column with what its head says.
fn in_pounds(table: &Table, cell: Cell, value: Decimal) -> Decimal {
    let column = &table.columns[cell.column];
    match column.percent {
        true => value / Decimal::ONE_HUNDRED,
        false => value * Decimal::from(10_i64.pow(column.power)),
    }
}

/// How a table's case stands to what was found in it: how many prints agree, and how many differ. The
/// sums that are checked are those that were found, to the print.
fn held(table: &str) -> Result<String, String> {
    let table = Table::read(table).unwrap();
    let footing = foot(&table);
    let text = case_file(&table, &footing).map_err(|it| {
        let told = crate::footed::summary(&table, &footing).join("\n");
        format!("{it}\n{told}")
    })?;
    let case = read(&text).map_err(|it| format!("{it}\n{text}"))?;
    let paper = Figures::paper(&case);
    let checks = all_checks(&case, &paper);
    let checks = || checks.iter().filter(|it| it.kind == Of::Recalculated);
    let instances = || footing.relations.iter().flat_map(|it| &it.instances);
    let differ = instances()
        .filter(|it| it.verdict == Verdict::Differs)
        .count();
    let hold = instances().filter(|it| matches!(it.verdict, Verdict::Holds | Verdict::Rounds));
    let stand = checks()
        .filter(|it| matches!(it.verdict, Mark::Agrees | Mark::Rounds))
        .count();
    let failing: Vec<String> = checks()
        .filter(|it| it.verdict == Mark::Differs)
        .map(|it| format!("{} {} {:?}", it.id, it.published, it.calculated))
        .collect();
    // Each sum that was found is what a check calculates.
    let mut calculated: Vec<Decimal> = checks().filter_map(|it| it.calculated.number()).collect();
    let is_sum = |it: &&Relation| matches!(it.kind, Kind::Sum | Kind::Difference | Kind::Running);
    let sums = footing
        .relations
        .iter()
        .filter(is_sum)
        .flat_map(|it| &it.instances);
    for sum in sums.filter(|it| it.verdict != Verdict::Unread) {
        let gives = in_pounds(&table, sum.target, sum.gives);
        let Some(at) = calculated.iter().position(|it| *it == gives) else {
            return Err(format!("nothing comes to {gives}\n{text}"));
        };
        calculated.remove(at);
    }
    match (stand, failing.len()) == (hold.clone().count(), differ) {
        true => Ok(text),
        false => Err(format!(
            "{stand} agree and {} differ, and {} and {differ} were found\n{failing:#?}\n{text}",
            failing.len(),
            hold.count()
        )),
    }
}

#[test]
fn every_table_of_a_paper_is_a_case_that_says_the_same() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tables/tests");
    let (mut many, mut wrong) = (0, Vec::new());
    for part in ["papers", "public"] {
        for file in std::fs::read_dir(format!("{folder}/{part}")).unwrap() {
            let path = file.unwrap().path();
            if let Err(why) = held(&std::fs::read_to_string(&path).unwrap()) {
                wrong.push(format!("{}: {why}", path.display()));
            }
            many += 1;
        }
    }
    assert_eq!((many, wrong.len()), (21, 0), "{}", wrong.join("\n\n"));
}

#[test]
fn a_slip_stays_a_check_that_differs_and_what_rests_on_it_moves() {
    let text = held(
        "Budget, £000\t2024/25\t2025/26\tChange\nFostering\t4,120\t4,310\t190\nResidential care\t6,845\t7,102\t257\nLeaving care\t1,236\t1,318\t82\nTotal\t12,201\t12,370\t529",
    );
    let text = text.unwrap();
    for line in [
        "year = \"2025/26\"",
        "  { id = \"residential_care\", label = \"Residential care\" },",
        "over = [\"line\", \"year\"]",
        "printed_in = \"£000\"",
        "residential_care    6,845    7,102",
        "formula = \"at(figures, year = '2025/26') - at(figures, year = '2024/25')\"",
        "formula = \"sum(figures over line)\"",
        "2025/26  12,370",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}\n{text}");
    }
    let case = read(&text).unwrap();
    assert_eq!(case.claim.printed.as_ref().unwrap().text, "£529k");
    // The total is checked beside the rows and beside the columns; the print of 2025/26 is wrong.
    let paper = Figures::paper(&case);
    let wrong: Vec<String> = all_checks(&case, &paper)
        .into_iter()
        .filter(|it| it.kind == Of::Recalculated && it.verdict == Mark::Differs)
        .map(|it| it.id)
        .collect();
    assert_eq!(wrong.first().unwrap(), "total[2025/26]");
    // What a reader changes reaches all that rests on it.
    let edits = crate::edits::of_lines(&case, ["figures[fostering,2025/26]=5310000"]).unwrap();
    let now = Figures::now(&case, &edits, &paper);
    let (change, _) = case.find("total_change").unwrap();
    let moved = |figures: &Figures| figures.cells(change)[0].number().unwrap();
    assert_eq!(moved(&now) - moved(&paper), Decimal::from(1_000_000));
}

#[test]
fn a_part_that_is_misprinted_counts_as_printed_and_moves() {
    // Gross is 90 too much in the print, and Net follows the print.
    let text = held("£\tA\tB\nStaff\t1,240\t1,318\nPremises\t385\t402\nSupplies\t77\t81\nTotal spent\t1,792\t1,801\nGrants\t(410)\t(431)\nFees\t(12)\t(13)\nNet total\t1,370\t1,357").unwrap();
    let mended = "printed(total_spent) + total_spent - paper(total_spent)";
    assert!(text.contains(mended), "{text}");
    let case = read(&text).unwrap();
    let paper = Figures::paper(&case);
    let edits = crate::edits::of_lines(&case, ["figures[staff,a]=2240"]).unwrap();
    let now = Figures::now(&case, &edits, &paper);
    let (net, _) = case.find("net_total").unwrap();
    let moved = |figures: &Figures| figures.cells(net)[0].number().unwrap();
    assert_eq!(
        (moved(&paper), moved(&now)),
        (Decimal::from(1370), Decimal::from(2370))
    );
}

#[test]
fn what_is_dropped_is_no_calculation() {
    let table = Table::read("Area\t£m\nNorth\t1.24\nSouth\t2.53\nEast\t4.16\nTotal\t7.94").unwrap();
    let mut footing = foot(&table);
    let text = case_file(&table, &footing).unwrap();
    // Its parts come to it as they are rounded.
    assert!(
        text.contains("[calc.total]") && text.contains("means = \"7.93\""),
        "{text}"
    );
    footing.relations.clear();
    let text = case_file(&table, &footing).unwrap();
    assert!(!text.contains("[calc"), "{text}");
    let case = read(&text).unwrap();
    assert_eq!(case.quantities.len(), 1, "one input over one axis");
    assert_eq!(case.axes.len(), 1);
}

const LABELS: [&str; 14] = [
    "Care",
    "Homes \"old\" and 'new'",
    "a\\b",
    "",
    "“–”",
    "Total",
    "sum",
    "Care",
    "1.2.3 Roads, bridges & £ paths (net)",
    "\u{202e}Library\u{200b}",
    "если",
    "# [calc.x]",
    "{x} = 1",
    "A label that goes on and on, as papers have them where a whole sentence stands in the first cell of a line, with brackets (and more) and a second half that says the same again",
];

const HEADS: [&str; 8] = [
    "2024/25",
    "2025/26 £000",
    "Change",
    "",
    "£m",
    "Number \"n\"",
    "%",
    "Net £",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Tables with totals of rows and of columns, slips among them, and whatever stands at their heads.
    #[test]
    fn any_table_is_a_case_that_says_the_same(
        rows in 1_usize..40,
        columns in 1_usize..12,
        seed in proptest::collection::vec(0_usize..1_000_000, 600),
        total: bool,
        across: bool,
        subtotal: bool,
        slip in 0_usize..600,
    ) {
        let at = |place: usize| seed[place % seed.len()];
        let mut figures: Vec<Vec<Option<i64>>> = (0..rows)
            .map(|row| {
                (0..columns)
                    .map(|column| {
                        let drawn = at(row * 13 + column);
                        let blank = drawn.is_multiple_of(17);
                        (!blank).then(|| i64::try_from(drawn).unwrap() - 200_000)
                    })
                    .collect()
            })
            .collect();
        let mut labels: Vec<String> = (0..rows)
            .map(|row| LABELS[at(row * 7 + 3) % LABELS.len()].to_owned())
            .collect();
        let sum = |rows: &[Vec<Option<i64>>]| -> Vec<Option<i64>> {
            (0..columns).map(|column| Some(rows.iter().filter_map(|it| it[column]).sum())).collect()
        };
        if subtotal && rows > 4 {
            let half = sum(&figures[..rows / 2]);
            figures.insert(rows / 2, half);
            labels.insert(rows / 2, "Subtotal".to_owned());
        }
        if total {
            let leaves: Vec<Vec<Option<i64>>> = figures
                .iter()
                .zip(&labels)
                .filter(|(_, label)| *label != "Subtotal")
                .map(|(row, _)| row.clone())
                .collect();
            figures.push(sum(&leaves));
            labels.push("Total".to_owned());
        }
        if across && columns > 1 {
            for row in &mut figures {
                let sum = row.iter().flatten().sum();
                row.push(Some(sum));
            }
        }
        let (row, column) = (slip % figures.len(), slip % columns);
        if slip % 3 == 0 {
            figures[row][column] = figures[row][column].map(|it| it + 90);
        }
        let width = figures[0].len();
        let mut text = String::from("Service");
        for column in 0..width {
            text.push('\t');
            text.push_str(match across && column == columns {
                true => "Total",
                false => HEADS[at(column + 31) % HEADS.len()],
            });
        }
        for (label, row) in labels.iter().zip(&figures) {
            text.push('\n');
            text.push_str(label);
            for figure in row {
                text.push('\t');
                text.push_str(&figure.map_or_else(String::new, |it| it.to_string()));
            }
        }
        let held = held(&text);
        prop_assert!(held.is_ok(), "{}\n{text}", held.unwrap_err());
    }
}
