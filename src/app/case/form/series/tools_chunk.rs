//! The tools of a series, as a chunk of the program: few readers change a series as a whole.

use super::tools::{SeriesTools, SeriesToolsProps};
use crate::frame::chunk::{Chunk, Door, Draw, use_chunk};
use crate::frame::waiting::part;
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<SeriesToolsProps> = const { Cell::new(None) };
}

/// The chunk.
pub static CHUNK: Chunk<SeriesToolsProps> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(changes, fallible)]
fn open() -> Result<Draw<SeriesToolsProps>, SplitLoaderError> {
    Ok(draw)
}

fn draw(props: &SeriesToolsProps) -> Html {
    html! { <SeriesTools ..props.clone() /> }
}

/// The tools, once the chunk is here.
#[component]
pub fn SeriesToolsPart(props: &SeriesToolsProps) -> Html {
    let (chunk, on_again) = use_chunk(&CHUNK);
    part(&chunk, props, on_again)
}
