//! A case held against copies of itself: kept under names, side by side, on the device and in files.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;
use serde_json::json;

use crate::reader::{NOW, RATE, kept, open_placement_mix};

const CARRIED: &str = "#input-carried_in";
const NAME: &str = "#versions-name";
const KEPT: &str = "#versions-kept";
const CLAIMS: &str = "#versions-claims";
const FOUND: &str = "#versions-found";

/// £900 over 1,440 weeks; 11 placements fewer at £20,800.
const TWO: &str =
    "casebook edits 2\nversion dearer\nagency_rate=900\nversion fewer come\ncarried_in=12";

/// The bars of the claim, as they read.
fn claims(page: &Page<'_>) -> String {
    let script = "return [...document.querySelectorAll('#versions-claims > li')] \
        .map(function (row) { return row.textContent.trim(); }).join(' | ')";
    page.eval(script).as_str().unwrap_or_default().to_owned()
}

/// Keeps what stands in the page, by touch or by a pointer.
#[track_caller]
fn keep_as(page: &Page<'_>, name: &str) {
    page.wait_for(NAME);
    page.fill(NAME, name);
    page.tap(".versions__name button");
    page.wait_text(KEPT, name.trim());
}

/// What can be done with a version, by its whole name.
fn way(words: &str, name: &str) -> String {
    format!("[aria-label=\"{words}: {name}\"]")
}

/// Changes a field of the form on a phone, and comes back to the questions.
#[track_caller]
fn change(page: &Page<'_>, field: &str, text: &str) {
    page.of("[href=\"#assumptions\"]", "arguments[0].click()");
    page.wait_for(field);
    page.fill(field, text);
    page.of("[href=\"#results\"]", "arguments[0].click()");
}

/// By touch, on a phone: two are kept, and stand beside the paper’s; after a reload too; Undo takes a step back.
pub(crate) fn versions_are_kept_and_stand_side_by_side(page: &mut Page<'_>) {
    page.set_size(390, 844);
    open_placement_mix(page);
    page.tap("#versions-ask");
    page.wait_text("#asked", "Change something first");
    page.wait_text(CLAIMS, "£1,990,400");
    change(page, RATE, "900");
    page.wait_text(CLAIMS, "With your changes");
    page.wait_for(NAME);
    let suggested = page.attribute(NAME, "placeholder").unwrap();
    assert!(suggested.ends_with(": £900 a child a week"), "{suggested}");
    keep_as(page, " dearer ");
    page.wait_text("#asked", "What stands in the page is kept as “dearer”.");
    page.wait_text(FOUND, "in the page now");
    assert!(
        !claims(page).contains("With your changes"),
        "{}",
        claims(page)
    );
    change(page, CARRIED, "12");
    page.wait_text(CLAIMS, "With your changes");
    // 1,990,400 + 72,000 − 228,800
    page.wait_text(CLAIMS, "£1,833,600");
    // A name that is taken is said at its field, and nothing is kept.
    page.fill(NAME, "Dearer");
    page.tap(".versions__name button");
    page.wait_text("#asked", "There is a version “dearer” already.");
    assert_eq!(page.count("#versions-kept > li"), 1);
    keep_as(page, "dearer, and fewer come");
    page.wait("the claims are those of the paper and of two", |page| {
        claims(page)
            == "Printed£2m | From the paper£1,990,400£9,600 below | \
                dearer£2,062,400£62,400 above | dearer, and fewer come£1,833,600£166,400 below"
    });
    page.assert_accessible();
    page.assert_no_sideways_scroll();
    page.wait("they are kept", |page| {
        kept(page).is_some_and(|text| {
            text == "casebook edits 2\nagency_rate=900\ncarried_in=12\nversion dearer\nagency_rate=900\n\
                     version dearer, and fewer come\nagency_rate=900\ncarried_in=12"
        })
    });
    page.wait("what is open is in the address", |page| {
        page.at().ends_with("#ask=versions")
    });
    // Until the steps are kept.
    std::thread::sleep(std::time::Duration::from_millis(500));
    page.reload();
    page.wait_text(KEPT, "dearer, and fewer come");
    page.wait("the step can be undone", |page| {
        page.attribute("#undo", "disabled").is_none()
    });
    page.of("#undo", "arguments[0].click()");
    page.wait("the version is gone", |page| {
        page.count("#versions-kept > li") == 1
    });
    page.wait_text("#undone", "Undone: the versions kept are “dearer” again.");
    assert_eq!(page.value(CARRIED), "12");
    page.of("#redo", "arguments[0].click()");
    page.wait_text(KEPT, "dearer, and fewer come");
}

