//! A file that rests on another case, as the page writes and rewrites it: a title, and what is added. What was
//! written otherwise is its author's, and left alone. How such a file is read in full stands in
//! `casebook_model::authoring::based`.

use casebook_model::amount::is_invisible;
use casebook_model::case::Case;
use casebook_model::edit::Edits;

/// The most letters of a name that is given here.
pub const LONGEST: usize = 60;

/// A file that rests on another case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Based {
    /// The id of the case.
    pub on: String,
    /// What it is called; empty where it says nothing of that.
    pub title: String,
    /// What is added, in order.
    pub added: Vec<Added>,
}

/// An item that is added to an axis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// The axis, by its name.
    pub axis: String,
    /// Its id, which never changes.
    pub id: String,
    /// What the reader calls it.
    pub label: String,
    /// The item whose figures it begins with.
    pub like: String,
}

/// Why an item cannot be called so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing is left of the name.
    Empty,
    /// Another item of the axis is called so.
    Taken,
}

impl Wrong {
    /// It in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Empty => "Give it a name.",
            Self::Taken => "Another one is called so. Choose another name.",
        }
    }
}

impl Based {
    /// A file on a case to which nothing is added yet.
    #[must_use]
    pub fn on(case: &Case) -> Self {
        Self {
            on: case.id.clone(),
            title: shown(&format!("{}, with additions", case.title)),
            added: Vec::new(),
        }
    }

    /// Reads a text; `None` where it rests on no other case, or is written in another way than this writes.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut based = Self::default();
        for line in text.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if line == "[[added]]" {
                based.added.push(Added::default());
                continue;
            }
            let (key, value) = line.split_once('=')?;
            let value = unquoted(value.trim())?;
            let slot = match (key.trim(), based.added.last_mut()) {
                ("based_on", None) => &mut based.on,
                ("title", None) => &mut based.title,
                ("axis", Some(added)) => &mut added.axis,
                ("id", Some(added)) => &mut added.id,
                ("label", Some(added)) => &mut added.label,
                ("like", Some(added)) => &mut added.like,
                _ => return None,
            };
            if !slot.is_empty() {
                return None;
            }
            *slot = value;
        }
        for added in &mut based.added {
            if added.label.is_empty() {
                added.label.clone_from(&added.id);
            }
        }
        let mut whole = based.added.iter();
        let whole = whole.all(|it| ![&it.axis, &it.id, &it.like].iter().any(|it| it.is_empty()));
        (whole && !based.on.is_empty()).then_some(based)
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("based_on = {}\n", quoted(&self.on));
        if !self.title.is_empty() {
            text.push_str(&format!("title = {}\n", quoted(&self.title)));
        }
        for it in &self.added {
            text.push_str(&format!(
                "\n[[added]]\naxis = {}\nid = {}\nlabel = {}\nlike = {}\n",
                quoted(&it.axis),
                quoted(&it.id),
                quoted(&it.label),
                quoted(&it.like)
            ));
        }
        text
    }

    /// With one more, of an axis of the case as it stands, that begins like one of its items.
    ///
    /// # Errors
    /// Where it cannot be called so.
    pub fn with(mut self, case: &Case, axis: &str, label: &str, like: &str) -> Result<Self, Wrong> {
        let label = named(case, axis, None, label)?;
        self.added.push(Added {
            axis: axis.to_owned(),
            id: free(case, &label),
            label,
            like: like.to_owned(),
        });
        Ok(self)
    }

    /// With another name for one of those that are added.
    ///
    /// # Errors
    /// Where it cannot be called so.
    pub fn renamed(mut self, case: &Case, id: &str, label: &str) -> Result<Self, Wrong> {
        if let Some(added) = self.added.iter_mut().find(|it| it.id == id) {
            added.label = named(case, &added.axis, Some(id), label)?;
        }
        Ok(self)
    }

    /// Without one of those that are added. What began like it begins like what that one began like: with the
    /// same figures.
    #[must_use]
    pub fn without(mut self, id: &str) -> Self {
        let gone = self.added.iter().position(|it| it.id == id);
        if let Some(gone) = gone.map(|at| self.added.remove(at)) {
            for added in &mut self.added {
                if added.like == gone.id && added.axis == gone.axis {
                    added.like.clone_from(&gone.like);
                }
            }
        }
        self
    }

    /// Changes that were made before some of it was added, as those of `case`, which has all of it: each is like
    /// what it began with as that stood.
    #[must_use]
    pub fn copied(&self, case: &Case, had: impl Fn(&Added) -> bool, edits: Edits) -> Edits {
        let new = self.added.iter().filter(|it| !had(it));
        new.fold(edits, |edits, it| {
            let Some((index, axis)) = case.find_axis(&it.axis) else {
                return edits;
            };
            match (axis.position(&it.like), axis.position(&it.id)) {
                (Some(like), Some(new)) => {
                    casebook_model::added::copied(case, &edits, index, like, new)
                }
                _ => edits,
            }
        })
    }

    /// A case with all that is added to it; `None` where it is not the one, or takes it not.
    #[must_use]
    pub fn grown(&self, case: &Case) -> Option<Case> {
        let mut grown = case.clone();
        for it in &self.added {
            let (index, axis) = grown.find_axis(&it.axis)?;
            let item = casebook_model::axis::Item {
                id: it.id.clone(),
                label: it.label.clone(),
                time: None,
            };
            let like = axis.position(&it.like)?;
            grown = grown.with_item(index, item, like).ok()?;
        }
        Some(grown)
    }
}

