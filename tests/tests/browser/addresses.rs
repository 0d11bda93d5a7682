//! Any address within the page yields a page: one that is there, or one that says it is not.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;

const HOME: &str = "Savings proposals, and the sums behind them";
const THE_CASE: &str = "Children in care: placement mix and numbers";
const NO_PAGE: &str = "There is no such page";
const NO_CASE: &str = "There is no such case";

/// Fragments, and the heading of the page they yield.
const FRAGMENTS: [(&str, &str); 46] = [
    ("", HOME),
    ("#", HOME),
    ("#/", HOME),
    ("#?", HOME),
    ("#/?", HOME),
    ("#/?words", HOME),
    ("#/?words=%", HOME),
    ("#/?words=%E0%A4%A", HOME),
    ("#/?order=sideways&year=never&checks=%00", HOME),
    ("#/?&&==&=a&words=a&words=b", HOME),
    ("#/?words=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", HOME),
    ("#//", NO_PAGE),
    ("#///", NO_PAGE),
    ("#/case", NO_PAGE),
    ("#case/", NO_PAGE),
    ("#/CASE/x", NO_PAGE),
    ("#/missing", NO_PAGE),
    ("#%E0%A4%A", NO_PAGE),
    ("#%", NO_PAGE),
    ("#%%%", NO_PAGE),
    ("#%00", NO_PAGE),
    ("#null", NO_PAGE),
    ("#undefined", NO_PAGE),
    ("#NaN", NO_PAGE),
    ("#__proto__", NO_PAGE),
    ("#constructor", NO_PAGE),
    ("#app", NO_PAGE),
    ("#message", NO_PAGE),
    ("#input-agency_rate", NO_PAGE),
    ("#<script>", NO_PAGE),
    ("#\"><img src=x onerror=alert(1)>", NO_PAGE),
    ("#javascript:alert(1)", NO_PAGE),
    ("#\u{1f4a5}\u{1f468}\u{200d}\u{1f469}", NO_PAGE),
    ("#\u{202e}/case/\u{200b}", NO_PAGE),
    ("#שלום/مرحبا", NO_PAGE),
    ("#/case/", NO_CASE),
    ("#/case/%", NO_CASE),
    ("#/case/%00", NO_CASE),
    ("#/case/../../etc", NO_CASE),
    ("#/case/%2e%2e/%2e%2e/etc/passwd", NO_CASE),
    ("#/case/x/working/y/z", NO_CASE),
    ("#/case/__proto__/working/constructor", NO_CASE),
    ("#/case/\u{202e}\u{1f4a5}", NO_CASE),
    ("#/case/cambridgeshire/2020-21", NO_CASE),
    (
        "#/case/cambridgeshire/2020-21/placement-mix-and-demand/",
        NO_CASE,
    ),
    (
        "#/case/cambridgeshire/2020-21/Placement-Mix-and-Demand",
        NO_CASE,
    ),
];

/// What may follow the address of a case, and still is that case.
const AFTER_A_CASE: [&str; 14] = [
    "?",
    "?above=%",
    "/working/",
    "/working//",
    "/working/nothing_of_the_kind",
    "/working/__proto__/constructor",
    "/working/%E0%A4%A/%",
    "/working/avoided_by_month",
    "/working/avoided_by_month/2020-04",
    "/working/avoided_by_month/low,2020-04",
    "/working/avoided_by_month/2020-04,low,middle,high,low",
    "/working/avoided_by_month/2020-04,low?above=~~~~",
    "/working/fewer/2020-04,low?above=nothing/x~avoided_by_month/2020-13,low~\u{1f4a5}",
    "/working/<script>/\u{202e}?above=<script>~javascript:alert(1)",
];

/// Goes to an address by way of another page, so that what was there before is not taken for it.
#[track_caller]
fn goes_to(page: &Page<'_>, fragment: &str, heading: &str) {
    let by_way = if heading == NO_PAGE {
        "#/"
    } else {
        "#/nowhere"
    };
    page.go(by_way);
    let there = if heading == NO_PAGE { HOME } else { NO_PAGE };
    page.wait(
        &format!("{by_way} is there, on the way to {fragment:.60}"),
        |page| page.sees("main h1") && page.text("main h1") == there,
    );
    page.go(fragment);
    page.wait(&format!("{fragment:.60} leads to {heading:?}"), |page| {
        page.sees("main h1") && page.text("main h1") == heading
    });
    assert!(!page.sees("#message"), "at {fragment:.60}");
    assert!(page.title().ends_with(" – Casebook"), "{}", page.title());
}

pub(crate) fn every_address_yields_a_page(page: &mut Page<'_>) {
    page.open("");
    for (fragment, heading) in FRAGMENTS {
        goes_to(page, fragment, heading);
    }
    for after in AFTER_A_CASE {
        goes_to(page, &format!("#/case/{CASE}{after}"), THE_CASE);
    }
    let long = [
        (format!("#{}", "a".repeat(5_000)), NO_PAGE),
        (format!("#/{}", "%".repeat(5_000)), NO_PAGE),
        (format!("#/case/{}", "../".repeat(1_700)), NO_CASE),
        (format!("#/case/{}", "\u{1f4a5}".repeat(1_300)), NO_CASE),
        (format!("#/?words={}", "%F0%9F%92%A5".repeat(400)), HOME),
        (
            format!("#/case/{CASE}/working/fewer/{}", "x,".repeat(2_500)),
            THE_CASE,
        ),
        (
            format!(
                "#/case/{CASE}/working/fewer/2020-04,low?above={}",
                "fewer/2020-04,low~".repeat(280)
            ),
            THE_CASE,
        ),
    ];
    for (fragment, heading) in &long {
        goes_to(page, fragment, heading);
    }
}

/// The same when the page starts there, as by a link from elsewhere.
pub(crate) fn the_page_starts_at_any_address(page: &mut Page<'_>) {
    let last = format!("#/case/{CASE}/working/avoided_by_month/2020-13,low");
    let some = [
        ("#", HOME),
        ("#/?words=%E0%A4%A", HOME),
        ("#%E0%A4%A", NO_PAGE),
        ("#\u{202e}/case/\u{200b}", NO_PAGE),
        ("#/case/x/working/y/z", NO_CASE),
        (last.as_str(), THE_CASE),
    ];
    for (fragment, heading) in some {
        page.open(fragment);
        page.wait_text("h1", heading);
        assert!(!page.sees("#message"), "at {fragment}");
    }
    // A figure that is not there is said, and leaves a way on.
    assert_eq!(
        page.text("#working h3"),
        "There is no such figure in this case"
    );
    page.click("#working-close");
    page.wait_gone("#working");
    assert_eq!(page.at(), Place::Case(CASE).to_string());
}

/// From where there is nothing a link leads on.
pub(crate) fn a_page_that_is_not_there_leads_on(page: &mut Page<'_>) {
    page.open(Place::Nowhere);
    assert_eq!(page.text("h1"), NO_PAGE);
    page.click("text=Go to the list of cases");
    page.wait_text("h1", HOME);
    page.back();
    page.wait_text("h1", NO_PAGE);
}
