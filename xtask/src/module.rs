//! The JavaScript module: the engine for other programs, as a package for the npm registry.

use std::fs;

use anyhow::{Context, Result};

use crate::build::{FLAGS, without_paths};
use crate::finish::{UNNAMED, compress, without_comments};
use crate::project;
use crate::run::{command, run};

/// The crate, and its WebAssembly as Cargo names it.
const CRATE: &str = "casebook-module";
const BUILT: &str = "casebook_module.wasm";

/// What wasm-bindgen's files are called in the package.
const ENGINE: &str = "engine";

/// What is written by hand, in the crate's folder `npm`.
const WRITTEN: [&str; 3] = ["casebook.js", "casebook.d.ts", "README.md"];

const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// Writes the package into `dist/module`. The folder is put there whole: nobody finds half of it.
///
/// # Errors
/// When the engine cannot be built or bound, or a file cannot be written.
pub(crate) fn write() -> Result<()> {
    let mut cargo = command("cargo");
    cargo.args(["build", "--locked", "--release", "--package", CRATE]);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    // The flags of the page, so that what both are made of is built once.
    if let Some(flags) = without_paths() {
        cargo.env(FLAGS, flags);
    }
    run(&mut cargo)?;
    let built = project::target()
        .join("wasm32-unknown-unknown/release")
        .join(BUILT);
    let dist = project::dist();
    let (new, folder) = (dist.join(".module"), dist.join("module"));
    let _ = fs::remove_dir_all(&new);
    fs::create_dir_all(&new)?;
    run(command("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-name", ENGINE])
        .args(UNNAMED)
        .arg("--out-dir")
        .arg(&new)
        .arg(built))?;
    let engine = new.join(format!("{ENGINE}.js"));
    let script = without_comments(&fs::read_to_string(&engine)?);
    fs::write(engine, script)?;
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
