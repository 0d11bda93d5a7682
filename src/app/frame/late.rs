//! Parts of a page far down, which read as the build drew them until they come near: then their chunk
//! of the program comes, and takes over the markup that stands. So the first load is 298 KB in brotli
//! and not 316.

use super::chunk::{Chunk, Draw};
use super::{dom, early};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use yew::prelude::*;
use yew::suspense::{Suspension, SuspensionHandle, SuspensionResult};

thread_local! {
    static TOUCHED: Cell<bool> = const { Cell::new(false) };
    static MOVED: Cell<u32> = const { Cell::new(0) };
    static WAITING: RefCell<Vec<SuspensionHandle>> = const { RefCell::new(Vec::new()) };
}

/// What waits to be taken over goes on: it comes near, or something was changed.
pub fn touch() {
    TOUCHED.set(true);
    WAITING
        .take()
        .into_iter()
        .for_each(SuspensionHandle::resume);
}

/// What may come near: the first chart of a case, and its checks.
const FAR: [&str; 2] = ["figure.chart", "#checks"];

fn is_near() -> bool {
    FAR.iter()
        .filter_map(|far| dom::find(far))
        .any(|far| dom::is_near(&far))
}

/// Watches for what is far down to come near, by whatever way: scrolled, jumped or tabbed to.
#[hook]
pub fn use_touch() {
    use_effect_with((), |()| {
        let window = web_sys::window();
        let listen = |kind: &'static str| {
            let options = EventListenerOptions::run_in_capture_phase();
            let near = |_: &web_sys::Event| {
                MOVED.set(MOVED.get().wrapping_add(1));
                if !TOUCHED.get() && is_near() {
                    touch();
                }
            };
            window
                .as_ref()
                .map(|window| EventListener::new_with_options(window, kind, options, near))
        };
        let listeners = ["scroll", "resize", "focusin"].map(listen);
        if is_near() {
            touch();
        }
        move || drop(listeners)
    });
}

/// Waits until it is near.
async fn touched() {
    if !TOUCHED.get() {
        let (waits, handle) = Suspension::new();
        WAITING.with_borrow_mut(|waiting| waiting.push(handle));
        waits.await;
    }
}

/// How long nothing must have moved before anything is put in its place, in milliseconds: Firefox goes
/// back from where it was just scrolled to.
const REST: u32 = 100;

/// Waits until nothing moves.
async fn at_rest() {
    loop {
        let moved = MOVED.get();
        let (waits, handle) = Suspension::new();
        Timeout::new(REST, || handle.resume()).forget();
        waits.await;
        if MOVED.get() == moved {
            return;
        }
    }
}

/// What draws a part that its chunk takes over late. Where it does not arrive, the part stays as it was
/// drawn, and the chunk is asked for again when the next thing comes near.
#[hook]
pub fn use_late<P: 'static>(chunk: &'static Chunk<P>) -> SuspensionResult<Draw<P>> {
    let waits = use_memo((), move |()| {
        if chunk.drawn().is_some() {
            let (here, handle) = Suspension::new();
            handle.resume();
            return here;
        }
        Suspension::from_future(async move {
            loop {
                touched().await;
                early::late();
                if chunk.load().await {
                    break;
                }
                early::late_lost();
                TOUCHED.set(false);
            }
            at_rest().await;
            early::hold_late();
        })
    });
    chunk
        .drawn()
        .filter(|_| waits.resumed())
        .ok_or_else(|| Suspension::clone(&waits))
}
