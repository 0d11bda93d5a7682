//! Waiting for what the reader waits for.

use std::fmt::Debug;
use std::time::Instant;

use super::{PATIENCE, PAUSE, Page};

impl Page<'_> {
    /// Waits until the page is as described; fails with the description after 30 seconds.
    #[track_caller]
    pub fn wait(&self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            assert!(
                start.elapsed() < PATIENCE,
                "waited in vain until {what}; {}",
                self.standing()
            );
            std::thread::sleep(PAUSE);
        }
    }

    /// Where the reader is: what else one would ask of a page that did not do what was waited for.
    #[track_caller]
    fn standing(&self) -> String {
        let script = "return location.href.split('/').pop() + ', scrolled to ' + scrollY + ' of ' + \
            document.documentElement.scrollHeight + ' in a window of ' + innerWidth + ' by ' + innerHeight";
        let at = self.eval(script);
        let at = at.as_str().unwrap_or_default();
        format!("at {at}, the keyboard at {}", self.focus())
    }

    /// Waits until the target's text contains this.
    #[track_caller]
    pub fn wait_text(&self, target: &str, part: &str) {
        self.wait_value(
            &format!("the text of {target}"),
            |page| page.text(target),
            |text| text.contains(part),
            &part,
        );
    }

    /// Waits until the target is there and can be seen.
    #[track_caller]
    pub fn wait_for(&self, target: &str) {
        self.wait(&format!("{target} is there"), |page| page.sees(target));
    }

    /// Waits until the target is gone, or hidden.
    #[track_caller]
    pub fn wait_gone(&self, target: &str) {
        self.wait(&format!("{target} is gone"), |page| !page.sees(target));
    }

    /// Waits until the target has the keyboard's focus.
    #[track_caller]
    pub fn wait_focus(&self, target: &str) {
        let wanted = format!("the focus is on {target}");
        self.wait_value(
            &wanted,
            |page| (page.has_focus(target), page.focus()),
            |(has, _)| *has,
            &true,
        );
    }

    /// Waits for a value that suits; the message of failure shows the last one.
    #[track_caller]
    pub(super) fn wait_value<T: Debug>(
        &self,
        what: &str,
        read: impl Fn(&Self) -> T,
        suits: impl Fn(&T) -> bool,
        wanted: &impl Debug,
    ) {
        let start = Instant::now();
        loop {
            let value = read(self);
            if suits(&value) {
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "waited in vain: {what} is {value:?}, wanted {wanted:?}"
            );
            std::thread::sleep(PAUSE);
        }
    }
}
