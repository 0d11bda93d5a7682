//! A slip in a sentence. None is asserted: it would add up if the figure were another.

use super::names::{figure, line};
use casebook_tables::{Along, Cell, Instance, Slip, SlipKind, Table};

/// What would make a figure add up.
#[must_use]
pub fn slip(table: &Table, instance: &Instance, slip: &Slip) -> String {
    let label = name(table, instance, slip.cell);
    let printed = table.text(slip.cell);
    let more = match slip.repairs {
        0 | 1 => String::new(),
        many => format!(" That would mend {many} that do not add up."),
    };
    let less = match slip.breaks {
        0 => String::new(),
        1 => " But one that adds up would then not.".to_owned(),
        many => format!(" But {many} that add up would then not."),
    };
    let Some(instead) = slip.instead else {
        let how = match slip.kind {
            SlipKind::Twice => "counted twice",
            _ => "left out of the sum",
        };
        return format!("It would add up with {label}, printed {printed}, {how}.{more}");
    };
    let instead = figure(table, slip.cell, instead);
    let why = why(table, instance, slip.kind);
    format!("It would add up if {label} were {instead} and not {printed}{why}.{more}{less}")
}

/// A cell by its row, and by its column where the sum runs along it.
fn name(table: &Table, instance: &Instance, cell: Cell) -> String {
    let rows = instance
        .parts
        .iter()
        .any(|(part, _)| part.row != instance.target.row);
    match rows {
        true => line(table, Along::Rows, cell.row),
        false => line(table, Along::Columns, cell.column),
    }
}

fn why(table: &Table, instance: &Instance, kind: SlipKind) -> String {
    let beside = |cell: Cell| {
        let rows = cell.row != instance.target.row || cell.column == instance.target.column;
        match rows {
            true => line(table, Along::Rows, cell.row),
            false => line(table, Along::Columns, cell.column),
        }
    };
    match kind {
        SlipKind::Copied(cell) => {
            format!("; the same figure stands beside it, at {}", beside(cell))
        }
        SlipKind::Shifted(cell) => format!(", the figure beside it, at {}", beside(cell)),
        kind => match kind.words().as_str() {
            "" => String::new(),
            words => format!(": {words}"),
        },
    }
}
