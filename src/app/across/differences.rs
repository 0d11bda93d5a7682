//! stub
use yew::prelude::*;
/// x
#[component]
pub fn DifferencesPage() -> Html {
    html! { <h1 tabindex="-1">{ "DifferencesPage" }</h1> }
}
