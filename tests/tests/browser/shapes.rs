//! One case of each shape: what a reader does with it, and what it comes to by hand (the sums stand
//! in tests/changes beside each case).

use casebook_tests::browser::{Page, Place};

use crate::reader::{NOW, figure, pick, seen};

const PRESSURE: Place<'_> = Place::Case("monmouthshire/2020-21/budget-pressure");
const YOUNG_PEOPLE: Place<'_> = Place::Case("cambridgeshire/2021-22/asylum-seeking-young-people");
const TRANSPORT: Place<'_> = Place::Case("cambridgeshire/2018-19/mainstream-transport");
const PLACEMENTS: Place<'_> = Place::Case("cambridgeshire/2018-19/looked-after-children");
const AUTOMATION: Place<'_> = Place::Case("cambridgeshire/2018-19/automation-and-mosaic");
const SUPPORT: Place<'_> = Place::Case("cambridgeshire/2020-21/education-support");

/// A pressure, and scenarios as a table of which risks happen.
///
/// Numbers grow and no similar money: 2,537,000 + 1,100,000 + 324,000 = 3,961,000.
pub(crate) fn a_pressure_with_risks_that_happen_or_not(page: &mut Page<'_>) {
    page.open(PRESSURE);
    page.wait_text("[data-claim=\"calculated\"]", "£2,537,000");
    assert!(page.text(".claim").contains("pressure in 2020/21"));
    assert_eq!(seen(page, "pressure_if[worst]"), "3,637,000");
    assert_eq!(seen(page, "pressure_if[very_worst]"), "4,211,000");
    assert_eq!(seen(page, "cash_pressure[legal]"), "–");
    pick(page, "#cell-happens-funding-worst", "Yes");
    page.wait_text(&figure("pressure_if[worst]"), "3,961,000");
    assert_eq!(seen(page, "risks_happening[worst]"), "2");
    assert_eq!(seen(page, "happens[funding,worst]"), "yes");
    assert_eq!(seen(page, "pressure_if[best]"), "2,537,000");
    // The claim rests on no risk.
    assert_eq!(page.text(NOW), "£2,537,000");
    page.reload();
    page.wait_text(&figure("pressure_if[worst]"), "3,961,000");
    page.fill("#input-myst_forward", "0");
    page.wait_text(NOW, "£2,353,000");
    page.wait_text(
        "#announcer",
        "£184,000 less than the paper’s sum, and as far below the £2,537,000 claimed",
    );
}

/// Age bands, daily rates and days of the calendar. Only the first 25 are printed:
/// 25 x £34.29 x 365 days = £312,896.25.
pub(crate) fn rates_by_band_over_days(page: &mut Page<'_>) {
    page.open(YOUNG_PEOPLE);
    page.wait_for("#results");
    assert_eq!(seen(page, "from_the_25").replace('£', ""), "312,896.25");
    assert_eq!(seen(page, "would_cover[over_18_early]"), "64");
    assert_eq!(seen(page, "would_cover[under_16_later]"), "–");
    page.fill("#cell-people-aged_16_17_later", "30");
    // 30 x (114 - 91) x 365 = £251,850, and the 25.
    page.wait_text(&figure("extra_known"), "564,746.25");
    page.fill("#input-unpaid_before", "20");
    page.wait_text(&figure("from_the_25"), "250,317");
}

/// Years side by side, part-years and what follows from them.
///
/// £70k in 7 months is £120k a year, £50k of it in 2019/20.
pub(crate) fn amounts_by_year_and_part_year(page: &mut Page<'_>) {
    page.open(TRANSPORT);
    page.wait_text("[data-claim=\"calculated\"]", "£342,000");
    assert_eq!(seen(page, "new_in_year[reviews_2017,2019/20]"), "0");
    assert_eq!(seen(page, "full_year[eligibility]"), "○ needed");
    page.fill("#cell-months_in_effect-eligibility-2018\\/19", "7");
    page.wait_text(&figure("full_year[eligibility]"), "120,000");
    assert_eq!(seen(page, "new_in_year[eligibility,2019/20]"), "50,000");
    assert_eq!(page.text(NOW), "£342,000");
    page.fill("#cell-booked-reviews_2018", "71k");
    page.wait_text(NOW, "£271,000");
}

