//! Building the page, and the JavaScript module beside it.

use std::fs::File;

use anyhow::{Context, Result};

use crate::run::{self, command, run};
use crate::{module, project, tools};

/// How the page is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small: what readers get.
    Release,
    /// Quick to build: while writing it.
    Dev,
}

/// Sets up what is missing and builds the page into `dist`, as readers get it with the JavaScript
/// module beside it.
///
/// # Errors
/// When a tool is missing and cannot be installed, or the build fails; Trunk and Cargo have then
/// said why.
pub fn page(profile: Profile) -> Result<()> {
    tools::for_building()?;
    let _lock = only_build()?;
    let mut trunk = command("trunk");
    trunk
        .args(["build", "--offline", "--skip-version-check"])
        // Cargo says what is wrong; a trace of Trunk's own insides would only bury it.
        .env("RUST_LOG", "error")
        .env("RUST_BACKTRACE", "0")
        // Trunk takes this variable, which many set, for an option of its own and refuses "1".
        .env_remove("NO_COLOR");
    if let Some(flags) = without_paths() {
        trunk.env(FLAGS, flags);
    }
    if profile == Profile::Dev {
        return run(&mut trunk);
    }
    run(trunk.arg("--release"))?;
    // Trunk leaves nothing in `dist` that it did not put there.
    module::write()
}

/// Sets up what is missing and builds the JavaScript module into `dist/module`.
///
/// # Errors
/// As [`page`].
pub fn module() -> Result<()> {
    tools::for_building()?;
    let _lock = only_build()?;
    module::write()
}

/// The variable for flags of the page alone: what is built for this machine meanwhile, Trunk's hooks
/// among it, is not built anew for them.
pub(crate) const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Flags that take this machine's folders out of the places that messages of the page would name:
/// they are nobody's business, and bytes. None where flags are set already.
pub(crate) fn without_paths() -> Option<String> {
    if ["RUSTFLAGS", FLAGS]
        .iter()
        .any(|name| std::env::var_os(name).is_some())
    {
        return None;
    }
    let sources = run::cargo_home()?.join("registry").join("src");
    let flags: Vec<String> = std::fs::read_dir(sources)
        .ok()?
        .filter_map(|registry| {
            let folder = registry.ok()?.path();
            Some(format!("--remap-path-prefix={}/=", folder.to_str()?))
        })
        .collect();
    // The variable parts its flags by spaces.
    (!flags.iter().any(|flag| flag.contains(' '))).then(|| flags.join(" "))
}

/// Waits until no other build writes into `dist`; none begins until this is dropped.
fn only_build() -> Result<File> {
    let folder = project::root().join("target");
    std::fs::create_dir_all(&folder)?;
    let lock = File::create(folder.join("build-page.lock"))?;
    if lock.try_lock().is_err() {
        println!("Another build of the page is running; this one follows.");
        lock.lock().context("another build cannot be waited for")?;
    }
    Ok(lock)
}
