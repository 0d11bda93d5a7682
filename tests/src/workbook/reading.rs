//! A workbook read back, and held against `evaluate --json`.

use std::collections::BTreeMap;
use std::path::Path;

use calamine::{CellErrorType, Data, Range, Reader, Xlsx, open_workbook};
use serde_json::Value;

/// The cells of a workbook, and its names.
pub struct Book {
    sheets: BTreeMap<String, (Range<Data>, Range<String>)>,
    names: BTreeMap<String, Named>,
}

/// A name's sheet, its first and its last cell.
type Named = (String, (u32, u32), (u32, u32));

impl Book {
    /// Reads a workbook.
    ///
    /// # Panics
    /// If it is none.
    #[must_use]
    pub fn read(file: &Path) -> Self {
        let mut book: Xlsx<_> = open_workbook(file).expect("a workbook");
        let names = book.defined_names().iter();
        let names = names
            .filter_map(|(name, range)| Some((name.clone(), named(range)?)))
            .collect();
        let sheets = book.sheet_names().into_iter();
        let sheets = sheets
            .map(|name| {
                let cells = book.worksheet_range(&name).expect("a sheet");
                let formulas = book.worksheet_formula(&name).expect("a sheet");
                (name, (cells, formulas))
            })
            .collect();
        Self { sheets, names }
    }

    /// What stands in a cell.
    #[must_use]
    pub fn cell(&self, sheet: &str, row: u32, column: u32) -> Data {
        let cells = self.sheets.get(sheet).map(|(cells, _)| cells);
        let cell = cells.and_then(|cells| cells.get_value((row, column)));
        cell.cloned().unwrap_or(Data::Empty)
    }

    /// Whether a formula stands in a cell.
    #[must_use]
    pub fn is_formula(&self, sheet: &str, row: u32, column: u32) -> bool {
        let formulas = self.sheets.get(sheet).map(|(_, formulas)| formulas);
        let formula = formulas.and_then(|formulas| formulas.get_value((row, column)));
        formula.is_some_and(|formula| !formula.is_empty())
    }

    /// Formulas that are longer, or whose brackets are deeper, than a spreadsheet takes.
    #[must_use]
    pub fn too_large(&self) -> Vec<String> {
        let sheets = self.sheets.values();
        let formulas = sheets.flat_map(|(_, formulas)| formulas.used_cells());
        let texts = formulas.map(|(_, _, formula)| formula.clone());
        texts
            .filter(|formula| formula.len() > 8_192 || depth(formula) > 64)
            .collect()
    }

    /// The cells of a sheet in which anything stands, with their places.
    #[must_use]
    pub fn cells(&self, sheet: &str) -> Vec<((u32, u32), Data)> {
        let Some((cells, _)) = self.sheets.get(sheet) else {
            return Vec::new();
        };
        let (top, left) = cells.start().unwrap_or_default();
        let used = cells.used_cells().map(|(row, column, cell)| {
            let place = |start: u32, by: usize| start + u32::try_from(by).expect("a place");
            ((place(top, row), place(left, column)), cell.clone())
        });
        used.filter(|(_, cell)| *cell != Data::Empty).collect()
    }

    /// The first cell of the row that begins with a text.
    fn row_of(&self, sheet: &str, head: &str) -> Option<u32> {
        let cells = self.cells(sheet).into_iter();
        let mut rows = cells.filter(|(_, cell)| *cell == Data::String(head.to_owned()));
        rows.find(|((_, column), _)| *column == 0)
            .map(|((row, _), _)| row)
    }

    /// The cells of a name, row by row.
    fn named(&self, name: &str) -> Option<Vec<Data>> {
        // A name that a spreadsheet takes for a cell has a word before it.
        let mut found = ["", "the_"].into_iter();
        let (sheet, first, last) = found
            .find_map(|before| self.names.get(&format!("{before}{name}")))?
            .clone();
        let rows =
            (first.0..=last.0).flat_map(|row| (first.1..=last.1).map(move |column| (row, column)));
        Some(
            rows.map(|(row, column)| self.cell(&sheet, row, column))
                .collect(),
        )
    }
}

