//! `cargo xtask …`: the chores by name.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use xtask::browsers::{self, Engine};
use xtask::build::{self, Profile};
use xtask::run::{command, run};
use xtask::suite::Extent;
use xtask::{finish, hosts, office, project, serve, setup, suite, tools};

const HELP: &str = "\
cargo xtask serve [--dev] [--port N]   set up, build and serve the page on 127.0.0.1;
                                       --dev builds quickly, and again on every change
cargo xtask test [--quick]             set up and run everything; --quick: without the page and browsers
cargo xtask build [--dev]              build the page into dist
cargo xtask module                     build the JavaScript module into dist/module
cargo xtask one-file [FILE]            build the page and put all of it into one file that opens from a
                                       disk; without a name dist/casebook.html
cargo xtask look [--engine E] [--out DIR] [--full] [--no-build] [--run JS] [ADDRESS…]
                                       save pictures of the page in several sizes, light and dark
cargo xtask check-host ADDRESS         ask a host for a Casebook and say in words what it gets wrong
cargo xtask size                       build the page and print what its first load weighs
cargo xtask bench                      measure reading, evaluation, checks and working of every case
cargo xtask bench --page [--against DIR] [--rounds N] [--keys N] [--no-build]
                                       measure how the page feels in Chromium: keys and first visits,
                                       beside another built page
cargo xtask setup                      fetch what building and testing takes, and do nothing else
cargo xtask finish                     complete a page that Trunk is building; Trunk calls it

CASEBOOK_ENGINES=chromium,webkit,firefox chooses the browsers to test in; with CASEBOOK_EVERYWHERE=1
those tests run in all of them that one would do for. CASEBOOK_SERVERS=nginx,apache,none chooses the web
servers that the page is tried on; CASEBOOK_OFFICE=none leaves out LibreOffice, which works the exported
workbooks out.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match chore(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore(arguments: &[String]) -> Result<()> {
    let (name, options) = match arguments.split_first() {
        Some((name, options)) => (name.as_str(), options),
        None => ("help", arguments),
    };
    match name {
        "serve" => {
            let (profile, port) = serve_options(options)?;
            serve::serve(profile, port)
        }
        "test" => match flag(options, "--quick")? {
            true => suite::test(Extent::Quick),
            false => suite::test(Extent::Whole),
        },
        "build" => build::page(profile(flag(options, "--dev")?)),
        "module" => {
            none(options)?;
            build::module()
        }
        "one-file" => one_file(options),
        "look" => look(options),
        "size" => {
            none(options)?;
            build::page(Profile::Release)?;
            suite::size()
        }
        "bench" if options.iter().any(|option| option == "--page") => bench_page(options),
        "bench" => run(command("cargo")
            .args([
                "bench",
                "--locked",
                "--package",
                "casebook-analysis",
                "--package",
                "casebook-tables",
                "--bench",
                "cases",
                "--bench",
                "foot",
            ])
            .args(options)),
        "check-host" => run(command("cargo")
            .args([
                "run",
                "--locked",
                "--quiet",
                "--package",
                "check-host",
                "--",
            ])
            .args(options)),
        "finish" => {
            none(options)?;
            finish::finish()
        }
        "setup" => {
            none(options)?;
            let mut missing = tools::missing_for_building()?;
            missing.extend(tools::missing_for_checking());
            missing.extend(suite::missing_for_browser_tests()?);
            missing.extend(suite::missing_for_hosting_tests()?);
            missing.extend(office::missing());
            setup::announce(&missing);
            setup::take(missing)?;
            tools::fetch_crates()
        }
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("there is no chore {other:?}\n\n{HELP}"),
    }
}

/// Builds the page, which puts the one file beside it, and copies that to where it is wanted.
fn one_file(options: &[String]) -> Result<()> {
    let wanted = match options {
        [] => None,
        [file] if !file.starts_with('-') => Some(PathBuf::from(file)),
        _ => bail!("`one-file` wants the name of a file, or nothing\n\n{HELP}"),
    };
    build::page(Profile::Release)?;
    let built = project::dist().join(hosts::ONE_FILE);
    let file = match wanted {
        Some(file) => {
            fs::copy(&built, &file)
                .with_context(|| format!("{} cannot be written", file.display()))?;
            file
        }
        None => built,
    };
    let size = fs::metadata(&file)?.len();
    println!(
        "{} holds all of Casebook: {} KB",
        file.display(),
        size.div_ceil(1000)
    );
    Ok(())
}

/// Builds unless told not to, then hands the rest on to the program that measures the page.
fn bench_page(options: &[String]) -> Result<()> {
    browsers::set_up(&[Engine::Chromium])?;
    built_first("bench-page", options, &["--page", "--no-build"])
}

/// Builds unless told not to, then hands the rest on to the program that takes the pictures.
fn look(options: &[String]) -> Result<()> {
    let engine = match options.iter().position(|option| option == "--engine") {
        Some(place) => {
            let name = place.checked_add(1).and_then(|next| options.get(next));
            Engine::named(name.context("--engine wants a name")?)?
        }
        None => Engine::Chromium,
    };
    browsers::set_up(&[engine])?;
    built_first("look", options, &["--no-build"])
}

/// Runs a program of the tests on a page that is built first, unless told not to; without the options
/// that are not for it.
fn built_first(program: &str, options: &[String], own: &[&str]) -> Result<()> {
    if !options.iter().any(|option| option == "--no-build") {
        build::page(Profile::Release)?;
    }
    let rest = options
        .iter()
        .filter(|option| !own.contains(&option.as_str()));
    run(command("cargo")
        .args(["run", "--quiet", "--package", "casebook-tests"])
        .args(["--bin", program, "--"])
        .args(rest))
}

fn profile(dev: bool) -> Profile {
    if dev { Profile::Dev } else { Profile::Release }
}

fn serve_options(options: &[String]) -> Result<(Profile, Option<u16>)> {
    let (mut dev, mut port) = (false, None);
    let mut rest = options.iter();
    while let Some(option) = rest.next() {
        match option.as_str() {
            "--dev" => dev = true,
            "--port" => {
                let number = rest.next().context("--port wants a number")?;
                port = Some(
                    number
                        .parse()
                        .with_context(|| format!("{number:?} is no port"))?,
                );
            }
            other => bail!("`serve` has no option {other:?}\n\n{HELP}"),
        }
    }
    Ok((profile(dev), port))
}

/// Whether the one flag that a chore takes is set.
fn flag(options: &[String], name: &str) -> Result<bool> {
    match options {
        [] => Ok(false),
        [option] if option == name => Ok(true),
        _ => bail!("the only option here is {name}\n\n{HELP}"),
    }
}

fn none(options: &[String]) -> Result<()> {
    match options {
        [] => Ok(()),
        _ => bail!("there are no options here\n\n{HELP}"),
    }
}
