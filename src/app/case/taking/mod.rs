//! A case taken away: as an address, in words, as a workbook, its tables, its log of assumptions.

pub mod chunk;
pub mod code;
pub mod link;
pub mod log;
pub mod section;
pub mod tables;
pub mod ways;
pub mod words;
pub mod workbook;