/// The id of the case that a text rests on, whoever wrote it; `None` where it is a case of its own.
#[must_use]
pub fn on(text: &str) -> Option<String> {
    let head = text.lines().map(str::trim);
    let mut head = head.take_while(|line| !line.starts_with('['));
    head.find_map(|line| {
        let value = line
            .strip_prefix("based_on")?
            .trim_start()
            .strip_prefix('=')?;
        let value = value.trim_start();
        let mark = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        let (id, _) = value.strip_prefix(mark)?.split_once(mark)?;
        Some(id.trim().to_owned())
    })
}

/// A name as it may stand: what can be seen of it.
fn shown(text: &str) -> String {
    let seen = text
        .chars()
        .filter(|c| !c.is_control() && !is_invisible(*c));
    seen.collect::<String>().trim().to_owned()
}

fn named(case: &Case, axis: &str, own: Option<&str>, label: &str) -> Result<String, Wrong> {
    let label: String = shown(label).chars().take(LONGEST).collect();
    let label = label.trim();
    let mut items = case.find_axis(axis).into_iter().flat_map(|it| &it.1.items);
    let is_taken = items.any(|it| it.label == label && own != Some(it.id.as_str()));
    match (label.is_empty(), is_taken) {
        (true, _) => Err(Wrong::Empty),
        (_, true) => Err(Wrong::Taken),
        _ => Ok(label.to_owned()),
    }
}

/// An id for a name that no axis of the case has.
fn free(case: &Case, label: &str) -> String {
    let mut id = String::new();
    for letter in label.chars().take(24) {
        match letter {
            letter if letter.is_ascii_alphanumeric() => id.push(letter.to_ascii_lowercase()),
            _ if id.ends_with('-') || id.is_empty() => {}
            _ => id.push('-'),
        }
    }
    let id = match id.trim_end_matches('-') {
        "" => "added",
        id => id,
    };
    let is_free = |id: &String| !case.axes.iter().any(|axis| axis.position(id).is_some());
    let numbered = (2_u32..).map(|number| format!("{id}-{number}"));
    let mut ids = core::iter::once(id.to_owned()).chain(numbered);
    ids.find(is_free).unwrap_or_default()
}

