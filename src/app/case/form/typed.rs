//! What a number field makes of a text, and what text it shows for a number.

use crate::parts::wording;
use casebook_model::Decimal;
use casebook_model::amount::AmountError;
use casebook_model::case::{Case, Given, Input, Quantity};
use casebook_model::entry::{self, EntryError};

/// What a cell of an input makes of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A number.
    Number(Decimal),
    /// Nothing, where nothing may stand.
    Empty,
    /// Neither, and what to tell the reader.
    Refused(String),
}

/// Reads what is typed into a cell of an input.
#[must_use]
pub fn read(case: &Case, quantity: &Quantity, input: &Input, cell: usize, text: &str) -> Entry {
    let given = input.given.get(cell);
    match entry::read_for(case, quantity, text) {
        Ok(number) => Entry::Number(number),
        Err(EntryError::Amount(AmountError::Empty)) => match given.and_then(Given::value) {
            None => Entry::Empty,
            Some(value) => {
                let figure = casebook_model::words::figure(case, quantity, value);
                Entry::Refused(["Type a number, or put back ", &figure, "."].concat())
            }
        },
        Err(error) => Entry::Refused(error.words()),
    }
}

/// The text a field shows for a value.
#[must_use]
pub fn shown(case: &Case, quantity: &Quantity, value: Option<Decimal>) -> String {
    value
        .map(|value| wording::entry_text(case, quantity, value))
        .unwrap_or_default()
}
