//! One number of the form: label, what the paper prints, the field, its unit, the way back.

use crate::dom;
use crate::opened::Opened;
use crate::typed::{self, use_typed};
use crate::wording;
use casebook_model::Decimal;
use casebook_model::case::{Given, Input, Quantity, QuantityIndex};
use casebook_model::edit::{Change, Edit};
use std::rc::Rc;
use yew::prelude::*;

/// A change the reader makes to an input.
#[derive(Clone, Debug, PartialEq)]
pub enum FormEvent {
    /// The input is changed; a cell, if it was typed.
    Edit(Edit, Option<usize>),
    /// The input is as the paper gives it.
    PutBack(QuantityIndex),
    /// What stands in a cell of it is no number, or is one again.
    Refused(QuantityIndex, usize, Option<AttrValue>),
    /// Typing has paused: the reader left the field.
    Settled,
}

/// Properties of [`NumberField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NumberFieldProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The input, one that is typed and has no axes.
    pub index: QuantityIndex,
    /// Its number now; `None` while it is needed.
    pub value: Option<Decimal>,
    /// Whether the reader changed it.
    pub changed: bool,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// A number field.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let NumberFieldProps { opened, index, value, changed, on } = props.clone();
    let source_open = use_state(|| false);
    let read: Rc<dyn Fn(&str) -> typed::Entry> = {
        let opened = Rc::clone(&opened);
        Rc::new(move |text: &str| {
            match opened.case.quantity(index).and_then(|q| Some((q, q.input()?))) {
                Some((quantity, input)) => typed::read(&opened.case, quantity, input, 0, text),
                None => typed::Entry::Refused(String::new()),
            }
        })
    };
    let typed = use_typed(
        value,
        || {
            opened
                .case
                .quantity(index)
                .map(|quantity| typed::shown(&opened.case, quantity, value))
                .unwrap_or_default()
        },
        read,
        on.reform(move |number| {
            let change = Change::Set(vec![(0, number)]);
            FormEvent::Edit(Edit { quantity: index, change }, Some(0))
        }),
        on.reform(move |error| FormEvent::Refused(index, 0, error)),
    );
    let Some((quantity, input)) = opened.case.quantity(index).and_then(|q| Some((q, q.input()?)))
    else {
        return Html::default();
    };
    let id = input_id(quantity);
    let (hint_id, why_id) = (format!("{id}-hint"), format!("{id}-why"));
    let given = input.given.first();
    let needs = value.is_none() && typed.error.is_none();
    let why = explanation(input, *source_open);
    let state = match (&typed.error, needs, changed) {
        (Some(_), _, _) => Some("field--error"),
        (None, true, _) => Some("field--needs"),
        (None, false, true) => Some("field--changed"),
        (None, false, false) => None,
    };
    let described = match &why {
        Some(_) => format!("{hint_id} {why_id}"),
        None => hint_id.clone(),
    };
    let put_back = {
        let (on, forget, id) = (on.clone(), typed.forget.clone(), id.clone());
        Callback::from(move |_: MouseEvent| {
            forget.emit(());
            on.emit(FormEvent::PutBack(index));
            // The button goes; the keyboard must not go with it.
            if let Some(field) = dom::by_id(&id) {
                dom::focus_in_place(&field);
            }
        })
    };
    let printed = given.and_then(Given::value).map(|value| casebook_model::words::figure(&opened.case, quantity, value));
    let unit = quantity.unit.words(&opened.case.units, true);
    html! {
        <div class={classes!("field", state)}>
            <div>
                <label class="field__label" for={id.clone()}>{ &quantity.label }{ tag(given, value) }</label>
                <p class="field__hint" id={typed.error.is_none().then(|| hint_id.clone())}>{ hint(input, given) }</p>
            </div>
            { source_button(quantity, input, &source_open) }
            <div class="field__row">
                <div class="box">
                    if let Some(sign) = quantity.unit.sign(&opened.case.units) {
                        <span class="box__sign" aria-hidden="true">{ sign.to_owned() }</span>
                    }
                    <input
                        {id}
                        type="text"
                        inputmode={inputmode(input)}
                        autocomplete="off"
                        spellcheck="false"
                        enterkeyhint="done"
                        value={typed.text.clone()}
                        oninput={typed.oninput.clone()}
                        onblur={on.reform(|_| FormEvent::Settled)}
                        aria-describedby={described}
                        aria-invalid={typed.error.is_some().then_some("true")}
                    />
                    if quantity.unit.percent {
                        <span class="box__sign" aria-hidden="true">{ "%" }</span>
                    }
                </div>
                <span class="field__unit">{ unit }</span>
                if changed || typed.error.is_some() {
                    <button
                        class="link-button"
                        type="button"
                        onclick={put_back}
                        aria-label={put_back_label(quantity, printed.as_deref())}
                    >
                        { if printed.is_some() { "Put back" } else { "Empty it" } }
                    </button>
                }
            </div>
            // Below the field, which stays where it is while one types, however long the message.
            if let Some(error) = &typed.error {
                <p class="field__error" id={hint_id}>
                    <span class="visually-hidden">{ "Error: " }</span>{ error.clone() }
                </p>
            }
            if let Some(why) = why {
                <p class="field__why" id={why_id}>{ why }</p>
            }
        </div>
    }
}

