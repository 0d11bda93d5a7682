//! Fields in which a reader chooses of what a question is asked.

use casebook_exchange::asked::choices::Choice;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// A list to pick from.
#[derive(Clone, Debug)]
pub struct Pick<'a> {
    /// The id of the list.
    pub id: String,
    /// What is picked.
    pub label: &'static str,
    /// What there is.
    pub choices: &'a [Choice],
    /// The name of what is picked now.
    pub now: &'a str,
    /// The reader picks another.
    pub on: Callback<String>,
}

/// A list to pick from, with its label.
pub fn pick(pick: Pick<'_>) -> Html {
    let Pick {
        id,
        label,
        choices,
        now,
        on,
    } = pick;
    let onchange = on.reform(|event: Event| {
        let list = event.target_dyn_into::<HtmlSelectElement>();
        list.map(|list| list.value()).unwrap_or_default()
    });
    html! {
        <div>
            <label class="field__label" for={id.clone()}>{ label }</label>
            <div class="box">
                <select {id} {onchange}>
                    { for choices.iter().map(|choice| html! {
                        <option value={choice.name.clone()} selected={choice.name == now}>{ &choice.label }</option>
                    }) }
                </select>
            </div>
            <p class="field__hint"></p>
        </div>
    }
}

/// A box to type into.
#[derive(Clone, Debug)]
pub struct TextBox<'a> {
    /// Its id.
    pub id: String,
    /// What is typed.
    pub label: String,
    /// What stands in it.
    pub text: &'a str,
    /// What stands there as long as it is empty.
    pub otherwise: String,
    /// What is wrong with it.
    pub wrong: Option<String>,
    /// The reader types.
    pub on: Callback<String>,
}

/// A box to type into, with its label, and what is wrong.
pub fn typed(typed: TextBox<'_>) -> Html {
    let TextBox {
        id,
        label,
        text,
        otherwise,
        wrong,
        on,
    } = typed;
    let oninput = on.reform(|event: InputEvent| {
        let field = event.target_dyn_into::<HtmlInputElement>();
        field.map(|field| field.value()).unwrap_or_default()
    });
    let says = [&id, "-says"].concat();
    html! {
        <div>
            <label class="field__label" for={id.clone()}>{ label }</label>
            <div class="box">
                <input {id} type="text" autocomplete="off" spellcheck="false" value={text.to_owned()}
                    placeholder={otherwise} {oninput} aria-describedby={wrong.is_some().then(|| says.clone())}
                    aria-invalid={wrong.is_some().then_some("true")} />
            </div>
            // The room for a message is always there.
            <p class={if wrong.is_some() { "field__error" } else { "field__hint" }} id={says}>{ wrong }</p>
        </div>
    }
}
