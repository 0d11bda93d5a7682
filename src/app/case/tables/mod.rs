//! Tables of results.

pub mod column_texts;
pub mod figure_row;
pub mod grid;
pub mod heads;
pub mod result_table;
pub mod steps;
pub mod table_caption;
pub mod use_steps;
