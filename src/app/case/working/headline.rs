//! The figure whose working is open: what it is called and what it comes to.

use crate::parts::wording;
use crate::state::opened::Opened;
use casebook_exchange::sentences::result;
use casebook_model::value::Value;
use casebook_model::words;
use casebook_model::working::Working;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Headline`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HeadlineProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The working.
    pub told: Rc<Working>,
}

/// The figure.
#[component]
pub fn Headline(props: &HeadlineProps) -> Html {
    let HeadlineProps { opened, told } = props;
    let case = &opened.case;
    let Some(quantity) = case.quantity(told.quantity) else {
        return Html::default();
    };
    let changed = !opened
        .paper
        .at(case, told.quantity, &told.place)
        .same(&told.value);
    html! {
        <div>
            <h3>{ wording::figure_label(case, quantity, &told.place) }</h3>
            <p class={classes!("working__figure", changed.then_some("is-changed"))}>{ result(told) }</p>
            if let Value::Needs(needs) = &told.value {
                <p class="aside">{ format!("Still needed: {}.", words::needs_list(case, needs)) }</p>
            }
            if let Some(note) = &quantity.note {
                <p class="aside">{ note }</p>
            }
        </div>
    }
}
