//! Which cases a total is of, as its address says it.
//!
//! ```text
//! selection = [ "council=" name ] "&" [ "year=" year ] "&" [ "leave=" ( "all" | ids ) ] "&" [ "with=" ids ]
//! ids       = id { "," id }
//! ```
//!
//! Council and year pick all of theirs. `leave` leaves cases out by hand, or all; `with` counts
//! cases by hand: of another council or year, or one that would be left out because its money
//! is certainly counted in another case.

use super::encoding::{Query, decoded, raw_pairs};
use casebook_analysis::catalogue::Entry;

/// The cases of a total.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// A council's name; empty for all.
    pub council: String,
    /// A year as written, `2020/21`; empty for all.
    pub year: String,
    /// Whether council and year pick nothing, so that only what is counted by hand counts.
    pub by_hand: bool,
    /// Ids left out by hand.
    pub leave: Vec<String>,
    /// Ids counted by hand.
    pub with: Vec<String>,
}

/// Stands in place of ids for all that council and year would pick.
const ALL: &str = "all";

/// The most ids an address may name.
const MOST: usize = 200;

impl Selection {
    /// The cases of a council and a year; an empty name stands for all.
    #[must_use]
    pub fn of(council: &str, year: &str) -> Self {
        Self {
            council: council.to_owned(),
            year: year.to_owned(),
            ..Self::default()
        }
    }

    /// No case until one is counted by hand.
    #[must_use]
    pub fn none() -> Self {
        Self {
            by_hand: true,
            ..Self::default()
        }
    }

    pub(super) fn read(query: &str) -> Self {
        let mut selection = Self::default();
        for (name, value) in raw_pairs(query) {
            match name.as_str() {
                "council" => selection.council = decoded(&value.replace('+', " ")),
                "year" => selection.year = decoded(value),
                "leave" if value == ALL => selection.by_hand = true,
                "leave" => selection.leave = ids(value),
                "with" => selection.with = ids(value),
                _ => {}
            }
        }
        selection
    }

    pub(super) fn query(&self) -> String {
        let leave = match self.by_hand {
            true => vec![ALL.to_owned()],
            false => self.leave.clone(),
        };
        Query::default()
            .with("council", &self.council)
            .with("year", &self.year)
            .with_list("leave", ",", &leave)
            .with_list("with", ",", &self.with)
            .text()
    }

    /// Whether council and year pick a case.
    #[must_use]
    pub fn picks(&self, entry: &Entry) -> bool {
        let one_of = |wanted: &str, is: &str| wanted.is_empty() || wanted == is;
        !self.by_hand && one_of(&self.council, &entry.council) && one_of(&self.year, &entry.year)
    }

    /// Whether a case is picked or counted by hand, and so has to be looked into.
    #[must_use]
    pub fn considers(&self, entry: &Entry) -> bool {
        self.picks(entry) || self.with.contains(&entry.id)
    }

    /// Whether a case counts that would, or would not, `by_default`.
    #[must_use]
    pub fn counts(&self, id: &str, by_default: bool) -> bool {
        let named = |ids: &[String]| ids.iter().any(|other| other == id);
        named(&self.with) || (by_default && !named(&self.leave))
    }

    /// Of all councils (`council`), or of all years (`year`).
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        match name {
            "council" => self.council.clear(),
            "year" => self.year.clear(),
            _ => {}
        }
        self
    }

    /// With a case counted or not, by hand only where that is not so by default.
    #[must_use]
    pub fn with_case(mut self, id: &str, counts: bool, by_default: bool) -> Self {
        self.leave.retain(|other| other != id);
        self.with.retain(|other| other != id);
        match (counts, by_default) {
            (true, false) => self.with.push(id.to_owned()),
            (false, true) => self.leave.push(id.to_owned()),
            _ => {}
        }
        self
    }
}

fn ids(value: &str) -> Vec<String> {
    value
        .split(',')
        .filter(|id| !id.is_empty())
        .take(MOST)
        .map(decoded)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::address::Route;
    use proptest::prelude::*;

    fn read_back(selection: &Selection) -> Route {
        let route = Route::Totals(selection.clone());
        Route::read(&route.path(), &route.fragment())
    }

    #[test]
    fn the_selection_is_in_the_address() {
        let selection = Selection::of("Cambridgeshire County Council", "2020/21")
            .with_case("cambridgeshire/2020-21/early-help", false, true)
            .with_case("cambridgeshire/2020-21/early-help-october", true, false);
        assert_eq!(
            Route::Totals(selection.clone()).fragment(),
            "#council=Cambridgeshire%20County%20Council&year=2020/21&leave=cambridgeshire/2020-21/early-help&with=cambridgeshire/2020-21/early-help-october"
        );
        assert_eq!(read_back(&selection), Route::Totals(selection));
        assert_eq!(Route::Totals(Selection::none()).fragment(), "#leave=all");
    }

    #[test]
    fn a_case_put_back_to_its_default_leaves_no_trace() {
        let all = Selection::default();
        let left = all.clone().with_case("a/b/c", false, true);
        assert!(!left.counts("a/b/c", true));
        assert_eq!(left.with_case("a/b/c", true, true), all);
        let added = all.clone().with_case("a/b/c", true, false);
        assert!(added.counts("a/b/c", false));
        assert_eq!(added.with_case("a/b/c", false, false), all);
    }

    proptest! {
        #[test]
        fn an_address_is_read_back(
            council in "\\PC{0,20}",
            year in "[0-9/]{0,7}",
            by_hand in any::<bool>(),
            leave in proptest::collection::vec("[a-z/0-9-]{1,20}", 0..4),
            with in proptest::collection::vec("[a-z/0-9é-]{1,20}", 0..4),
        ) {
            let leave: Vec<String> = leave.into_iter().filter(|id| !by_hand && id != ALL).collect();
            let selection = Selection { council, year, by_hand, leave, with };
            prop_assert_eq!(read_back(&selection), Route::Totals(selection));
        }
    }
}
