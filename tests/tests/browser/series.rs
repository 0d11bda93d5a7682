//! A reader changes a whole series in one step, pastes into it, and changes it cell by cell.

use casebook_tests::browser::Page;

use crate::reader::{NOW, open_placement_mix, seen};

/// Opens the tools of a series.
#[track_caller]
fn open_tools(page: &Page<'_>, series: &str) {
    page.click(&format!("#tools-{series} > summary"));
    page.wait_for(&format!("#tools-{series}-apply"));
}

fn says(series: &str) -> String {
    format!("#series-{series}-says")
}

/// 1.25 placements a month x £400 x 288 weeks = £144,000, and £478,400 for those carried in.
pub(crate) fn half_of_the_carers(page: &mut Page<'_>) {
    page.set_size(1024, 768);
    open_placement_mix(page);
    assert_eq!(page.text(&says("in_house_added")), "As printed");
    open_tools(page, "in_house_added");
    page.fill("#tools-in_house_added-share", "50");
    // It is said before it is done.
    page.wait_text(
        "#tools-in_house_added .sentence",
        "Half of what the paper plans.",
    );
    page.click("#tools-in_house_added-apply");
    page.wait_text(&says("in_house_added"), "Half of what the paper plans.");
    page.wait_text(NOW, "£1,846,400");
    assert_eq!(seen(page, "avoided_in_house"), "622,400");
    assert_eq!(seen(page, "in_house_added[2020-04]"), "1.25");
    assert_eq!(seen(page, "avoided_added[2020-04]"), "24,000");
    assert_eq!(page.value("#cell-in_house_added-2020-04"), "1.25");
    // The tools are closed, and the keyboard is at their head.
    assert!(!page.sees("#tools-in_house_added-apply"));
    page.wait_focus("#tools-in_house_added > summary");
    // What they took is gone, and what was done stays in sight all the same, with the months above it.
    page.wait("what was done is in sight", |page| {
        let script = "var box = arguments[0].getBoundingClientRect(); \
            return box.top > innerHeight / 4 && box.bottom <= innerHeight";
        page.of(&says("in_house_added"), script) == true
    });
    page.reload();
    page.wait_text(&says("in_house_added"), "Half of what the paper plans.");
    page.wait_text(NOW, "£1,846,400");
    // One step, undone as one.
    page.click("text=Put back: New in-house placements in the month");
    page.wait_text(&says("in_house_added"), "As printed");
    assert_eq!(page.value("#cell-in_house_added-2020-04"), "2.5");
    page.click("#undo");
    page.wait_text(NOW, "£1,846,400");
    page.click("#undo");
    page.wait("nothing is left to undo before the reload", |page| {
        page.attribute("#undo", "disabled").is_some()
    });
}

/// Three months late, the fall of the low scenario is worth 5 children a month x £850 x 157 weeks
/// (35 + 30 + 26 + 22 + 17 + 13 + 9 + 5 + 0) = £667,250.
pub(crate) fn a_fall_three_months_late(page: &mut Page<'_>) {
    open_placement_mix(page);
    open_tools(page, "in_care");
    page.click("#tools-in_care-which-low");
    page.click("#tools-in_care-how-move");
    page.fill("#tools-in_care-by", "3");
    page.wait_text("#tools-in_care .sentence", "three months late");
    page.click("#tools-in_care-apply");
    page.wait_text(&says("in_care"), "Low optimism: three months late.");
    page.wait_text(NOW, "£1,433,650");
    assert_eq!(seen(page, "avoided_by_numbers[low]"), "667,250");
    // Until June nobody has left; in July the first five have.
    assert_eq!(page.value("#cell-in_care-2020-06-low"), "780");
    assert_eq!(page.value("#cell-in_care-2020-07-low"), "775");
    assert_eq!(seen(page, "avoided_by_month[2020-06,low]"), "0");
    assert_eq!(seen(page, "avoided_by_month[2020-07,low]"), "148,750");
    // The other scenarios stay.
    assert_eq!(seen(page, "cost_avoided[middle]"), "2,712,900");
}

