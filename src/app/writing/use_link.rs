//! A link that holds the text of a case, where it is short enough for one.

use crate::frame::{reading, taking};
use crate::parts::handed::{of_copy, use_handing};
use crate::writing::sent::PAIR;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What became of a link that the reader wants.
#[derive(Clone, Debug, PartialEq)]
enum Made {
    /// It is being made.
    Waits,
    /// It is here.
    Here(AttrValue),
    /// The text is too long for one.
    TooLong,
    /// What makes it did not arrive.
    Lost,
}

/// The button that makes a link, and what stands below it then.
#[derive(Debug)]
pub struct LinkOf {
    /// The button; nothing in a file that stands on no server.
    pub button: Html,
    /// The link, or why there is none.
    pub panel: Html,
}

/// A link that holds a text. `has_changes` says whether the form has changes, which are no part of it.
#[hook]
pub fn use_link(text: &AttrValue, has_changes: bool) -> LinkOf {
    let folder = use_memo((), |()| taking::folder());
    let made = use_state_eq(|| None::<(AttrValue, Made)>);
    let handing = use_handing(text.clone());
    let onclick = {
        let (made, text, folder) = (made.setter(), text.clone(), (*folder).clone());
        Callback::from(move |_: MouseEvent| {
            let (made, text) = (made.clone(), text.clone());
            let page = [folder.as_deref().unwrap_or_default(), "own.html#", PAIR].concat();
            made.set(Some((text.clone(), Made::Waits)));
            spawn_local(async move {
                let link = match reading::press(&text).await {
                    Ok(Some(letters)) => Made::Here([page, letters].concat().into()),
                    Ok(None) => Made::TooLong,
                    Err(_) => Made::Lost,
                };
                made.set(Some((text, link)));
            });
        })
    };
    let on_copy = {
        let (handing, made) = (handing.clone(), made.clone());
        move |_: MouseEvent| {
            if let Some((_, Made::Here(link))) = (*made).clone() {
                handing.run(async move { of_copy(taking::copy(&link, "").await) });
            }
        }
    };
    let onfocus = |event: FocusEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
            field.select();
        }
    };
    // That of another text is none of this one.
    let made = (*made).clone().filter(|(of, _)| of == text);
    let panel = match made.map(|(_, made)| made) {
        None => Html::default(),
        Some(Made::Waits) => html! { <p role="status">{ "The link is being made …" }</p> },
        Some(Made::TooLong) => html! {
            <p role="status">{ "This text is too long for a link that every program leaves whole. Save it as a file, and send that." }</p>
        },
        Some(Made::Lost) => html! {
            <p role="status">{ "What makes the link did not arrive: the connection may be gone. The text can be saved as a file." }</p>
        },
        Some(Made::Here(link)) => html! {
            <>
                <label for="own-address"><b>{ "The link that holds this text" }</b></label>
                <div class="box">
                    <textarea id="own-address" rows="3" readonly=true spellcheck="false" value={link} {onfocus} />
                </div>
                <div class="buttons">
                    <button id="own-copy" class="button" type="button" onclick={on_copy}>{ "Copy the link" }</button>
                    { handing.says() }
                </div>
                <p class="aside">
                    { "The text stands in the link itself, behind the #: no server gets to see it. Whoever opens it looks at the case as yours, and keeps it only by taking it up." }
                    if has_changes {
                        { " What you changed in the form is not in it." }
                    }
                </p>
            </>
        },
    };
    LinkOf {
        button: match *folder {
            None => Html::default(),
            Some(_) => html! {
                <button id="own-link" class="button" type="button" {onclick}>{ "Make a link" }</button>
            },
        },
        panel: html! { <div class="stack">{ panel }</div> },
    }
}
