//! The reader's changes to all cases: what this device keeps of them, and files of them.

pub mod chunk;
pub mod fold;
pub mod list;
pub mod opening;
pub mod own;
pub mod part;
pub mod saving;
