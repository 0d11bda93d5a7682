//! Parts of a page far down, which read as the build drew them until somebody does something: their
//! chunk of the program comes with the first key, press or scroll, and takes over the markup that
//! stands. So the first load is 297 KB in brotli and not 314.

use super::chunk::{Chunk, Draw};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::{Cell, RefCell};
use yew::prelude::*;
use yew::suspense::{Suspension, SuspensionHandle, SuspensionResult};

thread_local! {
    static TOUCHED: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<SuspensionHandle>> = const { RefCell::new(Vec::new()) };
}

/// The reader does something, or something is changed: what waited for that goes on.
pub fn touch() {
    TOUCHED.set(true);
    WAITING
        .take()
        .into_iter()
        .for_each(SuspensionHandle::resume);
}

/// Notes whatever the reader does first.
#[hook]
pub fn use_touch() {
    use_effect_with((), |()| {
        let window = web_sys::window();
        let listen = |kind: &'static str| {
            let options = EventListenerOptions::run_in_capture_phase();
            window
                .as_ref()
                .map(|window| EventListener::once_with_options(window, kind, options, |_| touch()))
        };
        let listeners = ["scroll", "pointerdown", "keydown", "input"].map(listen);
        move || drop(listeners)
    });
}

/// Waits until the reader does something.
async fn touched() {
    if !TOUCHED.get() {
        let (waits, handle) = Suspension::new();
        WAITING.with_borrow_mut(|waiting| waiting.push(handle));
        waits.await;
    }
}

/// What draws a part that its chunk takes over late. Where it does not arrive, the part stays as it was
/// drawn, and the chunk is asked for again with the next page.
#[hook]
pub fn use_late<P: 'static>(chunk: &'static Chunk<P>) -> SuspensionResult<Draw<P>> {
    let waits = use_memo((), move |()| {
        Suspension::from_future(async move {
            touched().await;
            while !chunk.load().await {
                TOUCHED.set(false);
                touched().await;
            }
        })
    });
    chunk.drawn().ok_or_else(|| Suspension::clone(&waits))
}
