//! The answers to the questions of a case, as a room of the program: they are asked for by few.

use super::answers::{Answers, AnswersProps};
use crate::frame::chunk::{Door, Draw, Room, use_room};
use crate::frame::waiting::{Coming, PartLost};
use crate::state::library::Life;
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
    match use_room(&ROOM) {
        (Life::Here(draw), _) => draw(props),
        (Life::Lost, on_again) => html! { <PartLost {on_again} /> },
        _ => html! { <Coming /> },
    }
}
