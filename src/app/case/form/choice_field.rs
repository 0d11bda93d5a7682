//! A choice of the form: yes or no, or one of some options.

use crate::components::number_field::{
    FieldProps, explanation, hint, input_id, put_back, reason, source_button, tag,
};
use crate::el::{El, classed, el, said};
use crate::form_state::FormEvent;
use crate::wording;
use casebook_model::Decimal;
use casebook_model::case::{Control, Given};
use casebook_model::edit::{Change, Edit, input_words};
use yew::prelude::*;

/// More options than this stand below each other.
const MOST_IN_A_ROW: usize = 3;

/// An option longer than this stands on a line of its own.
const LONG: usize = 24;

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
                (
                    option.id.clone(),
                    wording::raised(&option.label),
                    Decimal::from(value),
                )
            })
            .collect(),
    }
}

/// A choice without axes; `value` is what is chosen now, `None` while that is needed.
pub fn choice_field(props: FieldProps<'_>, value: Option<Decimal>) -> Html {
    let FieldProps {
        opened,
        index,
        quantity,
        input,
        changed,
        form,
        on,
    } = props;
    let id = input_id(quantity);
    let options = options(&input.control);
    let rows = options.len() > MOST_IN_A_ROW
        || options
            .iter()
            .any(|(_, label, _)| label.chars().count() > LONG);
    let given = input.given.first();
    let state = match (value, changed) {
        (None, _) => "field field--needs",
        (_, true) => "field field--changed",
        _ => "field",
    };
    let printed = given
        .and_then(Given::value)
        .map(|value| ["“", &input_words(&opened.case, quantity, value), "”"].concat());
    let why = explanation(input, form.shows_source(index));
    let mut choices = classed(
        "div",
        if rows {
            "choices choices--rows"
        } else {
            "choices"
        },
    );
    for (end, label, option) in options {
        let change = Change::Set(vec![(0, Some(option))]);
        let edit = Edit {
            quantity: index,
            change,
        };
        let onchange = on.reform(move |_: Event| FormEvent::Edit(edit.clone(), None));
        let chosen = value == Some(option);
        choices = choices.el(radio(
            &[&id, "-", &end].concat(),
            &id,
            &label,
            chosen,
            onchange,
        ));
    }
    let choices = choices.maybe(changed.then(|| put_back(props, id.clone(), printed)));
    let legend = said("legend", "field__label", &quantity.label).maybe(tag(given, value.is_none()));
    classed("fieldset", state)
        .with("id", &id)
        .fixed("tabindex", "-1")
        .el(legend)
        .el(said("p", "field__hint", &hint(input, given)))
        .maybe(source_button(props))
        .el(choices)
        .maybe(reason(&[&id, "-why"].concat(), why))
        .done()
}

/// One of several buttons of which one is chosen, with its label.
#[must_use]
pub fn radio(id: &str, group: &str, label: &str, chosen: bool, onchange: Callback<Event>) -> El {
    let button = el("input")
        .fixed("type", "radio")
        .with("id", id)
        .with("name", group)
        .checked(chosen)
        .on_change(onchange);
    classed("label", "choice").el(button).text(" ").text(label)
}
