//! What a reader does before the program runs is not lost, and nothing jumps when it takes over.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;

use crate::reader::{NOW, RATE, figure, pick};
use crate::site::pages;

/// The program itself, without which nothing follows.
const PROGRAM: &str = "_bg.wasm";

/// The part of it that draws what stands below the results.
const LATE: &str = "/split_late";

/// Loads a page whose program is on its way.
#[track_caller]
fn load_without_program(page: &mut Page<'_>, place: Place<'_>) {
    page.delay(PROGRAM);
    page.load(place);
    page.wait_for("main h1");
    // What keeps what is typed is a script of its own.
    page.wait("the page listens", |page| {
        page.eval("return document.readyState !== 'loading' && !!window.casebookEarly") == true
    });
    assert!(!page.sees("#app[data-running]"));
}

/// Lets the program come, and waits until it has taken over.
#[track_caller]
fn let_it_come(page: &Page<'_>) {
    page.deliver();
    page.wait_for("#app[data-running]");
    assert!(!page.sees("#message"));
}

pub(crate) fn typing_loses_no_key_and_keeps_its_place(page: &mut Page<'_>) {
    load_without_program(page, Place::Case(CASE));
    page.fill(RATE, "90");
    page.fill("#input-carried_in", "12");
    page.focus_on(RATE);
    page.of(RATE, "arguments[0].setSelectionRange(1, 2)");
    let before = "return [arguments[0].value, arguments[0].selectionStart, arguments[0].selectionEnd, \
        document.activeElement === arguments[0]]";
    assert_eq!(page.of(RATE, before), serde_json::json!(["90", 1, 2, true]));
    assert_eq!(page.text(NOW), "–");
    let_it_come(page);
    assert_eq!(page.of(RATE, before), serde_json::json!(["90", 1, 2, true]));
    assert_eq!(page.value("#input-carried_in"), "12");
    // What is typed next takes the place of what is marked.
    page.type_text("00");
    assert_eq!(page.value(RATE), "900");
    // 12 x £400 x 52 = 249,600, which is 228,800 less than 478,400: 2,062,400 - 228,800.
    page.wait_text(NOW, "£1,833,600");
    // Each field is a step of its own.
    page.click("#undo");
    page.wait("one of them is undone", |page| {
        page.text(NOW) != "£1,833,600"
    });
}

/// What is typed before the script runs that keeps such keys, as on a slow line: drivers wait for that
/// script, so the field is filled as soon as it is there.
pub(crate) fn what_is_typed_before_any_script_counts(page: &mut Page<'_>) {
    page.before_start(&format!(
        "new MutationObserver(function (changes, observer) {{ \
            var field = document.querySelector({}); \
            if (!field) return; \
            observer.disconnect(); \
            field.focus(); \
            field.value = '900'; \
        }}).observe(document, {{ childList: true, subtree: true }});",
        serde_json::json!(RATE)
    ));
    page.load(Place::Case(CASE));
    page.wait_for("#app[data-running]");
    page.wait_text(NOW, "£2,062,400");
    assert_eq!(page.value(RATE), "900");
}

/// Notes the keys that come to the page: WebKit's driver may lose one on a busy machine.
const NOTE_KEYS: &str = "window.keysThatCame = []; \
    document.addEventListener('keydown', function (event) { keysThatCame.push(event.key); }, true);";

/// Keys pressed while the program takes over.
pub(crate) fn no_key_is_lost_while_the_program_starts(page: &mut Page<'_>) {
    page.before_start(NOTE_KEYS);
    load_without_program(page, Place::Case(CASE));
    page.of(RATE, "arguments[0].focus(); arguments[0].select()");
    page.type_text("9");
    page.deliver();
    for _ in 0..4 {
        page.type_text("00");
        page.press("Backspace");
    }
    page.wait_for("#app[data-running]");
    let came = page.eval("return keysThatCame");
    let came: Vec<String> = serde_json::from_value(came).unwrap();
    assert!(came.len() > 10, "the driver lost most of 13 keys: {came:?}");
    let text = came.iter().fold(String::new(), |mut text, key| {
        match key.as_str() {
            "Backspace" => drop(text.pop()),
            key => text.push_str(key),
        }
        text
    });
    assert_eq!(page.value(RATE), text);
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
}

