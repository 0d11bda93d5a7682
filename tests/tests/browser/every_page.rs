//! What must hold on every page there is: all those that the list of cases leads to.

use casebook_tests::browser::{Engine, Page, Place, Scheme};
use casebook_tests::command::shipped_cases;
use serde_json::json;

use crate::reader::how_many_cases;

/// The addresses of every page that the start page or the list of papers links to, of one that is
/// not there, and of some that only a choice on a page leads to.
fn every_page(page: &Page<'_>) -> Vec<String> {
    let list = Place::List("").to_string();
    let mut pages = [
        Place::Nowhere,
        Place::Needed("by=who"),
        Place::Case("no/such/case"),
        Place::Totals("leave=all"),
    ]
    .map(|place| place.to_string())
    .to_vec();
    for start in [Place::Papers, Place::List("")] {
        turn_to(page, &start.to_string());
        for link in page.links("body") {
            if link != list && !pages.contains(&link) {
                pages.push(link);
            }
        }
    }
    assert!(
        pages.len() > how_many_cases(),
        "the start page leads only to {pages:?}"
    );
    pages
}

/// Of those pages one in three of the cases, and all that are no case: what is seen of one case with its
/// styles is seen of all. Everything with `CASEBOOK_EVERYWHERE`.
fn some_pages(page: &Page<'_>) -> Vec<String> {
    let every_page = every_page(page);
    if std::env::var_os("CASEBOOK_EVERYWHERE").is_some() {
        return every_page;
    }
    let cases = shipped_cases();
    let is_case = |address: &String| {
        cases
            .iter()
            .any(|case| Place::Case(case).to_string() == *address)
    };
    let (cases, mut others): (Vec<String>, Vec<String>) = every_page.into_iter().partition(is_case);
    others.extend(cases.into_iter().step_by(3));
    others
}

/// Turns to another page as a link does, without loading anything anew. Its heading is drawn anew,
/// or says something else than the one before.
fn turn_to(page: &Page<'_>, address: &str) {
    let before = page.of(
        "main h1",
        "arguments[0].dataset.before = ''; return arguments[0].textContent",
    );
    page.go(address);
    page.wait(&format!("{address} is there"), |page| {
        page.sees("main h1")
            && page.of(
                "main h1",
                "return [arguments[0].textContent, 'before' in arguments[0].dataset]",
            ) != serde_json::json!([before, true])
    });
}

pub(crate) fn the_focus_follows_to_the_heading(page: &mut Page<'_>) {
    page.open("");
    for address in every_page(page).into_iter().take(3) {
        turn_to(page, &address);
        page.wait_focus("main h1");
    }
}

pub(crate) fn nothing_scrolls_sideways_at_any_width(page: &mut Page<'_>) {
    let mut faults = Vec::new();
    // The first is a window of 1280 by 1024 at 400 %.
    for (width, height) in [(320, 256), (768, 800), (1280, 800)] {
        page.set_size(width, height);
        page.open("");
        assert_eq!(page.eval("return innerWidth"), width);
        faults.extend(page.sideways_scroll());
        let pages = match page.engine() {
            Engine::Chromium => every_page(page),
            _ => some_pages(page),
        };
        for address in pages {
            turn_to(page, &address);
            faults.extend(page.sideways_scroll());
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A reader whose letters are twice as large: so many of them that a line holds but a few words.
pub(crate) fn nothing_scrolls_sideways_with_large_letters(page: &mut Page<'_>) {
    let letters = |page: &Page<'_>, size: u32| {
        let sizes = json!({ "fontSizes": { "standard": size, "fixed": size } });
        page.session().chromium("Page.setFontSizes", sizes).unwrap();
    };
    letters(page, 32);
    let mut faults = Vec::new();
    let mut sizes = Vec::new();
    for width in [320, 390] {
        page.set_size(width, 800);
        page.open("");
        sizes.push(page.eval("return getComputedStyle(document.documentElement).fontSize"));
        faults.extend(page.sideways_scroll());
        for address in some_pages(page) {
            turn_to(page, &address);
            faults.extend(page.sideways_scroll());
        }
    }
    // The browser serves other tests too.
    letters(page, 16);
    assert_eq!(sizes, ["32px", "32px"]);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

pub(crate) fn axe_finds_nothing(page: &mut Page<'_>) {
    page.open("");
    let mut faults = page.accessibility_faults();
    // In dark only the colours are others.
    let pages = match page.session().scheme() {
        Scheme::Light => every_page(page),
        Scheme::Dark => some_pages(page),
    };
    for address in pages {
        turn_to(page, &address);
        faults.extend(page.accessibility_faults());
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Big type and few sizes: five on a page. What a chart draws is to its own scale.
pub(crate) fn five_sizes_of_type_at_most(page: &mut Page<'_>) {
    const SIZES: &str = "var sizes = {}, texts = document.createTreeWalker(document.body, 4); \
        while (texts.nextNode()) { var e = texts.currentNode.parentElement; \
            if (!texts.currentNode.data.trim() || e.closest('svg, script, noscript') || !e.offsetParent) continue; \
            var size = getComputedStyle(e).fontSize; sizes[size] = sizes[size] || e.outerHTML.slice(0, 80); } \
        return Object.keys(sizes).length > 5 ? JSON.stringify(sizes) : ''";
    let mut faults = Vec::new();
    for width in [390, 1024, 1440] {
        page.set_size(width, 800);
        page.open("");
        for address in some_pages(page) {
            turn_to(page, &address);
            let sizes = page.eval(SIZES);
            if sizes != "" {
                faults.push(format!("{address} at {width}: {sizes}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Where the device asks for its own colours, and for nothing that moves.
pub(crate) fn forced_colours_and_reduced_motion(page: &mut Page<'_>) {
    let asked = |page: &Page<'_>, features: serde_json::Value| {
        let media = json!({ "features": features });
        page.session()
            .chromium("Emulation.setEmulatedMedia", media)
            .unwrap();
    };
    page.open("");
    asked(
        page,
        json!([
            { "name": "forced-colors", "value": "active" },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]),
    );
    let holds = page.eval(
        "return matchMedia('(forced-colors: active) and (prefers-reduced-motion: reduce)').matches",
    );
    let mut faults = page.accessibility_faults();
    for address in some_pages(page) {
        turn_to(page, &address);
        faults.extend(page.accessibility_faults());
        // Every line and every bar of a chart is drawn in a colour that the device has.
        let lost = page.eval(
            "var paper = getComputedStyle(document.body).backgroundColor; \
             return Array.prototype.filter.call(document.querySelectorAll('.chart :is(.line, .bar, text)'), function (e) { \
                var s = getComputedStyle(e); return s.stroke === paper && (s.fill === paper || s.fill === 'none'); \
             }).map(function (e) { return e.outerHTML.slice(0, 90) })",
        );
        if lost != json!([]) {
            faults.push(format!("{address}: {lost}"));
        }
        let moves = page.eval(
            "return document.getAnimations().filter(function (it) { \
                var t = it.effect.getComputedTiming(); \
                return it.timeline === document.timeline && t.duration > 1; }).length",
        );
        if moves != 0 {
            faults.push(format!("{address}: {moves} things move"));
        }
    }
    asked(page, json!([]));
    assert_eq!(holds, true);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
