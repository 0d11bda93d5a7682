//! The names that a file uses: in its formulas and wherever it refers to axes and quantities, and
//! not in its words or comments. What is built in (months, the calendar's lengths) is there only
//! for a file that names it.

use std::collections::BTreeSet;
use toml::de::{DeTable, DeValue};

/// Keys whose texts are words for the reader, units or figures, in which a name means nothing here.
const WORDS: [&str; 20] = [
    "plural",
    "symbol",
    "title",
    "council",
    "theme",
    "document",
    "summary",
    "reference",
    "rests_on",
    "open",
    "label",
    "short",
    "note",
    "source",
    "why",
    "because",
    "unit",
    "id",
    "printed",
    "assumed",
];

/// Every name that the file uses.
pub(crate) fn names(root: &DeTable<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    in_table(root, false, &mut names);
    names
}

fn in_table(table: &DeTable<'_>, formula: bool, names: &mut BTreeSet<String>) {
    for (key, value) in table {
        let key: &str = key.get_ref();
        if WORDS.contains(&key) {
            continue;
        }
        // `at = { month = "2020-04" }`
        if matches!(value.get_ref(), DeValue::String(_)) {
            names.insert(key.to_owned());
        }
        in_value(value.get_ref(), formula || key == "formula", names);
    }
}

fn in_value(value: &DeValue<'_>, formula: bool, names: &mut BTreeSet<String>) {
    match value {
        DeValue::String(text) if formula => names.extend(
            bare(text)
                .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                .filter(|name| !name.is_empty())
                .map(str::to_owned),
        ),
        DeValue::String(text) => {
            names.insert(text.trim().to_owned());
        }
        DeValue::Array(items) => {
            for item in items {
                in_value(item.get_ref(), formula, names);
            }
        }
        DeValue::Table(table) => in_table(table, formula, names),
        _ => {}
    }
}

/// A formula without its units and texts: `1 [month]` uses no months, nor does `way = 'month'`.
fn bare(formula: &str) -> String {
    let mut bare = String::new();
    let mut until = None;
    for c in formula.chars() {
        match (until, c) {
            (Some(close), c) if c == close => until = None,
            (Some(_), _) => {}
            (None, '[') => until = Some(']'),
            (None, '"' | '\'') => until = Some(c),
            (None, c) => {
                bare.push(c);
                continue;
            }
        }
        if until.is_none() {
            bare.push(' ');
        }
    }
    bare
}
