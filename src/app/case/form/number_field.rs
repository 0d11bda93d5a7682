//! One number of the form: label, what the paper prints, the box, its unit, the way back.

use crate::components::number_input::NumberInputProps;
use crate::dom;
use crate::el::{El, button, classed, el, hidden, said};
use crate::form_state::{FormEvent, FormState};
use crate::opened::Opened;
use crate::part::Part;
use crate::wording;
use casebook_model::Decimal;
use casebook_model::case::{Given, Input, Quantity, QuantityIndex};
use casebook_model::words;
use std::rc::Rc;
use yew::prelude::*;

/// What every field of a form is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct FieldProps<'a> {
    /// The case.
    pub opened: &'a Rc<Opened>,
    /// The input.
    pub index: QuantityIndex,
    /// It as a quantity,
    pub quantity: &'a Quantity,
    /// and as an input.
    pub input: &'a Input,
    /// Whether the reader changed it.
    pub changed: bool,
    /// The state of the form.
    pub form: &'a FormState,
    /// What the reader does.
    pub on: &'a Callback<FormEvent>,
}

/// A field for an input without axes; `value` is its number now, `None` while it is needed.
pub fn number_field(props: FieldProps<'_>, value: Option<Decimal>) -> Html {
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
    let (hint_id, why_id) = ([&id, "-hint"].concat(), [&id, "-why"].concat());
    let given = input.given.first();
    let error = form.refusal(index).map(|(_, words)| words);
    let why = explanation(input, form.shows_source(index));
    let state = match (&error, value, changed) {
        (Some(_), _, _) => "field field--error",
        (None, None, _) => "field field--needs",
        (None, Some(_), true) => "field field--changed",
        (None, Some(_), false) => "field",
    };
    let described = match &why {
        Some(_) => [&hint_id, " ", &why_id].concat(),
        None => hint_id.clone(),
    };
    let printed = given
        .and_then(Given::value)
        .map(|value| words::figure(&opened.case, quantity, value));
    let label = said("label", "field__label", &quantity.label)
        .with("for", &id)
        .maybe(tag(given, value.is_none()));
    let hint = said("p", "field__hint", &hint(input, given));
    let hint = if error.is_none() {
        hint.with("id", &hint_id)
    } else {
        hint
    };
    let field = Part::NumberInput(NumberInputProps {
        opened: Rc::clone(opened),
        index,
        cell: 0,
        value,
        put_back: form.times_put_back(index),
        id: id.clone().into(),
        name: None,
        described: Some(described.into()),
        stop: true,
        keyboard: keyboard(input),
        on: on.clone(),
    });
    let field = classed("div", "box")
        .maybe(sign(quantity.unit.sign(&opened.case.units)))
        .html(field.drawn(&id))
        .maybe(sign(quantity.unit.percent.then_some("%")));
    let row = classed("div", "field__row")
        .el(field)
        .el(said(
            "span",
            "field__unit",
            &quantity.unit.words(&opened.case.units, true),
        ))
        .maybe((changed || error.is_some()).then(|| put_back(props, id, printed)));
    classed("div", state)
        .el(el("div").el(label).el(hint))
        .maybe(source_button(props))
        .el(row)
        // Below the field, which stays where it is while one types, however long the message.
        .maybe(error.map(|error| refusal(&hint_id, &error)))
        .maybe(reason(&why_id, why))
        .done()
}

/// The id of an input's control.
#[must_use]
pub fn input_id(quantity: &Quantity) -> String {
    ["input-", &quantity.id].concat()
}

/// What is wrong with what stands in a field.
#[must_use]
pub fn refusal(id: &str, error: &str) -> El {
    classed("p", "field__error")
        .with("id", id)
        .el(hidden("Error: "))
        .text(error)
}

/// A sign within a box, such as £; labels and units say it to who does not see it.
#[must_use]
pub fn sign(sign: Option<&str>) -> Option<El> {
    sign.map(|sign| said("span", "box__sign", sign).fixed("aria-hidden", "true"))
}

/// The way back: to what is printed or assumed, or to an empty field. `target` is the id of the
/// control, which the keyboard goes to, since the button goes.
#[must_use]
pub fn put_back(props: FieldProps<'_>, target: String, printed: Option<String>) -> El {
    let index = props.index;
    let on = props.on.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        on.emit(FormEvent::PutBack(index));
        if let Some(control) = dom::by_id(&target) {
            dom::focus_in_place(&control);
        }
    });
    let (word, printed) = match printed {
        Some(printed) => ("Put back", [" ", &printed].concat()),
        None => ("Empty it", String::new()),
    };
    let label = [word, &printed, ": ", &props.quantity.label].concat();
    button("link-button", word, onclick).with("aria-label", &label)
}

/// The kind of keyboard. A phone's number pad may lack minus, k and m: it comes up only where
/// neither a minus nor thousands make sense.
fn keyboard(input: &Input) -> &'static str {
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
        (false, _) => "text",
    }
}

