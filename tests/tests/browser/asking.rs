//! Questions one asks of any case, each opening in place.

use casebook_tests::browser::{Page, Place};
use casebook_tests::placement_mix::CASE;

use crate::reader::{NOW, RATE};

const FOUND: &str = "#matters-found";

/// By touch: what matters most, the way to an assumption, and that the answer follows a change.
pub(crate) fn what_matters_most(page: &mut Page<'_>) {
    page.set_size(390, 844);
    page.open(Place::Case(CASE));
    page.tap("#matters-ask");
    page.wait_text(FOUND, "hangs most on");
    // 1,440 weeks of agency placements, £50 more or less of each.
    page.wait_text(FOUND, "£900 a child a week: £72,000 more");
    let bars = page.count("#matters-found .bars > li");
    assert!(bars > 3, "{bars}");
    page.assert_accessible();
    page.assert_no_sideways_scroll();
    page.of(
        "#matters-found .bars button",
        "[...document.querySelectorAll('#matters-found .bars button')].find(it => it.textContent.startsWith('Agency')).click()",
    );
    page.wait_focus(RATE);
    page.fill(RATE, "900");
    page.wait_text(NOW, "£2,062,400");
    page.wait_text(FOUND, "£800 a child a week: £144,000 less");
}
