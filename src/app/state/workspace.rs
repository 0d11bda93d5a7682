//! What the reader has changed: one value, one reducer. Edits by case, and the versions kept beside them, each
//! case with its undo and redo.

use super::address::own;
use super::opened::Opened;

pub use casebook_exchange::versions::Work;
use casebook_model::case::QuantityIndex;
use casebook_model::edit::{Edit, Edits};
use litemap::LiteMap;
use std::rc::Rc;
use yew::prelude::*;

/// A cell of an input being typed into: the keys pressed there one after another are one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Typing {
    /// The input.
    pub quantity: QuantityIndex,
    /// Its cell.
    pub cell: usize,
}

/// One step that can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    /// The work on the other side of the step.
    work: Work,
    /// The cell it was typed into, as long as typing there goes on.
    typing: Option<Typing>,
    /// The number it shares with the steps that other cases took with it.
    together: Option<u32>,
}

impl Step {
    /// A step that nobody is typing any more.
    fn over(work: &Work) -> Self {
        Self {
            work: work.clone(),
            typing: None,
            together: None,
        }
    }
}

/// That a step was undone, or done again, and nothing has happened to its case since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// Whether it was undone.
    pub undone: bool,
    /// The work before that.
    pub from: Work,
    /// How often this has happened to the case, so that one is told from the one before.
    pub count: u32,
}

/// The steps of a case: the work after each of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// What can be undone, the oldest first.
    pub past: Vec<Work>,
    /// As it stands.
    pub now: Work,
    /// What can be done again, the next one last.
    pub future: Vec<Work>,
}

/// The work on one case and the way back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Desk {
    now: Work,
    past: Vec<Step>,
    future: Vec<Step>,
    returned: Option<Returned>,
    returns: u32,
}

/// The most steps that can be undone in a case.
const MOST_STEPS: usize = 200;

impl Desk {
    fn change(&mut self, edits: Edits, typing: Option<Typing>, together: Option<u32>) {
        let work = Work {
            edits: Rc::new(edits),
            versions: Rc::clone(&self.now.versions),
        };
        self.work(work, typing, together);
    }

    fn work(&mut self, work: Work, typing: Option<Typing>, together: Option<u32>) {
        if work == self.now {
            return;
        }
        let goes_on = typing.is_some()
            && self.future.is_empty()
            && self.past.last().is_some_and(|last| last.typing == typing);
        let before = core::mem::replace(&mut self.now, work);
        self.future.clear();
        self.returned = None;
        if goes_on {
            // Typed back to what it was: there is nothing to undo.
            if self.past.last().is_some_and(|last| last.work == self.now) {
                self.past.pop();
            }
        } else {
            self.past.push(Step {
                work: before,
                typing,
                together,
            });
            if self.past.len() > MOST_STEPS {
                self.past.remove(0);
            }
        }
    }

    /// Goes back to where typing into a cell began, as if nothing had been typed.
    fn abandon(&mut self, typing: Typing) {
        let began = self.past.pop_if(|last| last.typing == Some(typing));
        if let Some(step) = began {
            self.now = step.work;
            self.returned = None;
        }
    }

    fn undo(&mut self) {
        if let Some(step) = self.past.pop() {
            let other = self.turn(step, true);
            self.future.push(other);
        }
    }

    fn redo(&mut self) {
        if let Some(step) = self.future.pop() {
            let other = self.turn(step, false);
            self.past.push(other);
        }
    }

    /// Goes to the other side of a step; gives the way back.
    fn turn(&mut self, step: Step, undone: bool) -> Step {
        let from = core::mem::replace(&mut self.now, step.work);
        self.returns = self.returns.saturating_add(1);
        self.returned = Some(Returned {
            undone,
            from: from.clone(),
            count: self.returns,
        });
        Step {
            work: from,
            typing: None,
            together: step.together,
        }
    }

