//! The page of a pasted table, as a chunk of the program: who comes for a case need not wait for it.

use super::page::PastedPage;
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

#[wasm_split(pasted, fallible)]
fn open() -> Result<Draw<Route>, SplitLoaderError> {
    Ok(draw)
}

fn draw(_: &Route) -> Html {
    html! { <PastedPage /> }
}
