//! A case whose text somebody sent in a link: shown as theirs, with nothing of it kept on the device, until the
//! reader takes it up.

use super::told::told;
use super::use_case_of::{Found, use_case_of};
use crate::case::opened_case::OpenedCase;
use crate::frame::arrival::use_name;
use crate::frame::head::named;
use crate::frame::link::Link;
use crate::frame::navigation::{Going, use_navigation};
use crate::frame::storage::Shelf;
use crate::frame::{history, reading, texts};
use crate::state::address::{Figure, OWN, Route};
use crate::state::library::use_library;
use crate::state::workspace::{Action, Work, use_workspace};
use casebook_exchange::edits::write_all;
use casebook_model::bytes::mark;
use gloo::events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How the pair begins that has the text (`casebook_exchange::carried`).
pub const PAIR: &str = "text=";

/// How the name begins of a case that was sent: no name of one's own does.
const NAME: &str = "_sent-";

/// What the text of such a case is kept as for this visit.
fn shelf(id: &str) -> String {
    ["/", id].concat()
}

/// Whether an id is that of a case that was sent.
#[must_use]
pub fn is_sent(id: &str) -> bool {
    id.strip_prefix(OWN)
        .is_some_and(|name| name.starts_with(NAME))
}

/// The id of a case that was sent in these letters.
fn id_of(letters: &str) -> String {
    format!("{OWN}{NAME}{:x}", mark(letters.as_bytes()))
}

/// The letters in the fragment of the address, followed as it changes; none where it has no text.
#[hook]
pub fn use_letters() -> Option<AttrValue> {
    let letters = use_state_eq(|| None);
    {
        let letters = letters.setter();
        use_effect_with((), move |()| {
            let look = move || letters.set(letters_in(&history::written()).map(AttrValue::from));
            look();
            let window = web_sys::window();
            let told = window.map(|window| {
                ["hashchange", "popstate"].map(|kind| {
                    EventListener::new(&window, kind, {
                        let look = look.clone();
                        move |_| look()
                    })
                })
            });
            move || drop(told)
        });
    }
    (*letters).clone()
}

fn letters_in(fragment: &str) -> Option<String> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let mut pairs = fragment.split('&').filter_map(|it| it.strip_prefix(PAIR));
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    // What a sentence leaves at its end is no part of it.
    pairs
        .next()
        .map(|it| it.trim_end_matches(|c| !is_letter(c)).to_owned())
}

/// What became of what was sent.
#[derive(Clone, Debug, PartialEq)]
enum Came {
    Waits,
    /// Its id and its text.
    Text(String, AttrValue),
    /// There is none in it.
    Nothing,
    /// What takes it out did not arrive.
    Lost,
}

/// Properties of [`SentPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SentPageProps {
    /// The letters in the address; none where it names the case alone, as that of a working does.
    pub letters: Option<AttrValue>,
    /// The id that the address names.
    pub id: String,
    /// The figure whose working is open.
    pub working: Option<Figure>,
    /// The figures above it, the topmost first.
    pub above: Vec<Figure>,
}

/// The page.
#[component]
pub fn SentPage(props: &SentPageProps) -> Html {
    let came = use_state_eq(|| Came::Waits);
    {
        let came = came.setter();
        let wanted = (props.letters.clone(), props.id.clone());
        use_effect_with(wanted, move |(letters, id)| {
            let (letters, id) = (letters.clone(), id.clone());
            spawn_local(async move {
                came.set(match letters {
                    None => match Shelf::Pasted.read(&shelf(&id)).unwrap_or_default() {
                        text if text.is_empty() => Came::Nothing,
                        text => Came::Text(id, text.into()),
                    },
                    Some(letters) => match reading::unpress(&letters).await {
                        Ok(Some(text)) => {
                            let id = id_of(&letters);
                            // For the working of a figure, which has an address of its own.
                            let _ = Shelf::Pasted.write(&shelf(&id), &text);
                            Came::Text(id, text.into())
                        }
                        Ok(None) => Came::Nothing,
                        Err(_) => Came::Lost,
                    },
                });
            });
        });
    }
    let says = |title: &'static str, words: &'static str| {
        html! {
            <div class="wrap">
                <div class="failure">
                    <h1 tabindex="-1">{ title }</h1>
                    <p>{ words }</p>
                    <p><Link to={Route::case(OWN)}>{ "Write a case of your own" }</Link></p>
                </div>
            </div>
        }
    };
    match &*came {
        Came::Waits => {
            html! { <div class="wrap"><p role="status">{ "The case is on its way …" }</p></div> }
        }
        Came::Nothing => says(
            "There is no case in this link",
            "It may have been cut short on its way, or be of a newer version of Casebook. Ask for it again, or for the file.",
        ),
        Came::Lost => says(
            "The case could not be read",
            "What reads it did not arrive: the connection may be gone. Open the link again once it is back.",
        ),
        Came::Text(id, text) => html! {
            <SentCase key={id.clone()} id={id.clone()} text={text.clone()} working={props.working.clone()} above={props.above.clone()} />
        },
    }
}

