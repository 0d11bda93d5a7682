//! How the page feels: `cargo xtask bench --page`.
//!
//! For the largest case, what a key press costs beside what it costs at the least, and for the list
//! and that case, what a reader waits for on a slow line. Prints a table; asserts nothing. With
//! `--against DIR` another built page is measured in turn with this one, and stands beside it.

mod figures;
mod keys;
mod loads;
mod peers;
mod served;
mod tab;
mod table;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use casebook_tests::browser::{self, Place};
use casebook_tests::command;
use xtask::project;

use crate::keys::{Field, Pair};
use crate::loads::{Loads, Opening};
use crate::served::Build;
use crate::tab::Tab;

struct Options {
    against: Option<PathBuf>,
    /// How often everything is measured.
    rounds: usize,
    /// How many keys are typed in each round, at each speed.
    keys: usize,
}

/// What was measured of one build.
struct Measured {
    build: Arc<Build>,
    keys: Pair,
    list: Loads,
    case: Loads,
}

fn main() -> Result<()> {
    let options = options(std::env::args().skip(1))?;
    browser::adopt();
    let outcome = bench(&options);
    browser::tidy();
    outcome
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Options> {
    let mut options = Options {
        against: None,
        rounds: 3,
        keys: 16,
    };
    while let Some(argument) = arguments.next() {
        let mut value = || {
            arguments
                .next()
                .with_context(|| format!("{argument} wants a value"))
        };
        match argument.as_str() {
            "--against" => options.against = Some(std::path::absolute(value()?)?),
            "--rounds" => options.rounds = value()?.parse().context("--rounds wants a number")?,
            "--keys" => options.keys = value()?.parse().context("--keys wants a number")?,
            other => bail!("there is no option {other}"),
        }
    }
    if options.rounds == 0 || options.keys == 0 {
        bail!("at least one round, and one key, is to be measured");
    }
    Ok(options)
}

fn bench(options: &Options) -> Result<()> {
    let mut all = vec![Measured::of(Build::read("this build", &project::dist())?)];
    if let Some(folder) = &options.against {
        all.push(Measured::of(Build::read("the other", folder)?));
    }
    let tab = Tab::open()?;
    let this = Arc::clone(&all.first().context("there is no build")?.build);
    let case = largest_case(&tab, &this)?;
    let serving = this.serve()?;
    let address = this.address(Place::Case(&case));
    let field = keys::busiest_field(&tab, &serving.url(&address))?;
    println!("{}", heading(&case, &field, options));
    for round in 1..=options.rounds {
        for measured in &mut all {
            println!(
                "Round {round} of {}: {}.",
                options.rounds, measured.build.name
            );
            measured.measure(&tab, &case, &field, options.keys)?;
        }
    }
    drop(tab);
    println!("\n{}", table::table(&all));
    peers::run()
}

impl Measured {
    fn of(build: Arc<Build>) -> Self {
        Self {
            build,
            keys: Pair::default(),
            list: Loads::default(),
            case: Loads::default(),
        }
    }

    fn measure(&mut self, tab: &Tab, case: &str, field: &Field, keys: usize) -> Result<()> {
        let case = self.build.address(Place::Case(case));
        let serving = self.build.serve()?;
        keys::measure(tab, &serving.url(&case), &field.id, keys, &mut self.keys)?;
        let list = Opening {
            address: self.build.address(Place::List("")),
            field: "#filter-words".to_owned(),
            words: Some("no case has this"),
            shows: ".cases, .filter__count",
        };
        self.list.measure(tab, &self.build, &list)?;
        let case = Opening {
            address: case,
            field: format!("#{}", field.id),
            words: None,
            shows: "[data-figure]",
        };
        self.case.measure(tab, &self.build, &case)
    }
}

/// The case with the most on its page.
fn largest_case(tab: &Tab, build: &Arc<Build>) -> Result<String> {
    let serving = build.serve()?;
    let mut largest = None;
    for case in command::shipped_cases() {
        let address = build.address(Place::Case(&case));
        let elements = keys::elements(tab, &serving.url(&address))?;
        largest = largest.max(Some((elements, case)));
    }
    let (_, case) = largest.context("there is no case")?;
    Ok(case)
}

fn heading(case: &str, field: &Field, options: &Options) -> String {
    format!(
        "The largest case is {case}. A digit in #{} changes {} figures of its tables.\n\
         {} keys at each speed, {} first visits to each page.",
        field.id,
        field.figures,
        options.keys * options.rounds,
        options.rounds
    )
}
