//! What a reader may type into a number field, and what the page says to it.

use casebook_tests::browser::Page;

use crate::reader::{NOW, RATE, open_placement_mix, seen};

const HINT: &str = "#input-agency_rate-hint";

/// No numbers, and no beginning of one either, and what is said to each.
const NONSENSE: [(&str, &str); 11] = [
    ("abc", "“abc” does not belong in a number."),
    ("£", "There is no number here yet."),
    (".", "There is no number here yet."),
    ("-", "There is no number here yet."),
    ("--5", "A number has only one sign."),
    ("=1+1", "Type one figure, not a sum"),
    ("NaN", "“NaN” does not belong in a number."),
    ("(850", "A bracket is open."),
    ("<b>850</b>", "“<” does not belong in a number."),
    ("+-", "A number has only one sign."),
    ("٣", "“٣” does not belong in a number."),
];

/// What becomes no number on the way, or what no driver can type: put in at once, as by a paste.
const NONSENSE_AT_ONCE: [(&str, &str); 16] = [
    ("12..3", "A number has only one decimal point."),
    ("1.2.3", "A number has only one decimal point."),
    (
        "1,20",
        "A comma or space goes before every three digits, as in 1,200, and a point before decimals",
    ),
    ("8 50", "There is more than one figure here."),
    ("1,,200", "A comma or space goes before every three digits"),
    ("1,200.-", "“-” does not belong in a number."),
    ("1e9", "Type the number in full"),
    ("0x10", "“x10” does not belong in a number."),
    ("850%", "This figure is not a percentage."),
    (
        "1234567890123456789012345678901234567890",
        "This number is too long to work with exactly.",
    ),
    (
        "\u{202e}850",
        "There is an invisible character in this number.",
    ),
    (
        "85\u{200b}0",
        "There is an invisible character in this number.",
    ),
    ("\u{1f4a5}", "“\u{1f4a5}” does not belong in a number."),
    ("0,850", "A comma or space goes before every three digits"),
    ("(-200)", "A number has only one sign."),
    ("700 701 702", "There is more than one figure here."),
];

/// What people type who mean £1,200, £1,200.50 or £2m, and the claim it makes: five children a
/// month for 288 weeks at that rate, and £766,400.
const RIGHT: [(&str, &str); 13] = [
    ("1200", "£2,494,400"),
    ("1,200", "£2,494,400"),
    ("1 200", "£2,494,400"),
    ("£1,200", "£2,494,400"),
    (" 1200 ", "£2,494,400"),
    ("1.2k", "£2,494,400"),
    ("£1,200.50", "£2,495,120"),
    ("2m", "£2,880,766,400"),
    ("(100)", "£622,400"),
    ("-100", "£622,400"),
    ("100-", "£622,400"),
    ("£(100)", "£622,400"),
    ("１２００", "£2,494,400"),
];

pub(crate) fn nonsense_is_told_in_words_and_the_last_figures_stay(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    // What is typed from here on is another entry: what it leaves is the 900.
    page.press("Tab");
    for (text, words) in NONSENSE {
        page.fill(RATE, text);
        held(page, text, words);
    }
    for (text, words) in NONSENSE_AT_ONCE {
        page.insert(RATE, text);
        held(page, text, words);
    }
    // A right number, and all is as before; what was wrong is forgotten.
    page.fill(RATE, "850");
    page.wait_text(HINT, "Printed around £850");
    assert_eq!(page.attribute(RATE, "aria-invalid"), None);
    assert!(!page.text(".claim").contains("last good figures"));
    assert_eq!(seen(page, "avoided_by_month[2020-04,low]"), "204,000");
}

/// Half a number is no number: its digits count while they are good, and are gone with what follows.
pub(crate) fn a_half_typed_number_leaves_what_was_there_before_it(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill(RATE, "9");
    page.wait("the 9 counts", |page| page.text(NOW) != "–");
    page.press("x");
    page.wait_text(HINT, "“x” does not belong in a number.");
    page.wait_text(NOW, "–");
    assert_eq!(page.value(RATE), "9x");
    assert!(page.attribute("#undo", "disabled").is_some());
    // Escape brings text and number back; so it does after a good one.
    for text in ["", "95", "97"] {
        page.press("Escape");
        page.wait("the text is back", |page| page.value(RATE) == "850");
        page.wait_text(NOW, "–");
        assert_eq!(page.attribute(RATE, "aria-invalid"), None);
        page.wait_focus(RATE);
        page.fill(RATE, text);
    }
    page.reload();
    page.wait_for(RATE);
    page.wait("the number last typed is kept", |page| {
        page.value(RATE) == "97"
    });
    // What has come to an end is not taken back.
    page.fill(RATE, "£1,200");
    page.press("Enter");
    page.press("Escape");
    page.wait_text(NOW, "£2,494,400");
    page.insert(RATE, "1,2");
    page.wait_text(HINT, "every three digits");
    page.wait_text(NOW, "£2,494,400");
    page.press("Escape");
    page.wait("the text is back as typed", |page| {
        page.value(RATE) == "£1,200"
    });
}

