//! What building and testing takes, fetched where it is missing.
//!
//! Everything is kept in the project's own folder `.tools`, unless the very version is already on
//! the search path. When all is there, this takes a fraction of a second and says nothing.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::pins::{self, Program};
use crate::project;
use crate::run::{self, command, run};

const WASM: &str = "wasm32-unknown-unknown";

/// What building the page takes: the WebAssembly target, Trunk, wasm-bindgen and the crates.
///
/// # Errors
/// A sentence that says what to install.
pub fn for_building() -> Result<()> {
    wasm_target()?;
    program(&pins::trunk())?;
    program(&pins::wasm_bindgen()?)?;
    // Trunk is then run offline and downloads nothing.
    run(command("cargo").args(["fetch", "--locked", "--quiet"]))
        .context("the crates in Cargo.lock cannot be fetched; is the network there?")
}

/// What checking the source takes, besides what building takes: rustfmt and clippy.
///
/// # Errors
/// A sentence that says what to install.
pub fn for_checking() -> Result<()> {
    for (component, tool) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if run::output(command("cargo").args([tool, "--version"])).is_none() {
            println!("set-up: adding {component} to Rust");
            run(command("rustup").args(["component", "add", component]))
                .with_context(|| format!("install {component} for this version of Rust"))?;
        }
    }
    Ok(())
}

/// The accessibility rules: the file `axe.min.js` of the pinned version, its sum checked.
///
/// # Errors
/// A sentence that says what to install, or that the file is not the one expected.
pub fn axe() -> Result<PathBuf> {
    let folder = project::tools().join(format!("axe-core-{}", pins::AXE.version));
    let file = folder.join("axe.min.js");
    if !is_axe(&file) {
        fetch_axe(&folder)?;
    }
    if !is_axe(&file) {
        bail!(
            "{} is not the axe-core {} expected",
            file.display(),
            pins::AXE.version
        );
    }
    Ok(file)
}

fn is_axe(file: &Path) -> bool {
    std::fs::read(file).is_ok_and(|bytes| {
        let sum = Sha256::digest(&bytes);
        let hex: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        hex == pins::AXE.sha256
    })
}

/// Fetches the package without running anything in it.
fn fetch_axe(folder: &Path) -> Result<()> {
    let version = pins::AXE.version;
    println!("set-up: fetching axe-core {version} from the npm registry");
    if run::find("npm").is_none() {
        bail!(
            "npm is missing: install Node.js with npm (Debian: apt-get install npm) for the accessibility tests"
        );
    }
    std::fs::create_dir_all(folder)?;
    run(command("npm")
        .args(["pack", "--silent", "--pack-destination"])
        .arg(folder)
        .arg(format!("axe-core@{version}"))
        .stdout(std::process::Stdio::null()))?;
    let archive = folder.join(format!("axe-core-{version}.tgz"));
    run(command("tar")
        .args(["--extract", "--gzip", "--strip-components=1", "--directory"])
        .arg(folder)
        .arg("--file")
        .arg(&archive)
        .args(["package/axe.min.js", "package/LICENSE"]))?;
    std::fs::remove_file(archive)?;
    Ok(())
}

/// Rust's WebAssembly target.
fn wasm_target() -> Result<()> {
    let sysroot = run::output(command("rustc").args(["--print", "sysroot"]))
        .context("rustc is missing: install Rust from rust-lang.org with rustup")?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM)
        .is_dir()
    {
        return Ok(());
    }
    println!("set-up: adding the target {WASM} to Rust");
    run(command("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("install the target {WASM} for this version of Rust"))
}

/// A program of exactly the pinned version, built into `.tools` where it is not found.
///
/// # Errors
/// When it cannot be built.
pub fn program(program: &Program) -> Result<()> {
    let Program {
        package,
        command: name,
        version,
        locked,
    } = program;
    if is_version(name, version) {
        return Ok(());
    }
    println!(
        "set-up: building {package} {version} into .tools; this is done once and takes some minutes"
    );
    let mut install = command("cargo");
    install
        .args(["install", package, "--version", version, "--root"])
        .arg(project::tools())
        // A target folder of its own, so that nothing of the project's is rebuilt for it.
        .env("CARGO_TARGET_DIR", project::tools().join("build"));
    if *locked {
        install.arg("--locked");
    }
    let built = run(&mut install);
    // The intermediate files are worth nothing once the program stands.
    let _ = std::fs::remove_dir_all(project::tools().join("build"));
    built.with_context(|| {
        format!("{package} {version} cannot be built; is there a C compiler (Debian: build-essential), and the network?")
    })?;
    if !is_version(name, version) {
        bail!("{name} was built, but does not say that it is version {version}");
    }
    Ok(())
}

/// Whether the program found first says that it is of this version.
fn is_version(program: &str, version: &str) -> bool {
    run::output(command(program).arg("--version"))
        .is_some_and(|said| said.split_whitespace().any(|word| word == version))
}
