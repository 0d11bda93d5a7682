//! What a reader does and sees: one file for each part of it.

mod doing;
mod elements;
mod judging;
mod opening;
mod reading;
mod waiting;

use std::time::Duration;

use anyhow::Result;
use xtask::browsers::Engine;

use super::session::{Scheme, Session};
use super::stage::Stage;

/// How long the page may take to show what is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long to wait before looking again.
const PAUSE: Duration = Duration::from_millis(20);

/// The page in a browser, from a server and with a storage of its own: each test starts afresh.
///
/// Wherever a *target* is asked for, it is a CSS selector, or `text=Reset` for the button, link,
/// tab or label with that text, or `label=Agency placement` for the field with that label (the
/// whole text if there is such a one, else the first that contains it). A method that acts on
/// a target, or reads it, waits until it is there.
///
/// Methods panic with a plain message when the page is not as expected: that is how a test fails.
#[derive(Debug)]
pub struct Page<'a> {
    session: &'a mut Session,
    stage: Stage,
    size: (u32, u32),
    in_folder: bool,
}

impl<'a> Page<'a> {
    /// A page that is not open yet, in a window of 1024 × 768.
    ///
    /// # Errors
    /// When the built page is missing or cannot be served.
    pub fn new(session: &'a mut Session) -> Result<Self> {
        // Whatever a test before this one asked for is none of its business.
        session.take_foreign();
        session.run(|client| async move { client.goto("about:blank").await })?;
        Ok(Self {
            session,
            stage: Stage::start()?,
            size: (1024, 768),
            in_folder: false,
        })
    }

    /// Which browser this is.
    pub fn engine(&self) -> Engine {
        self.session.engine()
    }

    /// Light or dark.
    pub fn scheme(&self) -> Scheme {
        self.session.scheme()
    }
}

/// Fails the test with what a driver said, without a trace of our own insides.
trait OrFail<T> {
    #[track_caller]
    fn or_fail(self) -> T;
}

impl<T> OrFail<T> for Result<T> {
    #[track_caller]
    fn or_fail(self) -> T {
        match self {
            Ok(value) => value,
            Err(error) => panic!("{error:#}"),
        }
    }
}
