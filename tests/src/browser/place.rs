//! The addresses of the page: the one place where a test has them from.

use std::fmt::{Display, Formatter, Result};

/// A page, and what is open or chosen on it. Shown as text it is its address, as seen from the folder
/// that Casebook is served from: what [`Page::open`], [`Page::go`] and [`Page::at`] take and give.
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
    /// may be followed by those that one came down from (`&above=cost_avoided/low`).
    Working(&'a str, &'a str),
    /// Cases added up, chosen by a query (`year=2020/21`); empty for all of them.
    Totals(&'a str),
    /// The list of papers.
    Papers,
    /// One of them, counted from 1.
    Paper(&'a str),
    /// What differs in all papers.
    Differences,
    /// A pasted table.
    Pasted,
    /// A case of the reader's own, by its name; where one begins, if that is empty.
    Own(&'a str),
    /// What is needed, sorted by a query (`by=who`); empty for by case.
    Needed(&'a str),
    /// Where there is no page, though a file is sent: an address of former days.
    Nowhere,
}

impl Display for Place<'_> {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        let state = |state: &str| match state {
            "" => String::new(),
            state => format!("#{state}"),
        };
        match self {
            Self::List(filter) => write!(to, "index.html{}", state(filter)),
            Self::Case(id) => write!(to, "{id}.html"),
            Self::Working(id, figure) => write!(to, "{id}.html#working={figure}"),
            Self::Totals(selection) => write!(to, "totals.html{}", state(selection)),
            Self::Papers => to.write_str("papers.html"),
            Self::Paper(number) => write!(to, "papers/{number}.html"),
            Self::Differences => to.write_str("differences.html"),
            Self::Pasted => to.write_str("add-up.html"),
            Self::Own("") => to.write_str("own.html"),
            Self::Own(name) => write!(to, "own.html#case={name}"),
            Self::Needed(order) => write!(to, "needed.html{}", state(order)),
            Self::Nowhere => to.write_str("index.html#/nowhere"),
        }
    }
}
