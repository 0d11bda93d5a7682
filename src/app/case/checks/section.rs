//! The checks: how many agree and how many differ, and each of them.

use super::table::ChecksTable;
use crate::frame::pause::use_settled;
use crate::parts::verdict::{VerdictMark, tally};
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_model::axis::Place;
use casebook_model::case::QuantityIndex;
use casebook_model::evaluate::Figures;
use std::rc::Rc;
use yew::prelude::*;

/// How long typing must pause before the checks follow, in milliseconds: their table is the longest
/// of all, and far below the field that is being typed into.
const PAUSE: u32 = 150;

/// Properties of [`ChecksSection`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChecksSectionProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Its figures now.
    pub now: Rc<Figures>,
    /// Whether the reader changed anything.
    pub changed: bool,
    /// The figure whose working is open.
    pub open: Option<(QuantityIndex, Place)>,
    /// The reader wants the working of a figure.
    pub on_open: Callback<Figure>,
}

/// The checks.
#[component]
pub fn ChecksSection(props: &ChecksSectionProps) -> Html {
    let ChecksSectionProps {
        opened,
        open,
        on_open,
        ..
    } = props;
    let settled = use_settled((Rc::clone(&props.now), props.changed), PAUSE);
    let (now, changed) = &*settled;
    let only_differing = use_state_eq(|| false);
    let (all, differ) = (opened.checks.len(), opened.tally.differ);
    let choice = |only: bool, label: String| {
        let set = only_differing.setter();
        let onclick = move |_: MouseEvent| set.set(only);
        html! {
            <button class="button" type="button" aria-pressed={(*only_differing == only).to_string()} {onclick}>
                { label }
            </button>
        }
    };
    let those_that_differ = match differ {
        1 => "The 1 that differs".to_owned(),
        many => format!("The {many} that differ"),
    };
    html! {
        <section class="section offscreen" aria-labelledby="checks">
            <h2 id="checks" tabindex="-1">{ "Checks" }</h2>
            if all == 0 {
                <p>{ "The paper prints no figure that can be worked out again." }</p>
            } else {
                <ul class="tally">
                    { for tally(opened.tally).into_iter().map(|(count, verdict, words)| html! {
                        <li><b>{ count }</b>{ " " }<VerdictMark {verdict} text={words} /></li>
                    }) }
                </ul>
                <p class="aside">
                    { "Checks use the paper’s own assumptions. What you change never turns a check." }
                </p>
                if differ > 0 && differ < all {
                    <div class="buttons" role="group" aria-label="Which checks">
                        { choice(false, format!("All {all}")) }
                        { choice(true, those_that_differ) }
                    </div>
                }
                <ChecksTable opened={Rc::clone(opened)} now={Rc::clone(now)} changed={*changed}
                    only_differing={*only_differing} open={open.clone()} on_open={on_open.clone()} />
            }
        </section>
    }
}
