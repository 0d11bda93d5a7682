//! Every printed cell of both tables of `placement-mix-and-demand`, as literals from the paper,
//! against `evaluate --json`; and what a reader's changes make of them, worked out by hand.

use casebook_tests::command::{evaluated, figure};
use casebook_tests::placement_mix::{CASE, DIFFER, IN_HOUSE, NUMBERS, SCENARIOS};
use serde_json::Value;

fn check<'a>(evaluation: &'a Value, id: &str) -> &'a Value {
    let checks = evaluation["checks"].as_array().unwrap();
    checks
        .iter()
        .find(|check| check["id"] == id)
        .unwrap_or_else(|| panic!("no check {id}"))
}

/// A printed figure that the sum gives too.
fn agrees(evaluation: &Value, id: &str, print: &str) {
    let check = check(evaluation, id);
    assert_eq!(check["published"], print, "{id}");
    assert_eq!(check["calculated"], print, "{id}");
    assert_eq!(check["difference"], "0", "{id}");
    assert_eq!(check["verdict"], "agrees", "{id}");
}

/// A printed figure, what it is held against, and how far it is apart.
fn differs(evaluation: &Value, id: &str, calculated: &str, print: &str, apart: &str) {
    let check = check(evaluation, id);
    assert_eq!(check["published"], print, "{id}");
    assert_eq!(check["calculated"], calculated, "{id}");
    assert_eq!(check["difference"], apart, "{id}");
    assert_eq!(check["verdict"], "differs", "{id}");
}

#[test]
fn every_cell_of_table_1_agrees() {
    let evaluation = evaluated(CASE, &[]);
    assert_eq!(figure(&evaluation, "carried_in", &[]), "23");
    agrees(&evaluation, "avoided_carried_in", "478400");
    agrees(&evaluation, "avoided_carried_in#2", "478400");
    for (row, (month, placements, avoided)) in IN_HOUSE.into_iter().enumerate() {
        assert_eq!(evaluation["axes"]["month"][row]["id"], month);
        assert_eq!(
            figure(&evaluation, "in_house_added", &[row]),
            placements,
            "{month}"
        );
        assert_eq!(
            figure(&evaluation, "avoided_added", &[row]),
            avoided,
            "{month}"
        );
        agrees(&evaluation, &format!("avoided_added[{month}]"), avoided);
    }
    assert_eq!(figure(&evaluation, "avoided_in_house", &[]), "766400");
    agrees(&evaluation, "avoided_in_house", "766400");
    agrees(&evaluation, "foots:avoided_in_house", "766400");
}

#[test]
fn every_cell_of_the_numbers_table_is_checked() {
    let evaluation = evaluated(CASE, &[]);
    for (column, scenario) in SCENARIOS.into_iter().enumerate() {
        assert_eq!(evaluation["axes"]["scenario"][column]["id"], scenario);
        assert_eq!(figure(&evaluation, "in_care_at_start", &[column]), "780");
    }
    for (row, (month, in_care, avoided)) in NUMBERS.into_iter().enumerate() {
        for (column, scenario) in SCENARIOS.into_iter().enumerate() {
            assert_eq!(
                figure(&evaluation, "in_care", &[row, column]),
                in_care[column]
            );
            let id = format!("avoided_by_month[{month},{scenario}]");
            match DIFFER.into_iter().find(|(other, ..)| *other == id) {
                Some((_, calculated, print, apart)) => {
                    assert_eq!(print, avoided[column], "{id}");
                    differs(&evaluation, &id, calculated, print, apart);
                }
                None => agrees(&evaluation, &id, avoided[column]),
            }
        }
    }
}

#[test]
fn the_totals_agree_where_their_parts_do() {
    let evaluation = evaluated(CASE, &[]);
    for (scenario, numbers, both) in [
        ("low", "1224000", "1990400"),
        ("middle", "1946500", "2712900"),
    ] {
        agrees(
            &evaluation,
            &format!("avoided_by_numbers[{scenario}]"),
            numbers,
        );
        agrees(&evaluation, &format!("cost_avoided[{scenario}]"), both);
    }
    for scenario in SCENARIOS {
        agrees(
            &evaluation,
            &format!("mix_by_scenario[{scenario}]"),
            "766400",
        );
    }
    // 2,854,300 - (408,000 + 74,800 + 110,500 - 38,250) = 2,854,300 - 555,050.
    differs(
        &evaluation,
        "avoided_by_numbers[high]",
        "2299250",
        "2854300",
        "555050",
    );
    differs(
        &evaluation,
        "cost_avoided[high]",
        "3065650",
        "3620700",
        "555050",
    );
}

