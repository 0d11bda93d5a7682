//! Coming to a page: its name in the browser's tab, and the keyboard at its heading, or where the
//! reader left it.

use super::head::named;
use super::late::touch;
use super::{dom, history};
use crate::state::address::Route;
use yew::prelude::*;

/// Names the page, if its name is known, and on a new page moves the keyboard to where one begins. The
/// first page is the browser's own affair.
#[hook]
pub fn use_arrival(route: &Route, title: Option<String>) {
    let before = use_mut_ref(|| None::<Route>);
    use_effect_with((route.clone(), title), move |(route, title)| {
        if let Some(title) = title {
            dom::set_title(title);
        }
        let before = before.replace(Some(route.clone()));
        if before.is_some_and(|before| !before.same_page(route)) {
            // Nothing stands here yet of a page that the build did not draw: its parts come at once.
            touch();
            arrive();
        }
    });
}

/// Names a page whose name is in what it shows.
#[hook]
pub fn use_name(title: Option<String>) {
    use_effect_with(title, |title| {
        if let Some(title) = title {
            dom::set_title(title);
        }
    });
}

/// Names the page otherwise, as long as a part of the program that it is drawn by did not arrive.
#[hook]
pub fn use_name_while(lost: Option<&'static str>) {
    use_effect_with(lost, |lost| {
        let before = lost.and_then(|lost| dom::set_title(&named(lost)));
        move || {
            if let Some(before) = before {
                dom::set_title(&before);
            }
        }
    });
}

/// Begins a page at its top, or where the reader left it who comes back.
fn arrive() {
    let Some((down, link)) = history::place_left() else {
        dom::to_top();
        return to_heading();
    };
    match dom::find(&format!("main a[href=\"{link}\"]")) {
        Some(link) => dom::focus_in_place(&link),
        None => to_heading(),
    }
    dom::scroll_to(down);
}

/// Moves the keyboard to the heading of the page.
pub fn to_heading() {
    if let Some(heading) = dom::find("main h1") {
        dom::focus_in_place(&heading);
    }
}
