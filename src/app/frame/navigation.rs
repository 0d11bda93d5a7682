//! Where the reader is and how to get elsewhere, for whatever stands on the page.

use super::dom;
use crate::state::address::Route;
use std::rc::Rc;
use yew::prelude::*;

/// Where the reader wants to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Going {
    /// To another address, one entry of the history further.
    To(Route),
    /// To another view of the same page, in place of the present entry.
    InPlace(Route),
    /// The same, but the address follows once typing pauses.
    InPlaceSoon(Route),
    /// Out of a working, back to the page it belongs to.
    OutTo(Route),
}

/// The page that is shown, and the way to others. It changes only when the page does.
#[derive(Clone, Debug, PartialEq)]
pub struct Navigation {
    /// The page that links are relative to.
    pub page: Rc<Route>,
    /// The reader goes somewhere.
    pub on_go: Callback<Going>,
}

/// The navigation around a component.
#[hook]
pub fn use_navigation() -> Navigation {
    use_context::<Navigation>().unwrap_or_else(|| Navigation {
        page: Rc::new(Route::home()),
        on_go: Callback::noop(),
    })
}

/// The way past the masthead, for the keyboard.
pub fn skip_link() -> Html {
    let onclick = Callback::from(|event: MouseEvent| {
        // Not left to the browser, so that the address stays.
        event.prevent_default();
        if let Some(main) = dom::by_id("main") {
            dom::focus(&main);
        }
    });
    html! { <a class="skip" href="#main" {onclick}>{ "Skip to the content" }</a> }
}
