//! Lines and rows of workings, held against their figures by the little calculator.

use crate::calculator;
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::working::{Origin, Rows, text, working};

/// The rows read from the top, each with its sign, as one line; none if they do not add up.
fn as_a_line(rows: &Rows) -> Option<String> {
    if !rows.add_up {
        assert!(rows.rows.iter().all(|row| row.sign.is_empty()));
        return None;
    }
    let mut line = String::new();
    for row in &rows.rows {
        let number = format!("{} {}", row.number, row.unit);
        line = match (row.sign, number.trim()) {
            ("", number) => number.to_owned(),
            (sign, number) if line.is_empty() => format!("{sign}({number})"),
            (sign, number) => format!("{line} {sign} ({number})"),
        };
    }
    match &rows.then {
        Some(then) => Some(format!("{line}, {then}")),
        None => Some(line),
    }
}

/// Reads the line and the rows of every calculated number; what does not give its figure is told.
/// Only the quantities of some names, if there are any.
pub(crate) fn read_back(
    case: &Case,
    edits: &Edits,
    names: &[&str],
    wrong: &mut Vec<String>,
) -> usize {
    let paper = Figures::paper(case);
    let now = Figures::now(case, edits, &paper);
    let mut read = 0;
    for (index, quantity) in case.each_quantity() {
        if !names.is_empty() && !names.contains(&quantity.id.as_str()) {
            continue;
        }
        for cell in 0..usize::from(quantity.cells) {
            let place = case.place_of(quantity, cell);
            let told = working(case, &now, &paper, index, &place).unwrap();
            let (Value::Number(_), Origin::Formula { numbers, rows, .. }) =
                (&told.value, &told.origin)
            else {
                continue;
            };
            read += 1;
            for line in [Some(text(numbers)), as_a_line(rows)].into_iter().flatten() {
                if let Err(why) = calculator::gives(&line, &told.result) {
                    wrong.push(format!(
                        "{} {}[{}]: {line} = {}: {why}",
                        case.id,
                        quantity.id,
                        case.place_code(&place),
                        told.result
                    ));
                }
            }
        }
    }
    read
}
