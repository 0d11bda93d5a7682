//! The page of a case, whether it has come or not.

use super::opened_case::OpenedCase;
use crate::frame::fetching::use_case;
use crate::frame::not_found::NotFound;
use crate::frame::waiting::{Coming, Lost};
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
    let (case, on_again) = use_case(id);
    match case {
        Life::Here(opened) => html! {
            <OpenedCase {opened} working={working.clone()} above={above.clone()} />
        },
        Life::Unasked | Life::Coming => html! { <Coming /> },
        Life::Lost => html! { <Lost title="This case did not arrive" {on_again} /> },
        Life::Unreadable => html! {
            <NotFound title="This case cannot be read"
                why="A part of Casebook is damaged or of another version. Reload the page; the other cases are not affected." />
        },
        Life::Unknown => html! {
            <NotFound title="There is no such case"
                why="The address names a case that Casebook does not have. It may be misspelt, or from another edition." />
        },
    }
}
