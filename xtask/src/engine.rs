//! Programs without pixels beside the page: the engine of the JavaScript module, what writes workbooks, what
//! reads case files.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::build::{FLAGS, without_paths};
use crate::finish::{UNNAMED, without_comments};
use crate::project;
use crate::run::{command, run};

/// What the files of each are called.
const NAME: &str = "engine";

/// Builds a crate by a profile of the workspace and binds it into a folder: `engine.js` and its
/// WebAssembly.
///
/// # Errors
/// When it cannot be built or bound, or a file cannot be written.
pub(crate) fn write(package: &str, profile: &str, folder: &Path) -> Result<()> {
    let mut cargo = command("cargo");
    cargo.args(["build", "--locked", "--profile", profile]);
    cargo.args(["--package", package]);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    // The flags of the page, so that what all are made of is built once.
    if let Some(flags) = without_paths() {
        cargo.env(FLAGS, flags);
    }
    run(&mut cargo)?;
    let built = project::target()
        .join("wasm32-unknown-unknown")
        .join(profile)
        .join(package.replace('-', "_"))
        .with_extension("wasm");
    run(command("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-name", NAME])
        .args(UNNAMED)
        .arg("--out-dir")
        .arg(folder)
        .arg(built))?;
    let script = folder.join(NAME).with_extension("js");
    let text = without_comments(&fs::read_to_string(&script)?);
    Ok(fs::write(script, text)?)
}