    /// Puts steps of an earlier visit below those of this one, if this one began where that ended.
    fn recall(&mut self, history: &History) {
        let began = self.past.first().map_or(&self.now, |step| &step.work);
        if *began != history.now {
            return;
        }
        if self.past.is_empty() && self.future.is_empty() {
            self.future = history.future.iter().map(Step::over).collect();
        }
        let mut past: Vec<Step> = history.past.iter().map(Step::over).collect();
        past.append(&mut self.past);
        while past.len() > MOST_STEPS {
            past.remove(0);
        }
        self.past = past;
    }
}

/// The work on every case that was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workspace {
    /// The reader's own.
    desks: LiteMap<String, Desk>,
    /// What somebody sent, and of which case, for as long as the reader looks at it in the place of their
    /// own.
    looked: Option<Rc<(String, Desk)>>,
    last_together: u32,
}

/// What happens to the workspace.
#[derive(Clone, Debug)]
pub enum Action {
    /// A case is opened with the work kept on the device. Opened again, it stays as it is; but the reader's own
    /// begins anew, as its text has changed, and with it what its steps are of.
    Open(String, Work),
    /// An input of a case is changed.
    Edit {
        /// The case.
        case: Rc<Opened>,
        /// The change.
        edit: Edit,
        /// The cell it was typed into.
        typing: Option<Typing>,
    },
    /// An input of a case is as the paper gives it.
    PutBack(String, QuantityIndex),
    /// All that is changed of a case is something else: what is changed in one of its versions; nothing, where
    /// it is put back. One step.
    Put(String, Edits),
    /// What is being typed into a cell of a case comes to nothing.
    Abandon(String, Typing),
    /// Typing has paused at a field: what follows is a step of its own.
    Settle(String),
    /// The last step in a case is undone.
    Undo(String),
    /// The step last undone in a case is done again.
    Redo(String),
    /// Every opened case is as its paper gives it. One step, undone by [`Action::UndoTogether`].
    PutBackAll,
    /// The step last taken by several cases together is undone in all that took no other since.
    UndoTogether,
    /// The work on a case is as in another tab, or as in a file. One step.
    Take(String, Work),
    /// The versions of a case are others, as text. One step.
    Versions(String, Rc<str>),
    /// Changes to a case that somebody sent are looked at, in the place of the reader's own, which stay as
    /// they are; or none any more.
    Look(Option<(String, Edits)>),
    /// The steps of an earlier visit are found, once. If they do not end where this visit began,
    /// nothing happens.
    Recall(String, History),
}

impl Workspace {
    /// Whether a case was opened.
    #[must_use]
    pub fn knows(&self, case: &str) -> bool {
        self.desks.contains_key(case)
    }

    /// The edits of a case; none if it was not opened.
    #[must_use]
    pub fn edits(&self, case: &str) -> Rc<Edits> {
        self.shown(case)
            .map(|desk| Rc::clone(&desk.now.edits))
            .unwrap_or_default()
    }

    /// Whether a step in a case can be undone.
    #[must_use]
    pub fn can_undo(&self, case: &str) -> bool {
        self.shown(case).is_some_and(|desk| !desk.past.is_empty())
    }

    /// Whether a step in a case can be done again.
    #[must_use]
    pub fn can_redo(&self, case: &str) -> bool {
        self.shown(case).is_some_and(|desk| !desk.future.is_empty())
    }

    /// The step that was undone or done again last, if that is the last that happened to a case.
    #[must_use]
    pub fn returned(&self, case: &str) -> Option<&Returned> {
        self.shown(case)?.returned.as_ref()
    }

    /// Whether a step in any case can be undone, or done again.
    #[must_use]
    pub fn has_steps(&self) -> bool {
        let mut desks = self.desks.values();
        desks.any(|desk| !desk.past.is_empty() || !desk.future.is_empty())
    }

    /// Whether changes to a case are looked at that somebody sent.
    #[must_use]
    pub fn looks(&self, case: &str) -> bool {
        self.looked.as_ref().is_some_and(|looked| looked.0 == case)
    }

