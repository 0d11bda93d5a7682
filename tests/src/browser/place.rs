//! The addresses of the page: the one place where a test has them from.

use std::fmt::{Display, Formatter, Result};

/// A place on the page. Shown as text it is its address, as seen from the folder that the page is
/// served from: what [`Page::open`], [`Page::go`] and [`Page::at`] take and give.
///
/// [`Page::open`]: super::Page::open
/// [`Page::go`]: super::Page::go
/// [`Page::at`]: super::Page::at
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// The list of cases, narrowed and in order by a query (`words=foster`); empty for all of it.
    List(&'a str),
    /// A case, by its id.
    Case(&'a str),
    /// A case, by its id, with the working of a figure open (`avoided_by_month/2020-04,low`), which
    /// may be followed by those that one came down from (`?above=cost_avoided/low`).
    Working(&'a str, &'a str),
    /// Cases added up, chosen by a query (`year=2020/21`); empty for all of them.
    Totals(&'a str),
    /// The list of papers.
    Papers,
    /// One of them, counted from 1.
    Paper(&'a str),
    /// What differs in all papers.
    Differences,
    /// What is needed, sorted by a query (`by=who`); empty for by case.
    Needed(&'a str),
    /// Where there is no page.
    Nowhere,
}

impl Display for Place<'_> {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        let asking = |query: &str| match query {
            "" => String::new(),
            query => format!("?{query}"),
        };
        match self {
            Self::List(query) => write!(to, "#/{}", asking(query)),
            Self::Case(id) => write!(to, "#/case/{id}"),
            Self::Working(id, figure) => write!(to, "#/case/{id}/working/{figure}"),
            Self::Totals(query) => write!(to, "#/totals{}", asking(query)),
            Self::Papers => to.write_str("#/papers"),
            Self::Paper(number) => write!(to, "#/paper/{number}"),
            Self::Differences => to.write_str("#/differences"),
            Self::Needed(query) => write!(to, "#/needed{}", asking(query)),
            Self::Nowhere => to.write_str("#/nowhere"),
        }
    }
}
