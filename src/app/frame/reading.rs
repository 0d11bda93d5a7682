//! Case files that a reader writes or opens, read by a program of its own in a worker (`read.js`): the page
//! answers meanwhile, and who only reads cases loads none of it.

use super::scripts::Script;
use super::{fetching, history};
use crate::state::library::File;
use casebook_exchange::based;
pub use casebook_model::case::LARGEST_FILE as MOST;
use js_sys::{Array, Reflect, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

const SCRIPT: Script = Script {
    file: "read.js",
    function: "casebookRead",
};

thread_local! {
    /// The case that was read last, by its id, as it travels.
    static LAST: RefCell<(String, Vec<u8>)> = const { RefCell::new((String::new(), Vec::new())) };
}

/// A case that was read last of all, as it travels: a letter for each byte. `None` if another was.
#[must_use]
pub fn letters(id: &str) -> Option<String> {
    LAST.with_borrow(|(last, bytes)| (last == id).then(|| letters_of(bytes)))
}

fn letters_of(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Something to be said of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The line, counted from one.
    pub line: usize,
    /// What is wrong with it, or should be looked at twice: a sentence without a full stop.
    pub what: String,
}

/// What came of reading a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The case as it travels; none where the text has faults.
    pub case: Option<Vec<u8>>,
    /// Its faults, or what should be looked at twice in a sound one.
    pub told: Vec<Told>,
}

/// Reads the text of a case under an id. `None` where another text was sent meanwhile.
///
/// # Errors
/// A sentence where it took too long; an empty one where what reads it did not arrive.
pub async fn read(id: &str, text: &str) -> Result<Option<Read>, String> {
    let base = match based::on(text).map(File::Case) {
        // There may be no such case.
        Some(file) if file.name().is_some() => {
            letters_of(&fetching::bytes(&file).await.ok_or_else(String::new)?)
        }
        _ => String::new(),
    };
    let texts = [
        ("act", "read"),
        ("folder", &history::absolute("")),
        ("id", id),
        ("text", text),
        ("base", &base),
    ];
    let read = SCRIPT.call(&texts).await.map_err(sentence)?;
    if read.is_null() {
        return Ok(None);
    }
    let part = |name: &str| Reflect::get(&read, &name.into());
    let (Ok(bytes), Ok(told)) = (part("bytes"), part("told")) else {
        return Err(String::new());
    };
    let bytes: Uint8Array = bytes.dyn_into().map_err(|_| String::new())?;
    let bytes = bytes.to_vec();
    if !bytes.is_empty() {
        LAST.set((id.to_owned(), bytes.clone()));
    }
    let told = told.as_string().unwrap_or_default();
    Ok(Some(Read {
        case: Some(bytes).filter(|bytes| !bytes.is_empty()),
        told: told.lines().filter_map(of_line).collect(),
    }))
}

fn of_line(line: &str) -> Option<Told> {
    let (line, what) = line.split_once('\t')?;
    Some(Told {
        line: line.parse().ok()?,
        what: what.to_owned(),
    })
}

/// A text as a link has it; `None` where it is too long for one.
///
/// # Errors
/// A sentence where that took too long; an empty one where what does it did not arrive.
pub async fn press(text: &str) -> Result<Option<String>, String> {
    linked("press", text).await
}

/// The text that a link has; `None` where it has none.
///
/// # Errors
/// As [`press`].
pub async fn unpress(letters: &str) -> Result<Option<String>, String> {
    linked("unpress", letters).await
}

async fn linked(act: &str, text: &str) -> Result<Option<String>, String> {
    let texts = [
        ("act", act),
        ("folder", &history::absolute("")),
        ("text", text),
    ];
    let told = SCRIPT.call(&texts).await.map_err(sentence)?;
    Ok(told.as_string().filter(|text| !text.is_empty()))
}

/// The name and the text of the file that was put into the field of an id.
///
/// # Errors
/// A sentence where it is too large or no text; an empty one where it cannot be read.
pub async fn open(field: &str) -> Result<(String, String), String> {
    let texts = [
        ("act", "open"),
        ("field", field),
        ("most", &MOST.to_string()),
    ];
    let file = SCRIPT.call(&texts).await.map_err(sentence)?;
    let file: Array = file.dyn_into().map_err(sentence)?;
    let text = |at| file.get(at).as_string();
    text(0).zip(text(1)).ok_or_else(String::new)
}

/// The kind of an input that was too long to be let in: one that browsers know, and that no field of text has.
pub const TOO_LONG: &str = "insertHorizontalRule";

/// Looks after the field of an id: what is too long is not let in, undo is the browser's own there, and the
/// element of another id scrolls with it.
pub async fn attend(field: &str, lines: &str) {
    let texts = [
        ("act", "attend"),
        ("field", field),
        ("lines", lines),
        ("most", &MOST.to_string()),
    ];
    // Without it, one can write all the same.
    let _ = SCRIPT.call(&texts).await;
}

/// Marks a line of the field of an id, brings it into sight and moves the keyboard there. A line is the places
/// of its ends, its number, and how many there are.
pub async fn go_to(field: &str, line: [usize; 4]) {
    let [start, end, line, lines] = line.map(|it| it.to_string());
    let texts = [
        ("act", "line"),
        ("field", field),
        ("start", &start),
        ("end", &end),
        ("line", &line),
        ("lines", &lines),
    ];
    let _ = SCRIPT.call(&texts).await;
}

/// Keeps what is open in what stands beside a text, and where the page stands, as it is drawn anew.
pub async fn stay(beside: &str) {
    // Without it, the folds shut.
    let _ = SCRIPT.call(&[("act", "stay"), ("beside", beside)]).await;
}

/// The names under which the device keeps something that begins so.
pub async fn kept(start: &str) -> Vec<String> {
    let found = SCRIPT.call(&[("act", "kept"), ("start", start)]).await;
    // Where nothing is kept, there is nothing.
    let found = found.ok().and_then(|it| it.as_string()).unwrap_or_default();
    found.lines().map(str::to_owned).collect()
}

#[allow(
    clippy::needless_pass_by_value,
    reason = "errors are mapped by what takes them whole"
)]
fn sentence(error: JsValue) -> String {
    error.as_string().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_place_and_a_sentence() {
        let told = of_line("12\t`a` is not a quantity here").unwrap();
        assert_eq!(told.line, 12);
        assert_eq!(told.what, "`a` is not a quantity here");
        assert_eq!(of_line("no place"), None);
        assert_eq!(of_line("x\tno number"), None);
    }
}
