//! Where an input is changed: the id of its field in the form.

use super::form::number_field::input_id;
use super::form::series::cell::cell_id;
use crate::state::opened::Opened;
use casebook_model::case::Quantity;

/// The id of the field of a cell of an input: `input-agency_rate`, `cell-in_care-2020-04-low`.
#[must_use]
pub fn field_id(opened: &Opened, quantity: &Quantity, cell: usize) -> String {
    match quantity.axes.is_empty() {
        true => input_id(quantity),
        false => cell_id(opened, quantity, cell),
    }
}
