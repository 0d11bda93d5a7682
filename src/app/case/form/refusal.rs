//! What is wrong with what stands in a field.

use yew::prelude::*;

/// Words below a field that is refused: what is wrong, and what to do. The field is described by `id`.
pub fn refusal(id: AttrValue, words: &str) -> Html {
    html! {
        <p class="field__error" {id}>
            <span class="visually-hidden">{ "Error: " }</span>{ words }
        </p>
    }
}
