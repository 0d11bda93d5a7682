//! Steps that are undone and done again: by keys, seen or said, and after a reload.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;
use serde_json::json;

use crate::reader::{NOW, RATE, figure, open_placement_mix};

const CARRIED: &str = "#input-carried_in";
const UNDO: &str = "Control+z";
const REDO: &str = "Control+y";

/// £900, and then 12 placements carried in: two steps.
#[track_caller]
fn two_steps(page: &Page<'_>) {
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.fill(CARRIED, "12");
    page.wait_text(NOW, "£1,833,600");
}

#[track_caller]
fn fields(page: &Page<'_>, rate: &str, carried: &str) {
    page.wait(&format!("the fields show {rate} and {carried}"), |page| {
        page.value(RATE) == rate && page.value(CARRIED) == carried
    });
}

pub(crate) fn the_keys_are_the_pages_own_everywhere(page: &mut Page<'_>) {
    open_placement_mix(page);
    two_steps(page);
    // In a field, one step a press, and no other way than the button goes.
    page.press(UNDO);
    fields(page, "900", "23");
    page.wait_focus(CARRIED);
    page.press(UNDO);
    fields(page, "850", "23");
    page.wait_text(NOW, "–");
    page.press(UNDO);
    fields(page, "850", "23");
    page.press(REDO);
    fields(page, "900", "23");
    page.press("Control+Shift+z");
    fields(page, "900", "12");
    // With the keyboard nowhere, and at a choice.
    page.eval("document.activeElement.blur()");
    page.press(UNDO);
    fields(page, "900", "23");
    page.click("#input-hold-cost");
    page.wait_text(NOW, "£2,158,200");
    page.press(UNDO);
    page.wait_text(NOW, "£2,062,400");
    assert_eq!(
        page.eval("return document.querySelector('#input-hold-saving').checked"),
        true
    );
    // What is no number goes first, and nothing else with it.
    page.fill(CARRIED, "1x");
    page.wait_text("#input-carried_in-hint", "does not belong");
    page.press(UNDO);
    fields(page, "900", "23");
    page.wait_text(NOW, "£2,062,400");
    // By the browser's own menu.
    let menu = |kind: &str| {
        let script = "arguments[0].focus(); arguments[0].dispatchEvent(new InputEvent('beforeinput', \
            { inputType: arguments[1], bubbles: true, cancelable: true }))";
        page.of_with(CARRIED, script, vec![json!(kind)]);
    };
    menu("historyUndo");
    fields(page, "850", "23");
    menu("historyRedo");
    fields(page, "900", "23");
}

/// Whether a field is within the window, or within what scrolls it.
#[track_caller]
fn in_sight(page: &Page<'_>, target: &str) -> bool {
    let script = "var box = arguments[0].getBoundingClientRect(); \
        return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight \
            && arguments[0].contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2))";
    page.of(target, script) == true
}

/// How far below the window's upper edge a target begins.
#[track_caller]
fn top(page: &Page<'_>, target: &str) -> f64 {
    let script = "return arguments[0].getBoundingClientRect().top";
    page.of(target, script).as_f64().unwrap()
}

/// Each change in words, with what it does to the claim and the way back, below the claim: without
/// being asked for, and after a reload too. What is typed in stays where it is; and from anywhere the
/// list is brought in sight below the bar.
pub(crate) fn what_was_changed_is_listed_below_the_claim(page: &mut Page<'_>) {
    const LIST: &str = ".changed";
    const RATE_CHANGED: &str = "Agency (IFA) foster placement: £900 a child a week";
    for (width, height) in [(1024, 768), (390, 844)] {
        page.set_size(width, height);
        open_placement_mix(page);
        page.click(".bar__ways a[href=\"#assumptions\"]");
        page.wait_focus("#assumptions");
        page.focus_on(RATE);
        page.settle();
        let at = top(page, RATE);
        page.fill(RATE, "900");
        page.wait_text(LIST, RATE_CHANGED);
        // Where a script keeps the place, it does so before a frame is painted: a driver may look before that.
        page.wait("the field is where it was", |page| {
            (top(page, RATE) - at).abs() < 2.0
        });
        page.fill(CARRIED, "12");
        page.wait_text(LIST, "£228,800 less");
        page.wait("it is kept", |page| steps(page).contains("carried_in=12"));
        page.reload();
        page.wait_text(LIST, "What you changed");
        let list = page.text(LIST);
        for part in [RATE_CHANGED, "£72,000 more", "Put back"] {
            assert!(list.contains(part), "{part} in {list}");
        }
        let (claim, list, about) = (
            top(page, ".claim"),
            top(page, LIST),
            top(page, "section[aria-labelledby=\"asks\"]"),
        );
        assert!(claim < list && list < about, "{claim}, {list}, {about}");
        // From far down.
        page.eval("document.querySelector('#checks').scrollIntoView()");
        assert!(!in_sight(page, "#changes"));
        page.click("#changes-toggle");
        page.wait("the list is in sight", |page| in_sight(page, "#changes"));
        page.assert_accessible();
        page.click("#changes-toggle");
        page.wait("it is where it was", |page| !in_sight(page, "#changes"));
        page.click("#changes-toggle");
        page.click("#changes button");
        page.wait_text(NOW, "£1,761,600");
        page.wait_focus("#changes");
        page.click("#changes button");
        page.wait_text(NOW, "–");
        assert_eq!(page.text(LIST), "");
    }
}

