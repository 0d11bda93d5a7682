//! The pages about the papers and the totals, as a chunk of the program: few readers enter them.

use super::differences::DifferencesPage;
use super::needed::NeededPage;
use super::paper::PaperPage;
use super::papers::PapersPage;
use super::totals::page::TotalsPage;
use crate::frame::chunk::{Chunk, Door, use_chunk};
use crate::frame::waiting::absent;
use crate::state::address::Route;
use crate::state::library::Life;
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

/// What draws a page of the room.
type Draw = fn(&Route) -> Html;

thread_local! {
    static DOOR: Door<Draw> = const { Cell::new(None) };
}

/// The room.
pub static ROOM: Chunk<Draw> = Chunk {
    door: &DOOR,
    load: || Box::pin(async { open().await.ok() }),
};

#[wasm_split(across, fallible)]
fn open() -> Result<Draw, SplitLoaderError> {
    Ok(draw)
}

/// Opens the room where the program is in one piece.
#[cfg(not(target_arch = "wasm32"))]
pub fn open_natively() {
    DOOR.set(Some(draw));
}

/// Whether a page is in this room.
#[must_use]
pub fn has(route: &Route) -> bool {
    !matches!(route, Route::Home(_) | Route::Case { .. } | Route::Missing)
}

fn draw(route: &Route) -> Html {
    match route.clone() {
        Route::Totals(selection) => html! { <TotalsPage {selection} /> },
        Route::Papers => html! { <PapersPage /> },
        Route::Paper {
            number,
            only_differing,
        } => html! { <PaperPage key={number} {number} {only_differing} /> },
        Route::Differences => html! { <DifferencesPage /> },
        Route::Needed { by_who } => html! { <NeededPage {by_who} /> },
        Route::Home(_) | Route::Case { .. } | Route::Missing => Html::default(),
    }
}

/// Properties of [`AcrossPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AcrossPageProps {
    /// Which page of the room.
    pub route: Route,
}

/// A page of the room, once the room is here.
#[component]
pub fn AcrossPage(props: &AcrossPageProps) -> Html {
    match use_chunk(&ROOM) {
        (Life::Here(draw), _) => draw(&props.route),
        (life, on_again) => absent(&life, "This page did not arrive", on_again),
    }
}