    /// The reader's own work on a case, whatever they look at.
    #[must_use]
    pub fn own(&self, case: &str) -> Work {
        self.desks
            .get(case)
            .map(|desk| desk.now.clone())
            .unwrap_or_default()
    }

    /// What is shown of a case.
    fn shown(&self, case: &str) -> Option<&Desk> {
        match &self.looked {
            Some(looked) if looked.0 == case => Some(&looked.1),
            _ => self.desks.get(case),
        }
    }

    fn shown_mut(&mut self, case: &str) -> Option<&mut Desk> {
        match &mut self.looked {
            Some(looked) if looked.0 == case => Some(&mut Rc::make_mut(looked).1),
            _ => self.desks.get_mut(case),
        }
    }

    /// The steps of every opened case that are the reader's own.
    pub fn histories(&self) -> impl Iterator<Item = (&str, History)> {
        let work = |steps: &[Step]| steps.iter().map(|step| step.work.clone()).collect();
        self.desks.iter().map(move |(case, desk)| {
            let history = History {
                past: work(&desk.past),
                now: desk.now.clone(),
                future: work(&desk.future),
            };
            (case.as_str(), history)
        })
    }

    /// Every opened case with the reader's own work.
    pub fn each(&self) -> impl Iterator<Item = (&str, &Work)> {
        self.desks
            .iter()
            .map(|(case, desk)| (case.as_str(), &desk.now))
    }

    /// Whether the last thing done to all cases together can be undone.
    #[must_use]
    pub fn can_undo_together(&self) -> bool {
        self.desks.values().any(|desk| self.ends_together(desk))
    }

    fn ends_together(&self, desk: &Desk) -> bool {
        desk.past
            .last()
            .is_some_and(|step| step.together == Some(self.last_together))
    }

    /// The workspace after an action.
    #[must_use]
    pub fn after(mut self, action: Action) -> Self {
        match action {
            Action::Open(case, now) => {
                if own(&case).is_some() || !self.knows(&case) {
                    let desk = Desk {
                        now,
                        ..Desk::default()
                    };
                    self.desks.insert(case, desk);
                }
            }
            Action::Edit { case, edit, typing } => {
                if let Some(desk) = self.shown_mut(&case.case.id) {
                    let edits = Edits::clone(&desk.now.edits).with(&case.case, edit);
                    desk.change(edits, typing, None);
                }
            }
            Action::PutBack(case, quantity) => {
                if let Some(desk) = self.shown_mut(&case) {
                    let edits = Edits::clone(&desk.now.edits).without(quantity);
                    desk.change(edits, None, None);
                }
            }
            Action::Put(case, edits) => {
                if let Some(desk) = self.shown_mut(&case) {
                    desk.change(edits, None, None);
                }
            }
            Action::Abandon(case, typing) => {
                if let Some(desk) = self.shown_mut(&case) {
                    desk.abandon(typing);
                }
            }
            Action::Settle(case) => {
                if let Some(last) = self.shown_mut(&case).and_then(|desk| desk.past.last_mut()) {
                    last.typing = None;
                }
            }
            Action::Undo(case) => {
                if let Some(desk) = self.shown_mut(&case) {
                    desk.undo();
                }
            }
            Action::Redo(case) => {
                if let Some(desk) = self.shown_mut(&case) {
                    desk.redo();
                }
            }
            Action::PutBackAll => {
                self.last_together = self.last_together.saturating_add(1);
                for (_, desk) in self.desks.iter_mut() {
                    desk.change(Edits::none(), None, Some(self.last_together));
                }
            }
            Action::Take(case, work) => {
                if let Some(desk) = self.desks.get_mut(&case) {
                    desk.work(work, None, None);
                }
            }
            // The reader's own, though they look at what somebody sent.
            Action::Versions(case, versions) => {
                if let Some(desk) = self.desks.get_mut(&case) {
                    let edits = Rc::clone(&desk.now.edits);
                    desk.work(Work { edits, versions }, None, None);
                }
            }
            Action::Look(looked) => {
                self.looked = looked.map(|(case, edits)| {
                    let desk = Desk {
                        now: Work::of(edits),
                        ..Desk::default()
                    };
                    Rc::new((case, desk))
                });
            }
            Action::Recall(case, history) => {
                if let Some(desk) = self.desks.get_mut(&case) {
                    desk.recall(&history);
                }
            }
            Action::UndoTogether => {
                let together = Some(self.last_together);
                for (_, desk) in self.desks.iter_mut() {
                    if desk
                        .past
                        .last()
                        .is_some_and(|step| step.together == together)
                    {
                        desk.undo();
                    }
                }
            }
        }
        self
    }
}

