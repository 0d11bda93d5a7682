//! Cases added up. The sums are worked out by hand from the headlines that the papers print.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;

use crate::reader::{NOW, RATE, how_many_cases, open_placement_mix};

const OCTOBER: &str = "cambridgeshire/2020-21/early-help-october";
const STARTING: &str = "Savings, from part-way through the year, then in full";

/// The figures of every line of the totals of this name, in order: printed, recalculated and, once
/// something is changed, with the changes.
#[track_caller]
fn lines(page: &Page<'_>, label: &str) -> Vec<Vec<String>> {
    let script = "var wanted = arguments[1], found = []; \
        Array.prototype.forEach.call(arguments[0].rows, function (row) { \
            var cells = Array.prototype.map.call(row.cells, function (cell) { \
                return seenText(cell).replace(/\\s+/g, ' ').trim(); }); \
            if (cells.length > 1 && cells[0] === wanted) found.push(cells.slice(1)); }); \
        return found";
    let found = page.of_with("#totals-table", script, vec![label.into()]);
    serde_json::from_value(found).unwrap()
}

/// The only line of this name.
#[track_caller]
fn line(page: &Page<'_>, label: &str) -> Vec<String> {
    let mut found = lines(page, label);
    assert_eq!(found.len(), 1, "{label}: {found:?}");
    found.remove(0)
}

/// The printed figure of the only line of this name.
#[track_caller]
fn printed(page: &Page<'_>, label: &str) -> String {
    line(page, label).remove(0)
}

#[track_caller]
fn wait_printed(page: &Page<'_>, label: &str, figure: &str) {
    page.wait(&format!("{label} comes to {figure}"), |page| {
        lines(page, label)
            .iter()
            .any(|line| line.first().is_some_and(|first| first == figure))
    });
}

/// Picks a year by its button, the council's cases of which are all there is of it.
#[track_caller]
fn open_year(page: &mut Page<'_>, year: &str) {
    page.open(Place::Totals(""));
    page.click(&format!("#totals-year [data-pick=\"{year}\"]"));
    page.click("#totals-council [data-pick=\"Cambridgeshire County Council\"]");
    page.wait("the address says so", |page| {
        page.at()
            == Place::Totals(&format!(
                "council=Cambridgeshire%20County%20Council&year={year}"
            ))
            .to_string()
    });
}

/// 594 + 94 + 900 + 324 + 324 + 342 + 21 + 168 + 1,500 + 100 + 100 + 150 + 100 = 4,717 thousand.
/// Of it £150K are income, until the programme ends; £34K were made in 2017/18 and £168K were already
/// being saved; £70k are for a part of the year; £1,500K and £100k start in the course of it.
pub(crate) fn the_headlines_of_a_year_are_added_up_and_told_apart(page: &mut Page<'_>) {
    open_year(page, "2018/19");
    wait_printed(page, "All savings and income", "4,717,000");
    assert_eq!(printed(page, "Income, every year until it ends"), "150,000");
    assert_eq!(printed(page, "Savings, already made before"), "202,000");
    let untold = "Savings, part of a year, full-year effect not given";
    assert_eq!(printed(page, untold), "70,000");
    assert_eq!(printed(page, STARTING), "1,600,000");
    // 4,717 - 150 - 202 - 70 - 1,600.
    assert_eq!(printed(page, "Savings, every year"), "2,695,000");
    assert_eq!(printed(page, "Of this, new in the year"), "4,515,000");
    assert_eq!(
        page.text("#totals-count"),
        format!("13 of {}\u{a0}cases counted.", how_many_cases())
    );
    // The paper prints no such total, and the page does not say it does.
    assert!(page.text("main").contains("not the papers’ totals"));
    // What cannot be worked out is not counted as nought without a word.
    let all = line(page, "All savings and income");
    assert!(
        all[1].ends_with("7 of 13 cases") && all[2].contains("without 7 cases"),
        "{all:?}"
    );
    page.reload();
    wait_printed(page, "All savings and income", "4,717,000");
    // 500 + 300 + 250 + 300, of which the last was already made the year before.
    page.click("#totals-year [data-pick=\"2021/22\"]");
    wait_printed(page, "All savings", "1,350,000");
    assert_eq!(printed(page, "Savings, already made before"), "300,000");
}

/// 2,000 + 50 + 750 + 30 thousand: the October version of Early Help is left out, as the later one
/// stands in its place.
pub(crate) fn two_versions_of_one_proposal_are_counted_once(page: &mut Page<'_>) {
    open_year(page, "2020/21");
    wait_printed(page, "All savings", "2,830,000");
    // What starts in the course of the year: 1,224 as numbers fall, 288 from new placements. With
    // the 478.4 carried in that is 9.6 short of £2m, which is rounding.
    assert_eq!(printed(page, STARTING), "1,512,000");
    assert_eq!(
        printed(page, "Savings, rounding of printed claims"),
        "9,600"
    );
    // What is only brought forward from the year after.
    let timing = "Savings, only sooner or later than planned";
    assert_eq!(printed(page, timing), "50,000");
    // 2,830 - 1,512 - 9.6 - 50.
    assert_eq!(printed(page, "Savings, every year"), "1,258,400");
    let count = page.text("#totals-count");
    assert!(
        count.starts_with(&format!("5 of {}\u{a0}cases counted. Left out, as its money is certainly counted in another case: “Early Help: a first proposal, the October version, 2020/21”.", how_many_cases())),
        "{count}"
    );
    let overlap = "#overlaps li";
    assert!(page.text(overlap).contains("certain"));
    assert!(page.text(overlap).contains("Two versions of one proposal"));
    // The reader may count both, and is told what that means.
    page.click("#overlap-0-one");
    wait_printed(page, "All savings", "3,580,000");
    assert!(
        page.text(overlap)
            .contains("Both are counted, so the same money is in the total twice.")
    );
    assert!(page.at().contains(OCTOBER), "{}", page.at());
    page.reload();
    wait_printed(page, "All savings", "3,580,000");
    // Or the first one in place of the later.
    page.click("#overlap-0-other");
    wait_printed(page, "All savings", "2,830,000");
    page.click("#overlap-0-one");
    page.wait_text(overlap, "Neither is counted.");
    wait_printed(page, "All savings", "2,080,000");
}

