//! What the browser does to hand something over, by a script that comes when it is wanted (`take.js`):
//! files, the clipboard, the device's own way to share, workbooks.

use super::scripts::Script;
use super::{dom, history, reading, steps};
use crate::state::library::File;
use casebook_exchange::day::Day;
use casebook_exchange::edits::write_all;
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

const SCRIPT: Script = Script {
    file: "take.js",
    function: "casebookTake",
};

/// Loads the script, so that what is pressed acts at once: a browser hands over only what was asked for a
/// moment ago.
pub async fn prepare() {
    // If it does not arrive now, it is asked for again.
    let _ = SCRIPT.load().await;
}

async fn act(texts: &[(&str, &str)]) -> bool {
    SCRIPT.call(texts).await.is_ok()
}

/// Saves a text as a file on the reader's device; whether that went well.
pub async fn save(name: &str, kind: &str, text: &str) -> bool {
    act(&[
        ("act", "save"),
        ("name", name),
        ("type", kind),
        ("text", text),
    ])
    .await
}

/// The text of the file that was put into the field of an id, if it has at most so many bytes.
///
/// # Errors
/// A sentence where it is longer; an empty one where it cannot be read.
pub async fn read(field: &str, most: usize) -> Result<String, String> {
    let texts = [
        ("act", "read"),
        ("field", field),
        ("most", &most.to_string()),
    ];
    let read = SCRIPT.call(&texts).await;
    let text = |value: JsValue| value.as_string().unwrap_or_default();
    read.map(text).map_err(text)
}

/// Today, in words.
#[must_use]
pub fn today() -> Option<String> {
    Some(Day::after_1970(steps::today())?.words())
}

/// Copies a text, and its form as HTML if there is one; whether that went well.
pub async fn copy(text: &str, html: &str) -> bool {
    act(&[("act", "copy"), ("text", text), ("html", html)]).await
}

/// Hands an address to the device's own way to share; whether that went well.
pub async fn share(title: &str, url: &str) -> bool {
    act(&[("act", "share"), ("title", title), ("url", url)]).await
}

/// Prints the part of the page of an id, alone.
pub async fn print(part: &str) -> bool {
    act(&[("act", "print"), ("part", part)]).await
}

/// Opens the dialog of an id over the page; whether that went well.
pub async fn show(part: &str) -> bool {
    act(&[("act", "show"), ("part", part)]).await
}

/// Saves the workbook of a case with edits on the reader's device.
///
/// # Errors
/// A sentence where the case makes none; nothing where a part of it did not arrive.
pub async fn workbook(name: &str, case: &Case, edits: &Edits, link: &str) -> Result<(), String> {
    let edits = match edits.is_empty() {
        true => String::new(),
        false => write_all(case, edits),
    };
    let file = File::Case(case.id.clone()).name().unwrap_or_default();
    let texts = [
        ("act", "workbook"),
        ("name", name),
        ("folder", &history::absolute("")),
        ("file", &history::absolute(&file)),
        ("letters", &reading::letters(&case.id).unwrap_or_default()),
        ("edits", &edits),
        ("link", link),
    ];
    let made = SCRIPT.call(&texts).await;
    let failed = |error: JsValue| error.as_string().unwrap_or_default();
    made.map(drop).map_err(failed)
}

/// Whether the device has a way of its own to share an address. Pages served without encryption may not
/// use it.
#[must_use]
pub fn can_share() -> bool {
    let share = web_sys::window().and_then(|window| {
        let share = Reflect::get(&window.navigator(), &JsValue::from_str("share"));
        share.ok().filter(|share| !share.is_undefined())
    });
    share.is_some()
}

/// Casebook's own folder with its server; none in a file that holds all pages. `start.js` makes the icon's
/// address a whole one.
#[must_use]
pub fn folder() -> Option<String> {
    let icon = dom::find("link[rel=icon]")?.get_attribute("href")?;
    let (folder, _) = icon.rsplit_once('/')?;
    Some([folder, "/"].concat())
}
