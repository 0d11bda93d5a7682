//! The questions that can be asked of a case, in one row, and below it the answer to the one that is open.

use super::chunk::AskedPart;
use super::use_asking::use_asking;
use crate::frame::history;
use crate::state::asking::{Asking, Question};
use crate::state::opened::Opened;
use casebook_model::edit::Edits;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`AskingSection`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AskingSectionProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// Whether a working is open.
    pub in_working: bool,
    /// The reader wants to go to a field: its id.
    pub on_way: Callback<String>,
}

/// The questions.
#[component]
pub fn AskingSection(props: &AskingSectionProps) -> Html {
    let AskingSectionProps {
        opened,
        edits,
        in_working,
        on_way,
    } = props;
    let (asking, on_ask) = use_asking(*in_working);
    let open = asking.as_ref().map(|asking| asking.question);
    let question = |question: Question| {
        let is_open = open == Some(question);
        let onclick = on_ask.reform(move |_: MouseEvent| (!is_open).then(|| Asking::new(question)));
        html! {
            <button id={[question.id(), "-ask"].concat()} class="button" type="button"
                aria-expanded={is_open.to_string()} {onclick}>{ question.words() }</button>
        }
    };
    // In a file that holds all pages there is nothing that reads such a case.
    let can_add = opened.case.extensible().next().is_some() && !history::is_one_file();
    let offered = Question::ALL
        .into_iter()
        .filter(|it| *it != Question::Scenarios || can_add);
    html! {
        <section class={classes!("section", "offscreen", asking.is_none().then_some("on-screen"))} aria-labelledby="asking">
            <h2 id="asking" tabindex="-1">{ "Ask of this case" }</h2>
            <div class="buttons">{ for offered.map(question) }</div>
            if let Some(asking) = asking {
                <div id="asked" class="stack">
                    <h3>{ asking.question.words() }</h3>
                    <AskedPart opened={Rc::clone(opened)} {edits} {asking} on_ask={on_ask.reform(Some)} {on_way} />
                </div>
            }
        </section>
    }
}
