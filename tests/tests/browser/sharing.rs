//! Changes that somebody sent: looked at, taken or not, and never in the place of the reader's own.

use std::time::Duration;

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;
use serde_json::json;

use crate::reader::{NOW, RATE, WORKING, figure, kept};

/// What is said of changes that were sent.
const SENT: &str = "#sent";

const SAYS: &str = "You are looking at changes somebody sent you.";

fn link(changes: &str) -> String {
    format!("{CASE}.html#with={changes}")
}

/// Whatever is written is written by then.
fn pause() {
    std::thread::sleep(Duration::from_millis(300));
}

/// What is kept, unfolded at the foot of the list.
const KEPT: &str = "details:has(#kept)";

pub(crate) fn what_was_sent_is_shown_and_kept_only_if_it_is_taken(page: &mut Page<'_>) {
    let sent = link("agency_rate=900");
    page.open(&sent);
    page.wait_text(SENT, SAYS);
    page.wait_text(NOW, "£2,062,400");
    page.wait_text(SENT, "Agency (IFA) foster placement: £900 a child a week");
    assert_eq!(page.value(RATE), "900");
    page.wait_text(".changed", "What was changed by somebody else");
    page.wait_text(".claim", "With their changes");
    page.wait_text(".bar__claim", "With their changes");
    // It stays so in a working and after a reload, and nothing of it is kept.
    page.click(&figure("cost_avoided[low]"));
    page.wait_for(WORKING);
    page.wait("the address has both", |page| {
        page.at()
            .ends_with(".html#working=cost_avoided/low&with=agency_rate=900")
    });
    page.reload();
    page.wait_text(SENT, SAYS);
    page.wait_text(NOW, "£2,062,400");
    page.wait_for(WORKING);
    page.press("Escape");
    page.wait_gone(WORKING);
    page.wait("the address has the changes", |page| page.at() == sent);
    pause();
    assert_eq!(kept(page), None);
    page.click("text=Go back to the paper’s figures");
    page.wait_gone(SENT);
    page.wait_focus("h1");
    page.wait("the field is as printed", |page| page.value(RATE) == "850");
    page.wait("the address is the case's", |page| {
        page.at() == format!("{CASE}.html")
    });
    assert!(!page.sees(NOW) || page.text(NOW) == "–");
    // Taken, it is the reader's own.
    page.open(&sent);
    page.wait_text(SENT, SAYS);
    page.click("text=Take these changes");
    page.wait_gone(SENT);
    page.wait("it is kept", |page| {
        kept(page).is_some_and(|text| text.contains("agency_rate=900"))
    });
    page.wait_text(".changed", "What you changed");
    // The same again has nothing to say.
    page.open(&sent);
    page.wait("the address is the case's", |page| {
        page.at() == format!("{CASE}.html")
    });
    assert!(!page.sees(SENT));
    page.wait_text(NOW, "£2,062,400");
}

