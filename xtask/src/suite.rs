//! Everything that must hold, in order: what continuous integration runs.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::browsers::{self, Engine};
use crate::run::{command, run};
use crate::setup::Missing;
use crate::webservers::{self, WebServer};
use crate::{office, pins, project, setup, tools};

/// Which steps to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of them.
    Whole,
    /// Those that need neither the built page nor a browser.
    Quick,
}

/// What became of a step.
struct Step {
    name: &'static str,
    took: Duration,
    /// The processor time of what it ran and waited for, where the system tells.
    spent: Option<Duration>,
    error: Option<anyhow::Error>,
}

/// Sets up and runs every step, going on after a failure so that all of them are seen.
///
/// # Errors
/// When the set-up or any step failed; all have then been named.
pub fn test(extent: Extent) -> Result<()> {
    let mut steps = Vec::new();
    let whole = extent == Extent::Whole;
    let mut missing = tools::missing_for_building()?;
    missing.extend(tools::missing_for_checking());
    let missing_browsers = match whole {
        true => missing_for_browser_tests()?,
        false => Vec::new(),
    };
    let missing_servers = match whole {
        true => missing_for_hosting_tests()?,
        false => None,
    };
    let missing_office = office::missing().filter(|_| whole);
    setup::announce(
        missing
            .iter()
            .chain(&missing_browsers)
            .chain(&missing_servers)
            .chain(&missing_office),
    );
    let ready = step(&mut steps, "set-up", || {
        setup::take(missing)?;
        tools::fetch_crates()
    });
    if ready {
        let browsers = whole
            && step(&mut steps, "set-up of the browsers", || {
                setup::take(missing_browsers)
            });
        let servers = whole
            && step(&mut steps, "set-up of the web servers", || {
                setup::take(missing_servers.into_iter().collect())
            });
        let office = whole
            && office::is_wanted()
            && step(&mut steps, "set-up of LibreOffice", || {
                setup::take(missing_office.into_iter().collect())
            });
        let page = whole.then(PageBuild::start);
        native(&mut steps);
        if office {
            step(&mut steps, "workbooks in LibreOffice", || {
                run(&mut tests("workbook"))
            });
        }
        if let Some(page) = page
            && step(&mut steps, "build the page", || page?.finish())
        {
            step(&mut steps, "lints of the page", page_lints);
            step(&mut steps, "size of the first load", size);
            if servers {
                step(&mut steps, "hosting", || run(&mut tests("hosting")));
            }
            if browsers {
                step(&mut steps, "JavaScript module", module_tests);
                step(&mut steps, "browsers", browser_tests);
            }
        }
    }
    report(&steps)
}

/// The page, built while the native steps run: one processor links it for minutes and the other has
/// nothing to do meanwhile.
struct PageBuild {
    process: Child,
    /// What it says, until its turn comes.
    log: PathBuf,
}

impl PageBuild {
    fn start() -> Result<Self> {
        println!("\nThe page is built meanwhile; what that says follows below.");
        let log = project::target().join("build-page.log");
        fs::create_dir_all(project::target())?;
        let file = File::create(&log)?;
        let chores = std::env::current_exe()?;
        let process = command(&chores.to_string_lossy())
            .arg("build")
            .stdout(file.try_clone()?)
            .stderr(file)
            .spawn()
            .context("the build of the page cannot be started")?;
        Ok(Self { process, log })
    }

    fn finish(mut self) -> Result<()> {
        let status = self.process.wait()?;
        print!("{}", fs::read_to_string(&self.log)?);
        if !status.success() {
            bail!("the page was not built ({status})");
        }
        Ok(())
    }
}

/// What is missing of the browsers chosen, their drivers, the accessibility rules and TypeScript.
///
/// # Errors
/// When there is no such engine as is chosen.
pub fn missing_for_browser_tests() -> Result<Vec<Missing>> {
    let mut steps = browsers::missing(&Engine::chosen()?);
    steps.extend(tools::missing_package(&pins::AXE));
    steps.extend(tools::missing_package(&pins::TYPESCRIPT));
    Ok(steps)
}

/// What is missing of the web servers that the page is tried on.
///
/// # Errors
/// When there is no such web server as is chosen.
pub fn missing_for_hosting_tests() -> Result<Option<Missing>> {
    Ok(webservers::missing(&WebServer::chosen()?))
}

