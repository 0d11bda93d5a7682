//! The answers to the questions of a case, as a chunk of the program: they are asked for by few.

use super::answers::{Answers, AnswersProps};
use crate::frame::chunk::{Chunk, Door, Draw, use_chunk};
use crate::frame::waiting::part;
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<AnswersProps> = const { Cell::new(None) };
}

/// The chunk.
pub static CHUNK: Chunk<AnswersProps> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(asked, fallible)]
fn open() -> Result<Draw<AnswersProps>, SplitLoaderError> {
    Ok(draw)
}

fn draw(props: &AnswersProps) -> Html {
    html! { <Answers ..props.clone() /> }
}

/// The answers, once the chunk is here.
#[component]
pub fn AnswersPart(props: &AnswersProps) -> Html {
    let (chunk, on_again) = use_chunk(&CHUNK);
    part(&chunk, props, on_again)
}
