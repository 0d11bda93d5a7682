//! The assumptions of a case, grouped as the paper groups them.

use crate::components::choice_field::ChoiceField;
use crate::components::number_field::{FormEvent, NumberField};
use crate::components::series_field::SeriesField;
use crate::opened::Opened;
use crate::wording;
use casebook_model::case::QuantityIndex;
use casebook_model::edit::{self, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// What is wrong with what was typed, by input and cell.
pub type Refusals = BTreeMap<(QuantityIndex, usize), AttrValue>;

/// Properties of [`Form`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FormProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Its figures now.
    pub now: Rc<Figures>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// What is wrong with what was typed.
    pub refusals: Rc<Refusals>,
    /// What the reader does.
    pub on: Callback<FormEvent>,
    /// The reader wants all of the case as the paper gives it.
    pub on_put_back_all: Callback<()>,
}

/// The form.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let case = &props.opened.case;
    let nothing_changed = props.edits.is_empty();
    html! {
        <form class="case__form" id="assumptions" tabindex="-1" aria-labelledby="form-title" novalidate=true
            onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            <h2 id="form-title">{ "Assumptions" }</h2>
            <p class="aside">{ "Change any of them; the sums follow as you type." }</p>
            { for case.groups.iter().map(|group| {
                let wide = group.inputs.iter().any(|index| {
                    case.quantity(*index).is_some_and(|quantity| !quantity.axes.is_empty())
                });
                html! {
                    <fieldset class={classes!("group", wide.then_some("group--wide"))} key={group.title.clone()}>
                        <legend class="group__title">{ &group.title }</legend>
                        if let Some(note) = &group.note {
                            <p class="aside group__note">{ note }</p>
                        }
                        { for group.inputs.iter().map(|index| input(props, *index)) }
                    </fieldset>
                }
            }) }
            <div class="buttons">
                <button class="button" type="button" id="put-back-all" disabled={nothing_changed}
                    onclick={props.on_put_back_all.reform(|_: MouseEvent| ())}>
                    { "Put every assumption back" }
                </button>
            </div>
        </form>
    }
}

fn input(props: &FormProps, index: QuantityIndex) -> Html {
    let opened = &props.opened;
    let Some(quantity) = opened.case.quantity(index) else { return Html::default() };
    let cells = props.now.cells(index);
    let changed = props.edits.touch(index);
    let on = props.on.clone();
    let key = quantity.id.clone();
    if !quantity.axes.is_empty() {
        let error = props
            .refusals
            .iter()
            .find(|((quantity, _), _)| *quantity == index)
            .map(|((_, cell), words)| (*cell, words.clone()));
        return html! {
            <SeriesField {key} opened={Rc::clone(opened)} {index} values={Rc::<[Value]>::from(cells)} {changed}
                sentence={edit::sentence(&opened.case, &props.edits, index)} {error} {on} />
        };
    }
    let value = cells.first().and_then(Value::number);
    if wording::is_typed(quantity) {
        html! { <NumberField {key} opened={Rc::clone(opened)} {index} {value} {changed} {on} /> }
    } else {
        html! { <ChoiceField {key} opened={Rc::clone(opened)} {index} {value} {changed} {on} /> }
    }
}