/// The workspace that all components share.
pub type WorkspaceHandle = UseReducerHandle<Workspace>;

/// The workspace around a component; an empty one where there is none.
#[hook]
pub fn use_workspace() -> WorkspaceHandle {
    let own = use_reducer_eq(Workspace::default);
    use_context::<WorkspaceHandle>().unwrap_or(own)
}

impl Reducible for Workspace {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(action))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::{File, Library};
    use casebook_model::Decimal;
    use casebook_model::edit::Change;

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn case() -> Rc<Opened> {
        let library = Library::of(&[File::Case(ID.to_owned())]);
        Rc::clone(library.case(ID).here().unwrap())
    }

    fn opened() -> Workspace {
        Workspace::default().after(Action::Open(ID.to_owned(), Work::default()))
    }

    /// Types a whole number into an input.
    fn typed(input: &str, number: i64) -> Action {
        let case = case();
        let (quantity, _) = case.case.find(input).unwrap();
        let change = Change::Set(vec![(0, Some(Decimal::from(number)))]);
        Action::Edit {
            case,
            edit: Edit { quantity, change },
            typing: Some(Typing { quantity, cell: 0 }),
        }
    }

    /// The number a workspace has for an input; `None` if it is as printed.
    fn now(workspace: &Workspace, input: &str) -> Option<Decimal> {
        let case = case();
        let (quantity, _) = case.case.find(input).unwrap();
        let edits = workspace.edits(ID);
        let edit = edits.of(quantity).next()?.clone();
        match edit.change {
            Change::Set(cells) => cells.first().and_then(|(_, number)| *number),
            _ => None,
        }
    }

    #[test]
    fn the_keys_of_one_number_are_undone_together() {
        let workspace = opened()
            .after(typed("agency_rate", 9))
            .after(typed("agency_rate", 90))
            .after(typed("agency_rate", 900));
        assert_eq!(now(&workspace, "agency_rate"), Some(Decimal::from(900)));
        let workspace = workspace.after(Action::Undo(ID.to_owned()));
        assert_eq!(now(&workspace, "agency_rate"), None);
        assert!(!workspace.can_undo(ID));
        let workspace = workspace.after(Action::Redo(ID.to_owned()));
        assert_eq!(now(&workspace, "agency_rate"), Some(Decimal::from(900)));
    }

    #[test]
    fn leaving_a_field_ends_the_step() {
        let workspace = opened()
            .after(typed("agency_rate", 900))
            .after(Action::Settle(ID.to_owned()))
            .after(typed("agency_rate", 950))
            .after(Action::Undo(ID.to_owned()));
        assert_eq!(now(&workspace, "agency_rate"), Some(Decimal::from(900)));
    }

    #[test]
    fn what_is_abandoned_leaves_what_was_there_before_and_nothing_to_undo() {
        let (rate, _) = case().case.find("agency_rate").unwrap();
        let typing = Typing {
            quantity: rate,
            cell: 0,
        };
        let abandon = || Action::Abandon(ID.to_owned(), typing);
        let workspace = opened()
            .after(typed("agency_rate", 900))
            .after(Action::Settle(ID.to_owned()))
            .after(typed("agency_rate", 9))
            .after(typed("agency_rate", 95))
            .after(abandon());
        assert_eq!(now(&workspace, "agency_rate"), Some(Decimal::from(900)));
        // What was typed before and left is not under way.
        let workspace = workspace.after(abandon());
        assert_eq!(now(&workspace, "agency_rate"), Some(Decimal::from(900)));
        let workspace = workspace.after(Action::Undo(ID.to_owned()));
        assert_eq!(now(&workspace, "agency_rate"), None);
        assert!(!workspace.can_undo(ID));
    }

    #[test]
    fn typing_back_to_the_number_before_leaves_nothing_to_undo() {
        let workspace = opened()
            .after(typed("agency_rate", 9))
            .after(typed("agency_rate", 850));
        assert!(!workspace.can_undo(ID));
    }

    #[test]
    fn a_change_after_undo_ends_what_could_be_redone() {
        let workspace = opened()
            .after(typed("agency_rate", 900))
            .after(Action::Undo(ID.to_owned()))
            .after(typed("carried_in", 20));
        assert!(!workspace.can_redo(ID));
        assert_eq!(now(&workspace, "carried_in"), Some(Decimal::from(20)));
    }

    #[test]
    fn putting_all_cases_back_is_one_step_that_can_be_undone() {
        let workspace = opened()
            .after(typed("agency_rate", 900))
            .after(Action::PutBackAll);
        assert!(workspace.edits(ID).is_empty());
        assert!(workspace.can_undo_together());
        let workspace = workspace.after(Action::UndoTogether);
        assert_eq!(now(&workspace, "agency_rate"), Some(Decimal::from(900)));
        assert!(!workspace.can_undo_together());
    }

    #[test]
    fn opening_a_case_again_keeps_what_was_changed() {
        let workspace = opened()
            .after(typed("agency_rate", 900))
            .after(Action::Open(ID.to_owned(), Work::default()));
        assert_eq!(now(&workspace, "agency_rate"), Some(Decimal::from(900)));
    }

    #[test]
    fn a_step_taken_back_is_known_until_something_else_happens() {
        let returned = |workspace: &Workspace| {
            let returned = workspace.returned(ID)?;
            Some((returned.undone, returned.count, returned.from.is_empty()))
        };
        let workspace = opened().after(typed("agency_rate", 900));
        assert_eq!(returned(&workspace), None);
        let workspace = workspace.after(Action::Undo(ID.to_owned()));
        assert_eq!(returned(&workspace), Some((true, 1, false)));
        // Nothing is left to undo: nothing happens.
        let workspace = workspace.after(Action::Undo(ID.to_owned()));
        assert_eq!(returned(&workspace), Some((true, 1, false)));
        let workspace = workspace.after(Action::Redo(ID.to_owned()));
        assert_eq!(returned(&workspace), Some((false, 2, true)));
        let workspace = workspace.after(typed("carried_in", 12));
        assert_eq!(returned(&workspace), None);
    }

    fn history(workspace: &Workspace) -> History {
        let (_, history) = workspace.histories().next().unwrap();
        history
    }

    #[test]
    fn steps_of_an_earlier_visit_are_undone_and_done_again() {
        let before = opened()
            .after(typed("agency_rate", 900))
            .after(typed("carried_in", 12))
            .after(Action::Undo(ID.to_owned()));
        let kept = history(&before);
        assert_eq!((kept.past.len(), kept.future.len()), (1, 1));
        let reopened = || Workspace::default().after(Action::Open(ID.to_owned(), before.own(ID)));
        let recalled = reopened().after(Action::Recall(ID.to_owned(), kept.clone()));
        assert_eq!(history(&recalled), kept);
        assert!(recalled.returned(ID).is_none());
        // What was typed meanwhile lies on top, and ends what could be done again.
        let recalled = reopened()
            .after(typed("agency_rate", 950))
            .after(Action::Recall(ID.to_owned(), kept));
        assert!(!recalled.can_redo(ID));
        let back = || Action::Undo(ID.to_owned());
        let recalled = recalled.after(back());
        assert_eq!(now(&recalled, "agency_rate"), Some(Decimal::from(900)));
        let recalled = recalled.after(back());
        assert_eq!(now(&recalled, "agency_rate"), None);
        assert!(!recalled.can_undo(ID));
    }

    #[test]
    fn steps_that_end_elsewhere_are_not_taken_up() {
        let kept = history(&opened().after(typed("agency_rate", 900)));
        let recalled = opened().after(Action::Recall(ID.to_owned(), kept));
        assert!(!recalled.can_undo(ID));
        assert_eq!(recalled, opened());
    }

    #[test]
    fn ones_own_begins_anew_with_the_steps_of_its_new_text() {
        const OWN: &str = "own/x";
        let other = opened()
            .after(typed("carried_in", 12))
            .after(typed("agency_rate", 900))
            .after(Action::Undo(ID.to_owned()));
        let open = |work: Work| Action::Open(OWN.to_owned(), work);
        let workspace = Workspace::default()
            .after(open(Work::default()))
            .after(Action::Take(
                OWN.to_owned(),
                opened().after(typed("agency_rate", 950)).own(ID),
            ))
            .after(open(other.own(ID)))
            .after(Action::Recall(OWN.to_owned(), history(&other)));
        assert_eq!(history(&workspace), history(&other));
        assert_eq!(history(&workspace).future.len(), 1);
    }

    #[test]
    fn no_more_steps_are_recalled_than_are_kept() {
        let steps = |count: usize| vec![Work::default(); count];
        let kept = History {
            past: steps(MOST_STEPS + 3),
            ..History::default()
        };
        let recalled = opened()
            .after(typed("agency_rate", 900))
            .after(Action::Recall(ID.to_owned(), kept));
        assert_eq!(history(&recalled).past.len(), MOST_STEPS);
        assert_eq!(now(&recalled, "agency_rate"), Some(Decimal::from(900)));
    }

    #[test]
    fn what_is_taken_from_another_tab_is_a_step() {
        let other = opened()
            .after(typed("agency_rate", 900))
            .after(versions("version theirs"));
        let workspace = opened()
            .after(typed("carried_in", 12))
            .after(Action::Take(ID.to_owned(), other.own(ID)));
        assert_eq!(workspace.own(ID), other.own(ID));
        let workspace = workspace.after(Action::Undo(ID.to_owned()));
        assert_eq!(now(&workspace, "carried_in"), Some(Decimal::from(12)));
        assert_eq!(&*workspace.own(ID).versions, "");
    }

    /// Keeps versions.
    fn versions(text: &str) -> Action {
        Action::Versions(ID.to_owned(), text.into())
    }

    #[test]
    fn what_is_kept_as_a_version_is_a_step_and_changes_no_figure() {
        let workspace = opened()
            .after(typed("agency_rate", 900))
            .after(versions("version a"));
        let edits = workspace.edits(ID);
        assert_eq!(&*workspace.own(ID).versions, "version a");
        assert_eq!(now(&workspace, "agency_rate"), Some(Decimal::from(900)));
        // Typing goes on: a step of its own, for the one before is not the same place.
        let workspace = workspace.after(typed("agency_rate", 950));
        let back = || Action::Undo(ID.to_owned());
        let workspace = workspace.after(back());
        assert_eq!(workspace.edits(ID), edits);
        let workspace = workspace.after(back());
        assert_eq!(&*workspace.own(ID).versions, "");
        assert_eq!(workspace.edits(ID), edits);
        assert!(workspace.returned(ID).is_some());
        let again = workspace.after(Action::Redo(ID.to_owned()));
        assert_eq!(&*again.own(ID).versions, "version a");
        // To keep the same again is nothing.
        assert!(again.clone().after(versions("version a")) == again);
    }

    #[test]
    fn a_version_is_taken_into_the_page_in_one_step() {
        let version = opened()
            .after(typed("agency_rate", 900))
            .after(typed("carried_in", 12))
            .edits(ID);
        let workspace = opened()
            .after(typed("agency_rate", 1000))
            .after(versions("version a"))
            .after(Action::Put(ID.to_owned(), Edits::clone(&version)));
        assert_eq!(workspace.edits(ID), version);
        assert_eq!(&*workspace.own(ID).versions, "version a");
        let workspace = workspace.after(Action::Undo(ID.to_owned()));
        assert_eq!(now(&workspace, "agency_rate"), Some(Decimal::from(1000)));
        // All is put back to the paper, and the versions stay.
        let put_back = workspace.after(Action::PutBackAll);
        assert!(put_back.edits(ID).is_empty());
        assert_eq!(&*put_back.own(ID).versions, "version a");
    }

    #[test]
    fn what_somebody_sent_can_be_kept_as_a_version_of_ones_own() {
        let (before, looking) = looking();
        let looking = looking.after(versions("version theirs"));
        assert_eq!(now(&looking, "agency_rate"), Some(Decimal::from(1200)));
        assert_eq!(&*looking.own(ID).versions, "version theirs");
        let back = looking.after(Action::Look(None));
        assert_eq!(back.edits(ID), before.edits(ID));
        assert_eq!(&*back.own(ID).versions, "version theirs");
    }

    fn looking() -> (Workspace, Workspace) {
        let theirs = opened().after(typed("agency_rate", 1200)).edits(ID);
        let before = opened()
            .after(typed("agency_rate", 900))
            .after(typed("carried_in", 12))
            .after(Action::Undo(ID.to_owned()));
        let looking = before
            .clone()
            .after(Action::Look(Some((ID.to_owned(), Edits::clone(&theirs)))));
        (before, looking)
    }

    #[test]
    fn ones_own_is_kept_as_it_is_while_one_looks_at_what_somebody_sent() {
        let (before, looking) = looking();
        assert_eq!(now(&looking, "agency_rate"), Some(Decimal::from(1200)));
        assert!(looking.looks(ID) && !looking.can_undo(ID));
        let kept = |workspace: &Workspace| workspace.each().next().map(|(_, work)| work.clone());
        let looking = looking.after(typed("carried_in", 7));
        assert_eq!(kept(&looking), Some(before.own(ID)));
        assert_eq!(history(&looking), history(&before));
        // What another tab changed, or an earlier visit left, is of one's own.
        let taken = looking
            .clone()
            .after(Action::Take(ID.to_owned(), Work::default()));
        assert_eq!(taken.edits(ID), looking.edits(ID));
        assert_eq!(kept(&taken), Some(Work::default()));
        // Another link, and back: with what can be undone, and done again.
        let back = looking
            .after(Action::Look(Some((ID.to_owned(), Edits::none()))))
            .after(Action::Look(None));
        assert!(!back.looks(ID));
        assert_eq!(history(&back), history(&before));
    }

    #[test]
    fn what_somebody_sent_is_taken_in_one_step() {
        let (before, looking) = looking();
        let looking = looking.after(typed("carried_in", 7));
        let theirs = looking.edits(ID);
        let taken = looking
            .after(Action::Take(ID.to_owned(), Work::of(Edits::clone(&theirs))))
            .after(Action::Look(None));
        assert_eq!(taken.edits(ID), theirs);
        assert!(!taken.looks(ID));
        let undone = taken.after(Action::Undo(ID.to_owned()));
        assert_eq!(undone.edits(ID), before.edits(ID));
    }

    #[test]
    fn typing_the_printed_number_is_no_change() {
        let workspace = opened()
            .after(typed("agency_rate", 900))
            .after(typed("agency_rate", 850));
        assert!(workspace.edits(ID).is_empty());
    }
}
