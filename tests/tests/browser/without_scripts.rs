//! What a reader without scripts has, a search engine, a link preview: every page reads in full.

use std::collections::BTreeSet;

use casebook_tests::browser::Page;
use serde::Deserialize;

use crate::site::{is_case, pages};

/// A page as it is served, read as a browser reads it that runs no scripts.
const READ: &str = "var request = new XMLHttpRequest(); \
    request.open('GET', arguments[0], false); request.send(); \
    var page = new DOMParser().parseFromString(request.responseText, 'text/html'); \
    var text = function (selector) { return Array.prototype.map.call(page.querySelectorAll(selector), function (found) { \
        return found.textContent.trim(); }); }; \
    var said = function (name) { var found = page.querySelector('meta[name=\"' + name + '\"], meta[property=\"' + name + '\"]'); \
        return found ? found.getAttribute('content') : ''; }; \
    var tables = Array.prototype.map.call(page.querySelectorAll('#app table'), function (table) { \
        return [table.rows.length, table.querySelectorAll('th').length, \
            table.caption ? table.caption.textContent.trim() : table.getAttribute('aria-labelledby') || table.getAttribute('aria-label') || '']; }); \
    return { title: page.title, description: said('description'), \
        card: ['og:title', 'og:description', 'og:type', 'og:site_name', 'twitter:card'].map(said), \
        language: page.documentElement.lang, h1: text('main h1'), h2: text('main h2'), text: page.querySelector('#app').textContent, \
        noscript: text('noscript').join(' '), claim: text('[data-claim]'), figures: text('[data-figure]').length, \
        checks: text('tr[data-check]').length, fields: text('#assumptions label').length, \
        sources: text('#sources').length, tables: tables, \
        empty: Array.prototype.filter.call(page.querySelectorAll('#app a[href]'), function (link) { \
            return !link.textContent.trim() && !link.getAttribute('aria-label'); }).length }";

#[derive(Debug, Deserialize)]
struct Read {
    title: String,
    description: String,
    card: [String; 5],
    language: String,
    h1: Vec<String>,
    h2: Vec<String>,
    text: String,
    noscript: String,
    claim: Vec<String>,
    figures: usize,
    checks: usize,
    fields: usize,
    sources: usize,
    tables: Vec<(usize, usize, String)>,
    empty: usize,
}

#[track_caller]
fn read(page: &Page<'_>, path: &str) -> Read {
    let address = format!("{}{path}", page.address());
    serde_json::from_value(page.eval_with(READ, vec![address.into()])).unwrap()
}

pub(crate) fn every_page_reads_in_full(page: &mut Page<'_>) {
    page.open("");
    let (mut titles, mut descriptions) = (BTreeSet::new(), BTreeSet::new());
    for path in pages(page) {
        let read = read(page, &path);
        assert_eq!(read.language, "en-GB", "{path}");
        assert!(read.title.ends_with(" – Casebook"), "{path}: {read:?}");
        assert!(titles.insert(read.title.clone()), "{path}: {}", read.title);
        assert!(read.description.chars().count() > 40, "{path}: {read:?}");
        let [title, description, kind, name, card] = &read.card;
        assert_eq!((title, description), (&read.title, &read.description));
        assert_eq!(
            (kind.as_str(), name.as_str(), card.as_str()),
            ("article", "Casebook", "summary"),
            "{path}"
        );
        assert_eq!(read.h1.len(), 1, "{path}: {:?}", read.h1);
        assert!(!read.text.contains("On its way"), "{path}");
        assert!(!read.text.contains("did not arrive"), "{path}");
        assert!(read.text.chars().count() > 500, "{path}: {}", read.text);
        assert!(
            read.noscript.contains("JavaScript is turned off"),
            "{path}: {}",
            read.noscript
        );
        assert_eq!(read.empty, 0, "{path}: links without a word");
        for (rows, heads, caption) in &read.tables {
            assert!(*rows > 1 && *heads > 0, "{path}: an empty table");
            assert!(!caption.is_empty(), "{path}: a table without a caption");
        }
        if is_case(&path) {
            assert!(descriptions.insert(read.description.clone()), "{path}");
            assert_reads_as_a_case(&path, &read);
        }
    }
}

#[track_caller]
fn assert_reads_as_a_case(path: &str, read: &Read) {
    assert!(read.claim.len() >= 2, "{path}: {:?}", read.claim);
    assert!(read.claim.iter().all(|part| !part.is_empty()), "{path}");
    assert!(read.figures > 0 && !read.tables.is_empty(), "{path}");
    assert!(read.fields > 0, "{path}");
    assert_eq!(read.sources, 1, "{path}");
    for heading in ["Assumptions", "Checks", "Sources"] {
        assert!(
            read.h2.iter().any(|h2| h2.contains(heading)),
            "{path}: no {heading} in {:?}",
            read.h2
        );
    }
    assert!(
        read.checks > 0 || read.text.contains("prints no"),
        "{path}: neither checks nor why there are none"
    );
}

/// The case and the words of the search engine's own reading: what is claimed and what it comes to.
pub(crate) fn a_case_is_told_in_its_description(page: &mut Page<'_>) {
    page.open("");
    let read = read(
        page,
        &format!("{}.html", casebook_tests::placement_mix::CASE),
    );
    for part in [
        "Cambridgeshire County Council",
        "2020/21",
        "£2m",
        "£1,990,400",
    ] {
        assert!(
            read.description.contains(part),
            "{part}: {}",
            read.description
        );
    }
}
