//! Starting, and what is said when that fails.

use std::collections::BTreeSet;

use casebook_tests::browser::{Page, Scheme};
use casebook_tests::first_load;
use xtask::project;

pub(crate) fn the_page_starts(page: &mut Page<'_>) {
    page.open("");
    assert!(!page.sees("#message"), "{}", page.text("#message"));
    // The list of cases, in place of what stands there while the page loads.
    page.wait_for("main h1");
    assert!(page.title().ends_with(" – Casebook"), "{}", page.title());
}

/// What the size of the first load is measured by must be all that is loaded.
pub(crate) fn the_first_load_is_what_index_html_names(page: &mut Page<'_>) {
    let html = std::fs::read_to_string(project::dist().join("index.html")).unwrap();
    let named: BTreeSet<String> = first_load::files(&html).into_iter().collect();
    page.open("");
    // And a case, since a reader came for one.
    page.of("main h1", "arguments[0].dataset.list = ''");
    page.click(".cases h2 a");
    page.wait_for("main h1:not([data-list])");
    let asked = page
        .take_requests()
        .into_iter()
        .map(|path| match path.as_str() {
            "/" => "index.html".to_owned(),
            path => path.trim_start_matches('/').to_owned(),
        });
    // The case itself, and nothing else of the shelf.
    let (case, asked): (BTreeSet<String>, BTreeSet<String>) =
        asked.partition(|path| first_load::cases(&project::dist()).contains(path));
    assert_eq!(case.len(), 1, "{case:?}");
    let unnamed: Vec<_> = asked.difference(&named).collect();
    assert!(unnamed.is_empty(), "loaded, but not counted: {unnamed:?}");
    // A browser without a window may leave the icon out.
    let unused: Vec<_> = named
        .difference(&asked)
        .filter(|file| !file.ends_with(".svg"))
        .collect();
    assert!(unused.is_empty(), "counted, but not loaded: {unused:?}");
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

pub(crate) fn without_the_code_the_page_says_so(page: &mut Page<'_>) {
    for part in [".wasm", "/page-"] {
        page.withhold(part);
        page.load("");
        page.wait_text("#message", "Casebook could not start");
        assert!(page.sees("text=Reload the page"));
        assert!(!page.sees("#loading"));
        assert!(
            page.take_errors()
                .iter()
                .any(|error| error.starts_with("not found: /page-"))
        );
    }
    page.assert_accessible();
}

pub(crate) fn without_webassembly_the_page_says_so(page: &mut Page<'_>) {
    page.before_start("delete window.WebAssembly;");
    page.load("");
    page.wait_text("#message", "This browser cannot run Casebook");
    assert_eq!(page.text("h1"), "Casebook");
}

pub(crate) fn a_failure_later_is_said_and_leaves_a_way_on(page: &mut Page<'_>) {
    page.open("#/somewhere");
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
    page.click("text=Go to the list of cases");
    page.wait("the page is at its start", |page| {
        !page.sees("#message") && page.at().is_empty()
    });
    page.wait_for("h1");
    page.take_errors();
}

pub(crate) fn without_scripts_there_is_a_message(page: &mut Page<'_>) {
    page.open("");
    let html = page.eval(
        "var r = new XMLHttpRequest(); r.open('GET', location.pathname, false); r.send(); return r.responseText",
    );
    let html = html.as_str().unwrap();
    // As a browser reads it that runs no scripts: what stands in `noscript` is then content.
    let script = "var d = new DOMParser().parseFromString(arguments[0], 'text/html'); \
        return [d.querySelector('h1').textContent, d.querySelector('#app noscript').textContent]";
    let read = page.eval_with(script, vec![html.into()]);
    assert_eq!(read[0], "Casebook");
    assert!(
        read[1]
            .as_str()
            .unwrap()
            .contains("JavaScript is turned off"),
        "{read}"
    );
}

pub(crate) fn opened_from_disk_the_page_says_so(page: &mut Page<'_>) {
    let file = format!("file://{}", project::dist().join("index.html").display());
    page.load_url(&file);
    page.wait_text("#message", "Casebook cannot run from a file on disk");
    assert_eq!(page.text("h1"), "Casebook");
}
