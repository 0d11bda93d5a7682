//! stub
use yew::prelude::*;
/// x
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NeededPageProps {
    /// x
    pub by_who: bool,
}
/// x
#[component]
pub fn NeededPage(_props: &NeededPageProps) -> Html {
    html! { <h1 tabindex="-1">{ "NeededPage" }</h1> }
}
