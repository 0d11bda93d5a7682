//! The pages about the papers and the totals, as a chunk of the program that few readers enter.

use super::differences::DifferencesPage;
use super::needed::NeededPage;
use super::paper::PaperPage;
use super::papers::PapersPage;
use super::totals::page::TotalsPage;
use crate::frame::arrival::use_name_while;
use crate::frame::chunk::{Chunk, Door, Draw, use_chunk};
use crate::frame::waiting::absent;
use crate::state::address::Route;
use crate::state::library::Life;
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<AcrossPageProps> = const { Cell::new(None) };
}

/// The chunk.
pub static CHUNK: Chunk<AcrossPageProps> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(across, fallible)]
fn open() -> Result<Draw<AcrossPageProps>, SplitLoaderError> {
    Ok(draw)
}

fn draw(props: &AcrossPageProps) -> Html {
    match props.route.clone() {
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

/// Properties of [`AcrossPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AcrossPageProps {
    /// Which page of the chunk.
    pub route: Route,
}

/// What such a page is called if the chunk did not arrive.
const LOST: &str = "This page did not arrive";

/// A page of the chunk, once the chunk is here.
#[component]
pub fn AcrossPage(props: &AcrossPageProps) -> Html {
    let (life, on_again) = use_chunk(&CHUNK);
    use_name_while((life == Life::Lost).then_some(LOST));
    match life {
        Life::Here(draw) => draw(props),
        life => absent(&life, LOST, on_again),
    }
}
