//! The list of cases: narrowed, put in order, and found again by its address.

use casebook_tests::browser::{Page, Place};

use crate::reader::{how_many_cases, pick};

/// The titles on the list, in its order.
#[track_caller]
fn titles(page: &Page<'_>) -> Vec<String> {
    page.texts(".cases h2 a")
}

#[track_caller]
fn wait_count(page: &Page<'_>, count: usize) {
    page.wait(
        &format!("{count} cases are listed, and the count says so"),
        |page| {
            let all = how_many_cases();
            let said = match count {
                count if count == all => format!("{all}\u{a0}cases"),
                count => format!("{count} of {all} cases"),
            };
            titles(page).len() == count && page.text(".filter__count") == said
        },
    );
}

/// The address follows once typing has paused.
#[track_caller]
fn wait_address(page: &Page<'_>, query: &str) {
    let list = Place::List(query).to_string();
    page.wait(&format!("the address is {list}"), |page| page.at() == list);
}

pub(crate) fn every_case_is_listed_with_how_it_stands(page: &mut Page<'_>) {
    page.open(Place::List(""));
    wait_count(page, how_many_cases());
    let rows = page.texts(".cases > li");
    let row = |title: &str| {
        let row = rows.iter().find(|row| row.starts_with(title));
        let row = row.unwrap_or_else(|| panic!("{title} is not listed"));
        row.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // Title, council, year, reference; printed, worked out, checks.
    let placements = row("Children in care: placement mix and numbers");
    for part in [
        "Cambridgeshire County Council · 2020/21 · A/R.6.255, A/R.6.266 · saving",
        "Printed £2m",
        "Worked out gross £1,990,400",
        "≠ 7 differ",
    ] {
        assert!(placements.contains(part), "{part} in {placements}");
    }
    let pressure = row("Children’s Services: the pressure on the budget");
    assert!(
        pressure.contains("Monmouthshire County Council · 2020/21 · CSCH006 · pressure")
            && pressure.contains("Printed £2,537,000"),
        "{pressure}"
    );
    // Nothing printed, nothing made up.
    let support = row("Education: review of support functions");
    assert!(
        support.contains("none printed") && support.contains("needs figures"),
        "{support}"
    );
    assert!(!support.contains('£'), "{support}");
}

pub(crate) fn words_narrow_the_list_and_stand_in_the_address(page: &mut Page<'_>) {
    page.open(Place::List(""));
    wait_count(page, how_many_cases());
    // A reference that two papers use for different things.
    page.fill("#filter-words", "A/R.6.210");
    wait_count(page, 2);
    let mut found = titles(page);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "Asylum-seeking young people: what the grant now covers",
            "Special-needs school transport: re-tendering routes",
        ]
    );
    wait_address(page, "words=A/R.6.210");
    page.reload();
    wait_count(page, 2);
    assert_eq!(page.value("#filter-words"), "A/R.6.210");
    // Each word must fit, in any case and order; a word of the description is enough.
    page.fill("#filter-words", "GRANT asylum");
    wait_count(page, 1);
    page.fill("#filter-words", "home-start");
    wait_count(page, 1);
    page.fill("#filter-words", "zebra");
    page.wait_text("main", "No case fits.");
    assert_eq!(titles(page).len(), 0);
    page.fill("#filter-words", "");
    wait_count(page, how_many_cases());
    wait_address(page, "");
}

pub(crate) fn the_list_is_narrowed_by_what_a_case_is(page: &mut Page<'_>) {
    page.open(Place::List(""));
    for (filter, option, count, address) in [
        (
            "council",
            "Monmouthshire County Council",
            1,
            "council=Monmouthshire%20County%20Council",
        ),
        ("year", "2018/19", 13, "year=2018/19"),
        ("year", "2021/22", 4, "year=2021/22"),
        ("theme", "Transport", 5, "theme=Transport"),
        ("checks", "Some differ", 2, "checks=differ"),
    ] {
        pick(page, &format!("#filter-{filter}"), option);
        wait_count(page, count);
        wait_address(page, address);
        pick(page, &format!("#filter-{filter}"), "All");
        wait_count(page, how_many_cases());
    }
    // Together they narrow further. Of the five on transport one is of 2021/22.
    pick(page, "#filter-theme", "Transport");
    pick(page, "#filter-year", "2021/22");
    wait_count(page, 1);
    assert_eq!(
        titles(page),
        ["Transport for children in care: savings already made"]
    );
    // Which of the checks differ: the placements of 2020/21, and a share of a survey.
    page.open(Place::List("checks=differ"));
    wait_count(page, 2);
    assert_eq!(
        titles(page),
        [
            "Children in care: placement mix and numbers",
            "Children’s centres: a new network"
        ]
    );
    // All that is checked agrees, even where the claim itself still waits for figures.
    page.open(Place::List("checks=agree"));
    page.wait("the list is narrowed", |page| {
        titles(page).len() < how_many_cases()
    });
    for row in page.texts(".cases > li") {
        assert!(row.contains("agree") && !row.contains("differ"), "{row}");
    }
}

