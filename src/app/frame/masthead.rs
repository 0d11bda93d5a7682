//! The bar on top of every page: its name, and the ways to the others.

use super::link::Link;
use crate::state::address::Route;
use crate::state::selection::Selection;
use yew::prelude::*;

/// The masthead, on the page of a route.
pub fn masthead(route: &Route) -> Html {
    let place = |current: bool, to: Route, name: &'static str| {
        html! { <li><Link {to} {current}>{ name }</Link></li> }
    };
    html! {
        <header class="masthead">
            <div class="wrap">
                <Link to={Route::home()} class="masthead__name">{ "Casebook" }</Link>
                <nav class="masthead__nav" aria-label="Casebook">
                    <ul>
                        { place(matches!(route, Route::Home(_) | Route::Case { .. }), Route::home(), "Cases") }
                        { place(matches!(route, Route::Papers | Route::Paper { .. } | Route::Differences | Route::Needed { .. }), Route::Papers, "Papers") }
                        { place(matches!(route, Route::Totals(_)), Route::Totals(Selection::default()), "Totals") }
                        { place(matches!(route, Route::Pasted), Route::Pasted, "Check a table") }
                    </ul>
                </nav>
            </div>
        </header>
    }
}
