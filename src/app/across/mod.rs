//! What lies across cases: the list of them, the papers, what differs, what is needed, the totals.

pub mod differences;
pub mod home;
pub mod needed;
pub mod paper;
pub mod papers;
pub mod totals;
