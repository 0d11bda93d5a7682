//! The box a number is typed into. The text stays as typed and the cursor where it is; a good
//! number is taken at once, a bad one is refused in words while the last good one stays.

use crate::form_state::FormEvent;
use crate::opened::Opened;
use crate::typed::{Entry, read, shown};
use casebook_model::Decimal;
use casebook_model::case::{Input, Quantity, QuantityIndex};
use casebook_model::edit::{Change, Edit};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`use_number_input`].
#[derive(Clone, Debug, PartialEq)]
pub struct NumberInputProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The input.
    pub index: QuantityIndex,
    /// Its cell.
    pub cell: usize,
    /// The number there now; `None` while it is needed.
    pub value: Option<Decimal>,
    /// How often the input was put back: what was typed before is forgotten.
    pub put_back: usize,
    /// The id of the box.
    pub id: AttrValue,
    /// Its name, where no label stands beside it.
    pub name: Option<AttrValue>,
    /// The ids of what describes it.
    pub described: Option<AttrValue>,
    /// Whether the tab key stops here.
    pub stop: bool,
    /// The kind of keyboard.
    pub keyboard: &'static str,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// A text being typed, and the number it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    text: AttrValue,
    /// The number it stands for; the last good one, if it is refused.
    holds: Option<Decimal>,
    error: Option<AttrValue>,
    /// How often the input had been put back.
    put_back: usize,
}

/// The numbers on their way from the box to the case and back. Keys may come faster than the page is
/// drawn: what they mean must not hang on what was drawn last.
#[derive(Debug, Default)]
struct OnTheWay {
    /// The number of the case when the box was drawn last.
    drawn: Option<Decimal>,
    /// The good numbers typed since, in order, that have not come back yet.
    sent: Vec<Option<Decimal>>,
}

impl OnTheWay {
    /// The number the case has, or will have once all has come back.
    fn last(&self) -> Option<Decimal> {
        self.sent.last().copied().unwrap_or(self.drawn)
    }

    /// Takes note of the number that the case has now.
    fn arrived(&mut self, value: Option<Decimal>) {
        if value == self.drawn {
            return;
        }
        self.drawn = value;
        match self.sent.iter().position(|sent| *sent == value) {
            Some(position) => drop(self.sent.drain(..=position)),
            // Changed from elsewhere (undone, pasted over): what was typed is of no more use.
            None => self.sent.clear(),
        }
    }
}

fn input_of(opened: &Opened, index: QuantityIndex) -> Option<(&Quantity, &Input)> {
    let quantity = opened.case.quantity(index)?;
    Some((quantity, quantity.input()?))
}

/// The box.
#[hook]
pub fn use_number_input(props: &NumberInputProps) -> Html {
    let NumberInputProps {
        opened,
        index,
        cell,
        value,
        put_back,
        on,
        ..
    } = props;
    let (index, cell, value, put_back) = (*index, *cell, *value, *put_back);
    let draft = use_state(|| None::<Draft>);
    let on_the_way = use_mut_ref(|| OnTheWay {
        drawn: value,
        sent: Vec::new(),
    });
    on_the_way.borrow_mut().arrived(value);
    // Until the number typed has come back the text stays, or the box would show the old one for a
    // moment and the cursor would jump.
    let standing = draft
        .as_ref()
        .filter(|draft| draft.put_back == put_back)
        .filter(|draft| draft.holds == value || !on_the_way.borrow().sent.is_empty());
    let error = standing.and_then(|draft| draft.error.clone());
    let text = match standing {
        Some(draft) => draft.text.clone(),
        None => opened
            .case
            .quantity(index)
            .map(|quantity| shown(&opened.case, quantity, value))
            .unwrap_or_default()
            .into(),
    };
    let refused = error.is_some();
    {
        let on = on.clone();
        use_effect_with(error, move |error| {
            let was = error.is_some();
            if was {
                on.emit(FormEvent::Refused(index, cell, error.clone()));
            }
            move || {
                if was {
                    on.emit(FormEvent::Refused(index, cell, None));
                }
            }
        });
    }
    let oninput = {
        let (opened, on) = (Rc::clone(opened), on.clone());
        let on_the_way = Rc::clone(&on_the_way);
        Callback::from(move |event: InputEvent| {
            let Some(field) = event.target_dyn_into::<web_sys::HtmlInputElement>() else {
                return;
            };
            let Some((quantity, input)) = input_of(&opened, index) else {
                return;
            };
            let text = field.value();
            let last = on_the_way.borrow().last();
            let (holds, error) = match read(&opened.case, quantity, input, cell, &text) {
                Entry::Number(number) => (Some(number), None),
                Entry::Empty => (None, None),
                Entry::Refused(words) => (last, Some(AttrValue::from(words))),
            };
            draft.set(Some(Draft {
                text: text.into(),
                holds,
                error,
                put_back,
            }));
            if holds != last {
                on_the_way.borrow_mut().sent.push(holds);
                let change = Change::Set(vec![(cell, holds)]);
                on.emit(FormEvent::Edit(
                    Edit {
                        quantity: index,
                        change,
                    },
                    Some(cell),
                ));
            }
        })
    };
    let onblur = {
        let on_the_way = Rc::clone(&on_the_way);
        on.reform(move |_| {
            // By now all has come back, or has been overtaken.
            on_the_way.borrow_mut().sent.clear();
            FormEvent::Settled
        })
    };
    html! {
        <input
            id={props.id.clone()}
            type="text"
            inputmode={props.keyboard}
            autocomplete="off"
            spellcheck="false"
            enterkeyhint="done"
            tabindex={(!props.stop).then_some("-1")}
            value={text}
            {oninput}
            {onblur}
            data-cell={cell.to_string()}
            aria-label={props.name.clone()}
            aria-describedby={props.described.clone()}
            aria-invalid={refused.then_some("true")}
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(number: i64) -> Option<Decimal> {
        Some(Decimal::from(number))
    }

    fn sent(numbers: &[i64]) -> OnTheWay {
        OnTheWay {
            drawn: number(1200),
            sent: numbers.iter().copied().map(number).collect(),
        }
    }

    #[test]
    fn a_number_that_comes_back_late_does_not_undo_a_later_one() {
        let mut on_the_way = sent(&[1, 12, 120]);
        assert_eq!(on_the_way.last(), number(120));
        on_the_way.arrived(number(1));
        assert_eq!(on_the_way.last(), number(120));
        on_the_way.arrived(number(120));
        assert!(on_the_way.sent.is_empty());
        assert_eq!(on_the_way.last(), number(120));
    }

    #[test]
    fn back_to_the_number_it_began_with_is_told_from_not_yet_begun() {
        let mut on_the_way = sent(&[1, 1200]);
        on_the_way.arrived(number(1200));
        assert_eq!(on_the_way.sent.len(), 2);
        on_the_way.arrived(number(1));
        on_the_way.arrived(number(1200));
        assert!(on_the_way.sent.is_empty());
    }

    #[test]
    fn a_change_from_elsewhere_counts_more_than_what_was_typed() {
        let mut on_the_way = sent(&[1]);
        on_the_way.arrived(number(850));
        assert!(on_the_way.sent.is_empty());
        assert_eq!(on_the_way.last(), number(850));
    }
}
