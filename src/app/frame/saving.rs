//! Makes a file of a case, by a script that comes when it is wanted (`save.js`).

use super::{dom, history};
use crate::state::address::Route;
use crate::state::library::File;
use casebook_exchange::edits::write_all;
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The script, and the file that it makes others of.
const SCRIPT: &str = "save.js";
const TEMPLATE: &str = "casebook.html";

/// What the script calls its function.
const FUNCTION: &str = "casebookSave";

/// Saves a case with changes as a file on the reader's device. `told` has the changes in words.
///
/// # Errors
/// When a part of it did not arrive.
pub async fn save(case: &Case, title: &str, edits: &Edits, told: &str) -> Result<(), JsValue> {
    let id = case.id.as_str();
    let part = File::Case(id.to_owned()).name().unwrap_or_default();
    let name = id.rsplit('/').next().unwrap_or(id);
    let file = Object::new();
    for (key, text) in [
        ("case", id),
        ("path", &Route::case(id).path()),
        ("part", part.rsplit('/').next().unwrap_or_default()),
        ("title", title),
        ("name", &[name, ".html"].concat()),
        ("edits", &write_all(case, edits)),
        ("changes", told),
        ("template", &history::absolute(TEMPLATE)),
    ] {
        Reflect::set(&file, &key.into(), &text.into())?;
    }
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let function = || Reflect::get(&window, &FUNCTION.into());
    if function()?.is_undefined() {
        load().await?;
    }
    let saved = function()?.dyn_into::<Function>()?.call1(&window, &file)?;
    JsFuture::from(saved.dyn_into::<Promise>()?).await?;
    Ok(())
}

/// Loads the script.
async fn load() -> Result<(), JsValue> {
    let (head, document) = (dom::find("head"), dom::document());
    let (head, document) = head.zip(document).ok_or(JsValue::NULL)?;
    let script: web_sys::HtmlElement = document.create_element("script")?.dyn_into()?;
    script.set_attribute("src", &history::absolute(SCRIPT))?;
    let loaded = Promise::new(&mut |done, failed| {
        script.set_onload(Some(&done));
        script.set_onerror(Some(&failed));
    });
    head.append_child(&script)?;
    JsFuture::from(loaded).await?;
    Ok(())
}
