//! The page of a pasted table, from which a case can be begun.

use crate::frame::navigation::{Going, use_navigation};
use crate::frame::{history, texts};
use crate::pasted::page::PastedPage;
use crate::state::address::Route;
use yew::prelude::*;

/// The page.
#[component]
pub fn FromTable() -> Html {
    let on_go = use_navigation().on_go;
    let on_case = Callback::from(move |text: String| {
        on_go.emit(Going::To(Route::case(&texts::begin("", &text))));
    });
    // What reads the text of a case is not in the file that holds all pages.
    let on_case = Some(on_case).filter(|_| !history::is_one_file());
    html! { <PastedPage {on_case} /> }
}
