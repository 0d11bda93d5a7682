//! Where an input comes from, what the reader made of it, and the way to its field.

use crate::case::fields::field_id;
use crate::parts::wording;
use crate::state::opened::Opened;
use casebook_exchange::sentences::{changed_to, given_as};
use casebook_model::case::Given;
use casebook_model::edit::{self, Edits};
use casebook_model::working::{Origin, Working};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`InputOrigin`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct InputOriginProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The working.
    pub told: Rc<Working>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// The reader wants to go to a field: its id.
    pub on_field: Callback<String>,
}

/// The input; nothing for a figure that is none.
#[component]
pub fn InputOrigin(props: &InputOriginProps) -> Html {
    let InputOriginProps {
        opened,
        told,
        edits,
        on_field,
    } = props;
    let case = &opened.case;
    let Origin::Input {
        given,
        paper,
        edited,
    } = &told.origin
    else {
        return Html::default();
    };
    let Some((quantity, input)) = case
        .quantity(told.quantity)
        .and_then(|quantity| Some((quantity, quantity.input()?)))
    else {
        return Html::default();
    };
    let field = field_id(
        opened,
        quantity,
        case.cell_of(quantity, &told.place).unwrap_or(0),
    );
    let name = [
        "Change it: ",
        &wording::figure_label(case, quantity, &told.place),
    ]
    .concat();
    let change = on_field.reform(move |_: MouseEvent| field.clone());
    html! {
        <div>
            <p class="sentence">{ given_as(given, paper, input.who.as_deref()) }</p>
            if *edited {
                <p>{ changed_to(&edit::sentence(case, edits, told.quantity), given, paper) }</p>
            }
            if let Some(why) = &input.why {
                <p class="aside">{ why }</p>
            }
            if *given != Given::None {
                <div class="buttons">
                    <button class="button" type="button" aria-label={name} onclick={change}>{ "Change it" }</button>
                </div>
            }
        </div>
    }
}
