//! The tables and charts that `evaluate --tables` shows: read back, each cell is the figure of the case.

use std::path::Path;

use casebook_analysis::claim::all_checks;
use casebook_exchange::edits::of_lines;
use casebook_exchange::shown::{CHANGED, DIFFERS, Showing};
use casebook_exchange::tabled::tabled;
use casebook_model::Decimal;
use casebook_model::authoring::{Shelf, read_case};
use casebook_model::case::{Case, QuantityIndex};
use casebook_model::evaluate::Figures;
use casebook_model::printed::{Agreement, Printed, ShownIn};
use casebook_model::value::Value;
use casebook_model::words;
use casebook_tests::command::{examples, shipped_cases};
use casebook_tests::workbook::cases_with_edits;

fn read(file: &Path) -> Case {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/cases");
    let text = |path: &Path| std::fs::read_to_string(path).expect("a file");
    let shelf = Shelf::read(
        &text(&cases.join("units.toml")),
        &text(&cases.join("documents.toml")),
    )
    .expect("the shelf");
    read_case("shown", "shown", &text(file), &shelf).expect("a sound case")
}

/// Every case, without changes and with some.
fn all() -> Vec<(String, Case, Vec<String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/cases");
    let file = |id: &str| folder.join(format!("{id}.toml"));
    let plain = shipped_cases()
        .into_iter()
        .map(|id| (id.clone(), read(&file(&id)), Vec::new()));
    let changed = cases_with_edits()
        .into_iter()
        .filter(|(id, _)| file(id).is_file())
        .map(|(id, edits)| (id.clone(), read(&file(&id)), edits));
    let examples = examples()
        .into_iter()
        .map(|(name, file)| (name, read(Path::new(&file)), Vec::new()));
    plain.chain(changed).chain(examples).collect()
}

/// What a cell says, without its marks.
fn bare(cell: &str) -> &str {
    cell.trim_end_matches([' ', '≠', '*'])
}

/// Whether a text is a figure, to the places it is written with.
fn says(
    case: &Case,
    index: QuantityIndex,
    shown: Option<ShownIn>,
    text: &str,
    value: &Value,
) -> bool {
    let quantity = case.quantity(index).expect("a quantity");
    let Value::Number(number) = value else {
        return text == words::cell(case, quantity, value);
    };
    if !words::in_digits(quantity) {
        return text == words::cell(case, quantity, value);
    }
    let shown = shown.filter(|_| ShownIn::is_of(&quantity.unit, &case.units));
    let read = Printed::read(text).expect("a figure is read as it is written");
    let exact = match shown {
        Some(shown) => *number / Decimal::from(10_i64.pow(shown.column.power())),
        None => words::shown(&quantity.unit, *number),
    };
    read.agreement(exact) != Agreement::Differs
}

#[test]
fn each_cell_of_each_table_says_the_figure_of_the_case() {
    let (mut cells, mut marked) = (0, 0);
    for (name, case, edits) in all() {
        let edits = of_lines(&case, edits.iter().map(String::as_str)).expect("edits");
        let paper = Figures::paper(&case);
        let now = Figures::now(&case, &edits, &paper);
        let checks = all_checks(&case, &paper);
        let showing = Showing {
            case: &case,
            checks: &checks,
            paper: &paper,
            now: &now,
        };
        for table in &case.tables {
            let shown = showing.table(table);
            let tabled = tabled(&case, table);
            assert_eq!(shown.rows.len(), tabled.rows.len(), "{name}");
            for (texts, row) in shown.rows.iter().zip(&tabled.rows) {
                assert_eq!(texts.len(), shown.heads.len(), "{name}: {texts:?}");
                for (text, figure) in texts[1..].iter().zip(&row.cells) {
                    let Some(figure) = figure else {
                        assert_eq!(text, "", "{name}");
                        continue;
                    };
                    let value = &now.cells(figure.quantity)[figure.cell];
                    let told = figure.name(&case);
                    assert!(
                        says(&case, figure.quantity, table.shown_in, bare(text), value),
                        "{name} {told}: {text} for {value:?}"
                    );
                    let before = &paper.cells(figure.quantity)[figure.cell];
                    assert_eq!(
                        text.contains(CHANGED),
                        !before.same(value),
                        "{name} {told}: {text}"
                    );
                    cells += 1;
                    marked += usize::from(text.contains(DIFFERS));
                }
            }
        }
        for chart in &case.charts {
            for row in showing.chart(chart).rows {
                let drawn = row.get(1).map_or(0, |bar| bar.chars().count());
                assert!(drawn <= 42, "{name}: {row:?}");
            }
        }
    }
    assert!(cells > 1_000 && marked > 20, "{cells} {marked}");
}
