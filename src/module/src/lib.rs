//! Casebook for other programs: the cases, and on each what the command line does, as plain data.
//!
//! [`library`] has the cases that come along and reads what an author wrote; [`opened`] is one of
//! them, with what can be asked of it; [`changes`] reads what is to be changed. All of that is
//! ordinary Rust, tested natively. [`binding`] alone knows of JavaScript. No rule of a case stands here:
//! figures and words are those of the other rooms.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        clippy::panic,
        reason = "tests may panic; what ships may not"
    )
)]

pub mod binding;
pub mod changes;
pub mod library;
pub mod opened;

use serde::Serialize;

/// Why something cannot be done, in words: a value like any other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// In words; of a broken file every fault, each on its line.
    pub error: String,
    /// The faults of a broken file, one by one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<String>,
}

impl Failure {
    /// A failure that is told in one or two sentences.
    pub fn new(words: impl Into<String>) -> Self {
        Self {
            error: words.into(),
            faults: Vec::new(),
        }
    }

    /// A broken file.
    #[must_use]
    pub fn broken(faults: Vec<String>) -> Self {
        Self {
            error: faults.join("\n"),
            faults,
        }
    }
}
