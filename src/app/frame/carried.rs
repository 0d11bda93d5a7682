//! The file that a page shows, carried in the page itself, so that the program need not fetch it
//! before it can take over: in an element that no browser runs, a letter for each byte.
//!
//! A byte that is a plain letter stands for itself, any other as the letter 256 further. So what
//! repeats in the bytes repeats in the text, and compresses: as base64 the largest case would weigh
//! 5 KB more on its way.

use super::dom;
use crate::state::library::{File, Library};

/// The id of the element.
const ID: &str = "carried";

/// How far from itself a byte stands that is no plain letter.
const FURTHER: u32 = 0x100;

/// The element, as it stands in a page.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn markup(bytes: &[u8]) -> String {
    let text: String = bytes.iter().filter_map(|byte| letter(*byte)).collect();
    format!("<script type=\"application/octet-stream\" id=\"{ID}\">{text}</script>")
}

#[cfg(not(target_arch = "wasm32"))]
fn letter(byte: u8) -> Option<char> {
    let plain = matches!(byte, b' '..=b'~') && !matches!(byte, b'<' | b'&');
    let code = u32::from(byte);
    char::from_u32(if plain { code } else { code | FURTHER })
}

/// A library with what the page carried.
#[must_use]
pub fn library(file: Option<&File>) -> Library {
    let library = Library::new();
    let carried = dom::by_id(ID).and_then(|element| element.text_content());
    match file.zip(carried.and_then(|text| bytes(&text))) {
        Some((file, bytes)) if file.is(&bytes) => library.with(file, &bytes),
        _ => library,
    }
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    text.chars()
        .map(|letter| u8::try_from(u32::from(letter) & !FURTHER).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_read_back() {
        let all: Vec<u8> = (0..=255).collect();
        let element = markup(&all);
        let (_, text) = element.split_once('>').unwrap();
        let (text, end) = text.split_once('<').unwrap();
        assert_eq!(end, "/script>");
        assert_eq!(bytes(text), Some(all));
        assert!(
            !text.contains(['&', '\r', '\0']),
            "HTML reads these otherwise"
        );
    }

    #[test]
    fn what_is_no_such_text_is_nothing() {
        assert_eq!(bytes("\u{1f4a5}"), None);
    }
}
