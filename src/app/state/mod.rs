//! What the page knows, and how it changes: where the reader is, what they changed, which files
//! have arrived. No browser is needed for any of it.

pub mod address;
pub mod asking;
pub mod encoding;
pub mod filter;
pub mod library;
pub mod opened;
pub mod selection;
pub mod workspace;
