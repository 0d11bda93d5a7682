//! Files of Casebook, fetched when they are wanted: from its own folder, each named for what is in
//! it. There is one way to fetch, and one life that everything fetched has.

use super::history;
use crate::state::library::{File, Library, LibraryAction, LibraryHandle, Life, use_library};
use crate::state::opened::Opened;
use casebook_analysis::papers::Papers;
use casebook_analysis::totals::Headline;
use js_sys::Uint8Array;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;
use yew::prelude::*;

/// Asks for what is missing of some files, once, when `wanted` changes.
#[hook]
pub fn use_files(library: &LibraryHandle, wanted: Vec<File>) {
    let dispatcher = library.dispatcher();
    let lacking: Vec<File> = wanted
        .into_iter()
        .filter(|file| library.lacks(file))
        .collect();
    use_effect_with(lacking, move |lacking| {
        for file in lacking {
            fetch(file.clone(), dispatcher.clone());
        }
    });
}

/// Asks for a file, and tells the library what became of it.
pub fn fetch(file: File, library: UseReducerDispatcher<Library>) {
    library.dispatch(LibraryAction::Asked(file.clone()));
    spawn_local(async move {
        let arrived = bytes(&file).await;
        library.dispatch(LibraryAction::Arrived(file, arrived));
    });
}

/// What asks for a file again.
fn again(file: File, library: &LibraryHandle) -> Callback<MouseEvent> {
    let library = library.dispatcher();
    Callback::from(move |_| fetch(file.clone(), library.clone()))
}

/// A case by its id: asked for, here, lost. Beside it, what asks for it again.
#[hook]
pub fn use_case(id: &str) -> (Life<Rc<Opened>>, Callback<MouseEvent>) {
    let library = use_library();
    let file = File::Case(id.to_owned());
    use_files(&library, vec![file.clone()]);
    (library.case(id), again(file, &library))
}

/// Asks for the cases that the reader has changed, of which a page across cases needs no other. What
/// asks again for those that did not arrive, if there are such.
#[hook]
pub fn use_changed(library: &LibraryHandle, changed: &[String]) -> Option<Callback<MouseEvent>> {
    let files: Vec<File> = changed.iter().cloned().map(File::Case).collect();
    use_files(library, files);
    let lost: Vec<String> = changed
        .iter()
        .filter(|id| library.case(id) == Life::Lost)
        .cloned()
        .collect();
    let library = library.dispatcher();
    (!lost.is_empty()).then(|| {
        Callback::from(move |_| {
            for id in &lost {
                fetch(File::Case(id.clone()), library.clone());
            }
        })
    })
}

/// Every print of every paper. Beside it, what asks for it again.
#[hook]
pub fn use_papers() -> (Life<Rc<Papers>>, Callback<MouseEvent>) {
    let library = use_library();
    use_files(&library, vec![File::Papers]);
    (library.papers().clone(), again(File::Papers, &library))
}

/// What the totals need of every case. Beside it, what asks for it again.
#[hook]
pub fn use_headlines() -> (Life<Rc<[Headline]>>, Callback<MouseEvent>) {
    let library = use_library();
    use_files(&library, vec![File::Headlines]);
    (
        library.headlines().clone(),
        again(File::Headlines, &library),
    )
}

/// The bytes of a file; `None` where they did not arrive, or something else came in their place.
pub async fn bytes(file: &File) -> Option<Vec<u8>> {
    let bytes = fetched(&history::absolute(&file.name()?)).await.ok()?;
    file.is(&bytes).then_some(bytes)
}

async fn fetched(address: &str) -> Result<Vec<u8>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response = JsFuture::from(window.fetch_with_str(address)).await?;
    let buffer = response.dyn_into::<Response>()?.array_buffer()?;
    Ok(Uint8Array::new(&JsFuture::from(buffer).await?).to_vec())
}
