//! What would have to be true: which figures can be asked for, and their answers once the reader
//! wants them. Finding them takes many evaluations of the case and code that few readers need, so
//! the annex does it.

use crate::annex::{AnnexProps, Room};
use crate::el::{button, el, said, section};
use crate::keeping;
use crate::opened::Opened;
use crate::part::Part;
use crate::wording;
use casebook_model::edit::Edits;
use casebook_model::working::label;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`use_questions`].
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionsProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
}

/// The questions; nothing where the case asks none.
#[hook]
pub fn use_questions(props: &QuestionsProps) -> Html {
    let asked = use_state(|| false);
    let case = &props.opened.case;
    if case.backwards.is_empty() {
        return Html::default();
    }
    let section = section("questions", "What would have to be true");
    if *asked {
        let texts = Rc::new(vec![keeping::text(case, &props.edits)]);
        let room = Room::Answers(case.id.clone());
        return section
            .html(Part::Annex(AnnexProps { room, texts }).drawn(""))
            .done();
    }
    let mut about = Vec::new();
    for question in &case.backwards {
        let by = case.quantity(question.by);
        let name = by.map_or_else(String::new, |by| {
            wording::lowered(&label(case, by, &question.place))
        });
        if !about.contains(&name) {
            about.push(name);
        }
    }
    let about = [
        "What each of these would have to be, changed alone: ",
        &about.join("; "),
        ".",
    ]
    .concat();
    let ask = Callback::from(move |_: MouseEvent| asked.set(true));
    section
        .el(said("p", "aside", &about))
        .el(el("p").el(button("button", "Work it out", ask).fixed("id", "questions-ask")))
        .done()
}
