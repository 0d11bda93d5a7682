//! Versions of a case: what a reader has changed, kept under names of their own beside what they are changing
//! now, and their form as text.
//!
//! ```text
//! versions = { "version " name eol { edit eol } }
//! ```
//!
//! An edit is a line as in [`crate::edits`]. On a device they stand below the changes ([`joined`]), in a
//! workspace below the changes of their case ([`crate::workspace`]). So that a Casebook that knows of none
//! leaves them alone, both have the number of a later form where there are any.

use crate::edits::{HEAD, HEAD_WITH_VERSIONS, LONGEST_LINE, MOST_LINES, MOST_TEXT, parse, write};
use casebook_model::amount::is_invisible;
use casebook_model::case::{Case, QuantityIndex};
use casebook_model::edit::{self, Edits};
use std::rc::Rc;

/// The most versions of a case.
pub const MOST: usize = 4;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 60;

/// What the line of a name begins with.
const BEGINS: &str = "version ";

/// A reader's work on a case at one time: what is changed, and the versions kept beside it, as text. What few
/// readers have is read by what shows it ([`Versions::read`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// What is changed.
    pub edits: Rc<Edits>,
    /// The versions, as [`Versions::text`] writes them; empty where there are none.
    pub versions: Rc<str>,
}

impl Work {
    /// Whether there is nothing of either.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty() && self.versions.is_empty()
    }

    /// What is changed, without any version.
    #[must_use]
    pub fn of(edits: Edits) -> Self {
        Self {
            edits: Rc::new(edits),
            versions: Rc::default(),
        }
    }
}

/// One version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its name, as [`name`] gives it.
    pub name: String,
    /// What is changed in it.
    pub edits: Edits,
}

/// The versions of a case, at most [`MOST`], in the order in which they were kept; no two of one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions(Vec<Version>);

/// Why a version cannot be kept so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// There is no name.
    NoName,
    /// The name is longer than [`LONGEST_NAME`].
    LongName,
    /// The name begins as the change of an input does.
    Begins,
    /// Another version has the name.
    Taken(String),
    /// There are [`MOST`] already.
    Full,
}

impl Wrong {
    /// What is wrong and what to do, in a sentence or two.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::NoName => "A version needs a name, such as “half the carers”.".to_owned(),
            Self::LongName => format!("This name is too long: up to {LONGEST_NAME} characters."),
            Self::Begins => "A name cannot begin with = or [.".to_owned(),
            Self::Taken(name) => {
                format!("There is a version “{name}” already. Give this one another name.")
            }
            Self::Full => format!("There is room for {MOST} versions. Remove one first."),
        }
    }
}

/// A name as it is kept: its words parted by single spaces, without what cannot be seen.
///
/// # Errors
/// Why it is none.
pub fn name(text: &str) -> Result<String, Wrong> {
    let seen: String = text
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let name = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    match () {
        () if name.is_empty() => Err(Wrong::NoName),
        () if name.chars().count() > LONGEST_NAME => Err(Wrong::LongName),
        () if name.starts_with(['=', '[']) => Err(Wrong::Begins),
        () => Ok(name),
    }
}

/// The name on a line, as written, if it is the line of a name and not the change of an input that is called
/// `version`.
#[must_use]
pub fn named(line: &str) -> Option<&str> {
    let name = line.strip_prefix(BEGINS)?.trim_start();
    (!name.starts_with(['=', '['])).then_some(name)
}

