//! The cases that come with the page. The list of them is part of it; a case itself is fetched when
//! it is wanted, read once, and kept.

use crate::fetching;
use crate::opened::Opened;
use casebook_analysis::catalogue::Entry;
use casebook_analysis::papers::Papers;
use casebook_model::bytes;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

#[allow(
    unreachable_pub,
    reason = "written by build.rs, which knows nothing of this module"
)]
mod built {
    include!(concat!(env!("OUT_DIR"), "/shelf.rs"));
}

/// Why a case cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// No case has this id.
    Unknown,
    /// It was not fetched yet.
    NotHere,
    /// It was fetched, and did not arrive as it left.
    Lost,
    /// Its bytes cannot be read; a fault of the build.
    Unreadable,
}

/// A case by its id, or why it is none.
type Shelved = (&'static str, Result<Rc<Opened>, NotOpened>);

thread_local! {
    static SHELF: RefCell<Vec<Shelved>> = const { RefCell::new(Vec::new()) };
    static WORDS: OnceCell<Rc<[String]>> = const { OnceCell::new() };
    static PAPERS: OnceCell<Rc<Papers>> = const { OnceCell::new() };
}

/// The list of all cases.
#[must_use]
pub fn catalogue() -> Vec<Entry> {
    bytes::read(built::CATALOGUE).unwrap_or_default()
}

/// Every print of every paper, what differs and what is needed; read when first asked for.
#[must_use]
pub fn papers() -> Rc<Papers> {
    PAPERS.with(|papers| {
        Rc::clone(papers.get_or_init(|| Rc::new(bytes::read(built::PAPERS).unwrap_or_default())))
    })
}

/// The id of a case as the page knows it, with the mark of its bytes.
fn known(id: &str) -> Option<(&'static str, u64)> {
    built::CASES.iter().find(|(other, _)| *other == id).copied()
}

/// A case that was fetched.
///
/// # Errors
/// When there is no such case, it was not fetched yet, or could not be.
pub fn open(id: &str) -> Result<Rc<Opened>, NotOpened> {
    let (id, mark) = known(id).ok_or(NotOpened::Unknown)?;
    if let Some(found) = SHELF.with_borrow(|shelf| {
        let found = shelf.iter().find(|(other, _)| *other == id);
        found.map(|(_, result)| result.clone())
    }) {
        return found;
    }
    match at_hand(mark) {
        Some(bytes) => put(id, Some(bytes)),
        None => Err(NotOpened::NotHere),
    }
}

/// Fetches a case, unless it is there; then [`open`] tells what became of it.
pub async fn fetch(id: &str) {
    if let (Some((id, mark)), Err(NotOpened::NotHere)) = (known(id), open(id)) {
        let bytes = fetching::bytes("case", mark).await;
        let _ = put(id, bytes.as_deref());
    }
}

/// Forgets that a case was lost, so that it is fetched again.
pub fn retry(id: &str) {
    SHELF.with_borrow_mut(|shelf| {
        shelf.retain(|(other, result)| *other != id || *result != Err(NotOpened::Lost));
    });
}

/// Puts what arrived of a case on the shelf. What is there already stays: an opened case is one.
fn put(id: &'static str, bytes: Option<&[u8]>) -> Result<Rc<Opened>, NotOpened> {
    let result = match bytes.map(bytes::read_case) {
        Some(Ok(case)) => Ok(Rc::new(Opened::new(case))),
        Some(Err(_)) => Err(NotOpened::Unreadable),
        None => Err(NotOpened::Lost),
    };
    SHELF.with_borrow_mut(|shelf| {
        if let Some((_, found)) = shelf.iter().find(|(other, _)| *other == id) {
            return found.clone();
        }
        shelf.push((id, result.clone()));
        result
    })
}

/// The words that the list of cases is searched by, in its order; none until they are fetched.
#[must_use]
pub fn words() -> Option<Rc<[String]>> {
    let kept = WORDS.with(|words| words.get().cloned());
    kept.or_else(|| at_hand(built::WORDS).and_then(keep_words))
}

/// Fetches the words, unless they are there.
pub async fn fetch_words() {
    if words().is_none()
        && let Some(bytes) = fetching::bytes("words", built::WORDS).await
    {
        keep_words(&bytes);
    }
}

fn keep_words(bytes: &[u8]) -> Option<Rc<[String]>> {
    let read: Vec<String> = bytes::read(bytes).ok()?;
    Some(WORDS.with(|words| Rc::clone(words.get_or_init(|| read.into()))))
}

/// The bytes of a mark, where they need not be fetched: outside a browser.
#[cfg(not(target_arch = "wasm32"))]
fn at_hand(mark: u64) -> Option<&'static [u8]> {
    let mut files = built::FILES.iter();
    files
        .find(|(other, _)| *other == mark)
        .map(|(_, bytes)| *bytes)
}

#[cfg(target_arch = "wasm32")]
const fn at_hand(_: u64) -> Option<&'static [u8]> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_is_on_the_shelf_under_the_mark_of_its_bytes() {
        assert_eq!(built::CASES.len(), 24);
        for (id, mark) in built::CASES {
            assert_eq!(bytes::mark(at_hand(*mark).unwrap()), *mark, "{id}");
            assert_eq!(open(id).unwrap().case.id, *id);
        }
    }

    #[test]
    fn a_lost_case_is_lost_until_it_is_asked_for_again() {
        let id = built::CASES[0].0;
        assert_eq!(put(id, None).err(), Some(NotOpened::Lost));
        assert_eq!(open(id).err(), Some(NotOpened::Lost));
        retry(id);
        assert!(open(id).is_ok());
        // Lost later, in a second request that was on its way: what is open stays open.
        assert!(put(id, None).is_ok());
    }

    #[test]
    fn there_are_words_of_every_case() {
        let words = words().unwrap();
        assert_eq!(words.len(), catalogue().len());
        assert!(words.iter().all(|words| !words.is_empty()));
    }
}
