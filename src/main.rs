//! The page's entry.

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the page. `annex` loads the annex and promises its exports; start.js passes it, since
/// only a script can import another.
#[wasm_bindgen]
pub fn start(annex: js_sys::Function) {
    casebook_app::start(annex);
}

fn main() {}
