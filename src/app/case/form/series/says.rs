//! The line below a series: what is wrong, what the last paste came to, or what was changed.

use super::done::DonePart;
use crate::case::form::drafts::PasteSays;
use crate::case::form::put_back::{Back, put_back};
use crate::case::form::use_form::FormEvent;
use crate::parts::wording;
use crate::state::opened::Opened;
use casebook_model::case::{Given, QuantityIndex};
use casebook_model::edit::Edits;
use std::rc::Rc;
use yew::prelude::*;

/// What the line below a series is about.
#[derive(Clone, Debug)]
pub struct SeriesSays {
    /// The case.
    pub opened: Rc<Opened>,
    /// The input.
    pub index: QuantityIndex,
    /// The id by which cells are described.
    pub id: AttrValue,
    /// A cell whose text is refused, and why.
    pub refused: Option<(usize, AttrValue)>,
    /// What there is to say of what was pasted.
    pub pasted: Option<PasteSays>,
    /// What the reader changed, if it is something of this series.
    pub done: Option<Rc<Edits>>,
    /// How many cells are still needed.
    pub needed: usize,
    /// The id of the cell that the keyboard goes to once all is put back.
    pub first: AttrValue,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// The line.
pub fn series_says(props: &SeriesSays) -> Html {
    let index = props.index;
    let Some(quantity) = props.opened.case.quantity(index) else {
        return Html::default();
    };
    let told = told(props);
    let changed = match &told {
        Told::Pasted(says) => !says.refused,
        told => matches!(told, Told::Done(_)),
    };
    let changed = changed.then_some("series-says--changed");
    // What was pasted is said aloud; the rest follows what is typed, and would be said with each key.
    let pasted = match &told {
        Told::Pasted(says) => {
            html! { <span class={says.refused.then_some("field__error")}>{ &says.words }</span> }
        }
        _ => Html::default(),
    };
    html! {
        <div class={classes!("series-says", changed)}>
            <p id={&props.id}>
                {
                    match told {
                        Told::Refused(words) => html! {
                            <span class="field__error">
                                <span class="visually-hidden">{ "Error: " }</span>{ words }
                            </span>
                        },
                        Told::Pasted(_) => Html::default(),
                        Told::Done(edits) => html! {
                            <DonePart opened={Rc::clone(&props.opened)} {index} {edits} />
                        },
                        Told::AsGiven(words) => html! { { words } },
                    }
                }
                <span role="status">{ pasted }</span>
            </p>
            if props.done.is_some() || props.refused.is_some() {
                { put_back(index, &quantity.label, &Back::Series, props.first.clone(), props.on.clone()) }
            }
        </div>
    }
}

/// What the line tells.
enum Told {
    Refused(String),
    Pasted(PasteSays),
    Done(Rc<Edits>),
    AsGiven(String),
}

fn told(props: &SeriesSays) -> Told {
    let case = &props.opened.case;
    let quantity = case.quantity(props.index);
    if let (Some((cell, words)), Some(quantity)) = (&props.refused, quantity) {
        let place = wording::place(case, &case.place_of(quantity, *cell));
        return Told::Refused([&wording::raised(&place), ": ", words].concat());
    }
    if let Some(says) = &props.pasted {
        return Told::Pasted(says.clone());
    }
    if let Some(edits) = &props.done {
        return Told::Done(Rc::clone(edits));
    }
    let given = quantity
        .and_then(|quantity| quantity.input())
        .map(|input| &input.given);
    let first = given.and_then(|given| given.first());
    Told::AsGiven(match (props.needed, first) {
        // What is added stands last.
        (0, _) if matches!(given.and_then(|given| given.last()), Some(Given::Added(_))) => {
            "As given".to_owned()
        }
        (0, Some(Given::Assumed(_))) => "As Casebook assumes".to_owned(),
        (0, _) => "As printed".to_owned(),
        (needed, _) => [
            &wording::count(needed, "figure", "figures"),
            " still needed",
        ]
        .concat(),
    })
}
