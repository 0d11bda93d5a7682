//! stub
use yew::prelude::*;
/// x
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PaperPageProps {
    /// x
    pub number: usize,
    /// x
    pub only_differing: bool,
}
/// x
#[component]
pub fn PaperPage(_props: &PaperPageProps) -> Html {
    html! { <h1 tabindex="-1">{ "PaperPage" }</h1> }
}