/// What is only likely to be the same money stays in, and is called out.
pub(crate) fn a_likely_overlap_stays_in_and_is_called_out(page: &mut Page<'_>) {
    page.open(Place::Totals(""));
    page.wait_text("#overlaps", "One proposal, two versions");
    let texts = page.texts("#overlaps li");
    let placements = texts.iter().find(|text| {
        text.contains("fewer children, more in-house placements, 2018/19")
            && text.contains("placement mix and numbers, 2020/21")
    });
    let placements = placements.expect("both placement cases are named together");
    assert!(
        placements.contains("likely") && placements.contains("Both are counted."),
        "{placements}"
    );
}

/// Money that is asked for is never set off against money that is saved.
pub(crate) fn pressures_stay_apart_from_savings(page: &mut Page<'_>) {
    page.open(Place::Totals(""));
    wait_printed(page, "All savings and income", "8,897,000");
    // 4,717 + 2,830 + 1,350; Monmouthshire's pressure is a line of its own.
    let savings = lines(page, "All savings and income");
    assert_eq!(
        savings.last().map(|line| line[0].as_str()),
        Some("8,897,000")
    );
    for line in lines(page, "Pressures, every year") {
        assert_eq!(line, ["2,537,000", "–", "2,537,000"]);
    }
    page.click("#totals-council [data-pick=\"Monmouthshire County Council\"]");
    page.wait("only the pressure is left", |page| {
        lines(page, "All savings and income").is_empty()
    });
    assert_eq!(printed(page, "Pressures, every year"), "2,537,000");
}

/// At £900 a week placement mix and numbers come to £72,000 more.
pub(crate) fn a_change_moves_the_total_with_your_changes_and_no_other(page: &mut Page<'_>) {
    open_year(page, "2020/21");
    wait_printed(page, "All savings", "2,830,000");
    let before = line(page, "All savings");
    assert_eq!(before.len(), 3);
    // 1,990,400 + 50,000 + 216,000 + 30,000; the rest waits for figures.
    assert!(before[2].starts_with("2,286,400"), "{before:?}");
    open_placement_mix(page);
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.open(Place::Totals(
        "year=2020/21&council=Cambridgeshire%20County%20Council",
    ));
    page.wait("there is a column for it", |page| {
        lines(page, "All savings")
            .iter()
            .any(|line| line.len() == 4)
    });
    let after = line(page, "All savings");
    assert_eq!(after[..3], before[..]);
    assert!(after[3].starts_with("2,358,400"), "{after:?}");
    assert!(page.text("#totals-table").contains("With your changes"));
}

pub(crate) fn cases_are_chosen_one_by_one(page: &mut Page<'_>) {
    page.open(Place::Totals(""));
    page.click("text=Choose case by case");
    page.click("#totals-none");
    page.wait_text("#totals-count", "No case is chosen.");
    assert!(!page.sees("#totals-table"));
    page.click("[id=\"pick-cambridgeshire/2018-19/childrens-centres\"]");
    wait_printed(page, "Savings, every year", "900,000");
    page.click("[id=\"pick-cambridgeshire/2018-19/local-assistance-scheme\"]");
    wait_printed(page, "Savings, every year", "921,000");
    assert_eq!(
        line(page, "Savings, every year"),
        ["921,000", "–", "921,000"]
    );
    page.reload();
    wait_printed(page, "Savings, every year", "921,000");
    page.click("#totals-all");
    wait_printed(page, "All savings and income", "8,897,000");
    assert_eq!(page.at(), Place::Totals("").to_string());
}

/// The chart says in words what it draws, the largest first; each case leads to its page.
pub(crate) fn the_chart_shows_what_each_case_contributes(page: &mut Page<'_>) {
    open_year(page, "2020/21");
    page.wait_for("#totals-chart-0");
    let chart = page.text("main");
    let at = |text: &str| chart.find(text).unwrap_or_else(|| panic!("no {text:?}"));
    assert!(at("What each case contributes") < at("£216,000 + £534,000 printed"));
    let bars = page.count("section[aria-label=\"Case by case\"] svg");
    assert!(bars >= 5, "{bars} bars");
    page.click("#contributions-table tbody a");
    page.wait_text("h1", "Children in care: placement mix and numbers");
    assert_eq!(page.at(), Place::Case(CASE).to_string());
}

/// In any state the page fits and keeps the rules: everything unfolded, and something changed.
pub(crate) fn it_fits_and_keeps_the_accessibility_rules(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    for width in [320, 1280] {
        page.set_size(width, 800);
        page.open(Place::Totals(""));
        page.click("text=Choose case by case");
        page.wait_for("#totals-none");
        page.assert_no_sideways_scroll();
        page.assert_accessible();
    }
}
