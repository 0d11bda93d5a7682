//! What every answer is given, and how it is worked out: once nothing has changed for a while, since it takes
//! many evaluations of the case, and typing must not wait for them.

use super::fields::{Pick, pick};
use crate::frame::pause::use_settled;
use crate::state::asking::Asking;
use crate::state::opened::Opened;
use crate::state::workspace::{Action, use_workspace};
use casebook_analysis::checks::figure_name;
use casebook_analysis::questions::{Goal, Subject};
use casebook_exchange::asked::{self, choices::figures};
use casebook_exchange::edits;
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use std::rc::Rc;
use yew::prelude::*;

/// How long nothing must change before it is worked out again, in milliseconds.
const PAUSE: u32 = 250;

/// Properties of every answer.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AskedProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// What is asked, with what was chosen of it.
    pub asking: Rc<Asking>,
    /// The reader chooses something of it.
    pub on_ask: Callback<Asking>,
    /// The reader wants to go to a field: its id.
    pub on_way: Callback<String>,
}

impl AskedProps {
    /// What chooses a value of the question.
    #[must_use]
    pub fn choose(&self, name: &'static str) -> Callback<String> {
        let asking = Rc::clone(&self.asking);
        self.on_ask
            .reform(move |value: String| Asking::clone(&asking).with(name, &value))
    }
}

/// The figure that is asked of: the one chosen, or the claim. An address may name one that the case does not have.
#[must_use]
pub fn goal(case: &Case, asking: &Asking) -> Goal {
    asked::goal(case, asking.choice("of")).unwrap_or_else(|_| Goal::claim(case))
}

impl AskedProps {
    /// The list to pick the figure from that is asked of. What else was chosen was chosen of another one, and is
    /// chosen no more.
    pub fn figure_pick(&self) -> Html {
        let case = &self.opened.case;
        let goal = goal(case, &self.asking);
        let now = match goal == Goal::claim(case) {
            true => String::new(),
            false => figure_name(case, goal.quantity, &goal.place),
        };
        let question = self.asking.question;
        pick(Pick {
            id: [question.id(), "-of"].concat(),
            label: "Which figure",
            choices: &figures(case, &goal),
            now: &now,
            on: (self.on_ask).reform(move |name: String| Asking::new(question).with("of", &name)),
        })
    }
}

/// An answer, worked out anew once what it rests on has settled.
#[hook]
pub fn use_answer<T: 'static>(props: &AskedProps, answer: fn(Subject<'_>, &Asking) -> T) -> Rc<T> {
    let asked = (Rc::clone(&props.edits), Rc::clone(&props.asking));
    let settled = use_settled(asked, PAUSE);
    use_memo(
        (Rc::clone(&props.opened), (*settled).clone()),
        move |(opened, (edits, asking))| {
            let now = Figures::now(&opened.case, edits, &opened.paper);
            let subject = Subject {
                case: &opened.case,
                paper: &opened.paper,
                edits,
                now: &now,
            };
            answer(subject, asking)
        },
    )
}

/// What puts a change in, given as a line of text: an edit like any other, and one step.
#[hook]
pub fn use_put(opened: &Rc<Opened>) -> Callback<String> {
    let workspace = use_workspace().dispatcher();
    use_callback(Rc::clone(opened), move |line: String, opened| {
        if let Ok(edit) = edits::parse(&opened.case, &line) {
            workspace.dispatch(Action::Edit {
                case: Rc::clone(opened),
                edit,
                typing: None,
            });
        }
    })
}

/// Answers drawn natively, for tests that need no browser.
#[cfg(test)]
pub(crate) mod testing {
    use super::AskedProps;
    use crate::parts::drawn::markup;
    use crate::state::asking::{Asking, Question};
    use crate::state::library::{File, Library};
    use crate::state::workspace::{Action, Work, Workspace, WorkspaceHandle};
    use casebook_exchange::edits::of_lines;
    use std::rc::Rc;
    use yew::prelude::*;

    #[derive(Clone, PartialEq, Properties)]
    struct WithinProps {
        workspace: Workspace,
        asked: AskedProps,
    }

    /// An answer with a workspace around it.
    #[component]
    fn Within<C: BaseComponent<Properties = AskedProps>>(props: &WithinProps) -> Html {
        let workspace = use_reducer_eq(|| props.workspace.clone());
        let asked = props.asked.clone();
        html! {
            <ContextProvider<WorkspaceHandle> context={workspace}>
                <C ..asked />
            </ContextProvider<WorkspaceHandle>>
        }
    }

    /// The markup of an answer, with these edits and choices.
    pub(crate) fn drawn<C: BaseComponent<Properties = AskedProps>>(
        id: &'static str,
        lines: &'static [&'static str],
        question: Question,
        choices: &'static [(&'static str, &'static str)],
    ) -> String {
        drawn_with::<C>(id, lines, "", question, choices)
    }

    /// The markup of an answer, with these edits, versions and choices.
    pub(crate) fn drawn_with<C: BaseComponent<Properties = AskedProps>>(
        id: &'static str,
        lines: &'static [&'static str],
        versions: &'static str,
        question: Question,
        choices: &'static [(&'static str, &'static str)],
    ) -> String {
        markup::<Within<C>>(move || {
            let library = Library::of(&[File::Case(id.to_owned())]);
            let opened = Rc::clone(library.case(id).here().unwrap());
            let edits = Rc::new(of_lines(&opened.case, lines.iter().copied()).unwrap());
            let asking = choices
                .iter()
                .fold(Asking::new(question), |asking, (name, value)| {
                    asking.and(name, value)
                });
            let work = Work {
                edits: Rc::clone(&edits),
                versions: versions.into(),
            };
            WithinProps {
                workspace: Workspace::default().after(Action::Open(id.to_owned(), work)),
                asked: AskedProps {
                    opened,
                    edits,
                    asking: Rc::new(asking),
                    on_ask: Callback::noop(),
                    on_way: Callback::noop(),
                },
            }
        })
    }
}
