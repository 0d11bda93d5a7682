//! Where an address leads nowhere: says so, and shows a way on.

use crate::el::{classed, el};
use crate::route::Route;
use yew::prelude::*;

/// The page for an address that leads nowhere: what is not there, and why that may be.
pub fn not_found(title: &str, why: &str) -> Html {
    let on = classed("a", "button button--main")
        .with("href", &Route::home().fragment())
        .text("Go to the list of cases");
    let message = classed("div", "failure")
        .el(el("h1").fixed("tabindex", "-1").text(title))
        .el(el("p").text(why))
        .el(classed("div", "buttons").el(on));
    classed("div", "wrap").el(message).done()
}
