//! Coming to a page: its name in the browser's tab, and the keyboard at its heading.

use crate::dom;
use crate::route::Route;
use yew::prelude::*;

/// How far the page of a route has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It is not there yet.
    Waits,
    /// It is there.
    Here,
    /// It is drawn by another part of Casebook, which sees to its arrival itself.
    Elsewhere,
}

/// Names the page, and on a new page moves the keyboard to its heading once that is there. The
/// first page is the browser's own affair, unless the reader `came` from another part of Casebook.
#[hook]
pub fn use_arrival(route: &Route, title: String, arrival: Arrival, came: bool) {
    let before = use_mut_ref(|| came.then_some(Route::Missing));
    use_effect_with(
        (route.clone(), title, arrival),
        move |(route, title, arrival)| {
            if *arrival != Arrival::Elsewhere {
                dom::set_title(title);
            }
            if *arrival == Arrival::Waits {
                return;
            }
            let before = before.replace(Some(route.clone()));
            if *arrival == Arrival::Here && before.is_some_and(|before| !before.same_page(route)) {
                dom::to_top();
                if let Some(heading) = dom::find("main h1") {
                    dom::focus_in_place(&heading);
                }
            }
        },
    );
}
