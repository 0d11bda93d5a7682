//! The file that a page shows, carried in the page itself, so that the program need not fetch it
//! before it can take over: bytes as base64, in an element that no browser runs.

use super::dom;
use crate::state::library::{File, Library};

/// The id of the element.
const ID: &str = "carried";

/// The element, as it stands in a page.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn markup(bytes: &[u8]) -> String {
    use base64::Engine;
    let text = base64::engine::general_purpose::STANDARD.encode(bytes);
    format!("<script type=\"application/octet-stream\" id=\"{ID}\">{text}</script>")
}

/// A library with what the page carried.
#[must_use]
pub fn library(file: Option<&File>) -> Library {
    let library = Library::new();
    match file.zip(bytes()) {
        Some((file, bytes)) if file.is(&bytes) => library.with(file, &bytes),
        _ => library,
    }
}

fn bytes() -> Option<Vec<u8>> {
    let text = dom::by_id(ID)?.text_content()?;
    let letters = web_sys::window()?.atob(&text).ok()?;
    letters
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).ok())
        .collect()
}
