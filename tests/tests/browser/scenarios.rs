//! Scenarios that a reader adds to a case that allows it: beside those of the paper, kept on the device.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;

use crate::reader::{RATE, checks, open_placement_mix, pick, seen, tally};

const NAME: &str = "#scenario-name";
const ADDED: &str = "#scenarios-added";

/// What can be done with one that was added.
fn way(words: &str, name: &str) -> String {
    format!("[aria-label=\"{words}: {name}\"]")
}

/// By keyboard: one is added with what was changed, changed by itself, renamed and removed; a reload keeps it.
pub(crate) fn a_scenario_is_added_changed_renamed_and_removed_by_keyboard(page: &mut Page<'_>) {
    open_placement_mix(page);
    let before = tally(page);
    let verdicts = |page: &Page<'_>| -> Vec<(String, String)> {
        let all = checks(page).into_iter();
        all.map(|(id, check)| (id, check.verdict)).collect()
    };
    let were = verdicts(page);
    page.fill(RATE, "900");
    page.wait_text("[data-claim=\"now\"]", "£2,062,400");
    page.focus_on("#scenarios-ask");
    page.press("Enter");
    page.wait_for(NAME);
    page.assert_accessible();
    pick(page, "#scenario-like", "Middle optimism");
    page.focus_on(NAME);
    page.press("Enter");
    page.wait_text("#asked", "Give it a name.");
    page.type_text("Half the carers");
    page.press("Enter");
    // A case of one's own, drawn as a page, with the change.
    page.wait_for("#own-rests-on");
    page.wait_text("article h1", "with additions");
    page.wait_text("[data-claim=\"now\"]", "£2,062,400");
    assert_eq!(page.count("#own-text"), 0);
    assert_eq!(page.links("#own-rests-on").len(), 1);
    assert_eq!(
        seen(page, "cost_avoided[half-the-carers]"),
        seen(page, "cost_avoided[middle]")
    );

    let cell = "#cell-in_care-2020-04-half-the-carers";
    assert_eq!(page.value(cell), page.value("#cell-in_care-2020-04-middle"));
    let (others, own) = (
        ["low", "middle", "high"].map(|it| seen(page, &format!("cost_avoided[{it}]"))),
        seen(page, "cost_avoided[half-the-carers]"),
    );
    page.fill(cell, "760");
    page.wait("its own figure has moved", |page| {
        seen(page, "cost_avoided[half-the-carers]") != own
    });
    let now = ["low", "middle", "high"].map(|it| seen(page, &format!("cost_avoided[{it}]")));
    assert_eq!(now, others);
    page.wait_text("#chart-1", "Half the carers");
    assert_eq!(tally(page), before);
    assert_eq!(verdicts(page), were);
    let changed = seen(page, "cost_avoided[half-the-carers]");
    page.reload();
    page.wait_for("#own-rests-on");
    page.wait_for("#scenarios-ask");
    assert_eq!(seen(page, "cost_avoided[half-the-carers]"), changed);
    // Another name: what was changed stays with it.
    page.focus_on("#scenarios-ask");
    page.press("Enter");
    page.wait_for(ADDED);
    page.assert_accessible();
    page.focus_on(&way("Rename", "Half the carers"));
    page.press("Enter");
    page.wait_focus(NAME);
    page.fill(NAME, "A third");
    page.press("Enter");
    page.wait_text(ADDED, "A third");
    page.wait_focus(ADDED);
    assert_eq!(seen(page, "cost_avoided[half-the-carers]"), changed);
    // Removed, the case is as it was, with what else was changed.
    page.focus_on(&way("Remove", "A third"));
    page.press("Enter");
    page.wait_gone("[data-figure=\"cost_avoided[half-the-carers]\"]");
    page.wait_focus(NAME);
    assert_eq!(page.count(ADDED), 0);
    page.wait_text("[data-claim=\"now\"]", "£2,062,400");
    // What was changed of the case that it rests on is there as well.
    page.open(Place::Case(CASE));
    page.wait_text("[data-claim=\"now\"]", "£2,062,400");
}
