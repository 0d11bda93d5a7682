//! What stands on top of the pages about the papers.

use crate::frame::link::Link;
use crate::state::address::{Figure, Route};
use casebook_analysis::papers::{Name, Paper, Papers};
use yew::prelude::*;

/// About a paper: council, plan, date.
#[must_use]
pub fn about(papers: &Papers, paper: &Paper) -> String {
    let mut about = vec![
        papers.text(paper.council).to_owned(),
        format!("plan for {}", papers.text(paper.year)),
    ];
    let date = papers.text(paper.date);
    if !date.is_empty() {
        about.push(date.replace(' ', "\u{a0}"));
    }
    about.join("\u{a0}· ")
}

/// A figure as addresses and buttons name it.
#[must_use]
pub fn figure_of(papers: &Papers, name: Name) -> Figure {
    Figure {
        quantity: papers.text(name.quantity).to_owned(),
        place: papers.text(name.place).to_owned(),
    }
}

/// Where the working of a figure is.
#[must_use]
pub fn working(papers: &Papers, case: &str, name: Name) -> Route {
    Route::Case {
        id: case.to_owned(),
        working: Some(figure_of(papers, name)),
        above: Vec::new(),
        sent: String::new(),
    }
}

/// The way back to the list of papers.
#[component]
pub fn BackToPapers() -> Html {
    html! { <p class="title__meta"><Link to={Route::Papers}>{ "Papers" }</Link></p> }
}
