//! A case: its claim, its assumptions, what follows from them, the checks and the working.

pub mod form;
pub mod page;
