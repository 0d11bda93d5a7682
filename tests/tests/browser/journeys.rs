//! What a councillor comes for, from the list to the answer: by finger on phone and tablet, and by keyboard.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;
use xtask::browsers::Engine;

use crate::reader::{NOW, open_placement_mix};

/// How the reader goes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Hand {
    Finger,
    Keys,
}

/// A reader on the way, and how often they had to choose something.
struct Journey<'p, 's> {
    page: &'p mut Page<'s>,
    hand: Hand,
    choices: u32,
}

impl Journey<'_, '_> {
    /// Chooses a link, a button or a fold.
    #[track_caller]
    fn choose(&mut self, target: &str) {
        self.choices += 1;
        match self.hand {
            Hand::Finger => self.page.tap(target),
            Hand::Keys => {
                self.reach(target);
                self.page.press("Enter");
            }
        }
    }

    /// Chooses one of several that exclude each other.
    #[track_caller]
    fn pick(&mut self, radio: &str) {
        self.choices += 1;
        if self.hand == Hand::Finger {
            return self.page.tap(radio);
        }
        let name = self.page.attribute(radio, "name").unwrap();
        self.reach(&format!("[name=\"{name}\"]:checked"));
        for _ in 0..6 {
            if self.page.has_focus(radio) {
                return;
            }
            self.page.press("ArrowDown");
        }
        self.page.wait_focus(radio);
    }

    /// Types over what stands in a field.
    #[track_caller]
    fn enter(&mut self, field: &str, text: &str) {
        self.choices += 1;
        match self.hand {
            Hand::Finger => {
                self.page.tap(field);
                self.page.fill(field, text);
            }
            Hand::Keys => {
                self.reach(field);
                self.page.type_text(text);
            }
        }
    }

    /// Goes on by the tab key until a target has the keyboard: to the end of the page, then back. From
    /// there a reader would come to the browser's own buttons, and the keys of Firefox's driver do not.
    #[track_caller]
    fn reach(&self, target: &str) {
        self.page.wait_for(target);
        let mut trail = Vec::new();
        for key in ["Tab", "Shift+Tab"] {
            for pressed in 0..60 {
                if self.page.has_focus(target) {
                    return;
                }
                let focus = self.page.focus();
                let is_end = focus.starts_with("body:") && pressed > 0;
                trail.push(focus);
                if is_end {
                    break;
                }
                self.page.press(key);
            }
        }
        panic!("{target} is not reached by tab, but {trail:#?}");
    }
}

/// By finger on a phone and on a tablet held upright, and by keyboard on one held sideways.
fn each_way(page: &mut Page<'_>, way: impl Fn(&mut Journey<'_, '_>)) {
    let ways = [
        (Hand::Finger, (390, 844)),
        (Hand::Keys, (1024, 768)),
        (Hand::Finger, (768, 1024)),
    ];
    // Where a tap is a click all the same, one size shows as much as two.
    let count = match page.engine() {
        Engine::Chromium => ways.len(),
        Engine::Firefox | Engine::WebKit => ways.len() - 1,
    };
    for (hand, (width, height)) in ways.into_iter().take(count) {
        page.set_size(width, height);
        way(&mut Journey {
            page,
            hand,
            choices: 0,
        });
    }
}

/// Whether a target is within the window, whole.
#[track_caller]
fn in_sight(page: &Page<'_>, target: &str) -> bool {
    let script = "var box = arguments[0].getBoundingClientRect(); \
        return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight";
    page.of(target, script) == true
}

/// The whole answer, and the figures of the claim, before anything is scrolled.
pub(crate) fn the_answer_is_on_the_first_screen(page: &mut Page<'_>) {
    for (width, height) in [(1024, 768), (768, 1024), (390, 844)] {
        page.set_size(width, height);
        open_placement_mix(page);
        for part in [
            ".answer",
            "[data-claim=\"printed\"]",
            "[data-claim=\"calculated\"]",
        ] {
            assert!(in_sight(page, part), "{part} at {width} × {height}");
        }
        // At 200 words a minute from the title on, whether the claim adds up is read within ten seconds,
        // and all of the answer within twenty-five.
        let words = |last: &str| {
            let script = "var range = document.createRange(); range.setStart(document.querySelector('main h1'), 0); \
                range.setEndAfter(arguments[0]); return range.toString().split(/\\s+/).length";
            page.of(last, script).as_u64().unwrap()
        };
        let (first, all) = (words(".answer p"), words(".answer p:last-child"));
        assert!(first <= 33 && all <= 80, "{first} and {all} words");
        // Where the figure with the changes would take a row of its own, there is none before a change.
        let is_waiting = page.of(NOW, "return arguments[0].getClientRects().length") == 0;
        assert_eq!(is_waiting, width < 960, "{width}");
    }
}

