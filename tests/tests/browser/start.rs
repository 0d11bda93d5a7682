//! Starting, and what is said when that fails.

use std::collections::BTreeSet;

use casebook_tests::browser::{Page, Place, Scheme};
use casebook_tests::first_load;
use casebook_tests::placement_mix::CASE;
use xtask::project;

use crate::reader::{NOW, RATE, seen};

pub(crate) fn the_page_starts(page: &mut Page<'_>) {
    page.open("");
    assert!(!page.sees("#message"), "{}", page.text("#message"));
    page.wait_for("main h1");
    assert!(page.title().ends_with(" – Casebook"), "{}", page.title());
}

/// What the size of the first load is measured by must be all that is loaded, and the case that the
/// page carries is not fetched again.
pub(crate) fn the_first_load_is_what_the_page_names(page: &mut Page<'_>) {
    let case = Place::Case(CASE).to_string();
    page.open(&case);
    page.settle();
    loads_what_it_names(page, &case, &mut BTreeSet::new());
    // With that it is usable.
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
}

/// A page that a chunk of the program draws names its files, so that they come while the program does;
/// the program takes those, and does not fetch them once more.
pub(crate) fn what_draws_a_page_comes_with_the_program(page: &mut Page<'_>) {
    let mut kept = BTreeSet::new();
    for address in ["index.html", "papers.html", "totals.html", "add-up.html"] {
        page.take_requests();
        page.open(address);
        page.settle();
        loads_what_it_names(page, address, &mut kept);
    }
}

/// Asserts that the page has loaded what its head names, each file once, and nothing else. A browser does
/// not ask again for what it kept of the pages before.
fn loads_what_it_names(page: &mut Page<'_>, address: &str, kept: &mut BTreeSet<String>) {
    let named: BTreeSet<String> = first_load::files(&project::dist(), address)
        .into_iter()
        .collect();
    let (mut asked, mut again) = (BTreeSet::new(), Vec::new());
    for path in page.take_requests() {
        let file = path.trim_start_matches('/').to_owned();
        if !asked.insert(file.clone()) {
            again.push(file);
        }
    }
    assert!(again.is_empty(), "{address}: loaded twice: {again:?}");
    // Browsers without scroll timelines or scroll anchoring load a small script more, which others have
    // no use for.
    let unnamed: Vec<_> = asked
        .difference(&named)
        .filter(|file| !["cut-figures.js", "keep-place.js"].contains(&file.as_str()))
        .collect();
    assert!(
        unnamed.is_empty(),
        "{address}: loaded, but not counted: {unnamed:?}"
    );
    kept.append(&mut asked);
    // A browser without a window may leave the icon out.
    let unused: Vec<_> = named
        .difference(kept)
        .filter(|file| !file.ends_with(".svg"))
        .collect();
    assert!(
        unused.is_empty(),
        "{address}: counted, but not loaded: {unused:?}"
    );
}

pub(crate) fn the_page_works_from_any_folder(page: &mut Page<'_>) {
    page.use_folder();
    page.open("");
    assert!(!page.sees("#message"));
    let astray: Vec<String> = page
        .take_requests()
        .into_iter()
        .filter(|path| !path.starts_with("/in/a/folder/"))
        .collect();
    assert!(
        astray.is_empty(),
        "asked for outside the folder: {astray:?}"
    );
}

/// Fragments as people and strangers may write them; each must show a page with a heading.
const FRAGMENTS: [&str; 16] = [
    "#",
    "#/",
    "#//",
    "#/no/such/place",
    "#app",
    "#message",
    "#%",
    "#%00",
    "#%E2%28%A1",
    "#/%2e%2e/%2e%2e/",
    "#?a=b&c",
    "#/case/",
    "#<script>alert(1)</script>",
    "#javascript:alert(1)",
    "#\u{202e}\u{200b}\u{1f4a5}",
    "#constructor",
];

pub(crate) fn any_fragment_yields_a_page(page: &mut Page<'_>) {
    let long = format!("#{}", "/x".repeat(20_000));
    for fragment in FRAGMENTS.into_iter().chain([long.as_str()]) {
        page.open(fragment);
        assert!(
            !page.sees("#message"),
            "at {fragment:.40}: {}",
            page.text("#message")
        );
        assert!(!page.text("h1").is_empty(), "at {fragment:.40}");
    }
    // And without loading anew, as by a link or a change of the address.
    for fragment in FRAGMENTS {
        page.go(fragment);
        page.wait("there is a heading", |page| page.sees("h1"));
    }
}

