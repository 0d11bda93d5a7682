//! The relations that were found, each in sentences: to be shown on the table, or to count no more.

use super::found::Found;
use crate::parts::verdict::verdict_saying;
use casebook_analysis::checks::Verdict as Mark;
use casebook_exchange::footed::{ToldPlace, fails, told, unread};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Relations`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RelationsProps {
    /// What was found.
    pub found: Rc<Found>,
    /// The relations that do not count.
    pub dropped: Rc<[usize]>,
    /// The relation that is shown.
    pub shown: Option<usize>,
    /// The reader wants a relation shown on the table.
    pub on_show: Callback<usize>,
    /// The reader lets a relation count, or count no more.
    pub on_drop: Callback<usize>,
}

/// The relations, those that do not add up first.
#[component]
pub fn Relations(props: &RelationsProps) -> Html {
    let order = props.found.in_order();
    html! {
        <ol class="relations">
            { for order.into_iter().map(|at| relation(props, at)) }
        </ol>
    }
}

fn relation(props: &RelationsProps, at: usize) -> Html {
    let Some(relation) = props.found.relation(at) else {
        return Html::default();
    };
    let said = told(&props.found.table, relation);
    let (shown, dropped) = (props.shown == Some(at), props.dropped.contains(&at));
    let wrong = fails(relation);
    let verdict = match (wrong, unread(relation)) {
        (0, 0) => verdict_saying(Mark::Agrees, "adds up".into()),
        (0, _) => verdict_saying(Mark::Needs, "rests on what is no figure".into()),
        _ => verdict_saying(Mark::Differs, "does not add up".into()),
    };
    let press = |callback: &Callback<usize>| callback.reform(move |_: MouseEvent| at);
    html! {
        <li key={at} class={classes!(dropped.then_some("dropped"))}>
            if dropped { <b>{ "Left out of the count" }</b> } else { { verdict } }
            <p>{ said.stands }</p>
            if !dropped {
                { for said.places.iter().map(place) }
                { for said.notes.iter().map(|note| html! { <p>{ note }</p> }) }
            }
            <div class="buttons">
                <button class="button" type="button" aria-pressed={shown.to_string()} onclick={press(&props.on_show)}>{ "Show on the table" }</button>
                <button class="link-button" type="button" onclick={press(&props.on_drop)}>
                    { if dropped { "Let it count again" } else { "That is not how it is made up" } }
                </button>
            </div>
        </li>
    }
}

/// A figure that does not add up: the first slip that would explain it, and the others on demand.
fn place(place: &ToldPlace) -> Html {
    let mut slips = place.slips.iter();
    let first = slips.next();
    let others: Vec<&String> = slips.collect();
    html! {
        <>
            <p>{ &place.stands }</p>
            if let Some(first) = first { <p>{ first }</p> }
            if !others.is_empty() {
                <details class="fold">
                    <summary>{ "What else it could be" }</summary>
                    <ul>{ for others.into_iter().map(|slip| html! { <li>{ slip }</li> }) }</ul>
                </details>
            }
        </>
    }
}
