//! Addresses of Casebook: a page is a file, and what is open or chosen on it stands in the fragment,
//! which no server sees. Every link is relative, so that it works from any folder of any static
//! server.
//!
//! ```text
//! path     = "index.html"                     the list of cases; "" is the same
//!          | id ".html"                       a case
//!          | "own.html"                       a case of the reader's own, or where one begins
//!          | "totals.html"                    cases added up
//!          | "papers.html"                    the papers
//!          | "papers/" number ".html"         one of them, counted from 1
//!          | "differences.html"               what differs in all of them
//!          | "needed.html"                    what is still needed
//! fragment = filter                           of the list of cases ([`Filter`])
//!          | [case] ["&" sent] | sent         of a case
//!          | "case=" slug ["&" case] ["&" sent]  of one's own, whose id is "own/" slug
//!          | "ask=" question                  of a case: what is asked of it, no part of its route ([`super::asking`])
//!          | selection                        of the totals ([`Selection`])
//!          | "only=differing"                 of a paper
//!          | "by=who"                         of the needs: by who would know, not by case
//! case     = "working=" figure [above]        the figure whose working is open
//! sent     = "with=" changes                  changes that somebody sent, as `exchange::link` reads them
//! figure   = quantity ["/" place]             in_care/2020-04,low
//! above    = "&above=" figure { "~" figure }  the figures one came down from
//! ```
//!
//! A fragment without `=` is a place on the page, such as `#checks`, and says nothing else. Any
//! fragment at all yields a page; what a sentence leaves at its end, as `).`, is no part of it, and
//! one that ends so itself is closed by `&`. Servers may leave `.html` out.
//!
//! The whole address may stand in the fragment ([`Route::whole`]): so it is in a file that holds all
//! pages, and so it was everywhere in former days. It is read on any page:
//!
//! ```text
//! whole    = "#/" [path] ["?" fragment]       of all but cases, without ".html"
//!          | "#/case/" id ["?" fragment]      a case
//!          | "#/case/" id "/working/" figure ["?" above]    only read: of former days
//! ```

use super::encoding::{Query, decoded, encoded};
use super::filter::Filter;
use super::selection::Selection;

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
        /// Changes that somebody sent, as they stand in the address; empty if there are none.
        sent: String,
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
    /// Whether a pasted table adds up.
    Pasted,
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

/// How the ids of the reader's own cases begin. No page of such a case is a file of its own: its name stands
/// in the fragment, which no server sees.
pub const OWN: &str = "own/";

/// The name of one of the reader's own cases, from its id: empty where a new one begins.
#[must_use]
pub fn own(id: &str) -> Option<&str> {
    id.strip_prefix(OWN)
}

/// The most figures an address may name as the way down.
const DEEPEST: usize = 40;

const ENDING: &str = ".html";

/// How the pairs of a case begin: the name of one's own, the figure whose working is open, the figures above it, and changes that
/// somebody sent.
const CASE: &str = "case=";
const WORKING: &str = "working=";
const ABOVE: &str = "above=";
const SENT: &str = "with";

