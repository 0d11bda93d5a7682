//! What a reader does in a form, and what comes of it: one handler, which keeps the draft and changes
//! the case at once, so that what stands in a field and the figures are never apart.

use super::drafts::{FormAction, FormHandle, FormState};
use super::series::paste::Pasted;
use super::typed::{self, Entry};
use crate::state::opened::Opened;
use crate::state::workspace::{Action, Typing};
use casebook_model::Decimal;
use casebook_model::case::QuantityIndex;
use casebook_model::edit::{Change, Edit};
use casebook_model::evaluate::Figures;
use std::rc::Rc;
use yew::prelude::*;

/// What a reader does in a form.
#[derive(Clone, Debug, PartialEq)]
pub enum FormEvent {
    /// A text stands in a cell's field.
    Typed {
        /// The cell.
        at: Typing,
        /// The text.
        text: AttrValue,
        /// The number of the cell when the field was last drawn.
        over: Option<Decimal>,
    },
    /// The reader has typed into a cell what they wanted, or left it.
    Ended(Typing),
    /// What was typed into a cell is to be as if it had not been.
    TakenBack(Typing),
    /// An input is changed otherwise than by typing.
    Edit(Edit),
    /// Something was pasted into an input.
    Pasted(QuantityIndex, Pasted),
    /// An input is to be as the paper gives it.
    PutBack(QuantityIndex),
    /// Every input is to be as the paper gives it.
    PutBackAll,
    /// The source of an input is to be shown, or no longer.
    Source(QuantityIndex),
}

/// What comes of an event: in the form, and in what the reader changed of the case.
#[derive(Clone, Debug)]
struct Answer {
    form: FormAction,
    case: Option<Action>,
}

/// What comes of an event in a form as it is now; nothing if it concerns no input of the case.
fn answer(form: &FormState, opened: &Rc<Opened>, event: FormEvent) -> Option<Answer> {
    let id = || opened.case.id.clone();
    let edited = |edit: Edit, typing: Option<Typing>| {
        Some(Action::Edit {
            case: Rc::clone(opened),
            edit,
            typing,
        })
    };
    let (form, case) = match event {
        FormEvent::Typed { at, text, over } => {
            let quantity = opened.case.quantity(at.quantity)?;
            let reads = typed::read(&opened.case, quantity, quantity.input()?, at.cell, &text);
            // Keys may come faster than the page is drawn: what was typed last counts.
            let last = form.draft(at).map_or(over, |draft| draft.value());
            let case = match reads {
                Entry::Refused(_) => Some(Action::Abandon(id(), at)),
                Entry::Number(number) if last == Some(number) => None,
                Entry::Empty if last.is_none() => None,
                Entry::Number(number) => edited(set(at, Some(number)), Some(at)),
                Entry::Empty => edited(set(at, None), Some(at)),
            };
            let form = FormAction::Typed {
                at,
                text,
                reads,
                over,
            };
            (form, case)
        }
        FormEvent::Ended(at) => (FormAction::Ended(at), Some(Action::Settle(id()))),
        FormEvent::TakenBack(at) => (FormAction::TakenBack(at), Some(Action::Abandon(id(), at))),
        FormEvent::Edit(edit) => (FormAction::Changed(edit.clone()), edited(edit, None)),
        FormEvent::Pasted(quantity, Pasted::Cells(cells, left_out)) => {
            let edit = Edit {
                quantity,
                change: Change::Set(cells),
            };
            let form = FormAction::Pasted(edit.clone(), left_out.map(AttrValue::from));
            (form, edited(edit, None))
        }
        FormEvent::Pasted(quantity, Pasted::Refused(why)) => {
            (FormAction::PasteRefused(quantity, why.into()), None)
        }
        FormEvent::PutBack(quantity) => (
            FormAction::PutBack(quantity),
            Some(Action::PutBack(id(), quantity)),
        ),
        FormEvent::PutBackAll => (FormAction::PutBackAll, Some(Action::PutBackCase(id()))),
        FormEvent::Source(quantity) => (FormAction::Source(quantity), None),
    };
    Some(Answer { form, case })
}

/// The edit that gives a cell a number, or empties it.
#[must_use]
pub fn set(at: Typing, number: Option<Decimal>) -> Edit {
    Edit {
        quantity: at.quantity,
        change: Change::Set(vec![(at.cell, number)]),
    }
}

/// The state of the form of a case, and what takes the reader's events. `now` are the case's figures
/// with all changes; `on_action` changes the case.
#[hook]
pub fn use_form(
    opened: &Rc<Opened>,
    now: &Rc<Figures>,
    on_action: &Callback<Action>,
) -> (FormHandle, Callback<FormEvent>) {
    let form = use_reducer_eq(FormState::default);
    {
        let form = form.dispatcher();
        use_effect_with(Rc::clone(now), move |now| {
            form.dispatch(FormAction::Figures(Rc::clone(now)));
        });
    }
    let on = {
        let form = form.clone();
        use_callback(
            (Rc::clone(opened), on_action.clone()),
            move |event, (opened, on_action)| {
                // A handle keeps each state that was ever read through it, so that a lasting one is
                // not read through itself.
                let now = form.clone();
                let Some(answer) = answer(&now, opened, event) else {
                    return;
                };
                form.dispatch(answer.form);
                if let Some(action) = answer.case {
                    on_action.emit(action);
                }
            },
        )
    };
    (form, on)
}
