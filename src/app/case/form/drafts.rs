//! What was typed into the fields of a form, as long as it stands, and what else goes on in a form
//! that changes no figure.
//!
//! A draft stands while the cell has the number that the draft gives it. Whatever else changes the
//! cell (undo, put back, another series tool) thereby shows through; nobody need tell the field.

use super::typed::Entry;
use crate::state::workspace::Typing;
use casebook_model::Decimal;
use casebook_model::case::QuantityIndex;
use casebook_model::edit::{Change, Edit};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use litemap::LiteMap;
use std::rc::Rc;
use yew::prelude::*;

/// A cell as it was before someone began to type there.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Before {
    value: Option<Decimal>,
    /// The text, if that too was typed; else the one that the number itself has.
    text: Option<AttrValue>,
}

/// A text as it was typed into a field, and what it means for the cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    text: AttrValue,
    reads: Entry,
    before: Before,
}

impl Draft {
    /// The text, as typed.
    #[must_use]
    pub fn text(&self) -> &AttrValue {
        &self.text
    }

    /// What is wrong with it.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        match &self.reads {
            Entry::Refused(words) => Some(words),
            Entry::Number(_) | Entry::Empty => None,
        }
    }

    /// The number of the cell while the draft stands. A text that is refused leaves the number that
    /// was there before typing began: what was typed on the way to it was not meant.
    #[must_use]
    pub fn value(&self) -> Option<Decimal> {
        match self.reads {
            Entry::Number(number) => Some(number),
            Entry::Empty => None,
            Entry::Refused(_) => self.before.value,
        }
    }

    /// Whether something was typed that can be taken back.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.before.text.as_ref() != Some(&self.text)
    }

    /// With what was typed up to now as what will have been before; not if it is refused, for then
    /// the entry is still under way.
    fn ended(&self) -> Self {
        let mut draft = self.clone();
        if self.error().is_none() {
            draft.before = Before {
                value: self.value(),
                text: Some(self.text.clone()),
            };
        }
        draft
    }

    /// As it was before typing began; `None` if the text was the number's own.
    fn taken_back(&self) -> Option<Self> {
        Some(Self {
            text: self.before.text.clone()?,
            reads: self.before.value.map_or(Entry::Empty, Entry::Number),
            before: self.before.clone(),
        })
    }
}

/// What there is to say of a paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteSays {
    /// Whether nothing was taken.
    pub refused: bool,
    /// In words.
    pub words: AttrValue,
}

/// The state of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormState {
    drafts: LiteMap<Typing, Rc<Draft>>,
    /// What there is to say of what was pasted into a series.
    pasted: LiteMap<QuantityIndex, PasteSays>,
    /// The inputs whose source is shown.
    sources: Vec<QuantityIndex>,
}

/// What changes the state of a form.
#[derive(Clone, Debug)]
pub enum FormAction {
    /// A text stands in a cell's field.
    Typed {
        /// The cell.
        at: Typing,
        /// The text.
        text: AttrValue,
        /// What it was read as.
        reads: Entry,
        /// The number that the field showed; it counts where nothing was typed before.
        over: Option<Decimal>,
    },
    /// Typing into a cell has ended.
    Ended(Typing),
    /// What was typed into a cell since typing there began is taken back.
    TakenBack(Typing),
    /// An input was changed otherwise than by typing.
    Changed(Edit),
    /// An input was changed by a paste, and what there is to say of that.
    Pasted(Edit, AttrValue),
    /// A paste into an input was refused.
    PasteRefused(QuantityIndex, AttrValue),
    /// An input was put back.
    PutBack(QuantityIndex),
    /// All inputs were put back.
    PutBackAll,
    /// The source of an input is shown, or no longer.
    Source(QuantityIndex),
    /// The case has these figures now, whoever changed them.
    Figures(Rc<Figures>),
}

/// The state of a form that components share.
pub type FormHandle = UseReducerHandle<FormState>;

