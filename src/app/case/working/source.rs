//! Where in the paper a figure stands.

use crate::state::opened::Opened;
use casebook_exchange::sentences;
use casebook_model::working::Working;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Source`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SourceProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The working.
    pub told: Rc<Working>,
}

/// The source; nothing where none is known.
#[component]
pub fn Source(props: &SourceProps) -> Html {
    let SourceProps { opened, told } = props;
    match sentences::source(&opened.case, &opened.checks, told.quantity, &told.place) {
        Some(source) => html! {
            <div class="stack">
                <h3>{ "In the paper" }</h3>
                <p class="aside">{ source }</p>
            </div>
        },
        None => Html::default(),
    }
}
