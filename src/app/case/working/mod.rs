//! The working of a figure: a sum set out as on paper, from where it can be followed down, what the
//! paper prints beside it, and its source.

pub mod beside;
pub mod chunk;
pub mod formula;
pub mod headline;
pub mod input;
pub mod onward;
pub mod panel;
pub mod pieces;
pub mod print;
pub mod source;
pub mod sum;
pub mod sum_line;
pub mod sum_value;
pub mod trail;

#[cfg(test)]
mod adds_up;

use crate::parts::wording;
use crate::state::address::{Figure, Route};
use crate::state::opened::Opened;
use casebook_model::axis::Place;
use casebook_model::case::QuantityIndex;
use yew::AttrValue;

/// Where the working of a figure is, when one comes down to it from those `above`.
pub fn route(opened: &Opened, figure: Figure, above: &[Figure]) -> Route {
    Route::Case {
        id: opened.case.id.clone(),
        working: Some(figure),
        above: above.to_vec(),
        sent: String::new(),
    }
}

/// The name of a link that shows no more than a figure or a count: of what it shows the working.
fn name(opened: &Opened, shown: &str, figure: (QuantityIndex, &Place)) -> Option<AttrValue> {
    let (index, place) = figure;
    let quantity = opened.case.quantity(index)?;
    let label = wording::figure_label(&opened.case, quantity, place);
    Some([shown, ". Working: ", &label].concat().into())
}
