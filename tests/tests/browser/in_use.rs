//! A case while a reader works with it: it keeps the accessibility rules and fits its window in
//! whatever state it is, not only as it is opened.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;

use crate::reader::{RATE, how_many_cases, open_placement_mix};

/// Folds open, messages, a change, a working.
pub(crate) fn it_keeps_the_accessibility_rules(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill("#input-carried_in", "12");
    page.fill(RATE, "abc");
    page.fill("#cell-in_care-2020-04-low", "x");
    page.click("#tools-in_care > summary");
    page.click("#tools-in_care-how-line");
    page.fill("#tools-in_care-from", "many");
    page.click("text=Source of Agency (IFA) foster placement");
    page.wait_text("#tools-in_care-from-hint", "does not belong in a number");
    page.wait_text("#input-agency_rate-hint", "does not belong in a number");
    page.assert_accessible();
    page.assert_no_sideways_scroll();
    page.go(Place::Working(
        CASE,
        "fewer/2020-05,high&above=avoided_by_month/2020-05,high",
    ));
    page.wait_for("#working .trail");
    page.assert_accessible();
    page.go(Place::Working(CASE, "nothing"));
    page.wait_text("#working", "There is no such figure");
    page.assert_accessible();
}

/// On a phone the same, where the parts of a page lie otherwise.
pub(crate) fn it_fits_a_phone(page: &mut Page<'_>) {
    page.set_size(320, 640);
    open_placement_mix(page);
    page.assert_accessible();
    page.click("text=Assumptions");
    page.wait_focus("#assumptions");
    page.insert(RATE, "1,20");
    page.wait_text("#input-agency_rate-hint", "every three digits");
    page.click("#tools-in_care > summary");
    page.click("#tools-in_care-how-line");
    page.assert_no_sideways_scroll();
    page.go(Place::Working(CASE, "avoided_by_month/2020-05,high"));
    page.wait_text("#working", "12 children instead of 10 children");
    page.assert_no_sideways_scroll();
    page.assert_accessible();
}

/// The claim stays on top, and leaves the field that is typed in free above a keyboard.
pub(crate) fn the_claim_stays_in_sight_and_covers_no_field(page: &mut Page<'_>) {
    // A tablet held upright, half of it covered by its keyboard. WebKit scrolls to a field no further
    // than for its text to show.
    page.set_size(768, 480);
    open_placement_mix(page);
    page.click("text=Assumptions");
    page.wait_focus("#assumptions");
    for field in [
        RATE,
        "#input-carried_in",
        "#cell-in_care-2021-03-high",
        "#input-peterborough",
    ] {
        page.focus_on(field);
        page.wait(&format!("{field} is in sight below the claim"), |page| {
            let script = "var field = arguments[0].getBoundingClientRect(), \
                claim = document.querySelector('.bar').getBoundingClientRect(); \
                return claim.top >= 0 && claim.bottom <= innerHeight && field.top >= claim.bottom \
                    && field.top + 20 <= innerHeight";
            page.of(field, script) == true
        });
    }
}

