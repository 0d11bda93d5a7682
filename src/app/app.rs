//! The whole page: where the reader is, what they changed, and the frame around it.

use crate::annex::{AnnexProps, Room, coming_page, lost};
use crate::arrival::{Arrival, use_arrival};
use crate::components::notices::notices;
use crate::el::{El, button, classed, el, said};
use crate::pages::case::{CasePageProps, Going};
use crate::pages::home::HomeProps;
use crate::pages::not_found::not_found;
use crate::part::Part;
use crate::route::{Filter, Route};
use crate::selection::Selection;
use crate::shelf::{self, NotOpened};
use crate::state::{Action, Workspace};
use crate::{dom, history, keeping};
use casebook_analysis::catalogue::Entry;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The page.
#[hook]
pub fn use_app() -> Html {
    let route = use_state_eq(|| history::current().unwrap_or_else(Route::home));
    let workspace = use_reducer_eq(Workspace::default);
    let said_so_far = use_reducer_eq(Said::default);
    let catalogue = use_memo((), |()| Rc::<[Entry]>::from(shelf::catalogue()));

    {
        let route = route.setter();
        use_effect_with((), move |()| {
            let changed = route.clone();
            let listener = history::listen(move |new| changed.set(new));
            // The reader may have gone elsewhere while the page was drawn for the first time.
            if let Some(now) = history::current() {
                route.set(now);
            }
            move || drop(listener)
        });
    }
    let redraw = use_force_update();
    let stands = case_id(&route).map(|id| stand(id, &workspace));
    {
        let (act, say) = (workspace.dispatcher(), said_so_far.dispatcher());
        let redraw = redraw.clone();
        use_effect_with(
            (case_id(&route).map(ToOwned::to_owned), stands),
            move |(id, stands)| {
                let id = id.clone().unwrap_or_default();
                match stands {
                    Some(Stand::ToFetch) => spawn_local(async move {
                        shelf::fetch(&id).await;
                        redraw.force_update();
                    }),
                    // A case is opened with what is kept of it on the device.
                    Some(Stand::ToOpen) => {
                        let (edits, notice) = keeping::load(&id);
                        act.dispatch(Action::Open(id, edits));
                        if let Some(notice) = notice {
                            say.dispatch(Say::This(notice));
                        }
                    }
                    Some(Stand::Settled) | None => {}
                }
            },
        );
    }
    {
        let say = said_so_far.dispatcher();
        let kept = use_mut_ref(keeping::Kept::default);
        let workspace_now = (*workspace).clone();
        use_effect_with(workspace_now, move |workspace| {
            if let Some(notice) = kept.borrow_mut().save(workspace) {
                say.dispatch(Say::This(notice));
            }
        });
    }
    // What the list is searched by besides what it shows: fetched when somebody is about to search.
    let on_search = {
        let redraw = redraw.clone();
        use_callback((), move |(), ()| {
            let redraw = redraw.clone();
            spawn_local(async move {
                shelf::fetch_words().await;
                redraw.force_update();
            });
        })
    };
    {
        let searches = matches!(&*route, Route::Home(filter) if !filter.words.is_empty());
        let on_search = on_search.clone();
        use_effect_with(searches, move |searches| {
            if *searches {
                on_search.emit(());
            }
        });
    }
    let arrival = match (&*route, stands) {
        (_, Some(Stand::ToFetch | Stand::ToOpen)) => Arrival::Waits,
        (Route::Home(_) | Route::Case { .. } | Route::Missing, _) => Arrival::Here,
        _ => Arrival::Elsewhere,
    };
    use_arrival(&route, title(&route, &catalogue), arrival, false);

    let on_action = {
        let act = workspace.dispatcher();
        use_callback((), move |action: Action, ()| act.dispatch(action))
    };
    let on_go = {
        let route = route.setter();
        use_callback((), move |going: Going, ()| match going {
            Going::To(to) => {
                history::push(&to);
                route.set(to);
            }
            Going::OutTo(to) => {
                if !history::leave(&to) {
                    route.set(to);
                }
            }
        })
    };
    let on_hide = said_so_far.dispatcher();
    let on_hide = use_callback((), move |position: usize, ()| {
        on_hide.dispatch(Say::Hide(position))
    });

    let page = match &*route {
        Route::Home(filter) => home(
            &route,
            filter,
            Rc::clone(&catalogue),
            &workspace,
            &on_action,
            &said_so_far.dispatcher(),
            on_search,
        ),
        Route::Case { id, working, above } => match shelf::open(id) {
            // What is kept of it is read before it is shown.
            Ok(_) if !workspace.knows(id) => Html::default(),
            Err(NotOpened::NotHere) => coming_page(),
            Err(NotOpened::Lost) => {
                let id = id.clone();
                let again = Callback::from(move |_: MouseEvent| {
                    shelf::retry(&id);
                    redraw.force_update();
                });
                lost("This case did not arrive", again)
            }
            Ok(opened) => Part::CasePage(CasePageProps {
                opened,
                edits: Rc::new(workspace.edits(id)),
                working: working.clone(),
                above: above.clone(),
                on_action: on_action.clone(),
                on_go,
            })
            .drawn(id),
            Err(NotOpened::Unknown) => not_found(
                "There is no such case",
                "The address names a case that Casebook does not have. It may be misspelt, or from another edition.",
            ),
            Err(NotOpened::Unreadable) => not_found(
                "This case cannot be read",
                "A part of Casebook is damaged or of another version. Reload the page; the other cases are not affected.",
            ),
        },
        Route::Totals(_)
        | Route::Papers
        | Route::Paper { .. }
        | Route::Differences
        | Route::Needed { .. } => Part::Annex(AnnexProps {
            room: Room::Across,
            texts: Rc::new(keeping::texts(&workspace)),
        })
        .drawn(""),
        Route::Missing => not_found(
            "There is no such page",
            "The address leads nowhere in Casebook. It may be misspelt, or cut short.",
        ),
    };
    let skip = Callback::from(|event: MouseEvent| {
        // Not left to the browser, so that the address stays.
        event.prevent_default();
        if let Some(main) = dom::by_id("main") {
            dom::focus(&main);
        }
    });
    let place = |here: bool, to: &Route, name: &str| {
        let link = el("a")
            .with("href", &to.fragment())
            .fixed_if(here, "aria-current", "page");
        el("li").el(link.text(name))
    };
    let places = el("ul")
        .el(place(
            matches!(*route, Route::Home(_) | Route::Case { .. }),
            &Route::home(),
            "Cases",
        ))
        .el(place(
            matches!(
                *route,
                Route::Papers | Route::Paper { .. } | Route::Differences | Route::Needed { .. }
            ),
            &Route::Papers,
            "Papers",
        ))
        .el(place(
            matches!(*route, Route::Totals(_)),
            &Route::Totals(Selection::default()),
            "Totals",
        ));
    let name = said("a", "masthead__name", "Casebook").with("href", &Route::home().fragment());
    let nav = classed("nav", "masthead__nav")
        .fixed("aria-label", "Casebook")
        .el(places);
    let mast = classed("div", "wrap").el(name).el(nav).maybe(tools(
        case_id(&route),
        &workspace,
        &on_action,
    ));
    let main = el("main")
        .fixed("id", "main")
        .fixed("tabindex", "-1")
        .html(notices(&said_so_far.list, &on_hide))
        .html(page);
    let foot = "Casebook checks the sums of published council papers. It is no council’s own page. Nothing you type leaves this device.";
    let foot = classed("div", "wrap").el(el("p").text(foot));
    let skip = said("a", "skip", "Skip to the content")
        .fixed("href", "#main")
        .on_click(skip);
    let page = classed("div", "page")
        .el(classed("header", "masthead").el(mast))
        .el(main)
        .el(classed("footer", "footer").el(foot));
    html! { <>{ skip.done() }{ page.done() }</> }
}