/// Says of an input that it is no figure of the paper's.
#[must_use]
pub fn tag(given: Option<&Given>, empty: bool) -> Option<El> {
    let (class, word) = match given {
        Some(Given::Assumed(_)) => ("tag tag--assumed", "assumed"),
        Some(Given::Needed) if empty => ("tag tag--needed", "needed"),
        _ => return None,
    };
    Some(el("span").text(" ").el(said("span", class, word)))
}

/// Where the value comes from: what the paper prints, Casebook itself, or who would know.
#[must_use]
pub fn hint(input: &Input, given: Option<&Given>) -> String {
    match given {
        Some(Given::Known { printed, .. }) => ["Printed ", &printed.text].concat(),
        Some(Given::Assumed(_)) => "Casebook’s own assumption".to_owned(),
        Some(Given::Needed) => match &input.who {
            Some(who) => ["Not printed. Ask: ", &wording::who(who)].concat(),
            None => "Not printed".to_owned(),
        },
        Some(Given::None) | None => String::new(),
    }
}

/// The reason for a value, and its place in the document when that is asked for.
#[must_use]
pub fn explanation(input: &Input, source_open: bool) -> Option<String> {
    let source = source_open.then(|| ["In the paper: ", &input.source].concat());
    match (&input.why, source) {
        (Some(why), Some(source)) => Some([why, " ", &source].concat()),
        (why, source) => source.or_else(|| why.clone()),
    }
}

/// The reason below a field.
#[must_use]
pub fn reason(id: &str, why: Option<String>) -> Option<El> {
    why.map(|why| said("p", "field__why", &why).with("id", id))
}

/// Opens and closes the place in the document; nothing where nothing is printed.
#[must_use]
pub fn source_button(props: FieldProps<'_>) -> Option<El> {
    if props.input.source.is_empty() {
        return None;
    }
    let index = props.index;
    let onclick = props
        .on
        .reform(move |_: MouseEvent| FormEvent::Source(index));
    let label = ["Source of ", &props.quantity.label].concat();
    let source = button("link-button field__source", "Source", onclick).with("aria-label", &label);
    Some(source.truth("aria-expanded", props.form.shows_source(index)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form_state::FormAction;
    use crate::shelf;

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    #[derive(Clone, Debug, PartialEq, Properties)]
    struct FieldOf {
        input: &'static str,
        value: Option<i64>,
        changed: bool,
        refused: Option<&'static str>,
    }

    #[component]
    fn Field(props: &FieldOf) -> Html {
        let opened = shelf::open(ID).unwrap();
        let (index, quantity) = opened.case.find(props.input).unwrap();
        let mut form = Rc::new(FormState::default());
        if let Some(words) = props.refused {
            form = form.reduce(FormAction::Refused(index, 0, Some(words.into())));
        }
        let field = FieldProps {
            opened: &opened,
            index,
            quantity,
            input: quantity.input().unwrap(),
            changed: props.changed,
            form: &form,
            on: &Callback::noop(),
        };
        number_field(field, props.value.map(Decimal::from))
    }

    fn drawn(field: FieldOf) -> String {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        let drawing = yew::ServerRenderer::<Field>::with_props(move || field).hydratable(false);
        runtime.block_on(drawing.render())
    }

    #[test]
    fn a_field_tells_what_is_printed_and_in_which_unit() {
        let field = drawn(FieldOf {
            input: "agency_rate",
            value: Some(850),
            changed: false,
            refused: None,
        });
        assert!(field.contains("Printed around £850"), "{field}");
        assert!(field.contains("a child a week"), "{field}");
        assert!(field.contains("value=\"850\""), "{field}");
        assert!(!field.contains("Put back"), "{field}");
    }

    #[test]
    fn a_refusal_stands_in_words_and_is_tied_to_the_box() {
        let field = drawn(FieldOf {
            input: "agency_rate",
            value: Some(850),
            changed: false,
            refused: Some("There is no number here yet."),
        });
        assert!(field.contains("field--error"), "{field}");
        let message = "<p class=\"field__error\" id=\"input-agency_rate-hint\">";
        assert!(field.contains(message), "{field}");
        assert!(field.contains("There is no number here yet."), "{field}");
        assert!(
            field.contains("aria-describedby=\"input-agency_rate-hint\""),
            "{field}"
        );
    }

    #[test]
    fn a_changed_field_shows_the_way_back() {
        let field = drawn(FieldOf {
            input: "agency_rate",
            value: Some(900),
            changed: true,
            refused: None,
        });
        assert!(field.contains("field--changed"), "{field}");
        assert!(field.contains("Put back £850 a child a week"), "{field}");
    }

    #[test]
    fn a_needed_field_is_empty_and_says_who_would_know() {
        let field = drawn(FieldOf {
            input: "finance_officer",
            value: None,
            changed: false,
            refused: None,
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
            value: None,
            changed: false,
            refused: None,
        });
        let hint = "Not printed. Ask: Finance (demography in the budget for 2020/21)";
        assert!(field.contains(hint), "{field}");
    }
}
