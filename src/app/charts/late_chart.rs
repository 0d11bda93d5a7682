//! A chart, as a chunk of the program that takes over late.

use super::chart::{Chart, ChartProps};
use crate::frame::chunk::{Chunk, Door, Draw};
use crate::frame::late::use_late;
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<ChartProps> = const { Cell::new(None) };
}

/// The chunk.
pub static CHUNK: Chunk<ChartProps> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(late, fallible)]
fn open() -> Result<Draw<ChartProps>, SplitLoaderError> {
    Ok(draw)
}

fn draw(props: &ChartProps) -> Html {
    html! { <Chart ..props.clone() /> }
}

/// A chart, within a `Suspense`.
#[component]
pub fn LateChart(props: &ChartProps) -> HtmlResult {
    Ok(use_late(&CHUNK)?(props))
}