fn alike(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

impl Versions {
    /// In the order in which they were kept.
    #[must_use]
    pub fn list(&self) -> &[Version] {
        &self.0
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is room for no other.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.0.len() >= MOST
    }

    /// The version in which the same is changed, in the same order.
    #[must_use]
    pub fn with_edits(&self, edits: &Edits) -> Option<&Version> {
        self.0.iter().find(|version| version.edits == *edits)
    }

    /// With one more.
    ///
    /// # Errors
    /// When there is no room, or the name is none or taken.
    pub fn and(mut self, named: &str, edits: Edits) -> Result<Self, Wrong> {
        if self.is_full() {
            return Err(Wrong::Full);
        }
        let name = self.free(named, None)?;
        self.0.push(Version { name, edits });
        Ok(self)
    }

    /// With another name for one of them.
    ///
    /// # Errors
    /// When the name is none or taken.
    pub fn renamed(mut self, position: usize, named: &str) -> Result<Self, Wrong> {
        let name = self.free(named, Some(position))?;
        if let Some(version) = self.0.get_mut(position) {
            version.name = name;
        }
        Ok(self)
    }

    /// With something else changed in one of them.
    #[must_use]
    pub fn changed(mut self, position: usize, edits: Edits) -> Self {
        if let Some(version) = self.0.get_mut(position) {
            version.edits = edits;
        }
        self
    }

    /// Without one of them.
    #[must_use]
    pub fn without(mut self, position: usize) -> Self {
        if position < self.0.len() {
            self.0.remove(position);
        }
        self
    }

    /// A name that none has, but perhaps the one at a position.
    fn free(&self, named: &str, own: Option<usize>) -> Result<String, Wrong> {
        let name = name(named)?;
        let mut others = (self.0.iter().enumerate()).filter(|(at, _)| Some(*at) != own);
        match others.find(|(_, other)| alike(&other.name, &name)) {
            Some((_, other)) => Err(Wrong::Taken(other.name.clone())),
            None => Ok(name),
        }
    }

    /// Their text; empty where there are none.
    #[must_use]
    pub fn text(&self, case: &Case) -> String {
        let mut lines: Vec<String> = Vec::new();
        for version in &self.0 {
            lines.push([BEGINS, &version.name].concat());
            lines.extend(version.edits.list().iter().map(|edit| write(case, edit)));
        }
        lines.join("\n")
    }

    /// What [`Self::text`] wrote, and how many lines of it are not understood: those are left out, so that
    /// the rest is not lost.
    #[must_use]
    pub fn read(case: &Case, text: &str) -> (Self, usize) {
        let mut versions = Self::default();
        let mut refused = 0_usize;
        // Whether the lines below a name belong to a version.
        let mut reads = false;
        if text.len() > MOST_TEXT {
            return (versions, text.lines().count());
        }
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let read = match named(line) {
                Some(name) => {
                    let kept = versions.clone().and(name, Edits::none());
                    reads = kept.is_ok();
                    kept.map(|kept| versions = kept).is_ok()
                }
                None => {
                    let version = versions.0.last_mut().filter(|_| reads);
                    version.is_some_and(|version| put(case, version, line))
                }
            };
            if !read {
                refused = refused.saturating_add(1);
            }
        }
        (versions, refused)
    }
}

/// Puts a change into a version; whether it is one.
fn put(case: &Case, version: &mut Version, line: &str) -> bool {
    let has_room = version.edits.list().len() < MOST_LINES && line.len() <= LONGEST_LINE;
    match parse(case, line) {
        Ok(edit) if has_room => {
            version.edits = core::mem::take(&mut version.edits).with(case, edit);
            true
        }
        _ => false,
    }
}

/// A name for what is changed, for who gives none: what was done, if that is short, or a number.
#[must_use]
pub fn suggested(case: &Case, edits: &Edits, versions: &Versions) -> String {
    let mut inputs: Vec<QuantityIndex> = Vec::new();
    for edit in edits.list() {
        if !inputs.contains(&edit.quantity) {
            inputs.push(edit.quantity);
        }
    }
    let told = match inputs.as_slice() {
        [one] => case
            .quantity(*one)
            .map(|input| format!("{}: {}", input.label, edit::sentence(case, edits, *one))),
        _ => None,
    };
    let numbers = (1_usize..=MOST.saturating_add(1)).map(|number| format!("Version {number}"));
    let mut free = told.into_iter().chain(numbers);
    free.find_map(|named| versions.free(&named, None).ok())
        .unwrap_or_default()
}

/// The names of versions, as their text has them.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(named)
}

