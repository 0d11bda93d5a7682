//! What a table's rows, columns and relations are called.

use casebook_model::Decimal;
use casebook_model::number::grouped;
use casebook_tables::{Along, Cell, Kind, Part, Relation, Table};

/// A figure of a column as the table would print it, with the places of the print at a cell.
pub(super) fn figure(table: &Table, cell: Cell, value: Decimal) -> String {
    let print = table.figure(cell);
    let places = print.map_or(0, |print| print.step.normalize().scale());
    let percent = print.is_some_and(|print| print.percent);
    let pounds = print.is_some_and(|print| print.text.contains('£'));
    let (value, places) = match percent {
        true => (
            value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value),
            places.saturating_sub(2),
        ),
        false => (value, places),
    };
    let text = grouped(value, places.max(value.normalize().scale()).min(6));
    match (percent, pounds, text.strip_prefix('−')) {
        (true, ..) => format!("{text}%"),
        (_, true, Some(size)) => format!("−£{size}"),
        (_, true, None) => format!("£{text}"),
        _ => text,
    }
}

/// A row's or column's name in quotes.
pub(super) fn line(table: &Table, along: Along, line: usize) -> String {
    let (text, kind) = match along {
        Along::Rows => (table.label(line), "row"),
        Along::Columns => (table.head(line), "column"),
    };
    match text.is_empty() {
        true => format!("{kind} {}", line.saturating_add(1)),
        false => format!("“{text}”"),
    }
}

/// Where a cell stands, if the other direction is clear: its column for rows, its row for columns.
pub(super) fn across(table: &Table, along: Along, cell: Cell) -> String {
    match along {
        Along::Rows => match table.columns.len() {
            1 => String::new(),
            _ => format!("in {}", line(table, Along::Columns, cell.column)),
        },
        Along::Columns => format!("in {}", line(table, Along::Rows, cell.row)),
    }
}

/// A relation in a sentence, without its verdict.
#[must_use]
pub fn relation(table: &Table, relation: &Relation) -> String {
    let name = |at: usize| line(table, relation.along, at);
    if let Some(alone) = alone(table, relation) {
        return alone;
    }
    let target = name(relation.target);
    let part = |at: usize| {
        relation
            .parts
            .get(at)
            .map_or_else(String::new, |it| name(it.line))
    };
    match relation.kind {
        Kind::Sum => format!(
            "{target} is {}.",
            sum(table, relation.along, &relation.parts)
        ),
        Kind::Difference => {
            format!(
                "{target} is {}.",
                terms(table, relation.along, &relation.parts)
            )
        }
        Kind::Average => format!(
            "{target} is the average of {}.",
            run(table, relation.along, &relation.parts)
        ),
        Kind::Running => format!("{target} is the running total of {}.", part(0)),
        Kind::Share => format!(
            "{target} is {} as per cent of {}.",
            part(0),
            whole(table, relation)
        ),
        Kind::Growth => format!(
            "{target} is by how much per cent {} is more than {}.",
            part(0),
            whole(table, relation)
        ),
        Kind::Product => format!("{target} is {} × {}.", part(0), part(1)),
        Kind::Rate => format!(
            "{target} is, in each row, the same multiple of how much {} falls as in the columns beside it.",
            part(0)
        ),
    }
}

/// A figure that is the sum of another column.
fn alone(table: &Table, relation: &Relation) -> Option<String> {
    let [instance] = relation.instances.as_slice() else {
        return None;
    };
    let (first, _) = instance.parts.first()?;
    let apart = first.column != instance.target.column && first.row != instance.target.row;
    let within = instance
        .parts
        .iter()
        .all(|(cell, _)| cell.column == first.column);
    let cell = instance.target;
    (apart && within && instance.parts.len() > 1).then(|| {
        format!(
            "{} in the row {}, under {}, is the sum of {} under {}.",
            table.text(cell),
            line(table, Along::Rows, cell.row),
            line(table, Along::Columns, cell.column),
            terms(table, Along::Rows, &relation.parts),
            line(table, Along::Columns, first.column)
        )
    })
}

/// What a share is a share of: another line, or one figure of the same.
fn whole(table: &Table, relation: &Relation) -> String {
    let [part, whole] = relation.parts.as_slice() else {
        return String::new();
    };
    if part.line != whole.line {
        return line(table, relation.along, whole.line);
    }
    let cell = relation.instances.first().and_then(|it| it.parts.get(1));
    let across = |(cell, _): &(Cell, bool)| match relation.along {
        Along::Rows => line(table, Along::Columns, cell.column),
        Along::Columns => line(table, Along::Rows, cell.row),
    };
    format!("its figure for {}", cell.map_or_else(String::new, across))
}

/// A sum in words: few parts one by one, many as a run.
pub(super) fn sum(table: &Table, along: Along, parts: &[Part]) -> String {
    if parts.len() <= 3 {
        return terms(table, along, parts);
    }
    let (added, taken): (Vec<Part>, Vec<Part>) = parts.iter().partition(|part| !part.less);
    if taken.is_empty() {
        return format!("the sum of {}", run(table, along, parts));
    }
    let added = match added.as_slice() {
        [one] => line(table, along, one.line),
        many => format!("the sum of {}", run(table, along, many)),
    };
    let taken = match taken.as_slice() {
        [one] => line(table, along, one.line),
        many => run(table, along, many),
    };
    format!("{added} less {taken}")
}

fn terms(table: &Table, along: Along, parts: &[Part]) -> String {
    let mut text = String::new();
    for (at, part) in parts.iter().enumerate() {
        text.push_str(match (at, part.less) {
            (0, false) => "",
            (0, true) => "− ",
            (_, false) => " + ",
            (_, true) => " − ",
        });
        text.push_str(&line(table, along, part.line));
    }
    text
}

/// Many lines as a run from the first to the last.
fn run(table: &Table, along: Along, parts: &[Part]) -> String {
    let kind = match along {
        Along::Rows => "rows",
        Along::Columns => "columns",
    };
    let mut lines: Vec<usize> = parts.iter().map(|part| part.line).collect();
    lines.sort_unstable();
    match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => format!(
            "the {} {kind} from {} to {}",
            lines.len(),
            line(table, along, *first),
            line(table, along, *last)
        ),
        _ => String::new(),
    }
}
