//! The bar that stays in sight: the ways to the parts of a case, the claim in short, undo and redo; and
//! below it the list of changes.

use super::changes::changed;
use super::claim::{change_in_short, figure, now_in_words};
use super::undone::UndonePart;
use crate::parts::wording;
use crate::state::opened::Opened;
use crate::state::workspace::Action;
use casebook_analysis::claim::Standing;
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use std::rc::Rc;
use yew::prelude::*;

/// What the bar shows.
#[derive(Debug)]
pub struct Bar<'a> {
    /// The case.
    pub opened: &'a Rc<Opened>,
    /// What the reader changed.
    pub edits: &'a Rc<Edits>,
    /// The figures with it.
    pub now: &'a Rc<Figures>,
    /// How the claim stands.
    pub standing: &'a Standing,
    /// Whether a step can be undone, and done again.
    pub steps: (bool, bool),
    /// Whether something was changed, and typing has paused.
    pub settled: bool,
    /// Whether a working is open.
    pub in_working: bool,
    /// Whose the changes are.
    pub whose: &'static str,
    /// Whether the form is shown where there is room for one of form and results.
    pub in_form: bool,
    /// Whether the list of changes stays in sight with it.
    pub listed: UseStateHandle<bool>,
    /// What the reader does.
    pub on_action: &'a Callback<Action>,
    /// The reader wants to go to a part of the page: its id.
    pub on_way: &'a Callback<String>,
}

/// The parts and their ids.
const PARTS: [(&str, &str); 5] = [
    ("results", "Results"),
    ("assumptions", "Assumptions"),
    ("checks", "Checks"),
    ("asking", "Ask"),
    ("sources", "Sources"),
];

/// The bar.
pub fn bar(bar: &Bar<'_>) -> Html {
    let case = &bar.opened.case;
    let way = |(id, name): (&'static str, &'static str)| {
        let onclick = bar.on_way.reform(move |event: MouseEvent| {
            // Not left to the browser, so that the address stays.
            event.prevent_default();
            id.to_owned()
        });
        let current = bar.in_form == (id == "assumptions") && (bar.in_form || id == "results");
        html! {
            <a class="link-button" href={["#", id].concat()} data-current={current.then_some("")} {onclick}>{ name }</a>
        }
    };
    let step = |id: &'static str, name: &'static str, can: bool, act: fn(String) -> Action| {
        let case = case.id.clone();
        let onclick = bar.on_action.reform(move |_: MouseEvent| act(case.clone()));
        html! {
            <button {id} class="link-button" type="button" disabled={!can} {onclick}>{ name }</button>
        }
    };
    let claimed = case.quantity(bar.standing.quantity);
    let calculated = claimed.map(|quantity| figure(case, quantity, &bar.standing.calculated));
    let count = changed(bar.edits).len();
    let listed = *bar.listed && count > 0;
    let toggle = {
        let state = bar.listed.clone();
        move |_: MouseEvent| state.set(!listed)
    };
    html! {
        <>
        <div class="bar">
            <div class="wrap">
                <nav class="bar__ways" aria-label="On this page">{ for PARTS.map(way) }</nav>
                // What the claim says at length.
                <p class="bar__claim" aria-hidden="true">
                    if count > 0 {
                        <span class="bar__wide">{ bar.whose }{ " " }</span><b class="key-changed">{ now_in_words(case, bar.standing) }</b>
                        { change_in_short(case, bar.standing) }
                    } else {
                        { "Worked out " }<b>{ calculated }</b>
                    }
                </p>
                <div class="bar__steps">
                    if count > 0 {
                        <button id="changes-toggle" class="link-button" type="button" aria-expanded={listed.to_string()} onclick={toggle}>
                            { wording::count(count, "change", "changes") }
                        </button>
                    }
                    { step("undo", "Undo", bar.steps.0, Action::Undo) }
                    { step("redo", "Redo", bar.steps.1, Action::Redo) }
                </div>
            </div>
        </div>
        if listed || bar.settled {
            <UndonePart opened={Rc::clone(bar.opened)} in_working={bar.in_working} edits={Rc::clone(bar.edits)}
                now={Rc::clone(bar.now)} {listed} on_action={bar.on_action.clone()} />
        }
        </>
    }
}
