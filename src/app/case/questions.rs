//! What can be asked of any case, and what this one asks itself: what would have to be true. The answers come
//! once the reader wants them, as finding them takes many evaluations of the case.

use super::answers_chunk::AnswersPart;
use super::asking::section::AskingSection;
use crate::parts::wording;
use crate::state::opened::Opened;
use casebook_model::case::{Case, Reach};
use casebook_model::edit::Edits;
use casebook_model::words;
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
        <section class={classes!("section", "offscreen", (!*asked).then_some("on-screen"))} aria-labelledby="questions">
            <h2 id="questions" tabindex="-1">{ "What would have to be true" }</h2>
            if *asked {
                <AnswersPart opened={Rc::clone(opened)} edits={Rc::clone(edits)} />
            } else {
                <p class="aside">{ "What a figure would have to be, changed alone:" }</p>
                <ul class="list">{ for about(&opened.case).into_iter().map(|(goal, names)| html! {
                    <li>{ goal }{ names.join("; ") }</li>
                }) }</ul>
                <p><button id="questions-ask" class="button" type="button" onclick={on_ask}>{ "Work it out" }</button></p>
            }
        </section>
        }
        </>
    }
}

/// What can be asked: each goal, `For the saving to come to £2,000,000: `, with the names of the figures that
/// may bring it about.
fn about(case: &Case) -> Vec<(String, Vec<String>)> {
    let mut goals: Vec<(String, Vec<String>)> = Vec::new();
    for question in &case.backwards {
        let name = |index, place| {
            case.quantity(index).map_or_else(String::new, |quantity| {
                wording::lowered(&label(case, quantity, place))
            })
        };
        let goal = match &question.reach {
            Reach::Claim => "For the claim to come out: ".to_owned(),
            Reach::Figure {
                quantity,
                place,
                target,
            } => {
                let target = case
                    .quantity(*quantity)
                    .map_or_else(String::new, |quantity| {
                        words::figure(case, quantity, *target)
                    });
                format!("For {} to come to {target}: ", name(*quantity, place))
            }
        };
        let by = name(question.by, &question.place);
        match goals.iter_mut().find(|(other, _)| *other == goal) {
            Some((_, names)) if names.contains(&by) => {}
            Some((_, names)) => names.push(by),
            None => goals.push((goal, vec![by])),
        }
    }
    goals
}
