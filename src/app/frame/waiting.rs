//! What stands in place of something that is on its way, or did not arrive.

use yew::prelude::*;

/// Something is on its way; the style shows it only if that takes long.
#[component]
pub fn Coming() -> Html {
    html! { <p class="coming" role="status">{ "On its way …" }</p> }
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
