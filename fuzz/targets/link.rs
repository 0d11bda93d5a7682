//! Links, as strangers send them: each is refused in words, or has edits that are written so that they
//! are read back.
#![no_main]

use casebook_exchange::link::{fragment, parts, read, write};
use casebook_model::case::Case;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CASE: LazyLock<Case> = LazyLock::new(casebook_fuzz::case);

fuzz_target!(|address: &str| {
    let case = &*CASE;
    if let Err(error) = parts(address, core::iter::once(case.id.as_str())) {
        assert!(!error.words().is_empty());
    }
    for changes in [address, &format!("with={address}")] {
        match read(case, changes) {
            Err(error) => assert!(!error.words().is_empty()),
            Ok(edits) => {
                assert_eq!(read(case, &fragment(case, &edits)).as_ref(), Ok(&edits));
                let whole = write(case, &edits);
                let (id, rest) =
                    parts(&whole, core::iter::once(case.id.as_str())).expect("our own address");
                assert_eq!((id, read(case, rest)), (case.id.as_str(), Ok(edits)));
            }
        }
    }
});