/// How a case stands that the reader wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    /// It is to be fetched.
    ToFetch,
    /// It is there, and to be opened with what is kept of it.
    ToOpen,
    /// It is open, or cannot be opened.
    Settled,
}

fn stand(id: &str, workspace: &Workspace) -> Stand {
    match shelf::open(id) {
        Err(NotOpened::NotHere) => Stand::ToFetch,
        Ok(_) if !workspace.knows(id) => Stand::ToOpen,
        _ => Stand::Settled,
    }
}

fn case_id(route: &Route) -> Option<&str> {
    match route {
        Route::Case { id, .. } => Some(id),
        _ => None,
    }
}

fn title(route: &Route, catalogue: &[Entry]) -> String {
    let page = match route {
        Route::Home(_) => "Savings proposals",
        Route::Case { id, .. } => catalogue
            .iter()
            .find(|entry| entry.id == *id)
            .map_or("There is no such case", |entry| entry.title.as_str()),
        // The pages across cases name themselves.
        _ => "There is no such page",
    };
    [page, " – Casebook"].concat()
}

fn tools(case: Option<&str>, workspace: &Workspace, on_action: &Callback<Action>) -> Option<El> {
    let case = case.filter(|case| workspace.knows(case))?;
    let tool = |id: &'static str, name: &str, can: bool, action: fn(String) -> Action| {
        let case = case.to_owned();
        let act = on_action.reform(move |_: MouseEvent| action(case.clone()));
        button("link-button", name, act)
            .fixed("id", id)
            .fixed_if(!can, "disabled", "disabled")
    };
    let tools = classed("div", "masthead__tools")
        .el(tool("undo", "Undo", workspace.can_undo(case), Action::Undo))
        .el(tool("redo", "Redo", workspace.can_redo(case), Action::Redo));
    Some(tools)
}

