//! The answers to the questions of a case, as a room of the program: they are asked for by few.

use super::answers::{Answers, AnswersProps};
use crate::frame::chunk::{Door, Draw, Room, use_room};
use crate::frame::waiting::part;
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<AnswersProps> = const { Cell::new(None) };
}

/// The room.
pub static ROOM: Room<AnswersProps> = Room {
    door: &DOOR,
    load: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(answers, fallible)]
fn open() -> Result<Draw<AnswersProps>, SplitLoaderError> {
    Ok(draw)
}

fn draw(props: &AnswersProps) -> Html {
    html! { <Answers ..props.clone() /> }
}

/// The answers, once the room is here.
#[component]
pub fn AnswersPart(props: &AnswersProps) -> Html {
    let (room, on_again) = use_room(&ROOM);
    part(&room, props, on_again)
}
