//! Cases added up.

pub mod page;