/// The message is there, the text is as typed, and the figures are those of £900.
#[track_caller]
fn held(page: &Page<'_>, text: &str, words: &str) {
    page.wait_text(HINT, words);
    assert_eq!(page.value(RATE), text);
    assert_eq!(
        page.attribute(RATE, "aria-invalid").as_deref(),
        Some("true")
    );
    assert_eq!(
        page.attribute(RATE, "aria-describedby").as_deref(),
        Some("input-agency_rate-hint")
    );
    assert_eq!(page.text(NOW), "£2,062,400", "after {text:?}");
    assert!(
        page.text(".claim").contains("from the last good figures"),
        "after {text:?}"
    );
    assert_eq!(seen(page, "avoided_by_month[2020-04,low]"), "216,000");
}

pub(crate) fn what_people_type_is_understood_and_kept_as_typed(page: &mut Page<'_>) {
    open_placement_mix(page);
    for (text, claim) in RIGHT {
        page.fill(RATE, text);
        page.wait(&format!("{text:?} gives {claim}"), |page| {
            page.text(NOW) == claim
        });
        assert_eq!(page.value(RATE), text);
        // Leaving the field does not tidy it up either.
        page.press("Tab");
        assert_eq!(page.value(RATE), text);
    }
    // In a field of per cent both ways of writing are a tenth: £1,065 x 5 x 288 = £1,533,600.
    page.fill(RATE, "850");
    for text in ["10", "10%", "10 %"] {
        page.fill("#input-leavers_residential", text);
        page.wait_text(NOW, "£2,300,000");
        page.fill("#input-leavers_residential", "0");
        page.wait_text(NOW, "–");
    }
}

pub(crate) fn an_emptied_field_of_a_printed_figure_asks_for_a_number(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill(RATE, "");
    page.wait_text(HINT, "Type a number, or put back £850 a child a week.");
    assert_eq!(page.value(RATE), "");
    page.wait_text(".claim", "from the last good figures");
    assert_eq!(seen(page, "avoided_by_month[2020-04,low]"), "204,000");
    page.click("text=Put back £850 a child a week: Agency (IFA) foster placement");
    page.wait("the field shows the printed figure", |page| {
        page.value(RATE) == "850"
    });
    page.wait("the field says what is printed", |page| {
        page.text(HINT) == "Printed around £850"
    });
    page.wait("the claim follows again", |page| {
        !page.text(".claim").contains("last good figures")
    });
}

/// Typing in the middle of a number: neither the cursor nor the text is moved or rewritten, whether
/// it makes a number or not.
pub(crate) fn the_cursor_stays_where_it_is(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.of(
        RATE,
        "arguments[0].focus(); arguments[0].setSelectionRange(1, 1)",
    );
    let cursor = |page: &Page<'_>| {
        let cursor = page.of(
            RATE,
            "return [arguments[0].value, arguments[0].selectionStart, arguments[0].selectionEnd]",
        );
        serde_json::from_value::<(String, u32, u32)>(cursor).unwrap()
    };
    for (key, text, place) in [
        ("9", "8950", 2),
        ("x", "89x50", 3),
        ("Backspace", "8950", 2),
        (".", "89.50", 3),
        (",", "89.,50", 4),
        ("Backspace", "89.50", 3),
        ("ArrowLeft", "89.50", 2),
        ("Delete", "8950", 2),
        ("Home", "8950", 0),
        ("£", "£8950", 1),
        ("-", "£-8950", 2),
    ] {
        page.press(key);
        // What is typed is drawn at once; what follows from it must not touch it afterwards.
        page.wait(&format!("{key} gives {text}"), |page| {
            cursor(page).0 == text
        });
        std::thread::sleep(std::time::Duration::from_millis(40));
        assert_eq!(cursor(page), (text.to_owned(), place, place), "after {key}");
    }
}

