//! Where things stand in the project.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The project's root: the folder above this crate's.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The project's own tools, ignored by git. Laid out as `cargo install --root` does.
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// The name of the commit that is checked out, in hexadecimal digits; none where there is no git.
pub fn commit() -> Option<String> {
    let mut git = Command::new("git");
    let told = git
        .args(["rev-parse", "HEAD"])
        .current_dir(root())
        .output()
        .ok()?;
    let name = String::from_utf8(told.stdout).ok()?;
    told.status.success().then(|| name.trim().to_owned())
}

/// The built page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where chores keep what they make on the way: Cargo's target folder.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}
