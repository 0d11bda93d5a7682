//! The working of a figure, as a room of the program: it comes with the first figure that is pressed.

use super::panel::{WorkingPanel, WorkingPanelProps};
use crate::frame::chunk::{Door, Draw, Room, use_room};
use crate::frame::dom;
use crate::frame::waiting::part;
use crate::state::library::Life;
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<WorkingPanelProps> = const { Cell::new(None) };
}

/// The room.
pub static ROOM: Room<WorkingPanelProps> = Room {
    door: &DOOR,
    load: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(working, fallible)]
fn open() -> Result<Draw<WorkingPanelProps>, SplitLoaderError> {
    Ok(draw)
}

fn draw(props: &WorkingPanelProps) -> Html {
    html! { <WorkingPanel ..props.clone() /> }
}

/// The working, once the room is here; the keyboard goes in then.
#[component]
pub fn WorkingPart(props: &WorkingPanelProps) -> Html {
    let (room, on_again) = use_room(&ROOM);
    use_effect_with(
        (room.here().is_some(), props.figure.clone()),
        |(is_here, _)| {
            if *is_here {
                enter();
            }
        },
    );
    match room {
        Life::Here(draw) => draw(props),
        room => html! { <aside class="case__working">{ part(&room, props, on_again) }</aside> },
    }
}

/// Moves the keyboard into the working, and keeps the figure it is of in sight.
fn enter() {
    if let Some(title) = dom::by_id("working-title") {
        dom::focus_in_place(&title);
    }
    if let Some(figure) = dom::find(".case__results .figure[aria-expanded=\"true\"]") {
        dom::show(&figure);
    }
}
