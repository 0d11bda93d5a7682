//! The few pieces that several pages share.

#[cfg(test)]
pub(crate) mod drawn;
pub mod figure;
pub mod handed;
pub mod verdict;
pub mod wording;
