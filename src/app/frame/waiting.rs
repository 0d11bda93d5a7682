//! What stands in place of something that is on its way, or did not arrive.

use super::arrival::to_heading;
use super::dom;
use super::not_found::NotFound;
use crate::state::library::Life;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Something is on its way; the style shows it only if that takes long.
#[component]
pub fn Coming() -> Html {
    html! { <p class="coming" role="status">{ "On its way …" }</p> }
}

/// What stands in place of a page as long as what it shows is not here.
pub fn absent<T>(life: &Life<T>, lost: &'static str, on_again: Callback<MouseEvent>) -> Html {
    match life {
        Life::Unasked | Life::Coming | Life::Here(_) => html! { <PageComing /> },
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

/// A page that is on its way. Once it is here, or lost, the keyboard goes on from the heading that it
/// waited at.
#[component]
fn PageComing() -> Html {
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with((), move |()| {
            move || {
                let heading = heading.cast::<HtmlElement>();
                if heading.is_some_and(|heading| dom::has_focus(&heading)) {
                    // What takes its place is drawn by then.
                    spawn_local(async { to_heading() });
                }
            }
        });
    }
    html! {
        <div class="wrap">
            <h1 class="visually-hidden" tabindex="-1" ref={heading}>{ "On its way" }</h1>
            <Coming />
        </div>
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
    /// What did not arrive.
    #[prop_or("This part did not arrive".into())]
    pub what: AttrValue,
    /// The reader tries again.
    pub on_again: Callback<MouseEvent>,
}

/// A part of a page that did not arrive.
#[component]
pub fn PartLost(props: &PartLostProps) -> Html {
    html! {
        <p role="status">
            { &props.what }{ ": the connection may be gone. " }
            <button class="button" type="button" onclick={props.on_again.clone()}>{ "Try again" }</button>
        </p>
    }
}

/// Cases that the reader has changed and that did not arrive.
#[component]
pub fn ChangesLost(props: &PartLostProps) -> Html {
    html! {
        <PartLost what="Your changes to some cases are left out, as these cases did not arrive"
            on_again={props.on_again.clone()} />
    }
}