/// Changes as they are kept, and versions below them. `edits` is what [`crate::edits::write_all`] wrote.
#[must_use]
pub fn joined(edits: &str, versions: &str) -> String {
    match versions.is_empty() {
        true => edits.to_owned(),
        false => {
            let edits = edits.strip_prefix(HEAD).unwrap_or(edits);
            [HEAD_WITH_VERSIONS, edits, "\n", versions].concat()
        }
    }
}

/// Takes apart what [`joined`] joined: the changes, for [`crate::edits::read_all`], and the versions.
#[must_use]
pub fn parted(text: &str) -> (&str, &str) {
    let at = match text.starts_with(HEAD_WITH_VERSIONS) {
        true => text.find("\nversion "),
        false => None,
    };
    match at.and_then(|at| text.split_at_checked(at)) {
        Some((edits, versions)) => (edits, versions.trim_start_matches('\n')),
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::{Unreadable, of_lines, read_all, write_all};
    use crate::sample::sample;
    use proptest::prelude::*;

    fn edits(case: &Case, lines: &[&str]) -> Edits {
        of_lines(case, lines.iter().copied()).unwrap()
    }

    fn two(case: &Case) -> Versions {
        Versions::default()
            .and("half the carers", edits(case, &["in_care[low]=times 50%"]))
            .unwrap()
            .and(
                " three\tmonths  late ",
                edits(case, &["in_care=later 3", "rate=120"]),
            )
            .unwrap()
    }

    #[test]
    fn versions_are_written_so_that_a_person_can_read_them_and_read_back() {
        let case = sample();
        let text = two(&case).text(&case);
        assert_eq!(
            text,
            "version half the carers\nin_care[low]=times 50%\n\
             version three months late\nin_care=later 3\nrate=120"
        );
        assert_eq!(Versions::read(&case, &text), (two(&case), 0));
        assert_eq!(
            names(&text).collect::<Vec<_>>(),
            ["half the carers", "three months late"]
        );
        assert_eq!(Versions::default().text(&case), "");
        assert_eq!(Versions::read(&case, ""), (Versions::default(), 0));
    }

    #[test]
    fn each_has_a_name_of_its_own_and_there_are_four_at_most() {
        let case = sample();
        let and = |named: &str| two(&case).and(named, Edits::none()).unwrap_err();
        assert_eq!(and(" \u{200b}\n"), Wrong::NoName);
        assert_eq!(
            and("Half the Carers"),
            Wrong::Taken("half the carers".to_owned())
        );
        assert_eq!(and(&"x".repeat(LONGEST_NAME + 1)), Wrong::LongName);
        assert_eq!(and("=3"), Wrong::Begins);
        let renamed = two(&case).renamed(0, "HALF the carers").unwrap();
        assert_eq!(renamed.list()[0].name, "HALF the carers");
        assert!(two(&case).renamed(1, "half the carers").is_err());
        let full = two(&case).and("c", Edits::none()).unwrap();
        let full = full.and("d", Edits::none()).unwrap();
        assert_eq!(full.clone().and("e", Edits::none()), Err(Wrong::Full));
        assert_eq!(full.without(3).without(2).without(9), two(&case));
        for wrong in [Wrong::NoName, Wrong::LongName, Wrong::Begins, Wrong::Full] {
            assert!(wrong.words().ends_with('.'), "{wrong:?}");
        }
    }

    #[test]
    fn one_is_changed_and_found_by_what_is_changed_in_it() {
        let case = sample();
        let late = edits(&case, &["in_care=later 2"]);
        let versions = two(&case).changed(1, late.clone());
        assert_eq!(
            versions.with_edits(&late).unwrap().name,
            "three months late"
        );
        assert_eq!(two(&case).with_edits(&late), None);
    }

    #[test]
    fn what_is_not_understood_is_left_out_and_the_rest_is_not() {
        let case = sample();
        let text = "rate=9\nversion a\nrate=120\nraet=3\nversion A\nrate=7\nversion b\n\nversion c\nversion d\n\
                    version e\nrate=8";
        let (versions, refused) = Versions::read(&case, text);
        let named: Vec<&str> = versions.list().iter().map(|it| it.name.as_str()).collect();
        assert_eq!(named, ["a", "b", "c", "d"]);
        assert_eq!(versions.list()[0].edits, edits(&case, &["rate=120"]));
        // What stands above any version, an input that is none, a name twice, and one too many, with theirs.
        assert_eq!(refused, 6);
    }

    #[test]
    fn on_a_device_they_stand_below_the_changes_and_without_any_nothing_is_new() {
        let case = sample();
        let changed = write_all(&case, &edits(&case, &["rate=900"]));
        assert_eq!(joined(&changed, ""), changed);
        assert_eq!(parted(&changed), (&*changed, ""));
        let versions = two(&case).text(&case);
        for (kept, lines) in [(changed.as_str(), &["rate=900"][..]), ("", &[])] {
            let text = joined(kept, &versions);
            assert!(text.starts_with("casebook edits 2\n"), "{text}");
            let (found, rest) = parted(&text);
            assert_eq!(rest, versions);
            assert_eq!(
                read_all(&case, found),
                Ok((edits(&case, lines), Vec::new()))
            );
        }
        assert_eq!(
            read_all(&case, "casebook edits 3\n"),
            Err(Unreadable::Newer)
        );
    }

    #[test]
    fn what_has_no_name_yet_is_called_by_what_was_done() {
        let case = sample();
        let named = |lines: &[&str]| suggested(&case, &edits(&case, lines), &two(&case));
        assert_eq!(named(&["rate=900"]), "Rate: £900 a child a week");
        assert_eq!(
            named(&["in_care[low]=times 50%"]),
            "Children in care: Low: half of what the paper plans"
        );
        assert_eq!(named(&["rate=900", "cost=60"]), "Version 1");
        let one = two(&case).and("version 1", Edits::none()).unwrap();
        let again = edits(&case, &["rate=900", "cost=60"]);
        assert_eq!(suggested(&case, &again, &one), "Version 2");
    }

    #[test]
    fn an_input_may_be_called_version() {
        assert_eq!(named("version =3"), None);
        assert_eq!(named("version [low]=3"), None);
        assert_eq!(named("version=3"), None);
        assert_eq!(named("version a=b"), Some("a=b"));
    }

    fn some_edits() -> impl Strategy<Value = Vec<&'static str>> {
        let line = prop::sample::select(vec![
            "rate=900",
            "cost=60",
            "in_care=later 3",
            "in_care[low]=times 50%",
            "in_care[2020-05,high]=",
            "method=by-day",
            "steady=no",
        ]);
        prop::collection::vec(line, 0..4)
    }

    proptest! {
        #[test]
        fn any_versions_are_read_as_they_were_written(
            changed in some_edits(),
            all in prop::collection::vec(("\\PC{0,30}", some_edits()), 0..6),
        ) {
            let case = sample();
            let mut versions = Versions::default();
            for (named, lines) in &all {
                if let Ok(more) = versions.clone().and(named, edits(&case, lines)) {
                    versions = more;
                }
            }
            let text = versions.text(&case);
            prop_assert_eq!(&Versions::read(&case, &text), &(versions, 0));
            let changed = edits(&case, &changed);
            let kept = match changed.is_empty() {
                true => String::new(),
                false => write_all(&case, &changed),
            };
            let whole = joined(&kept, &text);
            prop_assert_eq!(parted(&whole).1, text);
            if !whole.is_empty() {
                prop_assert_eq!(read_all(&case, parted(&whole).0).unwrap().0, changed);
            }
        }

        #[test]
        fn any_text_is_read_or_left_out(text in "((version |rate=|\\PC{0,9})\\PC{0,9}\n){0,9}") {
            let case = sample();
            let (versions, _) = Versions::read(&case, &text);
            prop_assert_eq!(Versions::read(&case, &versions.text(&case)), (versions, 0));
        }
    }
}
