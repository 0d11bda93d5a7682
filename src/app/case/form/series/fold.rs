//! The fold in which the tools of a series are: they come when it is opened.

use super::tools::SeriesToolsProps;
use super::tools_chunk::SeriesToolsPart;
use crate::case::form::use_form::FormEvent;
use crate::frame::dom;
use crate::state::opened::Opened;
use casebook_model::Decimal;
use casebook_model::case::QuantityIndex;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Properties of [`SeriesFold`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SeriesFoldProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The input, one with axes.
    pub index: QuantityIndex,
    /// The numbers of its cells now.
    pub values: Vec<Option<Decimal>>,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// The fold.
#[component]
pub fn SeriesFold(props: &SeriesFoldProps) -> Html {
    let SeriesFoldProps {
        opened,
        index,
        values,
        on,
    } = props;
    let fold = use_node_ref();
    let was_opened = use_state_eq(|| false);
    let ontoggle = {
        let was_opened = was_opened.setter();
        use_callback((), move |_: Event, ()| was_opened.set(true))
    };
    {
        // It may have been opened before the program ran.
        let (fold, was_opened) = (fold.clone(), was_opened.setter());
        use_effect_with((), move |()| {
            let fold = fold.cast::<Element>();
            was_opened.set(fold.is_some_and(|fold| fold.has_attribute("open")));
        });
    }
    let on_done = {
        let fold = fold.clone();
        use_callback((), move |(), ()| close(&fold))
    };
    let id = opened
        .case
        .quantity(*index)
        .map(|quantity| format!("tools-{}", quantity.id));
    html! {
        <details class="fold" ref={fold} {id} {ontoggle}>
            <summary>{ "Change the whole series" }</summary>
            if *was_opened {
                <SeriesToolsPart ..SeriesToolsProps {
                    opened: Rc::clone(opened),
                    index: *index,
                    values: values.clone(),
                    on: on.clone(),
                    on_done,
                } />
            }
        </details>
    }
}

/// Closes the fold and moves the keyboard to its head, amid the window: what was tall is gone, and the series with
/// what was done to it stands above its head.
fn close(fold: &NodeRef) {
    let Some(details) = fold.cast::<Element>() else {
        return;
    };
    // An attribute that is not there need not be removed.
    let _ = details.remove_attribute("open");
    if let Ok(Some(summary)) = details.query_selector("summary")
        && let Ok(summary) = summary.dyn_into::<HtmlElement>()
    {
        dom::focus_in_place(&summary);
        // Once it is drawn closed, and what was done is told.
        Timeout::new(0, move || dom::show_with_above(&summary)).forget();
    }
}
