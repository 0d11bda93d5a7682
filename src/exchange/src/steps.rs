//! The steps of a reader's work on a case as text: the edits before and after each step that can be
//! undone or done again, as [`crate::edits`] writes them, and the versions as [`crate::versions`] does.
//!
//! ```text
//! steps = head { "past" work } "now" work { "future" work }      each on its line
//! work  = { edit } [ "versions" { line } ]
//! ```
//!
//! The oldest step of the past comes first, and that of the future which is done again first comes
//! last. Versions are written where they are others than in the step next to it on the side of now, and
//! with what stands now where there are any. This is kept for one visit, and by this very version: whatever of it is not as it was written
//! makes all of it useless.

use crate::edits::{MOST_LINES, parse, write};
use crate::versions::Work;
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use std::rc::Rc;

/// The first line.
const HEAD: &str = "casebook steps 2";

/// What stands above the versions of a step.
const VERSIONS: &str = "versions";

/// The most steps that are written, and read, in either direction.
pub const MOST_STEPS: usize = 100;

/// The most text that is written, and read, in bytes.
pub const MOST_TEXT: usize = 256 * 1024;

/// The work after each step of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// What can be undone, the oldest first.
    pub past: Vec<Work>,
    /// As it stands.
    pub now: Work,
    /// What can be done again, the next one last.
    pub future: Vec<Work>,
}

/// Writes steps: of the past and the future as many as there is room for, those nearest to now.
#[must_use]
pub fn write_steps(case: &Case, past: &[Work], now: &Work, future: &[Work]) -> String {
    let block = |name: &str, work: &Work, beside: &str| {
        let mut text = ["\n", name].concat();
        for edit in work.edits.list() {
            text.push('\n');
            text.push_str(&write(case, edit));
        }
        if &*work.versions != beside {
            text.extend(["\n", VERSIONS]);
            if !work.versions.is_empty() {
                text.extend(["\n", &*work.versions]);
            }
        }
        text
    };
    let own = block("now", now, "");
    let mut room = MOST_TEXT.saturating_sub(HEAD.len().saturating_add(own.len()));
    let mut nearest = |name: &str, steps: &[Work]| {
        let mut blocks = Vec::new();
        let mut beside = &now.versions;
        for work in steps.iter().rev().take(MOST_STEPS) {
            let block = block(name, work, beside);
            let Some(left) = room.checked_sub(block.len()) else {
                break;
            };
            room = left;
            beside = &work.versions;
            blocks.push(block);
        }
        blocks.reverse();
        blocks.concat()
    };
    let past = nearest("past", past);
    let future = nearest("future", future);
    [HEAD, &past, &own, &future].concat()
}

/// A step as it is read.
struct Block<'a> {
    name: &'a str,
    edits: Edits,
    /// Its versions, where they are written.
    versions: Option<Vec<&'a str>>,
}

impl Block<'_> {
    /// The work, beside another whose versions it may share.
    fn work(self, beside: &Rc<str>) -> Work {
        Work {
            edits: Rc::new(self.edits),
            versions: match self.versions {
                Some(lines) => lines.join("\n").into(),
                None => Rc::clone(beside),
            },
        }
    }
}

