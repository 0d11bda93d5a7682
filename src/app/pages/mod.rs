//! One file a page.

pub mod case;
pub mod home;
pub mod not_found;
pub mod totals;
