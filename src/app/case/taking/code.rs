//! An address as a QR code: a picture that a camera reads.

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

/// How much is left white around it, in its own squares: a camera needs that.
const MARGIN: i32 = 4;

/// The picture; `None` where the address is too long for one.
#[must_use]
pub fn code(address: &str) -> Option<Html> {
    let code = QrCode::encode_text(address, QrCodeEcc::Low).ok()?;
    let side = code.size().checked_add(MARGIN.checked_mul(2)?)?;
    let squares = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    let dark = squares.filter(|(x, y)| code.get_module(*x, *y));
    let path: String = dark
        .filter_map(|(x, y)| {
            let (x, y) = (x.checked_add(MARGIN)?, y.checked_add(MARGIN)?);
            Some(format!("M{x} {y}h1v1h-1z"))
        })
        .collect();
    let view = format!("0 0 {side} {side}");
    // Dark on light in any colours of the page.
    Some(html! {
        <svg viewBox={view} role="img" aria-label="QR code of the link" shape-rendering="crispEdges">
            <rect width="100%" height="100%" fill="#fff" />
            <path d={path} fill="#000" />
        </svg>
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::markup_of;

    #[test]
    fn a_code_has_its_marks_in_three_corners_and_room_around() {
        let drawn =
            markup_of(|| code("https://council.example/casebook/a/2020-21/x.html").unwrap());
        let (_, view) = drawn.split_once("viewBox=\"0 0 ").unwrap();
        let side: i32 = view.split(' ').next().unwrap().parse().unwrap();
        let dark = |x: i32, y: i32| drawn.contains(&format!("M{x} {y}h1v1"));
        let last = side - MARGIN - 7;
        for (left, top) in [(MARGIN, MARGIN), (last, MARGIN), (MARGIN, last)] {
            for at in 0..7 {
                assert!(dark(left + at, top) && dark(left, top + at));
            }
            assert!(!dark(left + 1, top + 1) && dark(left + 3, top + 3));
        }
        assert!((0..side).all(|at| !dark(at, MARGIN - 1) && !dark(MARGIN - 1, at)));
    }

    #[test]
    fn an_address_that_no_code_holds_has_none() {
        assert!(code(&"in_care/2020-04,low=774;".repeat(200)).is_none());
    }
}
