//! stub
use yew::prelude::*;
/// x
#[component]
pub fn PapersPage() -> Html {
    html! { <h1 tabindex="-1">{ "PapersPage" }</h1> }
}
