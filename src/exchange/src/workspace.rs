//! A workspace as a text: several cases with the reader's changes to each, to keep as a file and to send.
//! A text editor can read it, and a person can write it.
//!
//! ```text
//! casebook workspace 1
//! saved 27 November 2026
//!
//! case cambridgeshire/2020-21/placement-mix-and-demand
//! agency_rate=900
//! in_house_added=later 3
//! ```
//!
//! Below the name of a case each line is a change, as `--set` takes it (see [`crate::edits`]). Versions of
//! the case stand below its changes, each with its name and its own changes (see [`crate::versions`]):
//!
//! ```text
//! version half the carers
//! in_house_added=times 50%
//! ```
//!
//! A workspace with versions is headed as the second form, which is otherwise the first: a Casebook that
//! knows of none says that it is too new. Empty lines, and those that begin with `#`, mean nothing.

use crate::edits::{self, LONGEST_LINE, MOST_LINES};
use crate::versions::{self, Versions, named};
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use core::fmt::Write;

/// The first line: the version of the form.
pub const HEAD: &str = "casebook workspace 1";

/// The first line where a case has versions.
pub const HEAD_WITH_VERSIONS: &str = "casebook workspace 2";

/// What the first line begins with in every version.
const ANY_HEAD: &str = "casebook workspace ";

/// The most text that is read, in bytes.
pub const MOST_TEXT: usize = 4 * 1024 * 1024;

/// The most cases that are read.
pub const MOST_CASES: usize = 500;

/// The changes to one case and the versions of it, not yet understood: that takes the case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The id of the case.
    pub case: String,
    /// Its changes, each with the number of its line, from 1.
    pub changes: Vec<(usize, String)>,
    /// Its versions.
    pub versions: Vec<KeptVersion>,
}

/// A version, not yet understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptVersion {
    /// Its name, with the number of its line, from 1.
    pub name: (usize, String),
    /// Its changes, each with the number of its line.
    pub changes: Vec<(usize, String)>,
}

/// Why a text is no workspace, or a change in it none of its case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Longer than [`MOST_TEXT`].
    TooLong,
    /// It does not begin with [`HEAD`].
    NoWorkspace,
    /// It was written by a newer version.
    Newer,
    /// A change before any case.
    NoCase {
        /// The line, from 1.
        line: usize,
    },
    /// A case twice.
    Twice {
        /// The line, from 1.
        line: usize,
        /// The case.
        case: String,
    },
    /// More cases than [`MOST_CASES`], more changes to a case or in a version than [`MOST_LINES`], or a line longer than
    /// [`LONGEST_LINE`].
    TooMuch {
        /// The line, from 1.
        line: usize,
    },
    /// Nothing in it.
    Empty,
    /// A change that is not understood.
    Change {
        /// The line, from 1.
        line: usize,
        /// Why, in words.
        words: String,
    },
    /// A version that cannot be kept so.
    Version {
        /// The line of its name, from 1.
        line: usize,
        /// Why.
        wrong: versions::Wrong,
    },
}

impl Refused {
    /// What is wrong, in a sentence or two.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::TooLong => "This file is too long for a workspace.".to_owned(),
            Self::NoWorkspace => format!(
                "This file is not a workspace of Casebook. One begins with the line “{HEAD}”."
            ),
            Self::Newer => {
                "This workspace was saved by a newer version of Casebook. Load this page again, and open it then."
                    .to_owned()
            }
            Self::NoCase { line } => format!(
                "Line {line} is a change, but no case stands above it. A line such as “case council/year/name” says which."
            ),
            Self::Twice { line, case } => format!("Line {line}: “{case}” stands in the file twice."),
            Self::TooMuch { line } => format!("From line {line} on there is more than a workspace can hold."),
            Self::Empty => "There are no changes in this workspace.".to_owned(),
            Self::Change { line, words } => format!("Line {line}: {words}"),
            Self::Version {
                line,
                wrong: versions::Wrong::Full,
            } => format!(
                "Line {line}: a case has up to {} versions, and this is one more.",
                versions::MOST
            ),
            Self::Version { line, wrong } => format!("Line {line}: {}", wrong.words()),
        }
    }
}

