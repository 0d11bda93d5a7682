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
        Life::Unasked | Life::Coming | Life::Here(_) => html! { <Absent /> },
        Life::Lost => html! { <Absent {lost} {on_again} /> },
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

/// Properties of [`Absent`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct AbsentProps {
    /// That it did not arrive; nothing as long as it is on its way.
    #[prop_or_default]
    lost: Option<&'static str>,
    /// Asks for it again.
    #[prop_or_default]
    on_again: Callback<MouseEvent>,
}

/// A page that is on its way or did not arrive. The keyboard stays at its heading, whatever becomes of
/// it, and goes on from that of the page that takes its place.
#[component]
fn Absent(props: &AbsentProps) -> Html {
    let AbsentProps { lost, on_again } = props;
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
    {
        // The button that was pressed, or would have been, is gone.
        let was_lost = use_mut_ref(|| false);
        use_effect_with(lost.is_some(), move |lost| {
            if was_lost.replace(*lost) && dom::is_focus_lost() {
                to_heading();
            }
        });
    }
    let class = if lost.is_none() {
        "failure coming"
    } else {
        "failure"
    };
    html! {
        <div class="wrap">
            <div {class}>
                <h1 tabindex="-1" ref={heading}>{ lost.unwrap_or("On its way …") }</h1>
                if lost.is_some() {
                    <p>
                        { "The connection may be gone, or Casebook was renewed since this page was opened. " }
                        { "Everything you typed is still here. It is tried again once the network is back." }
                    </p>
                    <div class="buttons">
                        <button class="button button--main" type="button" onclick={on_again}>
                            { "Try again" }
                        </button>
                    </div>
                }
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
