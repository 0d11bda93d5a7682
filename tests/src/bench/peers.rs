//! Two spreadsheet engines on the sum of one case, where the script that measures them is at hand, and
//! Casebook's own module on the same sum.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Result;
use xtask::project;
use xtask::run::{self, command};

/// The script, beside the project; it is not part of it.
const SCRIPT: &str = "../shared/bench/peers.mjs";

/// What measures the module of this build in the same way.
const OWN: &str = "tests/src/bench/own.mjs";

/// The engines, as the script asks for them.
const PACKAGES: [&str; 3] = [
    "hyperformula@3.5.0",
    "@ironcalc/wasm@0.8.4",
    "decimal.js@10.6.0",
];

/// Runs the script in a folder that is removed afterwards; says why where it cannot.
///
/// # Errors
/// When the engines cannot be fetched, or the script fails.
pub(crate) fn run() -> Result<()> {
    let script = project::root().join(SCRIPT);
    if !script.is_file() {
        println!("Spreadsheet engines are not measured: there is no {SCRIPT}.");
        return Ok(());
    }
    if run::find("npm").is_none() || run::find("node").is_none() {
        println!("Spreadsheet engines are not measured: they need Node.js with npm.");
        return Ok(());
    }
    println!("Spreadsheet engines, a changed rate worked out, median:");
    let folder = tempfile::tempdir()?;
    run::run(
        within("npm", folder.path())
            .args([
                "install",
                "--silent",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
            ])
            .args(PACKAGES)
            .stdout(Stdio::null()),
    )?;
    run::run(within("node", folder.path()).arg(script))?;
    let module = project::dist().join("module/casebook.js");
    run::run(command("node").arg(project::root().join(OWN)).arg(module))
}

fn within(program: &str, folder: &Path) -> Command {
    let mut command = command(program);
    command.current_dir(folder);
    command
}
