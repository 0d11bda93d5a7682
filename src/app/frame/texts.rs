//! The texts of the reader's own cases: kept on the device beside what is changed in their forms, and where the
//! browser keeps nothing, for as long as the page is open.

use super::reading;
use super::storage::{Failure, Shelf};
use crate::state::address::OWN;
use litemap::LiteMap;
use std::cell::RefCell;

thread_local! {
    /// What could not be kept.
    static HELD: RefCell<LiteMap<String, String>> = const { RefCell::new(LiteMap::new()) };
    /// The case that was removed last, with its text and what was kept of the changes in its form.
    static REMOVED: RefCell<Option<(Text, String, String)>> = const { RefCell::new(None) };
}

/// What follows the id of a case in the name of its text.
const ENDING: &str = ".toml";

/// How the names begin under which the texts are kept ([`Shelf::Edits`]), before the ids.
const KEYS: &str = "casebook/1/edits/";

/// A case of the reader's own, as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Its id.
    pub id: String,
    /// What it is called, as far as that can be told without reading all of it.
    pub title: String,
    /// How long its text is, in bytes.
    pub bytes: usize,
}

/// All of them, by their ids.
pub async fn all() -> Vec<Text> {
    let kept = reading::kept(&[KEYS, OWN].concat()).await;
    let ids = kept.iter().filter_map(|key| {
        let id = key.strip_prefix(KEYS)?.strip_suffix(ENDING)?;
        Some(id.to_owned())
    });
    let mut ids: Vec<String> = ids.collect();
    HELD.with_borrow(|held| ids.extend(held.keys().cloned()));
    ids.sort();
    ids.dedup();
    ids.iter().map(|id| about(id, &read(id))).collect()
}

fn about(id: &str, text: &str) -> Text {
    Text {
        id: id.to_owned(),
        title: title(text).unwrap_or_else(|| id.replacen(OWN, "", 1)),
        bytes: text.len(),
    }
}

/// Forgets a case, with what was changed in its form, until it is brought back. If it is open, its changes are
/// put back first.
pub fn remove(id: &str) {
    let text = read(id);
    // What cannot be removed is still there.
    if write(id, "").is_ok() || kept(id).is_empty() {
        let edits = Shelf::Edits.read(id).unwrap_or_default();
        for shelf in [Shelf::Edits, Shelf::Days, Shelf::Steps] {
            let _ = shelf.write(id, "");
        }
        REMOVED.set(Some((about(id, &text), text, edits)));
    }
}

/// The case that was removed last in this visit, unless it was brought back.
#[must_use]
pub fn removed() -> Option<Text> {
    REMOVED.with_borrow(|removed| Some(removed.as_ref()?.0.clone()))
}

/// Brings it back; what was changed in its form too, unless the case is open (by its id): then that comes back
/// by Undo.
pub fn bring_back(is_open: impl Fn(&str) -> bool) {
    if let Some((about, text, edits)) = REMOVED.take() {
        // Where it cannot be kept, it stays as long as the page is open.
        let _ = write(&about.id, &text);
        if !is_open(&about.id) {
            let _ = Shelf::Edits.write(&about.id, &edits);
        }
    }
}

/// The text of a case; empty where there is none.
#[must_use]
pub fn read(id: &str) -> String {
    let held = HELD.with_borrow(|held| held.get(id).cloned());
    held.unwrap_or_else(|| kept(id))
}

/// What the device keeps of it, whoever wrote it.
#[must_use]
pub fn kept(id: &str) -> String {
    Shelf::Edits.read(&name(id)).unwrap_or_default()
}

/// What the text of a case is kept as.
fn name(id: &str) -> String {
    [id, ENDING].concat()
}

/// Keeps the text of a case; an empty one is forgotten.
///
/// # Errors
/// Where the device keeps nothing, or has no room left: then the text stays until the page is closed.
pub fn write(id: &str, text: &str) -> Result<(), Failure> {
    let written = Shelf::Edits.write(&name(id), text);
    HELD.with_borrow_mut(|held| match &written {
        Err(_) if !text.is_empty() => drop(held.insert(id.to_owned(), text.to_owned())),
        _ => drop(held.remove(id)),
    });
    written
}

/// Begins a case with a text, called after a file's name or else after its title; gives its id.
#[must_use]
pub fn begin(name: &str, text: &str) -> String {
    let name = name.strip_suffix(ENDING).unwrap_or(name);
    let name = match name.is_empty() {
        true => title(text).unwrap_or_default(),
        false => name.to_owned(),
    };
    let id = free(&name, |id| read(id).is_empty());
    // Where it cannot be kept, that is said where it is written.
    let _ = write(&id, text);
    id
}

/// An id for a name, which no other has.
fn free(name: &str, is_free: impl Fn(&str) -> bool) -> String {
    let id = [OWN, &slug(name)].concat();
    let numbered = (2_u32..).map(|number| format!("{id}-{number}"));
    let mut ids = core::iter::once(id.clone()).chain(numbered);
    ids.find(|id| is_free(id)).unwrap_or(id)
}

/// The most letters of a name that stand in an address.
const MOST: usize = 48;

/// A name as it stands in an address: small letters, digits and `-`.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() == MOST {
            break;
        }
    }
    match slug.trim_end_matches('-') {
        "" => "case".to_owned(),
        slug => slug.to_owned(),
    }
}

/// The title that a text gives its case, read without the reader of case files: from a line of its own
/// before the first table.
#[must_use]
pub fn title(text: &str) -> Option<String> {
    let head = text.lines().take_while(|line| !line.starts_with('['));
    let values = head.filter_map(|line| {
        line.trim_start()
            .strip_prefix("title")?
            .trim_start()
            .strip_prefix('=')
    });
    let quoted = values.filter_map(|value| {
        let value = value.trim_start();
        let mark = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        let (title, _) = value.strip_prefix(mark)?.split_once(mark)?;
        Some(title.trim().to_owned())
    });
    quoted.into_iter().find(|title| !title.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_is_found_in_any_text() {
        for (text, found) in [
            (
                "title = \"Fewer buses\"\ntheme = \"x\"",
                Some("Fewer buses"),
            ),
            ("# A note\n  title='Fewer buses' # so", Some("Fewer buses")),
            ("[claim]\ntitle = \"No\"", None),
            ("title = \"\"", None),
            ("titles = \"No\"", None),
            ("title = Fewer", None),
            ("", None),
        ] {
            assert_eq!(title(text).as_deref(), found, "{text}");
        }
    }

    #[test]
    fn a_name_is_one_of_its_own_in_an_address() {
        let free = |name: &str, others: &[&str]| free(name, |id| !others.contains(&id));
        assert_eq!(
            free("Fewer buses: 2nd draft!", &[]),
            "own/fewer-buses-2nd-draft"
        );
        assert_eq!(free("…", &[]), "own/case");
        assert_eq!(free("…", &["own/case", "own/case-2"]), "own/case-3");
        assert!(free(&"long ".repeat(40), &[]).len() <= 60);
        assert_eq!(free("../a/<b>&c=d", &[]), "own/a-b-c-d");
    }
}