#[test]
fn every_printed_total_is_the_sum_of_its_printed_parts() {
    let evaluation = evaluated(CASE, &[]);
    for (scenario, numbers, both) in [
        ("low", "1224000", "1990400"),
        ("middle", "1946500", "2712900"),
        ("high", "2854300", "3620700"),
    ] {
        agrees(
            &evaluation,
            &format!("foots:avoided_by_numbers[{scenario}]"),
            numbers,
        );
        agrees(
            &evaluation,
            &format!("foots:cost_avoided[{scenario}]"),
            both,
        );
    }
}

#[test]
fn the_claim_agrees_as_rounded() {
    let claim = &evaluated(CASE, &[])["claim"];
    assert_eq!(claim["published"], "2000000");
    assert_eq!(claim["calculated"], "1990400");
    assert_eq!(claim["now"], "1990400");
    assert_eq!(claim["verdict"], "rounds");
}

#[test]
fn the_weeks_left_are_those_of_the_papers() {
    let evaluation = evaluated(CASE, &[]);
    let weeks = [
        "48", "44", "39", "35", "30", "26", "22", "17", "13", "9", "5", "0",
    ];
    for (row, weeks) in weeks.into_iter().enumerate() {
        assert_eq!(figure(&evaluation, "weeks_left", &[row]), weeks);
    }
    assert_eq!(figure(&evaluation, "weeks_in_year", &[]), "52");
}

// ------------------------------------------------------------------ a reader's changes

#[test]
fn a_dearer_agency_placement_makes_fewer_children_worth_more() {
    let evaluation = evaluated(CASE, &["agency_rate=900"]);
    // April, low: 5 children x £900 x 48 weeks.
    assert_eq!(figure(&evaluation, "avoided_by_month", &[0, 0]), "216000");
    // Low: 5 a month x £900 x (48+44+39+35+30+26+22+17+13+9+5+0 = 288 weeks) = 1,296,000.
    assert_eq!(figure(&evaluation, "avoided_by_numbers", &[0]), "1296000");
    // What an in-house placement avoids is held at £400, so the mix stays: 1,296,000 + 766,400.
    assert_eq!(evaluation["claim"]["now"], "2062400");
    // The paper's own sum, and so its verdict, is untouched.
    assert_eq!(evaluation["claim"]["calculated"], "1990400");
    let check = check(&evaluation, "avoided_by_month[2020-04,low]");
    assert_eq!(
        (&check["calculated"], &check["now"]),
        (&"204000".into(), &"216000".into())
    );
    assert_eq!(check["verdict"], "agrees");
}

#[test]
fn the_in_house_cost_can_be_held_instead() {
    let evaluation = evaluated(CASE, &["agency_rate=900", "hold=cost"]);
    // £900 - £450 = £450 avoided. Carried in: 23 x 450 x 52 = 538,200. Added: 2.5 x 450 x 288 weeks
    // = 324,000. Together 862,200; with fewer children 1,296,000 + 862,200.
    assert_eq!(figure(&evaluation, "avoided_carried_in", &[]), "538200");
    assert_eq!(figure(&evaluation, "avoided_in_house", &[]), "862200");
    assert_eq!(evaluation["claim"]["now"], "2158200");
}

#[test]
fn half_the_carers_bring_half_of_what_they_avoid() {
    let evaluation = evaluated(CASE, &["in_house_added=times 50%"]);
    // 1.25 x 400 x 288 weeks = 144,000; with those carried in 478,400 + 144,000.
    assert_eq!(figure(&evaluation, "in_house_added", &[0]), "1.25");
    assert_eq!(figure(&evaluation, "avoided_in_house", &[]), "622400");
    // 15 of the 30 placements; 15 / 1.7 households.
    assert_eq!(figure(&evaluation, "added_in_year", &[]), "15");
    assert_eq!(evaluation["claim"]["now"], "1846400");
}

