//! The list of cases, as a chunk of the program: who comes for a case need not wait for it.

use super::home::{HomePage, HomePageProps};
use crate::frame::arrival::use_name_while;
use crate::frame::chunk::{Chunk, Door, Draw, use_chunk};
use crate::frame::waiting::absent;
use crate::state::library::Life;
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<HomePageProps> = const { Cell::new(None) };
}

/// The chunk.
pub static CHUNK: Chunk<HomePageProps> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(list, fallible)]
fn open() -> Result<Draw<HomePageProps>, SplitLoaderError> {
    Ok(draw)
}

fn draw(props: &HomePageProps) -> Html {
    html! { <HomePage ..props.clone() /> }
}

/// What it is called if the chunk did not arrive.
const LOST: &str = "This page did not arrive";

/// The list of cases, once the chunk is here.
#[component]
pub fn ListPage(props: &HomePageProps) -> Html {
    let (life, on_again) = use_chunk(&CHUNK);
    use_name_while((life == Life::Lost).then_some(LOST));
    match life {
        Life::Here(draw) => draw(props),
        life => absent(&life, LOST, on_again),
    }
}
