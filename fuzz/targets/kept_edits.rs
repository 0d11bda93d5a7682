//! Edits as they are kept on a device and sent: each line is refused in words, or an edit that is
//! written so that it is read back; and the case with them is worked out. So the versions below them, and
//! both in a workspace.
#![no_main]

use casebook_exchange::edits::{HEAD, parse, read_all, write, write_all};
use casebook_exchange::versions::{Versions, joined, parted};
use casebook_exchange::workspace;
use casebook_model::case::Case;
use casebook_model::evaluate::Figures;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CASE: LazyLock<(Case, Figures)> = LazyLock::new(|| {
    let case = casebook_fuzz::case();
    let figures = Figures::paper(&case);
    (case, figures)
});

fuzz_target!(|text: &str| {
    let (case, paper) = &*CASE;
    let _ = read_all(case, text);
    let Ok((edits, refused)) = read_all(case, &format!("{HEAD}\n{text}")) else {
        return;
    };
    for line in refused {
        assert!(!line.error.words().is_empty());
    }
    for edit in edits.list() {
        let line = write(case, edit);
        assert_eq!(parse(case, &line).as_ref(), Ok(edit), "{line}");
    }
    let (again, refused) = read_all(case, &write_all(case, &edits)).expect("what was written is read");
    assert!(refused.is_empty());
    assert_eq!(again, edits);
    let _ = Figures::now(case, &edits, paper);
    let (versions, _) = Versions::read(case, text);
    let written = versions.text(case);
    assert_eq!(Versions::read(case, &written), (versions.clone(), 0));
    let whole = joined(&write_all(case, &edits), &written);
    assert_eq!(parted(&whole).1, written);
    let whole = workspace::write([(case, &edits, &versions)], None);
    match workspace::read(&whole) {
        Ok(kept) => {
            assert_eq!(kept[0].edits(case).as_ref(), Ok(&edits));
            assert_eq!(kept[0].versions(case).as_ref(), Ok(&versions));
        }
        Err(refused) => assert_eq!(refused, workspace::Refused::Empty),
    }
    if let Err(refused) = workspace::read(text) {
        assert!(!refused.words().is_empty());
    }
});
