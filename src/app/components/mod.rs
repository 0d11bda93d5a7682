//! The parts of the pages: properties in, events out.

pub mod announcer;
pub mod case_pick;
pub mod chart;
pub mod checks_panel;
pub mod choice_field;
pub mod claim_bar;
pub mod contributions_chart;
pub mod contributions_table;
pub mod figure_button;
pub mod finding;
pub mod form;
pub mod needs_list;
pub mod notes;
pub mod notices;
pub mod number_field;
pub mod number_input;
pub mod overlaps;
pub mod questions;
pub mod result_table;
pub mod series_cell;
pub mod series_field;
pub mod series_paste;
pub mod series_tools;
pub mod totals_table;
pub mod verdict;
pub mod working_panel;
