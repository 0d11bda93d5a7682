//! The working of a figure, as a chunk of the program: it comes with the first figure that is pressed.

use super::panel::{WorkingPanel, WorkingPanelProps};
use crate::frame::chunk::{Chunk, Door, Draw, use_chunk};
use crate::frame::dom;
use crate::frame::waiting::part;
use crate::state::library::Life;
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<WorkingPanelProps> = const { Cell::new(None) };
}

/// The chunk.
pub static CHUNK: Chunk<WorkingPanelProps> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
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

/// The working, once the chunk is here; the keyboard goes in then.
#[component]
pub fn WorkingPart(props: &WorkingPanelProps) -> Html {
    let (chunk, on_again) = use_chunk(&CHUNK);
    use_effect_with(
        (chunk.here().is_some(), props.figure.clone()),
        |(is_here, _)| {
            if *is_here {
                enter();
            }
        },
    );
    match chunk {
        Life::Here(draw) => draw(props),
        chunk => html! { <aside class="case__working">{ part(&chunk, props, on_again) }</aside> },
    }
}

/// Moves the keyboard into the working, and keeps the figure it is of in sight; above all the working
/// itself, which stands above the tables where the window is too low for both.
fn enter() {
    let title = dom::by_id("working-title");
    if let Some(title) = &title {
        dom::focus_in_place(title);
    }
    if let Some(working) = dom::by_id("working") {
        // That of another figure may have been read to its end.
        working.set_scroll_top(0);
    }
    if let Some(figure) = dom::find(".case__results .figure[aria-expanded=\"true\"]") {
        dom::show_amid(&figure);
    }
    if let Some(title) = &title {
        dom::show(title);
    }
}
