//! The list of cases, and what narrows it.

use super::case_row::{CaseRow, Change};
use super::filter_form::FilterForm;
use super::kept::fold::Kept;
use super::list::{narrowed, unknown_parts};
use super::unknown::unknown;
use crate::frame::fetching::{fetch, use_changed, use_files};
use crate::frame::keeping::use_kept;
use crate::frame::link::Link;
use crate::frame::navigation::{Going, use_navigation};
use crate::parts::wording;
use crate::state::address::{OWN, Route};
use crate::state::filter::Filter;
use crate::state::library::{File, use_library};
use crate::state::workspace::{Action, use_workspace};
use std::rc::Rc;
use yew::prelude::*;

/// Fewer cases than this need no filter.
const FEW: usize = 5;

/// Properties of [`HomePage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HomePageProps {
    /// What narrows the list.
    pub filter: Filter,
}

/// The list of cases.
#[component]
pub fn HomePage(props: &HomePageProps) -> Html {
    let filter = &props.filter;
    let library = use_library();
    let navigation = use_navigation();
    let changed = use_kept();
    // What the list is searched by besides what it shows is fetched when somebody is about to search.
    let searches = use_state(|| false);
    let wanted = match *searches || !filter.words.is_empty() {
        true => vec![File::Words],
        false => Vec::new(),
    };
    use_files(&library, wanted);
    // What the reader made of a case is worked out here, for which it must be here.
    use_changed(&library, &changed);
    let workspace = use_workspace();
    let on_search = {
        let searches = searches.setter();
        use_callback((), move |(), ()| searches.set(true))
    };
    // One change may follow another before the first is drawn.
    let latest = use_mut_ref(Filter::default);
    (*latest.borrow_mut()).clone_from(filter);
    let on_filter = use_callback(
        navigation.on_go.clone(),
        move |(name, value): (&'static str, String), on_go| {
            let filter = latest.take().with(name, value);
            (*latest.borrow_mut()).clone_from(&filter);
            on_go.emit(Going::InPlaceSoon(Route::Home(filter)));
        },
    );
    let catalogue = library.catalogue();
    let words = library.words().here().cloned().unwrap_or_default();
    let list = narrowed(catalogue, &words, filter);
    let missing = unknown_parts(catalogue, filter);
    let on_enter = {
        let only = match list.as_slice() {
            [only] => Some(only.id.clone()),
            _ => None,
        };
        let (filter, on_go) = (filter.clone(), navigation.on_go);
        Callback::from(move |()| {
            if let Some(id) = &only {
                // Back leads to the list as it was narrowed, though typing has not paused yet.
                on_go.emit(Going::InPlace(Route::Home(filter.clone())));
                on_go.emit(Going::To(Route::case(id)));
            }
        })
    };
    let largest = catalogue
        .iter()
        .flat_map(|entry| [entry.pounds, entry.worked_out])
        .flatten()
        .map(i64::unsigned_abs)
        .max()
        .unwrap_or_default();
    let change = |id: &str| {
        if !changed.iter().any(|other| other == id) {
            return None;
        }
        Some(match library.case(id).here() {
            Some(opened) if workspace.knows(id) => {
                Change::Known(Rc::clone(opened), workspace.edits(id))
            }
            _ => Change::Unknown,
        })
    };
    let count = match (list.len(), catalogue.len()) {
        (shown, all) if shown == all => wording::count(all, "case", "cases"),
        (shown, all) => format!("{shown} of {all} cases"),
    };
    html! {
        <div class="wrap">
            <header class="title">
                <h1 tabindex="-1">{ "Savings proposals, and the sums behind them" }</h1>
                <p class="title__summary">
                    { "Open a case, see whether its tables add up, and change what it assumes. Every figure shows where it comes from." }
                </p>
                <p class="title__meta">
                    { "Across all cases: " }
                    <Link to={Route::Differences}>{ "what differs" }</Link>
                    { " and " }
                    <Link to={Route::Needed { by_who: false }}>{ "what is still needed" }</Link>
                    { ". Or " }
                    <Link to={Route::case(OWN)}>{ "write a case of your own" }</Link>
                </p>
            </header>
            <Changes changed={Rc::clone(&changed)} />
            if catalogue.len() >= FEW {
                <FilterForm catalogue={Rc::clone(catalogue)} filter={filter.clone()} on_filter={on_filter.clone()} {on_search} {on_enter} />
            }
            <p class="filter__count" role="status">{ count }</p>
            if !missing.is_empty() {
                { unknown(&missing, &on_filter.reform(|name| (name, String::new()))) }
            } else if list.is_empty() {
                <p>{ "No case fits. Take a word away, or choose “All” again." }</p>
            } else {
                <div class="cases__head" aria-hidden="true">
                    <span>{ "Case" }</span>
                    <span class="cases__cols">
                        <span class="num">{ "Printed" }</span>
                        <span class="num">{ "Worked out" }</span>
                        <span>{ "Checks" }</span>
                    </span>
                </div>
                <ul class="cases">
                    { for list.into_iter().map(|entry| html! {
                        <CaseRow key={entry.id.clone()} entry={entry.clone()} {largest} change={change(&entry.id)} />
                    }) }
                </ul>
            }
            <Kept changed={Rc::clone(&changed)} />
        </div>
    }
}

/// Properties of [`Changes`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct ChangesProps {
    /// The cases that the reader has changed.
    changed: Rc<Vec<String>>,
}

/// How many cases the reader has changed, and the way to put all of them back.
#[component]
fn Changes(props: &ChangesProps) -> Html {
    let changed = &props.changed;
    let library = use_library();
    let workspace = use_workspace();
    // What is kept of a case is read with it, so that it can be brought back: each is opened first.
    let waits = use_state(|| false);
    let to_open: Vec<String> = changed
        .iter()
        .filter(|id| !workspace.knows(id))
        .cloned()
        .collect();
    {
        let (waits, act) = (waits.clone(), workspace.dispatcher());
        use_effect_with((*waits, to_open.is_empty()), move |(waiting, all_open)| {
            if *waiting && *all_open {
                act.dispatch(Action::PutBackAll);
                waits.set(false);
            }
        });
    }
    let put_back = {
        let (waits, library) = (waits.setter(), library.dispatcher());
        let to_open = to_open.clone();
        Callback::from(move |_: MouseEvent| {
            for id in &to_open {
                fetch(File::Case(id.clone()), library.clone());
            }
            waits.set(true);
        })
    };
    let undo = {
        let act = workspace.dispatcher();
        Callback::from(move |_: MouseEvent| act.dispatch(Action::UndoTogether))
    };
    let lost = *waits
        && to_open
            .iter()
            .any(|id| library.case(id) == crate::state::library::Life::Lost);
    html! {
        if !changed.is_empty() {
            <div class="notice notice--change">
                <p>{ format!("You changed assumptions in {}.", wording::count(changed.len(), "case", "cases")) }</p>
                if lost {
                    <p role="alert">{ "Not every case could be put back: the connection may be gone. Try again later." }</p>
                }
                <div class="buttons">
                    <button class="button" type="button" id="put-back-everything" onclick={put_back}>
                        { "Put every assumption back" }
                    </button>
                </div>
            </div>
        } else if workspace.can_undo_together() {
            <div class="notice notice--change">
                <p>{ "Every case is as its paper gives it." }</p>
                <div class="buttons">
                    <button class="button" type="button" onclick={undo}>{ "Undo" }</button>
                </div>
            </div>
        }
    }
}
