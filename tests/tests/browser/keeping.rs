//! What is kept on the device: found again, refused, damaged.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;
use serde_json::json;

use crate::reader::{NOW, RATE, open_placement_mix};

/// Leaves a text where the page keeps the changes to the case.
#[track_caller]
fn leave(page: &Page<'_>, text: &str) {
    let key = format!("casebook/1/edits/{CASE}");
    page.eval_with(
        "localStorage.setItem(arguments[0], arguments[1])",
        vec![json!(key), json!(text)],
    );
}

#[track_caller]
fn kept(page: &Page<'_>) -> Option<String> {
    let key = format!("casebook/1/edits/{CASE}");
    let text = page.eval_with(
        "return localStorage.getItem(arguments[0])",
        vec![json!(key)],
    );
    text.as_str().map(str::to_owned)
}

pub(crate) fn what_is_damaged_is_said_and_the_page_works(page: &mut Page<'_>) {
    page.open(Place::List(""));
    let long = "x".repeat(600_000);
    for rubbish in [
        "rubbish",
        "\u{0}\u{feff}\u{202e}",
        "{\"agency_rate\": 900}",
        "casebook edits 2\nagency_rate=900",
        long.as_str(),
    ] {
        leave(page, rubbish);
        open_placement_mix(page);
        page.wait_text(
            ".notices",
            "What this device kept of your changes to this case could not be read.",
        );
        assert_eq!(page.value(RATE), "850");
        assert_eq!(page.text("[data-claim=\"calculated\"]"), "£1,990,400");
        page.click("text=Hide this message");
        page.wait("the message is gone", |page| {
            page.text(".notices").is_empty()
        });
        // It is forgotten, and not said again.
        assert_eq!(kept(page), None);
        open_placement_mix(page);
        assert_eq!(page.text(".notices"), "");
    }
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.reload();
    page.wait_text(NOW, "£2,062,400");
}

/// One line that says nothing, between others that do.
pub(crate) fn what_can_be_read_of_it_stays(page: &mut Page<'_>) {
    page.open(Place::List(""));
    leave(
        page,
        "casebook edits 1\nagency_rate=900\nno_such_input=1\nin_care[2020-99,low]=5\ncarried_in=12\n",
    );
    open_placement_mix(page);
    page.wait_text(NOW, "£1,833,600");
    page.wait_text(
        ".notices",
        "2 of the changes kept on this device could not be read",
    );
    assert_eq!(
        (page.value(RATE), page.value("#input-carried_in")),
        ("900".to_owned(), "12".to_owned())
    );
}

/// A browser that keeps nothing: the page says so, once, and works.
pub(crate) fn where_nothing_can_be_kept_the_page_works(page: &mut Page<'_>) {
    page.before_start(
        "Object.defineProperty(window, 'localStorage', { configurable: true, get: function () { \
            throw new DOMException('refused by the test', 'SecurityError'); } });",
    );
    a_change_works_and_is_not_kept(page);
}

pub(crate) fn where_the_room_is_full_the_page_works(page: &mut Page<'_>) {
    page.before_start(
        "Storage.prototype.setItem = function () { \
            throw new DOMException('full, says the test', 'QuotaExceededError'); };",
    );
    a_change_works_and_is_not_kept(page);
}

pub(crate) fn where_there_is_no_storage_at_all_the_page_works(page: &mut Page<'_>) {
    page.before_start(
        "Object.defineProperty(window, 'localStorage', { configurable: true, value: null });",
    );
    a_change_works_and_is_not_kept(page);
}

#[track_caller]
fn a_change_works_and_is_not_kept(page: &mut Page<'_>) {
    open_placement_mix(page);
    assert_eq!(page.text(".notices"), "");
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.wait_text(".notices", "they will be gone after a reload");
    page.fill("#input-carried_in", "12");
    page.wait_text(NOW, "£1,833,600");
    assert_eq!(page.texts(".notices .notice").len(), 1);
    page.reload();
    page.wait_text("[data-claim=\"calculated\"]", "£1,990,400");
    assert_eq!(page.value(RATE), "850");
}

/// What a page writes as it is left, Firefox may break off.
pub(crate) fn what_is_typed_is_kept_before_the_page_is_left(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill(RATE, "901");
    page.wait("it is kept", |page| {
        kept(page).is_some_and(|text| text.contains("=901"))
    });
}
