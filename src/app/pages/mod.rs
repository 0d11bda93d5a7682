//! One file a page.

pub mod case;
pub mod differences;
pub mod home;
pub mod needed;
pub mod not_found;
pub mod paper;
pub mod papers;
pub mod totals;
