//! What happens while a number is typed: the text stays as typed, a good number is taken at once,
//! a bad one is refused in words while the last good one stays.

use casebook_model::Decimal;
use casebook_model::amount::AmountError;
use casebook_model::case::{Case, Given, Input, Quantity};
use casebook_model::entry::{self, EntryError, Expected};
use std::rc::Rc;
use yew::prelude::*;

use crate::wording;

/// What a cell of an input makes of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A number.
    Number(Decimal),
    /// Nothing, where nothing may stand.
    Empty,
    /// Neither, and what to tell the reader.
    Refused(String),
}

/// Reads what is typed into a cell of an input.
#[must_use]
pub fn read(case: &Case, quantity: &Quantity, input: &Input, cell: usize, text: &str) -> Entry {
    let given = input.given.get(cell);
    let expected = Expected {
        unit: &quantity.unit,
        money: quantity.unit.sign(&case.units).is_some(),
        whole: input.whole,
    };
    match entry::read(text, expected) {
        Ok(number) => Entry::Number(number),
        Err(EntryError::Amount(AmountError::Empty)) => match given.and_then(Given::value) {
            None => Entry::Empty,
            Some(value) => Entry::Refused(
                ["Type a number, or put back ", &casebook_model::words::figure(case, quantity, value), "."]
                    .concat(),
            ),
        },
        Err(error) => Entry::Refused(error.words()),
    }
}

/// A text being typed, and the value it stood for then.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    text: AttrValue,
    /// The value before.
    from: Option<Decimal>,
    /// The value it stands for; the one before, if it is refused.
    holds: Option<Decimal>,
    error: Option<AttrValue>,
}

/// What a field shows, and what it does with keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// The text in the field.
    pub text: AttrValue,
    /// Why it is refused, if it is.
    pub error: Option<AttrValue>,
    /// Takes each key.
    pub oninput: Callback<InputEvent>,
    /// Forgets what was typed.
    pub forget: Callback<()>,
}

/// Keeps the text of one number field. `value` is the number the case has now, `shown` the text for
/// it, `read` makes sense of what is typed; `taken` gets each good number, `refused` each refusal
/// and its end.
#[hook]
pub fn use_typed(
    value: Option<Decimal>,
    shown: impl FnOnce() -> String,
    read: Rc<dyn Fn(&str) -> Entry>,
    taken: Callback<Option<Decimal>>,
    refused: Callback<Option<AttrValue>>,
) -> Typed {
    let draft = use_state(|| None::<Draft>);
    // Whether the value typed has come back as the value of the case. Until then the text stays, or
    // the field would show the old value for a moment and the cursor would jump.
    let arrived = use_mut_ref(|| false);
    let standing = draft.as_ref().filter(|draft| {
        let mut arrived = arrived.borrow_mut();
        if draft.holds == value {
            *arrived = true;
            return true;
        }
        // Changed from elsewhere (undone, put back): what was typed is of no more use.
        !*arrived && draft.from == value
    });
    let error = standing.and_then(|draft| draft.error.clone());
    let text = standing.map_or_else(|| AttrValue::from(shown()), |draft| draft.text.clone());

    use_effect_with(error.clone(), move |error| {
        let was = error.is_some();
        if was {
            refused.emit(error.clone());
        }
        move || {
            if was {
                refused.emit(None);
            }
        }
    });

    let oninput = {
        let (draft, arrived) = (draft.clone(), Rc::clone(&arrived));
        Callback::from(move |event: InputEvent| {
            let Some(field) = event.target_dyn_into::<web_sys::HtmlInputElement>() else { return };
            let text = field.value();
            let (holds, error) = match read(&text) {
                Entry::Number(number) => (Some(number), None),
                Entry::Empty => (None, None),
                Entry::Refused(words) => (value, Some(AttrValue::from(words))),
            };
            let good = error.is_none();
            *arrived.borrow_mut() = holds == value;
            draft.set(Some(Draft { text: text.into(), from: value, holds, error }));
            if good && holds != value {
                taken.emit(holds);
            }
        })
    };
    let forget = Callback::from(move |()| draft.set(None));
    Typed { text, error, oninput, forget }
}

/// The text a field shows for a value.
#[must_use]
pub fn shown(case: &Case, quantity: &Quantity, value: Option<Decimal>) -> String {
    value.map(|value| wording::entry_text(case, quantity, value)).unwrap_or_default()
}
