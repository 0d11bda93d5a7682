//! The JavaScript module in a page of somebody else's and in a worker: the examples of its README, as
//! they stand there.

use casebook_tests::browser::{Page, Place};
use casebook_tests::command::evaluated;
use casebook_tests::module::example;
use casebook_tests::placement_mix::CASE;

/// The page of the README, with this script instead of its own.
fn open(page: &mut Page<'_>, script: &str) {
    let html = example("page.html").replace("page.js", script);
    page.add("example.html", &html);
    // Browsers ask for one, and the example has none.
    page.add("favicon.ico", "");
    for name in ["page.js", "worker.js", "asks.js"] {
        page.add(name, &example(name));
    }
    page.load("example.html");
}

/// The claim with these changes, as the command line has it.
fn claim(changes: &[&str]) -> String {
    let now = evaluated(CASE, changes)["claim"]["now"].clone();
    format!("£{}", now.as_str().unwrap())
}

pub(crate) fn a_page_works_a_case_out(page: &mut Page<'_>) {
    open(page, "page.js");
    page.wait_text("#saving", &claim(&["agency_rate=900"]));
}

/// The script that the page of a case hands out, as it stands there.
pub(crate) fn what_a_case_hands_out_works(page: &mut Page<'_>) {
    page.open(Place::Case(CASE));
    page.of("#checks", "arguments[0].scrollIntoView()");
    page.click("#embedding");
    page.wait_for("#module");
    let script = page.text("#module");
    page.add("handed-out.js", &script);
    open(page, "handed-out.js");
    page.wait_text("#saving", "1990400");
}

pub(crate) fn a_worker_works_a_case_out(page: &mut Page<'_>) {
    open(page, "asks.js");
    page.wait_text(
        "#saving",
        &claim(&["agency_rate=900", "in_care[low]=later 3"]),
    );
}

pub(crate) fn an_engine_that_did_not_arrive_is_said_and_tried_again(page: &mut Page<'_>) {
    page.add(
        "again.js",
        "import { load } from './module/casebook.js';\n\
         const say = (text) => { document.getElementById('saving').textContent = text; };\n\
         const attempt = () => load().then(({ cases }) => say(`${cases().length} cases`), \
         (error) => say(error.message));\n\
         addEventListener('click', attempt);\nattempt();\n",
    );
    page.withhold("engine_bg.wasm");
    open(page, "again.js");
    page.wait_text("#saving", "Casebook's engine did not arrive.");
    page.take_errors();
    page.deliver();
    page.click("#saving");
    page.wait_text("#saving", " cases");
}
