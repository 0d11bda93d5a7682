//! What is going on in a form that changes no figure: what was typed but refused, which fields were
//! put back, whose source is open.

use casebook_model::case::QuantityIndex;
use casebook_model::edit::Edit;
use std::rc::Rc;
use yew::prelude::*;

/// What a reader does in a form.
#[derive(Clone, Debug, PartialEq)]
pub enum FormEvent {
    /// An input is changed; a cell, if it was typed.
    Edit(Edit, Option<usize>),
    /// An input is to be as the paper gives it.
    PutBack(QuantityIndex),
    /// What stands in a cell of an input is no number, or is one again.
    Refused(QuantityIndex, usize, Option<AttrValue>),
    /// The source of an input is to be shown, or no longer.
    Source(QuantityIndex),
    /// Typing has paused: the reader left the field.
    Settled,
}

/// The state of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormState {
    /// Input, cell and what is wrong with what stands there.
    refusals: Vec<(QuantityIndex, usize, AttrValue)>,
    /// The inputs put back, each time.
    put_back: Vec<QuantityIndex>,
    /// How often all inputs were put back.
    all_put_back: usize,
    /// The inputs whose source is shown.
    sources: Vec<QuantityIndex>,
}

impl FormState {
    /// Whether anything typed is refused.
    #[must_use]
    pub fn refuses(&self) -> bool {
        !self.refusals.is_empty()
    }

    /// What is wrong with an input: the cell and the words.
    #[must_use]
    pub fn refusal(&self, quantity: QuantityIndex) -> Option<(usize, AttrValue)> {
        self.refusals
            .iter()
            .find(|(other, _, _)| *other == quantity)
            .map(|(_, cell, words)| (*cell, words.clone()))
    }

    /// How often an input was put back: what was typed before the last time is forgotten.
    #[must_use]
    pub fn times_put_back(&self, quantity: QuantityIndex) -> usize {
        let times = self
            .put_back
            .iter()
            .filter(|other| **other == quantity)
            .count();
        times.saturating_add(self.all_put_back)
    }

    /// Whether the source of an input is shown.
    #[must_use]
    pub fn shows_source(&self, quantity: QuantityIndex) -> bool {
        self.sources.contains(&quantity)
    }
}

/// What changes the state of a form.
#[derive(Clone, Debug)]
pub enum FormAction {
    /// What stands in a cell is refused, or no longer.
    Refused(QuantityIndex, usize, Option<AttrValue>),
    /// An input was put back.
    PutBack(QuantityIndex),
    /// All inputs were put back.
    PutBackAll,
    /// The source of an input is shown, or no longer.
    Source(QuantityIndex),
}

impl Reducible for FormState {
    type Action = FormAction;

    fn reduce(self: Rc<Self>, action: FormAction) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            FormAction::Refused(quantity, cell, words) => {
                state
                    .refusals
                    .retain(|(other, at, _)| *other != quantity || *at != cell);
                state
                    .refusals
                    .extend(words.map(|words| (quantity, cell, words)));
            }
            FormAction::PutBack(quantity) => state.put_back.push(quantity),
            FormAction::PutBackAll => state.all_put_back = state.all_put_back.saturating_add(1),
            FormAction::Source(quantity) => {
                let shown = state.shows_source(quantity);
                state.sources.retain(|other| *other != quantity);
                if !shown {
                    state.sources.push(quantity);
                }
            }
        }
        Rc::new(state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: Vec<FormAction>) -> FormState {
        let start = Rc::new(FormState::default());
        (*actions.into_iter().fold(start, Reducible::reduce)).clone()
    }

    #[test]
    fn a_refusal_stands_until_the_cell_is_good_again() {
        let (one, two) = (QuantityIndex(1), QuantityIndex(2));
        let refused = |quantity, cell| FormAction::Refused(quantity, cell, Some("no".into()));
        let state = after(vec![
            refused(one, 0),
            refused(two, 3),
            FormAction::Refused(one, 0, None),
        ]);
        assert!(state.refuses());
        assert_eq!(state.refusal(two), Some((3, "no".into())));
        assert_eq!(state.refusal(one), None);
        assert!(!after(vec![refused(one, 0), FormAction::Refused(one, 0, None)]).refuses());
    }

    #[test]
    fn putting_one_input_back_leaves_what_is_typed_into_another() {
        let (one, two) = (QuantityIndex(1), QuantityIndex(2));
        let state = after(vec![FormAction::PutBack(one), FormAction::PutBack(one)]);
        assert_eq!(
            (state.times_put_back(one), state.times_put_back(two)),
            (2, 0)
        );
        let state = after(vec![FormAction::PutBackAll]);
        assert_eq!(
            (state.times_put_back(one), state.times_put_back(two)),
            (1, 1)
        );
    }
}
