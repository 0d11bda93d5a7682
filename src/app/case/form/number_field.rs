//! One number of the form: label, what the paper prints, the box, its unit, the way back.

use super::drafts::Draft;
use super::number_input::{NumberInput, number_input};
use super::provenance::{Standing, explanation, hint, idle, source_button, tag};
use super::put_back::{Back, put_back};
use super::refusal::refusal;
use super::slider::slider;
use super::turn_sign::{turn_sign, turned};
use super::typed;
use super::use_form::FormEvent;
use crate::state::opened::Opened;
use crate::state::workspace::Typing;
use casebook_model::Decimal;
use casebook_model::case::{Given, Input, Quantity, QuantityIndex};
use casebook_model::{caution, words};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`NumberField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NumberFieldProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The input, one without axes.
    pub index: QuantityIndex,
    /// Its number now; `None` while it is needed.
    pub value: Option<Decimal>,
    /// What was typed, if it stands.
    pub draft: Option<Rc<Draft>>,
    /// Whether the reader changed the input.
    pub changed: bool,
    /// Whether its place in the document is shown.
    pub source_shown: bool,
    /// What the reader should know of the number, though it is no error.
    #[prop_or_default]
    pub caution: Option<AttrValue>,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// A field for an input without axes.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let NumberFieldProps {
        opened,
        index,
        value,
        draft,
        changed,
        source_shown,
        caution,
        on,
    } = props.clone();
    let case = &opened.case;
    let Some((quantity, input)) = case.quantity(index).and_then(|q| Some((q, q.input()?))) else {
        return Html::default();
    };
    let id = input_id(quantity);
    let given = input.given.first();
    let error = draft.as_ref().and_then(|draft| draft.error());
    let refused = error.is_some();
    let state = match (refused, value, changed) {
        (true, _, _) => Some("field--error"),
        (false, None, _) => Some("field--needs"),
        (false, Some(_), true) => Some("field--changed"),
        (false, Some(_), false) => None,
    };
    let [hint_id, caution_id, why_id] =
        ["-hint", "-caution", "-why"].map(|end| [&id, end].concat());
    let why = explanation(input, source_shown);
    let mut described = hint_id.clone();
    for (stands, other) in [(caution.is_some(), &caution_id), (why.is_some(), &why_id)] {
        if stands {
            described.push(' ');
            described.push_str(other);
        }
    }
    let text = match &draft {
        Some(draft) => draft.text().clone(),
        None => typed::shown(case, quantity, value).into(),
    };
    let keyboard = keyboard(input);
    let turns = keyboard != ANY_KEY && caution::may_be_negative(case, quantity);
    let back = match given.and_then(Given::value) {
        Some(value) => Back::Figure(words::figure(case, quantity, value).into()),
        None => Back::Nothing,
    };
    let at = Typing {
        quantity: index,
        cell: 0,
    };
    html! {
        <div class={classes!("field", state)}>
            <div>
                <label class="field__label" for={id.clone()}>
                    { &quantity.label }
                    if let Some(standing) = Standing::of(given, value.is_none()) {
                        { tag(standing) }
                    }
                </label>
                <p class="field__hint" id={(!refused).then(|| hint_id.clone())}>{ hint(input, given) }{ idle(&opened, index) }</p>
            </div>
            if !input.source.is_empty() {
                { source_button(index, &quantity.label, source_shown, &on) }
            }
            <div class="field__row">
                <div class="box">
                    if let Some(sign) = quantity.unit.sign(&case.units) {
                        <span class="box__sign" aria-hidden="true">{ sign }</span>
                    }
                    { number_input(&NumberInput {
                        id: id.clone().into(),
                        at,
                        value,
                        text: text.clone(),
                        refused,
                        under_way: draft.as_ref().is_some_and(|draft| draft.is_under_way()),
                        name: None,
                        described: Some(described.into()),
                        stop: true,
                        keyboard: keyboard.into(),
                        on: on.clone(),
                    }) }
                    if quantity.unit.percent {
                        <span class="box__sign" aria-hidden="true">{ "%" }</span>
                    }
                </div>
                if turns {
                    { turn_sign(at, &quantity.label, turned(case, quantity, input, &text).into(), value, on.clone()) }
                }
                <span class="field__unit">{ quantity.unit.words(&case.units, true) }</span>
                if changed || refused {
                    { put_back(index, &quantity.label, &back, id.into(), on.clone()) }
                }
            </div>
            { slider(case, (quantity, input), (at, value), &on) }
            // Below the field, which stays where it is while one types, however long the message.
            if let Some(error) = error {
                { refusal(hint_id.into(), error) }
            }
            if let Some(caution) = caution {
                <p class="field__caution" id={caution_id}>{ caution }</p>
            }
            if let Some(why) = why {
                <p class="field__why" id={why_id}>{ why }</p>
            }
        </div>
    }
}

/// The id of an input's control.
#[must_use]
pub fn input_id(quantity: &Quantity) -> String {
    ["input-", &quantity.id].concat()
}

/// The keyboard that has every key.
pub const ANY_KEY: &str = "text";

/// The kind of keyboard. A phone's number pad may lack minus, k and m: it comes up only where
/// neither a minus nor thousands make sense.
#[must_use]
pub fn keyboard(input: &Input) -> &'static str {
    let small = |value: Decimal| !value.is_sign_negative() && value < Decimal::from(10_000);
    let all_small = input
        .range
        .is_some_and(|range| small(range.low) && small(range.high))
        || input
            .given
            .iter()
            .all(|given| given.value().is_some_and(small));
    match (all_small, input.whole) {
        (true, true) => "numeric",
        (true, false) => "decimal",
        (false, _) => ANY_KEY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::form::drafts::{FormAction, FormState};
    use crate::case::form::typed::Entry;
    use crate::parts::drawn::{around, markup};
    use crate::state::library::{File, Library};

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    #[derive(Clone, Copy, Debug, Default)]
    struct FieldOf {
        input: &'static str,
        value: Option<i64>,
        changed: bool,
        /// A text that is refused, and why.
        refused: Option<(&'static str, &'static str)>,
        caution: Option<&'static str>,
    }

    fn drawn(field: FieldOf) -> String {
        markup::<NumberField>(move || {
            let library = Library::of(&[File::Case(ID.to_owned())]);
            let opened = Rc::clone(library.case(ID).here().unwrap());
            let (index, _) = opened.case.find(field.input).unwrap();
            let value = field.value.map(Decimal::from);
            let at = Typing {
                quantity: index,
                cell: 0,
            };
            let draft = field.refused.and_then(|(text, words)| {
                let typed = FormAction::Typed {
                    at,
                    text: text.into(),
                    reads: Entry::Refused(words.to_owned()),
                    over: value,
                };
                Rc::new(FormState::default())
                    .reduce(typed)
                    .standing(at, value)
            });
            NumberFieldProps {
                opened,
                index,
                value,
                draft,
                changed: field.changed,
                source_shown: false,
                caution: field.caution.map(AttrValue::from),
                on: Callback::noop(),
            }
        })
    }

    #[test]
    fn a_field_tells_what_is_printed_and_in_which_unit() {
        let field = drawn(FieldOf {
            input: "agency_rate",
            value: Some(850),
            ..FieldOf::default()
        });
        assert!(field.contains("Printed around £850"), "{field}");
        assert!(field.contains("a child a week"), "{field}");
        assert!(field.contains("value=\"850\""), "{field}");
        assert!(!field.contains("Put back"), "{field}");
        assert!(!field.contains("field__caution"), "{field}");
    }

    #[test]
    fn a_refusal_stands_in_words_and_is_tied_to_the_box() {
        let field = drawn(FieldOf {
            input: "agency_rate",
            value: Some(850),
            refused: Some(("£", "There is no number here yet.")),
            ..FieldOf::default()
        });
        assert!(field.contains("field--error"), "{field}");
        let message = around(&field, "field__error");
        assert!(message.contains("id=\"input-agency_rate-hint\""), "{field}");
        assert_eq!(
            field.matches("input-agency_rate-hint").count(),
            2,
            "{field}"
        );
        assert!(field.contains("There is no number here yet."), "{field}");
        let input = around(&field, "id=\"input-agency_rate\"");
        for attribute in [
            "aria-describedby=\"input-agency_rate-hint\"",
            "aria-invalid=\"true\"",
            "value=\"£\"",
        ] {
            assert!(input.contains(attribute), "{input}");
        }
        assert!(field.contains("Put back £850 a child a week"), "{field}");
    }

    #[test]
    fn a_changed_field_shows_the_way_back() {
        let field = drawn(FieldOf {
            input: "agency_rate",
            value: Some(900),
            changed: true,
            ..FieldOf::default()
        });
        assert!(field.contains("field--changed"), "{field}");
        assert!(field.contains("Put back £850 a child a week"), "{field}");
    }

    #[test]
    fn a_needed_field_is_empty_and_says_who_would_know() {
        let field = drawn(FieldOf {
            input: "finance_officer",
            ..FieldOf::default()
        });
        assert!(field.contains("field--needs"), "{field}");
        assert!(
            field.contains("Ask: Corporate parenting service"),
            "{field}"
        );
        assert!(field.contains("value=\"\""), "{field}");
    }

    #[test]
    fn a_hint_has_one_colon_at_most() {
        let field = drawn(FieldOf {
            input: "demography",
            ..FieldOf::default()
        });
        let hint = "Not printed. Ask: Finance (demography in the budget for 2020/21)";
        assert!(field.contains(hint), "{field}");
    }

    #[test]
    fn a_caution_is_tied_to_the_box_and_no_error() {
        let field = drawn(FieldOf {
            input: "agency_rate",
            value: Some(850),
            caution: Some("More than anyone pays."),
            ..FieldOf::default()
        });
        let caution = around(&field, "field__caution");
        assert!(
            caution.contains("id=\"input-agency_rate-caution\""),
            "{caution}"
        );
        assert!(caution.ends_with("More than anyone pays."), "{caution}");
        let described = "aria-describedby=\"input-agency_rate-hint input-agency_rate-caution\"";
        assert!(field.contains(described), "{field}");
        assert!(!field.contains("field--error"), "{field}");
        assert!(!field.contains("aria-invalid"), "{field}");
    }
}
