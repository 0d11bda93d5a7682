//! The text of a case as it is written: kept on the device once typing pauses, and never over what another
//! tab has kept meanwhile.

use crate::frame::storage::Failure;
use crate::frame::texts;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// How long typing must pause before the text is kept, in milliseconds.
const PAUSE: u32 = 300;

/// Whose text the reader chooses where another tab has changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// That of this tab.
    Mine,
    /// That of the other.
    Theirs,
}

/// A text that is written.
#[derive(Debug)]
pub struct TextHandle {
    /// The id of its case.
    pub id: String,
    /// As it stands; empty where there is none.
    pub text: AttrValue,
    /// Puts another in its place.
    pub on_text: Callback<AttrValue>,
    /// Why it is not kept, if it is not.
    pub failure: Option<Failure>,
    /// What another tab has kept in its place.
    pub elsewhere: Option<AttrValue>,
    /// The reader chooses.
    pub on_choose: Callback<Whose>,
    /// Removes it from the device.
    pub on_remove: Callback<()>,
}

/// The text of a case.
#[hook]
pub fn use_text(id: &str) -> TextHandle {
    let text = use_state_eq(|| AttrValue::from(texts::read(id)));
    let failure = use_state_eq(|| None);
    let elsewhere = use_state_eq(|| None);
    // What this tab last found or wrote there.
    let known = use_mut_ref(|| texts::kept(id));
    let latest = use_mut_ref(AttrValue::default);
    latest.replace((*text).clone());
    let keep = {
        let (failure, elsewhere) = (failure.setter(), elsewhere.setter());
        let (known, latest) = (Rc::clone(&known), Rc::clone(&latest));
        let id = id.to_owned();
        Callback::from(move |()| {
            let (there, text) = (texts::kept(&id), latest.borrow().clone());
            // One that was removed elsewhere is no other text; it is kept again once it is changed.
            let is_theirs = !there.is_empty() && there != *known.borrow() && *there != *text;
            if is_theirs {
                return elsewhere.set(Some(there.into()));
            }
            elsewhere.set(None);
            if text.as_str() == known.borrow().as_str() {
                return;
            }
            // A text that was emptied is none that was removed.
            let written = texts::write(&id, if text.is_empty() { "\n" } else { &text });
            if written.is_ok() {
                known.replace(text.to_string());
            }
            failure.set(written.err());
        })
    };
    {
        let keep = keep.clone();
        use_effect_with((), move |()| {
            let told = web_sys::window().map(|window| {
                ["pagehide", "pageshow", "storage"].map(|kind| {
                    let keep = keep.clone();
                    EventListener::new(&window, kind, move |_| keep.emit(()))
                })
            });
            move || {
                drop(told);
                // The reader goes to another page of Casebook.
                keep.emit(());
            }
        });
    }
    {
        let keep = keep.clone();
        use_effect_with((*text).clone(), move |_| {
            let pause = Timeout::new(PAUSE, move || keep.emit(()));
            move || drop(pause)
        });
    }
    let on_text = {
        let text = text.setter();
        Callback::from(move |new: AttrValue| text.set(new))
    };
    let on_choose = {
        let (text, known, latest) = (text.setter(), Rc::clone(&known), Rc::clone(&latest));
        let id = id.to_owned();
        Callback::from(move |whose: Whose| {
            let there = texts::kept(&id);
            known.replace(there.clone());
            if whose == Whose::Theirs {
                latest.replace(there.clone().into());
                text.set(there.into());
            }
            keep.emit(());
        })
    };
    let on_remove = {
        let latest = Rc::clone(&latest);
        let id = id.to_owned();
        Callback::from(move |()| {
            texts::remove(&id);
            // As the page is left, nothing is to be kept.
            known.replace(String::new());
            latest.replace(AttrValue::default());
        })
    };
    TextHandle {
        id: id.to_owned(),
        text: (*text).clone(),
        on_text,
        failure: *failure,
        elsewhere: (*elsewhere).clone(),
        on_choose,
        on_remove,
    }
}
