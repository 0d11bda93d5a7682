//! The papers, and what is asked of all of them.

use super::finding::Tallied;
use super::paper_title::about;
use crate::frame::fetching::use_papers;
use crate::frame::link::Link;
use crate::frame::waiting::absent;
use crate::parts::wording;
use crate::state::address::Route;
use crate::state::library::Life;
use casebook_analysis::checks::Tally;
use casebook_analysis::papers::{Paper, Papers};
use yew::prelude::*;

/// The list of papers.
#[component]
pub fn PapersPage() -> Html {
    match use_papers() {
        (Life::Here(papers), _) => list(&papers),
        (life, on_again) => absent(&life, "This page did not arrive", on_again),
    }
}

fn list(papers: &Papers) -> Html {
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
    let rows = papers.papers.iter().enumerate();
    html! {
        <div class="wrap">
            <header class="title">
                <h1 tabindex="-1">{ "The papers" }</h1>
                <p class="title__summary">
                    { "Every figure that the papers print, in their own order, beside what their own sums give." }
                </p>
            </header>
            <div class="cases__head" aria-hidden="true">
                <span>{ "Paper" }</span>
                <span class="cases__cols">
                    <span class="num">{ "Cases" }</span>
                    <span class="num">{ "Figures" }</span>
                    <span>{ "Checks" }</span>
                </span>
            </div>
            <ul class="cases" id="papers">
                { for rows.map(|(position, paper)| row(papers, position, paper)) }
            </ul>
            <section class="section" aria-labelledby="across">
                <h2 id="across">{ "Across the papers" }</h2>
                <ul class="list">
                    <li>
                        <Link to={Route::Differences}>{ "What differs" }</Link>
                        <small>{ differ }{ ", why, and what each would mean for the saving" }</small>
                    </li>
                    <li>
                        <Link to={Route::Needed { by_who: false }}>{ "What is still needed" }</Link>
                        <small>{ needed }{ " that a sum rests on and no paper prints, and who would know" }</small>
                    </li>
                </ul>
            </section>
        </div>
    }
}

fn row(papers: &Papers, position: usize, paper: &Paper) -> Html {
    let counts = paper.counts();
    let number = |words: &'static str, number: usize| {
        html! { <div class="num"><dt>{ words }</dt><dd class="cases__money">{ number }</dd></div> }
    };
    html! {
        <li>
            <div>
                <h2><Link to={Route::paper(position.saturating_add(1))}>{ papers.text(paper.title) }</Link></h2>
                <p class="cases__meta">{ about(papers, paper) }</p>
            </div>
            <dl>
                { number("Cases", paper.parts.len()) }
                { number("Figures", counts.figures) }
                <div class="cases__checks">
                    <dt>{ "Checks" }</dt>
                    <dd>
                        if paper.checks() == Tally::default() { <span class="visually-hidden">{ "none" }</span> }
                        <Tallied counts={paper.checks()} />
                    </dd>
                </div>
            </dl>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use crate::drawing::markup;
    use crate::state::address::Route;
    use crate::state::library::{File, Library};

    #[test]
    fn every_paper_is_listed_with_its_figures() {
        let library = Library::of(&[File::Papers]);
        let papers = library.papers();
        let papers = papers.here().unwrap();
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
        let html = markup(Route::Papers).unwrap();
        for number in 1..=counts.len() {
            let link = format!("href=\"papers/{number}.html\"");
            assert!(html.contains(&link), "{html}");
        }
    }
}
