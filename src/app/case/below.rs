//! What stands below the results of a case: checks, questions, needs, notes. A chunk of the program
//! that takes over late.

use super::checks::section::ChecksSection;
use super::embedding::Embedding;
use super::needs::{needed, needs_list};
use super::notes::Notes;
use super::questions::Questions;
use super::saving::SaveFile;
use super::taking::section::Taking;
use crate::frame::chunk::{Chunk, Door, Draw};
use crate::frame::dom;
use crate::frame::late::use_late;
use crate::state::address::{Figure, own};
use crate::state::opened::Opened;
use casebook_model::axis::Place;
use casebook_model::case::QuantityIndex;
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use gloo::render::request_animation_frame;
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<BelowProps> = const { Cell::new(None) };
}

/// The chunk.
pub static CHUNK: Chunk<BelowProps> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(late, fallible)]
fn open() -> Result<Draw<BelowProps>, SplitLoaderError> {
    Ok(draw)
}

/// Properties of [`BelowPart`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BelowProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Its figures now.
    pub now: Rc<Figures>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// The figure whose working is open.
    pub open: Option<(QuantityIndex, Place)>,
    /// The reader wants the working of a figure.
    pub on_open: Callback<Figure>,
    /// The reader wants to go to a field: its id.
    pub on_way: Callback<String>,
    /// The reader prints all of the case, or the answer alone.
    pub on_full: Callback<bool>,
    /// All of the case has been on the screen as the program draws it.
    pub on_drawn: Callback<()>,
}

fn draw(props: &BelowProps) -> Html {
    let BelowProps {
        opened,
        now,
        edits,
        open,
        on_open,
        on_way,
        on_full,
        on_drawn: _,
    } = props;
    let case = &opened.case;
    let print = |full: bool, words: &'static str| {
        let onclick = on_full.reform(move |_: MouseEvent| {
            // Once it is drawn so.
            Timeout::new(0, dom::print).forget();
            full
        });
        html! { <button class="button" type="button" {onclick}>{ words }</button> }
    };
    html! {
        <>
            <section class="section offscreen" aria-labelledby="checks">
                <ChecksSection opened={Rc::clone(opened)} now={Rc::clone(now)} changed={!edits.is_empty()} open={open.clone()} {on_open} />
            </section>
            <Questions opened={Rc::clone(opened)} {edits} in_working={open.is_some()} {on_way} />
            { needs_list(&needed(opened, now), on_way) }
            <Notes opened={Rc::clone(opened)} />
            <div class="buttons">
                { print(false, "Print the answer on a page") }
                { print(true, "Print all of it") }
                if own(&case.id).is_none() {
                    <SaveFile opened={Rc::clone(opened)} edits={Rc::clone(edits)} />
                }
            </div>
            // Last, as the build does not draw them: what is pressed before this is taken over is found again
            // by its place.
            <Taking opened={Rc::clone(opened)} edits={Rc::clone(edits)} />
            // One's own stands on no server.
            if own(&case.id).is_none() {
                <Embedding id={case.id.clone()} title={case.title.clone()} />
            }
        </>
    }
}

/// What stands below the results, within a `Suspense`.
#[component]
pub fn BelowPart(props: &BelowProps) -> HtmlResult {
    let draw = use_late(&CHUNK)?;
    use_effect_with(props.on_drawn.clone(), |on_drawn| {
        let on_drawn = on_drawn.clone();
        // The browser lays it out after what waits for its next frame.
        let frame = request_animation_frame(move |_| {
            Timeout::new(0, move || on_drawn.emit(())).forget();
        });
        move || drop(frame)
    });
    Ok(draw(props))
}
