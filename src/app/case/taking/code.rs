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
