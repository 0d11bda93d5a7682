//! The browser's address and history, which the page only borrows.
//!
//! A working that is opened, and each one followed down from it, is an entry of the history, so
//! that Back goes up and closes. Each entry knows how many such steps lie between it and the case,
//! so that closing goes back over all of them and leaves none behind.

use super::dom;
use super::navigation::Going;
use crate::state::address::Route;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Array;
use std::cell::{OnceCell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use yew::prelude::*;

thread_local! {
    /// Casebook's own folder, as a path of its server, with a slash at its end.
    static ROOT: OnceCell<String> = const { OnceCell::new() };
    /// The path of the page that a file which holds all pages begins with.
    static FIRST: OnceCell<Option<String>> = const { OnceCell::new() };
}

/// In a file that holds all pages: the path of the one that it begins with. `None` where each page is a
/// file of its own.
fn first() -> Option<String> {
    FIRST.with(|first| {
        first
            .get_or_init(|| dom::by_id("app")?.get_attribute("data-first"))
            .clone()
    })
}

/// Whether this file holds all pages, so that whole addresses stand in the fragment.
#[must_use]
pub fn is_one_file() -> bool {
    // There is none where the build draws pages.
    cfg!(target_arch = "wasm32") && first().is_some()
}

/// The address of a route as a link on the page of another.
#[must_use]
pub fn href(to: &Route, from: &Route) -> String {
    match is_one_file() {
        true => to.whole(),
        false => to.href(from),
    }
}

/// Casebook's own folder: where the page that was loaded lies, less the folders that it says it is
/// down from there.
fn root() -> String {
    ROOT.with(|root| {
        root.get_or_init(|| {
            let path = web_sys::window().and_then(|window| window.location().pathname().ok());
            let up = dom::by_id("app").and_then(|app| app.get_attribute("data-up"));
            above(&path.unwrap_or_default(), &up.unwrap_or_default()).to_owned()
        })
        .clone()
    })
}

/// The folder of a path, and from there up as many folders as `up` has: `../../`.
fn above<'a>(path: &'a str, up: &str) -> &'a str {
    let folder = |path: &'a str| match path.rfind('/') {
        Some(slash) => path.get(..=slash).unwrap_or(path),
        None => "/",
    };
    let ups = 0..up.matches("../").count();
    ups.fold(folder(path), |below, _| {
        folder(below.strip_suffix('/').unwrap_or(below))
    })
}

/// The address of a file below Casebook's own folder, wherever the reader is.
#[must_use]
pub fn absolute(name: &str) -> String {
    root() + name
}

/// What stands in the fragment of the page that is shown, whether or not the whole address does.
#[must_use]
pub fn written() -> String {
    let fragment = web_sys::window().and_then(|window| window.location().hash().ok());
    let fragment = fragment.unwrap_or_default();
    let whole = fragment.starts_with("#/");
    let state = fragment.split_once('?').filter(|_| whole);
    state.map_or_else(|| fragment.clone(), |(_, state)| state.to_owned())
}

/// What stands in the fragment of a route's address.
#[must_use]
pub fn fragment(route: &Route) -> String {
    match is_one_file() {
        true => route.whole(),
        false => route.fragment(),
    }
}

/// Where the reader is: the route of the address, or the one that is about to take its place.
/// Whoever asks between typing and its pause must not be sent back.
#[must_use]
pub fn current() -> Route {
    let there = address();
    AHEAD.with_borrow(|ahead| match ahead {
        Some((behind, ahead)) if *behind == there => ahead.clone(),
        _ => there,
    })
}

/// The route of the address.
fn address() -> Route {
    let fragment = web_sys::window().and_then(|window| window.location().hash().ok());
    at(&fragment.unwrap_or_default())
}

/// The page of the address, whatever its fragment says: as the build drew it.
#[must_use]
pub fn page() -> Route {
    at("")
}

fn at(fragment: &str) -> Route {
    if let Some(first) = first() {
        return Route::read(&first, fragment);
    }
    let path = web_sys::window().and_then(|window| window.location().pathname().ok());
    let path = path.unwrap_or_default();
    Route::read(path.strip_prefix(&root()).unwrap_or(&path), fragment)
}

/// Whether the whole address stands in the fragment.
fn is_whole() -> bool {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .is_some_and(|fragment| Route::read_whole(&fragment).is_some())
}

/// Where the reader has come to. An address of former days takes the form of today, unless it leads
/// nowhere.
fn arrived() -> Route {
    let here = current();
    // What is asked of a case is no part of its route, and stays.
    if is_whole() && here != Route::Missing && !fragment_now().contains("?ask=") {
        // An address that cannot take its new form stays as it is.
        let _ = write(&here, depth(), true);
    }
    here
}

