//! The bar on top of every page: its name, the ways to the others, undo and redo.

use super::link::Link;
use crate::state::address::Route;
use crate::state::selection::Selection;
use crate::state::workspace::Action;
use yew::prelude::*;

/// What can be undone and done again in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps {
    /// The case.
    pub case: String,
    /// Whether a step can be undone.
    pub undo: bool,
    /// Whether a step can be done again.
    pub redo: bool,
}

/// Properties of [`Masthead`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MastheadProps {
    /// Where the reader is.
    pub route: Route,
    /// The steps of the case that is open.
    pub steps: Option<Steps>,
    /// The reader undoes a step, or does it again.
    pub on_action: Callback<Action>,
}

/// The masthead.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let route = &props.route;
    let place = |current: bool, to: Route, name: &'static str| {
        html! { <li><Link {to} {current}>{ name }</Link></li> }
    };
    let step = |id: &'static str, name: &'static str, can: bool, act: fn(String) -> Action| {
        let case = props.steps.as_ref().map(|steps| steps.case.clone());
        let onclick = props
            .on_action
            .reform(move |_: MouseEvent| act(case.clone().unwrap_or_default()));
        html! {
            <button {id} class="link-button" type="button" disabled={!can} {onclick}>{ name }</button>
        }
    };
    html! {
        <header class="masthead">
            <div class="wrap">
                <Link to={Route::home()} class="masthead__name">{ "Casebook" }</Link>
                <nav class="masthead__nav" aria-label="Casebook">
                    <ul>
                        { place(matches!(route, Route::Home(_) | Route::Case { .. }), Route::home(), "Cases") }
                        { place(matches!(route, Route::Papers | Route::Paper { .. } | Route::Differences | Route::Needed { .. }), Route::Papers, "Papers") }
                        { place(matches!(route, Route::Totals(_)), Route::Totals(Selection::default()), "Totals") }
                    </ul>
                </nav>
                if let Some(steps) = &props.steps {
                    <div class="masthead__tools">
                        { step("undo", "Undo", steps.undo, Action::Undo) }
                        { step("redo", "Redo", steps.redo, Action::Redo) }
                    </div>
                }
            </div>
        </header>
    }
}
