//! The page of a pasted table, as a chunk of the program: who comes for a case need not wait for it.

use super::page::PastedPage;
use crate::frame::arrival::use_name_while;
use crate::frame::chunk::{Chunk, Door, Draw, use_chunk};
use crate::frame::waiting::absent;
use crate::state::library::Life;
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<()> = const { Cell::new(None) };
}

/// The chunk.
pub static CHUNK: Chunk<()> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(pasted, fallible)]
fn open() -> Result<Draw<()>, SplitLoaderError> {
    Ok(draw)
}

fn draw(_: &()) -> Html {
    html! { <PastedPage /> }
}

/// What it is called if the chunk did not arrive.
const LOST: &str = "This page did not arrive";

/// The page, once the chunk is here.
#[component]
pub fn PastedPart() -> Html {
    let (life, on_again) = use_chunk(&CHUNK);
    use_name_while((life == Life::Lost).then_some(LOST));
    match life {
        Life::Here(draw) => draw(&()),
        life => absent(&life, LOST, on_again),
    }
}
