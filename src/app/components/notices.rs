//! Plain words about what the page could not do, each with a way to take it away.

use crate::el::{button, classed, el};
use yew::prelude::*;

/// The notices on top of a page, each once; `on_hide` takes the one at a position away.
pub fn notices(list: &[AttrValue], on_hide: &Callback<usize>) -> Html {
    let mut notices = classed("div", "notices").fixed("role", "status");
    for (position, text) in list.iter().enumerate() {
        let hide = on_hide.reform(move |_: MouseEvent| position);
        let hide = button("button", "Hide this message", hide);
        notices = notices.el(classed("div", "notice wrap")
            .key(text)
            .el(el("p").text(text))
            .el(classed("div", "buttons").el(hide)));
    }
    notices.done()
}
