//! What the reader keeps of a case under names: keeping what stands in the page, and what can be done with each
//! version that was kept. All of it is done in steps that Undo takes back.

use super::fields::{TextBox, typed};
use crate::frame::dom;
use crate::parts::wording;
use crate::state::opened::Opened;
use crate::state::workspace::{Action, use_workspace};
use casebook_exchange::versions::{MOST, Version, Versions, Wrong, suggested};
use casebook_model::edit::Edits;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// The id of the list of versions.
const LIST: &str = "versions-kept";

/// Properties of [`KeptVersions`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct KeptVersionsProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What is changed in the page.
    pub edits: Rc<Edits>,
    /// The versions that are kept.
    pub versions: Versions,
    /// How many lines of them could not be read.
    pub unread: usize,
}

/// What is typed as a name, and for which version; for none it is that of a new one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Naming {
    of: Option<usize>,
    text: String,
    wrong: Option<Wrong>,
}

/// What is kept, and what can be.
#[component]
pub fn KeptVersions(props: &KeptVersionsProps) -> Html {
    let KeptVersionsProps {
        opened,
        edits,
        versions,
        unread,
    } = props;
    let case = &opened.case;
    let workspace = use_workspace();
    let (naming, says) = (use_state_eq(Naming::default), use_state_eq(String::new));
    let on_versions = {
        let (workspace, naming, says) = (workspace.dispatcher(), naming.setter(), says.setter());
        let opened = Rc::clone(opened);
        Callback::from(move |(versions, said): (Versions, String)| {
            let text = versions.text(&opened.case).into();
            workspace.dispatch(Action::Versions(opened.case.id.clone(), text));
            naming.set(Naming::default());
            says.set(said);
        })
    };
    let on_put = {
        let (workspace, id) = (workspace.dispatcher(), case.id.clone());
        Callback::from(move |edits: Edits| workspace.dispatch(Action::Put(id.clone(), edits)))
    };
    let on_text = |of: Option<usize>| {
        let naming = naming.setter();
        Callback::from(move |text: String| {
            naming.set(Naming {
                of,
                text,
                wrong: None,
            });
        })
    };
    let on_named = {
        let (naming, versions, edits) = (naming.clone(), versions.clone(), Rc::clone(edits));
        let suggestion = suggested(case, &edits, &versions);
        let on_versions = on_versions.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let named = match (naming.text.trim().is_empty(), naming.of) {
                (true, None) => &suggestion,
                _ => &naming.text,
            };
            let kept = match naming.of {
                Some(position) => versions.clone().renamed(position, named),
                None => versions.clone().and(named, Edits::clone(&edits)),
            };
            match kept {
                Ok(kept) => {
                    let at = naming.of.unwrap_or(versions.list().len());
                    let name = kept.list().get(at).map_or("", |it| it.name.as_str());
                    let said = ["Kept as “", name, "”."].concat();
                    on_versions.emit((kept, said));
                    // The field goes.
                    go_to(LIST);
                }
                Err(wrong) => naming.set(Naming {
                    wrong: Some(wrong),
                    ..Naming::clone(&naming)
                }),
            }
        })
    };
    let name_form = |of: Option<usize>, label: String, button: &'static str| {
        let own = naming.of == of;
        let wrong = naming.wrong.as_ref().filter(|_| own).map(Wrong::words);
        let otherwise = match of {
            None => suggested(case, edits, versions),
            Some(_) => String::new(),
        };
        html! {
            <form class="versions__name" onsubmit={on_named.clone()}>
                { typed(TextBox {
                    id: "versions-name".to_owned(),
                    label,
                    text: if own { &naming.text } else { "" },
                    otherwise,
                    wrong,
                    on: on_text(of),
                }) }
                <button class="button button--main" type="submit">{ button }</button>
                if of.is_some() {
                    <button class="button" type="button" onclick={{
                        let naming = naming.setter();
                        move |_: MouseEvent| {
                            naming.set(Naming::default());
                            go_to(LIST);
                        }
                    }}>{ "Leave it" }</button>
                }
            </form>
        }
    };
    let stands = versions.with_edits(edits);
    let renaming = naming.of.is_some();
    let can_keep = !edits.is_empty() && stands.is_none();
    let list = Kept {
        props,
        can_keep,
        naming: &naming,
        says: &says,
        on_versions: &on_versions,
        on_put: &on_put,
    };
    html! {
        <div class="stack versions__keeping">
            <p class="aside">{ about(props, stands) }</p>
            if *unread > 0 {
                <p class="aside">{ about_unread(*unread) }</p>
            }
            if can_keep && !versions.is_full() && !renaming {
                { name_form(None, "Keep what stands in the page as".to_owned(), "Keep") }
            }
            if !versions.is_empty() {
                <ul class="list versions__kept" id={LIST} tabindex="-1" aria-label="The versions you keep">
                    { for versions.list().iter().enumerate().map(|(position, version)| {
                        let is_named = naming.of == Some(position);
                        html! {
                            <li key={version.name.clone()}>
                                if is_named {
                                    { name_form(Some(position), ["Another name for “", &version.name, "”"].concat(), "Rename") }
                                } else {
                                    { list.row(position, version) }
                                }
                            </li>
                        }
                    }) }
                </ul>
            }
            <p id="versions-says" role="status" class="visually-hidden">{ (*says).clone() }</p>
        </div>
    }
}

