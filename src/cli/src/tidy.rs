//! `tidy`: a case file in the usual order.

use crate::library::{Failure, Library, text};
use crate::output::Output;
use crate::set_out::set_out;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

/// Sets files out in the usual order; with `check`, only says which are not. A file with a fault is left as
/// it is, and so is one that would not read as the same case.
pub(crate) fn tidy(
    check: bool,
    arguments: &[OsString],
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let library = Library::open()?;
    let files = arguments.iter().map(|argument| library.find(argument));
    let files: Vec<_> = files.collect::<Result<_, _>>()?;
    let mut broken = Vec::new();
    for file in &files {
        let name = &file.name;
        let told = text(file).and_then(|text| {
            let before = library.read_text(file, &text)?;
            let tidied = set_out(&text);
            if tidied == text {
                return Ok(format!("{name}: tidy."));
            }
            if check {
                let told = format!(
                    "{name}: not tidy; `casebook tidy {name}` sets it out in the usual order"
                );
                return Err(Failure::broken(told));
            }
            let after = library.read_text(file, &tidied)?;
            if (&before.case, &before.known_as) != (&after.case, &after.known_as) {
                let told =
                    format!("{name}: left as it is: in another order it would read otherwise");
                return Err(Failure::broken(told));
            }
            let written = replace(&file.path, &tidied);
            written
                .map_err(|error| Failure::broken(format!("{name}: cannot be written: {error}")))?;
            Ok(format!("{name}: set out in the usual order."))
        });
        match told {
            Ok(told) => output.line(&told),
            Err(Failure::Broken(messages)) => broken.extend(messages),
            Err(misuse) => return Err(misuse),
        }
    }
    match broken.is_empty() {
        true => Ok(()),
        false => Err(Failure::Broken(broken)),
    }
}

/// Puts a text in the place of a file's, whole or not at all: it is written beside it first.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // Behind a link, the file itself.
    let path = fs::canonicalize(path)?;
    let mut beside = path.clone().into_os_string();
    beside.push(".tidied");
    let written = fs::write(&beside, text)
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(&path)?.permissions()))
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}