/// A slow device draws less often than a quick reader types. Whatever was drawn last, all keys count.
pub(crate) fn no_key_is_lost_where_the_page_is_slow(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill(RATE, "1200");
    page.wait_text(NOW, "£2,494,400");
    // Six keys before the page can draw anything.
    page.of(
        RATE,
        "var field = arguments[0]; ['£', '£1', '£1,', '£1,2', '£1,20', '£1,200'].forEach(function (text) { \
            field.value = text; \
            field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' })); })",
    );
    std::thread::sleep(std::time::Duration::from_millis(200));
    assert_eq!(page.value(RATE), "£1,200");
    assert_eq!(page.text(NOW), "£2,494,400");
    assert_eq!(page.text(HINT), "Printed around £850");
    // Another number, by way of some that are none.
    page.of(
        RATE,
        "var field = arguments[0]; ['9', '90', '90.', '90.5', '90.5x', '90.5', '90.55'].forEach(function (text) { \
            field.value = text; \
            field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' })); })",
    );
    // 5 x £90.55 x 288 = £130,392.
    page.wait_text(NOW, "£896,792");
    assert_eq!(page.value(RATE), "90.55");
    // What comes from elsewhere counts more than what was typed.
    page.click("#undo");
    page.wait_text(NOW, "–");
    assert_eq!(page.value(RATE), "850");
}

/// A message stands below the field: the field being typed in does not jump.
pub(crate) fn nothing_shifts_while_typing(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.of(
        RATE,
        "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })",
    );
    let place = |page: &Page<'_>, target: &str| {
        page.of(
            target,
            "var r = arguments[0].getBoundingClientRect(); return [r.left, r.top, r.width]",
        )
    };
    // Where engines keep nothing in its place by themselves, it is held to the whole pixel.
    let stays = |page: &Page<'_>, before: &serde_json::Value, when: &str| {
        // Nobody sees where it stands before a frame is drawn.
        page.settle();
        let now = place(page, RATE);
        for at in 0..3 {
            let apart = now[at].as_f64().unwrap() - before[at].as_f64().unwrap();
            assert!(apart.abs() < 1.0, "{when}: {now} and not {before}");
        }
    };
    // The claim is above what was changed, which is listed meanwhile: it moves, and does not grow.
    let high = |page: &Page<'_>| {
        page.of(".claim", "return arguments[0].offsetHeight")
            .as_i64()
            .unwrap()
    };
    let (field, claim) = (place(page, RATE), high(page));
    for text in ["9", "90", "900", "900x", "1,20"] {
        page.fill(RATE, text);
        page.wait("the page has followed", |page| {
            page.text(".claim").contains("than the paper’s sum")
                || page.text(".claim").contains("last good figures")
        });
        stays(page, &field, text);
        // A mark of another font may be a part of a pixel higher.
        assert!((high(page) - claim).abs() <= 1, "after {text}");
    }
    page.fill(RATE, "900");
    page.wait_text(".changed", "What you changed");
    stays(page, &field, "with the list of changes");
}

/// The same in a cell of a series, whose message stands below its table.
pub(crate) fn nonsense_in_a_series_is_told_below_it(page: &mut Page<'_>) {
    const APRIL: &str = "#cell-in_care-2020-04-low";
    const SAYS: &str = "#series-in_care-says";
    open_placement_mix(page);
    for (text, words) in [
        ("q", "“q” does not belong in a number."),
        ("x", "There is no number here yet."),
        ("£770", "This figure is not an amount of money."),
        ("7,70", "A comma or space goes before every three digits"),
    ] {
        page.insert(APRIL, text);
        page.wait_text(SAYS, &format!("April 2020, low optimism: {words}"));
        assert_eq!(page.value(APRIL), text);
        assert_eq!(
            page.attribute(APRIL, "aria-describedby").as_deref(),
            Some("series-in_care-says")
        );
        assert_eq!(seen(page, "avoided_by_month[2020-04,low]"), "204,000");
    }
    page.fill(APRIL, "");
    page.wait_text(
        SAYS,
        "April 2020, low optimism: Type a number, or put back 775 children.",
    );
    page.fill(APRIL, "774");
    page.wait_text(NOW, "£1,993,800");
    assert_eq!(page.text(SAYS), "April 2020 · Low optimism: 774 children.");
}
