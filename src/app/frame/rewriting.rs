//! The text of the case that is open, for whatever on its page writes another in its place.

use yew::prelude::*;

/// A text, and what puts another there.
#[derive(Clone, Debug, PartialEq)]
pub struct Rewriting {
    /// As it stands.
    pub text: AttrValue,
    /// Puts another in its place, at once.
    pub on_text: Callback<AttrValue>,
}
