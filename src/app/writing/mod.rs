//! The reader's own cases: begun from a template, a file or nothing, and written as text, with the case
//! beside it as a shipped one looks.

pub mod begin;
pub mod chunk;
pub mod field;
pub mod from_table;
pub mod page;
pub mod sent;
pub mod told;
pub mod use_case_of;
pub mod use_link;
pub mod use_text;
