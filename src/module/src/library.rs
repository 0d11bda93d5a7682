//! The cases that come along, and case files of an author's own.

use crate::Failure;
use crate::opened::Opened;
use casebook_exchange::checked::messages;
use casebook_exchange::listed::{Listed, listed};
use casebook_exchange::no_such_case;
use casebook_model::authoring::{Shelf, read};
use std::path::Path;
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/cases.rs"));

/// What a case file is called that nobody gave a name.
const UNNAMED: &str = "case.toml";

/// The longest text that is taken for the id of a case, in bytes.
const LONGEST_ID: usize = 200;

/// Units and documents are read once.
static SHELF: LazyLock<Result<Shelf, Failure>> = LazyLock::new(|| {
    Shelf::read(UNITS, DOCUMENTS).map_err(|faults| Failure::broken(messages(&faults)))
});

static LIST: LazyLock<Result<Vec<Listed>, Failure>> = LazyLock::new(|| {
    let case = |(id, text): &(&str, &str)| {
        let opened = read_file(id, &format!("{id}.toml"), text)?;
        Ok(listed(opened.case()))
    };
    CASES.iter().map(case).collect()
});

/// The cases that come along, with how their claims and checks stand.
///
/// # Errors
/// When one of them is broken, which the build does not let pass.
pub fn cases() -> Result<&'static [Listed], &'static Failure> {
    LIST.as_deref()
}

/// Opens a case: one that comes along, by its id, or the text of a case file. `name` is what messages
/// call the file.
///
/// # Errors
/// When there is no such case, or the file is broken: then with every fault of it.
pub fn open(case: &str, name: Option<&str>) -> Result<Opened, Failure> {
    if let Some((id, text)) = CASES.iter().find(|(id, _)| *id == case) {
        return read_file(id, &format!("{id}.toml"), text);
    }
    // No id has a line break or an equals sign, and no case file does without.
    if case.len() < LONGEST_ID && !case.contains(['\n', '=']) {
        let ids = CASES.iter().map(|(id, _)| *id);
        return Err(Failure::new(no_such_case(case, ids).unwrap_or_else(|| {
            format!("There is no case `{case}`. cases() lists them.")
        })));
    }
    let name = name.unwrap_or(UNNAMED);
    let id = Path::new(name)
        .file_stem()
        .map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().into());
    read_file(&id, name, case)
}

fn read_file(id: &str, name: &str, text: &str) -> Result<Opened, Failure> {
    let shelf = SHELF.as_ref().map_err(Clone::clone)?;
    match read(id, name, text, shelf) {
        Ok(reading) => Ok(Opened::new(name, reading)),
        Err(faults) => Err(Failure::broken(messages(&faults))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_that_comes_along_opens_by_its_id() {
        let all = cases().unwrap();
        assert_eq!(all.len(), CASES.len());
        assert!(!all.is_empty());
        for listed in all {
            let opened = open(&listed.case, None).unwrap();
            assert_eq!(opened.case().title, listed.title);
        }
    }

    #[test]
    fn the_text_of_a_case_is_the_same_case_by_another_name() {
        let (id, text) = CASES.first().unwrap();
        let by_id = open(id, None).unwrap();
        let by_text = open(text, Some("drafts/mine.toml")).unwrap();
        assert_eq!(by_text.case().id, "mine");
        assert_eq!(by_text.check().file, "drafts/mine.toml");
        assert_eq!(by_text.check().checks, by_id.check().checks);
        assert_eq!(open(text, None).unwrap().case().id, "case");
    }

    #[test]
    fn a_case_that_is_not_there_is_told_with_the_nearest() {
        let (id, _) = CASES.first().unwrap();
        let near = open(&format!("{id}s"), None).unwrap_err();
        assert_eq!(
            near.error,
            format!("There is no case `{id}s`. Did you mean `{id}`?")
        );
        assert_eq!(
            open("x", None).unwrap_err(),
            Failure::new("There is no case `x`. cases() lists them.")
        );
    }

    #[test]
    fn a_broken_file_is_told_with_every_fault_and_its_line() {
        let broken = open("title = \"T\"\ntheme = 5\n", Some("mine.toml")).unwrap_err();
        assert!(broken.faults.len() > 1, "{broken:?}");
        assert!(
            broken.faults.iter().all(|it| it.starts_with("mine.toml:")),
            "{broken:?}"
        );
        assert_eq!(broken.error, broken.faults.join("\n"));
    }
}