/// What stands above the list.
fn about(props: &KeptVersionsProps, stands: Option<&Version>) -> String {
    let KeptVersionsProps {
        edits, versions, ..
    } = props;
    match (edits.is_empty(), stands, versions.is_full()) {
        (true, _, _) if versions.is_empty() => {
            format!("Change something first: “half the carers”, “three months late”. Then keep it here under a name, change something else, and see them side by side, up to {MOST}. They stay on this device.")
        }
        (true, _, _) => "Nothing is changed in the page now. What you change can be kept here under a name.".to_owned(),
        (_, Some(version), _) => format!("What stands in the page is kept as “{}”.", version.name),
        (_, None, true) => format!("There is room for {MOST} versions. To keep what stands in the page, remove one, or update one to it."),
        (_, None, false) if versions.is_empty() => "Keep what you have changed under a name, then change something else: both stand side by side. It stays on this device.".to_owned(),
        (_, None, false) => "What stands in the page is not kept yet: keep it under a name of its own, or update a version to it.".to_owned(),
    }
}

fn about_unread(lines: usize) -> String {
    let lines = match lines {
        1 => "One line of them".to_owned(),
        many => format!("{many} lines of them"),
    };
    [
        &lines,
        " could not be read and is left out. What else this device keeps of them is as it was.",
    ]
    .concat()
}

/// The versions that are kept, and what can be done with each.
struct Kept<'a> {
    props: &'a KeptVersionsProps,
    /// Whether what stands in the page is kept nowhere.
    can_keep: bool,
    naming: &'a UseStateHandle<Naming>,
    says: &'a UseStateHandle<String>,
    on_versions: &'a Callback<(Versions, String)>,
    /// What puts changes into the page.
    on_put: &'a Callback<Edits>,
}

impl Kept<'_> {
    fn row(&self, position: usize, version: &Version) -> Html {
        let KeptVersionsProps {
            edits, versions, ..
        } = self.props;
        let name = &version.name;
        let said = |before: &str| [before, " “", name, "”."].concat();
        let on = |versions: Versions, said: String, to: &'static str| {
            self.on_versions.reform(move |_: MouseEvent| {
                go_to(to);
                (versions.clone(), said.clone())
            })
        };
        let anew = versions.clone().changed(position, Edits::clone(edits));
        let without = versions.clone().without(position);
        let left = if without.is_empty() { "asking" } else { LIST };
        let stands = version.edits == **edits;
        let count = wording::count(version.edits.list().len(), "change", "changes");
        html! {
            <>
                <span>
                    <b>{ name }</b>
                    <small>{ count }{ if stands { ", in the page now" } else { "" } }</small>
                </span>
                <span class="versions__ways">
                    if !stands {
                        { way("Put in the page", "", name, self.put(version)) }
                    }
                    if self.can_keep {
                        { way("Update", " to what stands in the page", name, on(anew, said("Updated:"), LIST)) }
                    }
                    { way("Rename", "", name, self.rename(position, name)) }
                    { way("Remove", "", name, on(without, said("Removed:"), left)) }
                </span>
            </>
        }
    }

    /// Puts it into the page, in one step.
    fn put(&self, version: &Version) -> Callback<MouseEvent> {
        let (says, version) = (self.says.setter(), version.clone());
        self.on_put.reform(move |_: MouseEvent| {
            says.set(["In the page: “", &version.name, "”."].concat());
            // The button goes.
            go_to(LIST);
            version.edits.clone()
        })
    }

    fn rename(&self, position: usize, name: &str) -> Callback<MouseEvent> {
        let (naming, text) = (self.naming.setter(), name.to_owned());
        Callback::from(move |_: MouseEvent| {
            naming.set(Naming {
                of: Some(position),
                text: text.clone(),
                wrong: None,
            });
            go_to("versions-name");
        })
    }
}

/// A button; what it does at length, and with which version, is for who hears it.
fn way(words: &'static str, at_length: &str, name: &str, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button class="link-button" type="button" aria-label={[words, at_length, ": ", name].concat()} {onclick}>{ words }</button>
    }
}

/// Has the keyboard go on from an element, once it is drawn.
fn go_to(id: &'static str) {
    Timeout::new(0, move || {
        if let Some(place) = dom::by_id(id) {
            dom::focus_in_place(&place);
        }
    })
    .forget();
}
