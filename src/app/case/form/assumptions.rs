//! The assumptions of a case, grouped as the paper groups them.

use super::choice_field::ChoiceField;
use super::drafts::{FormHandle, FormState};
use super::number_field::NumberField;
use super::series::cell::CellNow;
use super::series::field::SeriesField;
use super::use_form::FormEvent;
use crate::parts::wording;
use crate::state::opened::Opened;
use crate::state::workspace::Typing;
use casebook_model::case::QuantityIndex;
use casebook_model::edit::{self, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`AssumptionsForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AssumptionsFormProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Its figures now.
    pub now: Rc<Figures>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// The state of the form.
    pub form: FormHandle,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// The form.
#[component]
pub fn AssumptionsForm(props: &AssumptionsFormProps) -> Html {
    let onsubmit = use_callback((), |event: SubmitEvent, ()| event.prevent_default());
    let put_all_back = props.on.reform(|_: MouseEvent| FormEvent::PutBackAll);
    html! {
        <form
            class="case__form"
            id="assumptions"
            tabindex="-1"
            aria-labelledby="form-title"
            novalidate=true
            {onsubmit}
        >
            <h2 id="form-title">{ "Assumptions" }</h2>
            <p class="aside on-screen">{ "Change any of them; the sums follow as you type." }</p>
            for group in &props.opened.case.groups {
                <fieldset class="group">
                    <legend class="group__title">{ &group.title }</legend>
                    if let Some(note) = &group.note {
                        <p class="aside">{ note }</p>
                    }
                    { for group.inputs.iter().map(|index| field(props, *index)) }
                </fieldset>
            }
            <div class="buttons">
                <button
                    class="button"
                    type="button"
                    id="put-back-all"
                    disabled={props.edits.is_empty()}
                    onclick={put_all_back}
                >
                    { "Put every assumption back" }
                </button>
            </div>
        </form>
    }
}

/// The field of an input, told no more than it shows.
fn field(props: &AssumptionsFormProps, index: QuantityIndex) -> Html {
    let AssumptionsFormProps {
        opened,
        now,
        edits,
        form,
        on,
    } = props;
    let Some(quantity) = opened.case.quantity(index) else {
        return Html::default();
    };
    let changed = edits.touch(index);
    let source_shown = form.shows_source(index);
    let cells = cells(form, now, index);
    if !quantity.axes.is_empty() {
        return html! {
            <SeriesField
                key={&*quantity.id}
                opened={Rc::clone(opened)}
                {index}
                {cells}
                {changed}
                sentence={edit::sentence(&opened.case, edits, index)}
                pasted={form.pasted(index).cloned()}
                {source_shown}
                on={on.clone()}
            />
        };
    }
    let (value, draft) = cells
        .into_iter()
        .next()
        .map(|cell| (cell.value, cell.draft))
        .unwrap_or_default();
    if wording::is_typed(quantity) {
        html! {
            <NumberField
                key={&*quantity.id}
                opened={Rc::clone(opened)}
                {index}
                {value}
                {draft}
                {changed}
                {source_shown}
                on={on.clone()}
            />
        }
    } else {
        html! {
            <ChoiceField
                key={&*quantity.id}
                opened={Rc::clone(opened)}
                {index}
                {value}
                {changed}
                {source_shown}
                on={on.clone()}
            />
        }
    }
}

/// What the cells of an input show.
fn cells(form: &FormState, now: &Figures, index: QuantityIndex) -> Vec<CellNow> {
    let shown = |(cell, value): (usize, &Value)| {
        let at = Typing {
            quantity: index,
            cell,
        };
        let value = value.number();
        CellNow {
            cell,
            value,
            draft: form.standing(at, value),
        }
    };
    now.cells(index).iter().enumerate().map(shown).collect()
}
