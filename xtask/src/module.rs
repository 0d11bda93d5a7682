//! The JavaScript module: the engine for other programs, as a package for the npm registry.

use std::fs;

use anyhow::{Context, Result};

use crate::finish::compress;
use crate::{engine, project};

/// The crate of its engine.
const CRATE: &str = "casebook-module";

/// How it is built, as the workspace's manifest says.
const PROFILE: &str = "module";

/// What is written by hand, in the crate's folder `npm`.
const WRITTEN: [&str; 3] = ["casebook.js", "casebook.d.ts", "README.md"];

const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// Writes the package into `dist/module`. The folder is put there whole: nobody finds half of it.
///
/// # Errors
/// When the engine cannot be built or bound, or a file cannot be written.
pub(crate) fn write() -> Result<()> {
    let dist = project::dist();
    let (new, folder) = (dist.join(".module"), dist.join("module"));
    let _ = fs::remove_dir_all(&new);
    fs::create_dir_all(&new)?;
    engine::write(CRATE, PROFILE, &new)?;
    let written = project::root().join("src/module/npm");
    for file in WRITTEN {
        fs::copy(written.join(file), new.join(file)).with_context(|| file.to_owned())?;
    }
    for file in LICENCES {
        fs::copy(project::root().join(file), new.join(file)).with_context(|| file.to_owned())?;
    }
    let package = fs::read_to_string(written.join("package.json"))?;
    let package = package.replace("{version}", env!("CARGO_PKG_VERSION"));
    fs::write(new.join("package.json"), package)?;
    compress(&new)?;
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::rename(new, folder)?;
    Ok(())
}
