//! The assumptions of a case, grouped as the paper groups them.

use crate::components::choice_field::choice_field;
use crate::components::number_field::{FieldProps, number_field};
use crate::components::series_field::SeriesFieldProps;
use crate::el::{button, classed, el, said};
use crate::form_state::{FormEvent, FormState};
use crate::opened::Opened;
use crate::part::Part;
use crate::wording;
use casebook_model::case::QuantityIndex;
use casebook_model::edit::{self, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use std::rc::Rc;
use yew::html::onsubmit;
use yew::prelude::*;

/// What the form is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct FormProps<'a> {
    /// The case.
    pub opened: &'a Rc<Opened>,
    /// Its figures now.
    pub now: &'a Figures,
    /// What the reader changed.
    pub edits: &'a Edits,
    /// The state of the form.
    pub state: &'a Rc<FormState>,
    /// What the reader does.
    pub on: &'a Callback<FormEvent>,
    /// The reader wants all of the case as the paper gives it.
    pub on_put_back_all: &'a Callback<()>,
}

/// The form.
pub fn form(props: FormProps<'_>) -> Html {
    let case = &props.opened.case;
    let mut form = classed("form", "case__form")
        .fixed("id", "assumptions")
        .fixed("tabindex", "-1")
        .fixed("aria-labelledby", "form-title")
        .fixed("novalidate", "novalidate")
        .on(Rc::new(onsubmit::Wrapper::new(Callback::from(
            |event: SubmitEvent| {
                event.prevent_default();
            },
        ))))
        .el(el("h2").fixed("id", "form-title").text("Assumptions"))
        .el(said(
            "p",
            "aside on-screen",
            "Change any of them; the sums follow as you type.",
        ));
    for group in &case.groups {
        let mut fields = classed("fieldset", "group")
            .el(said("legend", "group__title", &group.title))
            .maybe(group.note.as_ref().map(|note| said("p", "aside", note)));
        for index in &group.inputs {
            fields = fields.html(input(props, *index));
        }
        form = form.el(fields);
    }
    let all = props.on_put_back_all.reform(|_: MouseEvent| ());
    let all = button("button", "Put every assumption back", all)
        .fixed("id", "put-back-all")
        .fixed_if(props.edits.is_empty(), "disabled", "disabled");
    form.el(classed("div", "buttons").el(all)).done()
}

fn input(props: FormProps<'_>, index: QuantityIndex) -> Html {
    let FormProps {
        opened,
        now,
        edits,
        state,
        on,
        ..
    } = props;
    let Some((quantity, input)) = opened
        .case
        .quantity(index)
        .and_then(|q| Some((q, q.input()?)))
    else {
        return Html::default();
    };
    let changed = edits.touch(index);
    let cells = now.cells(index);
    if !quantity.axes.is_empty() {
        let series = Part::SeriesField(SeriesFieldProps {
            opened: Rc::clone(opened),
            index,
            values: Rc::from(cells),
            changed,
            sentence: edit::sentence(&opened.case, edits, index).into(),
            form: Rc::clone(state),
            on: on.clone(),
        });
        return series.drawn(&quantity.id);
    }
    let field = FieldProps {
        opened,
        index,
        quantity,
        input,
        changed,
        form: state,
        on,
    };
    let value = cells.first().and_then(Value::number);
    if wording::is_typed(quantity) {
        number_field(field, value)
    } else {
        choice_field(field, value)
    }
}
