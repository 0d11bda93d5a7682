//! A case on somebody else's page.

use casebook_tests::browser::{Engine, Page, Place};
use casebook_tests::placement_mix::CASE;

use crate::reader::{NOW, RATE};

/// A host that allows what the frames need and nothing else.
const POLICY: &str = "default-src 'none'; frame-src http://127.0.0.1:*; \
    script-src http://127.0.0.1:*; style-src 'unsafe-inline'; img-src data:";

/// Another case.
const OTHER: &str = "monmouthshire/2020-21/budget-pressure";

/// A page whose own rules wreck whatever they reach, with three frames of two cases, as a case page
/// hands them out; the last takes all its height.
fn hostile(folder: &str) -> String {
    let frame = |case: &str, more: &str| {
        let address = Place::Case(case);
        format!(
            "<iframe src=\"{folder}{address}?embed\" title=\"A case\" width=\"100%\" height=\"700\"{more}></iframe>"
        )
    };
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Our intranet</title><link rel=icon href=data:,>\
         <style>body, body * {{ all: unset }} html {{ font-size: 60px !important; letter-spacing: 1em !important }} \
         iframe {{ height: 20px !important; width: 90px !important; border: 9px solid red }} \
         table, td, button {{ display: none !important }}</style>\
         <main>{}{}{}</main><script src=\"{folder}embed.js\" async></script>",
        frame(CASE, ""),
        frame(OTHER, ""),
        frame(OTHER, " data-whole")
    )
}

#[track_caller]
fn size(page: &Page<'_>, frame: usize) -> (u32, u32) {
    let size = page.eval_with(
        "var b = document.querySelectorAll('iframe')[arguments[0]].getBoundingClientRect(); \
         return [Math.round(b.width), Math.round(b.height)]",
        vec![frame.into()],
    );
    serde_json::from_value(size).unwrap()
}

#[track_caller]
fn wait_started(page: &Page<'_>) {
    page.wait_for("#app[data-running]");
    assert!(!page.sees("#message"));
}

pub(crate) fn three_cases_on_a_hostile_page(page: &mut Page<'_>) {
    page.set_size(1024, 768);
    let _host = page.load_host(POLICY, hostile);
    // As high as the window lets it be, and as wide as there is room.
    let inner = page.eval("return [document.documentElement.clientWidth, innerHeight]");
    let (wide, high): (u32, u32) = serde_json::from_value(inner).unwrap();
    for frame in [0, 1] {
        page.wait("the frame has its size", |page| {
            size(page, frame) == (wide, high - 32)
        });
    }
    page.enter_frame(0);
    wait_started(page);
    assert!(!page.sees(".masthead"));
    page.of("#checks", "arguments[0].scrollIntoView()");
    let whole = page.attribute("text=Open this case by itself, in Casebook", "href");
    assert_eq!(
        whole,
        Some(format!("{}{}", page.address(), Place::Case(CASE)))
    );
    page.wait_text("main h1", "placement mix");
    // A script of the frame must not take the keyboard from the page around it; a reader's press may.
    page.click(RATE);
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.assert_accessible();
    page.leave_frame();
    page.enter_frame(1);
    wait_started(page);
    page.wait_text("main h1", "the pressure on the budget");
    assert_eq!(page.text(NOW).lines().next(), Some("–"));
    page.leave_frame();
}

pub(crate) fn a_frame_that_takes_all_its_height_follows_it(page: &mut Page<'_>) {
    page.set_size(1024, 768);
    let _host = page.load_host(POLICY, hostile);
    let whole = |page: &Page<'_>| {
        page.enter_frame(2);
        let height = page.eval("return document.body.offsetHeight");
        page.leave_frame();
        serde_json::from_value::<u32>(height).unwrap()
    };
    // A frame out of sight is not laid out; it tells its height as it comes near.
    page.wait("those before it have their sizes", |page| {
        size(page, 1).1 > 700
    });
    page.eval("document.querySelectorAll('iframe')[2].scrollIntoView()");
    page.enter_frame(2);
    wait_started(page);
    page.leave_frame();
    page.wait("it has all its height", |page| {
        let height = whole(page);
        height > 2000 && size(page, 2).1 == height
    });
    let before = whole(page);
    page.enter_frame(2);
    page.of("#words", "arguments[0].click()");
    page.wait_for(".glossary");
    page.leave_frame();
    page.wait("it is higher with the fold open", |page| {
        let height = whole(page);
        height > before + 100 && size(page, 2).1 == height
    });
}

/// What the page hands out is for where it stands.
pub(crate) fn a_case_hands_out_its_frame(page: &mut Page<'_>) {
    page.open(Place::Case(CASE));
    // It comes with what stands far down.
    page.of("#checks", "arguments[0].scrollIntoView()");
    page.click("#embedding");
    let folder = page.address();
    let address = Place::Case(CASE);
    page.wait_text(
        ".snippet",
        &format!("<iframe src=\"{folder}{address}?embed\" title=\"Children in care: placement mix and numbers\""),
    );
    page.wait_text(
        ".snippet",
        &format!("<script src=\"{folder}embed.js\" async></script>"),
    );
    page.wait_text(
        "#element",
        &format!("<casebook-case case=\"{CASE}\" part=\"claim\"></casebook-case>"),
    );
    page.assert_accessible();
}

