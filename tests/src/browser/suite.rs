//! The list of tests, run in every engine.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Result;
use libtest_mimic::{Arguments, Trial};
use xtask::browsers::Engine;
use xtask::project;

use super::page::Page;
use super::processes;
use super::session::{Scheme, Session};
use super::stage;
use super::trying::{Fault, Retries};

/// A test of the page.
#[derive(Debug, Clone, Copy)]
pub struct Test {
    name: &'static str,
    function: fn(&mut Page<'_>),
    schemes: &'static [Scheme],
    engines: &'static [Engine],
    in_any: bool,
}

/// A [`Test`] of a function, named by its path: `test!(keyboard::arrows_move_within_a_table)`.
#[macro_export]
macro_rules! test {
    ($function:path) => {
        $crate::browser::Test::new(stringify!($function), $function)
    };
}

impl Test {
    /// A test that runs in every engine, in light.
    pub const fn new(name: &'static str, function: fn(&mut Page<'_>)) -> Self {
        Self {
            name,
            function,
            schemes: &[Scheme::Light],
            engines: &Engine::ALL,
            in_any: false,
        }
    }

    /// Runs it a second time in dark.
    pub const fn in_light_and_dark(mut self) -> Self {
        self.schemes = &[Scheme::Light, Scheme::Dark];
        self
    }

    /// Runs it in these engines only; say beside it why.
    pub const fn only_in(mut self, engines: &'static [Engine]) -> Self {
        self.engines = engines;
        self
    }

    /// Runs it in one engine, since it is about words and figures that our own code decides: each such
    /// test in the next of those chosen, so that they share the work. `CASEBOOK_EVERYWHERE` runs it in
    /// all.
    pub const fn in_any_engine(mut self) -> Self {
        self.in_any = true;
        self
    }
}

/// The variable that, set to anything, runs every test in every engine that it can run in.
const EVERYWHERE_VARIABLE: &str = "CASEBOOK_EVERYWHERE";

/// Browsers that are running and not in use.
#[derive(Debug, Default)]
struct Browsers(Mutex<Vec<Session>>);

impl Browsers {
    /// One that is not in use, or else a new one.
    fn take(&self, engine: Engine, scheme: Scheme) -> Result<Session> {
        let mut idle = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let suits = |session: &Session| (session.engine(), session.scheme()) == (engine, scheme);
        let found = idle.iter().position(suits).map(|at| idle.swap_remove(at));
        drop(idle);
        found.map_or_else(|| Session::start(engine, scheme), Ok)
    }

    fn give_back(&self, session: Session) {
        let mut idle = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push(session);
    }
}

/// What the tests share while they run.
#[derive(Debug, Default)]
struct Run {
    browsers: Browsers,
    retries: Retries,
    /// How long each test took, by its name.
    took: Mutex<Vec<(Duration, String)>>,
    /// What failed, and the first line of why: said once more at the end, where a log is cut.
    failed: Mutex<Vec<String>>,
}

/// How many tests the summary names as the slowest; [`TIMES`] has all of them.
const SLOWEST: usize = 10;

/// The file below `target` that says how long each test took, in seconds, the slowest first.
const TIMES: &str = "browser-times.tsv";

impl Run {
    /// Writes how long each test took, to see what a shorter suite would leave out.
    fn keep_times(&self) -> std::io::Result<()> {
        let mut took = self.took.lock().unwrap_or_else(PoisonError::into_inner);
        took.sort();
        let lines: String = took
            .iter()
            .rev()
            .map(|(time, name)| format!("{:.1}\t{name}\n", time.as_secs_f64()))
            .collect();
        std::fs::write(project::target().join(TIMES), lines)
    }

    fn summary(&self) -> String {
        let mut took = self.took.lock().unwrap_or_else(PoisonError::into_inner);
        took.sort();
        let whole: Duration = took.iter().map(|(time, _)| *time).sum();
        let slowest: Vec<String> = took
            .iter()
            .rev()
            .take(SLOWEST)
            .map(|(time, name)| format!("{:6.1} s  {name}", time.as_secs_f64()))
            .collect();
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        format!(
            "tests took {:.0} s one after the other; the slowest:\n{}\n{}\nfailed: {}{}",
            whole.as_secs_f64(),
            slowest.join("\n"),
            self.retries.summary(),
            failed.len(),
            failed
                .iter()
                .map(|it| format!("\n    {it}"))
                .collect::<String>()
        )
    }
}

