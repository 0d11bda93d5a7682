//! Where things stand in the project.

use std::path::{Path, PathBuf};

/// The project's root: the folder above this crate's.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The project's own tools, ignored by git. Laid out as `cargo install --root` does.
pub fn tools() -> PathBuf {
    root().join(".tools")
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