impl FormState {
    /// Whether anything typed is refused, so that the figures are the last good ones.
    #[must_use]
    pub fn refuses(&self) -> bool {
        self.drafts.values().any(|draft| draft.error().is_some())
    }

    /// What was typed into a cell.
    #[must_use]
    pub fn draft(&self, at: Typing) -> Option<&Rc<Draft>> {
        self.drafts.get(&at)
    }

    /// What a cell's field shows in place of its number, if anything.
    #[must_use]
    pub fn standing(&self, at: Typing, value: Option<Decimal>) -> Option<Rc<Draft>> {
        self.draft(at)
            .filter(|draft| draft.value() == value)
            .cloned()
    }

    /// What there is to say of what was pasted into an input.
    #[must_use]
    pub fn pasted(&self, quantity: QuantityIndex) -> Option<&PasteSays> {
        self.pasted.get(&quantity)
    }

    /// Whether the source of an input is shown.
    #[must_use]
    pub fn shows_source(&self, quantity: QuantityIndex) -> bool {
        self.sources.contains(&quantity)
    }

    /// Takes note of an edit that was not typed.
    fn changed(&mut self, edit: &Edit) {
        self.drafts.retain(|at, _| !reaches(edit, *at));
        self.pasted.remove(&edit.quantity);
    }

    fn says(&mut self, quantity: QuantityIndex, refused: bool, words: AttrValue) {
        let says = PasteSays { refused, words };
        self.pasted.insert(quantity, says);
    }
}

impl Reducible for FormState {
    type Action = FormAction;

    fn reduce(self: Rc<Self>, action: FormAction) -> Rc<Self> {
        let mut state = Rc::unwrap_or_clone(self);
        match action {
            FormAction::Typed {
                at,
                text,
                reads,
                over,
            } => {
                let before = state.draft(at).map_or(
                    Before {
                        value: over,
                        text: None,
                    },
                    |draft| draft.before.clone(),
                );
                let draft = Draft {
                    text,
                    reads,
                    before,
                };
                state.drafts.insert(at, Rc::new(draft));
                state.pasted.remove(&at.quantity);
            }
            FormAction::Ended(at) => {
                if let Some(draft) = state.drafts.get_mut(&at) {
                    *draft = Rc::new(draft.ended());
                }
            }
            FormAction::TakenBack(at) => {
                if let Some(draft) = state
                    .drafts
                    .remove(&at)
                    .and_then(|draft| draft.taken_back())
                {
                    state.drafts.insert(at, Rc::new(draft));
                }
            }
            FormAction::Changed(edit) => state.changed(&edit),
            FormAction::Pasted(edit, words) => {
                state.changed(&edit);
                state.says(edit.quantity, false, words);
            }
            FormAction::PasteRefused(quantity, why) => state.says(quantity, true, why),
            FormAction::PutBack(quantity) => {
                state.drafts.retain(|at, _| at.quantity != quantity);
                state.pasted.remove(&quantity);
            }
            FormAction::PutBackAll => {
                state.drafts.clear();
                state.pasted.clear();
            }
            FormAction::Source(quantity) => {
                let shown = state.shows_source(quantity);
                state.sources.retain(|other| *other != quantity);
                if !shown {
                    state.sources.push(quantity);
                }
            }
            FormAction::Figures(figures) => state
                .drafts
                .retain(|at, draft| draft.value() == number(&figures, *at)),
        }
        Rc::new(state)
    }
}

fn number(figures: &Figures, at: Typing) -> Option<Decimal> {
    figures
        .cells(at.quantity)
        .get(at.cell)
        .and_then(Value::number)
}

/// Whether an edit may give a cell another number.
fn reaches(edit: &Edit, at: Typing) -> bool {
    edit.quantity == at.quantity
        && match &edit.change {
            Change::Set(cells) => cells.iter().any(|(cell, _)| *cell == at.cell),
            _ => true,
        }
}
