//! What a reader asks of a case, as it stands in the fragment of its address.
//!
//! ```text
//! asking = "ask=" question { "&" choice "=" value }      ask=reach&by=agency_rate&to=2m
//! ```
//!
//! What a choice means is the question's own affair. Whatever is not understood is left out.

use super::encoding::{Query, pairs};

/// The most choices that are read.
const MOST: usize = 60;

/// The longest value that is read, in bytes.
const LONGEST: usize = 2000;

/// A question that can be asked of any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Each input moved alone.
    Matters,
    /// The step of an input at which the claim is reached.
    Reach,
    /// What each change does.
    Changed,
    /// What has happened so far, and where it leads.
    Going,
    /// Inputs drawn from where they may lie.
    Sure,
    /// Two inputs against each other.
    Pair,
    /// Copies of the case, side by side.
    Versions,
    /// Scenarios of the reader's own beside those of the paper: of cases that allow it.
    Scenarios,
}

impl Question {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Matters,
        Self::Reach,
        Self::Changed,
        Self::Going,
        Self::Sure,
        Self::Pair,
        Self::Versions,
        Self::Scenarios,
    ];

    /// Its name in addresses, and in the ids of what belongs to it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Matters => "matters",
            Self::Reach => "reach",
            Self::Changed => "changed",
            Self::Going => "going",
            Self::Sure => "sure",
            Self::Pair => "pair",
            Self::Versions => "versions",
            Self::Scenarios => "scenarios",
        }
    }

    /// It in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Matters => "What matters most?",
            Self::Reach => "What would it take?",
            Self::Changed => "What did I change?",
            Self::Going => "How is it going?",
            Self::Sure => "How sure is it?",
            Self::Pair => "Two at once",
            Self::Versions => "Versions side by side",
            Self::Scenarios => "Add a scenario",
        }
    }
}

/// A question with what was chosen of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// The question.
    pub question: Question,
    choices: Vec<(String, String)>,
}

impl Asking {
    /// A question as it is first asked.
    #[must_use]
    pub fn new(question: Question) -> Self {
        Self {
            question,
            choices: Vec::new(),
        }
    }

    /// Reads a fragment, with or without its `#`; `None` where nothing is asked.
    #[must_use]
    pub fn read(fragment: &str) -> Option<Self> {
        let state = fragment.strip_prefix('#').unwrap_or(fragment);
        // In a file that holds all pages it stands behind the path.
        let state = match state.starts_with('/') {
            true => state.split_once('?')?.1,
            false => state,
        };
        let state = state.trim_end_matches(['/', '.', ',', ')', ';']);
        // So does what is asked of one of the reader's own cases, behind its name.
        let mut pairs = pairs(state).skip_while(|(name, _)| name == "case");
        let (name, id) = pairs.next()?;
        let question = Question::ALL.into_iter().find(|it| it.id() == id)?;
        let choices = pairs.filter(|(_, value)| value.len() <= LONGEST);
        (name == "ask").then(|| Self {
            question,
            choices: choices.take(MOST).collect(),
        })
    }

    /// What [`Self::read`] reads, without a `#`.
    #[must_use]
    pub fn text(&self) -> String {
        let query = Query::default().with("ask", self.question.id());
        let choices = self.choices.iter();
        choices
            .fold(query, |query, (name, value)| query.with(name, value))
            .text()
    }

    /// What was chosen; nothing where nothing was.
    #[must_use]
    pub fn choice(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// What was chosen under a name that may stand several times.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        (self.choices.iter())
            .filter(move |(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    /// With something chosen, in place of what was; an empty value takes it away.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.choices.retain(|(own, _)| own != name);
        self.and(name, value)
    }

    /// With something chosen besides.
    #[must_use]
    pub fn and(mut self, name: &str, value: &str) -> Self {
        if !value.is_empty() {
            self.choices.push((name.to_owned(), value.to_owned()));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_read_back() {
        for question in Question::ALL {
            let asking = Asking::new(question)
                .with("by", "in_care[low]")
                .with("to", "£1.5m")
                .and("range", "a=1 to 2 likely 1.5 pert")
                .and("range", "b=times 80% to 110%");
            let read = Asking::read(&format!("#{}", asking.text()));
            assert_eq!(read.as_ref(), Some(&asking), "{}", asking.text());
            let whole = format!("#/case/a/2020-21/x?{}", asking.text());
            assert_eq!(Asking::read(&whole), Some(asking));
        }
        let bare = Asking::new(Question::Reach);
        assert_eq!(bare.text(), "ask=reach");
        assert_eq!(bare.clone().with("to", "2m").with("to", ""), bare);
        // A sentence around a link.
        assert_eq!(Asking::read("#ask=reach)."), Some(bare));
    }

    #[test]
    fn of_ones_own_case_it_stands_behind_its_name() {
        let asked = Asking::read("#case=fewer-buses&ask=reach&by=agency_rate");
        assert_eq!(asked, Asking::read("#ask=reach&by=agency_rate"));
        assert!(asked.is_some());
        assert_eq!(Asking::read("#case=fewer-buses"), None);
    }

    #[test]
    fn anything_else_asks_nothing() {
        for fragment in [
            "",
            "#",
            "#checks",
            "#ask=",
            "#ask=what",
            "#working=x&ask=reach",
            "#/case/x",
            "#asks=reach",
        ] {
            assert_eq!(Asking::read(fragment), None, "{fragment}");
        }
    }
}
