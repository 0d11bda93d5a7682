//! A case of the reader's own: its text, and the case as it looks.

use super::field::{AtOnce, TEXT, TextField};
use super::told::told;
use super::use_case_of::{Found, use_case_of};
use super::use_link::use_link;
use super::use_text::{TextHandle, Whose, use_text};
use crate::case::opened_case::OpenedCase;
use crate::frame::arrival::use_name;
use crate::frame::head::named;
use crate::frame::link::Link;
use crate::frame::navigation::{Going, use_navigation};
use crate::frame::rewriting::Rewriting;
use crate::frame::storage::Failure;
use crate::frame::{reading, taking, texts};
use crate::parts::handed::{Handing, of_file, use_handing};
use crate::state::address::{Figure, OWN, Route, own};
use crate::state::library::use_library;
use crate::state::workspace::{Action, Work, use_workspace};
use casebook_exchange::based::Based;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Properties of [`OwnPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct OwnPageProps {
    /// The id of the case.
    pub id: String,
    /// The figure whose working is open.
    pub working: Option<Figure>,
    /// The figures above it, the topmost first.
    pub above: Vec<Figure>,
}

thread_local! {
    /// Whether the reader wants to see the case alone.
    static ALONE: Cell<bool> = const { Cell::new(false) };
}

/// The page.
#[component]
pub fn OwnPage(props: &OwnPageProps) -> Html {
    let OwnPageProps { id, working, above } = props;
    let handle = use_text(id);
    let at_once = use_memo((), |()| AtOnce(Rc::new(Cell::new(true))));
    let (found, on_again) = use_case_of(id, &handle.text, &at_once.0);
    let (library, workspace, on_go) = (use_library(), use_workspace(), use_navigation().on_go);
    let handing = use_handing(handle.text.clone());
    let link = use_link(&handle.text, !workspace.edits(id).is_empty());
    let opened = library.case(id).here().cloned();
    // What was made by adding to a case is no text to its reader.
    let based = Based::read(&handle.text);
    let alone = use_state_eq(|| ALONE.get() || based.is_some());
    let wanted = use_state_eq(|| (0, 0_u32));
    let title = texts::title(&handle.text);
    let title = title.unwrap_or_else(|| UNTITLED.to_owned());
    use_name(opened.is_none().then(|| named(&title)));
    use_effect_with((), |()| spawn_local(reading::stay(".writing__case")));
    let on_alone = {
        let alone = alone.clone();
        Callback::from(move |_: MouseEvent| {
            ALONE.set(!*alone);
            alone.set(!*alone);
        })
    };
    let on_remove = {
        let (id, on_remove) = (id.clone(), handle.on_remove.clone());
        Callback::from(move |_: MouseEvent| {
            on_remove.emit(());
            workspace.dispatch(Action::Take(id.clone(), Work::default()));
            on_go.emit(Going::To(Route::case(OWN)));
        })
    };
    let on_line = {
        let wanted = wanted.clone();
        Callback::from(move |line: usize| wanted.set((line, wanted.1.saturating_add(1))))
    };
    let rewriting = {
        let (on_text, at_once) = (handle.on_text.clone(), Rc::clone(&at_once.0));
        Rewriting {
            text: handle.text.clone(),
            on_text: Callback::from(move |text: AttrValue| {
                at_once.set(true);
                on_text.emit(text);
            }),
        }
    };
    let rests_on = based.and_then(|based| {
        let found = library.catalogue().iter().find(|it| it.id == based.on)?;
        Some(html! {
            <p id="own-rests-on">
                { "It is “" }<Link to={Route::case(&found.id)}>{ &found.title }</Link>
                { "”, with what was added. That has no print, and no check." }
            </p>
        })
    });
    let faults = match &found {
        Found::Faulty(told) => Rc::clone(told),
        _ => Rc::default(),
    };
    let is_stale = !matches!(found, Found::Sound(_) | Found::Reading);
    let class = classes!("writing", (!*alone).then_some("writing--text"));
    html! {
        <div {class}>
            <div class="writing__pane on-screen">
                <div class="writing__head">
                    <p>{ "Your own case, kept on this device alone. " }<Link to={Route::case(OWN)}>{ "All your cases" }</Link></p>
                    { rests_on }
                    { ways(&handle, *alone, &on_alone, &handing, link.button, &on_remove) }
                    { link.panel }
                </div>
                { kept(&handle) }
                if !*alone {
                    <section aria-labelledby="own-label">
                        <h2 id="own-label"><label for={TEXT}>{ "The text of this case" }</label></h2>
                        <TextField text={handle.text.clone()} {faults} wanted={*wanted} on_text={handle.on_text.clone()} at_once={(*at_once).clone()} />
                        { told(&found, &on_line, &on_again) }
                    </section>
                }
            </div>
            <div class="writing__case">
                if let Some(opened) = opened {
                    if is_stale {
                        <p class="notice">{ "The text has faults now. This is the case as it was before." }</p>
                    }
                    // Each text is a case of its own: nothing is left of what was drawn of the one before.
                    <ContextProvider<Rewriting> context={rewriting}>
                        <OpenedCase key={Rc::as_ptr(&opened) as usize} opened={Rc::clone(&opened)} working={working.clone()} above={above.clone()} />
                    </ContextProvider<Rewriting>>
                } else {
                    <div class="wrap">
                        <h1 tabindex="-1">{ title }</h1>
                        <p>{ match &found {
                            Found::Reading => "The case is on its way …",
                            _ => "The case stands here as soon as its text has no faults.",
                        } }</p>
                        if *alone && !matches!(found, Found::Reading) {
                            <p>{ "Show the text to see what is wrong with it." }</p>
                        }
                    </div>
                }
            </div>
        </div>
    }
}

/// What a case is called that has no title yet.
const UNTITLED: &str = "A case without a title";

/// What is to be said of keeping the text.
fn kept(handle: &TextHandle) -> Html {
    let words = match handle.failure {
        None => "",
        Some(Failure::Full) => {
            "There is no room left on this device: this text is not kept. Save it as a file."
        }
        Some(Failure::Refused) => {
            "This browser keeps nothing for this page: the text is gone once the page is closed. Save it as a file."
        }
    };
    let choose = |whose: Whose| handle.on_choose.reform(move |_: MouseEvent| whose);
    html! {
        <div role="status">
            if !words.is_empty() {
                <p class="notice">{ words }</p>
            }
            if handle.elsewhere.is_some() {
                <div class="notice">
                    <p>{ "This text was changed in another tab as well. Nothing of yours is kept until you choose." }</p>
                    <div class="buttons">
                        <button class="button" type="button" onclick={choose(Whose::Mine)}>{ "Keep the text here" }</button>
                        <button class="button" type="button" onclick={choose(Whose::Theirs)}>{ "Take the other one" }</button>
                    </div>
                </div>
            }
        </div>
    }
}

/// What a case file is for browsers.
const TOML: &str = "application/toml;charset=utf-8";

/// What can be done with the text as a whole.
fn ways(
    handle: &TextHandle,
    alone: bool,
    on_alone: &Callback<MouseEvent>,
    handing: &Handing,
    link: Html,
    on_remove: &Callback<MouseEvent>,
) -> Html {
    let on_save = {
        let (handing, text) = (handing.clone(), handle.text.clone());
        let name = [own(&handle.id).unwrap_or_default(), ".toml"].concat();
        move |_: MouseEvent| {
            let (name, text) = (name.clone(), text.clone());
            handing.run(async move { of_file(taking::save(&name, TOML, &text).await) });
        }
    };
    html! {
        <div class="buttons">
            <button id="own-alone" class="button" type="button" onclick={on_alone.clone()}>
                { if alone { "Show the text" } else { "Hide the text" } }
            </button>
            <button id="own-save" class="button" type="button" onclick={on_save}>{ "Save as a file" }</button>
            { link }
            <button id="own-remove" class="link-button" type="button" onclick={on_remove.clone()}>{ "Remove" }</button>
            { handing.says() }
        </div>
    }
}
