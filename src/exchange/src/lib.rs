//! How a case leaves and comes back: a reader's edits as text ([`edits`]), the whole evaluation as
//! plain data ([`evaluation`]).

pub mod edits;
pub mod evaluation;
mod nearest;
mod value_text;

pub use nearest::nearest;

#[cfg(test)]
mod sample;
