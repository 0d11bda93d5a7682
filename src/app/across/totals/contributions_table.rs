//! Case by case: the parts of each claim, and how long each lasts.

use super::added::{Added, Picked, kind, plural, pounds};
use crate::frame::link::Link;
use crate::parts::verdict::verdict_saying;
use crate::state::address::Route;
use casebook_analysis::checks::Verdict;
use casebook_analysis::totals::Contribution;
use casebook_model::value::Value;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ContributionsTable`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ContributionsTableProps {
    /// The cases added up.
    pub added: Rc<Added>,
}

/// What each case puts into the totals.
#[component]
pub fn ContributionsTable(props: &ContributionsTableProps) -> Html {
    let added = &props.added;
    let changed = added.changed();
    let several_years = added.groups().len() > 1;
    html! {
        <div class="scroll" role="region" tabindex="0" aria-labelledby="contributions-caption">
            <table class="figures by-case" id="contributions-table">
                <caption>
                    <span class="caption" id="contributions-caption">
                        <span class="caption__title">{ "Case by case" }</span>
                        <span class="caption__note">{ "In £. A claim with several parts has a row for each; what is printed of them, with rounding, comes to its printed figure." }</span>
                    </span>
                </caption>
                <thead>
                    <tr>
                        <th scope="col" class="lead">{ "Case and part" }</th>
                        <th scope="col" class="num money starts">{ "Printed" }</th>
                        <th scope="col" class="num money starts">{ "Worked out" }</th>
                        if changed { <th scope="col" class="num money starts">{ "With your changes" }</th> }
                    </tr>
                </thead>
                { for added.counted().map(|picked| html! {
                    <tbody key={picked.headline.id.clone()}>{ for rows(picked, changed, several_years) }</tbody>
                }) }
            </table>
        </div>
    }
}

fn rows(picked: &Picked, changed: bool, several_years: bool) -> Vec<Html> {
    let case = &picked.headline;
    let year = several_years.then(|| case.year.clone());
    let about: Vec<String> = year.into_iter().chain(case.note.clone()).collect();
    let columns = if changed { "4" } else { "3" };
    let mut rows = vec![html! {
        <tr>
            <th scope="rowgroup" class="long" colspan={columns}>
                <Link to={Route::case(&case.id)}>{ &case.title }</Link>
                if !about.is_empty() { <small>{ about.join(". ") }</small> }
            </th>
        </tr>
    }];
    rows.extend(picked.parts().iter().map(|part| row(picked, part, changed)));
    rows
}

/// What an amount is: `Savings, every year; the split is not printed`.
fn words(part: &Contribution) -> String {
    let is_part = part.printing.is_part();
    let lasts = is_part.then(|| kind(part.lasting, part.already_made));
    let printing = part.printing.words().map(str::to_owned);
    let told: Vec<String> = lasts.into_iter().chain(printing).collect();
    format!("{}, {}", plural(part.sense), told.join("; "))
}

fn row(picked: &Picked, part: &Contribution, changed: bool) -> Html {
    let printed = match (part.printed, &picked.headline.printed) {
        (Some(printed), _) => html! { <td class="num money starts">{ pounds(printed) }</td> },
        (None, Some(_)) => html! { <td class="num starts aside">{ "not apart" }</td> },
        (None, None) => html! { <td class="num starts aside">{ "none printed" }</td> },
    };
    html! {
        <tr>
            <th scope="row" class="long"><span class="share">{ &part.label }<small>{ words(part) }</small></span></th>
            { printed }
            { cell(&part.calculated, false) }
            if changed { { cell(&part.now, part.now != part.calculated) } }
        </tr>
    }
}

fn cell(value: &Value, changed: bool) -> Html {
    let class = classes!("num", "money", "starts", changed.then_some("is-changed"));
    match value {
        Value::Number(figure) => html! {
            <td {class}>{ pounds(*figure) }if changed { <span class="visually-hidden">{ ", changed" }</span> }</td>
        },
        Value::None => html! { <td {class}>{ "–" }</td> },
        Value::Needs(_) => {
            html! { <td {class}>{ verdict_saying(Verdict::Needs, "needs figures".into()) }</td> }
        }
        Value::Error(fault) => html! { <td {class}>{ fault.words() }</td> },
    }
}
