//! The page without a mouse.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;

use crate::reader::{NOW, RATE, figure, open_placement_mix};

/// Presses Tab until the target has the focus; fails after so many.
#[track_caller]
fn tab_to(page: &Page<'_>, target: &str, most: usize) {
    let mut passed = Vec::new();
    while !(page.sees(target) && page.has_focus(target)) {
        assert!(
            passed.len() < most,
            "{target} was not reached by way of {passed:#?}"
        );
        page.press("Tab");
        passed.push(page.focus());
    }
}

pub(crate) fn from_the_list_to_the_working_of_a_figure(page: &mut Page<'_>) {
    page.open("");
    // The first stop leads past the head of the page, and cannot be seen before.
    page.press("Tab");
    page.wait_focus("text=Skip to the content");
    page.press("Enter");
    page.wait_focus("#main");
    assert_eq!(
        page.at(),
        Place::List("").to_string(),
        "the skip link is no address"
    );
    tab_to(page, "#filter-words", 4);
    page.type_text("placement mix and numbers");
    page.wait("one case is left", |page| page.count(".cases li") == 1);
    tab_to(page, ".cases a", 10);
    page.press("Enter");
    page.wait_text("h1", "Children in care: placement mix and numbers");
    // The focus follows: the next stop is the first thing of the case, the figure of its answer.
    page.wait_focus("h1");
    page.press("Tab");
    assert!(page.has_focus(".answer [data-opens]"), "{}", page.focus());
    // Past the form, by the way the page offers.
    tab_to(page, "text=Results", 6);
    page.press("Enter");
    page.wait_focus("#results");
    page.press("Tab");
    page.wait_focus(&figure("carried_in"));
    page.press("Tab");
    page.wait_focus(&figure("in_care_at_start[low]"));
    for key in [
        "ArrowDown",
        "ArrowDown",
        "ArrowRight",
        "ArrowRight",
        "ArrowRight",
        "ArrowRight",
        "ArrowRight",
    ] {
        page.press(key);
    }
    page.wait_focus(&figure("avoided_by_month[2020-05,high]"));
    page.press("Enter");
    page.wait_focus("#working-title");
    page.wait_text("#working", "12 children instead of 10 children");
    tab_to(page, "#working .sum a", 4);
    page.press("Enter");
    page.wait_text(
        "#working .trail",
        "Cost avoided by the month’s fall in numbers",
    );
    page.wait_focus("#working-title");
    page.press("Escape");
    page.wait_gone("#working");
    page.wait_focus(&figure("avoided_by_month[2020-05,high]"));
    assert_eq!(page.at(), Place::Case(CASE).to_string());
}

/// A rate is changed, read, and put back.
pub(crate) fn a_rate_is_changed_and_put_back(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.focus_on("#main");
    tab_to(page, RATE, 24);
    // Tab marks what stands in a field: what is typed takes its place.
    page.type_text("900");
    page.wait_text(NOW, "£2,062,400");
    tab_to(
        page,
        "text=Put back £850 a child a week: Agency (IFA) foster placement",
        2,
    );
    page.press("Enter");
    page.wait_text(NOW, "–");
    page.wait_focus(RATE);
    assert_eq!(page.value(RATE), "850");
}

/// Whatever the number of its figures, a table is one stop; so are the tables to type in.
pub(crate) fn a_table_is_one_stop(page: &mut Page<'_>) {
    open_placement_mix(page);
    let tables = page.count("#results table[role=\"grid\"]");
    assert!(tables > 2, "{tables} tables");
    page.focus_on(&figure("carried_in"));
    for table in 1..tables {
        page.press("Tab");
        let at = "return document.activeElement.closest('table')?.getAttribute('aria-labelledby')";
        assert_eq!(
            page.eval(at),
            format!("table-{table}"),
            "after table {}: {}",
            table - 1,
            page.focus()
        );
    }
    // Back into a table, to the figure one left it from.
    page.focus_on(&figure("avoided_by_month[2020-09,high]"));
    page.press("Tab");
    page.press("Shift+Tab");
    page.wait_focus(&figure("avoided_by_month[2020-09,high]"));
    // A series to type in: from any cell the next stop is behind the table.
    page.focus_on("#cell-in_care-2020-06-middle");
    page.press("Tab");
    page.wait_focus("#tools-in_care > summary");
    page.press("Shift+Tab");
    page.wait_focus("#cell-in_care-2020-06-middle");
}