pub(crate) fn a_choice_made_early_counts(page: &mut Page<'_>) {
    load_without_program(page, Place::Case(CASE));
    page.fill(RATE, "900");
    page.click("#input-hold-cost");
    let_it_come(page);
    page.wait_text(NOW, "£2,158,200");
    assert_eq!(
        page.of("#input-hold-cost", "return arguments[0].checked"),
        true
    );
    assert_eq!(
        page.of("#input-hold-saving", "return arguments[0].checked"),
        false
    );
}

pub(crate) fn a_filter_set_early_counts(page: &mut Page<'_>) {
    load_without_program(page, Place::List(""));
    let all = page.count(".cases > li");
    pick(page, "#filter-year", "2021/22");
    page.fill("#filter-words", "transport");
    let_it_come(page);
    page.wait("the list is narrowed", |page| {
        let left = page.count(".cases > li");
        left > 0 && left < all
    });
    assert_eq!(page.value("#filter-year"), "2021/22");
    assert_eq!(page.value("#filter-words"), "transport");
    let narrowed = Place::List("words=transport&year=2021/22").to_string();
    let mut at = page.at();
    for _ in 0..100 {
        if at == narrowed {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        at = page.at();
    }
    assert_eq!(at, narrowed);
}

pub(crate) fn a_figure_pressed_early_opens_its_working(page: &mut Page<'_>) {
    load_without_program(page, Place::Case(CASE));
    page.click(&figure("avoided_by_month[2020-05,high]"));
    assert!(!page.sees("#working"));
    let_it_come(page);
    page.wait_text("#working", "12 children instead of 10 children");
    assert_eq!(
        page.at(),
        Place::Working(CASE, "avoided_by_month/2020-05,high").to_string()
    );
}

/// A button at the foot of the page, without an id of its own.
const NEED: &str = "[aria-labelledby=\"needs\"] li:last-child button";

#[track_caller]
fn press_and_go_on(page: &Page<'_>) {
    page.of("#questions-ask", "arguments[0].click()");
    page.of("#words", "arguments[0].click()");
    page.of(NEED, "arguments[0].focus()");
}

#[track_caller]
fn wait_for_the_answer(page: &Page<'_>) {
    page.wait_text("section[aria-labelledby=\"questions\"]", "£2,000,480");
    let is_there = page.of(NEED, "return document.activeElement === arguments[0]");
    assert_eq!(is_there, true, "the keyboard is not where it was");
    assert!(page.sees(".glossary"), "what was unfolded is folded again");
}

/// What stands below the results is taken over later than the rest, by a part of its own.
pub(crate) fn a_button_far_down_pressed_early_counts(page: &mut Page<'_>) {
    load_without_program(page, Place::Case(CASE));
    press_and_go_on(page);
    let_it_come(page);
    wait_for_the_answer(page);
}

/// The program runs, and the part that answers the press has not come. Once something is changed, what comes
/// has more in it than what stands.
pub(crate) fn a_part_that_is_late_loses_no_press_and_not_the_keyboard(page: &mut Page<'_>) {
    load_without_program(page, Place::Case(CASE));
    page.deliver();
    page.delay(LATE);
    page.wait_for("#app[data-running]");
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    press_and_go_on(page);
    page.deliver();
    wait_for_the_answer(page);
}

/// The keyboard is put on a heading in the very moment in which the part below it is about to be replaced.
pub(crate) fn a_part_that_is_late_keeps_where_one_jumps_meanwhile(page: &mut Page<'_>) {
    do_in_the_last_moment(page, "checks", "focus");
    page.wait_focus("#checks");
    assert_eq!(page.eval("return window.stood.isConnected"), false);
}

/// The words are unfolded in that moment.
pub(crate) fn a_part_that_is_late_keeps_what_one_unfolds_meanwhile(page: &mut Page<'_>) {
    do_in_the_last_moment(page, "words", "click");
    page.wait("the words are unfolded", |page| {
        page.of("#words", "return arguments[0].parentNode.open") == true
    });
    assert_eq!(page.eval("return window.stood.isConnected"), false);
}

/// Has something done with an element just before the part that it stands in is replaced.
fn do_in_the_last_moment(page: &mut Page<'_>, id: &str, what: &str) {
    load_without_program(page, Place::Case(CASE));
    page.eval(&format!(
        // No frame comes in between, in which it would be noted anyway.
        "var hold = casebookEarly.holdLate, frame = requestAnimationFrame; \
        casebookEarly.holdLate = function () {{ \
            if (window.stood) return hold(); \
            window.requestAnimationFrame = function () {{ window.requestAnimationFrame = frame; return 0; }}; \
            hold(); \
            window.stood = document.getElementById('{id}'); \
            window.stood.{what}(); \
        }}"
    ));
    let_it_come(page);
    page.eval("document.getElementById('sources').scrollIntoView({ behavior: 'instant' })");
    page.wait_for(".case.is-drawn");
}

/// What is unfolded, scrolled to and marked stays as it was.
pub(crate) fn nothing_jumps_when_the_program_takes_over(page: &mut Page<'_>) {
    load_without_program(page, Place::Case(CASE));
    page.click("#tools-in_care > summary");
    page.eval("scrollTo({ top: 700, behavior: 'instant' }); getSelection().selectAllChildren(document.querySelector('main h1'))");
    let seen = "return [Math.round(scrollY), String(getSelection()).trim(), \
        document.querySelector('#tools-in_care').open, \
        Math.round(document.querySelector('#assumptions').getBoundingClientRect().top)]";
    let before = page.eval(seen);
    assert!(before[0].as_u64() > Some(300), "{before}");
    let_it_come(page);
    assert_eq!(page.eval(seen), before);
}

/// Has the device keep a change of an earlier visit.
fn keep_a_change(page: &Page<'_>) {
    page.before_start(&format!(
        "localStorage.setItem('casebook/1/edits/{CASE}', 'casebook edits 1\\nagency_rate=900\\n');"
    ));
}

/// What the device kept is applied once the program runs, and is no news.
pub(crate) fn kept_changes_are_applied_and_not_announced(page: &mut Page<'_>) {
    keep_a_change(page);
    page.before_start(
        "window.said = []; document.addEventListener('DOMContentLoaded', function () { \
            new MutationObserver(function () { window.said.push(document.querySelector('#announcer').textContent); }) \
                .observe(document.querySelector('#announcer'), { childList: true, characterData: true, subtree: true }); });",
    );
    load_without_program(page, Place::Case(CASE));
    assert_eq!(page.value(RATE), "850");
    let_it_come(page);
    page.wait_text(NOW, "£2,062,400");
    assert_eq!(page.value(RATE), "900");
    // It would be said after 0.9 s.
    std::thread::sleep(std::time::Duration::from_millis(1_500));
    let said = page.eval("return window.said.filter(function (text) { return text; })");
    assert_eq!(said, serde_json::json!([]));
    page.fill("#input-carried_in", "12");
    page.wait_text("#announcer", "£1,833,600");
}

pub(crate) fn what_is_typed_early_is_newer_than_what_was_kept(page: &mut Page<'_>) {
    keep_a_change(page);
    load_without_program(page, Place::Case(CASE));
    page.fill(RATE, "860");
    let_it_come(page);
    // 1,440 weeks at £10 more than £850.
    page.wait_text(NOW, "£2,004,800");
    assert_eq!(page.value(RATE), "860");
}

pub(crate) fn it_keeps_the_accessibility_rules(page: &mut Page<'_>) {
    // From the start: a browser keeps the program once it has it.
    page.delay(PROGRAM);
    page.load("");
    page.wait_for(".cases a");
    // Their markup is what the rules judge with the program, but for what it marks: `same_markup` says so.
    let pages: Vec<String> = pages(page).into_iter().step_by(3).collect();
    let mut faults = Vec::new();
    for path in pages {
        page.load(&path);
        page.wait_for("main h1");
        faults.extend(page.accessibility_faults());
        assert!(!page.sees("#app[data-running]"));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // The program was on its way each time that the page was left; Firefox says that it broke off.
    for error in page.take_errors() {
        assert!(
            error.contains("NetworkError") || error.contains("page_bg.wasm"),
            "{error}"
        );
    }
}

/// Browsers cut off what is on its way as soon as a reader goes on to another page, and that one may be slow.
pub(crate) fn whoever_goes_on_before_it_runs_is_told_of_no_fault(page: &mut Page<'_>) {
    load_without_program(page, Place::Case(CASE));
    page.delay("papers.html");
    page.eval(
        "new MutationObserver(function () { \
            if (document.getElementById('message')) console.error('a fault was told'); \
         }).observe(document.body, { childList: true }); \
         setTimeout(function () { location.href = '../../papers.html'; }, 500)",
    );
    // A driver that is asked anything meanwhile waits for the other page.
    std::thread::sleep(std::time::Duration::from_millis(2_000));
    page.deliver();
    page.wait("the papers are here", |page| page.at() == "papers.html");
    let told = page.take_errors();
    assert!(
        !told.iter().any(|error| error.contains("a fault was told")),
        "{told:?}"
    );
}
