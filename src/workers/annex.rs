//! The annex's entry: what few readers of a case need, as a WebAssembly of its own that the page
//! loads when it is asked for.

use casebook_app::across::{Across, AcrossProps};
use casebook_app::annex::unpacked;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::AppHandle;

/// What the annex has drawn.
#[wasm_bindgen]
pub struct Shown(AppHandle<Across>);

#[wasm_bindgen]
impl Shown {
    /// Takes it away again.
    pub fn leave(self) {
        self.0.destroy();
    }
}

/// Draws the pages across cases in an element. `texts` are the reader's changes in this visit: the
/// id of a case, its changes as text, and so on; `came` is whether the reader came from elsewhere
/// in Casebook.
#[wasm_bindgen]
pub fn show(host: web_sys::Element, texts: &js_sys::Array, came: bool) -> Shown {
    let texts = Rc::new(unpacked(texts));
    let props = AcrossProps { texts, came };
    Shown(yew::Renderer::<Across>::with_root_and_props(host, props).render())
}

/// Yew tells the elements of one tree from those of another by numbers that it counts within one
/// WebAssembly, and the page's tree around this one has the first. It is spent here on an element
/// that never stands anywhere, or the page would take the annex's elements for its own.
fn main() {
    if let Some(nowhere) = casebook_app::dom::document().and_then(|it| it.create_element("i").ok())
    {
        yew::Renderer::<Nothing>::with_root(nowhere).render();
    }
}

/// Draws nothing.
#[yew::component]
fn Nothing() -> yew::Html {
    yew::Html::default()
}
