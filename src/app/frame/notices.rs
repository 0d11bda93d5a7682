//! Plain words about what the page could not do, each with a way to take it away.

use std::rc::Rc;
use yew::prelude::*;

/// What is said on top of the page, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notices(Vec<AttrValue>);

/// What happens to the notices.
#[derive(Clone, Debug)]
pub enum Notice {
    /// Something is to be said.
    Say(AttrValue),
    /// The reader has read it.
    Hide(AttrValue),
}

impl Reducible for Notices {
    type Action = Notice;

    fn reduce(self: Rc<Self>, action: Notice) -> Rc<Self> {
        let mut list = self.0.clone();
        match action {
            Notice::Say(text) if !list.contains(&text) => list.push(text),
            Notice::Say(_) => {}
            Notice::Hide(text) => list.retain(|said| *said != text),
        }
        Rc::new(Self(list))
    }
}

/// The notices on top of a page; `on` is told what happens to them.
pub fn notice_list(notices: &Notices, on: &Callback<Notice>) -> Html {
    let notice = |text: &AttrValue| {
        let hide = {
            let text = text.clone();
            on.reform(move |_: MouseEvent| Notice::Hide(text.clone()))
        };
        html! {
            <div class="notice wrap" key={&**text}>
                <p>{ text }</p>
                <div class="buttons">
                    <button class="button" type="button" onclick={hide}>{ "Hide this message" }</button>
                </div>
            </div>
        }
    };
    html! {
        <div class="notices" role="status">{ for notices.0.iter().map(notice) }</div>
    }
}