pub(crate) fn light_and_dark_are_what_the_device_asks_for(page: &mut Page<'_>) {
    page.open("");
    let dark = page.eval("return matchMedia('(prefers-color-scheme: dark)').matches");
    assert_eq!(dark, page.scheme() == Scheme::Dark);
    let script = "return getComputedStyle(document.documentElement).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number)";
    let paper: Vec<f64> = serde_json::from_value(page.eval(script)).unwrap();
    let bright = paper.iter().all(|part| *part > 200.0);
    let dim = paper.iter().all(|part| *part < 60.0);
    assert!(
        if page.scheme() == Scheme::Dark {
            dim
        } else {
            bright
        },
        "the paper is {paper:?}"
    );
}

/// The case as its page reads without the program.
#[track_caller]
fn reads_in_full(page: &Page<'_>) {
    assert_eq!(
        page.text("main h1"),
        "Children in care: placement mix and numbers"
    );
    assert_eq!(page.text("[data-claim=\"calculated\"]"), "£1,990,400");
    assert_eq!(seen(page, "avoided_by_month[2020-04,low]"), "204,000");
    assert!(page.count("tr[data-check]") > 50);
}

pub(crate) fn without_the_code_the_page_says_so(page: &mut Page<'_>) {
    says_that_it_lacks(page, "_bg.wasm");
}

pub(crate) fn without_the_script_of_the_code_the_page_says_so(page: &mut Page<'_>) {
    says_that_it_lacks(page, "/page.js");
}

#[track_caller]
fn says_that_it_lacks(page: &mut Page<'_>, part: &str) {
    page.withhold(part);
    page.load(Place::Case(CASE));
    page.wait_text("#message", "Casebook could not start");
    reads_in_full(page);
    let missing = page.take_errors();
    assert!(
        missing
            .iter()
            .any(|error| error.starts_with("not found: /program-")),
        "{missing:?}"
    );
    page.assert_accessible();
    page.deliver();
    page.click("text=Reload the page");
    page.wait_for("#app[data-running]");
    assert!(!page.sees("#message"));
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.take_errors();
}

pub(crate) fn without_webassembly_the_page_says_so(page: &mut Page<'_>) {
    page.before_start("delete window.WebAssembly;");
    page.load(Place::Case(CASE));
    page.wait_text("#message", "This browser cannot calculate here");
    reads_in_full(page);
    page.click("text=Hide this message");
    page.wait_gone("#message");
}

pub(crate) fn a_failure_later_is_said_and_leaves_a_way_on(page: &mut Page<'_>) {
    page.open(Place::Case(CASE));
    // What a trap in the page's code amounts to.
    let fail = "window.dispatchEvent(new ErrorEvent('error', { message: 'x', error: new Error('made up by the test') }))";
    page.eval(fail);
    page.wait_text("#message", "Something went wrong");
    assert!(
        page.take_errors()
            .iter()
            .any(|error| error.contains("made up by the test"))
    );
    page.click("text=Hide this message");
    page.wait_gone("#message");
    page.eval(fail);
    page.click("text=Reload the page");
    page.wait_for("#app[data-running]");
    page.wait("the page is as it was", |page| !page.sees("#message"));
    assert_eq!(page.at(), Place::Case(CASE).to_string());
    page.take_errors();
}

/// A page of a stranger may show this one and forbid it what is its own: then no part of the program
/// arrives, and no browser is too old.
pub(crate) fn in_a_frame_that_is_shut_off_the_page_says_so(page: &mut Page<'_>) {
    page.load_shut_off(Place::Case(CASE));
    page.wait_text("#message", "This page is shut off by the page around it");
    assert!(!page.text("#message").contains("too old"));
    reads_in_full(page);
    page.take_errors();
}

/// The folder on a disk.
pub(crate) fn opened_from_disk_the_page_says_so(page: &mut Page<'_>) {
    let file = project::dist().join(Place::Case(CASE).to_string());
    page.load_url(&format!("file://{}", file.display()));
    page.wait_text("#message", "This page was opened from a file on disk");
    reads_in_full(page);
}

/// One page, saved by itself: without its styles and its program.
pub(crate) fn a_case_page_saved_as_a_file_still_reads(page: &mut Page<'_>) {
    let file = project::dist().join(Place::Case(CASE).to_string());
    let folder = tempfile::tempdir().unwrap();
    let saved = folder.path().join("saved.html");
    std::fs::copy(file, &saved).unwrap();
    page.load_url(&format!("file://{}", saved.display()));
    reads_in_full(page);
}
