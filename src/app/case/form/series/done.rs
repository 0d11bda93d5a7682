//! What was done to a series, in words. A chunk of the program: before something was changed there is nothing to
//! tell, and what tells it is 4 KB of brotli.

use crate::frame::chunk::{Chunk, Door, Draw, use_chunk};
use crate::parts::wording;
use crate::state::opened::Opened;
use casebook_model::case::QuantityIndex;
use casebook_model::edit::{Edits, sentence};
use std::cell::Cell;
use std::rc::Rc;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<DoneProps> = const { Cell::new(None) };
}

/// The chunk.
pub static CHUNK: Chunk<DoneProps> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(changes, fallible)]
fn open() -> Result<Draw<DoneProps>, SplitLoaderError> {
    Ok(draw)
}

/// Properties of [`DonePart`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DoneProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The series.
    pub index: QuantityIndex,
    /// What the reader changed.
    pub edits: Rc<Edits>,
}

fn draw(props: &DoneProps) -> Html {
    let done = sentence(&props.opened.case, &props.edits, props.index);
    html! { <>{ wording::raised(&done) }{ "." }</> }
}

/// What was done, once the chunk is here. Without it the figures themselves show it.
#[component]
pub fn DonePart(props: &DoneProps) -> Html {
    let (chunk, _) = use_chunk(&CHUNK);
    chunk.here().map(|draw| draw(props)).unwrap_or_default()
}
