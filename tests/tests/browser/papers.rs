//! The papers, each with every figure it prints; what differs in all of them; what is still needed.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::{CASE, IN_HOUSE, NUMBERS};

use crate::reader::{NOW, RATE, open_placement_mix};

/// The paper of October 2019, of which placement mix is a part.
const PAPER: Place<'_> = Place::Paper("2");

/// The rows of this case on the open paper: what is printed, what the sum gives, how it stands.
#[track_caller]
fn prints(page: &Page<'_>) -> Vec<[String; 3]> {
    page.wait_for("tr[data-print]");
    let rows = page.eval_with(
        "return Array.prototype.map.call(document.querySelectorAll('[data-case=\"' + arguments[0] + '\"] tr[data-print]'), \
         function (row) { return [1, 2, 3].map(function (at) { return seenText(row.cells[at]).replace(/\\s+/g, ' ').trim(); }); })",
        vec![CASE.into()],
    );
    serde_json::from_value(rows).unwrap()
}

pub(crate) fn five_papers_are_listed(page: &mut Page<'_>) {
    page.open(Place::List(""));
    page.click("text=Papers");
    page.wait_text("h1", "The papers");
    assert_eq!(page.at(), Place::Papers.to_string());
    let rows = page.texts("#papers > li");
    let cases: Vec<String> = page.texts("#papers dl > div:first-child dd");
    assert_eq!(cases, ["13", "5", "1", "4", "1"]);
    for (row, part) in
        rows.iter()
            .zip(["2018/19", "2020/21", "later version", "2021/22", "CSCH006"])
    {
        assert!(row.contains(part), "{part} in {row}");
    }
    page.click("#papers > li:nth-child(2) a");
    page.wait_focus("main h1");
    assert_eq!(page.at(), PAPER.to_string());
    assert!(page.text("h1").contains("2020/21"));
}

/// Table 1 row by row, then the table of numbers row by row, as the finger goes down the paper.
pub(crate) fn a_paper_lists_its_figures_in_its_own_order(page: &mut Page<'_>) {
    page.open(PAPER);
    let printed: Vec<String> = prints(page)
        .into_iter()
        .map(|[printed, ..]| printed)
        .collect();
    let mut table_1 = vec!["23", "478400"];
    for (_, placements, avoided) in IN_HOUSE {
        table_1.extend([placements, avoided]);
    }
    table_1.push("766400");
    let mut numbers = vec!["780", "780", "780"];
    for (_, in_care, avoided) in NUMBERS {
        numbers.extend(in_care);
        numbers.extend(avoided);
    }
    numbers.extend(["1224000", "1946500", "2854300"]);
    numbers.extend(["766400", "766400", "766400"]);
    numbers.extend(["1990400", "2712900", "3620700"]);
    let at = |table: &[&str]| {
        let found = printed
            .windows(table.len())
            .position(|window| window == table);
        found.unwrap_or_else(|| panic!("{table:?} does not stand together in {printed:#?}"))
    };
    assert!(at(&table_1) < at(&numbers));
    // What stands before Table 1 in the paper stands before it here.
    let first = |text: &str| printed.iter().position(|other| other == text).unwrap();
    assert!(first("£2m") < first("around 780"));
    assert!(first("around 780") < first("around £850"));
    assert!(first("around £850") < at(&table_1));
}

pub(crate) fn a_figure_leads_to_its_working_and_back_to_the_paper(page: &mut Page<'_>) {
    const ROW: &str = "tr[data-print=\"avoided_by_month[2020-05,high]\"]";
    page.open(PAPER);
    let row = page
        .text(ROW)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    for part in ["448800", "£374,000", "differs", "£74,800 above the sum"] {
        assert!(row.contains(part), "{part} in {row}");
    }
    page.click(&format!("{ROW} a"));
    page.wait_text("#working", "12 children instead of 10 children");
    assert_eq!(
        page.at(),
        Place::Working(CASE, "avoided_by_month/2020-05,high").to_string()
    );
    page.back();
    page.wait_for(ROW);
    assert_eq!(page.at(), PAPER.to_string());
}