/// By keyboard: put into the page as one step, changed and kept anew, renamed, removed; the keyboard goes on.
pub(crate) fn a_version_is_put_in_changed_renamed_and_removed_by_keyboard(page: &mut Page<'_>) {
    page.open(Place::List(""));
    leave(page, TWO);
    page.open(format!("{}#ask=versions", Place::Case(CASE)));
    page.wait_text(KEPT, "fewer come");
    assert_eq!(page.value(RATE), "850");
    page.focus_on(&way("Put in the page", "dearer"));
    page.press("Enter");
    page.wait_text(NOW, "£2,062,400");
    page.wait_focus(KEPT);
    page.wait_text("#versions-says", "In the page: “dearer”.");
    page.fill(RATE, "950");
    page.wait_text(NOW, "£2,134,400");
    page.wait_for(&way("Update to what stands in the page", "dearer"));
    page.focus_on(&way("Update to what stands in the page", "dearer"));
    page.press("Enter");
    page.wait_text("#asked", "What stands in the page is kept as “dearer”.");
    page.wait_text(CLAIMS, "£134,400 above");
    page.focus_on(&way("Rename", "dearer"));
    page.press("Enter");
    page.wait_focus(NAME);
    assert_eq!(page.value(NAME), "dearer");
    page.fill(NAME, "fewer come");
    page.press("Enter");
    page.wait_text("#asked", "There is a version “fewer come” already.");
    page.assert_accessible();
    page.fill(NAME, "much dearer");
    page.press("Enter");
    page.wait_focus(KEPT);
    page.wait_text(FOUND, "much dearer");
    page.focus_on(&way("Remove", "fewer come"));
    page.press("Enter");
    page.wait_focus(KEPT);
    assert_eq!(page.count("#versions-kept > li"), 1);
    page.focus_on(&way("Remove", "much dearer"));
    page.press("Space");
    page.wait_gone(KEPT);
    page.wait_focus("#asking");
    // Each was a step: removed twice, renamed, kept anew, typed, put in.
    for _ in 0..6 {
        page.press("Control+z");
    }
    page.wait_text(KEPT, "dearer");
    page.wait("all is as it was found", |page| {
        page.value(RATE) == "850" && kept(page).as_deref() == Some(TWO)
    });
}

/// The table and its rows stand in the address, and a link to them opens the same.
pub(crate) fn a_table_is_set_beside_the_claim_and_linked_to(page: &mut Page<'_>) {
    page.open(Place::List(""));
    leave(page, TWO);
    page.open(format!(
        "{}#ask=versions&table=2&rows=all",
        Place::Case(CASE)
    ));
    page.wait_text(FOUND, "Total for the year");
    assert_eq!(
        (page.value("#versions-table"), page.value("#versions-rows")),
        ("2".to_owned(), "all".to_owned())
    );
    let rows = |page: &Page<'_>| page.count("#versions-found tbody tr");
    let all = rows(page);
    assert!(all > 50, "{all}");
    // April: 5 children fewer at £850 or £900 for 48 weeks.
    let april = |table: &[Vec<String>]| {
        let row = table
            .iter()
            .find(|row| row[0] == "April 2020" && row[1] == "204,000");
        row.map(|row| row[1..].to_vec())
    };
    let told = april(&page.table(FOUND)).expect("April is in the table");
    assert_eq!(told, ["204,000", "216,000", "204,000"]);
    page.assert_accessible();
    choose(page, "#versions-rows", "totals");
    page.wait("only totals are left", |page| rows(page) < all / 2);
    page.wait("it is in the address", |page| {
        page.at().ends_with("#ask=versions&table=2&rows=totals")
    });
    choose(page, "#versions-table", "");
    page.wait_gone("#versions-rows");
    page.set_size(320, 640);
    page.assert_no_sideways_scroll();
}

