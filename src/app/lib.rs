//! The page, in Yew.

use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <main><h1>{ "Casebook" }</h1></main> }
}

/// Mounts the page.
pub fn start() {
    yew::Renderer::<App>::new().render();
}
