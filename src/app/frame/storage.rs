//! What the reader changed, kept on the device: one text for each case, and for this visit alone the
//! steps it was made in, and a table that was pasted.
//!
//! Storage may be refused, full or filled by somebody else. None of that is a reason to stop:
//! every failure is a value, and the page works on without.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::Storage;

/// What is kept of a case. The version of the form stands in the name, so that a later form never
/// reads this one by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// The changes.
    Edits,
    /// When they were last changed: days since 1 January 1970.
    Days,
    /// The steps, until this tab is closed.
    Steps,
    /// A pasted table, until this tab is closed; of no case.
    Pasted,
}

/// Why something cannot be kept or found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser keeps nothing for this page.
    Refused,
    /// There is no room left.
    Full,
}

impl Shelf {
    fn storage(self) -> Result<Storage, Failure> {
        let window = web_sys::window().ok_or(Failure::Refused)?;
        let storage = match self {
            Self::Edits | Self::Days => window.local_storage(),
            Self::Steps | Self::Pasted => window.session_storage(),
        };
        storage.ok().flatten().ok_or(Failure::Refused)
    }

    fn key(self, case: &str) -> String {
        let prefix = match self {
            Self::Edits => "casebook/1/edits/",
            Self::Days => "casebook/1/days/",
            Self::Steps => "casebook/1/steps/",
            Self::Pasted => "casebook/1/pasted",
        };
        [prefix, case].concat()
    }

    /// The text kept for a case; an empty one if there is none.
    ///
    /// # Errors
    /// When the browser keeps nothing for this page.
    pub fn read(self, case: &str) -> Result<String, Failure> {
        let text = self.storage()?.get_item(&self.key(case));
        text.map(Option::unwrap_or_default).map_err(failure)
    }

    /// Keeps a text for a case; an empty one is forgotten.
    ///
    /// # Errors
    /// When the browser keeps nothing for this page, or its room is full.
    pub fn write(self, case: &str, text: &str) -> Result<(), Failure> {
        let storage = self.storage()?;
        if text.is_empty() {
            storage.remove_item(&self.key(case))
        } else {
            storage.set_item(&self.key(case), text)
        }
        .map_err(failure)
    }
}

/// What a browser means by an error: those that are told of full room all have “quota” in their names.
#[allow(
    clippy::needless_pass_by_value,
    reason = "errors are mapped by what takes them whole"
)]
fn failure(error: JsValue) -> Failure {
    let name = Reflect::get(&error, &JsValue::from_str("name")).ok();
    match name.and_then(|name| name.as_string()) {
        Some(name) if name.to_ascii_lowercase().contains("quota") => Failure::Full,
        _ => Failure::Refused,
    }
}
