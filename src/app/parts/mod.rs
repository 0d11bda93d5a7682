//! The few pieces that several pages share.

pub mod verdict;
pub mod wording;
