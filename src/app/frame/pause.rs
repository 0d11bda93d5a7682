//! What follows once typing pauses, so that no key waits for it.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use yew::prelude::*;
use yew::suspense::Suspension;

/// A value as it was when nothing had changed for a while: `pause` milliseconds. At first, as it is.
#[hook]
pub fn use_settled<T: Clone + PartialEq + 'static>(now: T, pause: u32) -> UseStateHandle<T> {
    let settled = use_state(|| now.clone());
    {
        let settled = settled.clone();
        use_effect_with(now, move |now| {
            let now = now.clone();
            let timeout = (*settled != now).then(|| Timeout::new(pause, move || settled.set(now)));
            move || drop(timeout)
        });
    }
    settled
}

/// Lets everything else go first that waits: keys, presses, drawing. With messages to itself alone, long work
/// would be told of no press.
pub async fn breathe() {
    let (waits, handle) = Suspension::new();
    Timeout::new(0, || handle.resume()).forget();
    waits.await;
}

/// A clock in whole milliseconds; nothing where there is none. Asked for by name, as few parts of the program do.
#[must_use]
pub fn clock() -> Option<i32> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
    let performance = get(web_sys::window()?.as_ref(), "performance")?;
    let now: Function = get(&performance, "now")?.dyn_into().ok()?;
    let now = now.apply(&performance, &Array::new()).ok()?;
    Some(now.as_f64()? as i32)
}
