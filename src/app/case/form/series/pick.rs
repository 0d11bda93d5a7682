//! A choice in a cell of a series.

use crate::case::form::choice_field::Choice;
use crate::case::form::use_form::{FormEvent, set};
use crate::state::workspace::Typing;
use casebook_model::Decimal;
use yew::prelude::*;

/// Properties of [`Pick`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PickProps {
    /// The id of the list.
    pub id: AttrValue,
    /// The cell.
    pub at: Typing,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// What is chosen now; `None` while that is needed.
    pub value: Option<Decimal>,
    /// Its name, since no label stands beside it.
    pub name: AttrValue,
    /// Whether the tab key stops here.
    pub stop: bool,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// A list to pick from.
#[component]
pub fn Pick(props: &PickProps) -> Html {
    let PickProps { at, value, .. } = *props;
    let list = use_node_ref();
    let chosen = props
        .choices
        .iter()
        .find(|choice| value == Some(choice.value))
        .map(|choice| choice.value.to_string());
    use_effect_with((list.clone(), chosen), |(list, chosen)| {
        // Once a reader has picked, the browser no longer follows `selected`.
        if let Some(list) = list.cast::<web_sys::HtmlSelectElement>() {
            list.set_value(chosen.as_deref().unwrap_or_default());
        }
    });
    let onchange = props.on.reform(move |event: Event| {
        let picked = event
            .target_dyn_into::<web_sys::HtmlSelectElement>()
            .and_then(|list| Decimal::from_str_exact(&list.value()).ok());
        FormEvent::Edit(set(at, picked))
    });
    html! {
        <select
            ref={list}
            id={&props.id}
            tabindex={if props.stop { "0" } else { "-1" }}
            aria-label={&props.name}
            data-cell={at.cell.to_string()}
            {onchange}
        >
            if value.is_none() {
                <option value="">{ "–" }</option>
            }
            for choice in &props.choices {
                <option value={choice.value.to_string()} selected={value == Some(choice.value)}>
                    { &choice.label }
                </option>
            }
        </select>
    }
}
