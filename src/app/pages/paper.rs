//! One paper: every figure it prints, in its own order.

use crate::components::finding::{finding, print_table};
use crate::components::verdict::{tally, verdict};
use crate::el::{El, button, classed, el, hidden, said};
use crate::pages::papers::{about, back, heading, link};
use crate::route::{Figure, Route};
use crate::wording;
use casebook_analysis::catalogue::Entry;
use casebook_analysis::checks::Verdict;
use casebook_analysis::papers::{Counts, Finding, Name, Paper, Papers, Part, Row, Section};
use yew::prelude::*;

/// One paper, all of it or only what differs; `on_narrow` when the reader wants the other.
pub fn paper_page(
    papers: &Papers,
    paper: &Paper,
    catalogue: &[Entry],
    only_differing: bool,
    on_narrow: &Callback<bool>,
) -> Html {
    let counts = paper.counts();
    let cases = wording::count(paper.parts.len(), "case", "cases");
    let summary = "Every figure the paper prints, in its own order, so that you can go down the paper with a finger. Choose a figure to see its working.";
    let mut title = classed("header", "title")
        .el(back())
        .el(heading(papers.text(paper.title)))
        .el(said(
            "p",
            "title__meta",
            &[&about(papers, paper), "\u{a0}· ", &cases].concat(),
        ))
        .el(said("p", "title__summary", summary));
    if let Some(address) = paper.address {
        let itself = el("a")
            .with("href", papers.text(address))
            .fixed("rel", "noreferrer")
            .text("The paper itself");
        title = title.el(classed("p", "title__meta").el(itself));
    }
    let mut counted = classed("section", "section")
        .fixed("aria-labelledby", "counts")
        .el(el("h2").fixed("id", "counts").text(&numbers(counts)))
        .el(totals(counts))
        .el(said("p", "aside", &legend(counts)));
    let differ = counts.checked.differ;
    if differ > 0 {
        let choice = |only: bool, words: &str| {
            button("button", words, on_narrow.reform(move |_: MouseEvent| only))
                .truth("aria-pressed", only_differing == only)
        };
        let some = match differ {
            1 => "The 1 that differs".to_owned(),
            differ => ["The ", &differ.to_string(), " that differ"].concat(),
        };
        counted = counted.el(classed("div", "buttons")
            .fixed("role", "group")
            .fixed("aria-label", "Which figures")
            .el(choice(
                false,
                &["All ", &counts.prints.to_string()].concat(),
            ))
            .el(choice(true, &some)));
    }
    let mut page = classed("div", "wrap").el(title).el(counted);
    for (number, part) in paper.parts.iter().enumerate() {
        if let Some(entry) = catalogue.get(usize::from(part.case))
            && (!only_differing || part.prints().any(differs))
        {
            page = page.el(drawn_part(papers, entry, number, part, only_differing));
        }
    }
    page.done()
}

/// How many figures there are, and how often they are printed, if some are more than once.
fn numbers(counts: Counts) -> String {
    let figures = wording::count(counts.figures, "figure", "figures");
    match counts.prints == counts.figures {
        true => figures,
        false => [&figures, ", printed ", &counts.prints.to_string(), " times"].concat(),
    }
}

fn totals(counts: Counts) -> El {
    let line = |count: usize, inside: Html| {
        el("li")
            .el(el("b").text(&count.to_string()))
            .text(" ")
            .html(inside)
    };
    let mut list = classed("ul", "tally");
    for (count, standing, words) in tally(counts.checked) {
        list = list.el(line(count, verdict(standing, Some(words))));
    }
    for (count, words) in [
        (counts.given, "taken as given"),
        (counts.background, "in no sum"),
    ] {
        if count > 0 {
            list = list.el(line(count, said("span", "finding", words).done()));
        }
    }
    list
}

/// What the words beside the figures mean; of those that occur.
fn legend(counts: Counts) -> String {
    let legend = [
        (
            counts.prints > counts.figures,
            "A figure that is printed again is counted once.",
        ),
        (counts.given > 0, "Taken as given: the sum starts from it."),
        (
            counts.background > 0,
            "In no sum: nothing in the paper is worked out from it.",
        ),
        (
            counts.checked.need > 0,
            "Needs figures: it can be checked once somebody fills in what the paper leaves out.",
        ),
    ];
    let occurring = legend.into_iter().filter(|(occurs, _)| *occurs);
    let words: Vec<&str> = occurring.map(|(_, words)| words).collect();
    words.join(" ")
}

fn differs(row: &Row) -> bool {
    row.finding == Finding::Checked(Verdict::Differs)
}

