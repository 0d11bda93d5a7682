//! Without a network: after one visit every case opens and calculates. A new version is offered once all of
//! it is there, and never forced.

use std::fs;

use casebook_tests::browser::{Engine, Page, Place};
use casebook_tests::command::shipped_cases;
use casebook_tests::placement_mix::CASE;
use xtask::{hosts, offline, project};

use crate::reader::{NOW, RATE};

/// The notice that offers a new version.
const OFFER: &str = "#renewed";

/// A page that a test changes for its new version.
const PAPERS: &str = "papers.html";

/// Visits a page, and waits until the device has all of Casebook.
#[track_caller]
fn visit(page: &mut Page<'_>, place: Place<'_>) {
    page.keep_offline();
    page.open(place);
    page.wait("the device keeps all of it", |page| {
        page.eval("return !!navigator.serviceWorker.controller") == true
    });
}

/// Loads a page from what the device keeps. It is another page than was open, not another fragment of it.
#[track_caller]
fn open_kept(page: &mut Page<'_>, place: Place<'_>) {
    page.open(place);
    assert!(!page.sees("#message"), "{place}");
}

/// Loads the page again. Firefox's driver goes past what is kept when it does that.
#[track_caller]
fn reload(page: &Page<'_>) {
    page.eval("window.before = true; location.reload()");
    page.wait("the page has started again", |page| {
        page.eval("return !window.before && !!document.querySelector('#app[data-running]')") == true
    });
}

#[track_caller]
fn change_a_figure(page: &Page<'_>) {
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
}

/// From a folder of a host that others share.
pub(crate) fn after_one_visit_every_case_opens_without_a_network(page: &mut Page<'_>) {
    page.use_folder();
    visit(page, Place::List(""));
    page.stop_server();
    let step = match page.engine() {
        Engine::Chromium => 1,
        _ => 8,
    };
    for case in shipped_cases().iter().step_by(step) {
        open_kept(page, Place::Case(case));
        assert!(page.sees("main h1"), "{case}");
    }
    open_kept(page, Place::List(""));
    open_kept(page, Place::Case(CASE));
    change_a_figure(page);
    // What comes in parts of its own is there too, and so are the pages across cases.
    // It may be taken over at this moment, and then the press waits for that.
    page.of("#questions-ask", "arguments[0].click()");
    page.wait_text("section[aria-labelledby=\"questions\"]", "£2,000,480");
    reload(page);
    page.wait_text(NOW, "£2,062,400");
    page.go(Place::Totals(""));
    page.wait_for("#totals-table");
    // And so is what reads a case of one's own.
    open_kept(page, Place::Own(""));
    page.click("[data-template=\"posts\"]");
    page.wait_text("#own-says", "No faults.");
}

/// Puts a new version on the server: another page of papers, and a worker that knows of it by this sum.
fn publish(page: &Page<'_>, sum: impl Fn(&str) -> String) {
    let read = |name: &str| fs::read_to_string(project::dist().join(name)).unwrap();
    let old = read(PAPERS);
    let new = old.replacen("<title>", "<meta name=\"renewed\"><title>", 1);
    assert_ne!(old, new);
    let short = |text: &str| hosts::sum(text.as_bytes()).get(..16).unwrap().to_owned();
    let worker = read(offline::WORKER);
    let (before, rest) = worker.split_once("var VERSION = \"").unwrap();
    let (_, after) = rest.split_once('"').unwrap();
    let listed = before.replace(&short(&old), &sum(&short(&new)));
    assert_ne!(listed, before);
    page.add(
        offline::WORKER,
        &format!("{listed}var VERSION = \"next\"{after}"),
    );
    page.add(PAPERS, &new);
}

fn is_renewed(page: &Page<'_>) -> bool {
    page.eval("return !!document.querySelector('meta[name=renewed]')") == true
}

