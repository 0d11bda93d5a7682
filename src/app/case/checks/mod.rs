//! The checks of a case.

pub mod blocks;
pub mod figure;
pub mod now_cell;
pub mod row;
pub mod section;
pub mod table;
