//! Where an input is changed: the id of its field in the form.

use crate::state::opened::Opened;
use casebook_model::case::Quantity;

/// The id of the field of a cell of an input: `input-agency_rate`, `cell-in_care-2020-04-low`.
#[must_use]
pub fn field_id(opened: &Opened, quantity: &Quantity, cell: usize) -> String {
    let id = &quantity.id;
    if quantity.axes.is_empty() {
        return format!("input-{id}");
    }
    let place = opened.case.place_of(quantity, cell);
    let place = opened.case.place_code(&place).replace(',', "-");
    format!("cell-{id}-{place}")
}
