//! The parts of the pages: properties in, events out.

pub mod announcer;
pub mod chart;
pub mod checks_panel;
pub mod choice_field;
pub mod claim_bar;
pub mod figure_button;
pub mod form;
pub mod needs_list;
pub mod notes;
pub mod notices;
pub mod number_field;
pub mod result_table;
pub mod series_cell;
pub mod series_field;
pub mod series_paste;
pub mod series_tools;
pub mod verdict;
pub mod working_panel;
