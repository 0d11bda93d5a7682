//! Where a figure comes from: its working, opened, followed down, and left.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;

use crate::reader::{RATE, figure, open_placement_mix};

const APRIL: &str = "avoided_by_month[2020-04,low]";
const TITLE: &str = "#working-title";

/// The working on the page, each run of spaces as one.
#[track_caller]
fn working(page: &Page<'_>) -> String {
    let text = page.text("#working");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The heading of the figure whose working is open.
#[track_caller]
fn wait_working_of(page: &Page<'_>, heading: &str) {
    page.wait(&format!("the working of {heading:?} is open"), |page| {
        page.texts("#working h3")
            .first()
            .is_some_and(|text| text == heading)
    });
}

/// The links to them, where the place need not be said again.
const TO_FEWER: &str = "text=Fewer children than a month before";
const TO_IN_CARE: &str = "text=Children in care at the end of the month";

const OF_APRIL: &str = "Cost avoided by the month’s fall in numbers, April 2020, low optimism";
const OF_FEWER: &str = "Fewer children than a month before, April 2020, low optimism";
const OF_IN_CARE: &str = "Children in care at the end of the month, April 2020, low optimism";

pub(crate) fn a_tap_on_a_figure_opens_its_working(page: &mut Page<'_>) {
    open_placement_mix(page);
    assert!(!page.sees("#working"));
    page.click(&figure(APRIL));
    wait_working_of(page, OF_APRIL);
    page.wait_focus(TITLE);
    // 5 children x £850 x 48 weeks = £204,000.
    let told = working(page);
    for part in ["£204,000", "5 children", "£850", "48 weeks"] {
        assert!(told.contains(part), "{part} in {told}");
    }
    // Beside the print, and where that stands in the paper.
    assert!(told.contains("Printed 204,000"), "{told}");
    assert!(
        told.contains("Table of numbers in care, cost avoided"),
        "{told}"
    );
    assert_eq!(
        page.attribute(&figure(APRIL), "aria-expanded").as_deref(),
        Some("true")
    );
    // Its address is its own, and opens the same again.
    let address = Place::Working(CASE, "avoided_by_month/2020-04,low");
    assert_eq!(page.at(), address.to_string());
    page.open(address);
    wait_working_of(page, OF_APRIL);
}

/// On a large screen it takes the place of what to ask, and gives it back.
pub(crate) fn a_working_beside_the_tables_covers_nothing(page: &mut Page<'_>) {
    const ASKS: &str = "section[aria-labelledby=\"asks\"]";
    page.set_size(1500, 900);
    open_placement_mix(page);
    let high = |page: &Page<'_>| page.of(ASKS, "return arguments[0].offsetHeight > 0");
    assert_eq!(high(page), true);
    page.click(&figure(APRIL));
    wait_working_of(page, OF_APRIL);
    assert_eq!(high(page), false);
    page.press("Escape");
    page.wait_gone("#working");
    assert_eq!(high(page), true);
}

/// Also in a window that is very low: a phone held sideways, or 400 per cent. The figure is far down
/// the page, the working above it.
pub(crate) fn a_working_opens_in_sight_in_any_window(page: &mut Page<'_>) {
    const FAR_DOWN: &str = "avoided_by_month[2020-12,high]";
    for (width, height) in [(844, 390), (320, 256), (390, 500), (1280, 560)] {
        page.set_size(width, height);
        open_placement_mix(page);
        page.click(&figure(FAR_DOWN));
        page.wait_focus(TITLE);
        page.wait(
            &format!("the title of the working is seen at {width} × {height}"),
            |page| {
                let script = "var title = arguments[0].getBoundingClientRect(), \
                    top = title.top + 1, left = title.left + 1; \
                    return title.top >= 0 && title.bottom <= innerHeight \
                        && arguments[0].contains(document.elementFromPoint(left, top)) \
                        && arguments[0].contains(document.elementFromPoint(left, title.bottom - 1))";
                page.of(TITLE, script) == true
            },
        );
        page.press("Escape");
        page.wait_gone("#working");
        page.wait_focus(&figure(FAR_DOWN));
    }
}

/// On a phone the working is a sheet over the page, the bar that stays included. Opened by its address,
/// its figure is in sight above it.
pub(crate) fn a_sheet_is_covered_by_nothing(page: &mut Page<'_>) {
    page.set_size(390, 844);
    page.open(Place::Working(CASE, "avoided_by_month/2020-04,low"));
    wait_working_of(page, OF_APRIL);
    let covered = page.eval(
        "var box = document.getElementById('working').getBoundingClientRect(), covered = []; \
         for (var y = Math.ceil(box.top) + 2; y < innerHeight; y += 8) { \
            var there = document.elementFromPoint(195, y); \
            if (!there || !there.closest('#working')) covered.push(y); } \
         return covered",
    );
    assert_eq!(covered, serde_json::json!([]));
    page.wait("the figure is in sight above the sheet", |page| {
        let script = "var box = arguments[0].getBoundingClientRect(); return box.top > 0 && \
            box.bottom <= document.getElementById('working').getBoundingClientRect().top";
        page.of(&figure(APRIL), script) == true
    });
}

pub(crate) fn a_working_is_followed_down_to_an_input_and_back_by_the_trail(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.click(&figure(APRIL));
    wait_working_of(page, OF_APRIL);
    page.click(TO_FEWER);
    wait_working_of(page, OF_FEWER);
    assert_eq!(page.texts(".trail a"), [OF_APRIL]);
    page.wait_focus(TITLE);
    page.click(TO_IN_CARE);
    wait_working_of(page, OF_IN_CARE);
    assert_eq!(page.texts(".trail a"), [OF_APRIL, OF_FEWER]);
    let told = working(page);
    assert!(told.contains("The paper prints 775."), "{told}");
    assert!(told.contains("Table of numbers in care"), "{told}");
    // An input is the end of the way down; what stands there can be changed.
    assert_eq!(page.count("#working .sum a"), 0);
    page.click(&format!("text={OF_APRIL}"));
    wait_working_of(page, OF_APRIL);
    assert_eq!(page.count(".trail a"), 0);
    page.click(TO_FEWER);
    wait_working_of(page, OF_FEWER);
    page.click(TO_IN_CARE);
    wait_working_of(page, OF_IN_CARE);
    page.click("text=Change it");
    page.wait_focus("#cell-in_care-2020-04-low");
    assert!(!page.sees("#working"));
}

/// From an input up to the claim; what one comes up to is the top again.
pub(crate) fn a_figure_is_followed_up_to_what_it_goes_into(page: &mut Page<'_>) {
    const UP: &str = "#working .onward a";
    page.set_size(1024, 768);
    page.open(Place::Working(CASE, "in_care/2020-04,low"));
    wait_working_of(page, OF_IN_CARE);
    assert!(working(page).contains("The claim rests on it."));
    let fewer_in_may = OF_FEWER.replace("April", "May");
    assert_eq!(page.texts(UP), [OF_FEWER, fewer_in_may.as_str()]);
    page.click(&format!("text={OF_FEWER}"));
    wait_working_of(page, OF_FEWER);
    page.wait_focus(TITLE);
    assert_eq!(page.count(".trail a"), 0);
    page.click(&format!("text={OF_APRIL}"));
    wait_working_of(page, OF_APRIL);
    page.click("text=Cost avoided by falling numbers, in the year, low optimism");
    page.click("text=Cost avoided, numbers and placement mix together, low optimism");
    page.wait("the claim is said to be one", |page| {
        working(page).contains("It is what the paper claims.")
    });
    // A figure of another column is no part of it.
    page.open(Place::Working(CASE, "in_care/2020-04,high"));
    page.wait("the claim does not rest on it", |page| {
        working(page).contains("The claim does not rest on it.")
    });
    // What goes into much is folded, and followed with the keyboard.
    page.open(Place::Working(CASE, "leaver_rate"));
    page.wait_text("#working .onward summary", "36\u{a0}figures");
    page.assert_accessible();
    page.focus_on("#working .onward summary");
    page.press("Enter");
    page.wait("all are there", |page| page.count(UP) >= 36);
    page.assert_no_sideways_scroll();
}

/// From the working of a figure to what matters most for it; the keyboard goes along.
pub(crate) fn a_working_leads_to_a_question_of_its_figure(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.click(&figure("avoided_by_numbers[low]"));
    page.wait_focus(TITLE);
    page.click("text=What matters most for it?");
    page.wait_gone("#working");
    page.wait_text(
        "#asked",
        "Cost avoided by falling numbers, in the year · Low optimism hangs most",
    );
    page.wait_focus("#asking");
    assert!(
        page.at().contains("ask=matters&of=avoided_by_numbers"),
        "{}",
        page.at()
    );
    // Back is to the working.
    page.back();
    page.wait_for("#working");
}

pub(crate) fn the_browsers_back_goes_up_and_closes(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.click(&figure(APRIL));
    wait_working_of(page, OF_APRIL);
    page.click(TO_FEWER);
    wait_working_of(page, OF_FEWER);
    page.click(TO_IN_CARE);
    wait_working_of(page, OF_IN_CARE);
    page.back();
    wait_working_of(page, OF_FEWER);
    page.back();
    wait_working_of(page, OF_APRIL);
    page.back();
    page.wait_gone("#working");
    page.wait_focus(&figure(APRIL));
    assert_eq!(page.at(), Place::Case(CASE).to_string());
    page.forward();
    wait_working_of(page, OF_APRIL);
}

/// Closing leaves none of the steps down behind: Back then leaves the case.
pub(crate) fn escape_closes_and_the_keyboard_returns_to_the_figure(page: &mut Page<'_>) {
    page.open(Place::List(""));
    page.click("text=Children in care: placement mix and numbers");
    page.wait_text("h1", "Children in care: placement mix and numbers");
    page.click(&figure(APRIL));
    page.wait_focus(TITLE);
    page.press("Escape");
    page.wait_gone("#working");
    page.wait_focus(&figure(APRIL));
    // From further down as well.
    page.press("Enter");
    page.wait_focus(TITLE);
    page.click(TO_FEWER);
    wait_working_of(page, OF_FEWER);
    page.wait_focus(TITLE);
    page.press("Escape");
    page.wait_gone("#working");
    page.wait_focus(&figure(APRIL));
    assert_eq!(page.at(), Place::Case(CASE).to_string());
    // The button does the same.
    page.press("Enter");
    page.wait_focus(TITLE);
    page.click("#working-close");
    page.wait_gone("#working");
    page.wait_focus(&figure(APRIL));
    page.back();
    page.wait_text("h1", "Savings proposals");
}

/// May, high: 780 - 770 = 10 children x £850 x 44 weeks = £374,000. £448,800 are printed, which
/// 12 children would make.
pub(crate) fn the_working_of_a_differing_figure_tells_what_the_print_would_mean(
    page: &mut Page<'_>,
) {
    open_placement_mix(page);
    page.click(&figure("avoided_by_month[2020-05,high]"));
    wait_working_of(
        page,
        "Cost avoided by the month’s fall in numbers, May 2020, high optimism",
    );
    let told = working(page);
    for part in [
        "Printed 448,800",
        "Worked out £374,000",
        "Difference £74,800",
        "differs",
        "the money is that of 12 children",
        "The print would agree with one of these alone:",
        "Fewer children than a month before, May 2020, high optimism: if it were 12 children instead of 10 children",
    ] {
        assert!(told.contains(part), "{part:?} in {told}");
    }
    // From the panel of checks it opens as well.
    page.press("Escape");
    page.wait_gone("#working");
    page.click("tr[data-check=\"avoided_by_month[2021-01,high]\"] button");
    wait_working_of(
        page,
        "Cost avoided by the month’s fall in numbers, January 2021, high optimism",
    );
    assert!(working(page).contains("Difference −£38,250"));
}

/// What the reader changed shows in the working, beside what the paper has.
pub(crate) fn a_change_shows_in_the_working(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill(RATE, "900");
    page.wait_text("[data-claim=\"now\"]", "£2,062,400");
    page.click(&figure(APRIL));
    wait_working_of(page, OF_APRIL);
    let told = working(page);
    for part in [
        "£216,000",
        "£900",
        "Worked out £204,000",
        "With your changes £216,000",
        "agrees",
    ] {
        assert!(told.contains(part), "{part:?} in {told}");
    }
    page.click("text=Weekly cost avoided per child leaving");
    wait_working_of(page, "Weekly cost avoided per child leaving");
    // A product stands as one row, in figures; the first is the rate.
    assert_eq!(page.text("#working .sum a"), "£900 a child a week");
    page.click("#working .sum a");
    wait_working_of(page, "Agency (IFA) foster placement");
    let told = working(page);
    for part in [
        "The paper prints around £850.",
        "You changed it",
        "The paper’s figure is £850 a child a week.",
    ] {
        assert!(told.contains(part), "{part:?} in {told}");
    }
    page.click("text=Change it");
    page.wait_focus(RATE);
}

/// The claim's own figure opens too, and the way the weeks are counted is said.
pub(crate) fn the_claim_and_the_calendar_have_workings(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.click("[data-claim=\"calculated\"] button");
    wait_working_of(
        page,
        "Cost avoided, numbers and placement mix together, low optimism",
    );
    page.press("Escape");
    page.wait_gone("#working");
    page.wait_focus(&figure("cost_avoided[low]"));
    page.click(&figure("weeks_left[2020-04]"));
    page.wait_text(
        "#working",
        "The Mondays after the last day of the month, up to and including 31 March",
    );
}
