//! Where a case of one's own begins: those that the device keeps, templates, a file, an empty text.

use crate::frame::arrival::use_name;
use crate::frame::head::{BEGIN, named};
use crate::frame::link::Link;
use crate::frame::navigation::{Going, use_navigation};
use crate::frame::{reading, texts};
use crate::parts::wording;
use crate::state::address::Route;
use crate::state::workspace::{Action, Work, use_workspace};
use casebook_exchange::templates::{TEMPLATES, Template};
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::ClipboardEvent;
use yew::prelude::*;

/// The field that takes a file: by choosing one, or by dropping one on it.
const FIELD: &str = "own-open";

/// What an empty text begins with: what is missing is told beside it.
const EMPTY: &str = "title = \"\"\n";

/// Properties of [`BeginPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BeginProps {
    /// Whether this is a file that holds all pages: nothing can be written there.
    pub is_one_file: bool,
}

/// The page.
#[component]
pub fn BeginPage(props: &BeginProps) -> Html {
    let is_one_file = props.is_one_file;
    let on_go = use_navigation().on_go;
    let workspace = use_workspace();
    use_name(Some(named(BEGIN)));
    // The first drawing knows nothing of the device.
    let kept = use_state_eq(Vec::new);
    let removed = use_state_eq(|| None);
    let refused = use_state_eq(String::new);
    let look = {
        let (kept, removed) = (kept.setter(), removed.setter());
        Callback::from(move |()| {
            let kept = kept.clone();
            spawn_local(async move { kept.set(texts::all().await) });
            removed.set(texts::removed());
        })
    };
    let begin = Callback::from(move |(name, text): (String, String)| {
        on_go.emit(Going::To(Route::case(&texts::begin(&name, &text))));
    });
    {
        let (look, begin) = (look.clone(), begin.clone());
        let refused = refused.setter();
        use_effect_with((), move |()| {
            let window = web_sys::window().filter(|_| !is_one_file);
            if !is_one_file {
                look.emit(());
            }
            let told = window
                .as_ref()
                .map(|window| EventListener::new(window, "storage", move |_| look.emit(())));
            let pasted = window.as_ref().map(|window| {
                EventListener::new(window, "paste", move |event| {
                    if let Some(text) = event.dyn_ref().and_then(pasted) {
                        match text.len() > reading::MOST {
                            true => refused.set(TOO_LONG.to_owned()),
                            false => begin.emit((String::new(), text)),
                        }
                    }
                })
            });
            move || drop((told, pasted))
        });
    }
    let on_file = {
        let (begin, refused) = (begin.clone(), refused.setter());
        Callback::from(move |_: Event| {
            let (begin, refused) = (begin.clone(), refused.clone());
            spawn_local(async move {
                match reading::open(FIELD).await {
                    Ok(file) => begin.emit(file),
                    Err(words) if words.is_empty() => {
                        refused.set("This file could not be opened.".to_owned());
                    }
                    Err(words) => refused.set(words),
                }
            });
        })
    };
    let on_remove = {
        let (look, workspace) = (look.clone(), workspace.dispatcher());
        Callback::from(move |id: String| {
            texts::remove(&id);
            workspace.dispatch(Action::Take(id, Work::default()));
            look.emit(());
        })
    };
    let on_back = {
        let workspace = workspace.clone();
        look.reform(move |_: MouseEvent| texts::bring_back(|id| workspace.knows(id)))
    };
    let on_empty = begin.reform(|_: MouseEvent| (String::new(), EMPTY.to_owned()));
    html! {
        <div class="wrap">
            <header class="title">
                <h1 tabindex="-1">{ BEGIN }</h1>
                <p class="title__summary">
                    { "A case is a text. Its form, its tables, its checks and the working of every figure stand beside it as you type. It stays on this device." }
                </p>
            </header>
            if is_one_file {
                <p>{ "What reads the text of a case is not in this file: it is as large as all the rest. Open Casebook on a server to write one." }</p>
            } else {
                <>
                    <p class="writing__waits">{ "This page needs its program, which is on its way, or cannot run here." }</p>
                    <div role="status">
                        if let Some(removed) = &*removed {
                            <p class="notice">
                                { format!("Removed: “{}”. ", removed.title) }
                                <button class="link-button" type="button" onclick={on_back}>{ "Bring it back" }</button>
                            </p>
                        }
                    </div>
                    { own(&kept, &on_remove) }
                    <section class="section" aria-labelledby="templates">
                        <h2 id="templates">{ "Begin with a template" }</h2>
                        <p class="aside">{ "Each is a small whole case with invented figures, and says what to replace." }</p>
                        <ul class="list writing__templates">
                            { for TEMPLATES.iter().map(|it| template(it, &begin)) }
                        </ul>
                    </section>
                    <section class="section" aria-labelledby="opening">
                        <h2 id="opening">{ "Or with a text of your own" }</h2>
                        <p class="dropping">
                            <label for={FIELD}>{ "Open a case file (.toml): choose one, or drop it here" }</label>
                            <input id={FIELD} type="file" accept=".toml,.txt,text/plain,application/toml" onchange={on_file} />
                        </p>
                        <p role="status" id="own-refused">{ (*refused).clone() }</p>
                        <div class="buttons">
                            <button id="own-empty" class="button" type="button" onclick={on_empty}>{ "Begin with an empty text" }</button>
                        </div>
                        <p class="aside">{ "A text that you copied can also be pasted into this page." }</p>
                    </section>
                </>
            }
        </div>
    }
}

const TOO_LONG: &str = "This text is larger than a case file may be (1 MB).";

/// The text that is pasted into the page, but into no field of it.
fn pasted(event: &ClipboardEvent) -> Option<String> {
    let target: Option<web_sys::Element> = event.target().and_then(|it| it.dyn_into().ok());
    if target.is_some_and(|it| matches!(it.tag_name().as_str(), "INPUT" | "TEXTAREA")) {
        return None;
    }
    let text = event.clipboard_data()?.get_data("text/plain").ok()?;
    (!text.trim().is_empty()).then_some(text)
}

/// Those that the device keeps.
fn own(kept: &[texts::Text], on_remove: &Callback<String>) -> Html {
    if kept.is_empty() {
        return Html::default();
    }
    let row = |text: &texts::Text| {
        let onclick = {
            let id = text.id.clone();
            on_remove.reform(move |_: MouseEvent| id.clone())
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
        <section class="section" aria-labelledby="own">
            <h2 id="own">{ "Your cases on this device" }</h2>
            <ul class="list" id="own-cases">{ for kept.iter().map(row) }</ul>
        </section>
    }
}

fn template(template: &'static Template, begin: &Callback<(String, String)>) -> Html {
    let onclick = begin.reform(move |_: MouseEvent| (String::new(), template.text.to_owned()));
    html! {
        <li key={template.id}>
            <button class="link-button" type="button" data-template={template.id} {onclick}>{ template.title }</button>
            <small>{ template.about }</small>
        </li>
    }
}
