//! What is fetched when it is asked for: cases, papers, headlines, words, and the chunk of the program
//! that draws the pages across cases.

use casebook_tests::browser::{Page, Place};

use crate::reader::{NOW, RATE, how_many_cases, open_placement_mix};

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
    assert_eq!(page.title(), "This case did not arrive – Casebook");
    page.assert_accessible();
    took_missing(page, "/files/case-");
    page.deliver();
    page.click("text=Try again");
    page.wait_text("main h1", "Children in care: placement mix and numbers");
    page.wait_text(NOW, "–");
    page.wait_focus("main h1");
    page.wait("the page has its own name", |page| {
        page.title() == "Children in care: placement mix and numbers – Casebook"
    });
}

/// Files and chunks, by the network's return and by coming anew; what had the keyboard goes on from
/// the heading.
pub(crate) fn what_did_not_arrive_comes_when_the_network_is_back(page: &mut Page<'_>) {
    const BACK: &str = "dispatchEvent(new Event('online'))";
    const LOST: &str = "This page did not arrive";
    page.open("");
    page.withhold("/case-");
    page.click("text=Children in care: placement mix and numbers");
    page.wait_text("main h1", "This case did not arrive");
    page.focus_on("text=Try again");
    took_missing(page, "/files/case-");
    page.deliver();
    page.eval(BACK);
    page.wait_text("main h1", "Children in care: placement mix and numbers");
    page.wait_focus("main h1");
    // A chunk.
    page.withhold(CHUNK);
    page.go(Place::Papers);
    page.wait_text("main h1", LOST);
    page.wait("the page has its own name", |page| {
        page.title() == format!("{LOST} – Casebook")
    });
    // In vain at first, on another page too.
    page.eval(BACK);
    page.go(Place::Totals(""));
    page.wait_text("main h1", LOST);
    page.wait_focus("main h1");
    took_missing(page, "/program-");
    page.deliver();
    page.eval(BACK);
    page.wait_text("main h1", "Totals");
    page.wait_focus("main h1");
    page.wait("the page has its own name", |page| {
        page.title() == "Totals – Casebook"
    });
    // What is asked for anew by coming anew.
    page.withhold("/papers-");
    page.go(Place::Differences);
    page.wait_text("main h1", LOST);
    assert_eq!(page.title(), format!("{LOST} – Casebook"));
    page.take_errors();
    page.go(Place::Totals(""));
    page.wait_text("main h1", "Totals");
    page.deliver();
    page.go(Place::Differences);
    page.wait_text("main h1", "What differs");
    page.wait("the page has its own name", |page| {
        page.title() == "What differs – Casebook"
    });
    page.take_errors();
}

/// The chunk of the program with the pages across cases.
const CHUNK: &str = "/split_across";

pub(crate) fn a_chunk_that_did_not_arrive_is_tried_again(page: &mut Page<'_>) {
    page.open("");
    page.withhold(CHUNK);
    page.go(Place::Papers);
    page.wait_text("main h1", "This page did not arrive");
    page.wait_focus("main h1");
    page.assert_accessible();
    took_missing(page, "/program-");
    // In vain at first.
    page.click("text=Try again");
    page.wait("it was asked for again", |page| {
        page.take_errors()
            .iter()
            .any(|error| error.starts_with("not found: /program-"))
    });
    page.wait_text("main h1", "This page did not arrive");
    page.deliver();
    page.click("text=Try again");
    page.wait_text("main h1", "The papers");
    page.wait_for("#papers a");
    // The other pages work as ever meanwhile.
    page.go(Place::List(""));
    page.wait_text("main h1", "Savings proposals");
    page.take_errors();
}

/// A page of the chunk that is loaded without it reads in full, and says what is missing.
pub(crate) fn a_page_whose_chunk_did_not_arrive_reads_in_full(page: &mut Page<'_>) {
    page.withhold(CHUNK);
    page.load(Place::Papers);
    page.wait_text("#message", "Casebook could not start");
    page.wait_for("#papers a");
    took_missing(page, "/program-");
    page.assert_accessible();
    // Its links are links.
    page.deliver();
    page.click("#papers > li:nth-child(2) a");
    page.wait_for("#app[data-running]");
    page.wait_text("main h1", "2020/21");
    page.take_errors();
}

pub(crate) fn papers_that_did_not_arrive_are_tried_again(page: &mut Page<'_>) {
    is_tried_again(page, Place::Differences, "/papers-");
    page.wait_text("main h1", "What differs");
    page.wait_for("tbody[data-difference]");
}

pub(crate) fn headlines_that_did_not_arrive_are_tried_again(page: &mut Page<'_>) {
    is_tried_again(page, Place::Totals(""), "/headlines-");
    page.wait_text("main h1", "Totals");
    page.wait_for("#totals-table");
}

/// Coming from the list, what a page shows is fetched.
#[track_caller]
fn is_tried_again(page: &mut Page<'_>, place: Place<'_>, file: &str) {
    page.open("");
    page.withhold(file);
    page.go(place);
    page.wait_text("main h1", "This page did not arrive");
    page.wait_focus("main h1");
    page.assert_accessible();
    took_missing(page, &format!("/files{file}"));
    page.deliver();
    page.click("text=Try again");
}

/// What a case counts with the reader's changes needs the case itself.
pub(crate) fn a_changed_case_that_did_not_arrive_for_the_totals_is_said(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.withhold("/case-");
    page.open(Place::Totals(""));
    page.wait(
        "it is said that something is missing, and a way on stands there",
        |page| page.sees("text=Try again"),
    );
    took_missing(page, "/files/case-");
    page.assert_accessible();
    page.deliver();
    page.click("text=Try again");
    page.wait_text("#totals-table", "With your changes");
    page.wait_text(
        "#totals-count",
        &format!("of {}\u{a0}cases counted", how_many_cases()),
    );
}

/// The parts of a case that are rooms of the program: what asks for each, the chunk, and what is
/// there once it has come.
const PARTS: [(&str, &str, &str); 3] = [
    // First: what is changed brings this chunk along.
    (
        "#tools-in_care summary",
        "/split_changes",
        "#tools-in_care-how-scale",
    ),
    (
        "#questions-ask",
        "/split_asked",
        "section[aria-labelledby=\"questions\"] li",
    ),
    (
        "[data-figure=\"avoided_by_month[2020-04,low]\"]",
        "/split_working",
        "#working .sum",
    ),
];

/// A case is whole without a part of it: only its place says that it did not come.
pub(crate) fn a_part_of_a_case_that_did_not_arrive_is_tried_again(page: &mut Page<'_>) {
    // Where the form stands beside an open working.
    page.set_size(1440, 900);
    for (asks, chunk, there) in PARTS {
        open_placement_mix(page);
        page.withhold(chunk);
        page.click(asks);
        page.wait(&format!("{chunk} is said to be missing"), |page| {
            page.sees("text=Try again")
        });
        page.assert_accessible();
        took_missing(page, "/program-");
        page.fill(RATE, "900");
        page.wait_text(NOW, "£2,062,400");
        page.deliver();
        page.click("text=Try again");
        page.wait_for(there);
        // What was changed meanwhile counts.
        assert_eq!(page.value(RATE), "900");
        page.take_errors();
    }
}

/// The list is there without the words of descriptions, by which it is searched besides.
pub(crate) fn a_search_without_the_words_of_descriptions_finds_titles(page: &mut Page<'_>) {
    page.withhold("/words-");
    page.open("");
    page.fill("#filter-words", "placement mix");
    page.wait_text("main [role=\"status\"].filter__count", "1 of");
    took_missing(page, "/files/words-");
}