/// The text of a workspace: the cases that are changed or have versions, in the order given, and the day in
/// words.
#[must_use]
pub fn write<'a>(
    cases: impl IntoIterator<Item = (&'a Case, &'a Edits, &'a Versions)>,
    day: Option<&str>,
) -> String {
    let (mut text, mut head) = (String::new(), HEAD);
    if let Some(day) = day {
        let _ = writeln!(text, "saved {day}");
    }
    for (case, edits, versions) in cases {
        if edits.is_empty() && versions.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n# {}\ncase {}", case.title, case.id);
        for edit in edits.list() {
            let _ = writeln!(text, "{}", edits::write(case, edit));
        }
        if !versions.is_empty() {
            head = HEAD_WITH_VERSIONS;
            let _ = writeln!(text, "{}", versions.text(case));
        }
    }
    format!("{head}\n{text}")
}

/// What a text holds, case by case.
///
/// # Errors
/// What keeps it from being a workspace. Nothing of a text with a fault is given.
pub fn read(text: &str) -> Result<Vec<Kept>, Refused> {
    if text.len() > MOST_TEXT {
        return Err(Refused::TooLong);
    }
    // An editor may have put a mark of its own first.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = (1_usize..).zip(text.lines().map(str::trim));
    match lines.next() {
        Some((_, HEAD | HEAD_WITH_VERSIONS)) => {}
        Some((_, head)) if head.starts_with(ANY_HEAD) => return Err(Refused::Newer),
        _ => return Err(Refused::NoWorkspace),
    }
    let mut cases: Vec<Kept> = Vec::new();
    for (line, text) in lines {
        if text.is_empty()
            || text.starts_with('#')
            || cases.is_empty() && text.starts_with("saved ")
        {
            continue;
        }
        if text.len() > LONGEST_LINE {
            return Err(Refused::TooMuch { line });
        }
        if let Some(id) = text.strip_prefix("case ") {
            let case = id.trim().to_owned();
            if cases.iter().any(|known| known.case == case) {
                return Err(Refused::Twice { line, case });
            }
            if cases.len() >= MOST_CASES {
                return Err(Refused::TooMuch { line });
            }
            cases.push(Kept {
                case,
                ..Kept::default()
            });
            continue;
        }
        let of = cases.last_mut().ok_or(Refused::NoCase { line })?;
        if let Some(name) = named(text) {
            of.begin(line, name)?;
            continue;
        }
        let changes = match of.versions.last_mut() {
            Some(version) => &mut version.changes,
            None => &mut of.changes,
        };
        if changes.len() >= MOST_LINES {
            return Err(Refused::TooMuch { line });
        }
        changes.push((line, text.to_owned()));
    }
    cases.retain(|kept| !kept.changes.is_empty() || !kept.versions.is_empty());
    match cases.is_empty() {
        true => Err(Refused::Empty),
        false => Ok(cases),
    }
}

impl Kept {
    /// What follows is of a version.
    fn begin(&mut self, line: usize, name: &str) -> Result<(), Refused> {
        if self.versions.len() >= versions::MOST {
            let wrong = versions::Wrong::Full;
            return Err(Refused::Version { line, wrong });
        }
        self.versions.push(KeptVersion {
            name: (line, name.to_owned()),
            changes: Vec::new(),
        });
        Ok(())
    }

    /// The changes, once the case is here.
    ///
    /// # Errors
    /// The first change that the case does not understand.
    pub fn edits(&self, case: &Case) -> Result<Edits, Refused> {
        understood(case, &self.changes)
    }

    /// The versions, once the case is here.
    ///
    /// # Errors
    /// The first name that is none or stands twice, or the first change that the case does not understand.
    pub fn versions(&self, case: &Case) -> Result<Versions, Refused> {
        let mut read = Versions::default();
        for KeptVersion { name, changes } in &self.versions {
            let (line, name) = name;
            let edits = understood(case, changes)?;
            let kept = read.and(name, edits);
            read = kept.map_err(|wrong| Refused::Version { line: *line, wrong })?;
        }
        Ok(read)
    }
}

