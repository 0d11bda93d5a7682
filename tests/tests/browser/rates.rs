//! A reader changes a rate, and another way of counting, and puts them back.

use casebook_tests::browser::{Page, Place};

use crate::reader::{NOW, RATE, all_seen, check, open_placement_mix, seen, tally};

/// £850 is printed; at £900 the low scenario comes to 5 children a month x £900 x 288 weeks
/// = £1,296,000, and with the £766,400 of placement mix to £2,062,400.
pub(crate) fn a_dearer_placement_moves_every_table_and_turns_no_check(page: &mut Page<'_>) {
    open_placement_mix(page);
    let (before, tally_before) = (all_seen(page), tally(page));
    assert!(page.text(".claim").contains("nothing changed yet"));
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    assert!(
        page.text(".claim").contains(
            "£72,000 more than the paper’s sum, and £62,400 above the £2m claimed, gross"
        )
    );
    let after = all_seen(page);
    // April, low: 5 children x £900 x 48 weeks.
    assert_eq!(before["avoided_by_month[2020-04,low]"], "204,000");
    assert_eq!(after["avoided_by_month[2020-04,low]"], "216,000");
    assert_eq!(after["avoided_by_numbers[low]"], "1,296,000");
    assert_eq!(after["cost_avoided[low]"], "2,062,400");
    // What an in-house placement avoids is held at £400, so the first table stays.
    assert_eq!(after["avoided_in_house"], "766,400");
    // What follows from the change is marked, in a word as well; what does not is not.
    let changed = |name: &str| {
        page.text(&crate::reader::figure(name))
            .contains(", changed")
    };
    assert!(changed("avoided_by_month[2020-04,low]"));
    assert!(!changed("avoided_added[2020-04]"));
    // The paper's own sum, and with it every check, is as it was; the change stands beside.
    assert_eq!(page.text("[data-claim=\"calculated\"]"), "£1,990,400");
    assert_eq!(tally(page), tally_before);
    // The checks follow once typing has paused.
    page.wait("the change stands beside the check", |page| {
        check(page, "avoided_by_month[2020-04,low]").now == "£216,000, changed"
    });
    let april = check(page, "avoided_by_month[2020-04,low]");
    assert_eq!(
        (april.sum.as_str(), april.verdict.as_str()),
        ("£204,000", "agrees")
    );
    assert_eq!(check(page, "avoided_added[2020-04]").now, "£48,000");
}

/// Once typing has paused, the claim is said to who cannot see it.
pub(crate) fn the_new_claim_is_said_aloud(page: &mut Page<'_>) {
    open_placement_mix(page);
    assert_eq!(page.text("#announcer"), "");
    assert_eq!(
        page.attribute("#announcer", "role").as_deref(),
        Some("status")
    );
    page.fill(RATE, "900");
    page.wait_text(
        "#announcer",
        "With your changes £2,062,400: £72,000 more than the paper’s sum, and £62,400 above the £2m claimed, gross.",
    );
    page.click("#undo");
    page.wait_text("#announcer", "Everything is as the paper gives it.");
}

pub(crate) fn a_change_survives_a_reload(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.reload();
    page.wait_text(NOW, "£2,062,400");
    assert_eq!(page.value(RATE), "900");
    // The list says which case was changed, and what the reader made of it, which leads there.
    page.open(Place::List(""));
    page.wait_text(".cases .tag--changed", "With your changes £2,062,400");
    assert_eq!(page.count(".cases .tag--changed"), 1);
    assert_eq!(page.count(".cases .scale__now"), 1);
    page.wait_text("main", "You changed assumptions in 1\u{a0}case.");
    page.click(".cases .tag--changed");
    page.wait_text(NOW, "£2,062,400");
}

