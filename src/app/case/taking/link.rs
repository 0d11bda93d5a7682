//! The address that opens a case with the reader's changes: to copy, to share, as a code for a camera.

use super::code::code;
use crate::frame::taking;
use crate::parts::handed::{of_copy, use_handing};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Properties of [`LinkWay`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LinkWayProps {
    /// What the case is called.
    pub title: AttrValue,
    /// The address.
    pub address: AttrValue,
    /// Whether it holds changes.
    pub changed: bool,
}

/// The address.
#[component]
pub fn LinkWay(props: &LinkWayProps) -> Html {
    let LinkWayProps {
        title,
        address,
        changed,
    } = props;
    let handing = use_handing(address.clone());
    let can_share = use_state_eq(|| false);
    {
        let can_share = can_share.setter();
        use_effect_with((), move |()| can_share.set(taking::can_share()));
    }
    let onfocus = Callback::from(|event: FocusEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
            field.select();
        }
    });
    let on_copy = {
        let (handing, address) = (handing.clone(), address.clone());
        move |_: MouseEvent| {
            let address = address.clone();
            handing.run(async move { of_copy(taking::copy(&address, "").await) });
        }
    };
    let on_share = {
        let (handing, title, address) = (handing.clone(), title.clone(), address.clone());
        move |_: MouseEvent| {
            let (title, address) = (title.clone(), address.clone());
            handing.run(async move {
                match taking::share(&title, &address).await {
                    true => "",
                    false => "This device could not share it: copy the address instead.",
                }
            });
        }
    };
    html! {
        <>
            <label for="taking-link">
                <b>
                    if *changed {
                        { "The link to this case with your changes" }
                    } else {
                        { "The link to this case, without changes" }
                    }
                </b>
            </label>
            <div class="box">
                <textarea id="taking-link" rows="3" readonly=true spellcheck="false" value={address.clone()} {onfocus} />
            </div>
            <div class="buttons">
                <button id="taking-copy" class="button" type="button" onclick={on_copy}>{ "Copy the link" }</button>
                if *can_share {
                    <button class="button" type="button" onclick={on_share}>{ "Share it" }</button>
                }
                <CodeButton title={title.clone()} address={address.clone()} />
                { handing.says() }
            </div>
            <p class="aside">
                { "Your changes stand in the link itself, behind the #: no server gets to see them, and whoever opens it sees them as yours, beside their own." }
            </p>
        </>
    }
}

/// Properties of [`CodeButton`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct CodeProps {
    title: AttrValue,
    address: AttrValue,
}

/// The id of the dialog.
const ID: &str = "code";

/// What shows the address as a code, large enough for a room.
#[component]
fn CodeButton(props: &CodeProps) -> Html {
    let CodeProps { title, address } = props;
    let shown = use_state_eq(|| false);
    let set = |to: bool| {
        let shown = shown.setter();
        Callback::from(move |()| shown.set(to))
    };
    let (on_show, on_close) = (set(true), set(false));
    use_effect_with(*shown, |shown| {
        if *shown {
            // Where it cannot be opened over the page, it is not seen: then the link is left.
            spawn_local(async {
                let _ = taking::show(ID).await;
            });
        }
    });
    html! {
        <>
            <button id="taking-code" class="button" type="button" onclick={on_show.reform(|_: MouseEvent| ())}>
                { "Show it as a QR code" }
            </button>
            if *shown {
                <dialog id={ID} class="code" aria-label={["QR code: ", title].concat()}
                    onclose={on_close.reform(|_: Event| ())}>
                    if let Some(picture) = code(address) {
                        { picture }
                        <p>{ title.clone() }</p>
                    } else {
                        <p>{ "There are too many changes for a QR code. Copy the link instead." }</p>
                    }
                    <button class="button" type="button" onclick={on_close.reform(|_: MouseEvent| ())}>{ "Close" }</button>
                </dialog>
            }
        </>
    }
}