fn understood(case: &Case, changes: &[(usize, String)]) -> Result<Edits, Refused> {
    let mut read = Edits::none();
    for (line, change) in changes {
        let edit = edits::parse(case, change).map_err(|error| Refused::Change {
            line: *line,
            words: error.words(),
        })?;
        read = read.with(case, edit);
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;
    use proptest::prelude::*;

    fn refused(text: &str) -> String {
        read(text).unwrap_err().words()
    }

    fn edits(case: &Case, lines: &[&str]) -> Edits {
        let parsed = lines.iter().map(|line| edits::parse(case, line).unwrap());
        parsed.fold(Edits::none(), |edits, edit| edits.with(case, edit))
    }

    #[test]
    fn cases_and_their_changes_are_written_so_that_a_person_can_read_them() {
        let (one, two) = (sample(), sample());
        let two = Case {
            id: "council/2020-21/two".to_owned(),
            title: "Another".to_owned(),
            ..two
        };
        let one = Case {
            id: "council/2020-21/one".to_owned(),
            ..one
        };
        let changed = edits(&one, &["rate=120", "in_care[low]=times 50%"]);
        let changed_too = edits(&two, &["steady=no"]);
        let none = Edits::none();
        let no = Versions::default();
        let all = [
            (&one, &changed, &no),
            (&one, &none, &no),
            (&two, &changed_too, &no),
        ];
        let text = write(all, Some("27 November 2026"));
        assert_eq!(
            text,
            "casebook workspace 1\nsaved 27 November 2026\n\n# A sample\ncase council/2020-21/one\n\
             rate=120\nin_care[low]=times 50%\n\n# Another\ncase council/2020-21/two\nsteady=no\n"
        );
        let kept = read(&text).unwrap();
        assert_eq!(kept.len(), 2);
        assert_eq!(kept[0].edits(&one), Ok(changed));
        assert_eq!(kept[1].case, two.id);
        assert_eq!(kept[1].edits(&two), Ok(changed_too));
    }

    #[test]
    fn what_an_editor_does_to_a_text_changes_nothing() {
        let text =
            "\u{feff}casebook workspace 1\r\n\r\n  case a/b/c \r\n# mine\r\n rate=1 \r\n\r\n";
        let kept = read(text).unwrap();
        assert_eq!(kept[0].case, "a/b/c");
        assert_eq!(kept[0].changes, [(5, "rate=1".to_owned())]);
    }

    #[test]
    fn what_is_no_workspace_is_refused_in_words() {
        for text in ["", "PK\u{3}\u{4}", "rate=1", "<!doctype html>"] {
            assert!(refused(text).contains("not a workspace"), "{text}");
        }
        for head in ["casebook workspace 3", "casebook workspace 10\ncase a"] {
            assert!(refused(head).contains("newer version"), "{head}");
        }
        assert!(refused("casebook workspace 1\nsaved today\n").contains("no changes"));
        assert!(refused("casebook workspace 1\ncase a\n").contains("no changes"));
        assert!(refused("casebook workspace 1\n\nrate=1").starts_with("Line 3 is a change"));
        let twice = "casebook workspace 1\ncase a\nrate=1\ncase a";
        assert_eq!(refused(twice), "Line 4: “a” stands in the file twice.");
        let long = format!("casebook workspace 1\ncase a\n{}", "x".repeat(MOST_TEXT));
        assert_eq!(read(&long), Err(Refused::TooLong));
        let wide = format!(
            "casebook workspace 1\ncase a\n{}",
            "x".repeat(LONGEST_LINE + 1)
        );
        assert_eq!(read(&wide), Err(Refused::TooMuch { line: 3 }));
        let many = format!(
            "casebook workspace 1\ncase a\n{}",
            "x=1\n".repeat(MOST_LINES + 1)
        );
        assert_eq!(
            read(&many),
            Err(Refused::TooMuch {
                line: MOST_LINES + 3
            })
        );
        let cases: String = (0..=MOST_CASES).map(|it| format!("case {it}\n")).collect();
        let line = MOST_CASES + 2;
        assert_eq!(
            read(&format!("{HEAD}\n{cases}")),
            Err(Refused::TooMuch { line })
        );
    }

    #[test]
    fn a_change_that_is_not_understood_is_told_with_its_line() {
        let kept = read("casebook workspace 1\ncase a\nrate=1\nraet=2").unwrap();
        let words = kept[0].edits(&sample()).unwrap_err().words();
        assert_eq!(
            words,
            "Line 4: “raet” is not an input here. Did you mean “rate”?"
        );
    }

    #[test]
    fn versions_stand_below_the_changes_of_their_case() {
        let (case, none) = (sample(), Edits::none());
        let versions = Versions::default()
            .and("half the carers", edits(&case, &["in_care[low]=times 50%"]))
            .unwrap()
            .and("as printed", Edits::none())
            .unwrap();
        let changed = edits(&case, &["rate=120"]);
        let text = write([(&case, &changed, &versions)], None);
        let id = &case.id;
        assert_eq!(
            text,
            format!(
                "casebook workspace 2\n\n# A sample\ncase {id}\nrate=120\nversion half the carers\n\
                 in_care[low]=times 50%\nversion as printed\n"
            )
        );
        let kept = read(&text).unwrap();
        assert_eq!(kept[0].edits(&case), Ok(changed));
        assert_eq!(kept[0].versions(&case).as_ref(), Ok(&versions));
        // A case of which nothing is changed but that has versions.
        let text = write([(&case, &none, &versions)], None);
        assert_eq!(read(&text).unwrap()[0].versions(&case), Ok(versions));
        // Somebody may write them below the older head.
        let kept = read("casebook workspace 1\ncase a\nversion b\nrate=1").unwrap();
        assert!(kept[0].changes.is_empty());
        assert_eq!(kept[0].versions[0].changes, [(4, "rate=1".to_owned())]);
    }

    #[test]
    fn a_version_that_cannot_be_kept_is_told_with_its_line() {
        let versions = |text: &str| {
            let kept = read(&format!("casebook workspace 2\ncase a\n{text}"));
            kept.and_then(|kept| kept[0].versions(&sample()))
                .unwrap_err()
                .words()
        };
        assert_eq!(
            versions("version a\nrate=1\nversion A"),
            "Line 5: There is a version “a” already. Give this one another name."
        );
        assert_eq!(
            versions("version a\nversion b\nversion c\nversion d\nversion e"),
            "Line 7: a case has up to 4 versions, and this is one more."
        );
        assert_eq!(
            versions("version a\nraet=2"),
            "Line 4: “raet” is not an input here. Did you mean “rate”?"
        );
        assert!(versions(&format!("version {}", "x".repeat(61))).contains("too long"));
        // A name may not be empty: without one the line is a change, and none.
        assert!(refused("casebook workspace 2\nversion a").contains("no case stands above"));
    }

    fn some_lines() -> impl Strategy<Value = Vec<&'static str>> {
        let line = prop::sample::select(vec!["rate=900", "in_care=later 3", "method=by-day"]);
        prop::collection::vec(line, 0..4)
    }

    proptest! {
        #[test]
        fn any_workspace_is_read_as_it_was_written(
            changed in some_lines(),
            all in prop::collection::vec(("\\PC{1,20}", some_lines()), 0..5),
        ) {
            let case = sample();
            let changed = edits(&case, &changed);
            let mut versions = Versions::default();
            for (name, lines) in &all {
                if let Ok(more) = versions.clone().and(name, edits(&case, lines)) {
                    versions = more;
                }
            }
            let text = write([(&case, &changed, &versions)], Some("today"));
            match read(&text) {
                Ok(kept) => {
                    prop_assert_eq!(kept[0].edits(&case), Ok(changed));
                    prop_assert_eq!(kept[0].versions(&case), Ok(versions));
                }
                Err(error) => {
                    prop_assert_eq!(error, Refused::Empty);
                    prop_assert!(changed.is_empty() && versions.is_empty());
                }
            }
        }

        #[test]
        fn any_text_is_read_or_refused_in_words(text in "(casebook workspace [12]\n)?(case a\n)?((version )?\\PC{0,20}\n){0,5}") {
            match read(&text) {
                Ok(kept) => prop_assert!(kept.iter().all(|it| !it.changes.is_empty() || !it.versions.is_empty())),
                Err(refused) => prop_assert!(!refused.words().is_empty()),
            }
        }
    }
}
