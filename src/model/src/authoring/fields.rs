//! Reading TOML with its places: every key asked for is remembered, so that an unknown one is
//! reported with the nearest that would be understood.

use super::fault::{Fault, invisible_words, nearest};
use super::homes;
use super::lost::{self, Lost};
use super::toml_words::BACKSLASH;
use core::cell::RefCell;
use core::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The most decimal places a figure may be shown with.
const MOST_PLACES: u8 = 9;

/// The most faults of a file that are told.
const MOST_FAULTS: usize = 100;

/// The file being read and what is wrong with it so far.
pub(crate) struct Reader<'t> {
    pub(crate) file: &'t str,
    pub(crate) text: &'t str,
    faults: RefCell<Vec<Fault>>,
    /// The names that a wrong heading loses: what is said of them would only follow from it.
    pub(crate) lost: Lost,
}

/// A text with the place where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    pub(crate) text: String,
    pub(crate) at: usize,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(file: &'t str, text: &'t str) -> Self {
        Self {
            file,
            text,
            faults: RefCell::new(Vec::new()),
            lost: Lost::default(),
        }
    }

    /// The line of a place, counted from one.
    pub(crate) fn line(&self, at: usize) -> usize {
        let before = self
            .text
            .as_bytes()
            .get(..at)
            .unwrap_or(self.text.as_bytes());
        before
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            .saturating_add(1)
    }

    /// The column of a place in its line, in characters, counted from one.
    pub(crate) fn column(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.chars().count().saturating_add(1)
    }

    /// Whether so many faults are told that more would help nobody.
    pub(crate) fn is_full(&self) -> bool {
        self.faults.borrow().len() >= MOST_FAULTS
    }

    pub(crate) fn fault(&self, at: usize, what: impl Into<String>) {
        self.fault_near(at, what, None);
    }

    pub(crate) fn fault_near(
        &self,
        at: usize,
        what: impl Into<String>,
        suggestion: Option<String>,
    ) {
        if self.is_full() {
            return;
        }
        self.faults.borrow_mut().push(Fault {
            file: self.file.to_owned(),
            line: self.line(at),
            what: what.into(),
            suggestion,
        });
    }

    /// How many faults there are so far.
    pub(crate) fn count(&self) -> usize {
        self.faults.borrow().len()
    }

    /// All faults, in the order of the file.
    pub(crate) fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort_by_key(|fault| fault.line);
        faults.dedup();
        faults
    }

    /// Whether a text is free of characters that cannot be seen; else a fault.
    pub(crate) fn visible(&self, text: &str, at: usize) -> bool {
        // `C:\new` is a text of two lines, and no author means that: those are written between
        // three quotes.
        let raw = self.text.get(at..).unwrap_or_default();
        let one_line = raw.starts_with('"') && !raw.starts_with("\"\"\"");
        if one_line
            && text.contains(char::is_control)
            && raw.lines().next().is_some_and(|line| line.contains('\\'))
        {
            self.fault(at, BACKSLASH);
            return false;
        }
        match text.chars().find(|c| crate::amount::is_invisible(*c)) {
            None => true,
            Some(c) => {
                let what = format!(
                    "there is {} here; write the text afresh",
                    invisible_words(c)
                );
                self.fault(at, what);
                false
            }
        }
    }
}

/// The fields of one table of the file.
pub(crate) struct Fields<'r, 't> {
    pub(crate) reader: &'r Reader<'t>,
    table: Option<&'r DeTable<'t>>,
    /// A bare name, which stands for a table with nothing but a `quantity`.
    bare: Option<Value<'r, 't>>,
    /// What it is, for messages: `[input.agency_rate]`.
    pub(crate) what: String,
    pub(crate) at: usize,
    /// Whether it is the file itself, whose lists are written `[[so]]`.
    is_file: bool,
    asked: RefCell<Vec<&'static str>>,
}

/// A value of the file with its place.
pub(crate) type Value<'r, 't> = &'r Spanned<DeValue<'t>>;

impl<'r, 't> Fields<'r, 't> {
    pub(crate) fn new(
        reader: &'r Reader<'t>,
        table: &'r DeTable<'t>,
        what: impl Into<String>,
        span: Range<usize>,
    ) -> Self {
        Self {
            reader,
            table: Some(table),
            bare: None,
            what: what.into(),
            at: span.start,
            is_file: span.end == 0,
            asked: RefCell::default(),
        }
    }

