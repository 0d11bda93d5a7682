//! The names that a file uses: in its formulas and wherever it refers to axes and quantities, and
//! not in its words or comments. What is built in (months, the calendar's lengths) is there only
//! for a file that names it.

use std::collections::BTreeSet;
use toml::de::{DeTable, DeValue};

/// Keys whose texts are words for the reader, in which a name means nothing.
const WORDS: [&str; 14] = [
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
            text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
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