#[test]
fn carers_three_months_late_leave_the_first_three_months_empty() {
    let evaluation = evaluated(CASE, &["in_house_added=later 3"]);
    for row in 0..3 {
        assert_eq!(figure(&evaluation, "in_house_added", &[row]), "0");
        assert_eq!(figure(&evaluation, "avoided_added", &[row]), "0");
    }
    // From July on: 2.5 x 400 x (35+30+26+22+17+13+9+5+0 = 157 weeks) = 157,000.
    assert_eq!(figure(&evaluation, "avoided_added", &[3]), "35000");
    assert_eq!(figure(&evaluation, "avoided_in_house", &[]), "635400");
}

#[test]
fn a_fall_three_months_late_starts_from_the_beginning_of_the_year() {
    let evaluation = evaluated(CASE, &["in_care[low]=later 3"]);
    // 780 until June, 775 in July, 735 in March.
    for (row, in_care) in [(0, "780"), (2, "780"), (3, "775"), (11, "735")] {
        assert_eq!(figure(&evaluation, "in_care", &[row, 0]), in_care);
    }
    // 5 x £850 x 157 weeks = 667,250; with the mix 1,433,650.
    assert_eq!(figure(&evaluation, "avoided_by_numbers", &[0]), "667250");
    assert_eq!(evaluation["claim"]["now"], "1433650");
    // The other scenarios stay.
    assert_eq!(figure(&evaluation, "cost_avoided", &[1]), "2712900");
}

#[test]
fn one_cell_moves_its_month_and_the_next() {
    let evaluation = evaluated(CASE, &["in_care[2020-04,low]=774"]);
    // April 6 x 850 x 48 = 244,800; May 4 x 850 x 44 = 149,600: 40,800 more, 37,400 less.
    assert_eq!(figure(&evaluation, "avoided_by_month", &[0, 0]), "244800");
    assert_eq!(figure(&evaluation, "avoided_by_month", &[1, 0]), "149600");
    assert_eq!(evaluation["claim"]["now"], "1993800");
}

#[test]
fn leavers_from_residential_placements_avoid_more() {
    let evaluation = evaluated(CASE, &["leavers_residential=10%"]);
    // 90% x £850 + 10% x £3,000 = £1,065 a week; 5 x 1,065 x 288 = 1,533,600.
    assert_eq!(figure(&evaluation, "leaver_rate", &[]), "1065");
    assert_eq!(figure(&evaluation, "avoided_by_numbers", &[0]), "1533600");
    assert_eq!(figure(&evaluation, "leavers_residential", &[]), "10");
}

#[test]
fn an_empty_cell_is_asked_for_by_name_and_nothing_is_made_up() {
    let evaluation = evaluated(CASE, &["in_care[2020-04,low]="]);
    let needs = serde_json::json!({ "needs": ["in_care[2020-04,low]"] });
    assert_eq!(
        evaluation["quantities"]["avoided_by_month"]["values"][0][0],
        needs
    );
    assert_eq!(evaluation["claim"]["now"], needs);
    // May rests on April; June does not.
    assert_eq!(
        evaluation["quantities"]["avoided_by_month"]["values"][1][0],
        needs
    );
    assert_eq!(figure(&evaluation, "avoided_by_month", &[2, 0]), "165750");
}

#[test]
fn net_needs_four_figures_and_follows_once_they_are_there() {
    let names = [
        "finance_officer",
        "demography",
        "outturn_carried_in",
        "leaver_allowances",
    ];
    let evaluation = evaluated(CASE, &[]);
    assert_eq!(evaluation["needs"], serde_json::json!(names));
    let net = serde_json::json!({ "needs": names });
    assert_eq!(evaluation["quantities"]["net"]["values"][0], net);
    // 1,990,400 - 45,000 - 300,000 - 100,000 - 60,000.
    let evaluation = evaluated(
        CASE,
        &[
            "finance_officer=45000",
            "demography=£300k",
            "outturn_carried_in=100,000",
            "leaver_allowances=60k",
        ],
    );
    assert_eq!(figure(&evaluation, "net", &[0]), "1485400");
    assert_eq!(evaluation["needs"], serde_json::json!([]));
}