pub(crate) fn a_paper_shows_only_what_differs_when_asked(page: &mut Page<'_>) {
    page.open(PAPER);
    page.wait_for("tr[data-print]");
    let all = page.count("tr[data-print]");
    page.click("text=The 7 that differ");
    page.wait("seven are left", |page| page.count("tr[data-print]") == 7);
    assert_eq!(
        page.attribute("text=The 7 that differ", "aria-pressed")
            .as_deref(),
        Some("true")
    );
    page.click(&format!("text=All {all}"));
    page.wait("all are back", |page| page.count("tr[data-print]") == all);
}

/// The paper's own sums stand there, whatever the reader has changed.
pub(crate) fn a_change_turns_nothing_on_a_paper(page: &mut Page<'_>) {
    page.open(PAPER);
    let before = prints(page);
    open_placement_mix(page);
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.open(PAPER);
    assert_eq!(prints(page), before);
}

/// What a scrutiny committee prints out: what differs, why, and what it would mean.
pub(crate) fn what_differs_stands_on_one_page(page: &mut Page<'_>) {
    page.open(Place::Papers);
    page.click("text=What differs");
    page.wait_text("h1", "What differs");
    assert_eq!(page.at(), Place::Differences.to_string());
    assert_eq!(page.count("tbody[data-difference]"), 8);
    let text = page.text("tbody[data-difference=\"avoided_by_month[2020-05,high]\"]");
    // 3,065,650 + 74,800.
    for part in [
        "448,800",
        "£374,000",
        "£74,800 above the sum",
        "the money is that of 12 children",
        "£3,140,450 instead of £3,065,650",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    // 671 of 2,280 who answered are 29.4%; 25% are printed.
    let survey = page.text("main");
    assert!(
        survey.contains("25%") && survey.contains("29.4%"),
        "{survey}"
    );
    page.click("tbody[data-difference=\"avoided_by_month[2020-05,high]\"] a");
    page.wait_text("#working", "12 children instead of 10 children");
}

pub(crate) fn what_is_needed_is_listed_by_case_and_by_who_would_know(page: &mut Page<'_>) {
    const OFFICER: &str = "li[data-needs=\"finance_officer\"]";
    page.open(Place::Needed(""));
    page.wait_text(".filter__count", "nothing is filled in yet");
    assert!(page.text(OFFICER).contains("needed"));
    assert!(
        page.text(OFFICER)
            .contains("Who would know: Corporate parenting service")
    );
    page.click("text=By who would know");
    page.wait("the address says so", |page| {
        page.at() == Place::Needed("by=who").to_string()
    });
    page.wait_text(OFFICER, "For Children in care: placement mix and numbers");
    // The figure leads to where it can be filled in.
    page.click(&format!("{OFFICER} a"));
    page.wait_text("#working", "The paper does not print it.");
    page.click("text=Change it");
    page.wait_focus("#input-finance_officer");
    page.type_text("40k");
    page.wait_text(NOW, "£1,990,400");
    page.open(Place::Needed("by=who"));
    page.wait_text(OFFICER, "filled in by you: £40,000");
    page.wait_text(".filter__count", "1 assumption is filled in by you");
}

/// The program knows a paper's name only once its page is drawn, whichever way one comes to it.
pub(crate) fn a_paper_gives_its_page_its_name(page: &mut Page<'_>) {
    let named = |page: &Page<'_>| {
        page.wait("the page of a paper is named as its heading", |page| {
            page.title() == format!("{} – Casebook", page.text("h1"))
        });
    };
    page.open(PAPER);
    named(page);
    page.go(Place::Papers);
    page.wait_text("h1", "The papers");
    assert_eq!(page.title(), "Papers – Casebook");
    page.click("#papers > li:nth-child(2) a");
    page.wait_focus("main h1");
    named(page);
}

/// A paper that is not there, as an address may name it.
pub(crate) fn a_paper_that_is_not_there_is_said(page: &mut Page<'_>) {
    page.open(Place::List(""));
    for number in [
        "0",
        "6",
        "-1",
        "1e3",
        "99999999999999999999999999",
        "two",
        "",
    ] {
        page.go(Place::List(""));
        page.wait_text("h1", "Savings proposals");
        page.go(Place::Paper(number));
        page.wait_text("h1", "There is no such");
    }
}