fn home(
    route: &UseStateHandle<Route>,
    filter: &Filter,
    catalogue: Rc<Rc<[Entry]>>,
    workspace: &Workspace,
    on_action: &Callback<Action>,
    say: &UseReducerDispatcher<Said>,
    on_search: Callback<()>,
) -> Html {
    let changed: Vec<String> = catalogue
        .iter()
        .map(|entry| entry.id.clone())
        .filter(|id| match workspace.knows(id) {
            true => !workspace.edits(id).is_empty(),
            false => keeping::has_any(id),
        })
        .collect();
    let on_filter = {
        let route = route.setter();
        Callback::from(move |filter: Filter| {
            let to = Route::Home(filter);
            history::replace_soon(to.clone());
            route.set(to);
        })
    };
    let on_put_back_all = {
        let (on_action, say) = (on_action.clone(), say.clone());
        let unopened: Vec<String> = changed
            .iter()
            .filter(|id| !workspace.knows(id))
            .cloned()
            .collect();
        Callback::from(move |()| {
            let (unopened, on_action, say) = (unopened.clone(), on_action.clone(), say.clone());
            // What is kept of a case is read with it, so that it can be brought back.
            spawn_local(async move {
                for id in unopened {
                    shelf::retry(&id);
                    shelf::fetch(&id).await;
                    if shelf::open(&id).is_err() {
                        say.dispatch(Say::This("Not every case could be put back: the connection may be gone. Try again later.".to_owned()));
                        continue;
                    }
                    let (edits, _) = keeping::load(&id);
                    on_action.emit(Action::Open(id, edits));
                }
                on_action.emit(Action::PutBackAll);
            });
        })
    };
    Part::Home(HomeProps {
        catalogue: Rc::clone(&*catalogue),
        filter: filter.clone(),
        words: shelf::words(),
        on_search,
        changed: Rc::from(changed),
        can_undo: workspace.can_undo_together(),
        on_filter,
        on_put_back_all,
        on_undo: on_action.reform(|()| Action::UndoTogether),
    })
    .drawn("")
}

/// What is said on top of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Said {
    list: Vec<AttrValue>,
}

enum Say {
    This(String),
    Hide(usize),
}

impl Reducible for Said {
    type Action = Say;

    fn reduce(self: Rc<Self>, action: Say) -> Rc<Self> {
        let mut list = self.list.clone();
        match action {
            Say::This(text) if !list.iter().any(|said| **said == *text) => list.push(text.into()),
            Say::This(_) => {}
            Say::Hide(position) if position < list.len() => {
                list.remove(position);
            }
            Say::Hide(_) => {}
        }
        Rc::new(Self { list })
    }
}
