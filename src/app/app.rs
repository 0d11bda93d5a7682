//! The whole page: where the reader is, what they changed, and the frame around it.

use crate::across;
use crate::case::page::CasePage;
use crate::frame::arrival::use_arrival;
use crate::frame::chunk::Chunk;
use crate::frame::chunk_page::ChunkPage;
use crate::frame::early::use_early;
use crate::frame::head::title;
use crate::frame::history::use_route;
use crate::frame::keeping::use_keeping;
use crate::frame::late::use_touch;
use crate::frame::masthead::masthead;
use crate::frame::navigation::{Navigation, skip_link};
use crate::frame::not_found::not_found;
use crate::frame::notice_list::NoticePart;
use crate::frame::notices::Notices;
use crate::frame::pause::use_settled;
use crate::frame::undo_keys::use_undo_keys;
use crate::state::address::{Route, own};
use crate::state::library::{Library, LibraryHandle};
use crate::state::workspace::{Action, Workspace, WorkspaceHandle};
use crate::writing;
use yew::prelude::*;

/// How long typing must pause before the steps taken are kept, in milliseconds.
const PAUSE: u32 = 1000;

/// Properties of [`App`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// The page that was asked for, as it is first drawn: without what the fragment says.
    pub route: Route,
    /// What came along with it.
    pub library: Library,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let (route, on_go) = use_route(&props.route);
    let library = use_reducer_eq(|| props.library.clone());
    let workspace = use_reducer_eq(Workspace::default);
    let notices = use_reducer_eq(Notices::default);
    let keeping = use_keeping(&library, &workspace, &notices);
    use_arrival(&route, title(&route, &library));
    use_touch();
    // After what is kept was found: what was typed before the program ran is newer.
    use_early();

    let page = use_memo(route.path(), |_| (*route).clone());
    let navigation = Navigation { page, on_go };
    let on_action = {
        let workspace = workspace.dispatcher();
        use_callback((), move |action: Action, ()| workspace.dispatch(action))
    };
    let opened = match &*route {
        Route::Case { id, .. } if library.case(id).here().is_some() => Some(id.clone()),
        _ => None,
    };
    use_undo_keys(opened, &on_action);
    let has_steps = *use_settled(workspace.has_steps(), PAUSE);
    // Once it is there it stays: it takes up the steps of an earlier visit as it comes.
    let was_there = use_mut_ref(|| false);
    let has_notices = was_there.take()
        || keeping.has_steps
        || !notices.said.is_empty()
        || has_steps
        || !route.sent().is_empty();
    was_there.replace(has_notices);
    html! {
        <ContextProvider<Navigation> context={navigation}>
        <ContextProvider<LibraryHandle> context={library}>
        <ContextProvider<WorkspaceHandle> context={workspace}>
            { skip_link() }
            <div class="page">
                { masthead(&route) }
                <main id="main" tabindex="-1">
                    <div class="notices" role="status">
                        if has_notices {
                            <NoticePart {notices} on_choose={keeping.on_choose} route={(*route).clone()} />
                        }
                    </div>
                    { page_of(&route) }
                </main>
                <footer class="footer">
                    <div class="wrap">
                        <p>{ "Casebook checks the sums of published council papers. It is not a council’s own page. Nothing you type leaves this device." }</p>
                        // Filled as it is printed, by `start.js`.
                        <p id="printed" class="in-print"></p>
                    </div>
                </footer>
            </div>
        </ContextProvider<WorkspaceHandle>>
        </ContextProvider<LibraryHandle>>
        </ContextProvider<Navigation>>
    }
}

/// What stands on a page: a component of its own for each, so that none takes another's state.
fn page_of(route: &Route) -> Html {
    if let Some((_, chunk)) = chunk_of(route) {
        let (key, route) = (route.path(), route.clone());
        return html! { <ChunkPage {key} {chunk} {route} /> };
    }
    match route.clone() {
        Route::Case {
            id, working, above, ..
        } => {
            html! { <CasePage key={id.clone()} id={id.clone()} {working} {above} /> }
        }
        _ => not_found(
            "There is no such page",
            "The address leads nowhere in Casebook. It may be misspelt, or cut short.",
        ),
    }
}

/// The chunk that draws a page, with its name, if it is not in the program itself.
fn chunk_of(route: &Route) -> Option<(&'static str, &'static Chunk<Route>)> {
    Some(match route {
        Route::Case { id, .. } if own(id).is_none() => return None,
        Route::Missing => return None,
        Route::Home(_) => ("list", &across::list_chunk::CHUNK),
        Route::Pasted | Route::Case { .. } => ("brought", &writing::chunk::CHUNK),
        _ => ("across", &across::chunk::CHUNK),
    })
}

/// The name of the chunk that a page is drawn in, if it is not in the program itself.
#[cfg(not(target_arch = "wasm32"))]
pub fn chunk_name(route: &Route) -> Option<&'static str> {
    Some(chunk_of(route)?.0)
}

/// Loads the chunk that a page is drawn in, so that it can be drawn at once; whether it arrived.
pub async fn load(route: &Route) -> bool {
    match chunk_of(route) {
        Some((_, chunk)) => chunk.load().await,
        None => true,
    }
}
