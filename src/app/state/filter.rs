//! What narrows and orders the list of cases, as its address says it.

use super::encoding::{Query, pairs};

/// What the list of cases shows, and in which order. Empty for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that a case is found by.
    pub words: String,
    /// A council's name.
    pub council: String,
    /// A year as written, `2020/21`.
    pub year: String,
    /// A theme.
    pub theme: String,
    /// A state of the checks: `agree`, `differ`, `need`.
    pub checks: String,
    /// `size` for the largest first, `year` for year, council and title; empty for those that differ
    /// first.
    pub order: String,
}

impl Filter {
    pub(super) fn read(query: &str) -> Self {
        let mut filter = Self::default();
        for (name, value) in pairs(query) {
            filter = filter.with(&name, value);
        }
        filter
    }

    /// With one part changed; an unknown name changes nothing.
    #[must_use]
    pub fn with(mut self, name: &str, value: String) -> Self {
        let slot = match name {
            "words" => &mut self.words,
            "council" => &mut self.council,
            "year" => &mut self.year,
            "theme" => &mut self.theme,
            "checks" => &mut self.checks,
            "order" => &mut self.order,
            _ => return self,
        };
        *slot = value;
        self
    }

    pub(super) fn query(&self) -> String {
        Query::default()
            .with("words", &self.words)
            .with("council", &self.council)
            .with("year", &self.year)
            .with("theme", &self.theme)
            .with("checks", &self.checks)
            .with("order", &self.order)
            .text()
    }
}
