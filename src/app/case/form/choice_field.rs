//! A choice of the form: yes or no, or one of some options.

use super::number_field::input_id;
use super::provenance::{Standing, explanation, hint, idle, source_button, tag};
use super::put_back::{Back, put_back};
use super::radio::{Radio, radio};
use super::use_form::FormEvent;
use crate::parts::wording;
use crate::state::opened::Opened;
use casebook_model::Decimal;
use casebook_model::case::{Control, Given, QuantityIndex};
use casebook_model::edit::{Change, Edit, input_words};
use yew::prelude::*;

/// More options than this stand below each other.
const MOST_IN_A_ROW: usize = 3;

/// An option longer than this stands on a line of its own.
const LONG: usize = 24;

/// One option as it stands on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The end of its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its value.
    pub value: Decimal,
}

/// What can be chosen; nothing where a number is typed.
#[must_use]
pub fn choices(control: &Control) -> Vec<Choice> {
    let choice = |id: &str, label: &str, value: Decimal| Choice {
        id: id.to_owned(),
        label: wording::raised(label),
        value,
    };
    match control {
        Control::Number => Vec::new(),
        Control::YesNo => vec![
            choice("yes", "yes", Decimal::ONE),
            choice("no", "no", Decimal::ZERO),
        ],
        Control::Choice(options) => options
            .iter()
            .zip(0_u32..)
            .map(|(option, value)| choice(&option.id, &option.label, Decimal::from(value)))
            .collect(),
    }
}

/// A choice for an input without axes.
#[derive(Clone, Copy, Debug)]
pub struct ChoiceField<'a> {
    /// The case.
    pub opened: &'a Opened,
    /// The input.
    pub index: QuantityIndex,
    /// What is chosen now; `None` while that is needed.
    pub value: Option<Decimal>,
    /// Whether the reader changed it.
    pub changed: bool,
    /// Whether its place in the document is shown.
    pub source_shown: bool,
    /// What the reader does.
    pub on: &'a Callback<FormEvent>,
}

/// The field of a choice, keyed by its input.
pub fn choice_field(field: ChoiceField<'_>) -> Html {
    let ChoiceField {
        opened,
        index,
        value,
        changed,
        source_shown,
        on,
    } = field;
    let case = &opened.case;
    let Some((quantity, input)) = case.quantity(index).and_then(|q| Some((q, q.input()?))) else {
        return Html::default();
    };
    let id = AttrValue::from(input_id(quantity));
    let given = input.given.first();
    let choices = choices(&input.control);
    let rows = choices.len() > MOST_IN_A_ROW
        || choices
            .iter()
            .any(|choice| choice.label.chars().count() > LONG);
    let state = match (value, changed) {
        (None, _) => Some("field--needs"),
        (_, true) => Some("field--changed"),
        _ => None,
    };
    let back = match given.and_then(Given::value) {
        Some(value) => Back::Figure(
            ["“", &input_words(case, quantity, value), "”"]
                .concat()
                .into(),
        ),
        None => Back::Nothing,
    };
    let radio = |choice: Choice| {
        let edit = Edit {
            quantity: index,
            change: Change::Set(vec![(0, Some(choice.value))]),
        };
        let on_choose = on.reform(move |()| FormEvent::Edit(edit.clone()));
        let chosen = value == Some(choice.value);
        radio(
            Radio {
                group: id.clone(),
                end: choice.id.into(),
                label: choice.label.into(),
                chosen,
            },
            &on_choose,
        )
    };
    html! {
        <fieldset key={&*quantity.id} class={classes!("field", state)} id={id.clone()} tabindex="-1">
            <legend class="field__label">
                { &quantity.label }
                if let Some(standing) = Standing::of(given, value.is_none()) {
                    { tag(standing) }
                }
            </legend>
            <p class="field__hint">{ hint(input, given) }{ idle(opened, index) }</p>
            if !input.source.is_empty() {
                { source_button(index, &quantity.label, source_shown, on) }
            }
            <div class={classes!("choices", rows.then_some("choices--rows"))}>
                { for choices.into_iter().map(radio) }
                if changed {
                    { put_back(index, &quantity.label, &back, id.clone(), on.clone()) }
                }
            </div>
            if let Some(why) = explanation(input, source_shown) {
                <p class="field__why" id={[&id, "-why"].concat()}>{ why }</p>
            }
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::{around, markup_of};
    use crate::state::library::{File, Library};

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn drawn(value: Decimal, changed: bool) -> String {
        markup_of(move || {
            let library = Library::of(&[File::Case(ID.to_owned())]);
            let life = library.case(ID);
            let opened = life.here().unwrap();
            let (index, _) = opened.case.find("hold").unwrap();
            choice_field(ChoiceField {
                opened,
                index,
                value: Some(value),
                changed,
                source_shown: false,
                on: &Callback::noop(),
            })
        })
    }

    #[test]
    fn one_option_is_chosen_and_an_assumption_is_called_so() {
        let field = drawn(Decimal::ZERO, false);
        assert!(field.starts_with("<fieldset id=\"input-hold\""), "{field}");
        assert!(field.contains("tag--assumed"), "{field}");
        let saving = around(&field, "id=\"input-hold-saving\"");
        assert!(saving.contains("name=\"input-hold\""), "{saving}");
        assert_eq!(field.matches(" checked").count(), 1, "{field}");
        assert!(saving.contains(" checked"), "{saving}");
        assert!(!field.contains("Put back"), "{field}");
    }

    #[test]
    fn a_changed_choice_shows_the_way_back_in_its_words() {
        let field = drawn(Decimal::ONE, true);
        assert!(field.contains("field--changed"), "{field}");
        assert!(field.contains("Put back “"), "{field}");
        assert!(
            around(&field, "id=\"input-hold-cost\"").contains(" checked"),
            "{field}"
        );
    }
}