/// A text as it stands in a file.
fn quoted(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        return format!("\"{text}\"");
    }
    match text.contains('\'') {
        false => format!("'{text}'"),
        true => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// What [`quoted`] wrote.
fn unquoted(value: &str) -> Option<String> {
    if let Some(inside) = value.strip_prefix('\'') {
        let inside = inside.strip_suffix('\'')?;
        return (!inside.contains('\'')).then(|| inside.trim().to_owned());
    }
    let inside = value.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::new();
    let mut letters = inside.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => return None,
            '\\' => text.push(letters.next().filter(|it| matches!(it, '"' | '\\'))?),
            letter => text.push(letter),
        }
    }
    Some(text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::{of_lines, read_all, write_all};
    use crate::sample;
    use casebook_model::authoring::{Shelf, read_finding};
    use proptest::prelude::*;

    fn base() -> Case {
        let mut case = sample::sample();
        for axis in &mut case.axes {
            axis.extensible = axis.id == "scenario";
        }
        case
    }

    fn read_in_full(based: &Based) -> Case {
        let find = |_: &str| Ok(base());
        let text = based.text();
        read_finding("own/mine", "mine", &text, &Shelf::default(), &find)
            .unwrap_or_else(|faults| panic!("{text}: {faults:?}"))
            .case
    }

    fn added(labels: &[&str]) -> Based {
        labels.iter().fold(Based::on(&base()), |based, label| {
            let case = based.grown(&base()).unwrap();
            based.with(&case, "scenario", label, "low").unwrap()
        })
    }

    #[test]
    fn what_is_written_is_read_and_is_what_the_reader_of_files_makes_of_it() {
        let based = added(&[
            "Half the carers",
            "Half the “carers”",
            "…",
            "a \"b\" it's \\",
        ]);
        assert_eq!(Based::read(&based.text()), Some(based.clone()));
        assert_eq!(on(&based.text()), Some("sample".to_owned()));
        let ids: Vec<&str> = based.added.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(
            ids,
            ["half-the-carers", "half-the-carers-2", "added", "a-b-it-s"]
        );
        let mut grown = based.grown(&base()).unwrap();
        let full = read_in_full(&based);
        full.id.clone_into(&mut grown.id);
        grown.title = based.title;
        assert_eq!(full, grown);
        assert_eq!(
            full.title,
            casebook_model::authoring::based::title(&base().title)
        );
    }

    #[test]
    fn names_are_told_apart() {
        let based = added(&["Half"]);
        let case = based.grown(&base()).unwrap();
        let with = |label| based.clone().with(&case, "scenario", label, "low");
        assert_eq!(with("Half"), Err(Wrong::Taken));
        assert_eq!(with(" \u{200B} "), Err(Wrong::Empty));
        let renamed = based.clone().renamed(&case, "half", "Half").unwrap();
        assert_eq!(renamed, based);
        let renamed = renamed.renamed(&case, "half", "A third").unwrap();
        assert_eq!(
            (
                renamed.added[0].id.as_str(),
                renamed.added[0].label.as_str()
            ),
            ("half", "A third")
        );
    }

    #[test]
    fn what_began_like_one_that_goes_begins_with_the_same_figures() {
        let based = added(&["One"]);
        let case = based.grown(&base()).unwrap();
        let based = based
            .with(&case, "scenario", "Two", "one")
            .unwrap()
            .without("one");
        assert_eq!(based.added.len(), 1);
        assert_eq!(
            (based.added[0].id.as_str(), based.added[0].like.as_str()),
            ("two", "low")
        );
        assert!(based.grown(&base()).is_some());
    }

    #[test]
    fn changes_are_carried_over_by_their_text_and_what_is_added_is_like_what_stood() {
        let lines = ["in_care[2020-04,low]=770", "rate=900"];
        let edits = of_lines(&base(), lines).unwrap();
        let text = write_all(&base(), &edits);
        let based = added(&["Half"]);
        let case = read_in_full(&based);
        let (edits, refused) = read_all(&case, &text).unwrap();
        assert!(refused.is_empty());
        assert_eq!(write_all(&case, &edits), text);
        let copied = based.copied(&case, |_| false, edits.clone());
        let copied = write_all(&case, &copied);
        assert!(copied.contains("[2020-04,half]=770"), "{copied}");
        assert_eq!(based.copied(&case, |_| true, edits.clone()), edits);
    }

    #[test]
    fn what_another_wrote_is_left_alone() {
        let text = "# mine\nbased_on = \"sample\" # so\n";
        assert_eq!(Based::read(text), None);
        assert_eq!(on(text), Some("sample".to_owned()));
        for text in [
            "",
            "title = \"x\"",
            "based_on = \"a\"\nbased_on = \"b\"",
            "based_on = \"a\"\n[[added]]\naxis = \"x\"",
            "based_on = \"a\"\n[claim]\n",
            "based_on = \"a\"\nadded = []",
            "based_on = \"a\\u00e9\"",
        ] {
            assert_eq!(Based::read(text), None, "{text}");
        }
        assert_eq!(on("[claim]\nbased_on = \"a\""), None);
    }

    proptest! {
        #[test]
        fn any_name_is_read_back(label in ".{1,80}") {
            if let Ok(based) = Based::on(&base()).with(&base(), "scenario", &label, "low") {
                prop_assert_eq!(Based::read(&based.text()), Some(based.clone()));
                let case = read_in_full(&based);
                let (_, axis) = case.find_axis("scenario").unwrap();
                prop_assert_eq!(&axis.items.last().unwrap().label, &based.added[0].label);
            }
        }
    }
}