/// Kept in one place with the changes: another tab’s are told, and taken or left; a full device is said.
pub(crate) fn versions_are_kept_as_carefully_as_changes(page: &mut Page<'_>) {
    page.open(Place::List(""));
    leave(page, TWO);
    page.open(format!("{}#ask=versions", Place::Case(CASE)));
    page.wait_text(KEPT, "fewer come");
    let theirs = TWO.replace("version dearer", "version dearest");
    page.eval_with(
        "var tab = document.createElement('iframe'); tab.hidden = true; document.body.append(tab); \
         tab.contentWindow.localStorage.setItem(arguments[0], arguments[1])",
        vec![json!(format!("casebook/1/edits/{CASE}")), json!(theirs)],
    );
    page.wait_text(".notices", "was changed in another tab");
    assert!(!page.text(KEPT).contains("dearest"));
    page.click("text=Take it");
    page.wait_text(KEPT, "dearest");
    page.click("#undo");
    page.wait("they are as they were", |page| {
        !page.text(KEPT).contains("dearest") && kept(page).as_deref() == Some(TWO)
    });
    page.eval(
        "Storage.prototype.setItem = function () { \
            throw new DOMException('full, says the test', 'QuotaExceededError'); }",
    );
    page.click(&way("Remove", "dearer"));
    page.wait_text(".notices", "This device has no room left");
    page.wait_text(KEPT, "fewer come");
    assert_eq!(kept(page).as_deref(), Some(TWO));
}

/// What somebody sent can be kept as a version of one’s own, and stays when one goes back to one’s own.
pub(crate) fn what_was_sent_is_kept_as_a_version(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill(CARRIED, "12");
    page.wait("it is kept", |page| {
        kept(page).is_some_and(|text| text.contains("carried_in=12"))
    });
    page.open(Place::List(""));
    page.open(format!("{}#with=agency_rate=900", Place::Case(CASE)));
    page.wait_for("#sent");
    page.click("#versions-ask");
    page.wait_text(CLAIMS, "With their changes");
    keep_as(page, "the officer’s");
    page.click("text=Go back to mine");
    page.wait_gone("#sent");
    page.wait_text(KEPT, "the officer’s");
    page.wait_text(CLAIMS, "£2,062,400");
    assert_eq!(
        (page.value(RATE), page.value(CARRIED)),
        ("850".to_owned(), "12".to_owned())
    );
    page.wait("both are kept", |page| {
        kept(page).as_deref()
            == Some("casebook edits 2\ncarried_in=12\nversion the officer’s\nagency_rate=900")
    });
}

/// Leaves a text where the page keeps the changes to the case.
#[track_caller]
fn leave(page: &Page<'_>, text: &str) {
    page.eval_with(
        "localStorage.setItem(arguments[0], arguments[1])",
        vec![json!(format!("casebook/1/edits/{CASE}")), json!(text)],
    );
}

/// Chooses from a list, as a reader does.
#[track_caller]
fn choose(page: &Page<'_>, list: &str, value: &str) {
    page.of_with(
        list,
        "arguments[0].value = arguments[1]; \
         arguments[0].dispatchEvent(new Event('change', { bubbles: true }))",
        vec![value.into()],
    );
}
