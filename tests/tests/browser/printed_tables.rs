//! Both tables of the paper, cell by cell, beside what the page shows.

use std::collections::BTreeMap;

use casebook_tests::browser::Page;
use casebook_tests::placement_mix::{DIFFER, IN_HOUSE, NUMBERS, SCENARIOS};

use crate::reader::{Check, all_seen, checks, open_placement_mix, written};

type Checks = BTreeMap<String, Check>;

/// What the high scenario's totals are printed as, what the sum gives, and the print less that:
/// 555,050 = 408,000 + 74,800 + 110,500 - 38,250, the four cells that do not follow.
const TOTALS_THAT_DIFFER: [(&str, &str, &str, &str); 2] = [
    ("avoided_by_numbers[high]", "2299250", "2854300", "555050"),
    ("cost_avoided[high]", "3065650", "3620700", "555050"),
];

/// The printed totals that the sum gives too.
const TOTALS_THAT_AGREE: [(&str, &str); 9] = [
    ("avoided_carried_in", "478400"),
    ("avoided_in_house", "766400"),
    ("avoided_by_numbers[low]", "1224000"),
    ("avoided_by_numbers[middle]", "1946500"),
    ("mix_by_scenario[low]", "766400"),
    ("mix_by_scenario[middle]", "766400"),
    ("mix_by_scenario[high]", "766400"),
    ("cost_avoided[low]", "1990400"),
    ("cost_avoided[middle]", "2712900"),
];

pub(crate) fn every_cell_of_table_1_is_on_the_page(page: &mut Page<'_>) {
    open_placement_mix(page);
    let (shown, checks) = (all_seen(page), checks(page));
    // What is counted whole has no decimals, though 2.5 follow in its column.
    assert_eq!(shown["carried_in"], "23");
    for (month, placements, avoided) in IN_HOUSE {
        assert_eq!(shown[&format!("in_house_added[{month}]")], placements);
        let figure = format!("avoided_added[{month}]");
        assert_eq!(shown[&figure], written(avoided), "{month}");
        agrees(&checks, &figure, avoided);
    }
    // As the eye reads it: one row a month, with the weeks that are left.
    let rows = page.table("table[aria-labelledby=\"table-0\"]");
    let row = |label: &str| {
        let found = rows.iter().find(|row| row[0] == label);
        found.unwrap_or_else(|| panic!("no row {label} in {rows:?}"))
    };
    assert_eq!(row("April 2020"), &["April 2020", "2.5", "48", "48,000"]);
    assert_eq!(
        row("December 2020"),
        &["December 2020", "2.5", "13", "13,000"]
    );
    assert_eq!(row("March 2021"), &["March 2021", "2.5", "0", "0"]);
}

pub(crate) fn every_cell_of_the_numbers_table_is_on_the_page(page: &mut Page<'_>) {
    open_placement_mix(page);
    let (shown, checks) = (all_seen(page), checks(page));
    for (column, scenario) in SCENARIOS.into_iter().enumerate() {
        assert_eq!(shown[&format!("in_care_at_start[{scenario}]")], "780");
        for (month, in_care, avoided) in NUMBERS {
            assert_eq!(
                shown[&format!("in_care[{month},{scenario}]")],
                in_care[column],
                "{month}, {scenario}"
            );
            let figure = format!("avoided_by_month[{month},{scenario}]");
            match DIFFER.into_iter().find(|(other, ..)| *other == figure) {
                Some((_, calculated, print, apart)) => {
                    assert_eq!(print, avoided[column], "{figure}");
                    assert_eq!(shown[&figure], written(calculated), "{figure}");
                    differs(&checks, &figure, calculated, print, apart);
                }
                None => {
                    assert_eq!(shown[&figure], written(avoided[column]), "{figure}");
                    agrees(&checks, &figure, avoided[column]);
                }
            }
        }
    }
}

pub(crate) fn every_printed_total_is_on_the_page(page: &mut Page<'_>) {
    open_placement_mix(page);
    let (shown, checks) = (all_seen(page), checks(page));
    for (figure, print) in TOTALS_THAT_AGREE {
        assert_eq!(shown[figure], written(print), "{figure}");
        agrees(&checks, figure, print);
    }
    for (figure, calculated, print, apart) in TOTALS_THAT_DIFFER {
        assert_eq!(shown[figure], written(calculated), "{figure}");
        differs(&checks, figure, calculated, print, apart);
        // And it is the sum of what is printed above it.
        agrees(&checks, &format!("foots:{figure}"), print);
    }
    // The claim itself: printed, recalculated, and how the two stand.
    assert_eq!(page.text("[data-claim=\"printed\"]"), "£2m");
    assert_eq!(page.text("[data-claim=\"calculated\"]"), "£1,990,400");
    assert!(
        page.text(".claim")
            .contains("needs figures: this is gross, the claim is net")
    );
}

/// A cell that differs says so where it stands, by a mark and in words.
pub(crate) fn a_cell_that_differs_says_so_where_it_stands(page: &mut Page<'_>) {
    open_placement_mix(page);
    for (figure, _, print, _) in DIFFER {
        let button = crate::reader::figure(figure);
        let words = format!(", differs from the printed {}", written(print));
        let said = page.of(&button, "return arguments[0].textContent");
        assert!(
            said.as_str().unwrap_or_default().contains(&words),
            "{figure}: {said}"
        );
        assert!(page.sees(&format!("{button} .figure__print")), "{figure}");
        assert!(mark(page, figure).starts_with("\"≠\""), "{figure}");
    }
    let agreeing = "avoided_by_month[2020-04,low]";
    assert!(
        !page
            .text(&crate::reader::figure(agreeing))
            .contains("differs")
    );
    assert_eq!(mark(page, agreeing), "none");
}

/// What the style sheet draws before a figure.
fn mark(page: &Page<'_>, figure: &str) -> String {
    let script = "return getComputedStyle(arguments[0], '::before').content";
    let mark = page.of(&crate::reader::figure(figure), script);
    mark.as_str().unwrap_or_default().to_owned()
}

/// A printed figure stands in the checks as agreeing.
#[track_caller]
fn agrees(checks: &Checks, figure: &str, print: &str) {
    let check = &checks[figure];
    // One total stands in the text of the paper too, with its £ and comma.
    let printed = check.printed.trim_start_matches('£').replace(',', "");
    assert_eq!(printed, print, "{figure}: {check:?}");
    assert_eq!(check.sum, pounds(print), "{figure}");
    assert_eq!(check.difference, "none", "{figure}");
    assert_eq!(check.verdict, "agrees", "{figure}");
}

/// A printed figure stands in the checks as differing, and by how much.
#[track_caller]
fn differs(checks: &Checks, figure: &str, calculated: &str, print: &str, apart: &str) {
    let check = &checks[figure];
    assert_eq!(check.printed, written(print), "{figure}");
    assert_eq!(check.sum, pounds(calculated), "{figure}");
    assert_eq!(check.difference, pounds(apart), "{figure}");
    assert_eq!(check.verdict, "differs", "{figure}");
}

fn pounds(number: &str) -> String {
    match number.strip_prefix('-') {
        Some(number) => format!("−£{}", written(number)),
        None => format!("£{}", written(number)),
    }
}
