//! The list of tests, run in every engine.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use libtest_mimic::{Arguments, Failed, Trial};
use xtask::browsers::Engine;
use xtask::project;

use super::page::Page;
use super::processes;
use super::session::{Scheme, Session};
use super::stage;

/// A test of the page.
#[derive(Debug, Clone, Copy)]
pub struct Test {
    name: &'static str,
    function: fn(&mut Page<'_>),
    schemes: &'static [Scheme],
    engines: &'static [Engine],
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
}

/// The browsers of one engine that are running. One test at a time uses them.
type Browsers = Mutex<BTreeMap<&'static str, Session>>;

/// Runs the tests in every engine chosen, as `cargo test` would: the command line takes a filter,
/// `--list`, `--exact`, `--skip` and `--test-threads` (one thread an engine by default).
pub fn run(tests: Vec<Test>) -> ExitCode {
    let mut arguments = Arguments::from_args();
    let engines = match Engine::chosen() {
        Ok(engines) => engines,
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    arguments.test_threads.get_or_insert(engines.len());
    let browsers: BTreeMap<Engine, Arc<Browsers>> = engines
        .iter()
        .map(|&engine| (engine, Arc::default()))
        .collect();
    // The engines take turns in the list, so that one thread each keeps all of them busy.
    let mut trials = Vec::new();
    for test in tests {
        for &scheme in test.schemes {
            for (&engine, browsers) in browsers
                .iter()
                .filter(|(engine, _)| test.engines.contains(engine))
            {
                trials.push(trial(test, engine, scheme, Arc::clone(browsers)));
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
    let conclusion = libtest_mimic::run(&arguments, trials);
    // The browsers end here, before the process does.
    drop(browsers);
    tidy();
    conclusion.exit_code()
}

fn trial(test: Test, engine: Engine, scheme: Scheme, browsers: Arc<Browsers>) -> Trial {
    let name = match scheme {
        Scheme::Light => format!("{}::{}", engine.name(), test.name),
        Scheme::Dark => format!("{}::{}::dark", engine.name(), test.name),
    };
    let file = name.replace("::", "-");
    Trial::test(name, move || {
        let mut browsers = browsers.lock().unwrap_or_else(PoisonError::into_inner);
        // A browser is used for one test after another, until one fails and may have left it in
        // any state.
        let mut session = match browsers.remove(scheme.name()) {
            Some(session) => session,
            None => Session::start(engine, scheme).map_err(|error| format!("{error:#}"))?,
        };
        if let Err(first) = attempt(test, &mut session, &file) {
            // A busy machine makes a browser too slow once in a while; a fault of the page shows
            // again in a fresh browser. What the first try said is printed either way.
            drop(session);
            eprintln!("{file}, first try: {}", first.message().unwrap_or_default());
            session = Session::start(engine, scheme).map_err(|error| format!("{error:#}"))?;
            attempt(test, &mut session, &file)?;
        }
        browsers.insert(scheme.name(), session);
        Ok(())
    })
}

/// Runs a test in a browser; what it left behind counts as well.
fn attempt(test: Test, session: &mut Session, file: &str) -> Result<(), Failed> {
    let mut page = Page::new(session).map_err(|error| format!("{error:#}"))?;
    let outcome = catch_unwind(AssertUnwindSafe(|| (test.function)(&mut page)));
    let mut faults: Vec<String> = outcome.err().map(message).into_iter().collect();
    faults.extend(
        page.take_errors()
            .into_iter()
            .map(|error| format!("in the page: {error}")),
    );
    faults.extend(
        page.take_foreign()
            .into_iter()
            .map(|host| format!("a request went to {host}")),
    );
    if faults.is_empty() {
        return Ok(());
    }
    let picture = failures().join(format!("{file}.png"));
    match catch_unwind(AssertUnwindSafe(|| page.screenshot(&picture))) {
        Ok(()) => faults.push(format!("a picture is in {}", picture.display())),
        Err(_) => faults.push("the browser gives no picture any more".to_owned()),
    }
    Err(faults.join("\n").into())
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
