//! The pages of the site, found as a search engine finds them: from link to link, without scripts.

use casebook_tests::browser::Page;
use casebook_tests::command::shipped_cases;

/// Goes from link to link over the files as they are served.
const CRAWL: &str = "var base = arguments[0], found = ['index.html']; \
    for (var next = 0; next < found.length; next += 1) { \
        var request = new XMLHttpRequest(); \
        request.open('GET', base + found[next], false); request.send(); \
        new DOMParser().parseFromString(request.responseText, 'text/html').querySelectorAll('a[href]').forEach(function (link) { \
            var whole = new URL(link.getAttribute('href'), base + found[next]).href.split('#')[0]; \
            if (whole.indexOf(base) !== 0) return; \
            var path = whole.slice(base.length); \
            if (found.indexOf(path) < 0) found.push(path); }); \
    } \
    return found";

/// The addresses of all pages. A link to where there is none fails the test.
#[track_caller]
pub(crate) fn pages(page: &Page<'_>) -> Vec<String> {
    let found = page.eval_with(CRAWL, vec![page.address().into()]);
    let found: Vec<String> = serde_json::from_value(found).unwrap();
    for case in shipped_cases() {
        assert!(
            found.contains(&format!("{case}.html")),
            "no link leads to {case}: {found:?}"
        );
    }
    found
}

/// Whether a page is that of a case.
pub(crate) fn is_case(path: &str) -> bool {
    let id = path.strip_suffix(".html").unwrap_or(path);
    shipped_cases().iter().any(|case| case == id)
}
