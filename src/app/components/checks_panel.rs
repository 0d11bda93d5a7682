//! The checks: every printed figure beside the one worked out again, those that differ first.

use casebook_model::order;
use crate::components::figure_button::pressed;
use crate::components::verdict::{tally, verdict};
use crate::opened::Opened;
use crate::route::Figure;
use crate::wording;
use casebook_analysis::checks::{Check, Kind, Verdict};
use casebook_model::Decimal;
use casebook_model::case::Quantity;
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::words;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ChecksPanel`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChecksPanelProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Its figures now.
    pub now: Rc<Figures>,
    /// Whether the reader changed anything.
    pub changed: bool,
    /// The figure whose working is open.
    pub open: Option<Figure>,
    /// The reader wants the working of a figure.
    pub on_open: Callback<Figure>,
}

/// Those that want attention first.
fn urgency(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Differs => 0,
        Verdict::Needs => 1,
        Verdict::Rounds => 2,
        Verdict::Agrees => 3,
    }
}

/// What a check is about.
#[must_use]
pub fn label(opened: &Opened, check: &Check) -> String {
    let Some(quantity) = opened.case.quantity(check.quantity) else { return String::new() };
    let mut label = wording::figure_label(&opened.case, quantity, &check.place);
    if check.kind == Kind::Foots {
        label.push_str(": the sum of its printed parts");
    }
    label
}

fn difference(opened: &Opened, quantity: &Quantity, difference: Option<Decimal>) -> String {
    match difference {
        None => "–".to_owned(),
        Some(difference) if difference.is_zero() => "none".to_owned(),
        Some(difference) => words::figure(&opened.case, quantity, difference),
    }
}

/// The checks.
#[component]
pub fn ChecksPanel(props: &ChecksPanelProps) -> Html {
    let ChecksPanelProps { opened, now, changed, open, on_open } = props.clone();
    let only_differing = use_state(|| false);
    let order = use_memo(Rc::clone(&opened), |opened| {
        let urgent = |position: usize| {
            opened.checks.get(position).map_or(u8::MAX, |check| urgency(check.verdict))
        };
        order::positions(opened.checks.len(), &mut |one, other| urgent(one).cmp(&urgent(other)))
    });
    let onclick = Callback::from(move |event: MouseEvent| {
        if let Some(figure) = pressed(&event) {
            on_open.emit(figure);
        }
    });
    if opened.checks.is_empty() {
        return html! {
            <section class="section" aria-labelledby="checks">
                <h2 id="checks" tabindex="-1">{ "Checks" }</h2>
                <p>{ "The paper prints no figure that can be worked out again." }</p>
            </section>
        };
    }
    let all = opened.checks.len();
    let differ = opened.tally.differ;
    let toggle = |only: bool| {
        let only_differing = only_differing.clone();
        Callback::from(move |_: MouseEvent| only_differing.set(only))
    };
    let pressed_state = |on: bool| if on { "true" } else { "false" };
    let shown = order
        .iter()
        .filter_map(|position| opened.checks.get(*position))
        .filter(|check| !*only_differing || check.verdict == Verdict::Differs);
    html! {
        <section class="section" aria-labelledby="checks">
            <h2 id="checks" tabindex="-1">{ "Checks" }</h2>
            <ul class="tally">
                { for tally(opened.tally).into_iter().map(|(count, standing, words)| html! {
                    <li><b>{ count }</b>{ " " }{ verdict(standing, Some(words)) }</li>
                }) }
            </ul>
            <p class="aside">{ "Checks use the paper’s own assumptions. What you change never turns a check; it stands under “Now”." }</p>
            if differ > 0 && differ < all {
                <div class="buttons" role="group" aria-label="Which checks">
                    <button class="button" type="button" aria-pressed={pressed_state(!*only_differing)} onclick={toggle(false)}>{ format!("All {all}") }</button>
                    <button class="button" type="button" aria-pressed={pressed_state(*only_differing)} onclick={toggle(true)}>
                        { if differ == 1 { "The 1 that differs".to_owned() } else { format!("The {differ} that differ") } }
                    </button>
                </div>
            }
            <div class="scroll" role="region" tabindex="0" aria-labelledby="checks-caption" {onclick}>
                <table class="figures figures--words">
                    <caption><span class="caption" id="checks-caption"><span class="visually-hidden">{ "Printed figures and what the sum gives, those that differ first" }</span></span></caption>
                    <thead><tr>
                        <th scope="col" class="lead">{ "Figure" }</th>
                        <th scope="col" class="num money">{ "Printed" }</th>
                        <th scope="col" class="num money">{ "The sum gives" }</th>
                        <th scope="col" class="num money">{ "Difference" }</th>
                        <th scope="col" class="text">{ "Verdict" }</th>
                        <th scope="col" class="num money">{ "Now" }</th>
                    </tr></thead>
                    <tbody>
                        { for shown.map(|check| row(&opened, &now, check, changed, open.as_ref())) }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn row(opened: &Opened, now: &Figures, check: &Check, changed: bool, open: Option<&Figure>) -> Html {
    let Some(quantity) = opened.case.quantity(check.quantity) else { return Html::default() };
    let value = |value: &Value| match value {
        Value::Needs(_) => "○ needs".to_owned(),
        value => words::value(&opened.case, quantity, value),
    };
    let name = opened.name(check.quantity, &check.place);
    let expanded = (open == Some(&name)).then_some("true");
    let figure = name.name();
    let now = match check.kind {
        Kind::Recalculated if changed => Some(now.at(&opened.case, check.quantity, &check.place)),
        _ => None,
    };
    let moved = now.as_ref().is_some_and(|now| *now != check.calculated);
    html! {
        <tr key={check.id.clone()} data-check={check.id.clone()}>
            <th scope="row" class="long">{ label(opened, check) }</th>
            <td class="num money">{ check.printed.text.clone() }</td>
            <td class="num money has-figure">
                <button class="figure" type="button" data-opens={figure} aria-expanded={expanded}>{ value(&check.calculated) }</button>
            </td>
            <td class="num money">{ difference(opened, quantity, check.difference) }</td>
            <td class="text">{ verdict(check.verdict, None) }</td>
            <td class="num money">
                if let Some(now) = &now {
                    <span class={moved.then_some("key-changed")}>
                        { value(now) }
                        if moved { <span class="visually-hidden">{ ", changed" }</span> }
                    </span>
                }
            </td>
        </tr>
    }
}
