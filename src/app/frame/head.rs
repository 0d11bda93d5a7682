//! What a page is called, and what search engines and link previews say of it.

use crate::state::address::Route;
use crate::state::library::{File, Library, Life};
use casebook_analysis::papers::Papers;

/// The title of a page, with the name of Casebook, as far as what it shows has come; `None` where
/// the page gives it itself ([`title_of_paper`]).
#[must_use]
pub fn title(route: &Route, library: &Library) -> Option<String> {
    let life = File::of(route).map(|file| library.life(&file));
    let page = match (life, route) {
        (Some(Life::Lost), Route::Case { .. }) => "This case did not arrive",
        (Some(Life::Lost), _) => "This page did not arrive",
        (Some(Life::Unreadable), _) => "This cannot be read",
        (_, Route::Home(_)) => "Savings proposals",
        (_, Route::Case { id, .. }) => match library.case(id) {
            Life::Here(opened) => return Some(named(&opened.case.title)),
            Life::Unknown => "There is no such case",
            _ => return None,
        },
        (_, Route::Totals(_)) => "Totals",
        (_, Route::Papers) => "Papers",
        (_, Route::Paper { .. }) => return None,
        (_, Route::Differences) => "What differs",
        (_, Route::Pasted) => "Does this table add up?",
        (_, Route::Needed { .. }) => "What is still needed",
        (_, Route::Missing) => "There is no such page",
    };
    Some(named(page))
}

/// The title of the page of a paper, counted from 1.
#[must_use]
pub fn title_of_paper(papers: &Papers, number: usize) -> String {
    let position = number.checked_sub(1);
    let paper = position.and_then(|position| papers.papers.get(position));
    named(paper.map_or("There is no such paper", |paper| papers.text(paper.title)))
}

/// What the page is called on which one's own cases begin.
pub const BEGIN: &str = "Write a case of your own";

/// With the name of Casebook.
#[must_use]
pub fn named(page: &str) -> String {
    [page, " – Casebook"].concat()
}

/// A sentence or two on what a page shows. It is drawn with the page and changes no more.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn description(route: &Route, library: &Library) -> String {
    match route {
        Route::Home(_) => "Check and change the sums behind councils’ savings proposals: whether their tables add up, where each figure comes from, and what follows from another assumption.",
        Route::Case { id, .. } => return of_case(id, library),
        Route::Totals(_) => "Cases added up by year and council, with money that would count twice kept out.",
        Route::Papers => "Every figure that the papers print, in their own order, beside what their own sums give.",
        Route::Paper { .. } => "Every figure the paper prints, in its own order, beside the sum it should follow from.",
        Route::Differences => "Every printed figure that does not follow from its sum, why, and what it would mean.",
        Route::Pasted => "Paste a table from any paper or spreadsheet and see which of its totals come out, which do not, and how that may have come about.",
        Route::Needed { .. } => "Every figure that a sum rests on and no paper prints, and who would know it.",
        Route::Missing => "",
    }
    .to_owned()
}

#[cfg(not(target_arch = "wasm32"))]
fn of_case(id: &str, library: &Library) -> String {
    let Some(entry) = library.catalogue().iter().find(|entry| entry.id == id) else {
        // The page of one's own cases.
        return "Write a business case as a text, and see its form, its tables, its checks and the working of every figure beside it as you type.".to_owned();
    };
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
    description.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::LibraryAction;
    use crate::state::selection::Selection;
    use std::rc::Rc;
    use yew::Reducible;

    #[test]
    fn a_page_of_what_did_not_arrive_is_called_so() {
        let library = Library::new();
        let id = library.catalogue()[0].id.clone();
        for (route, lost) in [
            (Route::case(&id), "This case did not arrive – Casebook"),
            (Route::Papers, "This page did not arrive – Casebook"),
            (Route::paper(1), "This page did not arrive – Casebook"),
            (Route::Differences, "This page did not arrive – Casebook"),
            (
                Route::Needed { by_who: true },
                "This page did not arrive – Casebook",
            ),
            (
                Route::Totals(Selection::default()),
                "This page did not arrive – Casebook",
            ),
        ] {
            let with = |arrived: Option<Vec<u8>>| {
                let file = File::of(&route).unwrap();
                let library = Rc::new(library.clone());
                let library = library.reduce(LibraryAction::Arrived(file, arrived));
                title(&route, &library)
            };
            assert_eq!(with(None).as_deref(), Some(lost));
            let file = File::of(&route).unwrap();
            let whole = with(file.at_hand().map(<[u8]>::to_vec));
            let is_paper = matches!(route, Route::Paper { .. });
            assert!(
                whole.map_or(is_paper, |title| !title.starts_with("This")),
                "{route:?}"
            );
        }
    }

    #[test]
    fn a_case_that_cannot_be_read_is_called_so() {
        let id = Library::new().catalogue()[0].id.clone();
        let library = Library::new().with(&File::Case(id.clone()), &[7]);
        assert_eq!(
            title(&Route::case(&id), &library).as_deref(),
            Some("This cannot be read – Casebook")
        );
    }

    #[test]
    fn a_paper_is_named_once_it_is_here() {
        let library = Library::of(&[File::Papers]);
        let papers = library.papers();
        let papers = papers.here().unwrap();
        let first = title_of_paper(papers, 1);
        assert!(
            first.starts_with(papers.text(papers.papers[0].title)),
            "{first}"
        );
        for none in [0, papers.papers.len() + 1] {
            assert_eq!(
                title_of_paper(papers, none),
                "There is no such paper – Casebook"
            );
        }
    }
}
