//! The pages of what a reader brings along, a case or a table, as a chunk of the program: who only reads need
//! not wait for it. One for both, as each chunk costs every first load a third of a kilobyte.

use super::begin::BeginPage;
use super::from_table::FromTable;
use super::page::OwnPage;
use super::sent::{SentPage, is_sent, use_letters};
use crate::frame::chunk::{Chunk, Door, Draw};
use crate::frame::link::Link;
use crate::frame::{history, texts};
use crate::state::address::{OWN, Route, own};
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<Route> = const { Cell::new(None) };
}

/// The chunk.
pub static CHUNK: Chunk<Route> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(brought, fallible)]
fn open() -> Result<Draw<Route>, SplitLoaderError> {
    Ok(draw)
}

fn draw(route: &Route) -> Html {
    html! { <Brought route={route.clone()} /> }
}

/// Properties of [`Brought`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct BroughtProps {
    route: Route,
}

/// The page of a route.
#[component]
fn Brought(props: &BroughtProps) -> Html {
    let route = &props.route;
    let letters = use_letters();
    if *route == Route::Pasted {
        return html! { <FromTable /> };
    }
    // In a file that holds all pages there is neither what reads texts nor what lists them.
    let is_one_file = history::is_one_file();
    let page = match route {
        Route::Case {
            id, working, above, ..
        } if !is_one_file && (letters.is_some() || is_sent(id)) => html! {
            <SentPage {letters} id={id.clone()} working={working.clone()} above={above.clone()} />
        },
        Route::Case {
            id, working, above, ..
        } if own(id).is_some_and(|name| !name.is_empty()) => {
            match is_one_file || texts::read(id).is_empty() {
                true => no_such_case(),
                false => html! {
                    <OwnPage key={id.clone()} id={id.clone()} working={working.clone()} above={above.clone()} />
                },
            }
        }
        _ => html! { <BeginPage {is_one_file} /> },
    };
    html! {
        <>
            if !is_one_file {
                // Only this page has more styles than all others.
                <link rel="stylesheet" href="writing.css" />
            }
            { page }
        </>
    }
}

/// There is no such case.
fn no_such_case() -> Html {
    html! {
        <div class="wrap">
            <div class="failure">
                <h1 tabindex="-1">{ "There is no such case on this device" }</h1>
                <p>{ "The text of a case of one’s own stays on the device where it was written. It may have been removed, or written on another one." }</p>
                <p><Link to={Route::case(OWN)}>{ "Write a case of your own" }</Link></p>
            </div>
        </div>
    }
}
