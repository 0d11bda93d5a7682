//! What would have to be true: each question of a case file, answered from where things stand.

use crate::frame::pause::use_settled;
use crate::state::opened::Opened;
use casebook_analysis::backwards;
use casebook_exchange::sentences::{answered, asked};
use casebook_model::case::Backwards;
use casebook_model::edit::Edits;
use std::rc::Rc;
use yew::prelude::*;

/// How long nothing must change before the answers are worked out again, in milliseconds: they take
/// many evaluations of the case, and typing must not wait for them.
const PAUSE: u32 = 250;

/// Properties of [`Answers`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AnswersProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
}

/// The questions and their answers.
#[component]
pub fn Answers(props: &AnswersProps) -> Html {
    let settled = use_settled(Rc::clone(&props.edits), PAUSE);
    let answers = use_memo(
        (Rc::clone(&props.opened), Rc::clone(&settled)),
        |(opened, edits)| {
            let questions = opened.case.backwards.iter();
            questions
                .map(|question| answer(opened, edits, question))
                .collect::<Html>()
        },
    );
    html! {
        <>
            <p class="aside">{ "Each figure is changed alone; everything else stays as it stands above." }</p>
            <ul class="list">{ (*answers).clone() }</ul>
        </>
    }
}

/// A question, answered.
fn answer(opened: &Opened, edits: &Edits, question: &Backwards) -> Html {
    let case = &opened.case;
    let solution = backwards::solve(case, &opened.paper, edits, question);
    html! {
        <li>
            <b>{ asked(case, question, &solution) }</b>
            <p>{ answered(case, question, &solution) }</p>
            if let Some(note) = &question.note {
                <small>{ note }</small>
            }
        </li>
    }
}