/// An address may ask for a year, a council or a theme that there is none of.
pub(crate) fn a_filter_that_is_none_is_said_and_leads_back(page: &mut Page<'_>) {
    page.open(Place::List("year=1999"));
    page.wait_text("main", "There is no year “1999” here.");
    assert_eq!(page.value("#filter-year"), "1999");
    assert_eq!(titles(page).len(), 0);
    page.assert_accessible();
    page.click("text=Show all years");
    wait_count(page, how_many_cases());
    wait_address(page, "");
    assert_eq!(page.value("#filter-year"), "");
    page.go(Place::List("theme=Nowhere&council=Mars&checks=perfect"));
    page.wait_text("main", "There is no council “Mars” here.");
    page.click("text=Show all councils");
    page.click("text=Show all themes");
    page.click("text=Show all checks");
    wait_count(page, how_many_cases());
    // Cases are added up by the same.
    page.open(Place::Totals("year=1999&council=Mars"));
    page.wait_text("main", "There is no year “1999” here.");
    page.click("text=Show all years");
    page.wait_text("main", "There is no council “Mars” here.");
    page.click("text=Show all councils");
    page.wait_for("#totals-table");
    assert_eq!(page.at(), Place::Totals("").to_string());
}

/// No key is lost where nothing fits any more: the field stays the same field.
pub(crate) fn a_search_that_finds_nothing_goes_on(page: &mut Page<'_>) {
    page.open(Place::List(""));
    page.fill("#filter-words", "zzzz");
    page.wait_text("main", "No case fits.");
    page.wait_focus("#filter-words");
    assert_eq!(page.value("#filter-words"), "zzzz");
    page.fill("#filter-words", "foster");
    page.wait("some cases fit again", |page| !titles(page).is_empty());
    assert_eq!(page.value("#filter-words"), "foster");
}

/// How far down the page is, in whole pixels.
fn how_far_down(page: &Page<'_>) -> i64 {
    let down = page.eval("return Math.round(scrollY)");
    down.as_i64().expect("a number of pixels")
}

/// From a case, Back leads to the list as it was narrowed, to where the reader was in it.
pub(crate) fn back_leads_to_the_narrowed_list(page: &mut Page<'_>) {
    const LINK: &str = ".cases > li:nth-last-child(2) h2 a";
    page.open(Place::List(""));
    page.fill("#filter-words", "children");
    page.wait("the list is narrowed", |page| {
        let shown = titles(page).len();
        shown > 5 && shown < how_many_cases()
    });
    let narrowed = titles(page);
    wait_address(page, "words=children");
    let last = page.text(LINK);
    page.of(LINK, "arguments[0].scrollIntoView({ block: 'center' })");
    let down = how_far_down(page);
    assert!(down > 100, "the list is longer than the window");
    page.click(LINK);
    page.wait_text("h1", &last);
    assert!(how_far_down(page) < down, "a page begins at its top");
    page.back();
    page.wait_text("h1", "Savings proposals");
    assert_eq!(titles(page), narrowed);
    assert_eq!(page.value("#filter-words"), "children");
    wait_address(page, "words=children");
    page.wait_focus(LINK);
    page.wait("the list is as far down as it was", |page| {
        (how_far_down(page) - down).abs() < 2
    });
    // Through another page of its own to the list by a link: it begins at the top.
    page.of("text=Papers", "arguments[0].click()");
    page.wait_text("main h1", "The papers");
    page.of("text=Cases", "arguments[0].click()");
    page.wait_text("h1", "Savings proposals");
    page.wait("the list begins at its top", |page| how_far_down(page) < 1);
}

/// Who has found the one case they wanted gets there by Enter, and back to what they searched for.
pub(crate) fn enter_opens_the_only_case_that_is_left(page: &mut Page<'_>) {
    page.open(Place::List(""));
    page.fill("#filter-words", "tr001532");
    wait_count(page, 1);
    page.press("Enter");
    page.wait_text("main h1", "Children in care: placement mix and numbers");
    page.back();
    page.wait_text("main h1", "Savings proposals");
    wait_address(page, "words=tr001532");
    page.wait_focus(".cases h2 a");
    // Where several are left it waits.
    page.fill("#filter-words", "transport");
    page.wait("several are left", |page| titles(page).len() > 1);
    page.press("Enter");
    wait_address(page, "words=transport");
    assert!(titles(page).len() > 1);
}

pub(crate) fn the_largest_come_first(page: &mut Page<'_>) {
    page.open(Place::List(""));
    // Before anything is asked for those come first that differ.
    assert_eq!(
        titles(page)[..2],
        [
            "Children in care: placement mix and numbers",
            "Children’s centres: a new network",
        ]
    );
    pick(page, "#filter-order", "By size");
    wait_address(page, "order=size");
    page.wait("the list is in its new order", |page| {
        titles(page)
            .first()
            .is_some_and(|first| first.starts_with("Children’s Services"))
    });
    let titles = titles(page);
    assert_eq!(titles.len(), how_many_cases());
    // £2,537,000, £2m, £1,500K, £900K.
    assert_eq!(
        titles[..4],
        [
            "Children’s Services: the pressure on the budget",
            "Children in care: placement mix and numbers",
            "Children in care: fewer children, more in-house placements",
            "Children’s centres: a new network",
        ]
    );
    // £30k, £21K, and the one without a figure.
    assert_eq!(
        titles[titles.len() - 3..],
        [
            "Youth justice and youth support: three reductions",
            "Local assistance scheme: the contract costs less than its budget",
            "Education: review of support functions",
        ]
    );
}

/// On a phone what narrows the list is folded away until it is asked for.
pub(crate) fn on_a_phone_the_filter_unfolds(page: &mut Page<'_>) {
    page.set_size(360, 740);
    page.open(Place::List(""));
    assert!(page.sees("#filter-words") && !page.sees("#filter-year"));
    page.click("text=Filter");
    page.wait_for("#filter-year");
    pick(page, "#filter-year", "2021/22");
    wait_count(page, 4);
    page.assert_no_sideways_scroll();
    page.assert_accessible();
}
