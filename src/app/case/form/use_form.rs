//! What a reader does in a form, and what comes of it: one handler, which keeps the draft and changes
//! the case at once, so that what stands in a field and the figures are never apart.

use super::drafts::{FormAction, FormHandle, FormState};
use super::series::paste::Pasted;
use super::typed::{self, Entry};
use crate::state::opened::Opened;
use crate::state::workspace::{Action, Typing};
use casebook_model::Decimal;
use casebook_model::case::QuantityIndex;
use casebook_model::edit::{Change, Edit, Edits};
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
        FormEvent::Pasted(quantity, Pasted::Cells(cells, says)) => {
            let edit = Edit {
                quantity,
                change: Change::Set(cells),
            };
            let form = FormAction::Pasted(edit.clone(), says.into());
            (form, edited(edit, None))
        }
        FormEvent::Pasted(quantity, Pasted::Refused(why)) => {
            (FormAction::PasteRefused(quantity, why.into()), None)
        }
        FormEvent::PutBack(quantity) => (
            FormAction::PutBack(quantity),
            Some(Action::PutBack(id(), quantity)),
        ),
        FormEvent::PutBackAll => (
            FormAction::PutBackAll,
            Some(Action::Put(id(), Edits::none())),
        ),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::{File, Library};
    use crate::state::workspace::{Work, Workspace};
    use casebook_model::axis::Place;

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    /// A case whose form a reader works with.
    struct Desk {
        opened: Rc<Opened>,
        form: Rc<FormState>,
        workspace: Workspace,
        /// The figures when the form was drawn last.
        drawn: Rc<Figures>,
    }

    impl Desk {
        fn new() -> Self {
            let library = Library::of(&[File::Case(ID.to_owned())]);
            let opened = Rc::clone(library.case(ID).here().unwrap());
            Self {
                drawn: Rc::new(opened.paper.clone()),
                form: Rc::default(),
                workspace: Workspace::default().after(Action::Open(ID.to_owned(), Work::default())),
                opened,
            }
        }

        fn at(&self, input: &str, cell: usize) -> Typing {
            let (quantity, _) = self.opened.case.find(input).unwrap();
            Typing { quantity, cell }
        }

        fn value(&self, at: Typing) -> Option<Decimal> {
            self.drawn.cells(at.quantity)[at.cell].number()
        }

        fn happens(&mut self, event: FormEvent) {
            if let Some(answer) = answer(&self.form, &self.opened, event) {
                self.form = Rc::clone(&self.form).reduce(answer.form);
                if let Some(action) = answer.case {
                    self.acts(action);
                }
            }
        }

        /// Something changes the case from outside of the form, or on its behalf.
        fn acts(&mut self, action: Action) {
            self.workspace = self.workspace.clone().after(action);
        }

        /// The page is drawn.
        fn draws(&mut self) {
            let edits = self.workspace.edits(ID);
            let now = Figures::now(&self.opened.case, &edits, &self.opened.paper);
            self.drawn = Rc::new(now);
            let figures = FormAction::Figures(Rc::clone(&self.drawn));
            self.form = Rc::clone(&self.form).reduce(figures);
        }

        /// A text after another, quicker than the page is drawn.
        fn types_at_once(&mut self, at: Typing, texts: &[&'static str]) {
            for text in texts {
                self.happens(FormEvent::Typed {
                    at,
                    text: (*text).into(),
                    over: self.value(at),
                });
            }
            self.draws();
        }

        /// A text after another, each of them drawn.
        fn types(&mut self, at: Typing, texts: &[&'static str]) {
            for text in texts {
                self.types_at_once(at, &[text]);
            }
        }

        fn does(&mut self, event: FormEvent) {
            self.happens(event);
            self.draws();
        }

        fn undoes(&mut self) {
            self.acts(Action::Undo(ID.to_owned()));
            self.draws();
        }

        /// The text and the number of a cell, and whether the text is refused.
        fn shows(&self, at: Typing) -> (String, Option<Decimal>, bool) {
            let quantity = self.opened.case.quantity(at.quantity).unwrap();
            let value = self.value(at);
            match self.form.standing(at, value) {
                Some(draft) => (draft.text().to_string(), value, draft.error().is_some()),
                None => (
                    typed::shown(&self.opened.case, quantity, value),
                    value,
                    false,
                ),
            }
        }
    }

    fn good(text: &str, number: i64) -> (String, Option<Decimal>, bool) {
        (text.to_owned(), Some(Decimal::from(number)), false)
    }

    fn refused(text: &str, number: i64) -> (String, Option<Decimal>, bool) {
        (text.to_owned(), Some(Decimal::from(number)), true)
    }

    #[test]
    fn a_good_number_counts_at_once_and_stays_as_typed() {
        let mut desk = Desk::new();
        let rate = desk.at("agency_rate", 0);
        assert_eq!(desk.shows(rate), good("850", 850));
        desk.types(rate, &["£", "£1", "£1,", "£1,2", "£1,20", "£1,200"]);
        assert_eq!(desk.shows(rate), good("£1,200", 1200));
        desk.does(FormEvent::Ended(rate));
        assert_eq!(desk.shows(rate), good("£1,200", 1200));
        assert!(!desk.form.refuses());
    }

    #[test]
    fn all_keys_count_where_they_come_faster_than_the_page_is_drawn() {
        let mut desk = Desk::new();
        let rate = desk.at("agency_rate", 0);
        desk.types_at_once(rate, &["9", "90", "90.", "90.5", "90.5x", "90.5", "90.55"]);
        assert_eq!(
            desk.shows(rate),
            ("90.55".to_owned(), Some(Decimal::new(9055, 2)), false)
        );
        desk.undoes();
        assert_eq!(desk.shows(rate), good("850", 850));
        assert!(!desk.workspace.can_undo(ID));
    }

    #[test]
    fn back_to_the_number_it_began_with_is_told_from_not_yet_begun() {
        let mut desk = Desk::new();
        let rate = desk.at("agency_rate", 0);
        desk.types_at_once(rate, &["8", "850"]);
        assert_eq!(desk.shows(rate), good("850", 850));
        desk.types_at_once(rate, &["8", "85", "850.0"]);
        assert_eq!(desk.shows(rate), good("850.0", 850));
        assert!(desk.workspace.edits(ID).is_empty());
    }

    #[test]
    fn a_half_typed_number_leaves_the_number_from_before_it() {
        let mut desk = Desk::new();
        let rate = desk.at("agency_rate", 0);
        desk.types(rate, &["9"]);
        assert_eq!(desk.shows(rate), good("9", 9));
        desk.types(rate, &["9x"]);
        assert_eq!(desk.shows(rate), refused("9x", 850));
        assert!(desk.form.refuses());
        // Nothing of it is kept, and nothing of it is a step.
        assert!(desk.workspace.edits(ID).is_empty());
        assert!(!desk.workspace.can_undo(ID));
        desk.types(rate, &["9", "95"]);
        assert_eq!(desk.shows(rate), good("95", 95));
        assert!(!desk.form.refuses());
        desk.undoes();
        assert_eq!(desk.shows(rate), good("850", 850));
    }

    #[test]
    fn a_number_that_was_left_good_is_what_stays_from_then_on() {
        let mut desk = Desk::new();
        let rate = desk.at("agency_rate", 0);
        desk.types(rate, &["900"]);
        desk.does(FormEvent::Ended(rate));
        desk.types(rate, &["9", "95", "95x"]);
        assert_eq!(desk.shows(rate), refused("95x", 900));
        desk.types(rate, &["95"]);
        desk.undoes();
        assert_eq!(desk.shows(rate), good("900", 900));
    }

    #[test]
    fn a_field_left_refused_is_still_being_typed_into() {
        let mut desk = Desk::new();
        let rate = desk.at("agency_rate", 0);
        desk.types(rate, &["9", "9x"]);
        desk.does(FormEvent::Ended(rate));
        assert_eq!(desk.shows(rate), refused("9x", 850));
        desk.types(rate, &["9", "9y"]);
        assert_eq!(desk.shows(rate), refused("9y", 850));
        desk.does(FormEvent::TakenBack(rate));
        assert_eq!(desk.shows(rate), good("850", 850));
    }

    #[test]
    fn what_is_taken_back_brings_the_number_and_the_text_from_before() {
        let mut desk = Desk::new();
        let rate = desk.at("agency_rate", 0);
        for typed in [["9", "95"], ["9", "9x"]] {
            desk.types(rate, &typed);
            desk.does(FormEvent::TakenBack(rate));
            assert_eq!(desk.shows(rate), good("850", 850));
            assert!(!desk.workspace.can_undo(ID));
        }
        desk.types(rate, &["£1,200"]);
        assert!(desk.form.draft(rate).unwrap().is_under_way());
        desk.does(FormEvent::Ended(rate));
        assert!(!desk.form.draft(rate).unwrap().is_under_way());
        desk.types(rate, &["9", "9x"]);
        desk.does(FormEvent::TakenBack(rate));
        assert_eq!(desk.shows(rate), good("£1,200", 1200));
        assert!(!desk.form.draft(rate).unwrap().is_under_way());
        desk.undoes();
        assert_eq!(desk.shows(rate), good("850", 850));
    }

    #[test]
    fn a_change_from_elsewhere_counts_more_than_what_was_typed() {
        let mut desk = Desk::new();
        let rate = desk.at("agency_rate", 0);
        desk.types(rate, &["900"]);
        desk.does(FormEvent::Ended(rate));
        desk.types(rate, &["9x"]);
        desk.undoes();
        assert_eq!(desk.shows(rate), good("850", 850));
        assert!(!desk.form.refuses());
        // It does not come to life again when the number does.
        desk.acts(Action::Redo(ID.to_owned()));
        desk.draws();
        assert_eq!(desk.shows(rate), good("900", 900));
        // What is typed next is measured against what stands there.
        desk.types(rate, &["9", "9y"]);
        assert_eq!(desk.shows(rate), refused("9y", 900));
    }

    #[test]
    fn a_refused_text_stays_while_another_input_changes() {
        let mut desk = Desk::new();
        let (rate, carried) = (desk.at("agency_rate", 0), desk.at("carried_in", 0));
        desk.types(rate, &["x"]);
        desk.does(FormEvent::Ended(rate));
        desk.types(carried, &["12"]);
        desk.does(FormEvent::PutBack(carried.quantity));
        assert_eq!(desk.shows(rate), refused("x", 850));
        assert_eq!(desk.shows(carried), good("23", 23));
    }

    #[test]
    fn putting_back_forgets_what_was_typed_even_if_no_number_changes() {
        for event in [
            FormEvent::PutBack(Desk::new().at("agency_rate", 0).quantity),
            FormEvent::PutBackAll,
        ] {
            let mut desk = Desk::new();
            let rate = desk.at("agency_rate", 0);
            desk.types(rate, &[""]);
            assert_eq!(desk.shows(rate), refused("", 850));
            desk.does(event);
            assert_eq!(desk.shows(rate), good("850", 850));
            assert!(!desk.form.refuses());
        }
    }

    #[test]
    fn a_field_that_may_be_empty_is_emptied() {
        let mut desk = Desk::new();
        let officer = desk.at("finance_officer", 0);
        desk.types(officer, &["40k"]);
        assert_eq!(desk.shows(officer), good("40k", 40_000));
        desk.types(officer, &[""]);
        assert_eq!(desk.shows(officer), (String::new(), None, false));
        assert!(desk.workspace.edits(ID).is_empty());
    }

    #[test]
    fn a_paste_replaces_what_was_typed_into_its_cells_alone() {
        let mut desk = Desk::new();
        let cells: Vec<Typing> = (0..3).map(|cell| desk.at("in_care", cell)).collect();
        let before = desk.shows(cells[0]);
        for cell in &cells {
            desk.types(*cell, &["x"]);
        }
        let (first, second) = (desk.value(cells[0]), Some(Decimal::from(770)));
        let pasted = Pasted::Cells(vec![(0, first), (1, second)], "2 cells filled.".to_owned());
        desk.does(FormEvent::Pasted(cells[0].quantity, pasted));
        assert_eq!(desk.shows(cells[0]), before);
        assert_eq!(desk.shows(cells[1]), good("770", 770));
        assert!(desk.shows(cells[2]).2);
        let says = |desk: &Desk| {
            let says = desk.form.pasted(cells[0].quantity)?;
            Some((says.words.to_string(), says.refused))
        };
        assert_eq!(says(&desk), Some(("2 cells filled.".to_owned(), false)));
        desk.types(cells[0], &["771"]);
        assert_eq!(says(&desk), None);
    }

    #[test]
    fn a_refused_paste_changes_nothing_and_is_told() {
        let mut desk = Desk::new();
        let cell = desk.at("in_care", 0);
        let before = desk.shows(cell);
        let pasted = Pasted::Refused("Nothing was changed.".to_owned());
        desk.does(FormEvent::Pasted(cell.quantity, pasted));
        assert_eq!(desk.shows(cell), before);
        assert!(desk.workspace.edits(ID).is_empty());
        let says = desk.form.pasted(cell.quantity).cloned().unwrap();
        assert_eq!((&*says.words, says.refused), ("Nothing was changed.", true));
        desk.does(FormEvent::PutBack(cell.quantity));
        assert_eq!(desk.form.pasted(cell.quantity), None);
    }

    /// Otherwise half a number typed into a series that was halved would leave a cell set by hand.
    #[test]
    fn a_half_typed_cell_leaves_the_series_as_the_tools_left_it() {
        let mut desk = Desk::new();
        let cell = desk.at("in_care", 0);
        let change = Change::Scale {
            on: Place::nowhere(),
            share: Decimal::new(5, 1),
        };
        let quantity = cell.quantity;
        desk.does(FormEvent::Edit(Edit { quantity, change }));
        let (before, edits) = (desk.shows(cell), desk.workspace.edits(ID));
        desk.types(cell, &["7", "77", "77x"]);
        assert_eq!(desk.shows(cell).1, before.1);
        assert_eq!(desk.workspace.edits(ID), edits);
        desk.does(FormEvent::TakenBack(cell));
        assert_eq!(desk.shows(cell), before);
        // A tool for the whole series replaces what is typed into any of its cells.
        desk.types(cell, &["x"]);
        let change = Change::Scale {
            on: Place::nowhere(),
            share: Decimal::ONE,
        };
        desk.does(FormEvent::Edit(Edit { quantity, change }));
        assert_eq!(desk.shows(cell), before);
    }

    #[test]
    fn a_row_of_figures_spread_over_its_cells_is_one_step() {
        use crate::case::form::series::spread::spread;
        let mut desk = Desk::new();
        let cell = desk.at("in_care", 0);
        let may = desk.at("in_care", 3);
        let before = (desk.shows(cell), desk.shows(may));
        let text = "700 701 702";
        desk.types(cell, &[text]);
        let (shown, number, is_refused) = desk.shows(cell);
        assert_eq!((&*shown, number, is_refused), (text, before.0.1, true));
        let opened = Rc::clone(&desk.opened);
        let quantity = opened.case.quantity(cell.quantity).unwrap();
        let offered = spread(&opened.case, quantity, cell.cell, text).unwrap();
        desk.does(FormEvent::Edit(Edit {
            quantity: cell.quantity,
            change: Change::Set(offered.cells),
        }));
        assert_eq!(desk.shows(cell), good("700", 700));
        assert_eq!(desk.shows(may), good("701", 701));
        desk.undoes();
        assert_eq!((desk.shows(cell), desk.shows(may)), before);
        assert!(!desk.workspace.can_undo(ID));
    }

    #[test]
    fn a_source_is_shown_until_it_is_asked_for_again() {
        let mut desk = Desk::new();
        let quantity = desk.at("agency_rate", 0).quantity;
        desk.does(FormEvent::Source(quantity));
        assert!(desk.form.shows_source(quantity));
        desk.does(FormEvent::PutBackAll);
        assert!(desk.form.shows_source(quantity));
        desk.does(FormEvent::Source(quantity));
        assert!(!desk.form.shows_source(quantity));
    }
}