/// What a sentence around a link leaves at its end.
const LEFT: [char; 5] = ['/', '.', ',', ')', ';'];

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
            sent: String::new(),
        }
    }

    /// A case with the working of a figure.
    #[must_use]
    pub fn working(id: &str, figure: Figure) -> Self {
        Self::Case {
            id: id.to_owned(),
            working: Some(figure),
            above: Vec::new(),
            sent: String::new(),
        }
    }

    /// A paper, all of it.
    #[must_use]
    pub fn paper(number: usize) -> Self {
        Self::Paper {
            number,
            only_differing: false,
        }
    }

    /// Reads an address: the path below Casebook's own folder, and the fragment with or without its
    /// `#`.
    #[must_use]
    pub fn read(path: &str, fragment: &str) -> Self {
        Self::read_whole(fragment).unwrap_or_else(|| Self::at(path, fragment))
    }

    /// The page of a path, as a fragment that is no whole address has it.
    fn at(path: &str, fragment: &str) -> Self {
        let state = fragment.strip_prefix('#').unwrap_or(fragment);
        let state = state.trim_end_matches(LEFT);
        let path = decoded(path.strip_suffix(ENDING).unwrap_or(path));
        match path.as_str() {
            "" | "index" => Self::Home(Filter::read(state)),
            "totals" => Self::Totals(Selection::read(state)),
            "papers" => Self::Papers,
            "differences" => Self::Differences,
            "add-up" => Self::Pasted,
            "needed" => Self::Needed {
                by_who: has(state, "by=who"),
            },
            _ => match path.strip_prefix("papers/") {
                Some(number) => Self::read_paper(number, state),
                None => Self::read_case(path, state),
            },
        }
    }

    /// Reads an address that stands in the fragment as a whole: `#/case/…id…`. `None` if it is none
    /// such.
    #[must_use]
    pub fn read_whole(fragment: &str) -> Option<Self> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let path = path.strip_prefix('/')?.trim_end_matches(LEFT);
        let Some(case) = path.strip_prefix("case/") else {
            let path = path.replacen("paper/", "papers/", 1);
            return Some(match Self::at(&path, query) {
                // There, a case had a path of its own.
                Self::Case { .. } => Self::Missing,
                route => route,
            });
        };
        let (id, working) = match case.split_once("/working/") {
            Some((id, figure)) => (id, Some(Figure::read(figure))),
            None => (case.strip_suffix("/working").unwrap_or(case), None),
        };
        // A case may have had a name that is now that of another page.
        Some(match (Self::at(id, query), working) {
            (Self::Case { id, sent, .. }, Some(figure)) => Self::Case {
                id,
                working: Some(figure),
                above: above(query),
                sent,
            },
            (case @ Self::Case { .. }, None) => case,
            _ => Self::Missing,
        })
    }

    fn read_paper(number: &str, state: &str) -> Self {
        number.parse().map_or(Self::Missing, |number| Self::Paper {
            number,
            only_differing: has(state, "only=differing"),
        })
    }

    fn read_case(mut id: String, state: &str) -> Self {
        if id == "own" {
            let name = pair(state, CASE).unwrap_or_default();
            id = [OWN, name].concat();
        }
        let working = pair(state, WORKING).map(Figure::read);
        let above = working.as_ref().map_or_else(Vec::new, |_| above(state));
        // Also those of a later version, so that it can be said that they are.
        let sent = pair(state, SENT).map(|rest| [SENT, rest].concat());
        Self::Case {
            id,
            working,
            above,
            sent: sent.unwrap_or_default(),
        }
    }

    /// The path below Casebook's own folder.
    #[must_use]
    pub fn path(&self) -> String {
        let stem = match self {
            Self::Home(_) | Self::Missing => "index".to_owned(),
            Self::Case { id, .. } => encoded(match own(id) {
                Some(_) => "own",
                None => id,
            }),
            Self::Totals(_) => "totals".to_owned(),
            Self::Papers => "papers".to_owned(),
            Self::Paper { number, .. } => format!("papers/{number}"),
            Self::Differences => "differences".to_owned(),
            Self::Pasted => "add-up".to_owned(),
            Self::Needed { .. } => "needed".to_owned(),
        };
        stem + ENDING
    }

    /// The fragment with its `#`; empty where everything is as the page is opened.
    #[must_use]
    pub fn fragment(&self) -> String {
        let state = match self {
            Self::Home(filter) => filter.query(),
            Self::Totals(selection) => selection.query(),
            Self::Case {
                id,
                working,
                above,
                sent,
            } => {
                let working = working.as_ref().map_or_else(String::new, Figure::written);
                let above: Vec<String> = above.iter().map(Figure::written).collect();
                Query::default()
                    .with_encoded("case", own(id).unwrap_or_default())
                    .with_encoded("working", &working)
                    .with_encoded("above", &above.join("~"))
                    .with_pairs(sent)
                    .text()
            }
            Self::Paper {
                only_differing: true,
                ..
            } => "only=differing".to_owned(),
            Self::Needed { by_who: true } => "by=who".to_owned(),
            _ => String::new(),
        };
        match state.is_empty() {
            true => state,
            // What ends as a sentence does is closed, so that nothing of it is taken off.
            false if state.ends_with(LEFT) => format!("#{state}&"),
            false => format!("#{state}"),
        }
    }

    /// The whole address as a fragment, with its `#`: for a file that holds all pages.
    #[must_use]
    pub fn whole(&self) -> String {
        let path = self.path();
        let stem = path.strip_suffix(ENDING).unwrap_or(&path);
        let kind = match self {
            Self::Case { .. } => "case/",
            _ => "",
        };
        ["#/", kind, stem, &self.fragment().replacen('#', "?", 1)].concat()
    }

    /// The way from Casebook's folder to the folder of the page, backwards: `../../` for a page two
    /// folders down.
    #[must_use]
    pub fn up(&self) -> String {
        "../".repeat(self.path().matches('/').count())
    }

    /// The address of this route as a link on the page of another.
    #[must_use]
    pub fn href(&self, from: &Self) -> String {
        from.up() + &self.path() + &self.fragment()
    }

    /// Whether the working of a figure is open.
    #[must_use]
    pub fn in_working(&self) -> bool {
        matches!(
            self,
            Self::Case {
                working: Some(_),
                ..
            }
        )
    }

    /// The changes that somebody sent, as they stand in the address of a case; empty if there are none.
    #[must_use]
    pub fn sent(&self) -> &str {
        match self {
            Self::Case { sent, .. } => sent,
            _ => "",
        }
    }

    /// The same place, with the changes that somebody sent as they stand where the reader is, if it is of
    /// the same case: they are looked at until the reader has chosen.
    #[must_use]
    pub fn with_sent_of(mut self, here: &Self) -> Self {
        if self.same_page(here)
            && let Self::Case { sent, .. } = &mut self
        {
            here.sent().clone_into(sent);
        }
        self
    }

    /// The same place without changes that somebody sent.
    #[must_use]
    pub fn without_sent(mut self) -> Self {
        if let Self::Case { sent, .. } = &mut self {
            sent.clear();
        }
        self
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

/// Whether a pair stands in a query.
fn has(query: &str, pair: &str) -> bool {
    query.split('&').any(|it| it == pair)
}

/// What follows in the first pair of a query that begins so.
fn pair<'a>(query: &'a str, start: &str) -> Option<&'a str> {
    query.split('&').find_map(|pair| pair.strip_prefix(start))
}

