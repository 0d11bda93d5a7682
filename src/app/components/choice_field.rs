//! A choice of the form: yes or no, or one of some options.

use crate::components::number_field::{FormEvent, explanation, hint, input_id, source_button, tag};
use crate::opened::Opened;
use casebook_model::Decimal;
use casebook_model::case::{Control, Quantity, QuantityIndex};
use casebook_model::edit::{Change, Edit, input_words};
use std::rc::Rc;
use yew::prelude::*;

/// More options than this stand below each other.
const MOST_IN_A_ROW: usize = 3;

/// Properties of [`ChoiceField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChoiceFieldProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The input, one that is picked and has no axes.
    pub index: QuantityIndex,
    /// Its value now; `None` while it is needed.
    pub value: Option<Decimal>,
    /// Whether the reader changed it.
    pub changed: bool,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// One option as it stands on the page: the end of its id, its label, its value.
#[must_use]
pub fn options(control: &Control) -> Vec<(String, String, Decimal)> {
    match control {
        Control::Number => Vec::new(),
        Control::YesNo => vec![
            ("yes".to_owned(), "Yes".to_owned(), Decimal::ONE),
            ("no".to_owned(), "No".to_owned(), Decimal::ZERO),
        ],
        Control::Choice(options) => options
            .iter()
            .zip(0_u32..)
            .map(|(option, value)| {
                (option.id.clone(), crate::wording::raised(&option.label), Decimal::from(value))
            })
            .collect(),
    }
}

/// A choice.
#[component]
pub fn ChoiceField(props: &ChoiceFieldProps) -> Html {
    let ChoiceFieldProps { opened, index, value, changed, on } = props.clone();
    let source_open = use_state(|| false);
    let Some((quantity, input)) = opened.case.quantity(index).and_then(|q| Some((q, q.input()?)))
    else {
        return Html::default();
    };
    let id = input_id(quantity);
    let options = options(&input.control);
    let rows = options.len() > MOST_IN_A_ROW
        || options.iter().any(|(_, label, _)| label.chars().count() > 24);
    let given = input.given.first();
    let state = match (value, changed) {
        (None, _) => Some("field--needs"),
        (_, true) => Some("field--changed"),
        _ => None,
    };
    let printed = given.and_then(casebook_model::case::Given::value);
    let put_back = on.reform(move |_: MouseEvent| FormEvent::PutBack(index));
    html! {
        <fieldset class={classes!("field", state)} {id}>
            <legend class="field__label">{ &quantity.label }{ tag(given, value) }</legend>
            <p class="field__hint">{ hint(input, given) }</p>
            { source_button(quantity, input, &source_open) }
            <div class={classes!("choices", rows.then_some("choices--rows"))}>
                { for options.into_iter().map(|(end, label, option)| {
                    let change = Change::Set(vec![(0, Some(option))]);
                    let edit = Edit { quantity: index, change };
                    let onchange = on.reform(move |_: Event| FormEvent::Edit(edit.clone(), None));
                    html! {
                        <label class="choice">
                            <input
                                type="radio"
                                id={format!("{}-{end}", input_id(quantity))}
                                name={input_id(quantity)}
                                checked={value == Some(option)}
                                {onchange}
                            />
                            { " " }{ label }
                        </label>
                    }
                }) }
                if changed {
                    <button
                        class="link-button"
                        type="button"
                        onclick={put_back}
                        aria-label={put_back_label(&opened, quantity, printed)}
                    >
                        { if printed.is_some() { "Put back" } else { "Leave it open" } }
                    </button>
                }
            </div>
            if let Some(why) = explanation(input, *source_open) {
                <p class="field__why">{ why }</p>
            }
        </fieldset>
    }
}

fn put_back_label(opened: &Opened, quantity: &Quantity, printed: Option<Decimal>) -> String {
    match printed {
        Some(value) => format!(
            "Put back “{}”: {}",
            input_words(&opened.case, quantity, value),
            quantity.label
        ),
        None => format!("Leave it open: {}", quantity.label),
    }
}
