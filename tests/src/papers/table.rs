//! The two tables: the figures that the papers print, and the other numbers.

use rust_decimal::Decimal;

const PRINTED: &str = include_str!("../../../src/cases/printed.tsv");
const ASIDE: &str = include_str!("../../papers/aside.tsv");

const PRINTED_HEAD: [&str; 13] = [
    "document",
    "line",
    "case",
    "what",
    "printed",
    "nth",
    "value",
    "unit",
    "precision",
    "qualifier",
    "repeats",
    "place",
    "figure",
];
const ASIDE_HEAD: [&str; 6] = ["document", "line", "token", "nth", "reason", "note"];

/// Where a text stands in a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The file name of the paper.
    pub document: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The text as printed there.
    pub text: String,
    /// Which occurrence in the line, counted from 1, where there are several.
    pub nth: Option<usize>,
}

/// A figure that a paper prints.
#[derive(Clone, Debug)]
pub struct Printed {
    /// Where it stands; the text has sign, currency and qualifying words.
    pub spot: Spot,
    /// The id of the case it belongs to.
    pub case: String,
    /// Which figure it is; within a case each name means one figure.
    pub what: String,
    /// Its value, in `unit`; the lower end where it is a range.
    pub low: Decimal,
    /// The upper end of a range; otherwise the value again.
    pub high: Decimal,
    /// What the value counts.
    pub unit: String,
    /// The size of the last printed digit, in `unit`.
    pub precision: Decimal,
    /// Empty, or how the paper qualifies the figure.
    pub qualifier: String,
    /// The line of the first print, where this is a later print of a figure.
    pub repeats: Option<usize>,
    /// Where in the document, for a human.
    pub place: String,
    /// Which figures of the case this print is, by their names; the foremost first.
    pub figures: Vec<String>,
}

/// A number that is no figure.
#[derive(Clone, Debug)]
pub struct Aside {
    /// Where it stands.
    pub spot: Spot,
    /// Why it is no figure.
    pub reason: String,
    /// What a reader of the text should know, or empty.
    pub note: String,
}

/// The figures, in the order of the papers.
///
/// # Errors
/// Every row that cannot be read, with its line in the table.
pub fn printed() -> Result<Vec<Printed>, Vec<String>> {
    rows("printed.tsv", PRINTED, PRINTED_HEAD, read_printed)
}

/// The other numbers, in the order of the papers.
///
/// # Errors
/// Every row that cannot be read, with its line in the table.
pub fn aside() -> Result<Vec<Aside>, Vec<String>> {
    rows("aside.tsv", ASIDE, ASIDE_HEAD, read_aside)
}

fn rows<const COLUMNS: usize, Row>(
    name: &str,
    table: &str,
    head: [&str; COLUMNS],
    read: fn([&str; COLUMNS]) -> Result<Row, String>,
) -> Result<Vec<Row>, Vec<String>> {
    let mut good = Vec::new();
    let mut faults = Vec::new();
    for (at, line) in table.lines().enumerate() {
        let cells: Vec<&str> = line.split('\t').collect();
        let found = cells.len();
        let row = <[&str; COLUMNS]>::try_from(cells)
            .map_err(|_| format!("{found} columns instead of {COLUMNS}"))
            .and_then(|cells| match at {
                0 if cells == head => Ok(None),
                0 => Err(format!("the head row should be {}", head.join(", "))),
                _ => read(cells).map(Some),
            });
        match row {
            Ok(row) => good.extend(row),
            Err(fault) => faults.push(format!("{name}:{}: {fault}", at.saturating_add(1))),
        }
    }
    if faults.is_empty() {
        Ok(good)
    } else {
        Err(faults)
    }
}

fn read_printed(cells: [&str; 13]) -> Result<Printed, String> {
    let [
        document,
        line,
        case,
        what,
        text,
        nth,
        value,
        unit,
        precision,
        qualifier,
        repeats,
        place,
        figure,
    ] = cells;
    let (low, high) = value.split_once("..").unwrap_or((value, value));
    Ok(Printed {
        spot: spot(document, line, text, nth)?,
        case: case.to_owned(),
        what: filled("what", what)?,
        low: decimal(low)?,
        high: decimal(high)?,
        unit: filled("unit", unit)?,
        precision: decimal(precision)?,
        qualifier: qualifier.to_owned(),
        repeats: optional(repeats)?,
        place: filled("place", place)?,
        figures: figure
            .split("; ")
            .map(|name| filled("figure", name))
            .collect::<Result<_, _>>()?,
    })
}

fn read_aside(cells: [&str; 6]) -> Result<Aside, String> {
    let [document, line, text, nth, reason, note] = cells;
    Ok(Aside {
        spot: spot(document, line, text, nth)?,
        reason: filled("reason", reason)?,
        note: note.to_owned(),
    })
}

fn spot(document: &str, line: &str, text: &str, nth: &str) -> Result<Spot, String> {
    Ok(Spot {
        document: filled("document", document)?,
        line: whole(line)?,
        text: filled("text", text)?,
        nth: optional(nth)?,
    })
}

fn filled(column: &str, cell: &str) -> Result<String, String> {
    if cell.is_empty() || cell.trim() != cell {
        return Err(format!("{column} is empty, or has a space at an end"));
    }
    Ok(cell.to_owned())
}

fn optional(cell: &str) -> Result<Option<usize>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    whole(cell).map(Some)
}

fn whole(cell: &str) -> Result<usize, String> {
    match cell.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err(format!("`{cell}` is not a whole number from 1")),
    }
}

fn decimal(cell: &str) -> Result<Decimal, String> {
    Decimal::from_str_exact(cell).map_err(|_| format!("`{cell}` is not a plain decimal"))
}