/// On a phone a table that scrolls shows no figure in part, under the heads of its rows or at the other
/// edge, where it would read as another, and says that there is more. Where the engine cannot hide what
/// is cut, the table stops where a column begins, but for its far end, and a shade lies on the other edge.
pub(crate) fn no_figure_is_cut_by_the_heads_of_its_rows(page: &mut Page<'_>) {
    for width in [320, 390] {
        page.set_size(width, 800);
        open_placement_mix(page);
        page.click("text=Assumptions");
        page.wait_focus("#assumptions");
        page.fill(RATE, "900");
        page.click(".bar__ways a[href=\"#results\"]");
        page.wait_focus("#results");
        let scrolls = page.eval(
            "var found = document.querySelectorAll('.scroll:has(> [role=grid])'); \
             return [].map.call(found, function (table) { \
                return table.scrollWidth > table.clientWidth + 1 ? 1 : 0; })",
        );
        let scrolls: Vec<u8> = serde_json::from_value(scrolls).unwrap();
        // Not every engine makes its window as small as that.
        let is_small = page.eval("return innerWidth < 330") == true;
        assert!(!is_small || scrolls.contains(&1), "{scrolls:?}");
        for (table, scrolls) in scrolls.iter().enumerate() {
            let what = format!("table {table} says whether there is more, at {width}");
            page.wait(&what, |page| {
                let says = page.eval_with(
                    "var table = document.querySelectorAll('.scroll:has(> [role=grid])')[arguments[0]]; \
                     table.scrollIntoView(); \
                     return getComputedStyle(table.querySelector('.caption'), '::after').opacity > 0.5",
                    vec![table.into()],
                );
                says == (*scrolls == 1)
            });
        }
        for (table, _) in scrolls
            .iter()
            .enumerate()
            .filter(|(_, scrolls)| **scrolls == 1)
        {
            for left in (0..400_u32).step_by(83) {
                page.eval_with(
                    "var table = document.querySelectorAll('.scroll:has(> [role=grid])')[arguments[0]]; \
                     table.scrollIntoView(); table.scrollLeft = arguments[1]",
                    vec![table.into(), left.into()],
                );
                let what = format!("table {table} at {left} of a window of {width}");
                page.wait(&format!("no figure is cut in {what}"), |page| {
                    let cut = page.eval_with(
                        "var table = document.querySelectorAll('.scroll:has(> [role=grid])')[arguments[0]]; \
                         return [].filter.call(table.querySelectorAll('tbody td:not([colspan])'), function (cell) { \
                            var text = (cell.querySelector('.figure') || cell).firstChild; \
                            if (!text || !/[0-9]/.test(text.textContent)) return false; \
                            var range = document.createRange(); range.selectNodeContents(text); \
                            var figure = range.getBoundingClientRect(); \
                            var edge = cell.parentNode.cells[0].getBoundingClientRect().right; \
                            var far = table.getBoundingClientRect().right; \
                            return (figure.left < edge - 1 && figure.right > edge + 1 \
                                    || figure.left < far - 1 && figure.right > far + 1) \
                                && parseFloat(getComputedStyle(cell).opacity) > 0.5; }).length",
                        vec![table.into()],
                    );
                    cut == 0
                });
            }
        }
    }
}

/// On a phone the saving of each scenario is seen in a table that counts children before money, and
/// each row is named.
pub(crate) fn the_money_of_a_wide_table_is_seen_on_a_phone(page: &mut Page<'_>) {
    page.set_size(390, 844);
    open_placement_mix(page);
    for figure in [
        "avoided_by_month[2020-04,low]",
        "avoided_by_month[2020-04,middle]",
        "avoided_by_month[2020-05,high]",
        "avoided_by_numbers[low]",
        "cost_avoided[high]",
    ] {
        let button = format!("#results [data-figure=\"{figure}\"]");
        page.wait(&format!("{figure} is in sight with its name"), |page| {
            let script = "arguments[0].scrollIntoView({ block: 'center' }); \
                var range = document.createRange(), box = function (node) { \
                    range.selectNodeContents(node); return range.getBoundingClientRect(); }; \
                var figure = box(arguments[0].firstChild), cell = arguments[0].closest('td'), \
                    name = box(cell.parentNode.cells[0].firstChild); \
                return figure.left >= 0 && figure.right <= innerWidth && name.left >= 0 \
                    && name.right <= innerWidth && name.bottom <= figure.top + 2 \
                    && getComputedStyle(cell).opacity > 0.5";
            page.of(&button, script) == true
        });
    }
}

/// Below the form and the checks nothing is bare: what follows has the whole width. A working that opens
/// from a check moves neither.
pub(crate) fn what_follows_the_checks_has_the_whole_width(page: &mut Page<'_>) {
    let checks = "var place = document.querySelector('#checks').getBoundingClientRect(); \
        return [place.left, place.top + scrollY].map(Math.round)";
    let wide = "return document.querySelector('.case').clientWidth \
        - document.querySelector('[aria-labelledby=sources]').clientWidth";
    page.set_size(1024, 768);
    open_placement_mix(page);
    page.click(".bar__ways a[href=\"#checks\"]");
    page.wait_for(".case.is-drawn");
    assert_eq!(page.eval(wide), 0);
    let before = page.eval(checks);
    page.click("tr[data-check=\"claim\"] button");
    page.wait_for("#working");
    assert_eq!(page.eval(checks), before);
    page.press("Escape");
    page.wait_gone("#working");
    assert_eq!(page.eval(wide), 0);
    // What stays in sight lies over nothing that follows: an open working, and on a wide screen form and questions.
    for width in [1024, 1440] {
        page.set_size(width, 768);
        open_placement_mix(page);
        page.click("tr[data-check=\"claim\"] button");
        page.wait_for("#working");
        page.of(
            "#sources",
            "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })",
        );
        page.settle();
        let over = page.eval(
            "var section = document.querySelector('[aria-labelledby=sources]').getBoundingClientRect(); \
             return ['.case__form', '.about', '.case__working'].filter(function (css) { \
                var place = document.querySelector(css).getBoundingClientRect(); \
                return place.height && place.bottom > section.top && place.top < section.bottom \
                    && place.right > section.left + 1 && place.left < section.right - 1; })",
        );
        assert_eq!(over, serde_json::json!([]), "{width}");
    }
}

