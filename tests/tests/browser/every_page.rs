//! What must hold on every page there is: all those that the list of cases leads to.

use casebook_tests::browser::{Engine, Page};

/// The fragments of every page that the start page links to, and of one that is not there.
fn every_page(page: &Page<'_>) -> Vec<String> {
    let links = page.eval(
        "return Array.prototype.map.call(document.querySelectorAll('a[href^=\"#/\"]'), \
         function (link) { return link.getAttribute('href'); })",
    );
    let mut pages = vec!["#/no/such/page".to_owned()];
    for link in links
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|link| link.as_str())
    {
        let is_start = link == "#/" || link.contains('?');
        if !is_start && !pages.iter().any(|known| known == link) {
            pages.push(link.to_owned());
        }
    }
    assert!(pages.len() > 1, "the start page leads nowhere");
    pages
}

/// Turns to another page as a link does, without loading anything anew.
fn turn_to(page: &Page<'_>, fragment: &str) {
    page.of("main h1", "arguments[0].dataset.before = ''");
    page.go(fragment);
    page.wait_for("main h1:not([data-before])");
}

pub(crate) fn the_focus_follows_to_the_heading(page: &mut Page<'_>) {
    page.open("");
    for fragment in every_page(page).into_iter().take(3) {
        turn_to(page, &fragment);
        page.wait_focus("main h1");
    }
}

pub(crate) fn nothing_scrolls_sideways_at_any_width(page: &mut Page<'_>) {
    let mut faults = Vec::new();
    for width in [320, 768, 1280] {
        page.set_size(width, 800);
        page.open("");
        assert_eq!(page.eval("return innerWidth"), width);
        faults.extend(page.sideways_scroll());
        for fragment in every_page(page) {
            turn_to(page, &fragment);
            faults.extend(page.sideways_scroll());
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The rules judge what is written, which is the same in every engine, and colours as drawn: so all
/// pages in one engine, and the first few in the others.
pub(crate) fn axe_finds_nothing(page: &mut Page<'_>) {
    page.open("");
    let mut pages = every_page(page);
    if page.engine() != Engine::Chromium {
        pages.truncate(3);
    }
    let mut faults = page.accessibility_faults();
    for fragment in pages {
        turn_to(page, &fragment);
        faults.extend(page.accessibility_faults());
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
