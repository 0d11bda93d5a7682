//! What is fetched when it is asked for: a case, and the annex with the answers to its questions.

use casebook_tests::browser::{Page, Place};

use crate::reader::{NOW, RATE, open_placement_mix};

const ANSWERS: &str = "section[aria-labelledby=\"questions\"]";

/// At £850 the low scenario comes to £1,990,400: 1,440 weeks of care avoided at the rate, and
/// £766,400 of in-house placements, of which £478,400 from 23 carried in at £20,800 a year.
pub(crate) fn answers_follow_the_readers_changes(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.wait_text(ANSWERS, "agency (IFA) foster placement");
    page.click("#questions-ask");
    // (2,000,000 - 766,400) / 1,440 = 856.67; 1,440 * 857 + 766,400.
    page.wait_text(ANSWERS, "£2,000,480");
    // 1,440 * 900 + 766,400 is £62,400 too much: 3 placements carried in fewer.
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.wait_text(ANSWERS, "It would have to be 20 placements.");
    page.assert_accessible();
    // The keys pressed within the answers are no business of the page around them.
    page.go(Place::List(""));
    page.wait_for(".cases a");
}

/// A case is whole without its answers: only their place says that they did not come.
pub(crate) fn answers_that_did_not_arrive_are_tried_again(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.withhold("/annex-");
    page.click("#questions-ask");
    page.wait_text(ANSWERS, "The answers could not be worked out");
    page.assert_accessible();
    took_missing(page, "/annex-");
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.deliver();
    page.click("text=Try again");
    // What was changed meanwhile counts.
    page.wait_text(ANSWERS, "It would have to be 20 placements.");
}

/// Taken, so that they do not fail the test.
#[track_caller]
fn took_missing(page: &Page<'_>, path: &str) {
    let missing = page.take_errors();
    let wanted = format!("not found: {path}");
    assert!(
        missing.iter().any(|error| error.starts_with(&wanted)),
        "{missing:?}"
    );
}

pub(crate) fn a_case_that_did_not_arrive_is_tried_again(page: &mut Page<'_>) {
    page.open("");
    page.withhold("/case-");
    page.click("text=Children in care: placement mix and numbers");
    page.wait_text("main h1", "This case did not arrive");
    page.wait_focus("main h1");
    page.assert_accessible();
    took_missing(page, "/shelf/case-");
    page.deliver();
    page.click("text=Try again");
    page.wait_text("main h1", "Children in care: placement mix and numbers");
    page.wait_text(NOW, "–");
}

pub(crate) fn the_annex_that_did_not_arrive_is_tried_again(page: &mut Page<'_>) {
    page.open("");
    page.withhold("/annex-");
    page.go(Place::Papers);
    page.wait_text("main h1", "This page did not arrive");
    page.wait_focus("main h1");
    page.assert_accessible();
    took_missing(page, "/annex-");
    page.deliver();
    page.click("text=Try again");
    page.wait_text("main h1", "The papers");
    page.wait_for("#papers a");
    // The other pages work as ever meanwhile.
    page.go(Place::List(""));
    page.wait_text("main h1", "Savings proposals");
}

pub(crate) fn cases_that_did_not_arrive_are_tried_again(page: &mut Page<'_>) {
    page.open("");
    page.withhold("/case-");
    page.go(Place::Totals(""));
    page.wait_text("main h1", "Some of the cases did not arrive");
    took_missing(page, "/shelf/case-");
    page.deliver();
    page.click("text=Try again");
    page.wait_text("#totals-count", "24 cases counted");
}