/// Has the browser look for a new version now; what came of it.
fn look(page: &Page<'_>) -> String {
    page.eval(
        "window.looked = ''; navigator.serviceWorker.getRegistration().then(function (registration) { \
            return registration.update().then(function (found) { \
                var worker = found.installing; \
                if (!worker) { window.looked = found.waiting ? 'installed' : 'nothing new'; return; } \
                worker.addEventListener('statechange', function () { window.looked = worker.state; }); }); \
         }).catch(function (reason) { window.looked = String(reason); })",
    );
    let mut looked = String::new();
    page.wait("the browser has looked for a new version", |page| {
        looked = page
            .eval("return window.looked")
            .as_str()
            .unwrap()
            .to_owned();
        !looked.is_empty()
    });
    looked
}

pub(crate) fn a_new_version_is_offered_and_never_forced(page: &mut Page<'_>) {
    visit(page, Place::Case(CASE));
    assert_eq!(look(page), "nothing new");
    change_a_figure(page);
    publish(page, str::to_owned);
    assert_eq!(look(page), "installed");
    page.wait_for(OFFER);
    page.assert_accessible();
    // Nothing is taken from who goes on working.
    assert_eq!(page.text(NOW), "£2,062,400");
    page.click("text=Use the new version");
    page.wait("the page is of the new version", |page| {
        page.sees("#app[data-running]") && !page.sees(OFFER)
    });
    page.wait_text(NOW, "£2,062,400");
    page.stop_server();
    page.open(Place::Papers);
    assert!(is_renewed(page));
}

/// Puts a version on the server that differs from the one before in a line of the worker's list alone.
fn publish_without(page: &Page<'_>, version: &str, line: &str, instead: &str) {
    let worker = fs::read_to_string(project::dist().join(offline::WORKER)).unwrap();
    let (before, rest) = worker.split_once("var VERSION = \"").unwrap();
    let (_, after) = rest.split_once('"').unwrap();
    assert!(before.contains(line), "{line}");
    let listed = before.replace(line, instead);
    page.add(
        offline::WORKER,
        &format!("{listed}var VERSION = \"{version}\"{after}"),
    );
}

/// What a page of the version before still asks for is kept, though half of another version came
/// meanwhile: that was never one.
pub(crate) fn half_a_version_is_not_the_version_before(page: &mut Page<'_>) {
    visit(page, Place::Case(CASE));
    let worker = fs::read_to_string(project::dist().join(offline::WORKER)).unwrap();
    let line = worker
        .lines()
        .find(|line| line.contains("\"files/headlines-"))
        .unwrap();
    let file = line.split('"').nth(1).unwrap();
    publish_without(
        page,
        "half",
        line,
        &format!("\"{file}\": \"0123456789abcdef\","),
    );
    assert_eq!(look(page), "redundant");
    // The next one has no such file.
    publish_without(page, "next", line, "");
    assert_eq!(look(page), "installed");
    page.wait_for(OFFER);
    page.click("text=Use the new version");
    page.wait("the page is of the new version", |page| {
        page.sees("#app[data-running]") && !page.sees(OFFER)
    });
    // The host has it no more, and the browser's own memory is not asked.
    page.withhold(file);
    page.eval_with(
        "window.answered = null; fetch(arguments[0], { cache: 'no-store' }).then(function (response) { \
            window.answered = response.ok; })",
        vec![format!("{}{file}", page.address()).into()],
    );
    page.wait("it was answered", |page| {
        page.eval("return window.answered !== null") == true
    });
    assert_eq!(page.eval("return window.answered"), true);
}

/// A version of which a part did not arrive, or not as it was built, is no version.
pub(crate) fn half_a_version_changes_nothing(page: &mut Page<'_>) {
    visit(page, Place::Case(CASE));
    publish(page, |_| "0123456789abcdef".to_owned());
    assert_eq!(look(page), "redundant");
    assert!(!page.sees(OFFER));
    page.stop_server();
    page.open(Place::Papers);
    assert!(!is_renewed(page));
    page.open(Place::Case(CASE));
    change_a_figure(page);
}

/// Over plain http, and in some private windows, there is nothing to keep it with.
pub(crate) fn without_a_service_worker_the_page_works(page: &mut Page<'_>) {
    page.before_start(
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });",
    );
    page.keep_offline();
    page.open(Place::Case(CASE));
    page.wait("it was tried", |page| {
        page.eval("return !!document.querySelector('link[rel=manifest]')") == true
    });
    assert!(!page.sees(OFFER) && !page.sees("#message"));
    change_a_figure(page);
}
