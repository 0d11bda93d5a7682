//! What stands in place of something that is on its way, or did not arrive.

use super::arrival::to_heading;
use super::chunk::Draw;
use super::dom;
use super::not_found::not_found;
use crate::state::library::Life;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Something is on its way; the style shows it only if that takes long.
pub fn coming() -> Html {
    html! { <p class="coming" role="status">{ "On its way …" }</p> }
}

/// What stands in place of a page as long as what it shows is not here.
pub fn absent<T>(life: &Life<T>, lost: &'static str, on_again: Callback<MouseEvent>) -> Html {
    match life {
        Life::Unasked | Life::Coming | Life::Here(_) => html! { <PageComing /> },
        Life::Lost => page_lost(lost, on_again),
        Life::Unreadable => not_found(
            "This cannot be read",
            "A part of Casebook is damaged or of another version. Reload the page; the others are not affected.",
        ),
        Life::Unknown => not_found(
            "There is no such case",
            "The address names a case that Casebook does not have. It may be misspelt, or from another edition.",
        ),
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
            { coming() }
        </div>
    }
}

/// A page that did not arrive.
fn page_lost(title: &'static str, on_again: Callback<MouseEvent>) -> Html {
    html! {
        <div class="wrap">
            <div class="failure">
                <h1 tabindex="-1">{ title }</h1>
                <p>
                    { "The connection may be gone, or Casebook was renewed since this page was opened. " }
                    { "Everything you typed is still here." }
                </p>
                <div class="buttons">
                    <button class="button button--main" type="button" onclick={on_again}>
                        { "Try again" }
                    </button>
                </div>
            </div>
        </div>
    }
}

/// A part of a page that is in a chunk: on its way, drawn, or lost.
pub fn part<P>(chunk: &Life<Draw<P>>, props: &P, on_again: Callback<MouseEvent>) -> Html {
    match chunk {
        Life::Here(draw) => draw(props),
        Life::Lost => part_lost("This part did not arrive", on_again),
        _ => coming(),
    }
}

/// A part of a page that did not arrive.
fn part_lost(what: &'static str, on_again: Callback<MouseEvent>) -> Html {
    html! {
        <p role="status">
            { what }{ ": the connection may be gone. " }
            <button class="button" type="button" onclick={on_again}>{ "Try again" }</button>
        </p>
    }
}

/// Cases that the reader has changed and that did not arrive.
pub fn changes_lost(on_again: Callback<MouseEvent>) -> Html {
    part_lost(
        "Your changes to some cases are left out, as these cases did not arrive",
        on_again,
    )
}
