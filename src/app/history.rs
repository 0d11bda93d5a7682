//! The browser's address and history, which the page only borrows.
//!
//! A working that is opened, and each one followed down from it, is an entry of the history, so
//! that Back goes up and closes. Each entry knows how many such steps lie between it and the case,
//! so that closing goes back over all of them and leaves none behind.

use crate::route::Route;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

/// Where the reader is: the route of the address, unless it is a link within the page, or the one
/// that is about to take its place. Whoever asks between typing and its pause must not be sent back.
#[must_use]
pub fn current() -> Option<Route> {
    let there = address();
    AHEAD.with_borrow(|ahead| match ahead {
        Some((behind, ahead)) if *behind == there => Some(ahead.clone()),
        _ => there,
    })
}

/// The route of the address.
fn address() -> Option<Route> {
    let fragment = web_sys::window()?.location().hash().ok()?;
    Route::read(&fragment)
}

thread_local! {
    static MOVED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the reader has gone anywhere since the page was loaded.
#[must_use]
pub fn has_moved() -> bool {
    MOVED.get()
}

/// Listens for the reader going back, forward, along a link or to a typed address.
#[must_use]
pub fn listen(changed: impl Fn(Route) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "popstate", move |_| {
        MOVED.set(true);
        if let Some(route) = current() {
            changed(route);
        }
    }))
}

/// How many steps lie between this entry of the history and the page it belongs to.
fn depth() -> u32 {
    web_sys::window()
        .and_then(|window| window.history().ok()?.state().ok()?.as_string())
        .and_then(|state| state.parse().ok())
        .unwrap_or(0)
}

/// Goes to a route, one entry further.
pub fn push(route: &Route) {
    MOVED.set(true);
    let in_working = matches!(
        current(),
        Some(Route::Case {
            working: Some(_),
            ..
        })
    );
    let depth = match depth() {
        // This entry is a working that was reached from elsewhere; what lies before it is not ours.
        0 if in_working => 0,
        depth => depth.saturating_add(1),
    };
    put(route, depth, false);
}

/// Shows a route in place of the present entry, such as a filter while it is typed.
pub fn replace(route: &Route) {
    put(route, depth(), true);
}

/// How long typing must pause before its filter is in the address, in milliseconds.
const PAUSE: u32 = 300;

thread_local! {
    static SOON: RefCell<Option<(Timeout, EventListener)>> = const { RefCell::new(None) };
    /// The route that will be in the address soon, behind the one that is still there.
    static AHEAD: RefCell<Option<(Option<Route>, Route)>> = const { RefCell::new(None) };
}

/// Shows a route in place of the present entry once typing has paused, or the field is left, as by
/// following a link: Safari refuses more than a hundred such changes in half a minute. Nothing
/// happens if the reader has gone elsewhere by then.
pub fn replace_soon(route: Route) {
    let Some(window) = web_sys::window() else {
        return;
    };
    AHEAD.set(Some((address(), route.clone())));
    let left = route.clone();
    let leaving = EventListener::once(&window, "focusout", move |_| replace_here(&left));
    let timeout = Timeout::new(PAUSE, move || replace_here(&route));
    // What waited before is dropped, and with it called off.
    SOON.replace(Some((timeout, leaving)));
}

/// Shows a route in place of the present entry, if that is the same page.
fn replace_here(route: &Route) {
    AHEAD.set(None);
    if address().is_some_and(|now| now.same_page(route)) {
        replace(route);
    }
}

/// Leaves a working for the page it belongs to. Where the entries before it are not ours (the
/// address was typed, or came with a link), the page takes the place of this one. Returns whether
/// the browser goes there by itself and tells [`listen`].
#[must_use]
pub fn leave(page: &Route) -> bool {
    let steps = depth();
    let history = web_sys::window().and_then(|window| window.history().ok());
    match (
        history,
        i32::try_from(steps).ok().and_then(i32::checked_neg),
    ) {
        (Some(history), Some(back)) if steps > 0 => history.go_with_delta(back).is_ok(),
        _ => {
            put(page, 0, true);
            false
        }
    }
}

fn put(route: &Route, depth: u32, in_place: bool) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let Ok(history) = window.history() else {
        return;
    };
    let state = JsValue::from_str(&depth.to_string());
    let fragment = route.fragment();
    let done = if in_place {
        history.replace_state_with_url(&state, "", Some(&fragment))
    } else {
        history.push_state_with_url(&state, "", Some(&fragment))
    };
    // Some frames have no history of their own; the fragment alone does then.
    if done.is_err() {
        let _ = window.location().set_hash(&fragment);
    }
}
