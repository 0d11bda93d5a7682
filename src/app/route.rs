//! Addresses within the page: fragments, so that it works from any folder of any static server.
//!
//! ```text
//! fragment = ""                                        the list of cases
//!          | "#/" ["?" filter]                         the list of cases, filtered
//!          | "#/case/" id                              a case
//!          | "#/case/" id "/working/" figure [above]   a case with the working of a figure open
//!          | "#/totals" ["?" selection]                   cases added up
//!          | "#/papers"                                the papers
//!          | "#/paper/" number ["?only=differing"]     one of them, counted from 1
//!          | "#/differences"                           what differs in all of them
//!          | "#/needed" ["?by=who"]                    what is still needed, by case or by who would know
//! figure   = quantity ["/" place]                      in_care/2020-04,low
//! above    = "?above=" figure { "~" figure }           the figures one came down from
//! filter   = name "=" value { "&" name "=" value }
//! ```
//!
//! Anything else is an address that is not here; it yields a page too. `#main`, the target of the
//! skip link, is no address.

use crate::selection::Selection;
use std::fmt::Write;

/// Where the reader is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of cases.
    Home(Filter),
    /// A case.
    Case {
        /// Its id.
        id: String,
        /// The figure whose working is open.
        working: Option<Figure>,
        /// The figures one came down from to this working, the topmost first.
        above: Vec<Figure>,
    },
    /// Cases added up.
    Totals(Selection),
    /// The list of papers.
    Papers,
    /// One paper.
    Paper {
        /// Which, counted from 1.
        number: usize,
        /// Only what differs of it.
        only_differing: bool,
    },
    /// Every print that differs.
    Differences,
    /// What is still needed.
    Needed {
        /// Sorted by who would know, not by case.
        by_who: bool,
    },
    /// No such page.
    Missing,
}

/// A figure by the names an address gives, which may be of no case at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The id of a quantity.
    pub quantity: String,
    /// Ids of items, parted by commas; empty for a quantity without axes.
    pub place: String,
}

/// What the list of cases shows, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words in title, reference or description.
    pub words: String,
    /// A council's name; empty for all.
    pub council: String,
    /// A year as written, `2020/21`; empty for all.
    pub year: String,
    /// A theme; empty for all.
    pub theme: String,
    /// A state of the checks: `agree`, `differ`, `need`; empty for any.
    pub checks: String,
    /// `size` for the largest first; empty for year, council and title.
    pub order: String,
}

/// The most figures an address may name as the way down.
const DEEPEST: usize = 40;

/// What asks for only the figures of a paper that differ.
const ONLY_DIFFERING: &str = "only=differing";

/// What asks for the list of needs by who would know.
const BY_WHO: &str = "by=who";

/// The target of the skip link.
const SKIP_TARGET: &str = "main";

impl Route {
    /// The list of all cases.
    #[must_use]
    pub fn home() -> Self {
        Self::Home(Filter::default())
    }

    /// A case, without a working.
    #[must_use]
    pub fn case(id: &str) -> Self {
        Self::Case {
            id: id.to_owned(),
            working: None,
            above: Vec::new(),
        }
    }

