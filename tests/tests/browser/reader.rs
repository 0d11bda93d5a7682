//! What the reader's tests have in common: how parts of a case page are found and read.

use std::collections::BTreeMap;

use casebook_tests::browser::{Page, Place};
use casebook_tests::command::shipped_cases;
use casebook_tests::placement_mix::CASE;
use serde_json::json;

/// The field of the rate that the reader changes.
pub(crate) const RATE: &str = "#input-agency_rate";

/// The working that is open.
pub(crate) const WORKING: &str = "#working";

/// Where the claim stands with the reader's changes.
pub(crate) const NOW: &str = "[data-claim=\"now\"]";

/// How many cases there are.
pub(crate) fn how_many_cases() -> usize {
    shipped_cases().len()
}

/// Opens the case of placement mix and numbers in care.
#[track_caller]
pub(crate) fn open_placement_mix(page: &mut Page<'_>) {
    page.open(Place::Case(CASE));
    assert_eq!(
        page.text("h1"),
        "Children in care: placement mix and numbers"
    );
}

/// The selector of a figure in a table of results.
pub(crate) fn figure(name: &str) -> String {
    format!("[data-figure=\"{name}\"]")
}

/// A figure in a table of results, as it can be seen.
#[track_caller]
pub(crate) fn seen(page: &Page<'_>, name: &str) -> String {
    page.of(&figure(name), SEEN)
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// All figures in the tables of results, as they can be seen.
#[track_caller]
pub(crate) fn all_seen(page: &Page<'_>) -> BTreeMap<String, String> {
    let script = format!(
        "var seen = function (element) {{ {} }}, all = {{}}; \
         document.querySelectorAll('[data-figure]').forEach(function (element) {{ \
            all[element.dataset.figure] = seen(element); }}); return all",
        SEEN.replace("arguments[0]", "element")
    );
    serde_json::from_value(page.eval(&script)).unwrap()
}

/// The figure of an element: neither the words that only a screen reader speaks, nor the print that
/// stands beside a figure that differs from it.
const SEEN: &str = "var copy = arguments[0].cloneNode(true); \
    copy.querySelectorAll('.visually-hidden, .figure__print').forEach(function (hidden) { hidden.remove(); }); \
    return copy.textContent.trim()";

/// A number as the page writes it, from a number as the tests do: `-38250` is `−38,250`.
pub(crate) fn written(number: &str) -> String {
    let (minus, digits) = match number.strip_prefix('-') {
        Some(digits) => ("−", digits),
        None => ("", number),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, format!(".{fraction}")),
        None => (digits, String::new()),
    };
    let mut grouped = String::new();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{minus}{grouped}{fraction}")
}

/// A row of the checks, as read.
#[derive(Debug)]
pub(crate) struct Check {
    pub(crate) printed: String,
    pub(crate) sum: String,
    pub(crate) difference: String,
    pub(crate) verdict: String,
    /// Empty while nothing is changed: then there is no such column.
    pub(crate) now: String,
}

/// All rows of the checks, by their ids.
#[track_caller]
pub(crate) fn checks(page: &Page<'_>) -> BTreeMap<String, Check> {
    page.wait_for("tr[data-check]");
    let rows = page.eval(
        "var all = {}; document.querySelectorAll('tr[data-check]').forEach(function (row) { \
            var cells = Array.prototype.slice.call(row.cells, 1).map(function (cell) { \
                return seenText(cell).replace(/\\s+/g, ' ').replace(/ ,/g, ',').trim(); }); \
            if (cells.length < 5) cells.splice(3, 0, ''); all[row.dataset.check] = cells; }); return all",
    );
    let rows: BTreeMap<String, [String; 5]> = serde_json::from_value(rows).unwrap();
    let read = |[printed, sum, difference, now, verdict]: [String; 5]| Check {
        printed,
        sum,
        difference,
        // Its mark stands before its word.
        verdict: verdict
            .trim_start_matches(['✓', '≈', '≠', '○', ' '])
            .to_owned(),
        now,
    };
    rows.into_iter().map(|(id, row)| (id, read(row))).collect()
}

/// One row of the checks.
#[track_caller]
pub(crate) fn check(page: &Page<'_>, id: &str) -> Check {
    let row = checks(page).remove(id);
    row.unwrap_or_else(|| panic!("no check {id}"))
}

/// How the checks stand, as their panel says it in one line.
#[track_caller]
pub(crate) fn tally(page: &Page<'_>) -> String {
    page.text(".tally")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Picks an option of a list by its words, as a reader does.
#[track_caller]
pub(crate) fn pick(page: &Page<'_>, select: &str, words: &str) {
    let script = "var words = arguments[1], option = Array.prototype.find.call(arguments[0].options, function (option) { \
            return option.text === words; }); \
        arguments[0].focus(); arguments[0].value = option.value; \
        arguments[0].dispatchEvent(new Event('input', { bubbles: true })); \
        arguments[0].dispatchEvent(new Event('change', { bubbles: true }))";
    page.of_with(select, script, vec![words.into()]);
}

/// What the device keeps of the placement case, if anything.
#[track_caller]
pub(crate) fn kept(page: &Page<'_>) -> Option<String> {
    let key = format!("casebook/1/edits/{CASE}");
    let text = page.eval_with(
        "return localStorage.getItem(arguments[0])",
        vec![json!(key)],
    );
    text.as_str().map(str::to_owned)
}
