//! Everything that must hold, in order: what continuous integration runs.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::browsers::{self, Engine};
use crate::build::{self, Profile};
use crate::run::{command, run};
use crate::tools;

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
    error: Option<anyhow::Error>,
}

/// Sets up and runs every step, going on after a failure so that all of them are seen.
///
/// # Errors
/// When the set-up or any step failed; all have then been named.
pub fn test(extent: Extent) -> Result<()> {
    let mut steps = Vec::new();
    let ready = step(&mut steps, "set-up", || set_up(extent));
    if ready {
        native(&mut steps);
        if extent == Extent::Whole
            && step(&mut steps, "build the page", || {
                build::page(Profile::Release)
            })
        {
            step(&mut steps, "size of the first load", size);
            step(&mut steps, "browsers", browser_tests);
        }
    }
    report(&steps)
}

fn set_up(extent: Extent) -> Result<()> {
    tools::for_building()?;
    tools::for_checking()?;
    match extent {
        Extent::Whole => browsers::set_up(&Engine::chosen()?),
        Extent::Quick => Ok(()),
    }
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
    cargo(
        "lints of the page",
        "clippy --locked --package casebook --target wasm32-unknown-unknown -- -D warnings",
    );
    cargo("native tests", "test --locked --workspace");
    cargo(
        "command line",
        "run --locked --quiet --bin casebook -- check",
    );
}

/// Prints what the first case page weighs and asserts that it stays within its budget.
///
/// # Errors
/// When it does not.
pub fn size() -> Result<()> {
    run(command("cargo").args([
        "test",
        "--locked",
        "--package",
        "casebook-tests",
        "--test",
        "size",
        "--",
        "--nocapture",
    ]))
}

fn browser_tests() -> Result<()> {
    run(command("cargo").args([
        "test",
        "--locked",
        "--package",
        "casebook-tests",
        "--test",
        "browser",
    ]))
}

/// Runs one step and says what it is; whether it went well.
fn step(steps: &mut Vec<Step>, name: &'static str, work: impl FnOnce() -> Result<()>) -> bool {
    println!("\n=== {name}");
    let start = Instant::now();
    let error = work().err();
    let took = start.elapsed();
    match &error {
        None => println!("=== {name}: passed in {:.1} s", took.as_secs_f64()),
        Some(error) => println!(
            "=== {name}: FAILED after {:.1} s: {error:#}",
            took.as_secs_f64()
        ),
    }
    let passed = error.is_none();
    steps.push(Step { name, took, error });
    passed
}

fn report(steps: &[Step]) -> Result<()> {
    println!("\n=== summary");
    for Step { name, took, error } in steps {
        let verdict = if error.is_none() { "passed" } else { "FAILED" };
        println!("{verdict}  {:7.1} s  {name}", took.as_secs_f64());
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
