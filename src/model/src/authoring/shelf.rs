//! What all cases share: the unit book and the list of documents.

use super::fault::Fault;
use super::fields::{Fields, Reader};
use crate::case::Document;
use crate::unit::{UnitBook, UnitEntry};
use toml::de::DeTable;

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
    for (name, fields) in root.named("unit") {
        let plural = fields
            .required("plural")
            .map(|plural| plural.text)
            .unwrap_or_default();
        let symbol = fields.text("symbol").map(|symbol| symbol.text);
        for taken in [
            Some(name.text.as_str()),
            Some(plural.as_str()),
            symbol.as_deref(),
        ] {
            if taken.is_some_and(|taken| book.find(taken).is_some()) {
                let taken = taken.unwrap_or_default();
                root.reader
                    .fault(name.at, format!("`{taken}` is declared twice"));
            }
        }
        fields.finish();
        book.entries.push(UnitEntry {
            name: name.text,
            plural,
            symbol,
        });
    }
    book
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
