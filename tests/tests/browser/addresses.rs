//! Any address yields a page: one that is there, or one that says it is not. A page is a file, and what
//! is open or chosen on it stands in the fragment; what was an address before is one still.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;

use crate::reader::WORKING;

const HOME: &str = "Savings proposals, and the sums behind them";
const THE_CASE: &str = "Children in care: placement mix and numbers";
const NO_PAGE: &str = "There is no such page";
const NO_CASE: &str = "There is no such case";

/// Addresses of former days, when all of it stood in the fragment, and the heading they yield.
const FORMER: [(&str, &str); 29] = [
    ("#/", HOME),
    ("#/?", HOME),
    ("#/?words", HOME),
    ("#/?words=%", HOME),
    ("#/?words=%E0%A4%A", HOME),
    ("#/?order=sideways&year=never&checks=%00", HOME),
    ("#/?&&==&=a&words=a&words=b", HOME),
    ("#/?words=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", HOME),
    ("#//", HOME),
    ("#///", HOME),
    ("#/.", HOME),
    ("#/case", NO_PAGE),
    ("#/case/", NO_PAGE),
    ("#/case/.", NO_PAGE),
    ("#/CASE/x", NO_PAGE),
    ("#/missing", NO_PAGE),
    ("#/missing.", NO_PAGE),
    ("#/<script>", NO_PAGE),
    ("#/\"><img src=x onerror=alert(1)>", NO_PAGE),
    ("#/%2e%2e/%2e%2e/", NO_PAGE),
    ("#/case/%", NO_CASE),
    ("#/case/%00", NO_CASE),
    ("#/case/../../etc", NO_CASE),
    ("#/case/%2e%2e/%2e%2e/etc/passwd", NO_CASE),
    ("#/case/%2f%2fexample.com/x", NO_CASE),
    ("#/case/x/working/y/z", NO_CASE),
    ("#/case/\u{202e}\u{1f4a5}", NO_CASE),
    ("#/case/cambridgeshire/2020-21", NO_CASE),
    (
        "#/case/cambridgeshire/2020-21/Placement-Mix-and-Demand",
        NO_CASE,
    ),
];

