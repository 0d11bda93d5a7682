//! Trying a test, and when it may be tried again.
//!
//! What a page does wrong, it may well do wrong only once in a while: a test that failed has failed.
//! The one exception is a fault that is shown to be the driver's own. Then the test has shown
//! nothing either way, is tried once more in a fresh browser, and is named in the closing summary.

use std::sync::{Mutex, PoisonError};

use fantoccini::error::{CmdError, ErrorStatus};
use xtask::browsers::Engine;

/// How a try ended that did not end well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The page is not as it should be.
    Page(String),
    /// The driver broke off before the page could be judged.
    Driver(String),
}

/// The tests that were tried a second time, and why.
#[derive(Debug, Default)]
pub(crate) struct Retries(Mutex<Vec<String>>);

impl Retries {
    /// Runs a test, a second time only if the driver failed the first.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub(crate) fn attempt(
        &self,
        test: &str,
        mut run: impl FnMut() -> Result<(), Fault>,
    ) -> Result<(), String> {
        let reason = match run() {
            Ok(()) => return Ok(()),
            Err(Fault::Page(words)) => return Err(words),
            Err(Fault::Driver(reason)) => reason,
        };
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(format!("{test}: {reason}"));
        match run() {
            Ok(()) => Ok(()),
            Err(Fault::Page(words)) => Err(words),
            Err(Fault::Driver(again)) => Err(format!("the driver failed twice: {again}")),
        }
    }

    /// What the summary says of them.
    pub(crate) fn summary(&self) -> String {
        let retried = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match retried.as_slice() {
            [] => "tried twice: none".to_owned(),
            some => format!(
                "tried twice, since the driver failed: {}\n    {}",
                some.len(),
                some.join("\n    ")
            ),
        }
    }
}

/// The words of an error that no page can cause; none of any other. That a driver does not answer is
/// none of these: a page that hangs keeps it from answering.
pub(crate) fn fault_of_driver(engine: Engine, error: &CmdError) -> Option<String> {
    let is_its_own = match error {
        CmdError::Failed(_) | CmdError::FailedC(_) | CmdError::Lost(_) => true,
        CmdError::Standard(said) => match said.error {
            ErrorStatus::InvalidSessionId => true,
            // WebKit's driver could not read what its browser sent as the result of a script: it says
            // something else of scripts that fail.
            ErrorStatus::UnknownError => {
                engine == Engine::WebKit && said.message.contains("Could not parse script result")
            }
            _ => false,
        },
        _ => false,
    };
    is_its_own.then(|| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use fantoccini::error::WebDriver;

    /// Answers that are given one after the other, and how many were asked for.
    fn attempt(retries: &Retries, answers: &[Result<(), Fault>]) -> (Result<(), String>, usize) {
        let mut asked = 0;
        let outcome = retries.attempt("webkit::a::test", || {
            asked += 1;
            answers[asked - 1].clone()
        });
        (outcome, asked)
    }

    #[test]
    fn what_fails_once_has_failed() {
        let retries = Retries::default();
        let wrong = Err(Fault::Page("the claim is wrong".to_owned()));
        assert_eq!(
            attempt(&retries, &[wrong, Ok(())]),
            (Err("the claim is wrong".to_owned()), 1)
        );
        assert_eq!(retries.summary(), "tried twice: none");
    }

    #[test]
    fn what_the_driver_failed_is_tried_once_more_and_named() {
        let retries = Retries::default();
        let broke = || Err(Fault::Driver("the session is lost".to_owned()));
        let wrong = || Err(Fault::Page("the claim is wrong".to_owned()));
        assert_eq!(attempt(&retries, &[broke(), Ok(())]), (Ok(()), 2));
        assert_eq!(
            retries.summary(),
            "tried twice, since the driver failed: 1\n    webkit::a::test: the session is lost"
        );
        assert_eq!(
            attempt(&retries, &[broke(), wrong()]).0,
            Err("the claim is wrong".to_owned())
        );
        let (outcome, asked) = attempt(&retries, &[broke(), broke()]);
        assert!(outcome.is_err());
        assert_eq!(asked, 2);
        assert!(retries.summary().contains("failed: 3"));
    }

    #[test]
    fn only_what_no_page_can_cause_is_the_drivers() {
        let said = |engine, status, words: &'static str| {
            let error = CmdError::Standard(WebDriver::new(status, words));
            fault_of_driver(engine, &error).is_some()
        };
        let unread = "Could not parse script result";
        assert!(said(Engine::WebKit, ErrorStatus::UnknownError, unread));
        assert!(said(Engine::Firefox, ErrorStatus::InvalidSessionId, ""));
        assert!(!said(Engine::Chromium, ErrorStatus::UnknownError, unread));
        assert!(!said(Engine::WebKit, ErrorStatus::JavascriptError, unread));
        for status in [
            ErrorStatus::ScriptTimeout,
            ErrorStatus::Timeout,
            ErrorStatus::ElementClickIntercepted,
            ErrorStatus::StaleElementReference,
            ErrorStatus::NoSuchWindow,
            ErrorStatus::UnknownError,
        ] {
            assert!(!said(Engine::WebKit, status, "something else"));
        }
        assert!(fault_of_driver(Engine::WebKit, &CmdError::WaitTimeout).is_none());
    }
}
