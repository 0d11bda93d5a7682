//! Every printed figure that differs from its sum, across the papers: what a scrutiny committee
//! prints out.

use crate::components::finding::print_table;
use crate::el::{El, button, classed, el, said};
use crate::pages::paper::{figure_of, working};
use crate::pages::papers::{back, heading, link};
use crate::route::Route;
use crate::wording;
use casebook_analysis::catalogue::Entry;
use casebook_analysis::papers::{Difference, Paper, Papers};
use yew::prelude::*;

/// What differs.
pub fn differences_page(papers: &Papers, catalogue: &[Entry]) -> Html {
    let title = classed("header", "title")
        .el(back())
        .el(heading("What differs"))
        .el(said("p", "title__summary", &summary(papers)));
    let mut page = classed("div", "wrap");
    if papers.differences.is_empty() {
        return page.el(title).el(unchecked(papers)).done();
    }
    let note = "What you change in a case does not touch this list. The differences are not to be added up: a total carries those of its parts.";
    let print = Callback::from(|_: MouseEvent| {
        if let Some(window) = web_sys::window() {
            // A frame may not be allowed to print; then nothing happens.
            let _ = window.print();
        }
    });
    page = page
        .el(title.el(said("p", "title__meta", note)))
        .el(classed("div", "buttons on-screen")
            .el(button("button", "Print this list", print).fixed("id", "print")));
    for (number, paper) in (0_u8..).zip(&papers.papers) {
        if papers.differences.iter().any(|it| it.paper == number) {
            page = page.el(drawn_paper(papers, catalogue, number, paper));
        }
    }
    page.el(unchecked(papers)).done()
}

/// How many differ, of how many that were checked.
fn summary(papers: &Papers) -> String {
    let counts = papers.papers.iter().map(|paper| paper.counts().checked);
    let checked: usize = counts
        .flat_map(|checked| [checked.agree, checked.round, checked.differ])
        .sum();
    let differ = match papers.differences.len() {
        0 => ", and all of them come out.".to_owned(),
        1 => ". One of them comes out otherwise.".to_owned(),
        differ => [". ", &differ.to_string(), " of them come out otherwise."].concat(),
    };
    let all = wording::count(checked, "printed figure", "printed figures");
    [
        &all,
        " can be worked out again from the papers’ own assumptions",
        &differ,
    ]
    .concat()
}

/// The figures that nobody can check yet.
fn unchecked(papers: &Papers) -> El {
    let counts = papers.papers.iter().map(|paper| paper.counts().checked);
    let waiting: usize = counts.map(|checked| checked.need).sum();
    let figures = wording::count(waiting, "printed figure", "printed figures");
    let text = [
        &figures,
        " cannot be checked, for want of figures that no paper prints. ",
    ]
    .concat();
    let needed = Route::Needed { by_who: false };
    classed("section", "section")
        .fixed("aria-labelledby", "unchecked")
        .el(el("h2").fixed("id", "unchecked").text("Not checked"))
        .el(el("p")
            .text(&text)
            .el(link(&needed, "What is still needed")))
}

fn drawn_paper(papers: &Papers, catalogue: &[Entry], number: u8, paper: &Paper) -> El {
    let id = ["paper-", &number.to_string()].concat();
    let route = Route::paper(usize::from(number).saturating_add(1));
    let mut drawn = classed("section", "section")
        .with("aria-labelledby", &id)
        .el(el("h2")
            .with("id", &id)
            .el(link(&route, papers.text(paper.title))));
    for part in &paper.parts {
        let of_case: Vec<&Difference> = papers
            .differences
            .iter()
            .filter(|it| it.paper == number && it.case == part.case)
            .collect();
        if let (false, Some(entry)) = (of_case.is_empty(), catalogue.get(usize::from(part.case))) {
            drawn = drawn.el(drawn_case(papers, entry, &of_case));
        }
    }
    drawn
}

fn drawn_case(papers: &Papers, entry: &Entry, differences: &[&Difference]) -> El {
    let mut about = entry.references.join("\u{a0}· ");
    if let Some(printed) = &entry.printed {
        let claims = ["\u{a0}· claims ", printed, " (", entry.sense.word(), ")"];
        about.push_str(&claims.concat());
    }
    let name = classed("span", "caption__title").el(link(&Route::case(&entry.id), &entry.title));
    let caption = classed("span", "caption")
        .el(name)
        .el(said("span", "caption__note", &about));
    let heads = ["Printed", "The sum gives", "Difference"];
    let id = ["differences-", &entry.id.replace('/', "-")].concat();
    let (region, table) = print_table(&id, caption, None, heads);
    let bodies = differences.iter();
    region.el(table.each(bodies.map(|difference| drawn(papers, &entry.id, difference))))
}

fn drawn(papers: &Papers, case: &str, difference: &Difference) -> El {
    let text = |text| papers.text(text);
    let route = working(papers, case, difference.figure);
    // A row of its own: beside the figures it would have a quarter of a phone's width.
    let head = classed("th", "long")
        .fixed("scope", "rowgroup")
        .fixed("colspan", "3")
        .el(link(&route, text(difference.what)));
    let apart = match text(difference.apart) {
        "" => "no number",
        apart => apart,
    };
    let figures = el("tr")
        .el(said("td", "num money", text(difference.printed)))
        .el(said("td", "num money", text(difference.sum)))
        .el(said("td", "text", apart));
    let claimed = ["For the ", text(difference.claimed), ": "].concat();
    let mut why = classed("td", "why")
        .fixed("colspan", "3")
        .el(el("small").text(text(difference.place)));
    if !text(difference.because).is_empty() {
        why = why.el(el("p").text(text(difference.because)));
    }
    why = why.el(el("p")
        .el(el("b").text(&claimed))
        .text(text(difference.means)));
    el("tbody")
        .with(
            "data-difference",
            &figure_of(papers, difference.figure).name(),
        )
        .el(el("tr").el(head))
        .el(figures)
        .el(el("tr").el(why))
}

#[cfg(test)]
mod tests {
    use crate::shelf;

    #[test]
    fn the_months_of_high_optimism_leave_the_claim_alone() {
        let papers = shelf::papers();
        let may = papers
            .differences
            .iter()
            .find(|it| papers.text(it.figure.place) == "2020-05,high")
            .unwrap();
        // The sum for high optimism is 766,400 + 2,299,250 = 3,065,650; 448,800 - 374,000 = 74,800.
        assert_eq!(
            papers.text(may.means),
            "with the printed figure in the sum, £3,140,450 instead of £3,065,650 under \
             “High optimism”, £74,800 more. The saving that is claimed stands under \
             “Low optimism” and is not touched."
        );
    }

    #[test]
    fn a_share_of_a_survey_means_nothing_for_the_saving() {
        let papers = shelf::papers();
        let city = papers
            .differences
            .iter()
            .find(|it| papers.text(it.figure.quantity) == "answered_share")
            .unwrap();
        // 671 of 2,280 are 29.4 per cent.
        assert_eq!(
            papers.text(city.apart),
            "4.4 percentage points below the sum"
        );
        assert_eq!(
            papers.text(city.means),
            "nothing. The saving does not rest on it."
        );
    }
}