    /// Reads a fragment, with or without its `#`. `None` for the target of the skip link, which
    /// leaves the reader where they are.
    #[must_use]
    pub fn read(fragment: &str) -> Option<Self> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if fragment == SKIP_TARGET {
            return None;
        }
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        Some(match path {
            "" | "/" => Self::Home(Filter::read(query)),
            "/totals" => Self::Totals(Selection::read(query)),
            "/papers" => Self::Papers,
            "/differences" => Self::Differences,
            "/needed" => Self::Needed {
                by_who: query == BY_WHO,
            },
            _ => match (path.strip_prefix("/case/"), path.strip_prefix("/paper/")) {
                (Some(rest), _) => Self::read_case(rest, query),
                (_, Some(number)) => Self::read_paper(number, query),
                _ => Self::Missing,
            },
        })
    }

    /// A paper, all of it.
    #[must_use]
    pub fn paper(number: usize) -> Self {
        Self::Paper {
            number,
            only_differing: false,
        }
    }

    fn read_paper(number: &str, query: &str) -> Self {
        let only_differing = query == ONLY_DIFFERING;
        number.parse().map_or(Self::Missing, |number| Self::Paper {
            number,
            only_differing,
        })
    }

    fn read_case(path: &str, query: &str) -> Self {
        let (id, figure) = match path.split_once("/working/") {
            Some((id, figure)) => (id, Some(Figure::read(figure))),
            None => (path, None),
        };
        let above = pairs(query)
            .find(|(name, _)| name == "above")
            .map(|(_, figures)| figures.split('~').take(DEEPEST).map(Figure::read).collect())
            .unwrap_or_default();
        Self::Case {
            id: decoded(id),
            working: figure,
            above,
        }
    }

    /// The fragment, with its `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        let mut text = String::from("#/");
        match self {
            Self::Home(filter) => filter.write(&mut text),
            Self::Totals(selection) => {
                text.push_str("totals");
                selection.write(&mut text);
            }
            Self::Papers => text.push_str("papers"),
            Self::Paper {
                number,
                only_differing,
            } => {
                text.push_str("paper/");
                text.push_str(&number.to_string());
                if *only_differing {
                    text.push('?');
                    text.push_str(ONLY_DIFFERING);
                }
            }
            Self::Differences => text.push_str("differences"),
            Self::Needed { by_who } => {
                text.push_str("needed");
                if *by_who {
                    text.push('?');
                    text.push_str(BY_WHO);
                }
            }
            Self::Case { id, working, above } => {
                text.push_str("case/");
                encode(id, &mut text);
                if let Some(figure) = working {
                    text.push_str("/working/");
                    figure.write(&mut text);
                    for (position, figure) in above.iter().enumerate() {
                        text.push_str(if position == 0 { "?above=" } else { "~" });
                        figure.write(&mut text);
                    }
                }
            }
            Self::Missing => text.push_str("missing"),
        }
        text
    }

    /// Whether both show the same page, perhaps with another working or filter.
    #[must_use]
    pub fn same_page(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Home(_), Self::Home(_))
            | (Self::Totals(_), Self::Totals(_))
            | (Self::Needed { .. }, Self::Needed { .. }) => true,
            (Self::Case { id, .. }, Self::Case { id: other, .. }) => id == other,
            (Self::Paper { number, .. }, Self::Paper { number: other, .. }) => number == other,
            (one, other) => one == other,
        }
    }
}

impl Figure {
    fn read(text: &str) -> Self {
        let (quantity, place) = text.split_once('/').unwrap_or((text, ""));
        Self {
            quantity: decoded(quantity),
            place: decoded(place),
        }
    }

    fn write(&self, to: &mut String) {
        encode(&self.quantity, to);
        if !self.place.is_empty() {
            to.push('/');
            encode(&self.place, to);
        }
    }

    /// The name of the figure in the page, as tests and scripts find it: `fewer[2020-04,low]`.
    #[must_use]
    pub fn name(&self) -> String {
        let mut name = self.quantity.clone();
        if !self.place.is_empty() {
            name.push('[');
            name.push_str(&self.place);
            name.push(']');
        }
        name
    }

    /// Reads what [`Figure::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        let (quantity, place) = name.split_once('[').unwrap_or((name, ""));
        let place = place.strip_suffix(']').unwrap_or(place);
        Self {
            quantity: quantity.to_owned(),
            place: place.to_owned(),
        }
    }
}

impl Filter {
    fn read(query: &str) -> Self {
        let mut filter = Self::default();
        for (name, value) in pairs(query) {
            if let Some(slot) = filter.slot(&name) {
                *slot = decoded(&value);
            }
        }
        filter
    }

    fn slot(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "words" => &mut self.words,
            "council" => &mut self.council,
            "year" => &mut self.year,
            "theme" => &mut self.theme,
            "checks" => &mut self.checks,
            "order" => &mut self.order,
            _ => return None,
        })
    }

    /// With one part changed; an unknown name changes nothing.
    #[must_use]
    pub fn with(mut self, name: &str, value: String) -> Self {
        if let Some(slot) = self.slot(name) {
            *slot = value;
        }
        self
    }

    fn write(&self, to: &mut String) {
        let parts = [
            ("words", &self.words),
            ("council", &self.council),
            ("year", &self.year),
            ("theme", &self.theme),
            ("checks", &self.checks),
            ("order", &self.order),
        ];
        let mut between = '?';
        for (name, value) in parts {
            if !value.is_empty() {
                to.push(between);
                to.push_str(name);
                to.push('=');
                encode(value, to);
                between = '&';
            }
        }
    }
}

