//! What all cases share: the unit book and the list of documents.

use super::fault::Fault;
use super::fields::{Fields, Reader};
use crate::amount;
use crate::case::Document;
use crate::unit::{UnitBook, UnitEntry};
use toml::de::DeTable;

/// The most units a case may declare: with the shared ones no more than a byte tells apart.
pub(crate) const MOST_OWN: usize = 100;

/// The unit book and the documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// From `units.toml`.
    pub units: UnitBook,
    /// From `documents.toml`.
    pub documents: Vec<Document>,
}

impl Shelf {
    /// Reads `units.toml` and `documents.toml`.
    ///
    /// # Errors
    /// With every fault of both files.
    pub fn read(units: &str, documents: &str) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let units = file("units.toml", units, read_units, &mut faults);
        let documents = file("documents.toml", documents, read_documents, &mut faults);
        if faults.is_empty() {
            Ok(Self { units, documents })
        } else {
            Err(faults)
        }
    }
}

fn file<T: Default>(
    name: &str,
    text: &str,
    read: impl FnOnce(&Fields<'_, '_>) -> T,
    faults: &mut Vec<Fault>,
) -> T {
    let reader = Reader::new(name, text);
    let (root, errors) = DeTable::parse_recoverable(text);
    super::toml_words::tell(&reader, &errors);
    let mut result = T::default();
    if errors.is_empty() {
        let fields = Fields::new(&reader, root.get_ref(), name, 0..0);
        result = read(&fields);
        fields.finish();
    }
    faults.extend(reader.into_faults());
    result
}

fn read_units(root: &Fields<'_, '_>) -> UnitBook {
    let mut book = UnitBook::default();
    add_units(root, &mut book);
    book
}

/// The shared units, and those that a case declares.
pub(crate) fn with_own_units(root: &Fields<'_, '_>, shared: &UnitBook) -> UnitBook {
    let mut book = shared.clone();
    add_units(root, &mut book);
    let own = book.entries.len().saturating_sub(shared.entries.len());
    if own > MOST_OWN {
        let what = format!("a case may declare {MOST_OWN} units at most");
        root.reader.fault(0, what);
        book.entries.truncate(shared.entries.len());
    }
    book
}

/// Adds the units that a file declares to those that are known.
fn add_units(root: &Fields<'_, '_>, book: &mut UnitBook) {
    let known = book.entries.len();
    for (name, fields) in root.named("unit") {
        let plural = fields.required("plural");
        let symbol = fields.text("symbol");
        fields.finish();
        let Some(plural) = plural else { continue };
        for said in [Some(&name), Some(&plural), symbol.as_ref()]
            .into_iter()
            .flatten()
        {
            let shown = said.text.escape_debug();
            let what = match book.find(&said.text) {
                Some(other) if usize::from(other.0) < known => {
                    format!(
                        "`{shown}` is among the shared units already: use it without declaring it"
                    )
                }
                Some(_) => format!("`{shown}` is declared twice"),
                None if !amount::may_be_a_unit(&said.text) => format!(
                    "`{shown}` cannot be a unit: write a word such as `lantern`, which means \
                     nothing else after a figure"
                ),
                None => continue,
            };
            root.reader.fault(said.at, what);
            break;
        }
        book.entries.push(UnitEntry {
            name: name.text,
            plural: plural.text,
            symbol: symbol.map(|symbol| symbol.text),
        });
    }
}

fn read_documents(root: &Fields<'_, '_>) -> Vec<Document> {
    root.list("document")
        .into_iter()
        .map(|fields| {
            let file = fields
                .required("file")
                .map(|file| file.text)
                .unwrap_or_default();
            let document = read_document(&fields, file);
            fields.finish();
            document
        })
        .collect()
}

/// Title, date and address of a document.
pub(crate) fn read_document(fields: &Fields<'_, '_>, file: String) -> Document {
    let required = |key| {
        fields
            .required(key)
            .map(|text| text.text)
            .unwrap_or_default()
    };
    Document {
        file,
        title: required("title"),
        date: required("date"),
        address: fields.text("address").map(|address| address.text),
    }
}
