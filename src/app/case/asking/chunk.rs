//! The answers to questions, as a chunk of the program: they are asked by few.

use super::asked::AskedProps;
use super::changed::WhatChanged;
use super::going::HowItGoes;
use super::matters::Matters;
use super::pair::TwoAtOnce;
use super::reach::WhatItTakes;
use super::scenarios::Scenarios;
use super::sure::HowSure;
use super::versions::SideBySide;
use crate::frame::chunk::{Chunk, Door, Draw, use_chunk};
use crate::frame::waiting::part;
use crate::state::asking::Question;
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<AskedProps> = const { Cell::new(None) };
}

/// The chunk.
pub static CHUNK: Chunk<AskedProps> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(asked, fallible)]
fn open() -> Result<Draw<AskedProps>, SplitLoaderError> {
    Ok(draw)
}

fn draw(props: &AskedProps) -> Html {
    let props = props.clone();
    match props.asking.question {
        Question::Matters => html! { <Matters ..props /> },
        Question::Reach => html! { <WhatItTakes ..props /> },
        Question::Changed => html! { <WhatChanged ..props /> },
        Question::Going => html! { <HowItGoes ..props /> },
        Question::Sure => html! { <HowSure ..props /> },
        Question::Pair => html! { <TwoAtOnce ..props /> },
        Question::Versions => html! { <SideBySide ..props /> },
        Question::Scenarios => html! { <Scenarios ..props /> },
    }
}

/// The answer, once the chunk is here.
#[component]
pub fn AskedPart(props: &AskedProps) -> Html {
    let (chunk, on_again) = use_chunk(&CHUNK);
    part(&chunk, props, on_again)
}
