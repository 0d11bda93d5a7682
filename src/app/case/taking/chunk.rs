//! The ways to take a case away, as a chunk of the program: they are asked for by few.

use super::ways::{Ways, WaysProps};
use crate::frame::chunk::{Chunk, Door, Draw, use_chunk};
use crate::frame::waiting::part;
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<WaysProps> = const { Cell::new(None) };
}

static CHUNK: Chunk<WaysProps> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(asked, fallible)]
fn open() -> Result<Draw<WaysProps>, SplitLoaderError> {
    Ok(draw)
}

fn draw(props: &WaysProps) -> Html {
    html! { <Ways ..props.clone() /> }
}

/// The ways, once the chunk is here.
#[component]
pub fn TakingPart(props: &WaysProps) -> Html {
    let (chunk, on_again) = use_chunk(&CHUNK);
    part(&chunk, props, on_again)
}
