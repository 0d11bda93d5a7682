//! Figures of a table as a case file has them: as printed, if it reads so, and what they come to.

use super::measures::{Measure, Measures, power};
use casebook_model::Decimal;
use casebook_model::exact::Exact;
use casebook_model::number::plain;
use casebook_model::printed::Printed;
use casebook_tables::{Cell, Figure, Kind, Table};

/// Whether a figure says its own scale: `1.2m` below `£000`.
pub(super) fn says_its_scale(text: &str) -> bool {
    text.trim_end_matches([')', '-', '*'])
        .ends_with(char::is_alphabetic)
}

/// A figure with all that its head says, in pounds or as a share.
pub(super) fn value(table: &Table, cell: Cell) -> Option<Decimal> {
    scaled(table, cell, table.figure(cell)?.value)
}

/// The size of its last printed digit, in the same measure.
pub(super) fn step(table: &Table, cell: Cell) -> Option<Decimal> {
    scaled(table, cell, table.figure(cell)?.step)
}

fn scaled(table: &Table, cell: Cell, value: Decimal) -> Option<Decimal> {
    let figure = table.figure(cell)?;
    if figure.percent {
        return Some(value);
    }
    if table.columns.get(cell.column).is_some_and(|it| it.percent) {
        return value.exact_div(Decimal::ONE_HUNDRED);
    }
    value.exact_mul(Decimal::from(10_i64.checked_pow(power(table, cell))?))
}

/// A figure as a case file has it, under the head of its column; `needed` for what is no figure as it
/// stands.
pub(super) fn print(table: &Table, measures: &Measures, cell: Cell) -> String {
    let Some(figure) = table.figure(cell) else {
        return "needed".to_owned();
    };
    let measure = measures.at(cell);
    let ending = ending(table, cell, measure);
    let bare = match measure {
        Measure::Money(_) => figure.text.clone(),
        _ => figure.text.replace('£', ""),
    };
    let as_printed = [bare.trim(), ending].concat();
    let reads = |text: &str| {
        Printed::read(text)
            .is_ok_and(|it| it.upper.is_none() && value_of(table, cell, measure, it.value))
            && !text.contains(['"', '\\', '\t', '\n', '\''])
            && !text.contains("  ")
    };
    match reads(&as_printed) {
        true => as_printed,
        false => [written(figure, measure, figure.value), ending.to_owned()].concat(),
    }
}

/// What stands behind a figure where its head says it, and the unit of its quantity does not.
fn ending(table: &Table, cell: Cell, measure: Measure) -> &'static str {
    let own = table.figure(cell).is_some_and(|it| it.percent);
    match (measure, power(table, cell)) {
        (Measure::Percent, _) if !own => "%",
        (Measure::Plain, 3) => "k",
        (Measure::Plain, 6) => "m",
        (Measure::Plain, 9) => "bn",
        _ => "",
    }
}

/// Whether a figure reads as what it is in the table.
fn value_of(table: &Table, cell: Cell, measure: Measure, read: Decimal) -> bool {
    match measure {
        Measure::Money(_) => table.figure(cell).is_some_and(|it| it.value == read),
        _ => value(table, cell) == Some(read),
    }
}

/// A figure in plain digits, to the places of its print.
fn written(figure: &Figure, measure: Measure, value: Decimal) -> String {
    match measure == Measure::Percent && figure.percent {
        true => {
            let hundred = value.exact_mul(Decimal::ONE_HUNDRED).unwrap_or(value);
            [plain(hundred), "%".to_owned()].concat()
        }
        false => plain(value),
    }
}

/// What a figure's parts come to, written as the figure is: for a print that is as rounded as its parts.
pub(super) fn meant(
    table: &Table,
    measures: &Measures,
    cell: Cell,
    gives: Decimal,
) -> Option<String> {
    let (figure, measure) = (table.figure(cell)?, measures.at(cell));
    // To a digit more than is printed.
    let places = figure.step.normalize().scale().checked_add(2)?;
    let column = table.columns.get(cell.column)?;
    let under = match column.percent && !figure.percent {
        true => gives.exact_mul(Decimal::ONE_HUNDRED)?,
        false => gives.exact_div(Decimal::from(10_i64.checked_pow(power(table, cell))?))?,
    };
    let under = match says_its_scale(&figure.text) {
        true => under,
        false => casebook_model::number::to_places(under, places),
    };
    Some(
        [
            written(figure, measure, under),
            ending(table, cell, measure).to_owned(),
        ]
        .concat(),
    )
}

/// What parts come to by the kind of their relation, the parts with all that their heads say.
pub(super) fn made(kind: Kind, parts: &[(Decimal, bool)]) -> Option<Decimal> {
    let sum = || {
        parts
            .iter()
            .try_fold(Decimal::ZERO, |sum, (part, less)| match less {
                true => sum.exact_sub(*part),
                false => sum.exact_add(*part),
            })
    };
    let two = || match parts {
        [(one, _), (other, _)] => Some((*one, *other)),
        _ => None,
    };
    match kind {
        Kind::Sum | Kind::Difference | Kind::Running => sum(),
        Kind::Average => sum()?.exact_div(Decimal::from(parts.len())),
        Kind::Share => two().and_then(|(part, whole)| part.exact_div(whole)),
        Kind::Growth => two()
            .and_then(|(new, old)| new.exact_div(old))
            .and_then(|it| it.exact_sub(Decimal::ONE)),
        Kind::Product => two().and_then(|(one, other)| one.exact_mul(other)),
        Kind::Rate => None,
    }
}
