//! stub
use yew::prelude::*;
/// x
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CasePageProps {
    /// x
    pub id: String,
    /// x
    pub working: Option<crate::state::address::Figure>,
    /// x
    pub above: Vec<crate::state::address::Figure>,
}
/// x
#[component]
pub fn CasePage(_props: &CasePageProps) -> Html {
    html! { <h1 tabindex="-1">{ "CasePage" }</h1> }
}