/// The prints of one case.
fn drawn_part(
    papers: &Papers,
    entry: &Entry,
    number: usize,
    part: &Part,
    only_differing: bool,
) -> El {
    let id = ["part-", &number.to_string()].concat();
    let drawn = classed("section", "section")
        .key(&id)
        .with("aria-labelledby", &id)
        .with("data-case", &entry.id)
        .el(el("h2")
            .with("id", &id)
            .el(link(&Route::case(&entry.id), &entry.title)));
    if part.sections.is_empty() {
        return drawn.el(el("p").text("The paper prints no figure for this case."));
    }
    let caption = classed("span", "caption")
        .el(hidden(
            &[&entry.title, ": figures in the order of the paper. "].concat(),
        ))
        .el(said("span", "caption__note", &entry.references.join(", ")));
    let heads = ["As printed", "The sum gives", "How it stands"];
    let id = [&id, "-caption"].concat();
    let (region, mut table) = print_table(&id, caption, Some("Figure"), heads);
    for section in &part.sections {
        let shown: Vec<&Row> = section
            .prints
            .iter()
            .filter(|row| !only_differing || differs(row))
            .collect();
        if !shown.is_empty() {
            table = table.el(drawn_section(papers, &entry.id, section, &shown));
        }
    }
    drawn.el(region.el(table))
}

fn drawn_section(papers: &Papers, case: &str, section: &Section, shown: &[&Row]) -> El {
    let place = said("th", "part", papers.text(section.place))
        .fixed("scope", "rowgroup")
        .fixed("colspan", "4");
    el("tbody")
        .el(el("tr").el(place))
        .each(shown.iter().map(|row| drawn_row(papers, case, row)))
}

fn drawn_row(papers: &Papers, case: &str, row: &Row) -> El {
    let what = papers.text(row.what);
    let mut head = classed("th", "long").fixed("scope", "row");
    let mut name = "background".to_owned();
    if let Some(figure) = row.figure {
        head = head.el(link(&working(papers, case, figure), what));
        name = figure_of(papers, figure).name();
    } else {
        head = head.text(what);
    }
    if row.claim {
        head = head.text(" ").el(said("span", "tag", "the claim"));
    }
    let again = if row.again { "printed before" } else { "" };
    for text in [papers.text(row.at), again] {
        if !text.is_empty() {
            head = head.el(el("small").text(text));
        }
    }
    el("tr")
        .with("data-print", &name)
        .el(head)
        .el(said("td", "num money", papers.text(row.printed)))
        .el(said("td", "num money", papers.text(row.sum)))
        .el(finding(papers, row))
}

/// Where the working of a figure is.
#[must_use]
pub fn working(papers: &Papers, case: &str, name: Name) -> Route {
    Route::Case {
        id: case.to_owned(),
        working: Some(figure_of(papers, name)),
        above: Vec::new(),
    }
}

/// A figure as addresses and buttons name it.
#[must_use]
pub fn figure_of(papers: &Papers, name: Name) -> Figure {
    Figure {
        quantity: papers.text(name.quantity).to_owned(),
        place: papers.text(name.place).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::papers::tests::drawn;
    use crate::shelf;

    fn page(only_differing: bool) -> Html {
        let papers = shelf::papers();
        let paper = &papers.papers[1];
        paper_page(
            &papers,
            paper,
            &shelf::catalogue(),
            only_differing,
            &Callback::noop(),
        )
    }

    /// The row of a print, without what stands around it.
    fn row<'a>(html: &'a str, print: &str) -> &'a str {
        let start = html.find(&format!("data-print=\"{print}\"")).unwrap();
        let rest = &html[start..];
        &rest[..rest.find("</tr>").unwrap()]
    }

    #[test]
    fn each_print_stands_beside_its_sum_with_a_way_to_its_working() {
        let html = drawn(|| page(false));
        assert_eq!(html.matches("data-print=").count(), 172);
        let may = row(&html, "avoided_by_month[2020-05,high]");
        for part in [
            "/working/avoided_by_month/2020-05,high",
            "448800",
            "£374,000",
            "differs",
            "£74,800 above the sum",
        ] {
            assert!(may.contains(part), "{part} in {may}");
        }
        let total = row(&html, "avoided_in_house");
        assert!(total.contains("the sum of its printed parts"), "{total}");
        assert!(row(&html, "agency_rate").contains("taken as given"));
        assert!(row(&html, "background").contains("in no sum"));
        assert!(
            row(&html, "posts_lost").contains("takes "),
            "a range is narrowed"
        );
    }

    #[test]
    fn only_what_differs_is_shown_when_asked() {
        let html = drawn(|| page(true));
        assert_eq!(html.matches("data-print=").count(), 7);
        assert_eq!(html.matches("data-case=").count(), 1);
    }
}