/// The same page with elements instead of frames: a whole case that starts with a change and locks it, the
/// claim alone, and a chart in the colours of its host.
fn with_elements(folder: &str) -> String {
    let element = |more: &str| format!("<casebook-case case=\"{CASE}\" {more}></casebook-case>");
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Our intranet</title><link rel=icon href=data:,>\
         <style>body, body * {{ all: unset }} html {{ font-size: 60px !important }} \
         * {{ --casebook-paper: rgb(1, 2, 3); --casebook-ink: #fefefe; --casebook-font: monospace }} \
         casebook-case {{ display: none !important; height: 3px }} iframe {{ height: 20px !important }}</style>\
         <main>{}{}{}</main><script src=\"{folder}embed.js\" async></script>",
        element("id=whole changes=\"agency_rate=900\" locked=\"agency_rate new_carers hold\""),
        element("id=claim part=claim data-whole"),
        element("id=chart part=\"chart 2\" data-whole"),
    )
}

#[track_caller]
fn within(page: &Page<'_>, element: &str, look: impl FnOnce(&Page<'_>)) {
    page.wait("the element is drawn", |page| {
        page.eval_with(
            "var one = document.querySelector(arguments[0]); return !!(one && one.shadowRoot)",
            vec![element.into()],
        ) == true
    });
    page.of(element, "arguments[0].scrollIntoView()");
    page.enter_frame_of(element);
    wait_started(page);
    look(page);
    page.leave_frame();
}

pub(crate) fn elements_start_as_told_lock_and_tell(page: &mut Page<'_>) {
    page.set_size(1024, 768);
    let _host = page.load_host(POLICY, with_elements);
    page.eval(
        "document.addEventListener('casebook-change', function (event) { \
            window.heard = event.target.id + ': ' + event.detail.case + ': ' + event.detail.now; })",
    );
    within(page, "#whole", |page| {
        page.wait_text(NOW, "£2,062,400");
        assert_eq!(page.value(RATE), "900");
        let shut = "return arguments[0].readOnly || arguments[0].disabled";
        page.wait("it is locked", |page| page.of(RATE, shut) == true);
        assert_eq!(page.of("#input-hold-cost", shut), true);
        assert_eq!(page.of("#input-carried_in", shut), false);
        // As on the page with frames; the other drivers take the element for what covers the field.
        if page.engine() == Engine::WebKit {
            page.click("#input-carried_in");
        }
        page.fill("#input-carried_in", "12");
        page.wait_text(NOW, "£1,833,600");
        // What is drawn anew is locked again, and so is what would put all of it back.
        assert_eq!(page.of(RATE, shut), true);
        page.wait("all of it cannot be put back", |page| {
            page.of("#put-back-all", shut) == true
        });
        page.assert_accessible();
    });
    page.wait("the page around has heard of it", |page| {
        let heard = page.eval("return window.heard || ''");
        heard
            .as_str()
            .is_some_and(|it| it.starts_with(&format!("whole: {CASE}: £1,833,600")))
    });
}

/// What a browser does in a stranger's frame that keeps nothing for strangers.
const KEEPS_NOTHING: &str = "['localStorage', 'sessionStorage', 'indexedDB', 'caches'].forEach(function (name) { \
    Object.defineProperty(window, name, { configurable: true, get: function () { \
        throw new DOMException('refused by the test', 'SecurityError'); } }); }); \
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { configurable: true, get: function () { \
        throw new DOMException('refused by the test', 'SecurityError'); } });";

pub(crate) fn where_nothing_can_be_kept_a_frame_works_and_says_so(page: &mut Page<'_>) {
    page.set_size(1024, 768);
    page.keep_offline();
    page.before_start(KEEPS_NOTHING);
    let _host = page.load_host(POLICY, with_elements);
    within(page, "#whole", |page| {
        // What it starts with is no change of the reader's, and would be there again.
        page.wait_text(NOW, "£2,062,400");
        page.wait("it had the time to say so", |page| {
            page.sees("#app[data-running]")
                && page.eval("window.since = window.since || Date.now(); return Date.now() - window.since > 300") == true
        });
        assert_eq!(page.text(".notices"), "");
        if page.engine() == Engine::WebKit {
            page.click("#input-carried_in");
        }
        page.fill("#input-carried_in", "12");
        page.wait_text(NOW, "£1,833,600");
        page.wait_text(
            ".notices",
            "This browser keeps nothing for this page. Your changes work, but they will be gone after a reload.",
        );
        assert_eq!(page.texts(".notices .notice").len(), 1);
        assert!(!page.sees("#message"));
        page.eval("window.before = true; location.reload()");
    });
    within(page, "#whole", |page| {
        page.wait("it has started again", |page| {
            page.eval("return !window.before && !!document.querySelector('#app[data-running]')")
                == true
        });
        page.wait_text(NOW, "£2,062,400");
        assert_eq!(page.text(".notices"), "");
    });
}

pub(crate) fn elements_show_a_part_in_the_colours_of_their_page(page: &mut Page<'_>) {
    page.set_size(1024, 768);
    let _host = page.load_host(POLICY, with_elements);
    let colours = "var paper = getComputedStyle(document.documentElement).backgroundColor; \
        var s = getComputedStyle(document.body); return paper + ' ' + s.color + ' ' + s.fontFamily";
    for (element, shown, hidden) in [
        ("#claim", ".claim", "#results"),
        ("#chart", "#results > div > figure:nth-of-type(2)", ".claim"),
    ] {
        within(page, element, |page| {
            page.wait_for(shown);
            for part in [hidden, ".bar", ".case__form", "#checks", ".answer"] {
                assert!(!page.sees(part), "{element}: {part}");
            }
            assert_eq!(
                page.eval(colours),
                "rgb(1, 2, 3) rgb(254, 254, 254) monospace"
            );
            page.wait_text(".whole-case", "The whole case, in Casebook");
            page.assert_accessible();
        });
        page.wait("it is as high as what it shows", |page| {
            let height = page.of(element, "return arguments[0].offsetHeight");
            height.as_u64().is_some_and(|it| it > 100 && it < 700)
        });
    }
}
