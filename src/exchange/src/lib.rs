//! How a case leaves and comes back: a reader's edits as text ([`edits`]), the steps
//! they were made in ([`steps`]) and the versions of them ([`versions`]), the whole evaluation as plain data ([`evaluation`]), and so the
//! list of cases ([`listed`]), tables and charts as text ([`shown`]), the working of a figure ([`told`]), the answer to a question
//! ([`solved`]), what a reader asks of a case ([`asked`]), how a print that differs
//! may have come about ([`ways`]), whether a pasted table adds up ([`footed`]), the case file that it begins
//! ([`drafted`]), one that rests on another case ([`based`]), case files to start from ([`templates`]), and one in
//! a link (`carried`).

pub mod apart;
pub mod asked;
pub mod based;
#[cfg(feature = "authoring")]
pub mod carried;
#[cfg(feature = "authoring")]
pub mod checked;
pub mod copied;
pub mod csv;
pub mod day;
pub mod drafted;
pub mod edits;
pub mod evaluation;
pub mod footed;
pub mod link;
pub mod listed;
pub mod log;
pub mod minutes;
pub mod named;
mod nearest;
pub mod picked;
pub mod plain;
pub mod sentences;
pub mod shown;
pub mod solved;
pub mod steps;
pub mod tabled;
pub mod templates;
pub mod told;
mod value_text;
pub mod versions;
pub mod ways;
pub mod workspace;

pub use nearest::{nearest, no_such_case};

#[cfg(test)]
mod sample;