/// Properties of [`SentCase`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct SentCaseProps {
    id: String,
    text: AttrValue,
    working: Option<Figure>,
    above: Vec<Figure>,
}

/// Forgets what was changed in the form of a case that was sent.
fn forget(id: &str) {
    for shelf in [Shelf::Edits, Shelf::Days, Shelf::Steps] {
        let _ = shelf.write(id, "");
    }
}

/// The case, and what the reader can do about it.
#[component]
fn SentCase(props: &SentCaseProps) -> Html {
    let SentCaseProps {
        id,
        text,
        working,
        above,
    } = props;
    // Nothing of it is kept, nor found again.
    use_memo(id.clone(), |id| forget(id));
    let at_once = use_memo((), |()| Rc::new(Cell::new(true)));
    let (found, on_again) = use_case_of(id, text, &at_once);
    let (library, workspace, on_go) = (use_library(), use_workspace(), use_navigation().on_go);
    {
        let (id, workspace) = (id.clone(), workspace.dispatcher());
        use_effect_with((), move |()| {
            move || {
                workspace.dispatch(Action::Take(id.clone(), Work::default()));
                forget(&id);
            }
        });
    }
    let opened = library.case(id).here().cloned();
    let title = texts::title(text).unwrap_or_else(|| "A case that somebody sent".to_owned());
    use_name(opened.is_none().then(|| named(&title)));
    let on_take = {
        let (text, opened) = (text.clone(), opened.clone());
        let (id, workspace) = (id.clone(), workspace.clone());
        on_go.reform(move |_: MouseEvent| {
            let own = texts::begin("", &text);
            // What was changed in its form comes along.
            if let Some(opened) = &opened {
                let edits = workspace.edits(&id);
                if !edits.is_empty() {
                    let _ = Shelf::Edits.write(&own, &write_all(&opened.case, &edits));
                }
            }
            Going::To(Route::case(&own))
        })
    };
    let on_leave = on_go.reform(|_: MouseEvent| Going::To(Route::case(OWN)));
    let has_faults = !matches!(found, Found::Sound(_) | Found::Reading);
    html! {
        <>
            <div id="sent-case" class="notice notice--change wrap on-screen">
                <p><b>{ "You are looking at a case somebody sent you." }</b>{ " It is theirs, and nobody has checked it. It is kept on this device only if you take it up." }</p>
                <div class="buttons">
                    <button id="own-take" class="button" type="button" onclick={on_take}>{ "Take it up as a case of your own" }</button>
                    <button class="link-button" type="button" onclick={on_leave}>{ "Leave it" }</button>
                </div>
            </div>
            if let Some(opened) = opened {
                <OpenedCase key={Rc::as_ptr(&opened) as usize} opened={Rc::clone(&opened)} working={working.clone()} above={above.clone()} />
            } else {
                <div class="wrap">
                    <h1 tabindex="-1">{ title }</h1>
                    if has_faults {
                        <p>{ "Its text has faults, so that it is no case yet. Take it up to mend them." }</p>
                    }
                    { told(&found, &Callback::noop(), &on_again) }
                </div>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_in_an_address_whatever_stands_around_it() {
        for (fragment, found) in [
            ("#text=abC-_9", Some("abC-_9")),
            ("#text=abc).", Some("abc")),
            ("#case=x&text=abc&ask=reach", Some("abc")),
            ("#text=", Some("")),
            ("#text2=abc", None),
            ("#with=a=text=b", None),
            ("", None),
        ] {
            assert_eq!(letters_in(fragment).as_deref(), found, "{fragment}");
        }
    }

    #[test]
    fn no_case_of_ones_own_is_called_as_one_that_was_sent() {
        assert!(is_sent(&id_of("abc")) && id_of("abc") != id_of("abd"));
        assert!(!is_sent("own/sent-1") && !is_sent("own/"));
    }
}
