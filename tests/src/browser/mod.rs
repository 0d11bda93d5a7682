//! The page in real browsers.
//!
//! A test is a plain function that takes a [`Page`] and panics when something is not as it should
//! be. It is run in every engine:
//!
//! ```no_run
//! use casebook_tests::browser::{Page, Place, run, test};
//!
//! fn a_higher_rate_raises_the_saving(page: &mut Page<'_>) {
//!     page.open(Place::Case("cambridgeshire/2020-21/placement-mix-and-demand"));
//!     page.fill("label=Agency (IFA) foster placement", "900");
//!     page.wait_text("#claim", "£72,000 more");
//!     page.press("Control+z");
//!     page.wait_text("#claim", "£1,990,400");
//!     assert_eq!(page.value("label=Agency (IFA) foster placement"), "850");
//!     page.assert_accessible();
//! }
//!
//! fn main() -> std::process::ExitCode {
//!     run(vec![test!(a_higher_rate_raises_the_saving).in_light_and_dark()])
//! }
//! ```
//!
//! # What every test shows besides
//! Each test gets the built page from a server of its own: a fresh origin, so nothing is stored, in
//! a window of 1024 × 768. When it ends, it fails if meanwhile there was
//! - an error, an unhandled rejection, or a word in the console as error or warning;
//! - anything that the content security policy refused, in the page or reported to the server;
//! - a file that was not found;
//! - a request to any other host, workers included: the browser's proxy is ours, lets nothing
//!   through, and remembers who was asked for.
//!
//! A test that provokes one of these says so: [`Page::take_errors`] and [`Page::take_foreign`] give
//! what has happened and forget it.
//!
//! # To run them
//! `cargo xtask test` does all. With the page built (`cargo xtask build`):
//!
//! ```text
//! cargo test -p casebook-tests --test browser                  all tests, all engines
//! cargo test -p casebook-tests --test browser -- keyboard      those with this in their name
//! CASEBOOK_ENGINES=webkit cargo test -p casebook-tests --test browser
//! CASEBOOK_EVERYWHERE=1 cargo test -p casebook-tests --test browser
//! ```
//!
//! A test about words and figures, which our own code decides, is marked [`Test::in_any_engine`]: it
//! runs in one engine, those tests taking turns; the last line above runs them in all three. A test
//! that fails has failed. Only where the driver is shown to have failed is it tried once more, and
//! the summary names it.
//!
//! A test that fails leaves a picture of the page in `target/browser-failures`. To look at the page
//! without a test: `cargo xtask look`.
//!
//! # How the engines differ
//! - WebKit and Firefox have no window narrower than 500 px: the page is then in a frame of the
//!   width asked for. `Page` sees to that; only `window.top` shows it.
//! - Light or dark is fixed when a browser starts, so [`Test::in_light_and_dark`] makes two tests.
//! - No driver types characters beyond the basic plane (emoji) in every engine: [`Page::insert`].
//! - WebKit's driver cannot print; downloads land in different folders: [`Session::downloads`].

mod accessibility;
mod driver;
mod keys;
mod origin;
mod page;
mod place;
mod processes;
mod recorder;
mod session;
mod stage;
mod suite;
mod trying;

pub use crate::test;
pub use origin::serve_at_new_origin;
pub use page::Page;
pub use place::Place;
pub use processes::adopt;
pub use session::{Scheme, Session};
pub use suite::{Test, run, tidy};
pub use xtask::browsers::Engine;