/// What may follow the former address of a case, and still is that case.
const AFTER_A_CASE: [&str; 17] = [
    "/",
    ".",
    ").",
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

/// Fragments that are places on a page, or nothing at all: the page itself shows.
const PLACES: [&str; 24] = [
    "#",
    "#?",
    "#checks",
    "#main",
    "#nonsense",
    "#case/",
    "#%E0%A4%A",
    "#%",
    "#%%%",
    "#%00",
    "#null",
    "#undefined",
    "#NaN",
    "#__proto__",
    "#constructor",
    "#app",
    "#message",
    "#carried",
    "#input-agency_rate",
    "#<script>",
    "#\"><img src=x onerror=alert(1)>",
    "#javascript:alert(1)",
    "#\u{1f4a5}\u{1f468}\u{200d}\u{1f469}",
    "#שלום/مرحبا",
];

/// Fragments that say what is open or chosen, in ways that nobody meant.
const STATES: [&str; 14] = [
    "#=",
    "#&&==&=a",
    "#words=%E0%A4%A&words=b",
    "#order=sideways&year=never&checks=%00",
    "#words=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    "#leave=%&year=x&council=%00",
    "#only=%&by=",
    "#working=",
    "#working=%",
    "#working=__proto__/constructor",
    "#working=avoided_by_month/low,2020-04",
    "#working=avoided_by_month/2020-04,low,middle,high,low",
    "#working=avoided_by_month/2020-04,low&above=~~~~",
    "#working=<script>/\u{202e}&above=<script>~javascript:alert(1)",
];

/// Paths where there is no file, as the history may hold them.
const PATHS: [(&str, &str); 9] = [
    ("papers/two.html", NO_PAGE),
    ("papers/", NO_PAGE),
    ("papers/99.html", "There is no such paper"),
    ("no/such/case.html", NO_CASE),
    ("%.html", NO_CASE),
    ("%00.html", NO_CASE),
    ("__proto__.html", NO_CASE),
    ("cambridgeshire/2020-21/", NO_CASE),
    ("x/%E0%A4%A.html", NO_CASE),
];

/// Goes to an address by way of another page, so that what was there before is not taken for it.
#[track_caller]
fn goes_to(page: &Page<'_>, address: &str, heading: &str) {
    let (by_way, there) = match heading {
        NO_PAGE => (Place::List(""), HOME),
        _ => (Place::Nowhere, NO_PAGE),
    };
    page.go(by_way);
    page.wait(
        &format!("{by_way} is there, on the way to {address:.60}"),
        |page| page.sees("main h1") && page.text("main h1") == there,
    );
    page.go(address);
    page.wait(&format!("{address:.60} leads to {heading:?}"), |page| {
        page.sees("main h1") && page.text("main h1") == heading
    });
    assert!(!page.sees("#message"), "at {address:.60}");
    assert!(page.title().ends_with(" – Casebook"), "{}", page.title());
}

pub(crate) fn every_address_yields_a_page(page: &mut Page<'_>) {
    page.open("");
    for (address, heading) in PATHS {
        goes_to(page, address, heading);
    }
    for fragment in PLACES.into_iter().chain(STATES) {
        goes_to(page, &format!("index.html{fragment}"), HOME);
        goes_to(page, &format!("{CASE}.html{fragment}"), THE_CASE);
    }
    for (place, heading) in [
        (Place::Papers, "The papers"),
        (Place::Differences, "What differs"),
        (Place::Needed(""), "What is still needed"),
        (Place::Totals(""), "Totals"),
        (Place::Pasted, "Does this table add up?"),
    ] {
        for fragment in STATES.into_iter().take(2) {
            goes_to(page, &format!("{place}{fragment}"), heading);
        }
    }
    let long = [
        (format!("index.html#{}", "a".repeat(5_000)), HOME),
        (
            format!("index.html#words={}", "%F0%9F%92%A5".repeat(400)),
            HOME,
        ),
        (
            format!("{CASE}.html#working=fewer/{}", "x,".repeat(2_500)),
            THE_CASE,
        ),
        (
            format!(
                "{CASE}.html#working=fewer/2020-04,low&above={}",
                "fewer/2020-04,low~".repeat(280)
            ),
            THE_CASE,
        ),
    ];
    for (address, heading) in &long {
        goes_to(page, address, heading);
    }
}

pub(crate) fn every_former_address_yields_a_page(page: &mut Page<'_>) {
    page.open("");
    for (fragment, heading) in FORMER {
        goes_to(page, fragment, heading);
    }
    for after in AFTER_A_CASE {
        goes_to(page, &format!("#/case/{CASE}{after}"), THE_CASE);
    }
    let long = [
        (format!("#/{}", "%".repeat(5_000)), NO_PAGE),
        (format!("#/case/{}x", "../".repeat(1_700)), NO_CASE),
        (format!("#/case/{}", "\u{1f4a5}".repeat(1_300)), NO_CASE),
        (format!("#/?words={}", "%F0%9F%92%A5".repeat(400)), HOME),
        (
            format!("#/case/{CASE}/working/fewer/{}", "x,".repeat(2_500)),
            THE_CASE,
        ),
    ];
    for (fragment, heading) in &long {
        goes_to(page, fragment, heading);
    }
}

/// On whatever page an address of former days is found, it leads to its page and takes its new form.
pub(crate) fn a_former_address_takes_its_new_form(page: &mut Page<'_>) {
    let working = format!("#/case/{CASE}/working/fewer/2020-04,low?above=cost_avoided/low");
    let former = [
        (format!("#/case/{CASE}"), Place::Case(CASE), THE_CASE),
        (format!("#/case/{CASE}/)."), Place::Case(CASE), THE_CASE),
        (
            working,
            Place::Working(CASE, "fewer/2020-04,low&above=cost_avoided/low"),
            THE_CASE,
        ),
        ("#/".to_owned(), Place::List(""), HOME),
        (
            "#/?words=foster".to_owned(),
            Place::List("words=foster"),
            HOME,
        ),
        ("#/papers".to_owned(), Place::Papers, "The papers"),
        ("#/paper/2/".to_owned(), Place::Paper("2"), "2020/21"),
        (
            "#/needed?by=who.".to_owned(),
            Place::Needed("by=who"),
            "What is still needed",
        ),
        (
            "#/needed?by=who".to_owned(),
            Place::Needed("by=who"),
            "What is still needed",
        ),
        (
            "#/totals?year=2020/21".to_owned(),
            Place::Totals("year=2020/21"),
            "Totals",
        ),
    ];
    page.use_folder();
    for (fragment, place, heading) in &former {
        // Before files, there was one.
        page.open(fragment);
        page.wait_text("main h1", heading);
        assert_eq!(page.at(), place.to_string(), "{fragment}");
    }
    // And typed on another page that is open.
    for (fragment, place, heading) in &former {
        page.open(Place::Differences);
        page.go(fragment);
        page.wait_text("main h1", heading);
        assert_eq!(page.at(), place.to_string(), "{fragment}");
        page.back();
        page.wait_text("main h1", "What differs");
    }
}

/// The same when the page starts there, as by a link from elsewhere.
pub(crate) fn the_page_starts_at_any_address(page: &mut Page<'_>) {
    let case = Place::Case(CASE);
    let some = [
        ("#".to_owned(), HOME),
        ("#/?words=%E0%A4%A".to_owned(), HOME),
        ("#words=%E0%A4%A".to_owned(), HOME),
        ("#%E0%A4%A".to_owned(), HOME),
        ("#\u{202e}/case/\u{200b}".to_owned(), HOME),
        ("#/\u{202e}/case/\u{200b}".to_owned(), NO_PAGE),
        ("#/case/x/working/y/z".to_owned(), NO_CASE),
        (format!("{case}#checks"), THE_CASE),
        (format!("{case}#%E0%A4%A"), THE_CASE),
        (
            format!("{case}#working=avoided_by_month/2020-13,low"),
            THE_CASE,
        ),
    ];
    for (address, heading) in &some {
        page.open(address);
        page.wait_text("h1", heading);
        assert!(!page.sees("#message"), "at {address}");
    }
    // A figure that is not there is said, and leaves a way on.
    assert_eq!(
        page.text(&format!("{WORKING} h3")),
        "There is no such figure in this case"
    );
    page.click("#working-close");
    page.wait_gone(WORKING);
    assert_eq!(page.at(), case.to_string());
    // A link as it ends a sentence in brackets.
    page.open(&format!("{case}#working=avoided_by_month/2020-05,high)."));
    page.wait_text(WORKING, "12 children instead of 10 children");
}

/// From where there is nothing a link leads on.
pub(crate) fn a_page_that_is_not_there_leads_on(page: &mut Page<'_>) {
    page.open(Place::Nowhere);
    page.wait_text("h1", NO_PAGE);
    page.click("text=Go to the list of cases");
    page.wait_text("h1", HOME);
    page.back();
    page.wait_text("h1", NO_PAGE);
    page.reload();
    page.wait_text("h1", NO_PAGE);
}

/// A deep link, followed elsewhere and back, forward and loaded again: from a folder of the server,
/// where nothing may lead out of it.
pub(crate) fn a_deep_link_back_forward_and_reload_work_from_a_folder(page: &mut Page<'_>) {
    let working = Place::Working(CASE, "avoided_by_month/2020-05,high");
    page.use_folder();
    page.open(working);
    page.wait_text(WORKING, "12 children instead of 10 children");
    // The page may still be scrolling to the figure.
    page.of("text=Papers", "arguments[0].click()");
    page.wait_text("main h1", "The papers");
    assert_eq!(page.at(), Place::Papers.to_string());
    page.click("#papers > li:nth-child(2) a");
    page.wait_text("main h1", "2020/21");
    assert_eq!(page.at(), Place::Paper("2").to_string());
    page.reload();
    page.wait_text("main h1", "2020/21");
    page.back();
    page.wait_text("main h1", "The papers");
    page.back();
    page.wait_text(WORKING, "12 children instead of 10 children");
    assert_eq!(page.at(), working.to_string());
    page.reload();
    page.wait_text(WORKING, "12 children instead of 10 children");
    page.forward();
    page.wait_text("main h1", "The papers");
    page.forward();
    page.wait_text("main h1", "2020/21");
    page.click("text=Casebook");
    page.wait_text("main h1", HOME);
    page.reload();
    page.wait_text("main h1", HOME);
    assert_eq!(page.at(), Place::List("").to_string());
    let astray: Vec<String> = page
        .take_requests()
        .into_iter()
        .filter(|path| !path.starts_with("/in/a/folder/"))
        .collect();
    assert!(astray.is_empty(), "asked for outside: {astray:?}");
}
