//! What is done by itself once the network is back.

use gloo::events::EventListener;
use yew::prelude::*;

/// Asks again for what was lost, if anything was, once the browser says that the network is back.
#[hook]
pub fn use_online(lost: bool, on_again: Callback<()>) {
    // More may be lost until then.
    let latest = use_mut_ref(Callback::noop);
    latest.replace(on_again);
    use_effect_with(lost, move |lost| {
        let back = lost.then(web_sys::window).flatten().map(|window| {
            EventListener::once(&window, "online", move |_| {
                let on_again = latest.borrow().clone();
                on_again.emit(());
            })
        });
        move || drop(back)
    });
}
