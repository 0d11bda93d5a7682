//! The way to a minus where the keyboard of a phone has none.

use super::typed::{self, Entry};
use super::use_form::FormEvent;
use crate::state::workspace::Typing;
use casebook_model::Decimal;
use casebook_model::case::{Case, Input, Quantity};
use yew::prelude::*;

/// The button that gives a cell the text with the other sign: `label` is the input's, `turned` that
/// text, `value` the cell's number now, none while it is needed.
pub fn turn_sign(
    at: Typing,
    label: &str,
    turned: AttrValue,
    value: Option<Decimal>,
    on: Callback<FormEvent>,
) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| {
        on.emit(FormEvent::Typed {
            at,
            text: turned.clone(),
            over: value,
        });
        on.emit(FormEvent::Ended(at));
    });
    let label = ["Change the sign of ", label].concat();
    html! {
        <button class="button turn-sign on-screen" type="button" {onclick} aria-label={label}>{ "±" }</button>
    }
}

/// What stands in a field, with the other sign. What is no number yet gets a minus in front, or
/// loses it.
#[must_use]
pub fn turned(case: &Case, quantity: &Quantity, input: &Input, text: &str) -> String {
    match typed::read(case, quantity, input, 0, text) {
        Entry::Number(number) if number.is_zero() => text.to_owned(),
        Entry::Number(number) => {
            let mut other = number;
            other.set_sign_positive(number.is_sign_negative());
            typed::shown(case, quantity, Some(other))
        }
        Entry::Empty | Entry::Refused(_) => match text.trim().strip_prefix(['−', '-']) {
            Some(rest) => rest.to_owned(),
            None => ["−", text.trim()].concat(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::{File, Library};

    #[test]
    fn the_sign_is_turned_and_turned_back() {
        let id = "cambridgeshire/2020-21/placement-mix-and-demand";
        let library = Library::of(&[File::Case(id.to_owned())]);
        let opened = library.case(id);
        let case = &opened.here().unwrap().case;
        let (_, quantity) = case.find("agency_rate").unwrap();
        let turned = |text: &str| turned(case, quantity, quantity.input().unwrap(), text);
        for (text, other) in [
            ("850", "−850"),
            ("-850", "850"),
            ("£1,200.5", "−1,200.50"),
            ("(200)", "200"),
            ("0", "0"),
            ("", "−"),
            ("−", ""),
            ("9x", "−9x"),
        ] {
            assert_eq!(turned(text), other, "{text}");
        }
        assert_eq!(turned(&turned("850")), "850");
    }
}