/// Formatting, lints and tests that need no browser. The tests of `casebook-tests` that do need one,
/// or the built page, are marked `test = false` there and left out of these.
fn native(steps: &mut Vec<Step>) {
    let mut cargo = |name, arguments: &str| {
        step(steps, name, || {
            run(command("cargo").args(arguments.split_whitespace()))
        })
    };
    cargo("format", "fmt --all --check");
    cargo(
        "lints",
        "clippy --locked --workspace --all-targets -- -D warnings",
    );
    step(steps, "native tests", native_tests);
    step(steps, "command line", check_cases);
}

/// Built as readers get it, so that the macros and the build scripts that the page needed are not built
/// once more: a hundred crates.
fn page_lints() -> Result<()> {
    let arguments = "clippy --locked --release --package casebook --package casebook-module \
                     --target wasm32-unknown-unknown -- -D warnings";
    run(command("cargo").args(arguments.split_whitespace()))
}

/// What the property tests draw at random hangs on the commit alone: each searches elsewhere than the
/// last one, and what fails on one machine fails on every other.
fn native_tests() -> Result<()> {
    let mut cargo = command("cargo");
    cargo.args(["test", "--locked", "--workspace", "--no-fail-fast"]);
    if let Some(seed) = project::commit().and_then(|commit| seed(&commit)) {
        println!("Property tests draw from PROPTEST_RNG_SEED={seed}, made from this commit.");
        cargo.env("PROPTEST_RNG_SEED", seed.to_string());
    }
    run(&mut cargo)
}

/// The number that the first digits of a commit's name write.
fn seed(commit: &str) -> Option<u64> {
    u64::from_str_radix(commit.get(..15)?, 16).ok()
}

// Every call of Cargo below is for the whole workspace: for a part of it, it would choose other
// features of the crates that parts share, and build them all once more.

/// Has the command line check every shipped case.
fn check_cases() -> Result<()> {
    run(command("cargo").args(["build", "--locked", "--workspace", "--bin", "casebook"]))?;
    run(command(&project::target().join("debug/casebook").to_string_lossy()).arg("check"))
}

/// Prints what the first case page weighs and asserts that it stays within its budget.
///
/// # Errors
/// When it does not.
pub fn size() -> Result<()> {
    run(tests("size").args(["--", "--nocapture"]))
}

fn browser_tests() -> Result<()> {
    run(&mut tests("browser"))
}

fn module_tests() -> Result<()> {
    run(&mut tests("module"))
}

/// One of the tests that `native` leaves out.
fn tests(name: &str) -> Command {
    let mut cargo = command("cargo");
    cargo.args(["test", "--locked", "--workspace", "--test", name]);
    cargo
}

/// Runs one step and says what it is; whether it went well.
fn step(steps: &mut Vec<Step>, name: &'static str, work: impl FnOnce() -> Result<()>) -> bool {
    println!("\n=== {name}");
    let (start, before) = (Instant::now(), setup::processor_time());
    let error = work().err();
    let (took, spent) = (start.elapsed(), setup::spent_since(before));
    match &error {
        None => println!("=== {name}: passed in {:.1} s", took.as_secs_f64()),
        Some(error) => println!(
            "=== {name}: FAILED after {:.1} s: {error:#}",
            took.as_secs_f64()
        ),
    }
    let passed = error.is_none();
    steps.push(Step {
        name,
        took,
        spent,
        error,
    });
    passed
}

fn report(steps: &[Step]) -> Result<()> {
    println!("\n=== summary: seconds, and seconds of processor time of what was waited for");
    for step in steps {
        let verdict = if step.error.is_none() {
            "passed"
        } else {
            "FAILED"
        };
        let spent = step.spent.unwrap_or_default();
        println!(
            "{verdict}  {:7.1} s  {:7.1} s  {}",
            step.took.as_secs_f64(),
            spent.as_secs_f64(),
            step.name
        );
    }
    let whole: Duration = steps.iter().map(|step| step.took).sum();
    println!("        {:7.1} s  in all", whole.as_secs_f64());
    let failed: Vec<&str> = steps
        .iter()
        .filter(|step| step.error.is_some())
        .map(|step| step.name)
        .collect();
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}
