//! Cases added up.

pub mod added;
pub mod case_pick;
pub mod contributions_chart;
pub mod contributions_table;
pub mod overlaps;
pub mod own;
pub mod page;
pub mod totals_table;
