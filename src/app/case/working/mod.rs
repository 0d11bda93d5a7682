//! The working of a figure: a sum set out as on paper, from where it can be followed down, what the
//! paper prints beside it, and its source.

pub mod beside;
pub mod chunk;
pub mod formula;
pub mod headline;
pub mod input;
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

use crate::state::address::{Figure, Route};
use crate::state::opened::Opened;

/// Where the working of a figure is, when one comes down to it from those `above`.
pub fn route(opened: &Opened, figure: Figure, above: &[Figure]) -> Route {
    Route::Case {
        id: opened.case.id.clone(),
        working: Some(figure),
        above: above.to_vec(),
    }
}