/// How deep brackets stand within each other.
fn depth(formula: &str) -> usize {
    let mut open = 0_usize;
    let depths = formula.chars().map(|c| {
        match c {
            '(' => open += 1,
            ')' => open = open.saturating_sub(1),
            _ => {}
        }
        open
    });
    depths.max().unwrap_or(0)
}

/// Reads `Sums!$B$5:$D$16`.
fn named(range: &str) -> Option<Named> {
    let (sheet, cells) = range.split_once('!')?;
    let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
    let cell = |text: &str| {
        let text = text.replace('$', "");
        let digits = text.find(|c: char| c.is_ascii_digit())?;
        let (letters, row) = text.split_at(digits);
        let column = letters.bytes().fold(0_u32, |column, letter| {
            column * 26 + u32::from(letter - b'A') + 1
        });
        // The rows that are repeated in print have a name too, and no column.
        Some((
            row.parse::<u32>().ok()?.checked_sub(1)?,
            column.checked_sub(1)?,
        ))
    };
    Some((
        sheet.trim_matches('\'').to_owned(),
        cell(first)?,
        cell(last)?,
    ))
}

/// Whether a number of a spreadsheet is a figure: far closer than to the penny.
fn is_figure(number: f64, figure: &str, scale: f64) -> bool {
    let figure: f64 = figure.parse::<f64>().expect("a figure") / scale;
    let apart = (number - figure).abs();
    apart < 0.005 && apart <= 1e-9 * figure.abs().max(1.0)
}

/// Whether a cell has what `evaluate --json` says; `options` are those of a choice.
fn is(cell: &Data, value: &Value, percent: bool, options: &[String]) -> bool {
    let scale = if percent { 100.0 } else { 1.0 };
    match (value, cell) {
        (Value::Null, Data::String(text)) => text == "–",
        (Value::String(text), Data::Float(number)) => {
            let position = options.iter().position(|option| option == text);
            match (text.as_str(), position) {
                (_, Some(position)) => *number == f64::from(u8::try_from(position).expect("few")),
                ("yes", _) => *number == 1.0,
                ("no", _) => *number == 0.0,
                (figure, _) => is_figure(*number, figure, scale),
            }
        }
        (Value::Object(what), Data::Error(error)) => match what.contains_key("needs") {
            true => *error == CellErrorType::NA,
            // What waits for an input besides may be told by that.
            false => true,
        },
        _ => false,
    }
}

fn flat<'a>(values: &'a Value, all: &mut Vec<&'a Value>) {
    match values {
        Value::Array(list) => list.iter().for_each(|value| flat(value, all)),
        value => all.push(value),
    }
}

/// The ids of the options of each choice of a shipped case, or of a case file.
fn options(case: &str) -> BTreeMap<String, Vec<String>> {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../src/cases/{case}.toml"));
    let path = match case.ends_with(".toml") {
        true => Path::new(case),
        false => &shipped,
    };
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let file: toml::Table = text.parse().unwrap_or_default();
    let inputs = file.get("input").and_then(toml::Value::as_table);
    let ids = |input: &toml::Value| {
        let options = input.get("options")?.as_array()?.iter();
        let ids = options.filter_map(|option| Some(option.get("id")?.as_str()?.to_owned()));
        Some(ids.collect())
    };
    let inputs = inputs.into_iter().flatten();
    inputs
        .filter_map(|(name, input)| Some((name.clone(), ids(input)?)))
        .collect()
}

/// The ids of the items that the figures of a quantity are, if they are items of an axis.
fn items(evaluation: &Value, quantity: &Value) -> Option<Vec<String>> {
    let axis = quantity["item_of"].as_str()?;
    let items = evaluation["axes"][axis].as_array()?.iter();
    Some(
        items
            .map(|item| item["id"].as_str().unwrap_or_default().to_owned())
            .collect(),
    )
}

