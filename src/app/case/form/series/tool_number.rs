//! A number that a tool for a series takes.

use crate::case::form::refusal::refusal;
use yew::prelude::*;

/// Properties of [`ToolNumber`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ToolNumberProps {
    /// The id of the box.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// A word of help; may be empty.
    pub hint: AttrValue,
    /// The sign before the number, such as £.
    pub sign: Option<AttrValue>,
    /// The unit behind it.
    pub unit: AttrValue,
    /// What was typed.
    pub text: AttrValue,
    /// What is wrong with it.
    pub wrong: Option<AttrValue>,
    /// Something is typed.
    pub on_text: Callback<AttrValue>,
}

/// A box for a number.
#[component]
pub fn ToolNumber(props: &ToolNumberProps) -> Html {
    let oninput = {
        let on_text = props.on_text.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
                on_text.emit(field.value().into());
            }
        })
    };
    // An empty field is not wrong yet.
    let wrong = props
        .wrong
        .clone()
        .filter(|_| !props.text.trim().is_empty());
    let hint_id = AttrValue::from([&props.id, "-hint"].concat());
    html! {
        <div class={classes!("field", wrong.is_some().then_some("field--error"))}>
            <div>
                <label class="field__label" for={&props.id}>{ &props.label }</label>
                <p class="field__hint" id={wrong.is_none().then(|| hint_id.clone())}>{ &props.hint }</p>
            </div>
            <div class="field__row">
                <div class="box">
                    if let Some(sign) = &props.sign {
                        <span class="box__sign" aria-hidden="true">{ sign }</span>
                    }
                    <input
                        id={&props.id}
                        type="text"
                        inputmode="text"
                        autocomplete="off"
                        spellcheck="false"
                        value={&props.text}
                        aria-describedby={&hint_id}
                        aria-invalid={wrong.is_some().then_some("true")}
                        {oninput}
                    />
                </div>
                <span class="field__unit">{ &props.unit }</span>
            </div>
            if let Some(words) = wrong {
                { refusal(hint_id, &words) }
            }
        </div>
    }
}
