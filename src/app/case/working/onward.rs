//! The way up from a figure: what it goes into, and what can be asked of it.

use super::route;
use crate::frame::history;
use crate::frame::link::Link;
use crate::parts::wording;
use crate::state::address::{Figure, Route};
use crate::state::asking::{Asking, Question};
use crate::state::opened::Opened;
use casebook_model::evaluate::{Figures, claim_rests_on};
use casebook_model::working::{PartFigure, Working, onward};
use std::rc::Rc;
use yew::prelude::*;

/// Of a quantity with more figures than these, they are folded away.
const FEW: usize = 3;

/// What can be asked of any figure that is worked out.
const ASKED: [(Question, &str); 2] = [
    (Question::Matters, "What matters most for it?"),
    (Question::Reach, "What would it take to change it?"),
];

/// Properties of [`Onward`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct OnwardProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Its figures now.
    pub now: Rc<Figures>,
    /// The working.
    pub told: Rc<Working>,
    /// The figures one came down from, the topmost first.
    pub above: Vec<Figure>,
}

/// What a figure goes into, each with its figure, and what can be asked of it.
#[component]
pub fn Onward(props: &OnwardProps) -> Html {
    let OnwardProps {
        opened,
        now,
        told,
        above,
    } = props;
    let figures = use_memo(
        (Rc::clone(opened), Rc::clone(now), Rc::clone(told)),
        |(opened, now, told)| {
            let figure = (told.quantity, &told.place);
            onward(&opened.case, now, &opened.paper, figure)
        },
    );
    let line = |part: &PartFigure, label: String| {
        let figure = opened.name(part.quantity, &part.place);
        // Up to where one came down from is back.
        let back = above.iter().position(|it| *it == figure).unwrap_or(0);
        let to = route(opened, figure, above.get(..back).unwrap_or_default());
        html! { <li><Link {to}>{ label }</Link>{ " " }<span class="unbroken">{ &part.words }</span></li> }
    };
    let groups = figures.chunk_by(|one, next| one.quantity == next.quantity);
    let group = |parts: &[PartFigure]| {
        let lines = |parts: &[PartFigure]| -> Html {
            parts.iter().map(|part| line(part, named(opened, part))).collect()
        };
        match parts.first() {
            Some(first) if parts.len() > FEW => {
                let label = opened.case.quantity(first.quantity).map(|it| &it.label);
                let count = wording::count(parts.len(), "figure", "figures");
                html! {
                    <li>
                        <details class="fold">
                            <summary>{ label }{ " · " }{ count }</summary>
                            <ul class="list">{ lines(parts) }</ul>
                        </details>
                    </li>
                }
            }
            _ => lines(parts),
        }
    };
    let rests = claim_rests_on(&opened.case);
    let rests = rests.get(usize::from(told.quantity.0)) == Some(&true);
    let is_claim = (told.quantity, &told.place) == (opened.case.claim.quantity, &opened.case.claim.place);
    let says = match (is_claim, figures.is_empty(), rests) {
        (true, ..) => "It is what the paper claims.",
        (_, true, _) => "Nothing else is worked out from it.",
        (_, _, true) => "The claim rests on it.",
        (_, _, false) => "The claim does not rest on it.",
    };
    html! {
        <div class="stack onward">
            <h3>{ "What it goes into" }</h3>
            <p class="aside">{ says }</p>
            if !figures.is_empty() {
                <ul class="list">{ for groups.map(group) }</ul>
            }
            if told.parts.is_empty() {
            } else {
                <p class="on-screen">{ for ASKED.into_iter().map(|asked| ask(opened, told, asked)) }</p>
            }
        </div>
    }
}

/// What a figure that another goes into is called.
fn named(opened: &Opened, part: &PartFigure) -> String {
    let quantity = opened.case.quantity(part.quantity);
    quantity.map_or_else(String::new, |quantity| {
        wording::figure_label(&opened.case, quantity, &part.place)
    })
}

/// A link to a question of this figure.
fn ask(opened: &Opened, told: &Working, (question, words): (Question, &'static str)) -> Html {
    let of = opened.name(told.quantity, &told.place).name();
    let asked = Asking::new(question).with("of", &of).text();
    let href = history::asked(&Route::case(&opened.case.id), &asked);
    html! { <a class="button" {href}>{ words }</a> }
}