/// Names and values of a query, the values still encoded.
pub(crate) fn pairs(query: &str) -> impl Iterator<Item = (String, String)> + '_ {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (decoded(name), value.to_owned()))
}

/// Whether a byte stands for itself in a fragment of ours.
fn plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b',' | b'/')
}

pub(crate) fn encode(text: &str, to: &mut String) {
    for byte in text.bytes() {
        if plain(byte) {
            to.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(to, "%{byte:02X}");
        }
    }
}

/// Undoes per cent encoding; what is not encoded, or badly, stands for itself.
pub(crate) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(byte) = rest.bytes().next() {
        let code = rest.get(1..3).filter(|_| byte == b'%');
        if let Some(code) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            bytes.push(code);
            rest = rest.get(3..).unwrap_or_default();
        } else {
            let next = rest.chars().next().map_or(1, char::len_utf8);
            bytes.extend(rest.bytes().take(next));
            rest = rest.get(next..).unwrap_or_default();
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn figure(quantity: &str, place: &str) -> Figure {
        Figure {
            quantity: quantity.into(),
            place: place.into(),
        }
    }

    #[test]
    fn a_working_has_an_address_of_its_own() {
        let route = Route::Case {
            id: "cambridgeshire/2020-21/placement-mix-and-demand".into(),
            working: Some(figure("fewer", "2020-04,low")),
            above: vec![
                figure("cost_avoided", "low"),
                figure("avoided_by_month", "2020-04,low"),
            ],
        };
        let fragment = "#/case/cambridgeshire/2020-21/placement-mix-and-demand/working/fewer/2020-04,low?above=cost_avoided/low~avoided_by_month/2020-04,low";
        assert_eq!(route.fragment(), fragment);
        assert_eq!(Route::read(fragment), Some(route));
    }

    #[test]
    fn the_filter_is_in_the_address() {
        let filter = Filter {
            words: "foster & care".into(),
            year: "2020/21".into(),
            ..Filter::default()
        };
        let route = Route::Home(filter);
        assert_eq!(
            route.fragment(),
            "#/?words=foster%20%26%20care&year=2020/21"
        );
        assert_eq!(Route::read(&route.fragment()), Some(route));
    }

    #[test]
    fn links_within_the_page_do_not_collide_with_addresses() {
        assert_eq!(Route::read("#main"), None);
        assert_eq!(Route::read(""), Some(Route::home()));
        assert_eq!(Route::read("#/"), Some(Route::home()));
        assert_eq!(Route::read("#nonsense"), Some(Route::Missing));
        assert_eq!(Route::read("#/nowhere"), Some(Route::Missing));
    }

    #[test]
    fn the_pages_about_the_papers_have_addresses() {
        for (fragment, route) in [
            ("#/papers", Route::Papers),
            ("#/paper/2", Route::paper(2)),
            (
                "#/paper/2?only=differing",
                Route::Paper {
                    number: 2,
                    only_differing: true,
                },
            ),
            ("#/differences", Route::Differences),
            ("#/needed", Route::Needed { by_who: false }),
            ("#/needed?by=who", Route::Needed { by_who: true }),
        ] {
            assert_eq!(route.fragment(), fragment);
            assert_eq!(Route::read(fragment), Some(route));
        }
        assert_eq!(Route::read("#/paper/two"), Some(Route::Missing));
    }

    fn any_figure() -> impl Strategy<Value = Figure> {
        ("[a-z_]{1,8}", "([a-z0-9-]{1,7}(,[a-z]{1,4})?)?")
            .prop_map(|(quantity, place)| Figure { quantity, place })
    }

    proptest! {
        #[test]
        fn any_fragment_yields_a_page(fragment in "\\PC{0,60}") {
            prop_assert!(Route::read(&fragment).is_some() || fragment.contains("main"));
        }

        #[test]
        fn an_address_is_read_back(
            id in "[a-z/0-9 é-]{1,20}",
            working in proptest::option::of(any_figure()),
            above in proptest::collection::vec(any_figure(), 0..4),
        ) {
            let above = if working.is_some() { above } else { Vec::new() };
            let route = Route::Case { id, working, above };
            prop_assert_eq!(Route::read(&route.fragment()), Some(route));
        }

        #[test]
        fn a_filter_is_read_back(words in "\\PC{0,20}", council in "\\PC{0,20}") {
            let route = Route::Home(Filter { words, council, ..Filter::default() });
            prop_assert_eq!(Route::read(&route.fragment()), Some(route));
        }
    }
}
