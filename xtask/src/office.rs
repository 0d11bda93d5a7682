//! LibreOffice, by which exported workbooks are worked out.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::run::{self, command, run};
use crate::setup::{Missing, Takes};

/// The variable that leaves LibreOffice out where it is `none`.
pub const OFFICE_VARIABLE: &str = "CASEBOOK_OFFICE";

/// Debian's package with a spreadsheet program, and no more of LibreOffice than that takes.
const PACKAGE: &str = "libreoffice-calc";

/// Whether exported workbooks are to be tried in LibreOffice.
pub fn is_wanted() -> bool {
    !std::env::var(OFFICE_VARIABLE).is_ok_and(|value| value.trim() == "none")
}

/// Where LibreOffice stands.
///
/// # Errors
/// When it is not installed.
pub fn program() -> Result<PathBuf> {
    let found = run::find("soffice").or_else(|| run::find("libreoffice"));
    found.context(
        "LibreOffice's spreadsheet is not installed; `cargo xtask setup` installs or names it",
    )
}

/// What is missing to have workbooks worked out.
pub fn missing() -> Option<Missing> {
    let missing = is_wanted() && program().is_err();
    missing.then(|| {
        let name = format!("{PACKAGE} from Debian (93 MB)");
        Missing::new(name, Takes::Time(100), install)
    })
}

fn install() -> Result<()> {
    let root = run::output(command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !root || run::find("apt-get").is_none() {
        bail!(
            "install what Debian's package {PACKAGE} brings \
             (`sudo apt-get install --no-install-recommends {PACKAGE}`), or leave it out with \
             {OFFICE_VARIABLE}=none"
        );
    }
    run(command("apt-get").args(["update", "--quiet"]))?;
    run(command("apt-get")
        .args([
            "install",
            "--yes",
            "--quiet",
            "--no-install-recommends",
            PACKAGE,
        ])
        .env("DEBIAN_FRONTEND", "noninteractive"))
    .with_context(|| format!("apt-get could not install {PACKAGE}"))
}
