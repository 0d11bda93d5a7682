//! The pages about the papers and the totals, as a chunk of the program that few readers enter.

use super::differences::DifferencesPage;
use super::needed::NeededPage;
use super::paper::PaperPage;
use super::papers::PapersPage;
use super::totals::page::TotalsPage;
use crate::frame::chunk::{Chunk, Door, Draw};
use crate::state::address::Route;
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

#[wasm_split(across, fallible)]
fn open() -> Result<Draw<Route>, SplitLoaderError> {
    Ok(draw)
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
        Route::Home(_) | Route::Case { .. } | Route::Pasted | Route::Missing => Html::default(),
    }
}