/// In what a workbook differs from an evaluation of its case: every figure, the claim, every check.
/// `case` is its id, or its file.
///
/// # Panics
/// If the evaluation is none.
#[must_use]
pub fn differences(book: &Book, case: &str, evaluation: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let options = options(case);
    let none = Vec::new();
    let quantities = evaluation["quantities"].as_object().expect("quantities");
    for (name, quantity) in quantities {
        let mut values = Vec::new();
        flat(&quantity["values"], &mut values);
        let Some(cells) = book.named(name) else {
            wrong.push(format!("{name} has no name"));
            continue;
        };
        if cells.len() != values.len() {
            wrong.push(format!(
                "{name}: {} cells, not {}",
                cells.len(),
                values.len()
            ));
        }
        let percent = quantity["unit"]
            .as_str()
            .is_some_and(|it| it.starts_with('%'));
        let items = items(evaluation, quantity);
        let options = options.get(name).or(items.as_ref()).unwrap_or(&none);
        for (position, (cell, value)) in cells.iter().zip(values).enumerate() {
            if !is(cell, value, percent, options) {
                wrong.push(format!("{name} {position}: {cell:?}, not {value}"));
            }
        }
    }
    let claim = &evaluation["claim"];
    let unit = |name: &Value| {
        let unit = &evaluation["quantities"][name.as_str().unwrap_or_default()]["unit"];
        unit.as_str().is_some_and(|unit| unit.starts_with('%'))
    };
    for (head, figure) in [("Worked out", "calculated"), ("With your changes", "now")] {
        let row = book.row_of("Case", head).expect("the claim");
        let cell = book.cell("Case", row, 1);
        if !is(&cell, &claim[figure], unit(&claim["quantity"]), &[]) {
            wrong.push(format!("claim: {head} {cell:?}, not {}", claim[figure]));
        }
    }
    let mut checks = Vec::new();
    if claim["published"].is_string() {
        checks.push(claim.clone());
        if claim["foots"].is_object() {
            let mut foots = claim["foots"].clone();
            for key in ["quantity", "published", "now"] {
                foots[key] = claim[key].clone();
            }
            checks.push(foots);
        }
    }
    checks.extend(
        evaluation["checks"]
            .as_array()
            .expect("checks")
            .iter()
            .cloned(),
    );
    for (row, check) in (4..).zip(&checks) {
        let percent = unit(&check["quantity"]);
        let of = check["quantity"].as_str().unwrap_or_default();
        let items = items(evaluation, &quantities[of]).unwrap_or_default();
        for (column, key) in [(2, "published"), (3, "calculated"), (6, "now")] {
            let cell = book.cell("Checks", row, column);
            if !is(&cell, &check[key], percent, &items) {
                wrong.push(format!(
                    "check in row {row}: {key} {cell:?}, not {}",
                    check[key]
                ));
            }
        }
        let verdict = match check["verdict"].as_str().expect("a verdict") {
            "rounds" => "agrees to rounding",
            "hedged" => "agrees, given how the paper rounds",
            "needs" => "needs figures",
            other => other,
        };
        let cell = book.cell("Checks", row, 5);
        if cell != Data::String(verdict.to_owned()) {
            wrong.push(format!("check in row {row}: {cell:?}, not {verdict}"));
        }
        let cell = book.cell("Checks", row, 4);
        if !is(&cell, &check["difference"], percent, &[]) {
            wrong.push(format!(
                "check in row {row}: apart {cell:?}, not {}",
                check["difference"]
            ));
        }
    }
    wrong
}

/// In what the cells of one workbook are others than those of another, on every sheet.
#[must_use]
pub fn same_cells(book: &Book, other: &Book) -> Vec<String> {
    let mut wrong = Vec::new();
    for sheet in book.sheets.keys() {
        for ((row, column), cell) in book.cells(sheet) {
            let beside = other.cell(sheet, row, column);
            let same = match (&cell, &beside) {
                (Data::Float(one), Data::Float(two)) => {
                    (one - two).abs() <= 1e-9 * two.abs().max(1.0)
                }
                // What waits for an input besides may be told by that.
                (Data::Error(_), Data::Error(CellErrorType::NA)) => true,
                (one, two) => one == two,
            };
            if !same {
                wrong.push(format!("{sheet} {row},{column}: {cell:?}, not {beside:?}"));
            }
        }
    }
    wrong
}
