//! stub
use yew::prelude::*;
/// x
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TotalsPageProps {
    /// x
    pub selection: crate::state::selection::Selection,
}
/// x
#[component]
pub fn TotalsPage(_props: &TotalsPageProps) -> Html {
    html! { <h1 tabindex="-1">{ "TotalsPage" }</h1> }
}
