//! Sections that are off the screen are not laid out. They are found, printed and jumped to all the same.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;
use serde_json::json;
use xtask::browsers::Engine;

use crate::reader::{NOW, RATE, open_placement_mix};

/// The sections that may be skipped, and whether the engine does so.
const SKIPPED: &str = "return Array.prototype.map.call(document.querySelectorAll('.offscreen'), function (section) { \
    return getComputedStyle(section).contentVisibility; })";

/// A word of the last section of the case, which stands nowhere above it.
#[track_caller]
fn last_words(page: &Page<'_>) -> String {
    let script = "var main = document.querySelector('main'), sections = main.querySelectorAll('.offscreen'), \
        last = sections[sections.length - 1], words = [], texts = document.createTreeWalker(last, 4); \
        while (texts.nextNode()) words = words.concat(texts.currentNode.data.match(/[A-Za-z]{7,}/g) || []); \
        return words.filter(function (word) { return document.body.textContent.split(word).length === 2; })[0] || ''";
    let word = page.eval(script);
    let word = word.as_str().unwrap_or_default().to_owned();
    assert!(!word.is_empty());
    word
}

#[track_caller]
fn wait_in_sight(page: &Page<'_>, what: &str, script: &str) {
    let seen = format!(
        "var box = ({script}).getBoundingClientRect(); \
         return [box.top >= 0 && box.top < innerHeight, box.top, box.height, scrollY]"
    );
    let mut last = page.eval(&seen);
    let start = std::time::Instant::now();
    while last[0] != true {
        assert!(
            start.elapsed().as_secs() < 10,
            "{what} is not in sight: {last}"
        );
        last = page.eval(&seen);
    }
}

pub(crate) fn find_in_page_finds_what_is_skipped(page: &mut Page<'_>) {
    open_placement_mix(page);
    assert!(page.count(".offscreen") > 5);
    let word = last_words(page);
    assert_eq!(
        page.eval_with(
            "scrollTo({ top: 0, behavior: 'instant' }); getSelection().removeAllRanges(); \
             return window.find(arguments[0], true)",
            vec![json!(word)]
        ),
        true,
        "{word}"
    );
    assert_eq!(page.eval("return String(getSelection())"), word);
    wait_in_sight(page, &word, "getSelection().getRangeAt(0)");
}

/// Chromium skips them, once it has laid each out: where an engine does not, everything is laid out.
pub(crate) fn sections_are_skipped_on_a_screen_only(page: &mut Page<'_>) {
    open_placement_mix(page);
    let first: Vec<String> = serde_json::from_value(page.eval(SKIPPED)).unwrap();
    assert!(first.iter().all(|it| it == "visible"), "{first:?}");
    page.fill(RATE, "900");
    page.wait_for(".is-drawn");
    let skipped: Vec<String> = serde_json::from_value(page.eval(SKIPPED)).unwrap();
    assert!(skipped.iter().all(|it| it == "auto"), "{skipped:?}");
    let medium = |page: &Page<'_>, name: &str| {
        page.session()
            .chromium("Emulation.setEmulatedMedia", json!({ "media": name }))
            .unwrap();
    };
    medium(page, "print");
    let printed: Vec<String> = serde_json::from_value(page.eval(SKIPPED)).unwrap();
    medium(page, "");
    assert!(printed.iter().all(|it| it == "visible"), "{printed:?}");
}

