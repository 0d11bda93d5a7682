//! What is asked, and the address that says so: a link to it opens the same answer.

use crate::frame::dom;
use crate::frame::history;
use crate::frame::pause::use_settled;
use crate::state::asking::Asking;
use std::rc::Rc;
use yew::prelude::*;

/// How long a choice must rest before it is in the address, in milliseconds: Safari refuses more than a
/// hundred changes of it in half a minute.
const PAUSE: u32 = 400;

/// What is asked now, and what asks something else or nothing.
pub type AskingHandle = (Option<Rc<Asking>>, Callback<Option<Asking>>);

/// Keeps what is asked and the address to each other. While a working is open, the address is the working’s.
#[hook]
pub fn use_asking(in_working: bool) -> AskingHandle {
    let asking = use_state_eq(|| None::<Rc<Asking>>);
    {
        let asking = asking.setter();
        use_effect_with((), move |()| {
            let take = move || {
                let asked = Asking::read(&history::fragment_now()).map(Rc::new);
                let found = asked.is_some();
                if found {
                    asking.set(asked);
                }
                found
            };
            // The keyboard goes there, as to any place that an address names.
            if take() && dom::is_focus_lost() {
                dom::go_to("asking");
            }
            let listener = history::on_move(move || {
                take();
            });
            move || drop(listener)
        });
    }
    let settled = use_settled((*asking).clone(), PAUSE);
    let written = use_mut_ref(|| false);
    use_effect_with(
        ((*settled).clone(), in_working),
        move |(asking, in_working)| {
            let text = asking.as_ref().map(|asking| asking.text());
            // What the address said at first is read before anything is written.
            let is_first = text.is_none() && !*written.borrow();
            if !in_working && !is_first {
                history::put_asked(&text.clone().unwrap_or_default());
                written.replace(text.is_some());
            }
        },
    );
    let on_ask = {
        let asking = asking.setter();
        use_callback((), move |asked: Option<Asking>, ()| {
            asking.set(asked.map(Rc::new));
        })
    };
    ((*asking).clone(), on_ask)
}
