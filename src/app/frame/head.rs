//! What a page is called, and what search engines and link previews say of it.

use crate::state::address::Route;
use crate::state::library::{Library, Life};

/// The name of Casebook behind the name of each page.
const NAME: &str = " – Casebook";

/// The title and the description of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its title, with the name of Casebook.
    pub title: String,
    /// A sentence or two on what it shows.
    pub description: String,
}

/// The head of a page, as far as what it shows has come.
#[must_use]
pub fn head(route: &Route, library: &Library) -> Head {
    let (title, description) = match route {
        Route::Home(_) => (
            "Savings proposals".to_owned(),
            "Check and change the sums behind councils’ savings proposals: whether their tables add up, where each figure comes from, and what follows from another assumption.".to_owned(),
        ),
        Route::Case { id, .. } => case(id, library),
        Route::Totals(_) => (
            "Totals".to_owned(),
            "Cases added up by year and council, with money that would count twice kept out.".to_owned(),
        ),
        Route::Papers => (
            "Papers".to_owned(),
            "Every figure that the papers print, in their own order, beside what their own sums give.".to_owned(),
        ),
        Route::Paper { number, .. } => paper(*number, library),
        Route::Differences => (
            "What differs".to_owned(),
            "Every printed figure that does not follow from its sum, why, and what it would mean.".to_owned(),
        ),
        Route::Needed { .. } => (
            "What is still needed".to_owned(),
            "Every figure that a sum rests on and no paper prints, and who would know it.".to_owned(),
        ),
        Route::Missing => ("There is no such page".to_owned(), String::new()),
    };
    Head {
        title: title + NAME,
        description,
    }
}

fn case(id: &str, library: &Library) -> (String, String) {
    let Some(entry) = library.catalogue().iter().find(|entry| entry.id == id) else {
        return ("There is no such case".to_owned(), String::new());
    };
    if library.case(id) == Life::Lost {
        return ("This case did not arrive".to_owned(), String::new());
    }
    let mut description = format!("{}, {}. ", entry.council, entry.year);
    if let Some(printed) = &entry.printed {
        description.push_str(&format!("Claimed: {printed}. "));
    }
    if let Some(calculated) = &entry.calculated {
        description.push_str(&format!("Worked out again: {calculated}. "));
    }
    if let Some(opened) = library.case(id).here() {
        description.push_str(&opened.case.summary.join(" "));
    }
    (entry.title.clone(), description.trim_end().to_owned())
}

fn paper(number: usize, library: &Library) -> (String, String) {
    let papers = match library.papers() {
        Life::Here(papers) => papers,
        Life::Lost => return ("This page did not arrive".to_owned(), String::new()),
        _ => return ("Paper".to_owned(), String::new()),
    };
    let found = number
        .checked_sub(1)
        .and_then(|position| papers.papers.get(position));
    match found {
        Some(paper) => (
            papers.text(paper.title).to_owned(),
            "Every figure the paper prints, in its own order, beside the sum it should follow from.".to_owned(),
        ),
        None => ("There is no such paper".to_owned(), String::new()),
    }
}
