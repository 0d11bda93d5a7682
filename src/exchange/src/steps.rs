//! The steps of a reader's work on a case as text: the edits before and after each step that can be
//! undone or done again, as [`crate::edits`] writes them.
//!
//! ```text
//! steps = head { "past" { edit } } "now" { edit } { "future" { edit } }      each on its line
//! ```
//!
//! The oldest step of the past comes first, and that of the future which is done again first comes
//! last. This is kept for one visit, and by this very version: whatever of it is not as it was written
//! makes all of it useless.

use crate::edits::{MOST_LINES, parse, write};
use casebook_model::case::Case;
use casebook_model::edit::Edits;

/// The first line.
const HEAD: &str = "casebook steps 1";

/// The most steps that are written, and read, in either direction.
pub const MOST_STEPS: usize = 100;

/// The most text that is written, and read, in bytes.
pub const MOST_TEXT: usize = 256 * 1024;

/// The edits after each step of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// What can be undone, the oldest first.
    pub past: Vec<Edits>,
    /// As it stands.
    pub now: Edits,
    /// What can be done again, the next one last.
    pub future: Vec<Edits>,
}

/// Writes steps: of the past and the future as many as there is room for, those nearest to now.
#[must_use]
pub fn write_steps(
    case: &Case,
    past: &[impl AsRef<Edits>],
    now: &Edits,
    future: &[impl AsRef<Edits>],
) -> String {
    let block = |name: &str, edits: &Edits| {
        let mut text = ["\n", name].concat();
        for edit in edits.list() {
            text.push('\n');
            text.push_str(&write(case, edit));
        }
        text
    };
    let now = block("now", now);
    let mut room = MOST_TEXT.saturating_sub(HEAD.len().saturating_add(now.len()));
    let mut nearest = |name: &str, steps: &mut dyn Iterator<Item = &Edits>| {
        let mut blocks = Vec::new();
        for edits in steps.take(MOST_STEPS) {
            let block = block(name, edits);
            let Some(left) = room.checked_sub(block.len()) else {
                break;
            };
            room = left;
            blocks.push(block);
        }
        blocks.reverse();
        blocks.concat()
    };
    let past = nearest("past", &mut past.iter().rev().map(AsRef::as_ref));
    let future = nearest("future", &mut future.iter().rev().map(AsRef::as_ref));
    [HEAD, &past, &now, &future].concat()
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
    let mut blocks: Vec<(&str, Edits)> = Vec::new();
    for line in lines {
        if line.contains('=') {
            let (_, edits) = blocks.last_mut()?;
            if edits.list().len() >= MOST_LINES {
                return None;
            }
            *edits = core::mem::take(edits).with(case, parse(case, line).ok()?);
        } else {
            blocks.push((line, Edits::none()));
        }
    }
    let at = blocks.iter().position(|(name, _)| *name == "now")?;
    let future = blocks.split_off(at.saturating_add(1));
    let (_, now) = blocks.pop()?;
    let named = |blocks: Vec<(&str, Edits)>, wanted: &str| {
        let all = blocks.len() <= MOST_STEPS && blocks.iter().all(|(name, _)| *name == wanted);
        all.then(|| blocks.into_iter().map(|(_, edits)| edits).collect())
    };
    Some(Steps {
        past: named(blocks, "past")?,
        now,
        future: named(future, "future")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;
    use proptest::prelude::*;
    use std::rc::Rc;

    fn edits(case: &Case, lines: &[&str]) -> Rc<Edits> {
        let edits = lines.iter().fold(Edits::none(), |edits, line| {
            edits.with(case, parse(case, line).unwrap())
        });
        Rc::new(edits)
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
            "casebook steps 1\npast\npast\nrate=900\npast\nrate=900\nin_care=later 3\nnow\nrate=950\
             \nfuture\nrate=950\n[2020-04,low]="
                .replace("\n[", "\nin_care[")
        );
        let steps = read_steps(&case, &text).unwrap();
        assert_eq!((steps.past.len(), steps.future.len()), (3, 1));
        assert!(steps.past[0].is_empty());
        assert_eq!(
            steps.past[2],
            *edits(&case, &["rate=900", "in_care=later 3"])
        );
        assert_eq!(steps.now, *edits(&case, &["rate=950"]));
        let none: [Rc<Edits>; 0] = [];
        let text = write_steps(&case, &none, &Edits::none(), &none);
        assert_eq!(read_steps(&case, &text), Some(Steps::default()));
    }

    #[test]
    fn what_is_not_as_it_was_written_is_nothing() {
        let case = sample();
        let text = written(&case);
        for (good, bad) in [
            ("casebook steps 1", "casebook steps 2"),
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
        for bad in ["", "now", "casebook steps 1", "casebook edits 1\nrate=900"] {
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
        let many: Vec<Rc<Edits>> = rates.iter().map(|rate| edits(&case, &[rate])).collect();
        let text = write_steps(&case, &many, &Edits::none(), &many);
        let steps = read_steps(&case, &text).unwrap();
        assert_eq!((steps.past.len(), steps.future.len()), (100, 100));
        assert_eq!((&steps.past[99], &steps.past[0]), (&*many[149], &*many[50]));
        assert_eq!(&steps.future[99], &*many[149]);
        // No more than there is room for, however long the steps are.
        let long: Vec<String> = (0..MOST_LINES)
            .map(|by| format!("in_care=later {}", by % 100))
            .collect();
        let long: Vec<&str> = long.iter().map(String::as_str).collect();
        let long = vec![edits(&case, &long); 40];
        let text = write_steps(&case, &long, &Edits::none(), &long);
        assert!(text.len() <= MOST_TEXT);
        let steps = read_steps(&case, &text).unwrap();
        assert!((1..40).contains(&steps.past.len()), "{}", steps.past.len());
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(lines in proptest::collection::vec("past|now|future|rate=9|\\PC{0,12}", 0..20)) {
            let text = format!("{HEAD}\n{}", lines.join("\n"));
            let case = sample();
            if let Some(steps) = read_steps(&case, &text) {
                let share = |all: Vec<Edits>| all.into_iter().map(Rc::new).collect::<Vec<_>>();
                let (past, future) = (share(steps.past.clone()), share(steps.future.clone()));
                let again = write_steps(&case, &past, &steps.now, &future);
                prop_assert_eq!(read_steps(&case, &again), Some(steps));
            }
        }
    }
}
