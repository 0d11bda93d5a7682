//! Makes a file of a case, by a script that comes when it is wanted (`save.js`).

use super::history;
use super::scripts::Script;
use crate::state::address::Route;
use crate::state::library::File;
use casebook_exchange::edits::write_all;
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use wasm_bindgen::JsValue;

const SCRIPT: Script = Script {
    file: "save.js",
    function: "casebookSave",
};

/// The file that it makes others of.
const TEMPLATE: &str = "casebook.html";

/// Saves a case with changes as a file on the reader's device. `told` has the changes in words.
///
/// # Errors
/// When a part of it did not arrive.
pub async fn save(case: &Case, title: &str, edits: &Edits, told: &str) -> Result<(), JsValue> {
    let id = case.id.as_str();
    let part = File::Case(id.to_owned()).name().unwrap_or_default();
    let name = id.rsplit('/').next().unwrap_or(id);
    let texts = [
        ("case", id),
        ("path", &Route::case(id).path()),
        ("part", part.rsplit('/').next().unwrap_or_default()),
        ("title", title),
        ("name", &[name, ".html"].concat()),
        ("edits", &write_all(case, edits)),
        ("changes", told),
        ("template", &history::absolute(TEMPLATE)),
    ];
    SCRIPT.call(&texts).await.map(drop)
}
