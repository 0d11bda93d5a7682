//! Where an address leads nowhere: says so, and shows a way on.

use super::link::Link;
use crate::state::address::Route;
use yew::prelude::*;

/// Properties of [`NotFound`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NotFoundProps {
    /// What is not there.
    pub title: AttrValue,
    /// Why that may be.
    pub why: AttrValue,
}

/// The page for an address that leads nowhere.
#[component]
pub fn NotFound(props: &NotFoundProps) -> Html {
    html! {
        <div class="wrap">
            <div class="failure">
                <h1 tabindex="-1">{ &props.title }</h1>
                <p>{ &props.why }</p>
                <div class="buttons">
                    <Link to={Route::home()} class="button button--main">{ "Go to the list of cases" }</Link>
                </div>
            </div>
        </div>
    }
}