/// Reads what [`write_steps`] wrote; `None` if this is anything else.
#[must_use]
pub fn read_steps(case: &Case, text: &str) -> Option<Steps> {
    if text.len() > MOST_TEXT {
        return None;
    }
    let mut lines = text.lines();
    if lines.next() != Some(HEAD) {
        return None;
    }
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for line in lines {
        match blocks.last_mut() {
            Some(Block {
                versions: Some(versions),
                ..
            }) if line.contains('=') || line.starts_with("version ") => versions.push(line),
            Some(last) if line.contains('=') => {
                if last.edits.list().len() >= MOST_LINES {
                    return None;
                }
                last.edits = core::mem::take(&mut last.edits).with(case, parse(case, line).ok()?);
            }
            Some(last) if line == VERSIONS => last.versions = Some(Vec::new()),
            _ => blocks.push(Block {
                name: line,
                edits: Edits::none(),
                versions: None,
            }),
        }
    }
    let at = blocks.iter().position(|block| block.name == "now")?;
    let future = blocks.split_off(at.saturating_add(1));
    let now = blocks.pop()?.work(&Rc::default());
    let named = |blocks: Vec<Block<'_>>, wanted: &str| {
        if blocks.len() > MOST_STEPS || blocks.iter().any(|block| block.name != wanted) {
            return None;
        }
        let mut beside = Rc::clone(&now.versions);
        let mut steps: Vec<Work> = Vec::new();
        for block in blocks.into_iter().rev() {
            let work = block.work(&beside);
            beside = Rc::clone(&work.versions);
            steps.push(work);
        }
        steps.reverse();
        Some(steps)
    };
    let (past, future) = (named(blocks, "past")?, named(future, "future")?);
    Some(Steps { past, now, future })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;
    use proptest::prelude::*;

    fn edits(case: &Case, lines: &[&str]) -> Work {
        Work::of(lines.iter().fold(Edits::none(), |edits, line| {
            edits.with(case, parse(case, line).unwrap())
        }))
    }

    fn beside(work: Work, versions: &str) -> Work {
        Work {
            versions: versions.into(),
            ..work
        }
    }

    fn written(case: &Case) -> String {
        let past = [
            edits(case, &[]),
            edits(case, &["rate=900"]),
            edits(case, &["rate=900", "in_care=later 3"]),
        ];
        let future = [edits(case, &["rate=950", "in_care[2020-04,low]="])];
        write_steps(case, &past, &edits(case, &["rate=950"]), &future)
    }

    #[test]
    fn steps_are_read_as_they_were_written() {
        let case = sample();
        let text = written(&case);
        assert_eq!(
            text,
            "casebook steps 2\npast\npast\nrate=900\npast\nrate=900\nin_care=later 3\nnow\nrate=950\
             \nfuture\nrate=950\n[2020-04,low]="
                .replace("\n[", "\nin_care[")
        );
        let steps = read_steps(&case, &text).unwrap();
        assert_eq!((steps.past.len(), steps.future.len()), (3, 1));
        assert!(steps.past[0].is_empty());
        assert_eq!(
            steps.past[2],
            edits(&case, &["rate=900", "in_care=later 3"])
        );
        assert_eq!(steps.now, edits(&case, &["rate=950"]));
        let text = write_steps(&case, &[], &Work::default(), &[]);
        assert_eq!(read_steps(&case, &text), Some(Steps::default()));
    }

    #[test]
    fn versions_are_written_where_they_change() {
        let case = sample();
        let (one, two) = ("version a\nrate=1", "version a\nrate=1\nversion b=c");
        let at = |rate: &str, versions: &str| beside(edits(&case, &[rate]), versions);
        let past = [
            at("rate=1", ""),
            at("rate=2", ""),
            at("rate=2", one),
            at("rate=3", one),
        ];
        let (now, future) = (at("rate=3", two), [at("rate=5", ""), at("rate=4", two)]);
        let text = write_steps(&case, &past, &now, &future);
        assert_eq!(
            text,
            "casebook steps 2\npast\nrate=1\npast\nrate=2\nversions\npast\nrate=2\npast\nrate=3\nversions\n\
             version a\nrate=1\nnow\nrate=3\nversions\nversion a\nrate=1\nversion b=c\nfuture\nrate=5\n\
             versions\nfuture\nrate=4"
        );
        let steps = read_steps(&case, &text).unwrap();
        assert_eq!(steps.past, past);
        assert_eq!(steps.now, now);
        assert_eq!(steps.future, future);
    }

    #[test]
    fn what_is_not_as_it_was_written_is_nothing() {
        let case = sample();
        let text = written(&case);
        for (good, bad) in [
            ("casebook steps 2", "casebook steps 1"),
            ("past\npast", "past\nfuture"),
            ("past\npast", "rate=900\npast"),
            ("now", "then"),
            ("future", "now"),
            ("rate=950", "rates=950"),
            ("rate=900", "rate"),
        ] {
            let bad = text.replacen(good, bad, 1);
            assert_ne!(bad, text);
            assert_eq!(read_steps(&case, &bad), None, "{bad}");
        }
        for bad in ["", "now", "casebook steps 2", "casebook edits 1\nrate=900"] {
            assert_eq!(read_steps(&case, bad), None, "{bad}");
        }
        let many = "\npast".repeat(MOST_STEPS + 1);
        assert_eq!(read_steps(&case, &format!("{HEAD}{many}\nnow")), None);
        let many = "\nin_care=later 1".repeat(MOST_LINES + 1);
        assert_eq!(read_steps(&case, &format!("{HEAD}\nnow{many}")), None);
        let long = " ".repeat(MOST_TEXT);
        assert_eq!(read_steps(&case, &format!("{HEAD}\nnow\n{long}")), None);
    }

    #[test]
    fn the_steps_nearest_to_now_are_written() {
        let case = sample();
        let rates: Vec<String> = (0..150).map(|rate| format!("rate={rate}")).collect();
        let many: Vec<Work> = rates.iter().map(|rate| edits(&case, &[rate])).collect();
        let text = write_steps(&case, &many, &Work::default(), &many);
        let steps = read_steps(&case, &text).unwrap();
        assert_eq!((steps.past.len(), steps.future.len()), (100, 100));
        assert_eq!((&steps.past[99], &steps.past[0]), (&many[149], &many[50]));
        assert_eq!(steps.future[99], many[149]);
        // No more than there is room for, however long the steps are.
        let long: Vec<String> = (0..MOST_LINES)
            .map(|by| format!("in_care=later {}", by % 100))
            .collect();
        let long: Vec<&str> = long.iter().map(String::as_str).collect();
        let long = vec![edits(&case, &long); 40];
        let text = write_steps(&case, &long, &Work::default(), &long);
        assert!(text.len() <= MOST_TEXT);
        let steps = read_steps(&case, &text).unwrap();
        assert!((1..40).contains(&steps.past.len()), "{}", steps.past.len());
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(lines in proptest::collection::vec("past|now|future|versions|version a|rate=9|\\PC{0,12}", 0..20)) {
            let text = format!("{HEAD}\n{}", lines.join("\n"));
            let case = sample();
            if let Some(steps) = read_steps(&case, &text) {
                let again = write_steps(&case, &steps.past, &steps.now, &steps.future);
                prop_assert_eq!(read_steps(&case, &again), Some(steps));
            }
        }
    }
}
