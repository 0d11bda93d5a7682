//! What is kept on the device: found again, refused, damaged.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;
use serde_json::json;

use crate::reader::{NOW, RATE, kept, open_placement_mix};

/// Leaves a text where the page keeps the changes to the case.
#[track_caller]
fn leave(page: &Page<'_>, text: &str) {
    let key = format!("casebook/1/edits/{CASE}");
    page.eval_with(
        "localStorage.setItem(arguments[0], arguments[1])",
        vec![json!(key), json!(text)],
    );
}

pub(crate) fn what_is_damaged_is_said_and_the_page_works(page: &mut Page<'_>) {
    page.open(Place::List(""));
    let long = "x".repeat(600_000);
    for rubbish in [
        "rubbish",
        "\u{0}\u{feff}\u{202e}",
        "{\"agency_rate\": 900}",
        "casebook edits 0\nagency_rate=900",
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
    a_change_works_and_is_not_kept(page, REFUSED);
}

const REFUSED: &str = "This browser keeps nothing for this page.";
const FULL: &str = "This device has no room left";

pub(crate) fn where_the_room_is_full_the_page_works(page: &mut Page<'_>) {
    page.before_start(
        "Storage.prototype.setItem = function () { \
            throw new DOMException('full, says the test', 'QuotaExceededError'); };",
    );
    a_change_works_and_is_not_kept(page, FULL);
}

pub(crate) fn where_there_is_no_storage_at_all_the_page_works(page: &mut Page<'_>) {
    page.before_start(
        "Object.defineProperty(window, 'localStorage', { configurable: true, value: null });",
    );
    a_change_works_and_is_not_kept(page, REFUSED);
}

#[track_caller]
fn a_change_works_and_is_not_kept(page: &mut Page<'_>, why: &str) {
    open_placement_mix(page);
    assert_eq!(page.text(".notices"), "");
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.wait_text(".notices", "they will be gone after a reload");
    assert!(page.text(".notices").contains(why));
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

/// It may be of use to that version, and this one cannot tell what it would lose.
pub(crate) fn what_a_newer_version_kept_is_left_alone(page: &mut Page<'_>) {
    const NEWER: &str = "casebook edits 3\nagency_rate: 900";
    page.open(Place::List(""));
    leave(page, NEWER);
    open_placement_mix(page);
    page.wait_text(".notices", "by a newer version of Casebook");
    assert_eq!(page.value(RATE), "850");
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.click("text=Hide this message");
    page.wait("the message is gone", |page| {
        page.text(".notices").is_empty()
    });
    page.fill(RATE, "850");
    page.wait_text(NOW, "–");
    page.open(Place::List(""));
    assert_eq!(kept(page).as_deref(), Some(NEWER));
}

/// Another document of the same address, which keeps a text as its page would.
#[track_caller]
fn leave_elsewhere(page: &Page<'_>, text: &str) {
    let key = format!("casebook/1/edits/{CASE}");
    page.eval_with(
        "var tab = document.createElement('iframe'); tab.hidden = true; document.body.append(tab); \
         tab.contentWindow.localStorage.setItem(arguments[0], arguments[1])",
        vec![json!(key), json!(text)],
    );
}

pub(crate) fn a_change_in_another_tab_is_told_and_overwritten_by_none(page: &mut Page<'_>) {
    const OTHER: &str = "casebook edits 1\nagency_rate=1200";
    const SAID: &str = "was changed in another tab";
    open_placement_mix(page);
    page.fill("#input-carried_in", "12");
    page.wait("it is kept", |page| {
        kept(page).is_some_and(|text| text.contains("carried_in=12"))
    });
    let own = kept(page).unwrap();
    leave_elsewhere(page, OTHER);
    page.wait_text(".notices", SAID);
    page.assert_accessible();
    // Nothing moves here, and nothing is overwritten there, until the reader has chosen.
    assert_eq!(page.value(RATE), "850");
    page.fill("#input-carried_in", "13");
    page.wait("the change has been drawn", |page| {
        page.value("#input-carried_in") == "13"
    });
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(kept(page).as_deref(), Some(OTHER));
    page.click("text=Take it");
    page.wait("the fields are as there", |page| {
        page.value(RATE) == "1,200" && page.value("#input-carried_in") == "23"
    });
    page.wait("it is said no more", |page| {
        page.text(".notices").is_empty()
    });
    // It is one step, which is undone.
    page.click("#undo");
    page.wait("the fields are as they were", |page| {
        page.value(RATE) == "850" && page.value("#input-carried_in") == "13"
    });
    page.wait("that is kept", |page| {
        kept(page).is_some_and(|text| text.contains("carried_in=13"))
    });
    // What the other tab takes back by itself is no longer told.
    let now = kept(page).unwrap();
    leave_elsewhere(page, OTHER);
    page.wait_text(".notices", SAID);
    leave_elsewhere(page, &now);
    page.wait("it is said no more", |page| {
        page.text(".notices").is_empty()
    });
    // One's own is kept when one says so.
    leave_elsewhere(page, &own);
    page.wait_text(".notices", SAID);
    page.click("text=Keep mine");
    page.wait("one's own is kept", |page| {
        kept(page).as_deref() == Some(&*now)
    });
    page.wait("it is said no more", |page| {
        page.text(".notices").is_empty()
    });
    assert_eq!(page.value("#input-carried_in"), "13");
    // What no event has told, as where the page was asleep, is seen before anything is written.
    leave(page, OTHER);
    page.fill("#input-carried_in", "14");
    page.wait_text(".notices", SAID);
    assert_eq!(kept(page).as_deref(), Some(OTHER));
}
