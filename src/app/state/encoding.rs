//! Names and values in an address.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What does not stand for itself in an address of ours.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b',')
    .remove(b'/');

/// A text as it stands in an address.
#[must_use]
pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

/// Undoes [`encoded`]; what is not encoded, or badly, stands for itself.
#[must_use]
pub fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Names and values of a query. A plus is a space, as forms and search engines write it.
pub fn pairs(query: &str) -> impl Iterator<Item = (String, String)> + '_ {
    raw_pairs(query).map(|(name, value)| (name, decoded(&value.replace('+', " "))))
}

/// Names and values of a query, the values still encoded: for lists, whose items are decoded one by
/// one.
pub fn raw_pairs(query: &str) -> impl Iterator<Item = (String, &str)> + '_ {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (decoded(name), value))
}

/// A query being written: empty values are left out.
#[derive(Clone, Debug, Default)]
pub struct Query(String);

impl Query {
    /// With a value, unless it is empty.
    #[must_use]
    pub fn with(self, name: &str, value: &str) -> Self {
        self.with_list(name, ",", &[value.to_owned()])
    }

    /// With a list of values parted by `separator`, which none of them has once encoded.
    #[must_use]
    pub fn with_list(mut self, name: &str, separator: &str, values: &[String]) -> Self {
        let values: Vec<String> = values.iter().map(|value| encoded(value)).collect();
        self.push(name, &values.join(separator));
        self
    }

    /// With a value that is encoded already.
    #[must_use]
    pub fn with_encoded(mut self, name: &str, value: &str) -> Self {
        self.push(name, value);
        self
    }

    /// With pairs that are written out already.
    #[must_use]
    pub fn with_pairs(mut self, pairs: &str) -> Self {
        self.put(&[pairs]);
        self
    }

    fn push(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.put(&[name, "=", value]);
        }
    }

    fn put(&mut self, pair: &[&str]) {
        let pair = pair.concat();
        if !self.0.is_empty() && !pair.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(&pair);
    }

    /// The query, without a mark before it.
    #[must_use]
    pub fn text(self) -> String {
        self.0
    }
}