/// The id of an input's control.
#[must_use]
pub fn input_id(quantity: &Quantity) -> String {
    ["input-", &quantity.id].concat()
}

fn put_back_label(quantity: &Quantity, printed: Option<&str>) -> String {
    match printed {
        Some(printed) => format!("Put back {printed}: {}", quantity.label),
        None => format!("Empty it: {}", quantity.label),
    }
}

/// The kind of keyboard. A phone's number pad may lack minus, k and m: it comes up only where
/// neither a minus nor thousands make sense.
fn inputmode(input: &Input) -> &'static str {
    let small = input.range.is_some_and(|range| {
        !range.low.is_sign_negative() && range.high < Decimal::from(10_000)
    }) || input.given.iter().all(|given| {
        given.value().is_some_and(|value| {
            !value.is_sign_negative() && value < Decimal::from(10_000)
        })
    });
    match (small, input.whole) {
        (true, true) => "numeric",
        (true, false) => "decimal",
        (false, _) => "text",
    }
}

/// Says of an input that it is no figure of the paper's.
#[must_use]
pub fn tag(given: Option<&Given>, value: Option<Decimal>) -> Html {
    match given {
        Some(Given::Assumed(_)) => html! { <>{ " " }<span class="tag tag--assumed">{ "assumed" }</span></> },
        Some(Given::Needed) if value.is_none() => {
            html! { <>{ " " }<span class="tag tag--needed">{ "needed" }</span></> }
        }
        _ => Html::default(),
    }
}

/// Where the value comes from: what the paper prints, Casebook itself, or who would know.
#[must_use]
pub fn hint(input: &Input, given: Option<&Given>) -> String {
    match given {
        Some(Given::Known { printed, .. }) => format!("Printed {}", printed.text),
        Some(Given::Assumed(_)) => "Casebook’s own assumption".to_owned(),
        Some(Given::Needed) => match &input.who {
            Some(who) => format!("Not printed. Ask: {}", wording::lowered(who)),
            None => "Not printed".to_owned(),
        },
        Some(Given::None) | None => String::new(),
    }
}

/// The reason for a value, and its place in the document when that is asked for.
#[must_use]
pub fn explanation(input: &Input, source_open: bool) -> Option<Html> {
    let source = source_open.then(|| html! { <>{ "In the paper: " }{ input.source.clone() }</> });
    match (&input.why, source) {
        (None, None) => None,
        (Some(why), None) => Some(why.clone().into()),
        (None, Some(source)) => Some(source),
        (Some(why), Some(source)) => Some(html! { <>{ why.clone() }<br />{ source }</> }),
    }
}

/// Opens and closes the place in the document; nothing where nothing is printed.
#[must_use]
pub fn source_button(quantity: &Quantity, input: &Input, open: &UseStateHandle<bool>) -> Html {
    if input.source.is_empty() {
        return Html::default();
    }
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <button
            class="link-button field__source"
            type="button"
            {onclick}
            aria-label={["Source of ", &quantity.label].concat()}
            aria-expanded={if **open { "true" } else { "false" }}
        >
            { "Source" }
        </button>
    }
}