/// A sum by two routes, neither of which is printed, and a choice of months.
///
/// 24 x £850 x 26 weeks = £530,400; 30 x £400 x 52 = £624,000.
pub(crate) fn a_sum_by_two_routes_waits_for_both(page: &mut Page<'_>) {
    page.open(PLACEMENTS);
    page.wait_text("[data-claim=\"calculated\"]", "needs figures");
    assert_eq!(page.text("[data-claim=\"printed\"]"), "£1,500K");
    page.fill("#input-fewer_children", "24");
    page.fill("#input-weekly_cost", "£850");
    page.click("#input-fewer_when-september");
    page.wait_text(&figure("saving_fewer"), "530,400");
    page.wait_text(NOW, "needs figures");
    assert!(
        page.text(".claim").contains("2\u{a0}figures needed"),
        "{}",
        page.text(".claim")
    );
    page.fill("#input-moved", "30");
    page.fill("#input-weekly_difference", "400");
    page.click("#input-moved_when-start");
    page.wait_text(NOW, "£1,154,400");
    assert!(
        seen(page, "weeks_fewer").starts_with("26"),
        "{}",
        seen(page, "weeks_fewer")
    );
}

/// Readings of one sentence beside each other, all of them waiting for figures.
pub(crate) fn readings_side_by_side(page: &mut Page<'_>) {
    page.open(AUTOMATION);
    page.wait_for("#results");
    for (reading, share) in [("tasks", "15"), ("roles_least", "9"), ("roles_most", "18")] {
        let shown = seen(page, &format!("share_released[{reading}]"));
        assert_eq!(shown.trim_end_matches('%'), share, "{reading}");
    }
    page.fill("#input-staff_cost", "2m");
    page.fill("#input-cashed", "50");
    page.fill("#input-years_to_come", "3");
    // 15% of £2m, half of it, a third of that; over the survey's ten years £15,000.
    page.wait_text(&figure("saving[tasks]"), "50,000");
    assert_eq!(
        seen(page, "saving[survey]").trim_start_matches('£'),
        "15,000"
    );
    assert_eq!(
        seen(page, "saving[roles_most]").trim_start_matches('£'),
        "60,000"
    );
}

/// A case without a single printed figure: nothing is made up, and it works once it is filled in.
///
/// 60 + 20 + 25 + 15 + 80 = 200; 0 + 5 + 40 + 0 + 5 = 50 (thousands).
pub(crate) fn a_case_without_a_printed_figure(page: &mut Page<'_>) {
    page.open(SUPPORT);
    page.wait_text("[data-claim=\"printed\"]", "no figure");
    assert_eq!(page.text("[data-claim=\"calculated\"]"), "needs figures");
    assert!(
        page.text("main")
            .contains("The paper prints no figure that can be worked out again.")
    );
    for function in ["education", "sat", "send", "related", "elsewhere"] {
        assert_eq!(seen(page, &format!("net[{function}]")), "○ needed");
    }
    page.paste(
        "#cell-saving-education",
        "60,000\n20,000\n25,000\n15,000\n80,000",
    );
    page.paste("#cell-extra_spending-education", "0\n5000\n40k\n0\n5000");
    page.wait_text(NOW, "£150,000");
    assert_eq!(seen(page, "net[send]"), "−15,000");
    // The two that a percentage and a first year need are still asked for, and only they.
    page.wait("only they are asked for", |page| {
        page.texts("section[aria-labelledby=\"needs\"] li button")
            == [
                "Present cost of the function, a year",
                "One-off cost of the change",
            ]
    });
}
