//! Tests of the whole: see the files beside this one.

pub mod browser;
pub mod command;
pub mod first_load;
pub mod module;
pub mod papers;
pub mod placement_mix;
pub mod workbook;
