//! What the reader changed, kept on the device: one text for each case.
//!
//! Storage may be refused, full or filled by somebody else. None of that is a reason to stop:
//! every failure is a value, and the page works on without.

/// The version of the form stands in the name, so that a later form never reads this one by mistake.
const PREFIX: &str = "casebook/1/edits/";

/// Why something cannot be kept or found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

fn storage() -> Result<web_sys::Storage, Refused> {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .ok_or(Refused)
}

fn key(case: &str) -> String {
    [PREFIX, case].concat()
}

/// The text kept for a case, if there is one.
///
/// # Errors
/// When the browser keeps nothing for this page.
pub fn read(case: &str) -> Result<Option<String>, Refused> {
    storage()?.get_item(&key(case)).map_err(|_| Refused)
}

/// Keeps a text for a case; an empty one is forgotten.
///
/// # Errors
/// When the browser keeps nothing for this page, or its room is full.
pub fn write(case: &str, text: &str) -> Result<(), Refused> {
    let storage = storage()?;
    if text.is_empty() {
        storage.remove_item(&key(case))
    } else {
        storage.set_item(&key(case), text)
    }
    .map_err(|_| Refused)
}