    /// The fields of an entry that is only the name of a quantity.
    pub(crate) fn name(reader: &'r Reader<'t>, name: Value<'r, 't>) -> Self {
        Self {
            reader,
            table: None,
            bare: Some(name),
            what: "this entry".to_owned(),
            at: name.span().start,
            is_file: false,
            asked: RefCell::default(),
        }
    }

    /// The value of a key, if it is there.
    pub(crate) fn get(&self, key: &'static str) -> Option<Value<'r, 't>> {
        self.asked.borrow_mut().push(key);
        match self.table {
            Some(table) => table.get(key),
            None => self.bare.filter(|_| key == "quantity"),
        }
    }

    pub(crate) fn has(&self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    fn wrong(&self, at: usize, key: &str, wanted: &str, found: &DeValue<'_>) {
        let found = kind(found);
        self.reader.fault(
            at,
            format!("`{key}` in {} wants {wanted}, not {found}", self.what),
        );
    }

    /// A text.
    pub(crate) fn text(&self, key: &'static str) -> Option<Placed> {
        let value = self.get(key)?;
        let at = value.span().start;
        match value.get_ref() {
            DeValue::String(text) if self.reader.visible(text, at) => Some(Placed {
                text: text.trim().to_owned(),
                at,
            }),
            DeValue::String(_) => None,
            other => {
                self.wrong(at, key, "a text in quotes", other);
                None
            }
        }
    }

    /// A text that must be there and not be empty.
    pub(crate) fn required(&self, key: &'static str) -> Option<Placed> {
        if !self.has(key) {
            self.reader
                .fault(self.at, format!("{} lacks `{key}`", self.what));
            return None;
        }
        let text = self.text(key)?;
        if text.text.is_empty() {
            self.reader
                .fault(text.at, format!("`{key}` in {} is empty", self.what));
            return None;
        }
        Some(text)
    }

    /// A text or a list of texts; empty if the key is missing.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<Placed> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        match value.get_ref() {
            DeValue::Array(items) => items
                .iter()
                .filter_map(|item| match item.get_ref() {
                    DeValue::String(text) if self.reader.visible(text, item.span().start) => {
                        Some(Placed {
                            text: text.trim().to_owned(),
                            at: item.span().start,
                        })
                    }
                    DeValue::String(_) => None,
                    other => {
                        self.wrong(item.span().start, key, "texts in quotes", other);
                        None
                    }
                })
                .collect(),
            _ => self.text(key).into_iter().collect(),
        }
    }

    pub(crate) fn flag(&self, key: &'static str) -> bool {
        match self
            .get(key)
            .map(|value| (value.span().start, value.get_ref()))
        {
            None => false,
            Some((_, DeValue::Boolean(flag))) => *flag,
            Some((at, other)) => {
                self.wrong(at, key, "true or false", other);
                false
            }
        }
    }

    /// A number of decimal places.
    pub(crate) fn places(&self, key: &'static str) -> Option<u8> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Integer(number) => {
                let places = number
                    .as_str()
                    .parse()
                    .ok()
                    .filter(|places| *places <= MOST_PLACES);
                if places.is_none() {
                    let what = format!("`{key}` in {} is at most {MOST_PLACES}", self.what);
                    self.reader.fault(value.span().start, what);
                }
                places
            }
            other => {
                self.wrong(value.span().start, key, "a whole number", other);
                None
            }
        }
    }

    /// A table within.
    pub(crate) fn table(&self, key: &'static str) -> Option<Fields<'r, 't>> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(Fields::new(
                self.reader,
                table,
                format!("[{key}]"),
                value.span(),
            )),
            DeValue::Array(_) => {
                let what = format!(
                    "[[{key}]] has one bracket on either side, as [{key}]: there is only one"
                );
                self.reader.fault(value.span().start, what);
                None
            }
            other => {
                self.wrong(value.span().start, key, "a table", other);
                None
            }
        }
    }

    /// The tables of a list such as `[[table]]`.
    pub(crate) fn list(&self, key: &'static str) -> Vec<Fields<'r, 't>> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            if matches!(value.get_ref(), DeValue::Table(_)) && self.is_file {
                let what = format!(
                    "[{key}] has two brackets on either side, as [[{key}]]: there may be several"
                );
                self.reader.fault(value.span().start, what);
            } else {
                self.wrong(
                    value.span().start,
                    key,
                    &format!("[[{key}]] tables"),
                    value.get_ref(),
                );
            }
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| match item.get_ref() {
                DeValue::Table(table) => Some(Fields::new(
                    self.reader,
                    table,
                    format!("[[{key}]]"),
                    item.span(),
                )),
                other => {
                    self.wrong(item.span().start, key, "tables", other);
                    None
                }
            })
            .collect()
    }

    /// The named tables below a key, as `[input.agency_rate]`, in the order of the file.
    pub(crate) fn named(&self, key: &'static str) -> Vec<(Placed, Fields<'r, 't>)> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let DeValue::Table(tables) = value.get_ref() else {
            if matches!(value.get_ref(), DeValue::Array(_)) {
                let what = format!(
                    "[[{key}]] has one bracket on either side and a name of its own, as [{key}.name]"
                );
                self.reader.fault(value.span().start, what);
            } else {
                self.wrong(
                    value.span().start,
                    key,
                    &format!("[{key}.name] tables"),
                    value.get_ref(),
                );
            }
            return Vec::new();
        };
        let mut nameless = false;
        let mut entries: Vec<_> = tables.iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        entries
            .into_iter()
            .filter_map(|(name, value)| {
                let at = name.span().start;
                let text = name.get_ref().to_string();
                let what = format!("[{key}.{text}]");
                let DeValue::Table(table) = value.get_ref() else {
                    let what = match value.get_ref() {
                        DeValue::Array(_) if !lost::is_nameless(&text, value.get_ref()) => {
                            format!("[{what}] has one bracket on either side, as {what}")
                        }
                        // Told once, not for each key.
                        _ if nameless => return None,
                        _ => format!(
                            "`{}` stands in [{key}], which needs a name of its own, as [{key}.name]",
                            text.escape_debug()
                        ),
                    };
                    nameless = true;
                    self.reader.fault(at, what);
                    return None;
                };
                Some((
                    Placed { text, at },
                    Fields::new(self.reader, table, what, name.span()),
                ))
            })
            .collect()
    }

    /// Every key with its value, in the order of the file: for tables keyed by ids.
    pub(crate) fn entries(&self) -> Vec<(Placed, Value<'r, 't>)> {
        let mut entries: Vec<_> = self
            .table
            .into_iter()
            .flatten()
            .map(|(name, value)| {
                (
                    Placed {
                        text: name.get_ref().to_string(),
                        at: name.span().start,
                    },
                    value,
                )
            })
            .collect();
        entries.sort_by_key(|(name, _)| name.at);
        entries
    }

    /// What is said of a heading such as `[inputs.routes]`, where `[input.routes]` is meant.
    fn misnamed(&self, key: &str, value: &DeValue<'_>) -> Option<String> {
        let meant = lost::heading(key).filter(|_| self.is_file)?;
        let name = match value {
            DeValue::Table(table) => table
                .iter()
                .filter(|(name, value)| !lost::is_nameless(name.get_ref(), value.get_ref()))
                .min_by_key(|(name, _)| name.span().start)
                .map_or("name", |(name, _)| name.get_ref()),
            DeValue::Array(_) => "name",
            _ => return None,
        };
        let key = key.escape_debug();
        Some(if name == "name" {
            format!("[{key}] is no heading here: write [{meant}.name], with a name of its own")
        } else {
            let name = name.escape_debug();
            format!("[{key}.{name}] is no heading here: write [{meant}.{name}]")
        })
    }

    /// Reports every key that nobody asked for.
    pub(crate) fn finish(self) {
        let asked = self.asked.take();
        for (name, value) in self.table.into_iter().flatten() {
            let text: &str = name.get_ref();
            if !asked.contains(&text) && !self.reader.is_full() {
                if let Some(meant) = self.misnamed(text, value.get_ref()) {
                    self.reader.fault(name.span().start, meant);
                    continue;
                }
                let what = format!("`{}` is not known in {}", text.escape_debug(), self.what);
                match homes::of(text, &self.what) {
                    Some(home) => {
                        let what = format!("{what}; it belongs to {home}");
                        self.reader.fault(name.span().start, what);
                    }
                    None => {
                        let suggestion = nearest(text, asked.iter().copied());
                        self.reader.fault_near(name.span().start, what, suggestion);
                    }
                }
            }
        }
    }
}

/// The kind of a value, for messages.
pub(crate) fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
