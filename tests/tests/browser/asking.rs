//! Questions one asks of any case, each opening in place.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;
use std::time::Duration;

use crate::reader::{NOW, RATE, open_placement_mix};

const FOUND: &str = "#matters-found";

/// With the seed 1, natively as in every engine (`casebook ask … sure --seed 1`).
const SURE: &str = "comes to £2,000,000 or more in 69.3% of 10,000 draws";

/// The questions, each with something of its answer.
const QUESTIONS: [(&str, &str, &str); 7] = [
    ("matters", FOUND, "hangs most on"),
    ("reach", "#reach-found", "is at least"),
    ("changed", "#changed-found", "£72,000 more"),
    ("going", "#going-found", "At this pace"),
    ("sure", "#sure-found", "comes to £2,000,000 or more in"),
    ("pair", "#pair-found", "✓ comes to £2,000,000"),
    ("versions", "#versions-found", "£62,400 above"),
];

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

/// By touch: what matters most, the way to an assumption, and that the answer follows a change.
pub(crate) fn what_matters_most(page: &mut Page<'_>) {
    page.set_size(390, 844);
    page.open(Place::Case(CASE));
    page.tap("#matters-ask");
    page.wait_text(FOUND, "hangs most on");
    // 1,440 weeks of agency placements, £50 more or less of each.
    page.wait_text(FOUND, "£900 a child a week: £72,000 more");
    let bars = page.count("#matters-found .bars > li");
    assert!(bars > 3, "{bars}");
    page.assert_accessible();
    page.assert_no_sideways_scroll();
    page.of(
        "#matters-found .bars button",
        "[...document.querySelectorAll('#matters-found .bars button')].find(it => it.textContent.startsWith('Agency')).click()",
    );
    page.wait_focus(RATE);
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.wait_text(FOUND, "£800 a child a week: £144,000 less");
}

/// (2,000,000 − 766,400) ÷ 1,440 = 856.67; a change is one step, and what is asked stands in the address.
pub(crate) fn what_it_would_take_is_put_in_and_linked_to(page: &mut Page<'_>) {
    page.open(format!("{}#ask=reach&by=agency_rate", Place::Case(CASE)));
    page.wait_text("#reach-found", "at least £856.67 a child a week");
    assert_eq!(page.value("#reach-by"), "agency_rate");
    let seen = "var it = arguments[0].getBoundingClientRect(); return it.top < innerHeight && it.bottom > 0";
    assert_eq!(
        page.of("#asking", seen),
        true,
        "the questions are not in sight"
    );
    page.assert_accessible();
    // Along the chart, by keyboard.
    let at = |page: &Page<'_>| page.attribute("#reach-read", "aria-valuetext").unwrap();
    let before = at(page);
    page.focus_on("#reach-read");
    page.press("ArrowRight");
    page.wait("another value is read", |page| at(page) != before);
    page.fill("#reach-to", "2.1m");
    // (2,100,000 − 766,400) ÷ 1,440 = 926.11…
    page.wait_text("#reach-found", "at least £926.12 a child a week");
    page.wait("it is in the address", |page| {
        page.at().ends_with("#ask=reach&by=agency_rate&to=2.1m")
    });
    page.click("text=Put this in: £926.12 a child a week");
    page.wait_text(NOW, "£2,100,012.80");
    page.wait_text("#asked", "So it stands now.");
    assert_eq!(page.value(RATE), "926.12");
    page.press("Control+z");
    page.wait_text(NOW, "–");
    page.wait_for("text=Put this in: £926.12 a child a week");
    // A working has the address to itself; after it what was asked is there again.
    page.click("[data-figure=\"cost_avoided[low]\"]");
    page.wait_for("#working");
    page.back();
    page.wait_gone("#working");
    page.wait("what was asked is in the address", |page| {
        page.at().ends_with("#ask=reach&by=agency_rate&to=2.1m")
    });
    page.click("#reach-ask");
    page.wait_gone("#asked");
    page.wait("nothing is asked any more", |page| !page.at().contains('#'));
}

/// Of another figure than the claim, by touch; it stands in the address, and a link to it opens the same.
pub(crate) fn any_figure_can_be_asked_of(page: &mut Page<'_>) {
    const OF: &str = "avoided_by_numbers[low]";
    page.set_size(390, 844);
    page.open(Place::Case(CASE));
    page.tap("#matters-ask");
    page.wait_text(FOUND, "Cost avoided, numbers and placement mix together");
    choose(page, "#matters-of", OF);
    page.wait_text(
        FOUND,
        "Cost avoided by falling numbers, in the year · Low optimism hangs most",
    );
    page.wait("it is in the address", |page| {
        page.at().contains("ask=matters&of=avoided_by_numbers")
    });
    page.assert_accessible();
    page.assert_no_sideways_scroll();
    // 1,296,000 ÷ 1,440
    page.open(format!(
        "{}#ask=reach&of={OF}&by=agency_rate&to=1.296m",
        Place::Case(CASE)
    ));
    page.wait_text("#reach-found", "at least £900.00 a child a week");
    assert_eq!(page.value("#reach-of"), OF);
    // What was chosen of one is not asked of another.
    choose(page, "#reach-of", "");
    page.wait_text("#reach-found", "reaches £2,000,000");
    assert_eq!(page.value("#reach-to"), "");
    page.wait("nothing else is in the address", |page| {
        page.at().ends_with("#ask=reach")
    });
}

