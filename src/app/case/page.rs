//! The page of a case, whether it has come or not.

use super::opened_case::OpenedCase;
use crate::frame::fetching::use_case;
use crate::frame::waiting::absent;
use crate::state::address::Figure;
use crate::state::library::Life;
use yew::prelude::*;

/// Properties of [`CasePage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CasePageProps {
    /// The id of the case.
    pub id: String,
    /// The figure whose working is open.
    pub working: Option<Figure>,
    /// The figures above it, the topmost first.
    pub above: Vec<Figure>,
}

/// The page of a case.
#[component]
pub fn CasePage(props: &CasePageProps) -> Html {
    let CasePageProps { id, working, above } = props;
    match use_case(id) {
        (Life::Here(opened), _) => html! {
            <OpenedCase {opened} working={working.clone()} above={above.clone()} />
        },
        (life, on_again) => absent(&life, "This case did not arrive", on_again),
    }
}
