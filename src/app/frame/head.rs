//! What a page is called, and what search engines and link previews say of it.

use crate::state::address::Route;
use crate::state::library::{File, Library, Life};

/// The title of a page, with the name of Casebook, as far as what it shows has come.
#[must_use]
pub fn title(route: &Route, library: &Library) -> String {
    named(name(route, library))
}

/// With the name of Casebook.
#[must_use]
pub fn named(page: &str) -> String {
    [page, " – Casebook"].concat()
}

fn name<'a>(route: &Route, library: &'a Library) -> &'a str {
    let life = File::of(route).map(|file| library.life(&file));
    match (life, route) {
        (Some(Life::Lost), Route::Case { .. }) => "This case did not arrive",
        (Some(Life::Lost), _) => "This page did not arrive",
        (Some(Life::Unreadable), _) => "This cannot be read",
        (_, Route::Home(_)) => "Savings proposals",
        (_, Route::Case { id, .. }) => {
            let entry = library.catalogue().iter().find(|entry| entry.id == *id);
            entry.map_or("There is no such case", |entry| &entry.title)
        }
        (_, Route::Totals(_)) => "Totals",
        (_, Route::Papers) => "Papers",
        (_, Route::Paper { number, .. }) => {
            let Some(papers) = library.papers().here() else {
                return "Paper";
            };
            let position = number.checked_sub(1);
            let paper = position.and_then(|position| papers.papers.get(position));
            paper.map_or("There is no such paper", |paper| papers.text(paper.title))
        }
        (_, Route::Differences) => "What differs",
        (_, Route::Needed { .. }) => "What is still needed",
        (_, Route::Missing) => "There is no such page",
    }
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
        Route::Needed { .. } => "Every figure that a sum rests on and no paper prints, and who would know it.",
        Route::Missing => "",
    }
    .to_owned()
}

#[cfg(not(target_arch = "wasm32"))]
fn of_case(id: &str, library: &Library) -> String {
    let Some(entry) = library.catalogue().iter().find(|entry| entry.id == id) else {
        return String::new();
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
            assert_eq!(with(None), lost);
            assert_eq!(with(Some(vec![7])), "This cannot be read – Casebook");
            let file = File::of(&route).unwrap();
            let whole = with(file.at_hand().map(<[u8]>::to_vec));
            assert!(!whole.starts_with("This"), "{whole}");
        }
    }
}
