//! The box a number is typed into. The text stays as typed and the cursor where it is; a good
//! number is taken at once, a bad one is refused in words while the last good one stays.

use crate::form_state::FormEvent;
use crate::opened::Opened;
use crate::typed::{Entry, read, shown};
use casebook_model::Decimal;
use casebook_model::case::{Input, Quantity, QuantityIndex};
use casebook_model::edit::{Change, Edit};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`use_number_input`].
#[derive(Clone, Debug, PartialEq)]
pub struct NumberInputProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The input.
    pub index: QuantityIndex,
    /// Its cell.
    pub cell: usize,
    /// The number there now; `None` while it is needed.
    pub value: Option<Decimal>,
    /// How often the input was put back: what was typed before is forgotten.
    pub put_back: usize,
    /// The id of the box.
    pub id: AttrValue,
    /// Its name, where no label stands beside it.
    pub name: Option<AttrValue>,
    /// The ids of what describes it.
    pub described: Option<AttrValue>,
    /// Whether the tab key stops here.
    pub stop: bool,
    /// The kind of keyboard.
    pub keyboard: &'static str,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// A text being typed, and the value it stood for then.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    text: AttrValue,
    /// The value before.
    from: Option<Decimal>,
    /// The value it stands for; the one before, if it is refused.
    holds: Option<Decimal>,
    error: Option<AttrValue>,
    /// How often the input had been put back.
    put_back: usize,
}

fn input_of(opened: &Opened, index: QuantityIndex) -> Option<(&Quantity, &Input)> {
    let quantity = opened.case.quantity(index)?;
    Some((quantity, quantity.input()?))
}

/// The box.
#[hook]
pub fn use_number_input(props: &NumberInputProps) -> Html {
    let NumberInputProps {
        opened,
        index,
        cell,
        value,
        put_back,
        on,
        ..
    } = props;
    let (index, cell, value, put_back) = (*index, *cell, *value, *put_back);
    let draft = use_state(|| None::<Draft>);
    // Whether the value typed has come back as the value of the case. Until then the text stays, or
    // the box would show the old value for a moment and the cursor would jump.
    let arrived = use_mut_ref(|| false);
    let standing = draft
        .as_ref()
        .filter(|draft| draft.put_back == put_back)
        .filter(|draft| {
            let mut arrived = arrived.borrow_mut();
            *arrived |= draft.holds == value;
            // Changed from elsewhere (undone, pasted over): what was typed is of no more use.
            draft.holds == value || (!*arrived && draft.from == value)
        });
    let error = standing.and_then(|draft| draft.error.clone());
    let text = match standing {
        Some(draft) => draft.text.clone(),
        None => opened
            .case
            .quantity(index)
            .map(|quantity| shown(&opened.case, quantity, value))
            .unwrap_or_default()
            .into(),
    };
    let refused = error.is_some();
    {
        let on = on.clone();
        use_effect_with(error, move |error| {
            let was = error.is_some();
            if was {
                on.emit(FormEvent::Refused(index, cell, error.clone()));
            }
            move || {
                if was {
                    on.emit(FormEvent::Refused(index, cell, None));
                }
            }
        });
    }
    let oninput = {
        let (opened, on) = (Rc::clone(opened), on.clone());
        Callback::from(move |event: InputEvent| {
            let Some(field) = event.target_dyn_into::<web_sys::HtmlInputElement>() else {
                return;
            };
            let Some((quantity, input)) = input_of(&opened, index) else {
                return;
            };
            let text = field.value();
            let (holds, error) = match read(&opened.case, quantity, input, cell, &text) {
                Entry::Number(number) => (Some(number), None),
                Entry::Empty => (None, None),
                Entry::Refused(words) => (value, Some(AttrValue::from(words))),
            };
            let good = error.is_none();
            *arrived.borrow_mut() = holds == value;
            draft.set(Some(Draft {
                text: text.into(),
                from: value,
                holds,
                error,
                put_back,
            }));
            if good && holds != value {
                let change = Change::Set(vec![(cell, holds)]);
                on.emit(FormEvent::Edit(
                    Edit {
                        quantity: index,
                        change,
                    },
                    Some(cell),
                ));
            }
        })
    };
    html! {
        <input
            id={props.id.clone()}
            type="text"
            inputmode={props.keyboard}
            autocomplete="off"
            spellcheck="false"
            enterkeyhint="done"
            tabindex={(!props.stop).then_some("-1")}
            value={text}
            {oninput}
            onblur={on.reform(|_| FormEvent::Settled)}
            data-cell={cell.to_string()}
            aria-label={props.name.clone()}
            aria-describedby={props.described.clone()}
            aria-invalid={refused.then_some("true")}
        />
    }
}
