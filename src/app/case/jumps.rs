//! The way to the parts of a case, past what stands before them.

use crate::frame::dom;
use yew::prelude::*;

/// The parts and their ids.
const PARTS: [(&str, &str); 4] = [
    ("assumptions", "Assumptions"),
    ("results", "Results"),
    ("checks", "Checks"),
    ("sources", "Sources"),
];

/// The list of parts.
#[component]
pub fn Jumps() -> Html {
    let jump = |(id, name): (&'static str, &'static str)| {
        let onclick = move |event: MouseEvent| {
            if dom::is_plain(&event) {
                // Not left to the browser, so that the address stays.
                event.prevent_default();
                dom::go_to(id);
            }
        };
        html! { <a class="link-button" href={format!("#{id}")} {onclick}>{ name }</a> }
    };
    html! {
        <nav class="jump" aria-label="On this page">{ for PARTS.map(jump) }</nav>
    }
}
