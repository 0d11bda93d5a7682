//! Where an address leads nowhere: says so, and shows a way on.

use super::link::Link;
use crate::state::address::Route;
use yew::prelude::*;

/// The page for an address that leads nowhere: what is not there, and why that may be.
pub fn not_found(title: &'static str, why: &'static str) -> Html {
    html! {
        <div class="wrap">
            <div class="failure">
                <h1 tabindex="-1">{ title }</h1>
                <p>{ why }</p>
                <div class="buttons">
                    <Link to={Route::home()} class="button button--main">{ "Go to the list of cases" }</Link>
                </div>
            </div>
        </div>
    }
}
