//! Changes that somebody sent, in the address of a case: they are shown in the place of the reader's own,
//! which are set aside as they are, until the reader takes them or goes back. What cannot be read is said
//! in words, and changes nothing. A part of the chunk of what is said on top of the page.

use super::arrival::to_heading;
use super::history;
use super::navigation::{Going, use_navigation};
use crate::state::address::Route;
use crate::state::library::use_library;
use crate::state::opened::Opened;
use crate::state::workspace::{Action, Work, use_workspace};
use casebook_exchange::apart::{apart, claims};
use casebook_exchange::link;
use casebook_model::edit::Edits;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Sent`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SentProps {
    /// Where the reader is.
    pub route: Route,
}

/// What has become of changes that were sent.
#[derive(Clone, Debug, PartialEq)]
enum Found {
    /// They are looked at.
    Looked(Rc<Edits>),
    /// They are not understood: why, in words.
    Refused(String),
}

/// What is said of changes that somebody sent, and what the reader can do about them.
#[component]
pub fn Sent(props: &SentProps) -> Html {
    let route = &props.route;
    let (library, workspace, on_go) = (use_library(), use_workspace(), use_navigation().on_go);
    let found = use_state_eq(|| None);
    // What the reader has chosen about already: an entry of the history may still have it.
    let chosen = use_mut_ref(Vec::<(String, String)>::new);
    let opened = match route {
        Route::Case { id, .. } if workspace.knows(id) => library.case(id).here().cloned(),
        _ => None,
    };
    let arrived = opened.clone().zip(Some(route.sent().to_owned()));
    {
        let (found, chosen) = (found.setter(), Rc::clone(&chosen));
        let (workspace, on_go, route) = (workspace.clone(), on_go.clone(), route.clone());
        use_effect_with(arrived, move |arrived| {
            let mut looked = false;
            if let Some((opened, sent)) = arrived.as_ref().filter(|(_, sent)| !sent.is_empty()) {
                let id = opened.case.id.clone();
                let own = workspace.own(&id);
                let was_chosen = chosen.borrow().contains(&(id.clone(), sent.clone()));
                // All that stands there: what is there twice is refused.
                match link::read(&opened.case, &history::written()) {
                    Err(error) => found.set(Some(Found::Refused(error.words()))),
                    Ok(theirs) if theirs == *own.edits || was_chosen && !history::is_fresh() => {
                        on_go.emit(Going::InPlace(route.without_sent()));
                    }
                    Ok(theirs) => {
                        // So that this entry is told from one that the reader comes to by the same link.
                        on_go.emit(Going::InPlace(route));
                        found.set(Some(Found::Looked(Rc::new(theirs.clone()))));
                        workspace.dispatch(Action::Look(Some((id, theirs))));
                        looked = true;
                    }
                }
            }
            move || {
                found.set(None);
                if looked {
                    workspace.dispatch(Action::Look(None));
                }
            }
        });
    }
    let Some((found, opened)) = (*found).clone().zip(opened) else {
        return Html::default();
    };
    let choose = |taken: bool| {
        let id = opened.case.id.clone();
        let (workspace, chosen, route) = (workspace.clone(), Rc::clone(&chosen), route.clone());
        on_go.reform(move |_: MouseEvent| {
            if taken {
                let theirs = Work {
                    edits: workspace.edits(&id),
                    ..workspace.own(&id)
                };
                workspace.dispatch(Action::Take(id.clone(), theirs));
            }
            workspace.dispatch(Action::Look(None));
            chosen
                .borrow_mut()
                .push((id.clone(), route.sent().to_owned()));
            // The button goes.
            Timeout::new(0, to_heading).forget();
            Going::InPlace(route.clone().without_sent())
        })
    };
    let button = |words: &'static str, taken: bool| {
        html! { <button class="button" type="button" onclick={choose(taken)}>{ words }</button> }
    };
    match found {
        Found::Refused(words) => html! {
            <div id="sent" class="notice wrap">
                <p><b>{ "The changes in this address cannot be shown." }</b>{ " " }{ words }</p>
                <p>{ "The case stands here as you had it." }</p>
                <div class="buttons">{ button("Hide this message", false) }</div>
            </div>
        },
        Found::Looked(theirs) => {
            let own = workspace.own(&opened.case.id).edits;
            html! {
                <div id="sent" class="notice notice--change wrap">
                    <p><b>{ "You are looking at changes somebody sent you." }</b>{ about(&own) }</p>
                    { differences(&opened, &own, &theirs) }
                    <div class="buttons">
                        { button("Take these changes", true) }
                        if own.is_empty() {
                            { button("Go back to the paper’s figures", false) }
                        } else {
                            { button("Go back to mine", false) }
                        }
                    </div>
                </div>
            }
        }
    }
}

fn about(own: &Edits) -> &'static str {
    match own.is_empty() {
        true => " They are kept on this device only if you take them.",
        false => {
            " They stand in the place of yours, which are kept as they were. If you take them, one Undo brings yours back."
        }
    }
}

/// What theirs differ in, and what that makes of the claim.
fn differences(opened: &Opened, own: &Edits, theirs: &Edits) -> Html {
    let case = &opened.case;
    let alone = own.is_empty();
    html! {
        <>
            <ul class="list">
                { for apart(case, own, theirs).into_iter().map(|it| html! {
                    <li>
                        <b>{ it.label }</b>{ ": " }{ it.theirs }
                        if !alone {
                            <small>{ "Yours: " }{ it.mine }</small>
                        }
                    </li>
                }) }
            </ul>
            if !alone {
                <p>{ claims(case, own, theirs) }</p>
            }
        </>
    }
}