pub(crate) fn what_is_undone_is_seen_or_said(page: &mut Page<'_>) {
    const SAYS: &str = "#undone";
    const AGAIN: &str = "Undone: Agency (IFA) foster placement is £850 a child a week again.";
    page.set_size(600, 700);
    open_placement_mix(page);
    page.click("text=Assumptions");
    page.wait_focus("#assumptions");
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.eval("document.activeElement.blur(); scrollTo(0, document.body.scrollHeight)");
    assert!(!in_sight(page, RATE));
    page.press(UNDO);
    page.wait("the field that changed is in sight", |page| {
        in_sight(page, RATE)
    });
    page.wait_text(SAYS, AGAIN);
    // It is in sight, and so is said to who cannot see it alone.
    assert!(
        page.attribute(SAYS, "class")
            .unwrap_or_default()
            .contains("visually-hidden")
    );
    page.press(REDO);
    page.wait_text(
        SAYS,
        "Done again: Agency (IFA) foster placement is £900 a child a week.",
    );
    page.wait("the steps are kept", |page| {
        steps(page).ends_with("\nnow\nagency_rate=900")
    });
    // Beside tables the working takes the place of the form: nothing jumps, and it stands in words.
    page.set_size(1100, 800);
    open_placement_mix(page);
    page.wait("the steps are back", |page| {
        page.attribute("#undo", "disabled").is_none()
    });
    let april = figure("avoided_by_month[2020-04,low]");
    page.click(&april);
    page.wait_for("#working .sum");
    page.wait_text(".changed", "£900 a child a week");
    let at = top(page, &april);
    page.press(UNDO);
    page.wait("it stands in words", |page| {
        page.text(SAYS) == AGAIN && in_sight(page, SAYS)
    });
    page.wait("no change is left in the list above", |page| {
        page.text(".changed").is_empty()
    });
    page.wait("the figure is where it was", |page| {
        (top(page, &april) - at).abs() < 2.0
    });
    page.assert_accessible();
    page.press(REDO);
    page.wait_text(NOW, "£2,062,400");
    page.press("Escape");
    page.wait_focus(&april);
    page.fill(RATE, "950");
    page.wait("what was said is gone with the next change", |page| {
        page.text(SAYS).is_empty()
    });
}

const STEPS: &str = "casebook/1/steps/";

#[track_caller]
fn steps(page: &Page<'_>) -> String {
    let script = "return sessionStorage.getItem(arguments[0])";
    let text = page.eval_with(script, vec![json!(format!("{STEPS}{CASE}"))]);
    text.as_str().unwrap_or_default().to_owned()
}

pub(crate) fn steps_survive_a_reload(page: &mut Page<'_>) {
    let can = |page: &Page<'_>, button: &str| page.attribute(button, "disabled").is_none();
    open_placement_mix(page);
    two_steps(page);
    page.click("#undo");
    page.wait_text(NOW, "£2,062,400");
    page.wait("the steps are kept", |page| {
        steps(page).contains("\nnow\nagency_rate=900\nfuture\n")
    });
    let good = steps(page);
    page.reload();
    page.wait("the steps are back", |page| {
        can(page, "#undo") && can(page, "#redo")
    });
    page.click("#redo");
    page.wait_text(NOW, "£1,833,600");
    page.press(UNDO);
    page.wait_text(NOW, "£2,062,400");
    page.press(UNDO);
    page.wait_text(NOW, "–");
    page.wait("the steps are kept", |page| {
        steps(page).starts_with("casebook steps 2\nnow\nfuture\n")
    });
    // Where nothing is changed any more, too.
    page.reload();
    page.wait("what was undone can be done again", |page| {
        can(page, "#redo") && !can(page, "#undo")
    });
    page.press(REDO);
    page.wait_text(NOW, "£2,062,400");
    page.wait("the steps are kept", |page| {
        steps(page).contains("\nnow\nagency_rate=900\nfuture\n")
    });
    // What is damaged, of another version, or ends elsewhere than what is kept, is of no use: nothing
    // of it is taken up, and nobody is troubled with it.
    for bad in [
        "rubbish".to_owned(),
        good.replace("steps 2", "steps 1"),
        good.replace("carried_in", "no_such_input"),
        good.replace("now\nagency_rate=900", "now\nagency_rate=901"),
        "x".repeat(600_000),
    ] {
        page.open(Place::List(""));
        page.eval_with(
            "sessionStorage.setItem(arguments[0], arguments[1])",
            vec![json!(format!("{STEPS}{CASE}")), json!(bad)],
        );
        open_placement_mix(page);
        page.wait_text(NOW, "£2,062,400");
        page.wait("it is forgotten", |page| {
            steps(page).is_empty() || steps(page) == "casebook steps 2\nnow\nagency_rate=900"
        });
        assert!(!can(page, "#undo") && !can(page, "#redo"));
        assert_eq!(page.text(".notices"), "");
    }
}
