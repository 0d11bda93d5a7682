//! Totals by year and council: every kind on a line of its own, and beside each figure how many
//! cases it does not hold yet.

use super::added::{Added, Group, Line, Picked, Reach, Side, pounds, sides, with_sign};
use crate::parts::verdict::verdict_saying;
use crate::parts::wording;
use casebook_analysis::checks::Verdict;
use casebook_model::Decimal;
use casebook_model::exact::Exact;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`TotalsTable`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TotalsTableProps {
    /// The cases added up.
    pub added: Rc<Added>,
}

/// The totals.
#[component]
pub fn TotalsTable(props: &TotalsTableProps) -> Html {
    let added = &props.added;
    let changed = added.changed();
    let groups = added.groups();
    let all: Vec<&Picked> = added.counted().collect();
    html! {
        <div class="scroll" role="region" tabindex="0" aria-labelledby="totals-caption">
            <table class="figures" id="totals-table">
                <caption>
                    <span class="caption" id="totals-caption">
                        <span class="caption__title">{ "Totals by year and council" }</span>
                        <span class="caption__note">{ note(changed) }</span>
                    </span>
                </caption>
                <thead>
                    <tr>
                        <th scope="col" class="lead">{ "Kind" }</th>
                        <th scope="col" class="num money starts">{ "Printed" }</th>
                        <th scope="col" class="num money starts">{ "Worked out" }</th>
                        if changed { <th scope="col" class="num money starts">{ "With your changes" }</th> }
                    </tr>
                </thead>
                { for groups.iter().map(|group| bodies(&heading(group), &group.cases, changed)) }
                if groups.len() > 1 {
                    { bodies("All years and councils chosen", &all, changed) }
                }
            </table>
        </div>
    }
}

fn note(changed: bool) -> &'static str {
    if changed {
        "In £. ○ marks a sum that some cases are missing from. Italics: with your changes."
    } else {
        "In £. ○ marks a sum that some cases are missing from. You changed nothing in these cases."
    }
}

fn heading(group: &Group<'_>) -> String {
    format!("{}, {}", group.year, group.council)
}

fn bodies(heading: &str, cases: &[&Picked], changed: bool) -> Html {
    let columns = if changed { "4" } else { "3" };
    let count = wording::count(cases.len(), "case", "cases");
    html! {
        <>
            <tbody>
                <tr>
                    <th scope="rowgroup" class="part long" colspan={columns}>
                        { heading.to_owned() }
                        <small>{ count }</small>
                    </th>
                </tr>
            </tbody>
            { for sides(cases).iter().map(|side| one_side(side, changed)) }
        </>
    }
}

fn one_side(side: &Side, changed: bool) -> Html {
    html! {
        <>
            <tbody>{ for side.lines.iter().map(|line| row(line, None, changed)) }</tbody>
            if let Some(all) = &side.all {
                <tbody>
                    { row(all, Some("total"), changed) }
                    { for side.new.iter().map(|new| row(new, None, changed)) }
                </tbody>
            }
        </>
    }
}

fn row(line: &Line, class: Option<&'static str>, changed: bool) -> Html {
    let total = &line.total;
    let cell = |figure: Decimal, reach: Reach, missing: Decimal, is_changed: bool| {
        match total.overflow {
            true => html! { <td class="num money starts">{ "too large" }</td> },
            false => {
                // Where nothing is printed apart for those that are missing, it stands beside all of it.
                let beside = total.printed.exact_sub(missing);
                cell(
                    figure,
                    reach,
                    beside.filter(|_| !missing.is_zero()),
                    is_changed,
                )
            }
        }
    };
    html! {
        <>
            <tr {class}>
                <th scope="row" class="long">{ &line.label }</th>
                <td class="num money starts">{ pounds(total.printed) }</td>
                { cell(total.calculated, line.paper, total.not_calculated, false) }
                if changed { { cell(total.now, line.now, total.not_now, total.now != total.calculated || line.now != line.paper) } }
            </tr>
            { for missing(line, changed).into_iter().map(|text| html! {
                <tr class="note"><td colspan={if changed { "4" } else { "3" }}>{ text }</td></tr>
            }) }
        </>
    }
}

/// A sum, and beside one that some cases are missing from, what is printed for those that it holds.
fn cell(figure: Decimal, reach: Reach, printed: Option<Decimal>, changed: bool) -> Html {
    let class = classes!("num", "money", "starts", changed.then_some("is-changed"));
    match (reach.worked, reach.waiting) {
        (0, 0) => html! { <td {class}>{ "–" }</td> },
        (0, _) => {
            html! { <td {class}>{ verdict_saying(Verdict::Needs, "no sum yet".into()) }</td> }
        }
        (_, 0) => html! { <td {class}>{ pounds(figure) }</td> },
        (_, waiting) => html! {
            <td {class}>
                <span class="figure--needs" aria-hidden="true">{ "○ " }</span>
                { pounds(figure) }
                <span class="visually-hidden">{ format!(", without {}", wording::count(waiting, "case", "cases")) }</span>
                if let Some(printed) = printed {
                    <small>{ format!("of {} printed", pounds(printed)) }</small>
                }
            </td>
        },
    }
}

/// What the sums of a line do not hold: how many cases, and the money printed for them.
fn missing(line: &Line, changed: bool) -> Vec<String> {
    let said = |reach: Reach, money: Decimal| {
        let of = match (reach.waiting, line.cases) {
            (1, 1) => "this one case".to_owned(),
            (waiting, cases) if waiting == cases => format!("any of {cases} cases"),
            (waiting, cases) => format!("{waiting} of {cases} cases"),
        };
        match money.is_zero() {
            true => format!("no sum yet for {of}, of which nothing is printed apart"),
            false => format!("no sum yet for {of}, printed at {}", with_sign(money)),
        }
    };
    let mut list = Vec::new();
    if line.paper.waiting > 0 {
        list.push(wording::raised(&said(
            line.paper,
            line.total.not_calculated,
        )));
    }
    if changed && (line.now, line.total.not_now) != (line.paper, line.total.not_calculated) {
        list.push(match line.now.waiting {
            0 => "With your changes: a sum for every case".to_owned(),
            _ => format!("With your changes: {}", said(line.now, line.total.not_now)),
        });
    }
    list
}
