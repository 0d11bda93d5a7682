//! The texts of the reader's own cases that this device keeps, with a way to remove them.

use crate::frame::history;
use crate::frame::link::Link;
use crate::frame::texts::{self, Text};
use crate::parts::wording;
use crate::state::address::{OWN, Route};
use crate::state::workspace::{Action, Work, use_workspace};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The list, if there are any.
#[hook]
pub fn use_own_texts() -> Html {
    let workspace = use_workspace();
    let kept = use_state_eq(Vec::new);
    let look = {
        let kept = kept.setter();
        Callback::from(move |()| {
            let kept = kept.clone();
            spawn_local(async move { kept.set(texts::all().await) });
        })
    };
    {
        let look = look.clone();
        use_effect_with((), move |()| {
            // A file that holds all pages has none.
            if !history::is_one_file() {
                look.emit(());
            }
        });
    }
    if kept.is_empty() {
        return Html::default();
    }
    let row = |text: &Text| {
        let onclick = {
            let (look, workspace, id) = (look.clone(), workspace.dispatcher(), text.id.clone());
            move |_: MouseEvent| {
                texts::remove(&id);
                workspace.dispatch(Action::Take(id.clone(), Work::default()));
                look.emit(());
            }
        };
        html! {
            <li key={text.id.clone()}>
                <Link to={Route::case(&text.id)}>{ text.title.clone() }</Link>
                <small>{ wording::count(text.bytes, "byte", "bytes") }</small>
                <button class="link-button" type="button" aria-label={["Remove: ", &text.title].concat()} {onclick}>{ "Remove" }</button>
            </li>
        }
    };
    html! {
        <>
            <p><b>{ "Cases of your own" }</b></p>
            <ul class="list" id="kept-own">{ for kept.iter().map(row) }</ul>
            <p class="aside">
                { "The one that you remove last comes back, as long as this tab is open, where you " }
                <Link to={Route::case(OWN)}>{ "write cases of your own" }</Link>{ "." }
            </p>
        </>
    }
}