pub(crate) fn a_field_is_put_back(page: &mut Page<'_>) {
    const PUT_BACK: &str = "text=Put back £850 a child a week: Agency (IFA) foster placement";
    open_placement_mix(page);
    assert!(!page.sees(PUT_BACK));
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    assert_eq!(page.text("#input-agency_rate-hint"), "Printed around £850");
    page.click(PUT_BACK);
    page.wait_text(NOW, "–");
    assert_eq!(page.value(RATE), "850");
    assert_eq!(seen(page, "avoided_by_month[2020-04,low]"), "204,000");
    // The button is gone, and the keyboard is where it can go on from.
    assert!(!page.sees(PUT_BACK));
    page.wait_focus(RATE);
    page.reload();
    page.wait_text("[data-claim=\"calculated\"]", "£1,990,400");
    assert_eq!(page.value(RATE), "850");
}

pub(crate) fn a_case_is_put_back_as_a_whole(page: &mut Page<'_>) {
    open_placement_mix(page);
    assert!(page.attribute("#put-back-all", "disabled").is_some());
    page.fill(RATE, "900");
    page.fill("#input-carried_in", "12");
    // 12 x £400 x 52 = 249,600, which is 228,800 less than 478,400: 2,062,400 - 228,800.
    page.wait_text(NOW, "£1,833,600");
    page.click("#put-back-all");
    page.wait_text(NOW, "–");
    assert_eq!(page.value(RATE), "850");
    assert_eq!(page.value("#input-carried_in"), "23");
    // It is one step, and undone as one.
    page.click("#undo");
    page.wait_text(NOW, "£1,833,600");
    assert_eq!(page.value("#input-carried_in"), "12");
}

pub(crate) fn every_case_is_put_back_from_the_list(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.open(Place::List(""));
    page.click("#put-back-everything");
    page.wait_text("main", "Every case is as its paper gives it.");
    assert_eq!(page.count(".cases .tag--changed"), 0);
    page.click("text=Undo");
    page.wait_text("main", "You changed assumptions in 1\u{a0}case.");
}

pub(crate) fn steps_are_undone_and_done_again(page: &mut Page<'_>) {
    open_placement_mix(page);
    let disabled = |page: &Page<'_>, button: &str| page.attribute(button, "disabled").is_some();
    assert!(disabled(page, "#undo") && disabled(page, "#redo"));
    // All keys pressed in a field one after another are one step.
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.fill("#input-carried_in", "12");
    page.wait_text(NOW, "£1,833,600");
    page.click("#undo");
    page.wait_text(NOW, "£2,062,400");
    assert_eq!(page.value("#input-carried_in"), "23");
    page.click("#undo");
    page.wait_text(NOW, "–");
    assert_eq!(page.value(RATE), "850");
    assert!(disabled(page, "#undo"));
    page.click("#redo");
    page.wait_text(NOW, "£2,062,400");
    page.click("#redo");
    page.wait_text(NOW, "£1,833,600");
    assert_eq!(
        (
            page.value(RATE).as_str(),
            page.value("#input-carried_in").as_str()
        ),
        ("900", "12")
    );
    assert!(disabled(page, "#redo"));
}

/// The paper ties the £400 to the £850. With the cost of £450 held instead, £450 are avoided:
/// (23 x 52 + 2.5 x 288) x £450 = £862,200, and with £1,296,000 £2,158,200.
pub(crate) fn a_choice_steers_the_sum(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.click("#input-hold-cost");
    page.wait_text(NOW, "£2,158,200");
    assert_eq!(seen(page, "avoided_in_house"), "862,200");
    assert_eq!(seen(page, "avoided_carried_in"), "538,200");
    // Casebook took the one for granted, says so and says why.
    let field = page.text("#input-hold");
    assert!(
        field.contains("assumed") && field.contains("does not say which of the two would move"),
        "{field}"
    );
    page.reload();
    page.wait_text(NOW, "£2,158,200");
    assert_eq!(
        page.eval("return document.querySelector('#input-hold-cost').checked"),
        true
    );
    page.click("#input-hold-saving");
    page.wait_text(NOW, "£2,062,400");
}
