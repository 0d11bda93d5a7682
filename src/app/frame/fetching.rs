//! Files of Casebook, fetched when they are wanted: from its own folder, each named for what is in
//! it. There is one way to fetch, and one life that everything fetched has.

use super::history;
use super::online::use_online;
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

/// Asks for what is missing of some files when `wanted` changes, and again once the network is back.
/// What asks again for those that did not arrive, if there are such.
#[hook]
pub fn use_files(library: &LibraryHandle, wanted: Vec<File>) -> Option<Callback<()>> {
    let of = |lives: &[Life<()>]| -> Vec<File> {
        let files = wanted.iter();
        files
            .filter(|file| lives.contains(&library.life(file)))
            .cloned()
            .collect()
    };
    let ask = |files: Vec<File>| {
        let library = library.dispatcher();
        Callback::from(move |()| {
            for file in &files {
                fetch(file.clone(), library.clone());
            }
        })
    };
    // One comes anew, and what was lost then may arrive now.
    let missing = ask(of(&[Life::Unasked, Life::Lost]));
    let lost = of(&[Life::Lost]);
    let is_lost = !lost.is_empty();
    let on_again = ask(lost);
    use_effect_with(wanted, move |_| missing.emit(()));
    use_online(is_lost, on_again.clone());
    is_lost.then_some(on_again)
}

/// Asks for a file, and tells the library what became of it.
pub fn fetch(file: File, library: UseReducerDispatcher<Library>) {
    library.dispatch(LibraryAction::Asked(file.clone()));
    spawn_local(async move {
        let arrived = bytes(&file).await;
        library.dispatch(LibraryAction::Arrived(file, arrived));
    });
}

/// Asks for a file. What asks for it again.
#[hook]
fn use_file(library: &LibraryHandle, file: File) -> Callback<MouseEvent> {
    let on_again = use_files(library, vec![file]);
    Callback::from(move |_: MouseEvent| {
        if let Some(on_again) = &on_again {
            on_again.emit(());
        }
    })
}

/// A case by its id: asked for, here, lost. Beside it, what asks for it again.
#[hook]
pub fn use_case(id: &str) -> (Life<Rc<Opened>>, Callback<MouseEvent>) {
    let library = use_library();
    let on_again = use_file(&library, File::Case(id.to_owned()));
    (library.case(id), on_again)
}

/// Asks for the cases that the reader has changed, of which a page across cases needs no other. What
/// asks again for those that did not arrive, if there are such.
#[hook]
pub fn use_changed(library: &LibraryHandle, changed: &[String]) -> Option<Callback<MouseEvent>> {
    let files = changed.iter().cloned().map(File::Case).collect();
    let on_again = use_files(library, files)?;
    Some(on_again.reform(|_: MouseEvent| ()))
}

/// Every print of every paper. Beside it, what asks for it again.
#[hook]
pub fn use_papers() -> (Life<Rc<Papers>>, Callback<MouseEvent>) {
    let library = use_library();
    let on_again = use_file(&library, File::Papers);
    (library.papers().clone(), on_again)
}

/// What the totals need of every case. Beside it, what asks for it again.
#[hook]
pub fn use_headlines() -> (Life<Rc<[Headline]>>, Callback<MouseEvent>) {
    let library = use_library();
    let on_again = use_file(&library, File::Headlines);
    (library.headlines().clone(), on_again)
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
