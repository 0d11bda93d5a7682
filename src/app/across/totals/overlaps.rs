//! Where two cases speak of the same money: which, how sure that is and why, and what is done about
//! it. The reader can count either, both or none.

use crate::added::{Added, Picked};
use crate::components::case_pick::{CasePickProps, case_pick};
use crate::selection::Selection;
use casebook_analysis::totals::Shared;
use casebook_model::order;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`overlaps`].
#[derive(Clone, Debug, PartialEq)]
pub struct OverlapsProps {
    /// The cases added up.
    pub added: Rc<Added>,
    /// Which cases are picked.
    pub selection: Selection,
    /// The reader picks others.
    pub on_select: Callback<Selection>,
}

/// The overlaps, those that are certain first.
pub fn overlaps(props: &OverlapsProps) -> Html {
    let mut shared: Vec<&Shared> = props.added.shared.iter().collect();
    let weight = |shared: &Shared| (!shared.certain, shared.kind == "touches");
    order::by(&mut shared, |one, other| weight(one).cmp(&weight(other)));
    if shared.is_empty() {
        return html! { <p class="aside">{ "No two of these cases say that they speak of the same money." }</p> };
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
        let (id, by_default) = (picked.case().id.clone(), picked.by_default);
        let selection = props.selection.clone();
        let on_count = props
            .on_select
            .reform(move |counts: bool| selection.clone().with_case(&id, counts, by_default));
        let case = picked.case();
        let printed = case
            .claim
            .printed
            .as_ref()
            .map_or("none printed", |printed| printed.text.as_str());
        case_pick(&CasePickProps {
            id: format!("overlap-{position}-{place}").into(),
            title: format!("{}, {}", case.title, case.year.label()).into(),
            figure: printed.to_owned().into(),
            left_out: !picked.counted,
            counted: picked.counted,
            on_count,
        })
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
        other => crate::wording::raised(other),
    }
}
