//! The markup that the build wrote and the first drawing in the browser are the same, for every page.

use casebook_tests::browser::{Engine, Page};

use crate::site::pages;

/// Compares the markup of `#app` as served with what stands in the page: comments left out, texts that
/// touch joined, attributes in order. Left out is what the program alone knows, the address that it hands
/// out to web editors: a short page shows it as soon as its late parts are taken over. Gives the first
/// difference, with what leads to it.
const DIFFERENCE: &str = "var request = new XMLHttpRequest(); \
    request.open('GET', location.href.split('#')[0], false); request.send(); \
    var served = new DOMParser().parseFromString(request.responseText, 'text/html').querySelector('#app'); \
    var lines = function (root) { \
        var out = [], text = ''; \
        var flush = function (path) { if (text) out.push(path + ' text ' + JSON.stringify(text)); text = ''; }; \
        var walk = function (node, path) { \
            node.childNodes.forEach(function (child) { \
                if (child.nodeType === 3) { text += child.data; return; } \
                if (child.nodeType !== 1 || child.matches('#app section[aria-label=\"For web editors\"]')) return; \
                flush(path); \
                var attributes = Array.prototype.map.call(child.attributes, function (it) { \
                    return it.name + '=' + JSON.stringify(it.value); }).sort().join(' '); \
                var below = path + '>' + child.localName; \
                out.push(below + ' ' + attributes); \
                walk(child, below); flush(below); out.push(below + ' end'); \
            }); \
        }; \
        walk(root, ''); flush(''); return out; }; \
    var one = lines(served), other = lines(document.getElementById('app')); \
    for (var at = 0; at < Math.max(one.length, other.length); at += 1) { \
        if (one[at] !== other[at]) return [one.slice(Math.max(0, at - 2), at), one[at] || null, other[at] || null]; \
    } \
    return one.length";

#[track_caller]
fn difference(page: &Page<'_>) -> Option<String> {
    let found = page.eval(DIFFERENCE);
    match found.as_u64() {
        Some(lines) => {
            assert!(lines > 50, "there is next to nothing on {}", page.at());
            None
        }
        None => Some(format!("{}: {found:#}", page.at())),
    }
}

/// That nothing is told as an error meanwhile is looked after for every test.
pub(crate) fn the_first_drawing_is_what_the_build_wrote(page: &mut Page<'_>) {
    page.open("");
    let mut pages = pages(page);
    // What is drawn is made by the same program; how it is taken over is seen on some.
    if page.engine() != Engine::Chromium {
        pages = pages.into_iter().step_by(4).collect();
    }
    let mut found = Vec::new();
    for path in &pages {
        page.open(path);
        assert!(!page.sees("#message"), "{path}");
        found.extend(difference(page));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    // And the comparison sees what is there to be seen.
    for change in [
        "document.querySelector('#app h1').append('x')",
        "document.querySelector('#app h1').setAttribute('data-x', '')",
        "document.querySelector('#app main').append(document.createElement('p'))",
        "document.querySelector('#app footer').remove()",
    ] {
        page.open("");
        page.eval(change);
        assert!(difference(page).is_some(), "{change}");
    }
}