/// From 770 to 715 in steps of 5: 10 children x £850 x 48 weeks and 5 a month x £850 x 240 weeks
/// = 408,000 + 1,020,000, and £766,400 of placement mix.
pub(crate) fn a_straight_line(page: &mut Page<'_>) {
    open_placement_mix(page);
    open_tools(page, "in_care");
    page.click("#tools-in_care-which-middle");
    page.click("#tools-in_care-how-line");
    // An empty field is not wrong yet, but nothing can be done with it either.
    assert!(page.attribute("#tools-in_care-apply", "disabled").is_some());
    page.fill("#tools-in_care-from", "770");
    page.fill("#tools-in_care-to", "seven hundred");
    page.wait_text("#tools-in_care-to-hint", "does not belong in a number");
    assert!(page.attribute("#tools-in_care-apply", "disabled").is_some());
    page.fill("#tools-in_care-to", "715");
    page.wait_text(
        "#tools-in_care .sentence",
        "straight line from 770 children to 715 children",
    );
    page.click("#tools-in_care-apply");
    page.wait_text(
        &says("in_care"),
        "straight line from 770 children to 715 children",
    );
    assert_eq!(page.value("#cell-in_care-2020-10-middle"), "740");
    assert_eq!(seen(page, "avoided_by_numbers[middle]"), "1,428,000");
    assert_eq!(seen(page, "cost_avoided[middle]"), "2,194,400");
    assert_eq!(page.text(NOW), "£1,990,400");
}

/// 3 placements a month x £400 x 288 weeks = £345,600, and £478,400 for those carried in.
pub(crate) fn one_value_throughout(page: &mut Page<'_>) {
    open_placement_mix(page);
    open_tools(page, "in_house_added");
    page.click("#tools-in_house_added-how-fill");
    page.fill("#tools-in_house_added-value", "3");
    page.click("#tools-in_house_added-apply");
    page.wait_text(&says("in_house_added"), "3 placements throughout.");
    assert_eq!(seen(page, "avoided_in_house"), "824,000");
    assert_eq!(page.value("#cell-in_house_added-2021-03"), "3");
}

/// April 780 - 774 = 6 x £850 x 48 = £244,800; May 774 - 770 = 4 x £850 x 44 = £149,600.
pub(crate) fn one_cell_at_a_time(page: &mut Page<'_>) {
    const APRIL: &str = "#cell-in_care-2020-04-low";
    open_placement_mix(page);
    page.fill(APRIL, "774");
    page.wait_text(NOW, "£1,993,800");
    assert_eq!(seen(page, "avoided_by_month[2020-04,low]"), "244,800");
    assert_eq!(seen(page, "avoided_by_month[2020-05,low]"), "149,600");
    page.wait_text(&says("in_care"), "April 2020 · Low optimism: 774 children.");
    // A child is not cut in half: the words name the cell, and the last figures stay.
    page.press("Tab");
    page.insert(APRIL, "773.5");
    page.wait_text(
        &says("in_care"),
        "April 2020, low optimism: Only whole numbers make sense here.",
    );
    assert_eq!(
        page.attribute(APRIL, "aria-invalid").as_deref(),
        Some("true")
    );
    assert_eq!(page.text(NOW), "£1,993,800");
    // Return goes down a row, the arrows from cell to cell.
    page.fill(APRIL, "774");
    page.press("Enter");
    page.wait_focus("#cell-in_care-2020-05-low");
    page.press("ArrowRight");
    page.wait_focus("#cell-in_care-2020-05-middle");
    page.press("ArrowUp");
    page.wait_focus("#cell-in_care-2020-04-middle");
}