/// What stands in the fragment now, with its `#`.
#[must_use]
pub fn fragment_now() -> String {
    let fragment = web_sys::window().and_then(|window| window.location().hash().ok());
    fragment.unwrap_or_default()
}

/// Says what is asked of the case that is shown, in place of the present entry; nothing takes it away. The
/// address of a working stays as it is.
pub fn put_asked(asked: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let here = fragment_now();
    if here.contains("working=") {
        return;
    }
    // In a file that holds all pages it stands behind the path.
    let path = here.split('?').next().filter(|path| path.starts_with("#/"));
    let fragment = match (path, !asked.is_empty()) {
        (Some(path), false) => path.to_owned(),
        (Some(path), true) => [path, "?", asked].concat(),
        (None, asks) => {
            // Which of the reader's own cases is shown stays.
            let case = here.split('&').next().filter(|it| it.starts_with("#case="));
            match (case, asks) {
                (Some(case), true) => [case, "&", asked].concat(),
                (Some(case), false) => case.to_owned(),
                (None, true) => ["#", asked].concat(),
                (None, false) => String::new(),
            }
        }
    };
    let location = window.location();
    let before = [location.pathname(), location.search()].map(Result::unwrap_or_default);
    let url = before.concat() + &fragment;
    // Where there is no history of its own, it cannot be linked to.
    let _ = window
        .history()
        .and_then(|history| history.replace_state_with_url(&state(), "", Some(&url)));
}

/// Whether something is asked of the case that is shown, as its address says.
#[must_use]
pub fn is_asked() -> bool {
    fragment_now().contains("ask=")
}

/// The address of something asked of a case, as a link on its page.
#[must_use]
pub fn asked(case: &Route, asked: &str) -> String {
    match is_one_file() {
        true => [&case.whole(), "?", asked].concat(),
        false => ["#", asked].concat(),
    }
}

/// Tells of the reader going back, forward, along a link or to a typed address.
#[must_use]
pub fn on_move(moved: impl Fn() + 'static) -> Option<EventListener> {
    listen(move |_| moved())
}

/// Listens for the reader going back, forward, along a link or to a typed address.
fn listen(changed: impl Fn(Route) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "popstate", move |_| {
        changed(arrived());
    }))
}

/// Where the reader is, and what takes them elsewhere. The first drawing is of `first`, as the build
/// drew it; what the fragment says follows.
#[hook]
pub fn use_route(first: &Route) -> (UseStateHandle<Route>, Callback<Going>) {
    let route = use_state_eq(|| first.clone());
    {
        let route = route.setter();
        use_effect_with((), move |()| {
            route.set(arrived());
            let listener = listen(move |new| route.set(new));
            move || drop(listener)
        });
    }
    let on_go = {
        let route = route.setter();
        use_callback((), move |going: Going, ()| match going {
            Going::To(to) => {
                let to = to.with_sent_of(&current());
                push(&to);
                route.set(to);
            }
            Going::InPlace(to) => {
                replace(&to);
                route.set(to);
            }
            Going::InPlaceSoon(to) => {
                replace_soon(to.clone());
                route.set(to);
            }
            Going::OutTo(to) => {
                let to = to.with_sent_of(&current());
                if !leave(&to) {
                    route.set(to);
                }
            }
        })
    };
    (route, on_go)
}

/// How many steps lie between this entry of the history and the page it belongs to.
fn depth() -> u32 {
    let state = state();
    let depth = match state.dyn_ref::<Array>() {
        Some(left) => left.get(0),
        None => state,
    };
    let depth = depth.as_string().and_then(|depth| depth.parse().ok());
    depth.unwrap_or(0)
}

/// Whether this entry of the history is as the reader came to it: by a typed address, a link that was
/// sent, or a reload of such.
#[must_use]
pub fn is_fresh() -> bool {
    state().is_null()
}

/// What this entry of the history keeps: its depth, and if it was left for another page, in a list
/// with it how far down, and by which link.
fn state() -> JsValue {
    let history = web_sys::window().and_then(|window| window.history().ok());
    let state = history.and_then(|history| history.state().ok());
    state.unwrap_or(JsValue::NULL)
}

/// Notes in this entry of the history where the reader is who leaves it by a link.
fn note_place(link: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let place = Array::of3(
        &depth().to_string().into(),
        &dom::scrolled().into(),
        &link.into(),
    );
    // Where it cannot be noted, coming back begins at the top.
    let _ = window
        .history()
        .and_then(|history| history.replace_state(&place, ""));
}

