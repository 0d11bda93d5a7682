//! What stands in place of something that is on its way, or did not arrive.

use super::not_found::NotFound;
use crate::state::library::Life;
use yew::prelude::*;

/// Something is on its way; the style shows it only if that takes long.
#[component]
pub fn Coming() -> Html {
    html! { <p class="coming" role="status">{ "On its way …" }</p> }
}

/// What stands in place of a page as long as what it shows is not here.
pub fn absent<T>(life: &Life<T>, lost: &'static str, on_again: Callback<MouseEvent>) -> Html {
    match life {
        Life::Unasked | Life::Coming | Life::Here(_) => html! {
            <div class="wrap">
                <h1 class="visually-hidden" tabindex="-1">{ "On its way" }</h1>
                <Coming />
            </div>
        },
        Life::Lost => html! { <Lost title={lost} {on_again} /> },
        Life::Unreadable => html! {
            <NotFound title="This cannot be read"
                why="A part of Casebook is damaged or of another version. Reload the page; the others are not affected." />
        },
        Life::Unknown => html! {
            <NotFound title="There is no such case"
                why="The address names a case that Casebook does not have. It may be misspelt, or from another edition." />
        },
    }
}

/// Properties of [`Lost`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LostProps {
    /// What did not arrive.
    pub title: AttrValue,
    /// The reader tries again.
    pub on_again: Callback<MouseEvent>,
}

/// A page that did not arrive.
#[component]
pub fn Lost(props: &LostProps) -> Html {
    html! {
        <div class="wrap">
            <div class="failure">
                <h1 tabindex="-1">{ &props.title }</h1>
                <p>
                    { "The connection may be gone, or Casebook was renewed since this page was opened. " }
                    { "Everything you typed is still here." }
                </p>
                <div class="buttons">
                    <button class="button button--main" type="button" onclick={props.on_again.clone()}>
                        { "Try again" }
                    </button>
                </div>
            </div>
        </div>
    }
}

/// Properties of [`PartLost`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PartLostProps {
    /// The reader tries again.
    pub on_again: Callback<MouseEvent>,
}

/// A part of a page that did not arrive.
#[component]
pub fn PartLost(props: &PartLostProps) -> Html {
    html! {
        <p role="status">
            { "This part did not arrive: the connection may be gone. " }
            <button class="button" type="button" onclick={props.on_again.clone()}>{ "Try again" }</button>
        </p>
    }
}
