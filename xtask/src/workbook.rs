//! The program that writes workbooks, beside the page: loaded by a worker when a reader first wants one.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::finish::{all_of, named, without_comments};
use crate::{engine, project};

/// The crate of its engine.
const CRATE: &str = "casebook-taking";

/// The script of the worker, in the crate's folder.
const WORKER: &str = "worker.js";

/// The script of the page that starts the worker, and where in it the folder stands.
const SCRIPT: &str = "take.js";
const PLACE: &str = "const WORKBOOK = \"\";";

/// Writes the program into a folder of a page that is being built, named for what is in it, and tells the
/// script that starts it.
///
/// # Errors
/// When it cannot be built or bound, or a file is not as it was known.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let new = folder.join(".workbook");
    engine::write(CRATE, "release", &new)?;
    let worker = fs::read_to_string(project::root().join("src/taking").join(WORKER))?;
    fs::write(new.join(WORKER), without_comments(&worker))?;
    let name = named("workbook", "", &all_of(&new)?);
    fs::rename(new, folder.join(&name))?;
    let script = folder.join(SCRIPT);
    let text = fs::read_to_string(&script)?;
    if !text.contains(PLACE) {
        bail!("there is no {PLACE:?} in {SCRIPT}");
    }
    fs::write(
        script,
        text.replacen(PLACE, &format!("const WORKBOOK = \"{name}/\";"), 1),
    )?;
    Ok(())
}