/// Runs the tests in every engine chosen, as `cargo test` would: the command line takes a filter,
/// `--list`, `--exact`, `--skip` and `--test-threads` (one thread an engine by default).
pub fn run(tests: Vec<Test>) -> ExitCode {
    let mut arguments = Arguments::from_args();
    let chosen = match Engine::chosen() {
        Ok(chosen) => chosen,
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    arguments.test_threads.get_or_insert(chosen.len());
    let everywhere = std::env::var_os(EVERYWHERE_VARIABLE).is_some();
    let run = Arc::new(Run::default());
    // The engines take turns in the list, so that none of them is busy alone at the end.
    let mut turns = chosen.iter().cycle();
    let mut trials = Vec::new();
    for test in tests {
        let can: Vec<Engine> = chosen
            .iter()
            .copied()
            .filter(|engine| test.engines.contains(engine))
            .collect();
        for &scheme in test.schemes {
            let engines = match test.in_any && !everywhere {
                true => turns
                    .by_ref()
                    .take(chosen.len())
                    .find(|engine| can.contains(engine))
                    .map(|engine| vec![*engine])
                    .unwrap_or_default(),
                false => can.clone(),
            };
            for engine in engines {
                trials.push(trial(test, engine, scheme, Arc::clone(&run)));
            }
        }
    }
    std::panic::set_hook(Box::new(|panic| {
        PLACE.set(
            panic
                .location()
                .map(ToString::to_string)
                .unwrap_or_default(),
        );
    }));
    processes::adopt();
    let listing = arguments.list;
    let conclusion = libtest_mimic::run(&arguments, trials);
    if !listing {
        println!("{}", run.summary());
        if let Err(error) = run.keep_times() {
            println!("The times of the tests were not written: {error}");
        }
    }
    // The browsers end here, before the process does.
    drop(run);
    tidy();
    conclusion.exit_code()
}

fn trial(test: Test, engine: Engine, scheme: Scheme, run: Arc<Run>) -> Trial {
    let name = match scheme {
        Scheme::Light => format!("{}::{}", engine.name(), test.name),
        Scheme::Dark => format!("{}::{}::dark", engine.name(), test.name),
    };
    Trial::test(name.clone(), move || {
        let start = Instant::now();
        let outcome = run.retries.attempt(&name, || {
            let session = run.browsers.take(engine, scheme);
            let mut session = session.map_err(|error| Fault::Page(format!("{error:#}")))?;
            attempt(test, &mut session, &name.replace("::", "-"))?;
            // A browser is used for one test after another, until one fails and may have left it
            // in any state.
            run.browsers.give_back(session);
            Ok(())
        });
        if let Err(words) = &outcome {
            let first = words.lines().next().unwrap_or_default();
            let mut failed = run.failed.lock().unwrap_or_else(PoisonError::into_inner);
            failed.push(format!("{name}: {first}"));
        }
        let mut took = run.took.lock().unwrap_or_else(PoisonError::into_inner);
        took.push((start.elapsed(), name));
        Ok(outcome?)
    })
}

/// Runs a test in a browser; what it left behind counts as well.
fn attempt(test: Test, session: &mut Session, file: &str) -> std::result::Result<(), Fault> {
    // What a test before this one saw is none of its business.
    session.take_fault();
    let mut page = match Page::new(session) {
        Ok(page) => page,
        Err(error) => {
            let words = format!("{error:#}");
            return Err(match session.take_fault() {
                Some(fault) => Fault::Driver(fault),
                None => Fault::Page(words),
            });
        }
    };
    let outcome = catch_unwind(AssertUnwindSafe(|| (test.function)(&mut page)));
    let panicked = outcome.err().map(message);
    let mut faults: Vec<String> = page
        .take_errors()
        .into_iter()
        .map(|error| format!("in the page: {error}"))
        .collect();
    faults.extend(
        page.take_foreign()
            .into_iter()
            .map(|host| format!("a request went to {host}")),
    );
    if let (Some(words), Some(fault)) = (&panicked, page.session().take_fault())
        && faults.is_empty()
        && words.contains(&fault)
    {
        return Err(Fault::Driver(words.clone()));
    }
    faults.splice(0..0, panicked);
    if faults.is_empty() {
        return Ok(());
    }
    let picture = failures().join(format!("{file}.png"));
    match catch_unwind(AssertUnwindSafe(|| page.screenshot(&picture))) {
        Ok(()) => faults.push(format!("a picture is in {}", picture.display())),
        Err(_) => faults.push("the browser gives no picture any more".to_owned()),
    }
    Err(Fault::Page(faults.join("\n")))
}

thread_local! {
    /// Where the last panic of this thread was: the line of the test, since `Page` tracks its callers.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

fn message(panic: Box<dyn std::any::Any + Send>) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("the test panicked");
    format!("{}: {text}", PLACE.take())
}

fn failures() -> PathBuf {
    project::target().join("browser-failures")
}

/// Removes what pages and browsers leave behind, processes included. [`run`] does so itself; for
/// other programs that open a [`Page`].
pub fn tidy() {
    stage::tidy();
    processes::end_orphans();
}
