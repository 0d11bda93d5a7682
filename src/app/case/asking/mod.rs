//! Questions one asks of any case: one row of them, and the answer to the one that is open. The answers are
//! a chunk of the program, loaded with the first that is opened.

pub mod asked;
pub mod bars;
pub mod changed;
pub mod chunk;
pub mod compared;
pub mod fields;
pub mod going;
pub mod keeping;
pub mod matters;
pub mod pair;
pub mod ranges;
pub mod reach;
pub mod scenarios;
pub mod section;
pub mod sure;
pub mod table;
pub mod use_asking;
pub mod use_draws;
pub mod versions;
