//! stub
use yew::prelude::*;
/// x
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HomePageProps {
    /// x
    pub filter: crate::state::filter::Filter,
}
/// x
#[component]
pub fn HomePage(_props: &HomePageProps) -> Html {
    html! { <h1 tabindex="-1">{ "HomePage" }</h1> }
}
