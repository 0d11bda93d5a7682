//! The annex's entry: what few readers of a case need, as a WebAssembly of its own that the page
//! loads when it is asked for.

use casebook_app::across::Across;
use casebook_app::annex::{Room, Texts, unpacked};
use casebook_app::answers::AnswersOf;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

/// Properties of [`Annex`].
#[derive(Clone, PartialEq, Properties)]
struct AnnexProps {
    room: Room,
    texts: Rc<Texts>,
    came: bool,
}

/// One room of the annex.
#[component]
fn Annex(props: &AnnexProps) -> Html {
    let texts = Rc::clone(&props.texts);
    match &props.room {
        Room::Across => html! { <Across {texts} came={props.came} /> },
        Room::Answers(case) => html! { <AnswersOf case={case.clone()} {texts} /> },
    }
}

/// What the annex has drawn.
#[wasm_bindgen]
pub struct Shown {
    handle: AppHandle<Annex>,
    props: AnnexProps,
}

#[wasm_bindgen]
impl Shown {
    /// Draws it again with other changes of the reader's.
    pub fn renew(&mut self, texts: &Array) {
        self.props.texts = Rc::new(unpacked(texts));
        self.handle.update(self.props.clone());
    }

    /// Takes it away again.
    pub fn leave(self) {
        self.handle.destroy();
    }
}

/// Draws a room in an element. `texts` are the reader's changes in this visit: the id of a case, its
/// changes as text, and so on; `came` is whether the reader came from elsewhere in Casebook.
#[wasm_bindgen]
pub fn show(host: web_sys::Element, room: &str, texts: &Array, came: bool) -> Shown {
    let props = AnnexProps {
        room: Room::named(room),
        texts: Rc::new(unpacked(texts)),
        came,
    };
    let handle = yew::Renderer::<Annex>::with_root_and_props(host, props.clone()).render();
    Shown { handle, props }
}

/// Yew tells the elements of one tree from those of another by numbers that it counts within one
/// WebAssembly, and the page's tree around this one has the first. It is spent here on an element
/// that never stands anywhere, or the page would take the annex's elements for its own.
fn main() {
    let nowhere = casebook_app::dom::document().and_then(|it| it.create_element("i").ok());
    if let Some(nowhere) = nowhere {
        yew::Renderer::<Nothing>::with_root(nowhere).render();
    }
}

/// Draws nothing.
#[component]
fn Nothing() -> Html {
    Html::default()
}
