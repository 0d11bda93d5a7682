//! Keeps the reader's changes on the device, and finds them again.

use crate::annex::Texts;
use crate::by_case::ByCase;
use crate::state::Workspace;
use crate::{shelf, storage};
use casebook_exchange::edits::{read_all, write_all};
use casebook_model::case::Case;
use casebook_model::edit::Edits;

/// Whether anything is kept for a case that was not opened yet.
#[must_use]
pub fn has_any(case: &str) -> bool {
    storage::read(case).is_ok_and(|text| text.is_some())
}

/// The edits kept for a case, and what to tell the reader if some could not be read. What cannot be
/// read is dropped; all else stays.
#[must_use]
pub fn load(id: &str) -> (Edits, Option<String>) {
    let Ok(Some(text)) = storage::read(id) else {
        return (Edits::none(), None);
    };
    let Ok(opened) = shelf::open(id) else {
        return (Edits::none(), None);
    };
    match read_all(&opened.case, &text) {
        Ok((edits, refused)) if refused.is_empty() => (edits, None),
        Ok((edits, refused)) => {
            let lines = match refused.len() {
                1 => "One of the changes".to_owned(),
                many => format!("{many} of the changes"),
            };
            (
                edits,
                Some(format!(
                    "{lines} kept on this device could not be read and was left out. All others are as they were."
                )),
            )
        }
        Err(_) => {
            // Nothing of it is of use; forgetting it can only fail where nothing is kept anyway.
            let _ = storage::write(id, "");
            (
                Edits::none(),
                Some("What this device kept of your changes to this case could not be read. The case is as its paper gives it.".to_owned()),
            )
        }
    }
}

/// The changes to every case that was opened, as text.
#[must_use]
pub fn texts(workspace: &Workspace) -> Texts {
    workspace
        .each()
        .filter_map(|(id, edits)| Some(text(&shelf::open(id).ok()?.case, edits)))
        .collect()
}

/// The changes to a case as text, with its id; empty where it is as its paper gives it.
#[must_use]
pub fn text(case: &Case, edits: &Edits) -> (String, String) {
    let text = match edits.is_empty() {
        true => String::new(),
        false => write_all(case, edits),
    };
    (case.id.clone(), text)
}

/// What was last written, so that only changes are.
#[derive(Debug, Default)]
pub struct Kept {
    written: ByCase<Edits>,
    refused: bool,
}

impl Kept {
    /// Writes what changed; gives what to tell the reader when it cannot be kept, once.
    pub fn save(&mut self, workspace: &Workspace) -> Option<String> {
        let mut notice = None;
        for (id, edits) in workspace.each() {
            if self.written.get(id).is_some_and(|written| written == edits) {
                continue;
            }
            // Opened without edits, and never changed: there is nothing to keep.
            let first = self.written.get(id).is_none();
            self.written.insert(id, edits.clone());
            if first && edits.is_empty() {
                continue;
            }
            let Ok(opened) = shelf::open(id) else {
                continue;
            };
            let (_, text) = text(&opened.case, edits);
            if storage::write(id, &text).is_err() && !self.refused {
                self.refused = true;
                notice = Some("This browser keeps nothing for this page. Your changes work, but they will be gone after a reload.".to_owned());
            }
        }
        notice
    }
}
