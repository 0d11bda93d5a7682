//! Whether a pasted table adds up, as plain data: every relation with its cells, so that a page can
//! draw lines, and in sentences to copy. Cells are counted from nought among the lines of the paste
//! that have any text, and among the cells of a line.

mod names;
mod slips;
mod summary;

use casebook_model::number::plain;
use casebook_tables::{Along, Cell, Footing, Instance, Kind, Part, Relation, Slip, Table, Verdict};
use serde::Serialize;

pub use names::relation as of_relation;
pub use slips::slip as of_slip;
pub use summary::{Told, ToldPlace, cautions, fails, headline, summary, told, unread};

/// A cell of the paste.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Which line.
    pub row: usize,
    /// Which cell of it.
    pub column: usize,
}

/// A cell that goes into another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Goes {
    /// Where it stands.
    #[serde(flatten)]
    pub at: Place,
    /// Whether it is taken off.
    pub less: bool,
}

/// A table and what was found in it.
#[derive(Clone, Debug, Serialize)]
pub struct Footed {
    /// Its rows with figures: the line of each, and its label.
    pub rows: Vec<(usize, String)>,
    /// Its columns with figures: the cell of each, and its head.
    pub columns: Vec<(usize, String)>,
    /// What was found.
    pub relations: Vec<Related>,
    /// Digits that are no figure as they stand.
    pub misprints: Vec<Place>,
    /// Whether the search was cut short.
    pub cut: bool,
    /// All of it in sentences.
    pub words: Vec<String>,
}

/// Figures that are made of others in the same way.
#[derive(Clone, Debug, Serialize)]
pub struct Related {
    /// `sum`, `difference`, `running`, `average`, `share`, `growth`, `product` or `rate`.
    pub kind: &'static str,
    /// `rows` or `columns`: what is made of what.
    pub along: &'static str,
    /// The line of the row, or the cell of the column, that is made of others.
    pub target: usize,
    /// Those others, and whether each is taken off.
    pub parts: Vec<(usize, bool)>,
    /// Whether words of the table say so, too.
    pub said: bool,
    /// Rows or columns of the same block that are not in it.
    pub without: Vec<usize>,
    /// Other readings, in the same form as the parts.
    pub readings: Vec<Vec<(usize, bool)>>,
    /// Where.
    pub places: Vec<Stands>,
    /// It in a sentence.
    pub words: String,
}

/// How one figure stands to what others give.
#[derive(Clone, Debug, Serialize)]
pub struct Stands {
    /// Where it is printed.
    #[serde(flatten)]
    pub at: Place,
    /// What it is made of.
    pub parts: Vec<Goes>,
    /// As printed.
    pub printed: String,
    /// What the others give.
    pub gives: String,
    /// The print less that.
    pub difference: String,
    /// `holds`, `rounds`, `differs` or `unread`.
    pub verdict: &'static str,
    /// How it could have come about, the likeliest first.
    pub slips: Vec<Slipped>,
}

/// A slip that would explain a figure.
#[derive(Clone, Debug, Serialize)]
pub struct Slipped {
    /// The figure that may be another.
    #[serde(flatten)]
    pub at: Place,
    /// What it would be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
    /// How many sums it would mend, and how many it would break.
    pub repairs: usize,
    /// How many it would break.
    pub breaks: usize,
    /// It in a sentence.
    pub words: String,
}

/// What was found in a table, as data.
#[must_use]
pub fn footed(table: &Table, footing: &Footing) -> Footed {
    Footed {
        rows: table
            .rows
            .iter()
            .map(|row| (row.at, row.label.clone()))
            .collect(),
        columns: table
            .columns
            .iter()
            .map(|column| (column.at, column.head.clone()))
            .collect(),
        relations: footing
            .relations
            .iter()
            .map(|it| related(table, it))
            .collect(),
        misprints: table
            .misprints
            .iter()
            .map(|cell| place(table, *cell))
            .collect(),
        cut: footing.cut,
        words: summary(table, footing),
    }
}

fn place(table: &Table, cell: Cell) -> Place {
    Place {
        row: table.rows.get(cell.row).map_or(0, |row| row.at),
        column: table.columns.get(cell.column).map_or(0, |column| column.at),
    }
}

fn related(table: &Table, relation: &Relation) -> Related {
    let line = |line: usize| match relation.along {
        Along::Rows => table.rows.get(line).map_or(0, |row| row.at),
        Along::Columns => table.columns.get(line).map_or(0, |column| column.at),
    };
    let parts = |parts: &[Part]| {
        parts
            .iter()
            .map(|part| (line(part.line), part.less))
            .collect()
    };
    Related {
        kind: kind(relation.kind),
        along: match relation.along {
            Along::Rows => "rows",
            Along::Columns => "columns",
        },
        target: line(relation.target),
        parts: parts(&relation.parts),
        said: relation.said,
        without: relation.without.iter().map(|it| line(*it)).collect(),
        readings: relation.readings.iter().map(|it| parts(it)).collect(),
        places: relation
            .instances
            .iter()
            .map(|it| stands(table, it))
            .collect(),
        words: of_relation(table, relation),
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Sum => "sum",
        Kind::Difference => "difference",
        Kind::Running => "running",
        Kind::Average => "average",
        Kind::Share => "share",
        Kind::Growth => "growth",
        Kind::Product => "product",
        Kind::Rate => "rate",
    }
}

fn stands(table: &Table, instance: &Instance) -> Stands {
    Stands {
        at: place(table, instance.target),
        parts: instance
            .parts
            .iter()
            .map(|(cell, less)| Goes {
                at: place(table, *cell),
                less: *less,
            })
            .collect(),
        printed: table.text(instance.target).to_owned(),
        gives: plain(instance.gives),
        difference: plain(instance.apart),
        verdict: match instance.verdict {
            Verdict::Holds => "holds",
            Verdict::Rounds => "rounds",
            Verdict::Differs => "differs",
            Verdict::Unread => "unread",
        },
        slips: instance
            .slips
            .iter()
            .map(|it| slipped(table, instance, it))
            .collect(),
    }
}

fn slipped(table: &Table, instance: &Instance, slip: &Slip) -> Slipped {
    Slipped {
        at: place(table, slip.cell),
        instead: slip.instead.map(plain),
        repairs: slip.repairs,
        breaks: slip.breaks,
        words: of_slip(table, instance, slip),
    }
}

#[cfg(test)]
mod tests;