/// The figures that a query says one came down from.
fn above(query: &str) -> Vec<Figure> {
    let figures = pair(query, ABOVE).map(|figures| figures.split('~').take(DEEPEST));
    figures.into_iter().flatten().map(Figure::read).collect()
}

impl Figure {
    fn read(text: &str) -> Self {
        let (quantity, place) = text.split_once('/').unwrap_or((text, ""));
        Self {
            quantity: decoded(quantity),
            place: decoded(place),
        }
    }

    fn written(&self) -> String {
        match self.place.is_empty() {
            true => encoded(&self.quantity),
            false => format!("{}/{}", encoded(&self.quantity), encoded(&self.place)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CASE: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn figure(quantity: &str, place: &str) -> Figure {
        Figure {
            quantity: quantity.into(),
            place: place.into(),
        }
    }

    fn working() -> Route {
        Route::Case {
            id: CASE.into(),
            working: Some(figure("fewer", "2020-04,low")),
            above: vec![
                figure("cost_avoided", "low"),
                figure("avoided_by_month", "2020-04,low"),
            ],
            sent: String::new(),
        }
    }

    fn read_back(route: &Route) -> Route {
        Route::read(&route.path(), &route.fragment())
    }

    #[test]
    fn a_case_is_a_file_and_its_working_a_fragment() {
        let route = working();
        assert_eq!(
            route.path(),
            "cambridgeshire/2020-21/placement-mix-and-demand.html"
        );
        assert_eq!(
            route.fragment(),
            "#working=fewer/2020-04,low&above=cost_avoided/low~avoided_by_month/2020-04,low"
        );
        assert_eq!(read_back(&route), route);
        // Some servers leave the ending out.
        assert_eq!(Route::read(CASE, ""), Route::case(CASE));
    }

    #[test]
    fn the_name_of_ones_own_case_stands_in_the_fragment() {
        let route = Route::read("own.html", "#case=fewer-buses&working=saved");
        assert_eq!(
            route,
            Route::working("own/fewer-buses", figure("saved", ""))
        );
        assert_eq!(route.path(), "own.html");
        assert_eq!(route.fragment(), "#case=fewer-buses&working=saved");
        assert_eq!(route.whole(), "#/case/own?case=fewer-buses&working=saved");
        assert_eq!(Route::read("", &route.whole()), route);
        // Where one begins is another page than any of them, and each another.
        let begin = Route::read("own.html", "");
        assert_eq!(begin, Route::case(OWN));
        assert_eq!(begin.fragment(), "");
        assert!(!begin.same_page(&route));
        assert!(route.same_page(&Route::case("own/fewer-buses")));
        // The name says nothing of a shipped case.
        assert_eq!(
            Route::read(&Route::case(CASE).path(), "#case=other"),
            Route::case(CASE)
        );
    }

    #[test]
    fn what_somebody_sent_stays_as_it_is_written() {
        let sent = "with=agency_rate=900;in_care/2020-04,low=774;/2020-05,low=;added=times+50";
        let page = Route::case(CASE).path();
        let route = Route::read(&page, &format!("#{sent}"));
        assert_eq!(route.sent(), sent);
        assert_eq!(route.fragment(), format!("#{sent}"));
        assert_eq!(
            route.whole(),
            format!("#/case/{CASE}?{sent}"),
            "in a file that holds all pages"
        );
        assert_eq!(Route::read("", &route.whole()), route);
        // A working that is opened meanwhile keeps it; another case does not.
        let below = working().with_sent_of(&route);
        assert_eq!(below.fragment(), format!("{}&{sent}", working().fragment()));
        assert_eq!(read_back(&below), below);
        assert_eq!(below.without_sent(), working());
        let other = Route::case("a/2020-21/x");
        assert_eq!(other.clone().with_sent_of(&route), other);
        // What only a later version reads is told by whoever reads it.
        let later = Route::read(&page, "#working=fewer&with2=x");
        assert_eq!(later.sent(), "with2=x");
        assert_eq!(Route::read(&page, "#checks").sent(), "");
    }

    #[test]
    fn links_are_relative_to_the_page_they_stand_on() {
        let case = Route::case(CASE);
        assert_eq!(Route::Papers.href(&Route::home()), "papers.html");
        assert_eq!(Route::Papers.href(&case), "../../papers.html");
        assert_eq!(
            working().href(&Route::paper(2)),
            "../cambridgeshire/2020-21/placement-mix-and-demand.html#working=fewer/2020-04,low&above=cost_avoided/low~avoided_by_month/2020-04,low"
        );
    }

    #[test]
    fn the_filter_is_in_the_address() {
        let filter = Filter {
            words: "foster & care".into(),
            year: "2020/21".into(),
            ..Filter::default()
        };
        let route = Route::Home(filter);
        assert_eq!(route.fragment(), "#words=foster%20%26%20care&year=2020/21");
        assert_eq!(read_back(&route), route);
    }

    #[test]
    fn a_place_on_the_page_says_nothing_else() {
        for fragment in ["", "#main", "#checks", "#nonsense", "#=", "#&&"] {
            assert_eq!(Route::read("", fragment), Route::home(), "{fragment}");
            assert_eq!(Route::read("index.html", fragment), Route::home());
        }
    }

    #[test]
    fn every_kind_of_page_has_an_address() {
        for (address, route) in [
            ("index.html", Route::home()),
            ("papers.html", Route::Papers),
            ("papers/2.html", Route::paper(2)),
            (
                "papers/2.html#only=differing",
                Route::Paper {
                    number: 2,
                    only_differing: true,
                },
            ),
            ("differences.html", Route::Differences),
            ("add-up.html", Route::Pasted),
            ("needed.html", Route::Needed { by_who: false }),
            ("needed.html#by=who", Route::Needed { by_who: true }),
            ("totals.html", Route::Totals(Selection::default())),
        ] {
            assert_eq!(route.href(&Route::home()), address);
            assert_eq!(read_back(&route), route);
            assert_eq!(Route::read("", &route.whole()), route, "{}", route.whole());
        }
        assert_eq!(Route::read("papers/two.html", ""), Route::Missing);
    }

    /// A link may be as long as somebody likes.
    #[test]
    fn a_whole_address_within_another_is_none() {
        for (part, route) in [
            ("/a?", Route::Missing),
            ("/case/a?", Route::case("a")),
            ("/papers?", Route::Papers),
        ] {
            let fragment = ["#", &part.repeat(200_000)].concat();
            assert_eq!(Route::read("", &fragment), route, "{part}");
        }
    }

    #[test]
    fn in_one_file_the_whole_address_is_a_fragment() {
        let narrowed = Route::Paper {
            number: 2,
            only_differing: true,
        };
        assert_eq!(narrowed.whole(), "#/papers/2?only=differing");
        assert_eq!(
            working().whole(),
            "#/case/cambridgeshire/2020-21/placement-mix-and-demand?working=fewer/2020-04,low&above=cost_avoided/low~avoided_by_month/2020-04,low"
        );
    }

    #[test]
    fn former_addresses_lead_to_the_files() {
        for (former, route) in [
            ("#/", Route::home()),
            (
                "#/case/cambridgeshire/2020-21/placement-mix-and-demand/working/fewer/2020-04,low?above=cost_avoided/low~avoided_by_month/2020-04,low",
                working(),
            ),
            ("#/totals?leave=all", Route::Totals(Selection::none())),
            ("#/papers", Route::Papers),
            (
                "#/paper/2?only=differing",
                Route::Paper {
                    number: 2,
                    only_differing: true,
                },
            ),
            ("#/differences", Route::Differences),
            ("#/needed?by=who", Route::Needed { by_who: true }),
            (
                "#/case/cambridgeshire/2020-21/placement-mix-and-demand?working=fewer/2020-04,low&above=cost_avoided/low~avoided_by_month/2020-04,low",
                working(),
            ),
            ("#/nowhere", Route::Missing),
            ("#/paper/two", Route::Missing),
            (
                "#/?year=2020/21",
                Route::Home(Filter {
                    year: "2020/21".into(),
                    ..Filter::default()
                }),
            ),
        ] {
            assert_eq!(Route::read("", former), route, "{former}");
            assert_eq!(Route::read("index.html", former), route, "{former}");
        }
    }

    /// As they are found in e-mails and minutes.
    #[test]
    fn what_a_sentence_leaves_at_the_end_of_a_link_is_no_part_of_it() {
        for ending in ["/", ".", ")", ",", ").", "/.", "/working/"] {
            let former = format!("#/case/{CASE}{ending}");
            assert_eq!(Route::read("", &former), Route::case(CASE), "{former}");
        }
        assert_eq!(
            Route::read("", "#/totals/"),
            Route::Totals(Selection::default())
        );
        let Route::Home(filter) = Route::read("", "#/?words=foster+care") else {
            panic!()
        };
        assert_eq!(filter.words, "foster care");
    }

    #[test]
    fn what_a_sentence_leaves_at_the_end_of_a_fragment_is_no_part_of_it() {
        let page = Route::case(CASE).path();
        let totals = Route::Totals(Selection::none());
        let paper = Route::Paper {
            number: 2,
            only_differing: true,
        };
        for ending in ["/", ".", ")", ",", ";", ").", ",)", "/."] {
            let left = |text: &str| format!("{text}{ending}");
            let alone = Route::working(CASE, figure("fewer", "2020-04,low"));
            for (path, fragment, route) in [
                (page.as_str(), "#working=fewer/2020-04,low", alone),
                (page.as_str(), &working().fragment(), working()),
                ("totals.html", &totals.fragment(), totals.clone()),
                ("papers/2.html", "#only=differing", paper.clone()),
                ("needed.html", "#by=who", Route::Needed { by_who: true }),
                ("", "#/totals?leave=all", totals.clone()),
                ("", "#/?", Route::home()),
            ] {
                assert_eq!(
                    Route::read(path, &left(fragment)),
                    route,
                    "{fragment}{ending}"
                );
            }
            // What a reader looks for may end so, and is read back with it.
            let filter = Filter {
                words: left("foster"),
                ..Filter::default()
            };
            let looking = Route::Home(filter);
            assert_eq!(read_back(&looking), looking);
        }
    }

    #[test]
    fn an_address_within_an_address_is_read_once() {
        for nested in ["/?", "/totals?", "/a?"] {
            let _ = Route::read("", &format!("#{}", nested.repeat(100_000)));
        }
    }

    /// Found by the fuzzer: the way back led elsewhere.
    #[test]
    fn a_former_address_of_a_case_named_as_another_page_leads_nowhere() {
        for id in ["papers/2020", "totals", "needed", "index", "papers"] {
            assert_eq!(
                Route::read("", &format!("#/case/{id}/working/fewer")),
                Route::Missing,
                "{id}"
            );
        }
    }

    fn any_figure() -> impl Strategy<Value = Figure> {
        ("[a-z_]{1,8}", "([a-z0-9-]{1,7}(,[a-z]{1,4})?)?")
            .prop_map(|(quantity, place)| Figure { quantity, place })
    }

    proptest! {
        #[test]
        fn any_address_yields_a_page(path in "\\PC{0,40}", fragment in "\\PC{0,60}") {
            let route = Route::read(&path, &fragment);
            prop_assert_eq!(Route::read(&route.path(), &route.fragment()).path(), route.path());
        }

        #[test]
        fn an_address_is_read_back(
            id in "[a-z]{2}/[a-z0-9 é-]{1,9}/[a-z-]{1,9}|own/([a-z0-9-]{0,9}[a-z0-9])?",
            working in proptest::option::of(any_figure()),
            above in proptest::collection::vec(any_figure(), 0..4),
            sent in "(with=[a-z]{1,5}(/[a-z0-9,-]{1,7})?=[a-z0-9+%-]{0,5}[a-z0-9])?",
        ) {
            let above = if working.is_some() { above } else { Vec::new() };
            let route = Route::Case { id, working, above, sent };
            prop_assert_eq!(&Route::read("", &route.whole()), &route);
            prop_assert_eq!(read_back(&route), route);
        }

        #[test]
        fn a_filter_is_read_back(words in "\\PC{0,20}", council in "\\PC{0,20}") {
            let route = Route::Home(Filter { words, council, ..Filter::default() });
            prop_assert_eq!(&Route::read("", &route.whole()), &route);
            prop_assert_eq!(read_back(&route), route);
        }
    }
}
