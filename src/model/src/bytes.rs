//! Cases as compact bytes, in which the page receives them.

use crate::case::Case;
use serde::{Serialize, de::DeserializeOwned};

/// Bytes that cannot be read: of another version, or damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Writes a case, or anything made of the model's parts, as bytes.
///
/// # Errors
/// Never for the model's own types; the format itself can refuse.
pub fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, Unreadable> {
    postcard::to_allocvec(value).map_err(|_| Unreadable)
}

/// Reads what [`write`] wrote.
///
/// # Errors
/// When the bytes are not of this version or damaged.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    postcard::from_bytes(bytes).map_err(|_| Unreadable)
}

/// Reads one case.
///
/// # Errors
/// As [`read`].
pub fn read_case(bytes: &[u8]) -> Result<Case, Unreadable> {
    read(bytes)
}
