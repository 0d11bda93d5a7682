//! The papers, and what is asked of all of them.

use crate::components::finding::tallied;
use crate::route::Route;
use crate::wording;
use casebook_analysis::papers::{Paper, Papers};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`PapersPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PapersPageProps {
    /// All papers.
    pub papers: Rc<Papers>,
}

/// The list of papers.
#[component]
pub fn PapersPage(props: &PapersPageProps) -> Html {
    let papers = &props.papers;
    let needed: usize = papers
        .needed
        .iter()
        .map(|needed| usize::from(needed.cells))
        .sum();
    let differ = papers.differences.len();
    html! {
        <div class="wrap">
            <header class="title">
                <h1 tabindex="-1">{ "The papers" }</h1>
                <p class="title__summary">{ "Every figure that the papers print, in their own order, beside what their own sums give." }</p>
            </header>
            <div class="cases__head" aria-hidden="true">
                <span>{ "Paper" }</span>
                <span class="cases__cols"><span class="num">{ "Cases" }</span><span class="num">{ "Figures" }</span><span>{ "Checks" }</span></span>
            </div>
            <ul class="cases" id="papers">
                { for papers.papers.iter().enumerate().map(|(position, paper)| row(papers, position, paper)) }
            </ul>
            <section class="section" aria-labelledby="across">
                <h2 id="across">{ "Across the papers" }</h2>
                <ul class="list">
                    <li>
                        <a href={Route::Differences.fragment()}>{ "What differs" }</a>
                        <small>{ format!("{}, why, and what each would mean for the saving", wording::count(differ, "printed figure does not follow from its sum", "printed figures do not follow from their sums")) }</small>
                    </li>
                    <li>
                        <a href={Route::Needed { by_who: false }.fragment()}>{ "What is still needed" }</a>
                        <small>{ format!("{} that a sum rests on and no paper prints, and who would know", wording::count(needed, "figure", "figures")) }</small>
                    </li>
                </ul>
            </section>
        </div>
    }
}

/// About a paper: council, plan, date.
#[must_use]
pub fn about(papers: &Papers, paper: &Paper) -> String {
    let plan = format!("plan for {}", papers.text(paper.year));
    [papers.text(paper.council), &plan, papers.text(paper.date)]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn row(papers: &Papers, position: usize, paper: &Paper) -> Html {
    let counts = paper.counts();
    let route = Route::Paper(position.saturating_add(1));
    html! {
        <li>
            <div>
                <h2><a href={route.fragment()}>{ papers.text(paper.title).to_owned() }</a></h2>
                <p class="cases__meta">{ about(papers, paper) }</p>
            </div>
            <dl>
                <div class="num"><dt>{ "Cases" }</dt><dd class="cases__money">{ paper.parts.len() }</dd></div>
                <div class="num"><dt>{ "Figures" }</dt><dd class="cases__money">{ counts.figures }</dd></div>
                <div class="cases__checks"><dt>{ "Checks" }</dt><dd>{ for tallied(counts.checked) }</dd></div>
            </dl>
        </li>
    }
}
