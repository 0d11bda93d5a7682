//! Where two cases speak of the same money: which, how sure that is and why, and what is done about
//! it. The reader can count either, both or none.

use super::added::{Added, Picked};
use super::case_pick::CasePick;
use crate::parts::wording;
use crate::state::selection::Selection;
use casebook_analysis::totals::Shared;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Overlaps`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct OverlapsProps {
    /// The cases added up.
    pub added: Rc<Added>,
    /// Which cases are picked.
    pub selection: Selection,
    /// The reader picks others.
    pub on_select: Callback<Selection>,
}

/// The overlaps, those that are certain first.
#[component]
pub fn Overlaps(props: &OverlapsProps) -> Html {
    let mut shared: Vec<&Shared> = props.added.shared.iter().collect();
    shared.sort_by_key(|shared| (!shared.certain, shared.kind == "touches"));
    if shared.is_empty() {
        return html! { <p class="aside">{ "No two of these cases are marked as counting the same money." }</p> };
    }
    html! {
        <ul class="list overlaps">
            { for shared.into_iter().enumerate().filter_map(|(position, shared)| overlap(props, position, shared)) }
        </ul>
    }
}

fn overlap(props: &OverlapsProps, position: usize, shared: &Shared) -> Option<Html> {
    let (one, other) = (
        props.added.cases.get(shared.one)?,
        props.added.cases.get(shared.other)?,
    );
    let pick = |picked: &Picked, place: &str| {
        let Picked {
            headline,
            by_default,
            counted,
            ..
        } = picked;
        let (selection, id, by_default) =
            (props.selection.clone(), headline.id.clone(), *by_default);
        let on_count = props
            .on_select
            .reform(move |counts: bool| selection.clone().with_case(&id, counts, by_default));
        let printed = headline.printed.as_ref();
        let figure = printed.map_or_else(|| "none printed".to_owned(), |it| it.text.clone());
        html! {
            <CasePick id={format!("overlap-{position}-{place}")} {figure} left_out={!*counted} counted={*counted}
                title={format!("{}, {}", headline.title, headline.year)} {on_count} />
        }
    };
    Some(html! {
        <li>
            <h3>
                { kind(&shared.kind) }{ " " }
                <span class={if shared.certain { "tag tag--needed" } else { "tag" }}>{ if shared.certain { "certain" } else { "likely" } }</span>
            </h3>
            <p>{ &shared.why }</p>
            { pick(one, "one") }
            { pick(other, "other") }
            <p class="aside">{ state(shared, one, other) }</p>
        </li>
    })
}

/// What is done about it.
fn state(shared: &Shared, one: &Picked, other: &Picked) -> &'static str {
    match (one.counted, other.counted) {
        (true, true) if shared.certain => {
            "Both are counted, so the same money is in the total twice."
        }
        (true, true) => "Both are counted. Take one out if you hold its money to be in the other.",
        (false, false) => "Neither is counted.",
        _ if shared.left_out.is_some() => {
            "Only one is counted, as a total should count one of two versions."
        }
        _ => "Only one is counted.",
    }
}

/// The kind of an overlap, as a heading.
fn kind(kind: &str) -> String {
    match kind {
        "supersedes" | "superseded by" => "One proposal, two versions".to_owned(),
        "same budget" => "The same budget".to_owned(),
        "depends on" => "One shrinks or grows with the other".to_owned(),
        "touches" => "They touch".to_owned(),
        other => wording::raised(other),
    }
}
