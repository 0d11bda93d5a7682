//! The box a number is typed into. The text stays as typed and the cursor where it is.

use super::use_form::FormEvent;
use crate::frame::undo_keys::{Way, way};
use crate::state::workspace::Typing;
use casebook_model::Decimal;
use yew::prelude::*;

/// A box for a number.
#[derive(Clone, Debug)]
pub struct NumberInput {
    /// The id of the box.
    pub id: AttrValue,
    /// The cell.
    pub at: Typing,
    /// Its number now; `None` while it is needed.
    pub value: Option<Decimal>,
    /// What stands in the box.
    pub text: AttrValue,
    /// Whether that is refused.
    pub refused: bool,
    /// Whether something was typed that can be taken back.
    pub under_way: bool,
    /// Its name, where no label stands beside it.
    pub name: Option<AttrValue>,
    /// The ids of what describes it.
    pub described: Option<AttrValue>,
    /// Whether the tab key stops here.
    pub stop: bool,
    /// The kind of keyboard.
    pub keyboard: AttrValue,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// The box. A field or a row of cells draws it anew with itself.
pub fn number_input(props: &NumberInput) -> Html {
    let NumberInput { at, value, .. } = *props;
    let oninput = {
        let on = props.on.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
                on.emit(FormEvent::Typed {
                    at,
                    text: field.value().into(),
                    over: value,
                });
            }
        })
    };
    let onkeydown = {
        let (on, under_way) = (props.on.clone(), props.under_way);
        let refused = props.refused;
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            // What is no number is no step yet, and goes first.
            _ if refused && way(&event) == Some(Way::Back) => {
                event.prevent_default();
                on.emit(FormEvent::TakenBack(at));
            }
            // With nothing to take back here the key is for what is around.
            "Escape" if under_way => {
                event.prevent_default();
                event.stop_propagation();
                on.emit(FormEvent::TakenBack(at));
            }
            "Enter" => on.emit(FormEvent::Ended(at)),
            _ => {}
        })
    };
    let onblur = props.on.reform(move |_: FocusEvent| FormEvent::Ended(at));
    html! {
        <input
            id={&props.id}
            type="text"
            inputmode={&props.keyboard}
            autocomplete="off"
            spellcheck="false"
            enterkeyhint="done"
            tabindex={(!props.stop).then_some("-1")}
            value={&props.text}
            {oninput}
            {onkeydown}
            {onblur}
            data-cell={at.cell.to_string()}
            aria-label={props.name.clone()}
            aria-describedby={props.described.clone()}
            aria-invalid={props.refused.then_some("true")}
        />
    }
}