/// All that is printed, without its spaces, and on how many pages.
fn printed(page: &Page<'_>) -> (String, usize) {
    let pdf = page
        .session()
        .chromium("Page.printToPDF", json!({ "preferCSSPageSize": true }))
        .unwrap();
    let pdf = base64::Engine::decode(
        &base64::engine::general_purpose::STANDARD,
        pdf["data"].as_str().unwrap(),
    )
    .unwrap();
    let pdf = lopdf::Document::load_mem(&pdf).unwrap();
    let numbers: Vec<u32> = pdf.get_pages().into_keys().collect();
    let printed = pdf.extract_text(&numbers).unwrap();
    (bare(&printed), numbers.len())
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The answer, what was changed, what differs, what is needed: on one page, with its date and place.
pub(crate) fn print_is_one_page_with_the_answer(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    // What follows a pause in typing.
    page.wait_text(
        "tr[data-check=\"avoided_by_month[2020-05,high]\"]",
        "£396,000",
    );
    // As while a late part takes over, when the page keeps its height.
    page.eval("document.querySelector('#app').style.minHeight = '9000px'");
    let (text, pages) = printed(page);
    assert_eq!(pages, 1, "{text}");
    for words in [
        "adds up to £1,990,400",
        "£2,062,400",
        "Agency (IFA) foster placement: £900 a child a week in place of £850 a child a week",
        "£72,000 more than the paper’s sum, and £62,400 above the £2m claimed, gross",
        "this is gross, the claim is net; £9,600 less",
        "With “the cost of an in-house placement”, this makes £167,800 more instead.",
        "Why is “Cost avoided by falling numbers, in the year”",
        "May 2020, high optimism",
        "Recurring overspend from 2019/20",
        "Printed on ",
        "placement-mix-and-demand.html",
    ] {
        assert!(text.contains(&bare(words)), "{words}: {text}");
    }
    // What agrees is not what one takes along; where all does, nothing is left of its table.
    assert!(!text.contains(&bare("June 2020")), "{text}");
    page.open(Place::Case("monmouthshire/2020-21/budget-pressure"));
    let (text, _) = printed(page);
    assert!(text.contains(&bare("All 26 checks of printed")), "{text}");
    assert!(!text.contains(&bare("Verdict")), "{text}");
}

pub(crate) fn print_has_what_is_skipped(page: &mut Page<'_>) {
    open_placement_mix(page);
    // What was asked is printed; what could be is not.
    page.click("#changed-ask");
    page.wait_for("#changed-found");
    page.eval("window.print = function () {}");
    page.click("text=Print all of it");
    page.wait_for("article.in-full");
    let unasked = "What would have to be true";
    let (before, _) = printed(page);
    assert!(!before.contains(&bare(unasked)), "{before}");
    page.click("#questions-ask");
    page.wait_for("section[aria-labelledby=\"questions\"] li b");
    page.eval("scrollTo(0, 0)");
    let wanted = page.eval(
        "return Array.prototype.map.call(document.querySelectorAll('.offscreen h2, #asked p'), function (heading) { \
            return heading.textContent; })",
    );
    let mut wanted: Vec<String> = serde_json::from_value(wanted).unwrap();
    assert!(wanted.len() > 2, "{wanted:?}");
    wanted.push(last_words(page));
    // What the page asks of the browser, the driver does.
    page.click("text=Print all of it");
    page.wait_for("article.in-full");
    let (printed, _) = printed(page);
    assert!(printed.contains(&bare(unasked)), "{printed}");
    for words in wanted {
        assert!(
            printed.contains(&bare(&words)),
            "{words:?} is not printed: {printed}"
        );
    }
}

pub(crate) fn jumps_and_anchors_lead_to_what_is_skipped(page: &mut Page<'_>) {
    open_placement_mix(page);
    for (name, id) in [
        ("Sources", "sources"),
        ("Checks", "checks"),
        ("Results", "results"),
    ] {
        page.of(
            &format!(".bar__ways a[href=\"#{id}\"]"),
            "scrollTo({ top: 0, behavior: 'instant' }); arguments[0].click()",
        );
        page.wait_focus(&format!("#{id}"));
        wait_in_sight(page, name, &format!("document.getElementById('{id}')"));
        assert_eq!(
            page.at(),
            Place::Case(CASE).to_string(),
            "a jump is no address"
        );
        // A jump in the very moment in which the late parts are taken over may be lost: the next one is
        // made after it.
        page.wait_for(".case.is-drawn");
    }
    // As a link from elsewhere, and typed on the page.
    for id in ["sources", "checks"] {
        page.open(format!("{}#{id}", Place::Case(CASE)));
        wait_in_sight(page, id, &format!("document.getElementById('{id}')"));
    }
    page.go("#sources");
    wait_in_sight(page, "#sources", "document.getElementById('sources')");
    page.back();
    wait_in_sight(page, "#checks", "document.getElementById('checks')");
}

/// Firefox may go back from where the page has just scrolled to: it is told to scroll, and shows what it was
/// about to show before. Here a script does it.
pub(crate) fn a_jump_is_made_again_where_the_browser_goes_back(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.of(
        ".bar__ways a[href=\"#checks\"]",
        "document.getElementById('checks').addEventListener('focus', function () { \
            setTimeout(function () { scrollTo({ top: 0, behavior: 'instant' }); window.wentBack = true; }, 30); \
        }, { once: true }); arguments[0].click()",
    );
    page.wait("it went back", |page| {
        page.eval("return window.wentBack") == true
    });
    wait_in_sight(page, "Checks", "document.getElementById('checks')");
    page.wait_focus("#checks");
    // Whoever goes elsewhere later is left there.
    page.wait_for(".case.is-drawn");
    page.eval("scrollTo({ top: 0, behavior: 'instant' })");
    std::thread::sleep(std::time::Duration::from_millis(400));
    assert_eq!(page.eval("return scrollY"), 0);
}

/// How far down the window an element stands.
#[track_caller]
fn top(page: &Page<'_>, target: &str) -> f64 {
    let top = page.of(target, "return arguments[0].getBoundingClientRect().top");
    top.as_f64().unwrap()
}

/// Tables grow with the first change, those above what is read too. Most engines hold on to what is read by
/// themselves; for the others a script does.
pub(crate) fn what_is_read_stays_where_it_is(page: &mut Page<'_>) {
    open_placement_mix(page);
    let down = |page: &Page<'_>| {
        page.of(
            "#sources",
            "return Math.round(arguments[0].getBoundingClientRect().top + scrollY)",
        )
    };
    page.fill(RATE, "900");
    page.wait_for(".is-drawn");
    page.wait_for("#taking");
    let checks = "tr[data-check=\"avoided_by_month[2020-05,high]\"]";
    page.wait_text(checks, "£396,000");
    page.fill(RATE, "850");
    page.wait("the checks follow", |page| {
        !page.text(checks).contains("£396,000")
    });
    page.of(
        "#sources",
        "document.activeElement.blur(); arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })",
    );
    let mut stood = f64::NAN;
    page.wait("nothing moves any more", |page| {
        page.settle();
        let before = std::mem::replace(&mut stood, top(page, "#sources"));
        (stood - before).abs() < 0.1
    });
    let before = down(page);
    // As a change from elsewhere, which takes nobody to the field.
    page.of(
        RATE,
        "arguments[0].value = '900'; arguments[0].dispatchEvent(new Event('input', { bubbles: true }))",
    );
    page.wait_text(checks, "£396,000");
    page.wait("what stands above it grows", |page| down(page) != before);
    page.wait("what is read stands where it did", |page| {
        (top(page, "#sources") - stood).abs() < 2.0
    });
    // Also where it was scrolled just before: the page hears of that in the frame in which it changes.
    let mut before = None;
    page.wait("nothing grows any more", |page| {
        page.settle();
        let now = Some(down(page));
        std::mem::replace(&mut before, now.clone()) == now
    });
    let (stood, before) = (top(page, "#sources"), down(page));
    page.of(
        RATE,
        "scrollBy({ top: -20, behavior: 'instant' }); \
         dispatchEvent(new KeyboardEvent('keydown', { key: '5' })); \
         arguments[0].value = '850'; arguments[0].dispatchEvent(new Event('input', { bubbles: true }))",
    );
    page.wait("the checks follow again", |page| {
        !page.text(checks).contains("£396,000")
    });
    page.wait("what stands above it shrinks", |page| down(page) != before);
    page.wait("what is read stands where it was scrolled to", |page| {
        (top(page, "#sources") - stood - 20.0).abs() < 2.0
    });
    // What is pressed moves not even before the next frame, or nothing would be pressed: other browsers see to it
    // whenever they lay out the page.
    if page.engine() == Engine::WebKit {
        page.settle();
        let stood = top(page, "#sources");
        page.of(
            "#sources",
            "var sources = arguments[0], above = document.createElement('p'); \
             sources.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })); \
             document.body.prepend(above); \
             above.append('Above', document.createElement('br'), 'what is read'); \
             Promise.resolve().then(function () { \
                window.pressedAt = sources.getBoundingClientRect().top; \
                sources.dispatchEvent(new PointerEvent('pointerup', { bubbles: true })); \
             })",
        );
        let pressed = page.eval("return window.pressedAt").as_f64().unwrap();
        assert!((pressed - stood).abs() < 2.0, "it moved to {pressed}");
        page.eval("document.body.firstChild.remove()");
        page.settle();
    }
    // A jump and a scroll are the reader's own.
    page.eval("scrollTo({ top: 700, behavior: 'instant' })");
    page.settle();
    assert_eq!(page.eval("return Math.round(scrollY)"), 700);
}
