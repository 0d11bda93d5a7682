//! A case of one's own in a link: its text, pressed small, behind the `#`, which no server sees.
//!
//! ```text
//! link    = place "own.html#" PAIR pressed
//! pressed = the text as UTF-8, deflated (RFC 1951), in base64 for addresses without "=" (RFC 4648)
//! ```
//!
//! `text` is the first version of this form; a later one has a number after it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as LETTERS;
use casebook_model::authoring::LARGEST_FILE;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// How the pair begins that has the text.
pub const PAIR: &str = "text=";

/// The longest pressed text that is offered as a link: what mail programs and browsers leave whole.
pub const LONGEST: usize = 8_000;

/// How hard it is pressed: what takes longest comes out a tenth smaller.
const HARDEST: u8 = 10;

/// A text pressed small; `None` where it is too long for a link.
#[must_use]
pub fn pressed(text: &str) -> Option<String> {
    let letters = LETTERS.encode(compress_to_vec(text.as_bytes(), HARDEST));
    (letters.len() <= LONGEST).then_some(letters)
}

/// The text that was pressed; `None` where there is none, or more than a case file may have.
#[must_use]
pub fn text(pressed: &str) -> Option<String> {
    // What is longer was made by nobody who wants it read.
    if pressed.len() > LARGEST_FILE {
        return None;
    }
    let bytes = LETTERS.decode(pressed).ok()?;
    let bytes = decompress_to_vec_with_limit(&bytes, LARGEST_FILE).ok()?;
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::TEMPLATES;
    use proptest::prelude::*;

    #[test]
    fn every_template_goes_into_a_link_and_comes_out() {
        for it in TEMPLATES {
            let letters = pressed(it.text).unwrap();
            assert!(letters.len() < 4_000, "{}: {}", it.id, letters.len());
            assert_eq!(text(&letters).as_deref(), Some(it.text));
        }
    }

    #[test]
    fn what_is_too_long_or_no_text_is_refused() {
        let mut seed = 1_u64;
        let noise: String = (0..30_000)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                char::from_digit(u32::try_from(seed >> 60).unwrap(), 16).unwrap()
            })
            .collect();
        assert_eq!(pressed(&noise), None);
        assert!(pressed(&noise[..8_000]).is_some());
        // A million noughts in a thousand letters, and more than a case file may have.
        let bomb = |size: usize| LETTERS.encode(compress_to_vec(&vec![b'0'; size], HARDEST));
        assert_eq!(
            text(&bomb(LARGEST_FILE)).map(|it| it.len()),
            Some(LARGEST_FILE)
        );
        assert_eq!(text(&bomb(LARGEST_FILE + 1)), None);
        assert_eq!(text(&bomb(50_000_000)), None);
        // No UTF-8, cut short, nothing.
        assert_eq!(
            text(&LETTERS.encode(compress_to_vec(&[0xFF, 0xFE], HARDEST))),
            None
        );
        let whole = pressed(TEMPLATES[0].text).unwrap();
        assert_eq!(text(&whole[..whole.len() - 9]), None);
        assert_eq!((text(""), text("%%%"), text("AAAA")), (None, None, None));
    }

    proptest! {
        #[test]
        fn any_text_comes_out_as_it_went_in(any in ".{0,400}") {
            let letters = pressed(&any).unwrap();
            prop_assert!(letters.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-' || it == b'_'));
            prop_assert_eq!(text(&letters), Some(any));
        }

        #[test]
        fn any_letters_are_read_or_refused(any in "[A-Za-z0-9_=%-]{0,200}") {
            let _ = text(&any);
        }
    }
}