/// Two rows of two cells from a spreadsheet, the low and the middle scenario of April and May.
///
/// Low: 780 - 774 = 6 x 850 x 48 = 244,800; 774 - 768 = 6 x 850 x 44 = 224,400;
/// 768 - 765 = 3 x 850 x 39 = 99,450; from July on as printed, 667,250. Together 1,235,900.
pub(crate) fn a_block_is_pasted_in(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.paste("#cell-in_care-2020-04-low", "774\t769\r\n768\t764\r\n");
    page.wait_text(&says("in_care"), "4\u{a0}cells filled.");
    for (cell, value) in [
        ("2020-04-low", "774"),
        ("2020-04-middle", "769"),
        ("2020-05-low", "768"),
        ("2020-05-middle", "764"),
        ("2020-06-low", "765"),
    ] {
        assert_eq!(
            page.value(&format!("#cell-in_care-{cell}")),
            value,
            "{cell}"
        );
    }
    assert_eq!(seen(page, "avoided_by_numbers[low]"), "1,235,900");
    page.wait_text(NOW, "£2,002,300");
    // All of a block is taken, or none.
    page.paste("#cell-in_care-2020-04-low", "700\t701\n702\tabc");
    page.wait_text(
        &says("in_care"),
        "May 2020, middle optimism: “abc” does not belong in a number.",
    );
    assert!(page.text(&says("in_care")).contains("Nothing was changed."));
    assert_eq!(page.value("#cell-in_care-2020-04-low"), "774");
    // So is what has no room.
    page.paste("#cell-in_care-2021-03-high", "649\t1\n2\t3");
    page.wait_text(
        &says("in_care"),
        "You pasted 4\u{a0}cells, and there is room for 1 from here. Nothing was changed.",
    );
    assert_eq!(page.value("#cell-in_care-2021-03-high"), "650");
    // A single number goes into the field as though it were typed.
    page.paste("#cell-in_care-2020-04-low", "773");
    page.wait_text(&says("in_care"), "4 cells changed by hand.");
    assert_eq!(page.value("#cell-in_care-2020-04-low"), "773");
    // A year in a row goes down the months where there is but one column, and that is said.
    let year = "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12";
    page.paste("#cell-in_house_added-2020-04", year);
    page.wait_text(
        &says("in_house_added"),
        "12\u{a0}cells filled. The row became a column.",
    );
    assert_eq!(page.value("#cell-in_house_added-2021-03"), "12");
    // Escape in a cell brings back what was there before the entry.
    page.fill("#cell-in_house_added-2020-05", "5x");
    page.wait_text(&says("in_house_added"), "does not belong in a number");
    page.press("Escape");
    page.wait_text(&says("in_house_added"), "12 cells changed by hand.");
    assert_eq!(page.value("#cell-in_house_added-2020-05"), "2");
    assert_eq!(seen(page, "in_house_added[2020-05]"), "2");
}

/// Three months earlier, the 7.5 placements of April to June are there when April begins, or left out:
/// the reader chooses, and sees before how many they are.
pub(crate) fn what_falls_off_the_front_is_said_and_counted_or_left_out(page: &mut Page<'_>) {
    const SAYS: &str = "#tools-in_house_added .sentence";
    open_placement_mix(page);
    open_tools(page, "in_house_added");
    page.click("#tools-in_house_added-how-move");
    page.click("#tools-in_house_added-way-earlier");
    page.wait_text(
        SAYS,
        "7.5 placements of April to June 2020 would come before April 2020.",
    );
    page.click("#tools-in_house_added-before-left");
    page.wait_text(SAYS, "what falls before April 2020 left out");
    page.click("#tools-in_house_added-before-kept");
    page.wait_text(SAYS, "what falls before April 2020 counted in April 2020");
    page.click("#tools-in_house_added-apply");
    page.wait_text(&says("in_house_added"), "Three months early");
    assert_eq!(page.value("#cell-in_house_added-2020-04"), "10");
    assert_eq!(page.value("#cell-in_house_added-2021-01"), "0");
    page.reload();
    page.wait_text(&says("in_house_added"), "counted in April 2020");
    assert_eq!(page.value("#cell-in_house_added-2020-04"), "10");
    // Halved twice it is a quarter.
    for told in [
        "half of what the paper plans",
        "a quarter of what the paper plans",
    ] {
        open_tools(page, "in_house_added");
        page.click("#tools-in_house_added-apply");
        page.wait(told, |page| {
            page.text(&says("in_house_added"))
                .to_lowercase()
                .starts_with(told)
        });
    }
    assert_eq!(page.value("#cell-in_house_added-2020-04"), "2.5");
}
