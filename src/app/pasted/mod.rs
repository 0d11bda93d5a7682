//! A pasted table: whether it adds up, which of its figures are made of which others, and how one that is
//! not may have come about.

pub mod found;
pub mod keep;
pub mod marked_table;
pub mod page;
pub mod relations;
