//! The tools of a series, as a room of the program: few readers change a series as a whole.

use super::tools::{SeriesTools, SeriesToolsProps};
use crate::frame::chunk::{Door, Draw, Room, use_room};
use crate::frame::waiting::part;
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<SeriesToolsProps> = const { Cell::new(None) };
}

/// The room.
pub static ROOM: Room<SeriesToolsProps> = Room {
    door: &DOOR,
    load: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(series, fallible)]
fn open() -> Result<Draw<SeriesToolsProps>, SplitLoaderError> {
    Ok(draw)
}

fn draw(props: &SeriesToolsProps) -> Html {
    html! { <SeriesTools ..props.clone() /> }
}

/// The tools, once the room is here.
#[component]
pub fn SeriesToolsPart(props: &SeriesToolsProps) -> Html {
    let (room, on_again) = use_room(&ROOM);
    part(&room, props, on_again)
}
