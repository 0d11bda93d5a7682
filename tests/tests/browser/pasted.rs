//! A pasted table: does it add up? What is found is the affair of `casebook-tables`; here it is that a
//! reader sees it, may say that it is not so, and takes it away in words.

use casebook_tests::browser::{Page, Place};

const TABLE: &str = "#pasted";
const ANSWER: &str = "#adds-up";

/// Net of income, with a sum that is a hundred too high.
const NET: &str = "\
£000\t2024/25\t2025/26
Staff\t1,240\t1,318
Premises\t385\t402
Gross\t1,725\t1,720
Income\t(410)\t(431)
Net\t1,215\t1,289
";

#[track_caller]
fn shown(page: &Page<'_>) -> Vec<String> {
    page.texts("table.pasted [data-role]")
}

/// The figures that are marked as not coming out.
#[track_caller]
fn wrong(page: &Page<'_>) -> Vec<String> {
    page.texts("table.pasted td:has(.verdict--differs)")
}

pub(crate) fn an_example_is_told_and_shown(page: &mut Page<'_>) {
    page.set_size(390, 844);
    page.open(Place::List(""));
    page.click("text=Check a table");
    page.wait_for(TABLE);
    assert_eq!(page.at(), Place::Pasted.to_string());
    page.assert_accessible();
    page.tap("text=Try an example");
    page.wait_text(
        ANSWER,
        "Of 7 figures that are made of others, 2 do not add up.",
    );
    assert_eq!(wrong(page).len(), 2);
    // What does not add up is shown at once: the figure and its three parts.
    let first = shown(page);
    assert!(
        first.len() >= 4 && first.iter().any(|it| it.starts_with("12,370")),
        "{first:?}"
    );
    page.wait_text(".relations > li", "two digits swapped");
    // The other one instead.
    page.tap(".relations > li:nth-child(2) .button");
    page.wait_text("table.pasted [data-role=made]", "529");
    page.assert_accessible();
    // What a reader says is not so counts no more, neither in the answer nor on the table nor in words.
    page.tap(".relations > li:nth-child(2) .link-button");
    page.wait_text(
        ANSWER,
        "Of 3 figures that are made of others, one does not add up.",
    );
    assert_eq!(wrong(page).len(), 1);
    assert!(!page.text(".snippet").contains("“Change”"));
    page.tap("text=Let it count again");
    page.wait_text(ANSWER, "2 do not add up");
    page.assert_no_sideways_scroll();
}

/// By the keyboard alone, and through a reload.
pub(crate) fn a_pasted_table_is_worked_out_and_stays_for_the_visit(page: &mut Page<'_>) {
    page.open(Place::Pasted);
    page.focus_on(TABLE);
    page.insert(TABLE, NET);
    page.wait_text(ANSWER, "one does not add up");
    page.wait_text(".relations > li", "1,725; its parts give 1,625");
    page.insert(TABLE, "no table");
    page.wait_text(ANSWER, "There are no figures here to add up.");
    assert!(!page.sees("table.pasted"));
    page.insert(TABLE, &NET.replace("1,725", "1,625"));
    page.wait_text(ANSWER, "all add up");
    assert!(wrong(page).is_empty());
    // It is kept once typing has paused.
    std::thread::sleep(std::time::Duration::from_millis(900));
    page.reload();
    page.wait_text(ANSWER, "all add up");
    assert!(page.value(TABLE).contains("1,625"));
    page.click("text=Clear it");
    page.wait_for("text=Try an example");
    assert_eq!(page.text(ANSWER), "");
}

/// What was found, without what the reader set aside, is a case at once: its text, and the case beside it.
pub(crate) fn a_table_leads_on_to_a_case(page: &mut Page<'_>) {
    let begun = |page: &mut Page<'_>, table: &str, said: &str| {
        page.open(Place::Pasted);
        page.insert(TABLE, table);
        page.wait_text("#onward + .stack", said);
        page.assert_accessible();
        page.click("#begin-case");
        page.wait_text("#own-says", "No faults.");
        page.value("#own-text")
    };
    let text = begun(page, NET, "each held against what is printed");
    assert!(
        text.contains("[calc.gross]") && text.contains("[calc.net]"),
        "{text}"
    );
    assert_eq!(
        page.at(),
        Place::Own("a-case-begun-from-a-table").to_string()
    );
    // Gross is a hundred too high for its rows in the first year, and in that alone.
    page.wait_text("#checks ~ *", "differs");
    let wrong = page.texts("#checks ~ * tbody tr:has(.verdict--differs)");
    assert!(wrong.len() == 1 && wrong[0].contains("1,725"), "{wrong:?}");
    page.assert_accessible();
    // Of one column there is one axis; and of no relation there are inputs alone.
    let text = begun(
        page,
        "Service\tNet £000\nCare\t1,250\nHomes\t4,813\nTotal\t6,063",
        "formulas",
    );
    assert_eq!(text.matches("[axis.").count(), 1, "{text}");
    let text = begun(
        page,
        "Year\tPupils\n2021\t512\n2022\t498\n2023\t530",
        "becomes an input",
    );
    assert!(!text.contains("[calc."), "{text}");
    // What the reader says is not so is none of the case.
    page.open(Place::Pasted);
    page.insert(TABLE, NET);
    page.wait_text(ANSWER, "one does not add up");
    page.click(".relations > li:first-child .link-button");
    page.wait_text(ANSWER, "all add up");
    page.click("#begin-case");
    page.wait_text("#own-says", "No faults.");
    let text = page.value("#own-text");
    assert!(!text.contains("[calc.gross]"), "{text}");
}

/// Markup in a table is text, and much of it stops nothing.
pub(crate) fn a_hostile_paste_is_text(page: &mut Page<'_>) {
    page.open(Place::Pasted);
    page.insert(TABLE, "<img src=x onerror=alert(1)>\t1\t2\nTotal\t3\t4");
    page.wait_for("table.pasted");
    assert_eq!(page.count("table.pasted img"), 0);
    page.of_with(
        TABLE,
        "arguments[0].value = ('x'.repeat(99) + '\\n').repeat(10500); arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true }))",
        Vec::new(),
    );
    page.wait_text(ANSWER, "This is too long for one table");
}