/// Where the reader was on this page when they left it by a link: how far down, in pixels, and the
/// link as the page writes it. `None` where they have not come back to it.
#[must_use]
pub fn place_left() -> Option<(i32, String)> {
    let place: Array = state().dyn_into().ok()?;
    Some((place.get(1).as_f64()? as i32, place.get(2).as_string()?))
}

/// Goes to a route, one entry further.
fn push(route: &Route) {
    let here = current();
    if !here.same_page(route) {
        note_place(&href(route, &here));
    }
    put(route, deeper(&here, depth(), route), false);
}

/// How many steps lie between a route and the page it belongs to, reached from another at a depth of
/// its own.
fn deeper(from: &Route, depth: u32, to: &Route) -> u32 {
    match (depth, from.in_working()) {
        // What lies before it is of another page, or a working that was itself reached from elsewhere.
        _ if !to.in_working() || !to.same_page(from) => 0,
        (0, true) => 0,
        (depth, _) => depth.saturating_add(1),
    }
}

/// Shows a route in place of the present entry, such as a filter while it is typed.
fn replace(route: &Route) {
    put(route, depth(), true);
}

/// How long typing must pause before its filter is in the address, in milliseconds.
const PAUSE: u32 = 300;

thread_local! {
    static SOON: RefCell<Option<(Timeout, EventListener)>> = const { RefCell::new(None) };
    /// The route that will be in the address soon, behind the one that is still there.
    static AHEAD: RefCell<Option<(Route, Route)>> = const { RefCell::new(None) };
}

/// Shows a route in place of the present entry once typing has paused, or the field is left, as by
/// following a link: Safari refuses more than a hundred such changes in half a minute. Nothing
/// happens if the reader has gone elsewhere by then.
fn replace_soon(route: Route) {
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
    if address().same_page(route) {
        replace(route);
    }
}

/// Leaves a working for the page it belongs to. Where the entries before it are not ours (the
/// address was typed, or came with a link), the page takes the place of this one. Returns whether
/// the browser goes there by itself and tells [`listen`].
fn leave(page: &Route) -> bool {
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

/// Shows a route in the address.
fn put(route: &Route, depth: u32, in_place: bool) {
    // Some frames have no history of their own; the fragment alone does then.
    if write(route, depth, in_place).is_err()
        && let Some(window) = web_sys::window()
    {
        let _ = window.location().set_hash(&fragment(route));
    }
}

/// Writes a route into the history.
///
/// # Errors
/// Where there is none, or it does not take that address.
fn write(route: &Route, depth: u32, in_place: bool) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let history = window.history()?;
    let state = JsValue::from_str(&depth.to_string());
    let location = window.location();
    // A host may show the list without naming its file, and an embedding page may ask by a query:
    // within one page both stay as they are.
    let path = match is_one_file() || address().same_page(route) && !is_whole() {
        true => location.pathname().unwrap_or_default(),
        false => absolute(&route.path()),
    };
    let url = path + &location.search().unwrap_or_default() + &fragment(route);
    match in_place {
        true => history.replace_state_with_url(&state, "", Some(&url)),
        false => history.push_state_with_url(&state, "", Some(&url)),
    }
}

#[cfg(test)]
mod tests {
    use super::{above, deeper};
    use crate::state::address::Route;

    #[test]
    fn only_steps_down_from_a_figure_lie_between_a_working_and_its_case() {
        let case = Route::case("a/2020-21/x");
        let working = |figure: &str| Route::read("a/2020-21/x", &format!("working={figure}"));
        // From the list to a case, and into a working, and down.
        assert_eq!(deeper(&Route::home(), 0, &case), 0);
        assert_eq!(deeper(&case, 0, &working("y")), 1);
        assert_eq!(deeper(&working("y"), 1, &working("z")), 2);
        // From the working to another page, and back to a working by a link there.
        assert_eq!(deeper(&working("z"), 2, &Route::Papers), 0);
        assert_eq!(deeper(&Route::Papers, 0, &working("y")), 0);
        assert_eq!(deeper(&working("y"), 0, &working("z")), 0);
    }

    #[test]
    fn the_root_is_found_from_any_page_in_any_folder() {
        for (path, up, root) in [
            ("/", "", "/"),
            ("/index.html", "", "/"),
            ("/casebook/", "", "/casebook/"),
            ("/a/b/papers.html", "", "/a/b/"),
            ("/cambridgeshire/2020-21/x.html", "../../", "/"),
            ("/sub/cambridgeshire/2020-21/x", "../../", "/sub/"),
            // What a page says of itself may be nonsense; there is always a root.
            ("/x.html", "../../", "/"),
            ("", "", "/"),
        ] {
            assert_eq!(above(path, up), root, "{path} {up}");
        }
    }
}
