//! Names whose heading is written wrongly: `[inputs.routes]`, `[[input.routes]]`, `[input]`, `[[axis]]`.
//! The heading is told; what is said of the names elsewhere would only follow from it.

use super::fault::nearest;
use super::toml_words::LISTS;
use std::collections::BTreeSet;
use toml::de::{DeTable, DeValue};

/// The headings of which each has a name of its own.
pub(crate) const NAMED: [&str; 3] = ["input", "calc", "axis"];

/// Keys of a table with a name of its own: below `[input]` they show that the name is missing.
const KEYS: [&str; 17] = [
    "label",
    "short",
    "unit",
    "over",
    "printed",
    "assumed",
    "needed",
    "source",
    "why",
    "options",
    "formula",
    "items",
    "years",
    "extensible",
    "note",
    "yes_no",
    "item_of",
];

/// What is lost to the file by a wrong heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lost {
    names: BTreeSet<String>,
    /// Whether any name could be that of an input or a calculation, or of an axis.
    quantities: bool,
    axes: bool,
    /// Whether the claim or the form is there under another heading.
    pub(crate) claim: bool,
    pub(crate) groups: bool,
}

impl Lost {
    /// What the headings of a file lose.
    pub(crate) fn of(root: &DeTable<'_>) -> Self {
        let mut lost = Self::default();
        for (key, value) in root {
            let key: &str = key.get_ref();
            let known = key == "claim" || LISTS.contains(&key);
            if !known && matches!(value.get_ref(), DeValue::Table(_) | DeValue::Array(_)) {
                lost.claim |= nearest(key, ["claim"].into_iter()).is_some();
                lost.groups |= nearest(key, ["group"].into_iter()).is_some();
            }
            let Some(meant) = heading(key) else {
                continue;
            };
            match value.get_ref() {
                DeValue::Table(table) => {
                    for (name, value) in table {
                        let name: &str = name.get_ref();
                        match value.get_ref() {
                            DeValue::Table(_) if key == meant => {}
                            other if is_nameless(name, other) => lost.all(meant),
                            _ => {
                                lost.names.insert(name.to_owned());
                            }
                        }
                    }
                }
                _ => lost.all(meant),
            }
        }
        lost
    }

    fn all(&mut self, heading: &str) {
        if heading == "axis" {
            self.axes = true;
        } else {
            self.quantities = true;
        }
    }

    /// Whether a name that is no quantity may be one below a wrong heading.
    pub(crate) fn quantity(&self, name: &str) -> bool {
        self.quantities || self.names.contains(name)
    }

    /// Whether a name that is no axis may be one below a wrong heading.
    pub(crate) fn axis(&self, name: &str) -> bool {
        self.axes || self.names.contains(name)
    }

    /// Whether an axis may be missing, whatever its name.
    pub(crate) fn any_axis(&self) -> bool {
        self.axes
    }
}

/// Whether a key below `[input]` is one of an input, and no name: then the name is missing.
pub(crate) fn is_nameless(name: &str, value: &DeValue<'_>) -> bool {
    KEYS.contains(&name) && !matches!(value, DeValue::Table(_))
        || !matches!(value, DeValue::Table(_) | DeValue::Array(_))
}

/// Which of the headings with names a key of the file is or was meant for.
pub(crate) fn heading(key: &str) -> Option<&'static str> {
    let small = key.to_ascii_lowercase();
    let near = match small.as_str() {
        "inputs" | "input" | "figure" | "figures" | "assumption" | "assumptions" => Some("input"),
        "calcs" | "calc" | "calculation" | "calculations" | "calculated" | "sum" | "sums" => {
            Some("calc")
        }
        "axes" | "axis" => Some("axis"),
        // `part` is near to none of them, and a heading of its own.
        _ if LISTS.contains(&key) || key == "claim" => return None,
        _ => None,
    };
    near.or_else(|| {
        let found = nearest(key, NAMED.into_iter())?;
        NAMED.into_iter().find(|named| *named == found)
    })
}
