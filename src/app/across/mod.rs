//! What lies across cases: the list of them, the papers, what differs, what is needed, the totals.

pub mod case_row;
pub mod chunk;
pub mod differences;
pub mod filter_form;
pub mod finding;
pub mod home;
pub mod kept;
pub mod list;
pub mod list_chunk;
pub mod needed;
pub mod paper;
pub mod paper_part;
pub mod paper_title;
pub mod papers;
pub mod print_table;
pub mod totals;
pub mod unknown;
