//! What follows once typing pauses, so that no key waits for it.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

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