/// However many checks there are, they are one stop; whichever is left is entered again.
pub(crate) fn the_checks_are_one_stop(page: &mut Page<'_>) {
    open_placement_mix(page);
    let checks = page.count("tr[data-check] .figure");
    assert!(checks > 70, "{checks} checks");
    let stops = "tr[data-check] .figure:not([tabindex=\"-1\"])";
    assert_eq!(page.count(stops), 1);
    page.focus_on(stops);
    // Before it is taken over, arrow keys lead nowhere.
    page.wait_for(".case.is-drawn");
    for key in ["ArrowDown", "ArrowDown", "ArrowUp", "End", "ArrowDown"] {
        page.press(key);
    }
    let at = "return document.activeElement.id";
    let last = page
        .eval("return [].slice.call(document.querySelectorAll('tr[data-check] .figure')).pop().id");
    page.wait("the last check has the focus", |page| page.eval(at) == last);
    page.press("Tab");
    page.wait("the next stop is behind the checks", |page| {
        page.eval("return !document.activeElement.closest('tr[data-check]')") == true
    });
    page.press("Shift+Tab");
    page.wait("back at the last check", |page| page.eval(at) == last);
    // Of those that differ too, one is the stop.
    page.click("text=The 7 that differ");
    page.wait("some are left", |page| {
        page.count("tr[data-check] .figure") < checks
    });
    assert_eq!(page.count(stops), 1);
}

/// The tab key, as fast as it goes: wherever it ends, that is in sight, and below the claim.
pub(crate) fn a_burst_of_tab_ends_in_sight(page: &mut Page<'_>) {
    page.set_size(1024, 500);
    open_placement_mix(page);
    page.focus_on("#main");
    for burst in 0..5 {
        for _ in 0..9 {
            page.press("Tab");
        }
        // The engine scrolls on after the key.
        page.wait(
            &format!("the focus is in sight after burst {burst}"),
            |page| {
                page.eval(
                    "var e = document.activeElement, b = e.getBoundingClientRect(), \
                    claim = document.querySelector('.claim').getBoundingClientRect(); \
                 return !!e.closest('.claim') || e.matches('.skip') \
                    || (b.top >= claim.bottom - 1 && b.top + 20 <= innerHeight)",
                ) == true
            },
        );
    }
}

pub(crate) fn arrows_home_and_end_move_within_a_table(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.focus_on(&figure("in_care[2020-04,low]"));
    for (key, to) in [
        ("ArrowRight", "in_care[2020-04,middle]"),
        ("ArrowDown", "in_care[2020-05,middle]"),
        ("ArrowLeft", "in_care[2020-05,low]"),
        // At the edge it stays.
        ("ArrowLeft", "in_care[2020-05,low]"),
        ("End", "avoided_by_month[2020-05,high]"),
        ("Home", "in_care[2020-05,low]"),
        ("ArrowUp", "in_care[2020-04,low]"),
        ("ArrowUp", "in_care_at_start[low]"),
        ("ArrowUp", "in_care_at_start[low]"),
    ] {
        page.press(key);
        page.wait_focus(&figure(to));
    }
}

/// Wherever the keyboard goes, it can be seen that it is there.
pub(crate) fn the_focus_is_always_seen(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.focus_on("#main");
    let mut unseen = Vec::new();
    for _ in 0..30 {
        page.press("Tab");
        let seen = page.eval(
            "var e = document.activeElement, s = getComputedStyle(e), b = e.closest('.box') ? getComputedStyle(e.closest('.box')) : s; \
             return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || (b.outlineStyle !== 'none' && parseFloat(b.outlineWidth) >= 2)",
        );
        if seen != true {
            unseen.push(page.focus());
        }
    }
    assert!(unseen.is_empty(), "no ring around {unseen:#?}");
}

/// From a field far down the form the bar that stays is a few stops away, not a hundred.
pub(crate) fn the_bar_is_near_from_anywhere_in_the_form(page: &mut Page<'_>) {
    open_placement_mix(page);
    const OUT: &str = ".group:has(#input-incident_cost) .to-bar";
    page.focus_on("#input-incident_cost");
    tab_to(page, OUT, 8);
    let height = page.of(OUT, "return arguments[0].offsetHeight");
    assert!(height.as_f64() > Some(40.0), "it is seen: {height}");
    page.press("Enter");
    page.wait_focus(".bar__ways a");
}
