//! The reader's changes to all cases: what is kept of them, as a file, and from one.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;
use serde_json::json;

use crate::reader::{NOW, RATE, kept};
use crate::taking::saved;

const OTHER: &str = "cambridgeshire/2018-19/childrens-centres";

/// Puts a text into the field as a file, as choosing or dropping one does.
#[track_caller]
fn put(page: &Page<'_>, text: &str) {
    let script = "var data = new DataTransfer(); data.items.add(new File([arguments[1]], 'changes.txt')); \
        arguments[0].files = data.files; arguments[0].dispatchEvent(new Event('change', { bubbles: true }))";
    page.of_with("#workspace-open", script, vec![json!(text)]);
}

#[track_caller]
fn unfold(page: &mut Page<'_>) {
    page.open(Place::List(""));
    page.click("#kept");
    page.wait_for("#workspace-open");
}

const SAYS: &str = "#workspace-says";

pub(crate) fn changes_to_all_cases_are_saved_and_opened_again(page: &mut Page<'_>) {
    page.open(Place::Case(OTHER));
    page.fill("#input-support_saving", "160267");
    page.wait_text(NOW, "£800,000");
    page.open(Place::Case(CASE));
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    unfold(page);
    page.wait("both are here", |page| {
        page.eval("return document.querySelector('#workspace-save') && !document.querySelector('#workspace-save').disabled") == true
    });
    page.assert_accessible();
    page.assert_no_sideways_scroll();
    page.click("#workspace-save");
    let (_, file) = saved(page, "casebook-workspace.txt");
    let text = String::from_utf8(file).unwrap();
    assert!(text.starts_with("casebook workspace 1\nsaved "), "{text}");
    let changes = format!(
        "\ncase {OTHER}\nsupport_saving=160267\n\n# Children in care: placement mix and numbers\ncase {CASE}\nagency_rate=900\n"
    );
    assert!(text.ends_with(&changes), "{text}");
    // What one has made meanwhile is not lost: it comes back by Undo.
    page.open(Place::Case(CASE));
    page.fill(RATE, "1000");
    page.wait_text(NOW, "£2,206,400");
    unfold(page);
    put(page, &text);
    page.wait_text(
        SAYS,
        "1\u{a0}change, in the place of yours: Undo brings those back",
    );
    page.wait_text(SAYS, "1\u{a0}change, which are yours already");
    page.assert_accessible();
    page.click("text=Take these changes");
    page.wait_text(SAYS, "Taken: 2\u{a0}cases.");
    page.click(&format!("main a[href=\"{}\"]", Place::Case(CASE)));
    page.wait_text(NOW, "£2,062,400");
    page.click("#undo");
    page.wait_text(NOW, "£2,206,400");
}

/// Versions go with the changes into the file, and from it; a case that has them alone is listed and saved too.
pub(crate) fn versions_are_saved_and_opened_again(page: &mut Page<'_>) {
    const VERSIONS: &str = "version dearer\nagency_rate=900";
    page.open(Place::List(""));
    page.eval_with(
        "localStorage.setItem(arguments[0], arguments[1])",
        vec![
            json!(format!("casebook/1/edits/{CASE}")),
            json!(format!("casebook edits 2\n{VERSIONS}")),
        ],
    );
    unfold(page);
    page.wait_text("main", "Versions: “dearer”");
    assert!(!page.text("main").contains("You changed"));
    page.wait("it is here", |page| {
        page.eval("return document.querySelector('#workspace-save') && !document.querySelector('#workspace-save').disabled") == true
    });
    page.click("#workspace-save");
    let (_, file) = saved(page, "casebook-workspace.txt");
    let text = String::from_utf8(file).unwrap();
    assert!(text.starts_with("casebook workspace 2\nsaved "), "{text}");
    assert!(
        text.ends_with(&format!("\ncase {CASE}\n{VERSIONS}\n")),
        "{text}"
    );
    page.click("text=Remove");
    page.wait_text("main", "You have changed nothing yet.");
    put(page, &text);
    page.wait_text(SAYS, "1\u{a0}version");
    page.assert_accessible();
    page.click("text=Take these changes");
    page.wait_text(SAYS, "Taken: 1\u{a0}case.");
    page.wait("it is kept", |page| {
        kept(page).is_some_and(|text| text.ends_with(VERSIONS))
    });
}

pub(crate) fn a_file_that_is_no_workspace_changes_nothing(page: &mut Page<'_>) {
    unfold(page);
    let head = "casebook workspace 1\n";
    for (text, words) in [
        ("PK\u{3}\u{4}", "not a workspace of Casebook"),
        ("casebook workspace 3\n", "saved by a newer version"),
        (
            &format!("casebook workspace 2\ncase {CASE}\nversion a\nversion A"),
            "Line 4: There is a version “a” already.",
        ),
        (
            &format!("{head}case a/b/c\nx=1"),
            "There is no case “a/b/c” here.",
        ),
        (
            &format!("{head}case {CASE}\nagency_rat=1"),
            "Line 3: “agency_rat” is not an input here. Did you mean “agency_rate”?",
        ),
        (&format!("{head}case {CASE}\nagency_rate=<b>"), "Line 3: "),
        (&"x".repeat(5_000_000), "too long"),
    ] {
        put(page, text);
        page.wait_text(SAYS, words);
        page.wait_text(SAYS, "Nothing was changed.");
    }
    // One that is good is left all the same.
    put(page, &format!("{head}case {CASE}\nagency_rate=900"));
    page.wait_text(SAYS, "In this file:");
    page.click("text=Leave them");
    page.wait("it is left", |page| page.text(SAYS).is_empty());
    assert!(!page.text("main").contains("You changed"));
}
