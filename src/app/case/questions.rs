//! What can be asked of any case, and what this one asks itself: what would have to be true. The answers come
//! once the reader wants them, as finding them takes many evaluations of the case.

use super::answers_chunk::AnswersPart;
use super::asking::section::AskingSection;
use crate::parts::wording;
use crate::state::opened::Opened;
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use casebook_model::working::label;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Questions`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct QuestionsProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// Whether a working is open.
    pub in_working: bool,
    /// The reader wants to go to a field: its id.
    pub on_way: Callback<String>,
}

/// The questions: what can be asked of any case, and what this one asks.
#[component]
pub fn Questions(props: &QuestionsProps) -> Html {
    let QuestionsProps {
        opened,
        edits,
        in_working,
        on_way,
    } = props;
    let asked = use_state_eq(|| false);
    let on_ask = {
        let asked = asked.setter();
        use_callback((), move |_: MouseEvent, ()| asked.set(true))
    };
    html! {
        <>
        <AskingSection opened={Rc::clone(opened)} edits={Rc::clone(edits)} {in_working} {on_way} />
        if !opened.case.backwards.is_empty() {
        <section class="section offscreen" aria-labelledby="questions">
            <h2 id="questions" tabindex="-1">{ "What would have to be true" }</h2>
            if *asked {
                <AnswersPart opened={Rc::clone(opened)} edits={Rc::clone(edits)} />
            } else {
                <p class="aside">{ about(&opened.case) }</p>
                <p><button id="questions-ask" class="button" type="button" onclick={on_ask}>{ "Work it out" }</button></p>
            }
        </section>
        }
        </>
    }
}

/// What can be asked, each figure once.
fn about(case: &Case) -> String {
    let mut names: Vec<String> = Vec::new();
    for question in &case.backwards {
        let name = case.quantity(question.by).map_or_else(String::new, |by| {
            wording::lowered(&label(case, by, &question.place))
        });
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let names = names.join("; ");
    format!("What each of these would have to be, changed alone: {names}.")
}
