//! Files of the page that are fetched when they are wanted: from its own folder, each named for
//! what is in it.

use casebook_model::bytes::mark;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The bytes of a mark. `None` where they did not arrive, or something else came in their place,
/// such as a host's page that says there is no such file.
pub async fn bytes(kind: &str, wanted: u64) -> Option<Vec<u8>> {
    let address = ["shelf/", kind, "-", &hexadecimal(wanted), ".bin"].concat();
    let bytes = fetched(&address).await.ok()?;
    (mark(&bytes) == wanted).then_some(bytes)
}

async fn fetched(address: &str) -> Result<Vec<u8>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response = JsFuture::from(window.fetch_with_str(address)).await?;
    let buffer = response.dyn_into::<Response>()?.array_buffer()?;
    Ok(Uint8Array::new(&JsFuture::from(buffer).await?).to_vec())
}

/// Sixteen digits.
fn hexadecimal(mark: u64) -> String {
    mark.to_be_bytes()
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::hexadecimal;

    #[test]
    fn a_mark_is_written_as_the_build_names_its_file() {
        for mark in [0, 1, 0x00ab_cdef_0123_4567, u64::MAX] {
            assert_eq!(hexadecimal(mark), format!("{mark:016x}"));
        }
    }
}
