//! The table that is printed.

use std::fmt::Write;

use crate::Measured;
use crate::figures::Series;
use crate::loads::Loads;

/// What was measured of a page, and of its floor, where it has one.
type Beside = (Option<f64>, Option<f64>);

/// A row: what it is, with its unit, and its values for each build.
struct Row {
    name: String,
    values: Vec<Beside>,
    decimals: usize,
}

/// All that was measured: a row for each thing, for each build the page, its floor, and how many times
/// the floor the page takes; of two builds also how many times the other this one takes.
pub(crate) fn table(all: &[Measured]) -> String {
    let mut text = String::new();
    let mut head = format!("{:<54}", "");
    for measured in all {
        let _ = write!(head, "{:>12}{:>9}{:>7}", measured.build.name, "floor", "×");
    }
    if all.len() > 1 {
        let _ = write!(head, "{:>14}", "this/other");
    }
    let _ = writeln!(text, "{head}");
    for row in rows(all) {
        let _ = write!(text, "{:<54}", row.name);
        for &(page, floor) in &row.values {
            let _ = write!(
                text,
                "{:>12}{:>9}{:>7}",
                shown(page, row.decimals),
                shown(floor, row.decimals),
                shown(ratio(page, floor), 2)
            );
        }
        if let [this, other] = row.values.as_slice() {
            let _ = write!(text, "{:>14}", shown(ratio(this.0, other.0), 2));
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}

fn rows(all: &[Measured]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut row = |name: &str, decimals, read: &dyn Fn(&Measured) -> Beside| {
        rows.push(Row {
            name: name.to_owned(),
            values: all.iter().map(read).collect(),
            decimals,
        });
    };
    type Cost = fn(&crate::keys::Costs) -> &Series;
    let costs: [(&str, Cost); 5] = [
        ("script", |costs| &costs.script),
        ("style", |costs| &costs.style),
        ("layout", |costs| &costs.layout),
        ("paint and the rest", |costs| &costs.rest),
        ("all", |costs| &costs.whole),
    ];
    for (name, of) in costs {
        row(
            &format!("a key, processor time, median, ms: {name}"),
            1,
            &|m| (of(&m.keys.page).median(), of(&m.keys.floor).median()),
        );
    }
    let painted: [(&str, Cost); 2] = [
        ("1×", |costs| &costs.painted),
        ("4×", |costs| &costs.painted_slowly),
    ];
    for (name, of) in painted {
        row(
            &format!("a key to painted tables, {name}, median, ms"),
            0,
            &|m| (of(&m.keys.page).median(), of(&m.keys.floor).median()),
        );
        row(
            &format!("a key to painted tables, {name}, 95th percentile, ms"),
            0,
            &|m| (of(&m.keys.page).high(), of(&m.keys.floor).high()),
        );
    }
    type Opened = fn(&Measured) -> &Loads;
    let pages: [(&str, Opened); 2] = [("list", |m| &m.list), ("case", |m| &m.case)];
    for (name, of) in pages {
        row(
            &format!("{name}, slow 4G and 4×, median, ms: first paint"),
            0,
            &|m| (of(m).paint.median(), None),
        );
        row(&format!("{name}: largest paint"), 0, &|m| {
            (of(m).largest.median(), None)
        });
        row(&format!("{name}: usable (first key answered)"), 0, &|m| {
            (of(m).usable.median(), None)
        });
        row(&format!("{name}: layout shift"), 3, &|m| {
            (of(m).shift.median(), None)
        });
        let kilobytes = |bytes: usize| Some(bytes as f64 / 1000.0);
        row(&format!("{name}, first load, KB: brotli 11"), 1, &|m| {
            (kilobytes(of(m).weight.brotli), None)
        });
        row(&format!("{name}, first load, KB: gzip 9"), 1, &|m| {
            (kilobytes(of(m).weight.gzip), None)
        });
        row(&format!("{name}, first load, KB: raw"), 1, &|m| {
            (kilobytes(of(m).weight.raw), None)
        });
    }
    rows
}

fn ratio(one: Option<f64>, other: Option<f64>) -> Option<f64> {
    Some(one? / other?).filter(|ratio| ratio.is_finite())
}

fn shown(value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(String::new, |value| format!("{value:.decimals$}"))
}
