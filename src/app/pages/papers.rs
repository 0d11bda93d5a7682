//! The papers, and what is asked of all of them.

use crate::components::finding::tallied;
use crate::el::{El, classed, el, hidden, said};
use crate::route::Route;
use crate::wording;
use casebook_analysis::papers::{Paper, Papers};
use yew::prelude::*;

/// The list of papers.
pub fn papers_page(papers: &Papers) -> Html {
    let needed: usize = papers
        .needed
        .iter()
        .map(|needed| usize::from(needed.cells))
        .sum();
    let differ = wording::count(
        papers.differences.len(),
        "printed figure does not follow from its sum",
        "printed figures do not follow from their sums",
    );
    let needed = wording::count(needed, "figure", "figures");
    let summary =
        "Every figure that the papers print, in their own order, beside what their own sums give.";
    let columns = classed("span", "cases__cols")
        .el(said("span", "num", "Cases"))
        .el(said("span", "num", "Figures"))
        .el(el("span").text("Checks"));
    let head = classed("div", "cases__head")
        .fixed("aria-hidden", "true")
        .el(el("span").text("Paper"))
        .el(columns);
    let rows = papers.papers.iter().enumerate();
    let list = classed("ul", "cases")
        .fixed("id", "papers")
        .each(rows.map(|(position, paper)| row(papers, position, paper)));
    let across = classed("ul", "list")
        .el(across(
            &Route::Differences,
            "What differs",
            &[&differ, ", why, and what each would mean for the saving"],
        ))
        .el(across(
            &Route::Needed { by_who: false },
            "What is still needed",
            &[
                &needed,
                " that a sum rests on and no paper prints, and who would know",
            ],
        ));
    let title = classed("header", "title")
        .el(heading("The papers"))
        .el(said("p", "title__summary", summary));
    let section = classed("section", "section")
        .fixed("aria-labelledby", "across")
        .el(el("h2").fixed("id", "across").text("Across the papers"))
        .el(across);
    classed("div", "wrap")
        .el(title)
        .el(head)
        .el(list)
        .el(section)
        .done()
}

fn across(route: &Route, words: &str, about: &[&str]) -> El {
    el("li")
        .el(link(route, words))
        .el(el("small").text(&about.concat()))
}

/// The heading of a page, to which the keyboard comes.
#[must_use]
pub fn heading(words: &str) -> El {
    el("h1").fixed("tabindex", "-1").text(words)
}

/// A link within the page.
#[must_use]
pub fn link(route: &Route, words: &str) -> El {
    el("a").with("href", &route.fragment()).text(words)
}

/// The way back to the list of papers.
#[must_use]
pub fn back() -> El {
    classed("p", "title__meta").el(link(&Route::Papers, "Papers"))
}

/// About a paper: council, plan, date.
#[must_use]
pub fn about(papers: &Papers, paper: &Paper) -> String {
    let plan = ["plan for ", papers.text(paper.year)].concat();
    let mut about = [papers.text(paper.council), &plan].join("\u{a0}· ");
    let date = papers.text(paper.date);
    if !date.is_empty() {
        about.push_str("\u{a0}· ");
        about.push_str(&date.replace(' ', "\u{a0}"));
    }
    about
}

fn row(papers: &Papers, position: usize, paper: &Paper) -> El {
    let counts = paper.counts();
    let route = Route::paper(position.saturating_add(1));
    let name = el("div")
        .el(el("h2").el(link(&route, papers.text(paper.title))))
        .el(said("p", "cases__meta", &about(papers, paper)));
    let number = |words: &str, number: usize| {
        classed("div", "num").el(el("dt").text(words)).el(said(
            "dd",
            "cases__money",
            &number.to_string(),
        ))
    };
    let mut checks = el("dd");
    if counts.checked == casebook_analysis::checks::Tally::default() {
        checks = checks.el(hidden("none"));
    }
    for verdict in tallied(counts.checked) {
        checks = checks.html(verdict);
    }
    let figures = el("dl")
        .el(number("Cases", paper.parts.len()))
        .el(number("Figures", counts.figures))
        .el(classed("div", "cases__checks")
            .el(el("dt").text("Checks"))
            .el(checks));
    el("li").el(name).el(figures)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::papers_page;
    use crate::shelf;
    use yew::prelude::*;

    #[derive(PartialEq, Properties)]
    struct DrawnProps {
        draw: Callback<(), Html>,
    }

    #[component]
    fn Drawn(props: &DrawnProps) -> Html {
        props.draw.emit(())
    }

    /// A page as it is drawn.
    pub(crate) fn drawn(draw: fn() -> Html) -> String {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        let page = yew::ServerRenderer::<Drawn>::with_props(move || DrawnProps {
            draw: Callback::from(move |()| draw()),
        })
        .hydratable(false);
        runtime.block_on(page.render())
    }

    #[test]
    fn every_paper_is_listed_with_its_figures() {
        let papers = shelf::papers();
        let counts: Vec<(usize, usize, usize)> = papers
            .papers
            .iter()
            .map(|paper| {
                let counts = paper.counts();
                (paper.parts.len(), counts.figures, counts.prints)
            })
            .collect();
        // As the papers were read, line by line.
        assert_eq!(
            counts,
            [
                (13, 108, 129),
                (5, 154, 172),
                (1, 11, 19),
                (4, 25, 28),
                (1, 32, 37)
            ]
        );
        let html = drawn(|| papers_page(&shelf::papers()));
        for number in 1..=5 {
            assert!(
                html.contains(&format!("href=\"#/paper/{number}\"")),
                "{html}"
            );
        }
        assert!(
            !html.contains("style="),
            "the policy lets no style attribute in"
        );
    }
}
