//! What building and testing takes, fetched where it is missing.
//!
//! Everything is kept in the project's own folder `.tools`, unless the very version is already on
//! the search path. When all is there, this takes a fraction of a second and says nothing.
//! Otherwise the steps that are missing are first named, with their times ([`crate::setup`]).

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::pins::{self, Level, Package, Program};
use crate::project;
use crate::run::{self, command, run};
use crate::setup::{self, Missing, Takes};

const WASM: &str = "wasm32-unknown-unknown";

/// Sets up what building the page takes.
///
/// # Errors
/// A sentence that says what to install.
pub fn for_building() -> Result<()> {
    let steps = missing_for_building()?;
    setup::announce(&steps);
    setup::take(steps)?;
    fetch_crates()
}

/// Fetches the crates in `Cargo.lock`: Trunk is then run offline and downloads nothing.
///
/// # Errors
/// When they are not there and cannot be fetched.
pub fn fetch_crates() -> Result<()> {
    run(command("cargo").args(["fetch", "--locked", "--quiet"]))
        .context("the crates in Cargo.lock cannot be fetched; is the network there?")
}

/// What is missing of the WebAssembly target, Trunk and wasm-bindgen.
///
/// # Errors
/// When Rust itself is missing, or `Cargo.lock` cannot be read.
pub fn missing_for_building() -> Result<Vec<Missing>> {
    let mut steps = Vec::new();
    if !has_wasm_target()? {
        steps.push(Missing::new(
            format!("Rust's target {WASM}"),
            Takes::Time(20),
            add_wasm_target,
        ));
    }
    let programs = [pins::trunk(), pins::wasm_bindgen()?];
    steps.extend(missing_programs(&programs));
    Ok(steps)
}

/// What is missing to check the source: rustfmt and clippy.
pub fn missing_for_checking() -> Vec<Missing> {
    [("rustfmt", "fmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(_, tool)| run::output(command("cargo").args([tool, "--version"])).is_none())
        .map(|(component, _)| {
            Missing::new(component, Takes::Time(20), move || {
                run(command("rustup").args(["component", "add", component]))
                    .with_context(|| format!("install {component} for this version of Rust"))
            })
        })
        .collect()
}

/// What is missing of a package of the npm registry.
pub fn missing_package(package: &'static Package) -> Option<Missing> {
    let name = format!("{} {} from the npm registry", package.name, package.version);
    (!is_there(package)).then(|| Missing::new(name, Takes::Time(10), || kept(package).map(drop)))
}

/// The accessibility rules: the file `axe.min.js` of the pinned version.
///
/// # Errors
/// As [`kept`].
pub fn axe() -> Result<PathBuf> {
    Ok(kept(&pins::AXE)?.join(pins::AXE.file))
}

/// The TypeScript compiler, to be run by Node.
///
/// # Errors
/// As [`kept`].
pub fn typescript() -> Result<PathBuf> {
    Ok(kept(&pins::TYPESCRIPT)?.join("lib/tsc.js"))
}

/// The folder of a package of exactly the pinned version, the sum of its file checked. Fetched where
/// it is missing.
///
/// # Errors
/// A sentence that says what to install, or that the file is not the one expected.
fn kept(package: &Package) -> Result<PathBuf> {
    if !is_there(package) {
        fetch(package)?;
    }
    if !is_there(package) {
        bail!(
            "{} is not the {} {} expected",
            folder_of(package).join(package.file).display(),
            package.name,
            package.version
        );
    }
    Ok(folder_of(package))
}

fn folder_of(package: &Package) -> PathBuf {
    project::tools().join(format!("{}-{}", package.name, package.version))
}

fn is_there(package: &Package) -> bool {
    std::fs::read(folder_of(package).join(package.file)).is_ok_and(|bytes| {
        let sum = Sha256::digest(&bytes);
        let hex: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        hex == package.sha256
    })
}

/// Fetches a package without running anything in it.
fn fetch(package: &Package) -> Result<()> {
    let Package { name, version, .. } = package;
    let folder = folder_of(package);
    if run::find("npm").is_none() {
        bail!(
            "npm is missing: install Node.js with npm (Debian: apt-get install npm) for the tests with {name}"
        );
    }
    std::fs::create_dir_all(&folder)?;
    run(command("npm")
        .args(["pack", "--silent", "--pack-destination"])
        .arg(&folder)
        .arg(format!("{name}@{version}"))
        .stdout(std::process::Stdio::null()))?;
    let archive = folder.join(format!("{name}-{version}.tgz"));
    run(command("tar")
        .args(["--extract", "--gzip", "--strip-components=1", "--directory"])
        .arg(&folder)
        .arg("--file")
        .arg(&archive)
        .args(package.unpacked.iter().map(|it| format!("package/{it}"))))?;
    std::fs::remove_file(archive)?;
    Ok(())
}

fn has_wasm_target() -> Result<bool> {
    let sysroot = run::output(command("rustc").args(["--print", "sysroot"]))
        .context("rustc is missing: install Rust from rust-lang.org with rustup")?;
    Ok(Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM)
        .is_dir())
}

fn add_wasm_target() -> Result<()> {
    run(command("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("install the target {WASM} for this version of Rust"))
}

/// The steps that build those of these programs which are not there in exactly their pinned version.
pub fn missing_programs(programs: &[Program]) -> Vec<Missing> {
    let missing: Vec<&Program> = programs
        .iter()
        .filter(|program| !is_version(program.command, &program.version))
        .collect();
    let last = missing.len();
    (1..)
        .zip(missing)
        .map(|(number, program)| {
            let program = program.clone();
            let name = format!("{} {}", program.package, program.version);
            Missing::new(name, Takes::Processor(program.seconds), move || {
                build(&program)?;
                if number == last {
                    // The intermediate files are worth nothing once the last program stands.
                    let _ = std::fs::remove_dir_all(build_folder());
                }
                Ok(())
            })
        })
        .collect()
}

/// How the programs are built: soon, not fast. Their own profiles spend most of the time on what
/// makes a tool a little quicker that runs for a second. All are built into one folder, so that a
/// crate that two of them have in common is built once.
const fn profile(level: Level) -> [(&'static str, &'static str); 4] {
    let level = match level {
        Level::Unoptimised => "0",
        Level::Lightly => "1",
    };
    [
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
        ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", level),
        ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
    ]
}

/// A target folder of the tools' own, so that nothing of the project's is rebuilt for them.
fn build_folder() -> PathBuf {
    project::tools().join("build")
}

/// Builds a program of exactly the pinned version into `.tools`.
fn build(program: &Program) -> Result<()> {
    let Program {
        package,
        command: name,
        version,
        locked,
        level,
        ..
    } = program;
    let mut install = command("cargo");
    install
        .args(["install", package, "--version", version, "--bin", name])
        // What they can do beside it, over the network and with its certificates, is not wanted.
        .args(["--no-default-features", "--root"])
        .arg(project::tools())
        .env("CARGO_TARGET_DIR", build_folder())
        .envs(profile(*level));
    if *locked {
        install.arg("--locked");
    }
    run(&mut install).with_context(|| {
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