/// Does it add up, and where not?
pub(crate) fn where_it_does_not_add_up(page: &mut Page<'_>) {
    each_way(page, |journey| {
        journey.page.open(Place::List(""));
        journey.choose(&format!("main a[href=\"{}\"]", Place::Case(CASE)));
        for words in [
            "adds up to £1,990,400, which rounds to the £2m claimed.",
            "But the claim is after deductions, and 4\u{a0}figures of these are not printed: it is not confirmed.",
            "7 of 78\u{a0}checks of printed figures do not add up, by up to £555,050, 6\u{a0}of them",
        ] {
            journey.page.wait_text(".answer", words);
        }
        journey.choose("text=7 of 78 checks of printed figures");
        journey.page.wait("the checks are in sight", |page| {
            in_sight(page, "#differing")
        });
        journey.page.wait("seven are left", |page| {
            page.count("tr[data-check] .figure") < 15
        });
        assert_eq!(journey.choices, 2);
    });
}

/// What if half as many come, three months late?
pub(crate) fn half_as_many_three_months_late(page: &mut Page<'_>) {
    each_way(page, |journey| {
        journey.page.open(Place::Case(CASE));
        journey.choose(".bar__ways a[href=\"#assumptions\"]");
        journey.page.wait_focus("#assumptions");
        journey.page.wait("the form begins in sight", |page| {
            in_sight(page, "#form-title")
        });
        let tools = |end: &str| format!("#tools-in_house_added{end}");
        journey.choose(&tools(" > summary"));
        journey.enter(&tools("-share"), "50");
        journey.choose(&tools("-apply"));
        journey.page.wait_text(
            "#series-in_house_added-says",
            "Half of what the paper plans",
        );
        journey.choose(&tools(" > summary"));
        journey.pick(&tools("-how-move"));
        journey.enter(&tools("-by"), "3");
        journey.choose(&tools("-apply"));
        journey
            .page
            .wait_text("#series-in_house_added-says", "three months late");
        // What follows stands in the bar that stays, and what was changed in the list below it.
        journey
            .page
            .wait_text(".bar__claim", "below the £2m claimed");
        assert!(in_sight(journey.page, ".bar__claim"));
        journey.page.wait_text("#changes", "three months late");
        journey.page.wait_text("#changes", "less");
        if journey.hand == Hand::Finger {
            journey.choose("#changes-toggle");
            journey
                .page
                .wait("the list is in sight", |page| in_sight(page, "#changes"));
        }
        assert_ne!(journey.page.text(NOW), "–");
        assert!(journey.choices <= 9, "{} choices", journey.choices);
        journey.page.click("#undo");
        journey.page.click("#undo");
        journey.page.wait_text(NOW, "–");
    });
}

/// What is still missing, and who knows it?
pub(crate) fn what_is_missing_and_who_knows(page: &mut Page<'_>) {
    each_way(page, |journey| {
        journey.page.open(Place::Case(CASE));
        journey.choose("text=4 figures");
        let needs = "section[aria-labelledby=\"needs\"]";
        journey
            .page
            .wait("it is in sight", |page| in_sight(page, "#needs"));
        journey.page.wait_focus("#needs");
        journey.page.wait_text(needs, "Corporate parenting service");
        // Its name stands in the answer, too: what is chosen is in the list.
        let first = format!("{needs} li:first-child button");
        assert_eq!(
            journey.page.text(&first),
            "Finance officer, cost in the year"
        );
        journey.choose(&first);
        journey.page.wait_focus("#input-finance_officer");
        journey.enter("#input-finance_officer", "40k");
        journey
            .page
            .wait_text(".bar__claim", "below the £2m claimed");
        assert!(journey.choices <= 3, "{} choices", journey.choices);
        journey.page.click("#undo");
        journey.page.wait_text(NOW, "–");
    });
}
