//! What is kept, and files of it, as a chunk of the program: they are asked for by few.

use super::part::{KeptChanges, KeptProps};
use crate::frame::chunk::{Chunk, Door, Draw, use_chunk};
use crate::frame::waiting::part;
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<KeptProps> = const { Cell::new(None) };
}

static CHUNK: Chunk<KeptProps> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(asked, fallible)]
fn open() -> Result<Draw<KeptProps>, SplitLoaderError> {
    Ok(draw)
}

fn draw(props: &KeptProps) -> Html {
    html! { <KeptChanges ..props.clone() /> }
}

/// What is kept, once the chunk is here.
#[component]
pub fn KeptPart(props: &KeptProps) -> Html {
    let (chunk, on_again) = use_chunk(&CHUNK);
    part(&chunk, props, on_again)
}
