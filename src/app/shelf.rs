//! The cases that come with the page, as bytes. One is read, and with it its formulas, when it is
//! opened and not before; then it is kept.

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
    /// Its bytes cannot be read; a fault of the build.
    Unreadable,
}

thread_local! {
    static OPENED: RefCell<Vec<Rc<Opened>>> = const { RefCell::new(Vec::new()) };
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

/// Opens a case, or gives the one opened before.
///
/// # Errors
/// When there is no such case, or its bytes cannot be read.
pub fn open(id: &str) -> Result<Rc<Opened>, NotOpened> {
    OPENED.with_borrow_mut(|opened| {
        if let Some(known) = opened.iter().find(|known| known.case.id == id) {
            return Ok(Rc::clone(known));
        }
        let (_, bytes) = built::CASES
            .iter()
            .find(|(other, _)| *other == id)
            .ok_or(NotOpened::Unknown)?;
        let case = bytes::read_case(bytes).map_err(|_| NotOpened::Unreadable)?;
        let new = Rc::new(Opened::new(case));
        opened.push(Rc::clone(&new));
        Ok(new)
    })
}

/// The id of every case.
pub fn ids() -> impl Iterator<Item = &'static str> {
    built::CASES.iter().map(|(id, _)| *id)
}
