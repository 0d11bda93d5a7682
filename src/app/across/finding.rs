//! How a print stands, in words: checked, taken as given, or in no sum.

use crate::components::verdict::{tally, verdict};
use crate::el::{El, classed, el, said};
use casebook_analysis::checks::Tally;
use casebook_analysis::papers::{Finding, Papers, Row};
use yew::prelude::*;

/// The cell of a table that says how a print stands.
#[must_use]
pub fn finding(papers: &Papers, row: &Row) -> El {
    let cell = classed("td", "text");
    let standing = match row.finding {
        Finding::Given => return cell.el(said("span", "finding", "taken as given")),
        Finding::Background => return cell.el(said("span", "finding", "in no sum")),
        Finding::Checked(standing) => standing,
    };
    [row.apart, row.foots]
        .into_iter()
        .map(|text| papers.text(text))
        .filter(|text| !text.is_empty())
        .fold(cell.html(verdict(standing, None)), |cell, text| {
            cell.el(el("small").text(text))
        })
}

/// How many checks there are of each verdict.
#[must_use]
pub fn tallied(counts: Tally) -> Vec<Html> {
    tally(counts)
        .into_iter()
        .map(|(count, standing, words)| {
            verdict(standing, Some(&[&count.to_string(), " ", words].concat()))
        })
        .collect()
}

/// A region that scrolls by itself where the page is narrow, with a table of prints in it: caption,
/// heads and the bodies, which are the rest. Without a head for them, what the figures are stands
/// in rows of its own.
#[must_use]
pub fn print_table(id: &str, caption: El, what: Option<&str>, heads: [&str; 3]) -> (El, El) {
    let [printed, sum, standing] = heads;
    let head = |class: &'static str, words: &str| said("th", class, words).fixed("scope", "col");
    let row = el("tr")
        .maybe(what.map(|what| head("lead", what)))
        .el(head("num money", printed))
        .el(head("num money", sum))
        .el(head("text", standing));
    let region = classed("div", "scroll")
        .fixed("role", "region")
        .fixed("tabindex", "0")
        .with("aria-labelledby", id);
    let table = classed("table", "figures prints")
        .el(el("caption").el(caption.with("id", id)))
        .el(el("thead").el(row));
    (region, table)
}
