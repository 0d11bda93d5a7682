//! Where an address leads nowhere: says so, and shows a way on.

use crate::route::Route;
use yew::prelude::*;

/// Properties of [`NotFound`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NotFoundProps {
    /// What is not there, as a heading.
    pub title: AttrValue,
    /// Why that may be.
    pub text: AttrValue,
}

/// The page for an address that leads nowhere.
#[component]
pub fn NotFound(props: &NotFoundProps) -> Html {
    html! {
        <div class="wrap">
            <div class="failure">
                <h1 tabindex="-1">{ props.title.clone() }</h1>
                <p>{ props.text.clone() }</p>
                <div class="buttons">
                    <a class="button button--main" href={Route::home().fragment()}>{ "Go to the list of cases" }</a>
                </div>
            </div>
        </div>
    }
}
