//! What is wrong with what stands in a field.

use yew::prelude::*;

/// Properties of [`Refusal`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RefusalProps {
    /// The id by which the field is described.
    pub id: AttrValue,
    /// What is wrong, and what to do.
    pub words: AttrValue,
}

/// Words below a field that is refused.
#[component]
pub fn Refusal(props: &RefusalProps) -> Html {
    html! {
        <p class="field__error" id={&props.id}>
            <span class="visually-hidden">{ "Error: " }</span>{ &props.words }
        </p>
    }
}
