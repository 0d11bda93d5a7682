//! The pages across cases: papers, what differs, what is needed, totals. They are drawn by the
//! annex, in a place that the page gives it, and follow the address by themselves.

use crate::annex::{Texts, coming_page, lost};
use crate::arrival::{Arrival, use_arrival};
use crate::by_case::ByCase;
use crate::pages::differences::differences_page;
use crate::pages::needed::needed_page;
use crate::pages::not_found::not_found;
use crate::pages::paper::paper_page;
use crate::pages::papers::papers_page;
use crate::pages::totals::TotalsPage;
use crate::route::Route;
use crate::shelf::{self, NotOpened};
use crate::{history, storage};
use casebook_analysis::catalogue::Entry;
use casebook_exchange::edits::read_all;
use casebook_model::edit::Edits;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Properties of [`Across`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AcrossProps {
    /// What the reader changed in this visit, as text; empty where a case is as its paper gives it.
    pub texts: Rc<Texts>,
    /// Whether the reader came from another part of Casebook.
    pub came: bool,
}

/// The pages across cases.
#[component]
pub fn Across(props: &AcrossProps) -> Html {
    let route = use_state_eq(|| history::current().unwrap_or(Route::Missing));
    {
        let route = route.setter();
        use_effect_with((), move |()| {
            let listener = history::listen(move |new| route.set(new));
            move || drop(listener)
        });
    }
    let catalogue = use_memo((), |()| Rc::<[Entry]>::from(shelf::catalogue()));
    let texts = use_memo(Rc::clone(&props.texts), |given| {
        changed(&catalogue, given, |id| storage::read(id).ok().flatten())
    });
    let wanted: Vec<String> = match &*route {
        Route::Totals(_) => catalogue.iter().map(|entry| entry.id.clone()).collect(),
        Route::Needed { .. } => texts.iter().map(|(id, _)| id.clone()).collect(),
        _ => Vec::new(),
    };
    let is = |id: &String, how| shelf::open(id).err() == Some(how);
    let lost_ones: Vec<String> = wanted
        .iter()
        .filter(|id| is(id, NotOpened::Lost))
        .cloned()
        .collect();
    let coming_ones: Vec<String> = wanted
        .into_iter()
        .filter(|id| is(id, NotOpened::NotHere))
        .collect();
    let there = coming_ones.is_empty();
    let redraw = use_force_update();
    {
        let redraw = redraw.clone();
        use_effect_with(coming_ones, move |ids| fetch_all(ids, &redraw));
    }
    let arrival = if there { Arrival::Here } else { Arrival::Waits };
    use_arrival(&route, title(&route), arrival, props.came);
    if !there {
        return coming_page();
    }
    if !lost_ones.is_empty() {
        let again = Callback::from(move |_: MouseEvent| {
            lost_ones.iter().for_each(|id| shelf::retry(id));
            redraw.force_update();
        });
        return lost("Some of the cases did not arrive", again);
    }
    match &*route {
        Route::Totals(selection) => {
            let on_select = turn(&route, Route::Totals);
            html! {
                <TotalsPage catalogue={Rc::clone(&*catalogue)} selection={selection.clone()}
                    edits={Rc::new(read(&texts))} {on_select} />
            }
        }
        Route::Papers => papers_page(&shelf::papers()),
        Route::Paper {
            number,
            only_differing,
        } => paper(&route, *number, *only_differing, &catalogue),
        Route::Differences => differences_page(&shelf::papers(), &catalogue),
        Route::Needed { by_who } => {
            let on_sort = turn(&route, |by_who| Route::Needed { by_who });
            needed_page(
                &shelf::papers(),
                &catalogue,
                &read(&texts),
                *by_who,
                &on_sort,
            )
        }
        // The page itself draws these; it is about to take this place away.
        Route::Home(_) | Route::Case { .. } | Route::Missing => Html::default(),
    }
}

/// The changes to every case that has some: those of this visit, else those that are `kept`.
fn changed(catalogue: &[Entry], given: &Texts, kept: impl Fn(&str) -> Option<String>) -> Texts {
    let text = |id: &String| match given.iter().find(|(other, _)| other == id) {
        Some((_, text)) => Some(text.clone()),
        None => kept(id),
    };
    catalogue
        .iter()
        .filter_map(|entry| Some((entry.id.clone(), text(&entry.id)?)))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// The changes, of the cases that are there. What cannot be read of them is said where the case is
/// opened.
fn read(texts: &Texts) -> ByCase<Edits> {
    texts
        .iter()
        .filter_map(|(id, text)| {
            let opened = shelf::open(id).ok()?;
            let (edits, _) = read_all(&opened.case, text).ok()?;
            (!edits.is_empty()).then(|| (id.clone(), edits))
        })
        .collect()
}

/// Fetches cases all at once, and draws the page again when the last has come or is lost.
fn fetch_all(ids: &[String], redraw: &UseForceUpdateHandle) {
    let left = Rc::new(Cell::new(ids.len()));
    for id in ids {
        let (id, left, redraw) = (id.clone(), Rc::clone(&left), redraw.clone());
        spawn_local(async move {
            shelf::fetch(&id).await;
            left.set(left.get().saturating_sub(1));
            if left.get() == 0 {
                redraw.force_update();
            }
        });
    }
}

fn title(route: &Route) -> String {
    let papers = shelf::papers();
    let page = match route {
        Route::Totals(_) => "Totals",
        Route::Papers => "Papers",
        Route::Paper { number, .. } => number
            .checked_sub(1)
            .and_then(|position| papers.papers.get(position))
            .map_or("There is no such paper", |paper| papers.text(paper.title)),
        Route::Differences => "What differs",
        Route::Needed { .. } => "What is still needed",
        Route::Home(_) | Route::Case { .. } | Route::Missing => "Casebook",
    };
    [page, " – Casebook"].concat()
}

/// Shows another part of the same page, in place.
fn turn<T: 'static>(
    route: &UseStateHandle<Route>,
    to: impl Fn(T) -> Route + 'static,
) -> Callback<T> {
    let route = route.setter();
    Callback::from(move |wanted: T| {
        let to = to(wanted);
        history::replace(&to);
        route.set(to);
    })
}

fn paper(
    route: &UseStateHandle<Route>,
    number: usize,
    only_differing: bool,
    catalogue: &[Entry],
) -> Html {
    let papers = shelf::papers();
    let position = number.checked_sub(1);
    match position.and_then(|position| papers.papers.get(position)) {
        Some(paper) => {
            let on_narrow = turn(route, move |only_differing| Route::Paper {
                number,
                only_differing,
            });
            paper_page(&papers, paper, catalogue, only_differing, &on_narrow)
        }
        None => not_found(
            "There is no such paper",
            "The address names a paper that Casebook does not have. It may be misspelt, or from another edition.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn texts(text: &str) -> Texts {
        vec![(CASE.to_owned(), text.to_owned())]
    }

    #[test]
    fn changes_come_as_text_and_are_read_with_their_case() {
        let given = texts("casebook edits 1\nagency_rate=900\n");
        let edits = read(&changed(&shelf::catalogue(), &given, |_| None));
        assert_eq!(edits.each().map(|(id, _)| id).collect::<Vec<_>>(), [CASE]);
    }

    #[test]
    fn a_case_put_back_in_this_visit_has_no_changes() {
        let kept =
            |id: &str| (id == CASE).then(|| "casebook edits 1\nagency_rate=900\n".to_owned());
        assert_eq!(changed(&shelf::catalogue(), &Texts::new(), kept).len(), 1);
        assert!(changed(&shelf::catalogue(), &texts(""), kept).is_empty());
    }

    #[test]
    fn damaged_changes_are_left_out() {
        let edits = read(&texts("no such form"));
        assert_eq!(edits.each().count(), 0);
    }
}
