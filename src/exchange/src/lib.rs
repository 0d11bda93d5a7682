//! How a case leaves and comes back: a reader's edits as text ([`edits`]), the steps
//! they were made in ([`steps`]), the whole evaluation as plain data ([`evaluation`]).

pub mod edits;
pub mod evaluation;
mod nearest;
pub mod steps;
mod value_text;

pub use nearest::nearest;

#[cfg(test)]
mod sample;
