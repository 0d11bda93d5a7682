//! The versions of every tool, in one place.
//!
//! The one version that stands elsewhere is read from there: `wasm-bindgen` must equal the crate
//! of that name in `Cargo.lock`, or the page would not start.

use anyhow::{Context, Result};

use crate::project;

/// A program that `cargo install` builds from its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// The crate it is built from.
    pub package: &'static str,
    /// The name it is called by.
    pub command: &'static str,
    /// The exact version.
    pub version: String,
    /// Whether to build it with the versions in its own lock file.
    pub locked: bool,
    /// How far the compiler optimises it: no further than pays for itself.
    pub level: Level,
    /// The processor time that building it took, in seconds.
    pub seconds: u64,
}

/// How far the compiler optimises a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Not at all: built in two thirds of the time, for what does little itself.
    Unoptimised,
    /// A little: for what works through megabytes whenever the page is built.
    Lightly,
}

const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";

/// The accessibility rules.
pub const AXE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    file: "axe.min.js",
    sha256: "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
    unpacked: &["axe.min.js", "LICENSE"],
};

/// Checks the types that the JavaScript module declares.
pub const TYPESCRIPT: Package = Package {
    name: "typescript",
    version: "5.9.3",
    file: "lib/_tsc.js",
    sha256: "e8f349eabd48486bdb2bf9dc1a00c89d58297270c54b745838879e2859194419",
    unpacked: &["lib", "LICENSE.txt"],
};

/// A package of the npm registry, of which tests use a file.
#[derive(Debug, Clone, Copy)]
pub struct Package {
    /// Its name.
    pub name: &'static str,
    /// The exact version.
    pub version: &'static str,
    /// The file that does the work.
    pub file: &'static str,
    /// SHA-256 of that file, in hexadecimal.
    pub sha256: &'static str,
    /// The files and folders that are kept.
    pub unpacked: &'static [&'static str],
}

/// Builds the page.
pub fn trunk() -> Program {
    Program {
        package: "trunk",
        command: "trunk",
        version: TRUNK.to_owned(),
        locked: true,
        level: Level::Unoptimised,
        seconds: 420,
    }
}

/// Writes the JavaScript between the page and the browser.
///
/// # Errors
/// When `Cargo.lock` cannot be read or has no `wasm-bindgen`.
pub fn wasm_bindgen() -> Result<Program> {
    let lock = std::fs::read_to_string(project::root().join("Cargo.lock"))
        .context("Cargo.lock cannot be read")?;
    let version =
        locked_version(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
    // Its own lock file names a package version that is no longer to be had.
    Ok(Program {
        package: "wasm-bindgen-cli",
        command: "wasm-bindgen",
        version,
        locked: false,
        level: Level::Lightly,
        seconds: 235,
    })
}

/// Drives Firefox in the browser tests.
pub fn geckodriver() -> Program {
    Program {
        package: "geckodriver",
        command: "geckodriver",
        version: GECKODRIVER.to_owned(),
        locked: true,
        level: Level::Unoptimised,
        seconds: 140,
    }
}

/// The version of a package in the text of a `Cargo.lock`; the first, where there are several.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    let version = lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The version the page is written against stands in the root's Cargo.toml with an equals sign.
    #[test]
    fn wasm_bindgen_is_the_version_the_page_asks_for() {
        let manifest = std::fs::read_to_string(project::root().join("Cargo.toml")).unwrap();
        let tool = wasm_bindgen().unwrap();
        let asked = format!("wasm-bindgen = \"={}\"", tool.version);
        assert!(
            manifest.lines().any(|line| line == asked),
            "Cargo.toml has no line {asked}"
        );
    }

    #[test]
    fn the_lock_holds_one_wasm_bindgen_only() {
        let lock = std::fs::read_to_string(project::root().join("Cargo.lock")).unwrap();
        let found = lock
            .lines()
            .filter(|line| *line == "name = \"wasm-bindgen\"")
            .count();
        assert_eq!(found, 1);
    }

    #[test]
    fn a_package_is_not_taken_for_one_whose_name_begins_alike() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"2.0.0\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("2.0.0")
        );
        assert_eq!(locked_version(lock, "trunk"), None);
    }
}