pub(crate) fn ones_own_changes_stay_as_they_were(page: &mut Page<'_>) {
    page.open(Place::Case(CASE));
    page.fill("#input-carried_in", "12");
    page.wait("it is kept", |page| {
        kept(page).is_some_and(|text| text.contains("carried_in=12"))
    });
    let own = kept(page);
    page.wait_for("#changes");
    let claim = page.text(NOW);
    // In the same tab, as a link in another of its pages would.
    page.go("#with=agency_rate=900;in_care/low=later+1");
    page.wait_text(SENT, SAYS);
    page.wait_text(SENT, "Yours: 12 placements");
    page.wait_text(SENT, "with yours: £");
    assert_eq!(page.value("#input-carried_in"), "23");
    page.assert_accessible();
    // Typed over what was sent, it is kept no more than that.
    page.fill("#input-carried_in", "20");
    page.wait("it is drawn", |page| {
        page.value("#input-carried_in") == "20"
    });
    pause();
    assert_eq!(kept(page), own);
    // Back leads to one's own, and forward to theirs.
    page.back();
    page.wait_gone(SENT);
    page.wait_text(NOW, &claim);
    page.forward();
    page.wait_text(SENT, SAYS);
    // As does going to another page.
    page.click("text=Cases");
    page.wait_text("main", "You changed assumptions in 1\u{a0}case.");
    page.click("#kept");
    page.wait_text(KEPT, "On ");
    page.back();
    page.wait_text(SENT, SAYS);
    page.click("text=Go back to mine");
    page.wait_gone(SENT);
    page.wait_text(NOW, &claim);
    assert_eq!(kept(page), own);
    // Taken, it is one step.
    page.open(link("agency_rate=900;carried_in=20"));
    page.wait_text(SENT, SAYS);
    page.click("text=Take these changes");
    page.wait("it is kept", |page| {
        kept(page).is_some_and(|text| text.contains("agency_rate=900"))
    });
    page.click("#undo");
    page.wait("one's own is back", |page| {
        page.value("#input-carried_in") == "12" && page.value(RATE) == "850"
    });
    page.wait("and kept", |page| kept(page) == own);
}

pub(crate) fn a_link_that_cannot_be_read_is_said_and_changes_nothing(page: &mut Page<'_>) {
    page.open(Place::Case(CASE));
    page.fill("#input-carried_in", "12");
    page.wait("it is kept", |page| {
        kept(page).is_some_and(|text| text.contains("carried_in=12"))
    });
    let own = kept(page);
    let long = "in_care/2020-04,low=774;".repeat(25_000);
    for (changes, why) in [
        ("agency_rat=900", "Did you mean “agency_rate”?"),
        ("agency_rate=900;in_care=5", "Name one cell"),
        ("<img src=x onerror=alert(1)>=1", "is not an input here"),
        ("a=1&with=b=2", "its changes twice"),
        ("&with2=x", "of a newer version"),
        ("%00%ff=1", "is not an input here"),
        (&long, "too long"),
    ] {
        page.open(link(changes));
        page.wait_text(SENT, "The changes in this address cannot be shown.");
        page.wait_text(SENT, why);
        assert_eq!(page.value("#input-carried_in"), "12", "{why}");
        assert_eq!(page.count("#sent img"), 0);
    }
    pause();
    assert_eq!(kept(page), own);
    page.click("text=Hide this message");
    page.wait_gone(SENT);
    page.wait("the address is the case's", |page| {
        page.at() == format!("{CASE}.html")
    });
    // What a sentence leaves at its end is no part of a link.
    page.open(link("agency_rate=900)."));
    page.wait_text(SENT, SAYS);
}

pub(crate) fn what_is_kept_is_listed_and_removed(page: &mut Page<'_>) {
    page.open(Place::Case(CASE));
    page.fill(RATE, "900");
    page.wait("it is kept, with the day", |page| {
        let day = page.eval_with(
            "return localStorage.getItem('casebook/1/days/' + arguments[0])",
            vec![json!(CASE)],
        );
        kept(page).is_some() && day.is_string()
    });
    let bytes = kept(page).map_or(0, |text| text.len());
    page.open(Place::List(""));
    page.click("#kept");
    let day = page.eval(
        "return new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })",
    );
    let says = format!("On {}, {bytes} bytes", day.as_str().unwrap());
    page.wait_text(KEPT, &says);
    page.wait_text(KEPT, "Children in care: placement mix and numbers");
    page.assert_accessible();
    page.click("text=Remove");
    page.wait("nothing is kept", |page| kept(page).is_none());
    page.wait_text(KEPT, "You have changed nothing yet.");
    // It comes back by Undo.
    page.click(&format!(".cases a[href=\"{CASE}.html\"]"));
    page.wait_for("#undo");
    page.click("#undo");
    page.wait("it is kept again", |page| {
        kept(page).is_some_and(|text| text.contains("agency_rate=900"))
    });
}
