//! What a reader did before the program ran: text typed into fields that were drawn when the project
//! was built, choices made, buttons pressed. Nothing of it is lost: `start.js` notes which elements
//! were used and keeps what stands in them; once the program has taken over the page, each is told
//! again.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use yew::prelude::*;

/// The function of `start.js` that tells it all again, in the order it was done.
const REPLAY: &str = "casebookReplay";

/// Has what was done early told again, once the first drawing stands.
#[hook]
pub fn use_early() {
    use_effect_with((), |()| {
        let Some(window) = web_sys::window() else {
            return;
        };
        let replay = Reflect::get(&window, &JsValue::from_str(REPLAY));
        if let Ok(replay) = replay.and_then(JsValue::dyn_into::<Function>) {
            // It can only throw where an element is gone; then there is nobody to tell.
            let _ = replay.apply(&JsValue::NULL, &Array::new());
        }
    });
}
