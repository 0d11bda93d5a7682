//! The page, in Yew.

use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <main><h1>{ "Casebook" }</h1></main> }
}

/// Mounts the page in the element `app` of the host page, in place of what stands there
/// while the page loads; in the body where there is no such element.
pub fn start() {
    let host = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    match host {
        Some(host) => yew::Renderer::<App>::with_root(host).render(),
        None => yew::Renderer::<App>::new().render(),
    };
}