/// Beside the form a table has its room, also once it shows a print and the paper's own sum below a
/// changed figure.
pub(crate) fn a_changed_table_goes_on_nowhere_beside_the_form(page: &mut Page<'_>) {
    for width in [1024, 1440] {
        page.set_size(width, 768);
        open_placement_mix(page);
        page.fill(RATE, "900");
        page.wait_for(".figure--changed .figure__print");
        let beyond = page.eval(
            "return [].filter.call(document.querySelectorAll('#results .scroll'), function (table) { \
                return table.scrollWidth > table.clientWidth + 1; }).length",
        );
        assert_eq!(beyond, 0, "{width}");
    }
}

/// On a phone the three figures of the claim stand apart, and what a row of a series is about does not
/// run into its field. On every case: some print “in the order of”, some say “needs figures”, and
/// some rows are whole sentences.
pub(crate) fn no_words_run_into_each_other_on_a_phone(page: &mut Page<'_>) {
    page.set_size(320, 640);
    page.open(Place::List(""));
    let cases = page.links(".cases");
    assert_eq!(cases.len(), how_many_cases());
    let script = "var faults = [], box = function (element) { \
            var range = document.createRange(); range.selectNodeContents(element); \
            return range.getBoundingClientRect(); }; \
        var claim = Array.prototype.map.call(document.querySelectorAll('[data-claim]'), box); \
        claim.forEach(function (part, at) { \
            if (at === 1 && claim[0].right > part.left) faults.push('the figures of the claim'); \
            if (at === 2 && claim[1].bottom > part.top) faults.push('the figure with changes'); \
            if (part.right > innerWidth) faults.push('the claim'); }); \
        document.querySelectorAll('.series tbody tr').forEach(function (row) { \
            if (box(row.cells[0]).right > row.cells[1].getBoundingClientRect().left + 1) \
                faults.push(row.cells[0].textContent); }); \
        return faults";
    let mut faults = Vec::new();
    for case in cases {
        page.go(Place::Nowhere);
        page.wait_text("main h1", "There is no such page");
        page.go(&case);
        page.wait_for(".claim");
        page.click("text=Assumptions");
        page.wait_focus("#assumptions");
        let found: Vec<String> = serde_json::from_value(page.eval(script)).unwrap();
        faults.extend(found.into_iter().map(|fault| format!("{case}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The words are far down the page, and folded.
pub(crate) fn the_words_open_on_tap(page: &mut Page<'_>) {
    open_placement_mix(page);
    assert!(!page.sees(".glossary"));
    page.click(".about [href=\"#words\"]");
    page.wait_text(".glossary", "Independent fostering agency");
    page.wait_focus("#words");
    page.wait("the words are in sight", |page| {
        page.of(
            ".glossary dd",
            "var b = arguments[0].getBoundingClientRect(); return b.top > 0 && b.bottom < innerHeight",
        ) == true
    });
}

/// Label, figures and verdict of each check, with nothing out of sight.
pub(crate) fn a_check_fits_a_phone(page: &mut Page<'_>) {
    for width in [390, 320] {
        page.set_size(width, 844);
        open_placement_mix(page);
        for change in ["", "900"] {
            if !change.is_empty() {
                page.click("text=Assumptions");
                page.wait_focus("#assumptions");
                page.fill(RATE, change);
                page.click(".bar__ways a[href=\"#checks\"]");
                page.wait_for(".checks--now");
            }
            let cut = page.eval(
                "return Array.from(document.querySelectorAll('[data-check] > *')).filter(cell => { \
                    const b = cell.getBoundingClientRect(); \
                    return b.left < 0 || b.right > innerWidth || cell.scrollWidth > cell.clientWidth + 1; \
                }).map(cell => cell.textContent)",
            );
            assert_eq!(cut, serde_json::json!([]), "{change:?} at {width}");
        }
        page.assert_accessible();
    }
}