/// £50 on 1,440 weeks; 11 placements fewer at £20,800.
pub(crate) fn what_was_changed_is_taken_apart(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.click("#changed-ask");
    page.wait_for("#changed-found");
    page.wait_text("#changed-found", "Nothing was changed.");
    page.fill(RATE, "900");
    page.fill("#input-carried_in", "12");
    page.wait_text(
        "#changed-found",
        "£156,800 less than the paper’s £1,990,400",
    );
    page.wait_text("#asked table", "£228,800 less");
    assert_eq!(page.count("#changed-steps > li"), 4);
    page.assert_accessible();
}

pub(crate) fn two_at_once_by_keyboard(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.focus_on("#pair-ask");
    page.press("Enter");
    page.wait_for("#pair-found");
    choose(page, "#pair-down", "agency_rate");
    choose(page, "#pair-across", "carried_in");
    // One of the two is chosen from the start: the table follows once both are.
    page.wait_text("#pair-found", "Agency (IFA) foster placement");
    page.wait_text("#pair-found", "2,136,000");
    assert_eq!(page.count("#pair-found [data-reached=\"true\"]"), 10);
    assert_eq!(page.count("#pair-found [data-reached=\"false\"]"), 15);
    page.assert_accessible();
}

/// Two months of what was planned lead to the paper’s own sum.
pub(crate) fn how_it_is_going_is_put_in(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.click("#going-ask");
    page.wait_for("#going-found");
    page.wait_text("#going-found", "Type what has happened so far");
    choose(page, "#going-line", "in_care[low]");
    page.wait_text("#asked table", "775");
    page.fill("#going-2020-04", "775");
    page.fill("#going-2020-05", "many");
    page.wait_text(
        "#going-says",
        "May 2020: “many” does not belong in a number",
    );
    page.fill("#going-2020-05", "770");
    page.wait_text(
        "#going-found [data-rest=\"pace\"]",
        "£1,990,400, £9,600 less than is printed",
    );
    page.fill("#going-2020-05", "775");
    page.wait_text(
        "#going-found",
        "To reach £2,000,000 it would have to fall by",
    );
    page.assert_accessible();
    page.click("#going-found [data-rest=\"stand\"] button");
    page.wait("one change is in force", |page| {
        page.value("#cell-in_care-2020-05-low") == "775"
    });
    page.press("Control+z");
    page.wait("it was one step", |page| {
        page.value("#cell-in_care-2020-05-low") == "770"
    });
}

/// Stopped, nothing more comes; the same question says the same, in every engine.
pub(crate) fn how_sure_it_is_stops_at_once_and_says_the_same_again(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.click("#sure-ask");
    page.wait_for("#sure-made");
    page.wait_text("#sure-made", "10,000 of 10,000 draws");
    page.wait_text("#sure-found", SURE);
    choose(page, "#sure-draws", "1000000");
    page.wait_for("#sure-stop");
    page.wait("some were made", |page| {
        !page.text("#sure-made").starts_with("0 ")
    });
    page.of("#sure-stop", "arguments[0].click()");
    page.wait_gone("#sure-stop");
    let made = page.text("#sure-made");
    assert!(!made.starts_with("1,000,000"), "{made}");
    page.wait_for("#sure-again");
    std::thread::sleep(Duration::from_millis(400));
    assert_eq!(page.text("#sure-made"), made);
    choose(page, "#sure-draws", "10000");
    page.wait_text("#sure-made", "10,000 of 10,000 draws");
    page.wait_text("#sure-found", SURE);
    // What the reader says of where a figure lies.
    page.click("#sure-ranges > summary");
    page.of(
        "#sure-agency_rate-low",
        "arguments[0].closest('details').open = true",
    );
    page.fill("#sure-agency_rate-high", "950");
    page.wait_text("#sure-ranges", "£950 a child a week, likeliest £850");
    page.wait("it is in the address", |page| {
        page.at().contains("range=agency_rate")
    });
}

pub(crate) fn every_answer_keeps_the_accessibility_rules(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill(RATE, "900");
    ask_all(page, |page| page.assert_accessible());
}

pub(crate) fn every_answer_fits_a_phone(page: &mut Page<'_>) {
    page.set_size(320, 640);
    page.open(format!("{}#ask=matters", Place::Case(CASE)));
    page.click("text=Assumptions");
    page.wait_focus("#assumptions");
    page.fill(RATE, "900");
    page.click("text=Results");
    ask_all(page, |page| page.assert_no_sideways_scroll());
}

/// Asks one question after the other.
fn ask_all(page: &mut Page<'_>, judge: impl Fn(&Page<'_>)) {
    page.wait_for("#matters-ask");
    for (question, found, words) in QUESTIONS {
        let ask = format!("#{question}-ask");
        if page.attribute(&ask, "aria-expanded").as_deref() != Some("true") {
            page.of(&ask, "arguments[0].click()");
        }
        if question == "going" {
            page.wait_for("#going-2020-04");
            choose(page, "#going-line", "in_care[low]");
            page.wait_text("#asked table", "775");
            page.insert("#going-2020-04", "774");
        }
        page.wait_text(found, words);
        // Everything that can be unfolded.
        page.eval("document.querySelectorAll('#asked details').forEach(function (fold) { fold.open = true; })");
        judge(page);
    }
}
