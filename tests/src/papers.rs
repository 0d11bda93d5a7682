//! What the five papers print: the table of figures beside the cases, the
//! table of other numbers under `tests/papers/`, the texts they were made from,
//! and what counts as a number in them.
//!
//! The conventions stand in `tests/papers/README.md`.

pub mod reading;
pub mod table;
pub mod text;
pub mod token;

/// The file names of the five papers, in the order of the tables.
pub const DOCUMENTS: [&str; 5] = [
    "000_61861d571f245c10.txt",
    "001_ca4a41f9aa368ab6.txt",
    "002_d85b2c7b4cd402aa.txt",
    "003_9d6312b81eaf5888.txt",
    "004_e1eec91da10d45a2.txt",
];
