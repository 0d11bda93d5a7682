//! Totals by year and council: every kind on a line of its own: what is printed, what of it has no sum
//! yet, and what the rest comes to.

use super::added::{Added, Group, Line, Picked, Reach, Side, pounds, sides, with_sign};
use crate::parts::wording;
use casebook_model::Decimal;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`TotalsTable`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TotalsTableProps {
    /// The cases added up.
    pub added: Rc<Added>,
    /// How the ids of it begin.
    #[prop_or("totals")]
    pub name: &'static str,
    /// What it is called.
    #[prop_or("Totals by year and council")]
    pub title: &'static str,
}

/// The totals.
#[component]
pub fn TotalsTable(props: &TotalsTableProps) -> Html {
    let TotalsTableProps { added, name, title } = props;
    let caption = [name, "-caption"].concat();
    let changed = added.changed();
    let groups = added.groups();
    let all: Vec<&Picked> = added.counted().collect();
    html! {
        <div class="scroll" role="region" tabindex="0" aria-labelledby={caption.clone()}>
            <table class="figures" id={[name, "-table"].concat()}>
                <caption>
                    <span class="caption" id={caption}>
                        <span class="caption__title">{ *title }</span>
                        <span class="caption__note">{ note(changed) }</span>
                    </span>
                </caption>
                <thead>
                    <tr>
                        <th scope="col" class="lead">{ "Kind" }</th>
                        <th scope="col" class="num money starts">{ "Printed" }</th>
                        <th scope="col" class="num money starts">{ "Needs figures" }</th>
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
        "In £. Printed: what the papers claim. Needs figures: what of that cannot be worked out. Worked out: what the sums give for the rest, and how far that is from its print. A case with money of several kinds stands in each. Italics: with your changes."
    } else {
        "In £. Printed: what the papers claim. Needs figures: what of that cannot be worked out. Worked out: what the sums give for the rest, and how far that is from its print. A case with money of several kinds stands in each. You changed nothing in these cases."
    }
}

fn heading(group: &Group<'_>) -> String {
    format!("{}, {}", group.year, group.council)
}

fn bodies(heading: &str, cases: &[&Picked], changed: bool) -> Html {
    let columns = if changed { "5" } else { "4" };
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
    let cell =
        |figure: Decimal, reach: Reach, notes: [Option<String>; 2], is_changed: bool| match total
            .overflow
        {
            true => html! { <td class="num money starts">{ "too large" }</td> },
            false => cell(figure, reach, notes, is_changed),
        };
    let printed = match total.printed.is_zero() {
        true => "–".to_owned(),
        false => pounds(total.printed),
    };
    html! {
        <>
            <tr {class}>
                <th scope="row" class="long">{ &line.label }</th>
                <td class="num money starts">{ printed }</td>
                { waiting(line) }
                { cell(total.calculated, line.paper, [total.beyond().and_then(of_print), of_gross(total.gross)], false) }
                if changed { { cell(total.now, line.now, [None, of_gross(total.gross_now)], total.now != total.calculated || line.now != line.paper) } }
            </tr>
            if let Some(text) = waiting_now(line).filter(|_| changed) {
                <tr class="note"><td colspan="5">{ text }</td></tr>
            }
        </>
    }
}

const NOT_APART: &str = "not printed separately";

/// What is printed for cases that have no sum, where the papers print it apart.
fn apart(printed: Decimal, written: fn(Decimal) -> String) -> Option<String> {
    (!printed.is_zero()).then(|| written(printed))
}

/// What is printed for the cases that need figures, and how many they are.
fn waiting(line: &Line) -> Html {
    let cases = match (line.paper.waiting, line.cases) {
        (0, _) => return html! { <td class="num money starts">{ "–" }</td> },
        (1, 1) => "the one case".to_owned(),
        (2, 2) => "both cases".to_owned(),
        (waiting, cases) if waiting == cases => format!("all {cases} cases"),
        (waiting, cases) => format!("{waiting} of {cases} cases"),
    };
    let money = apart(line.total.not_calculated, pounds).unwrap_or_else(|| NOT_APART.to_owned());
    html! { <td class="num money starts figure--needs">{ money }<small>{ cases }</small></td> }
}

fn cell(figure: Decimal, reach: Reach, notes: [Option<String>; 2], changed: bool) -> Html {
    let notes: Html = notes
        .into_iter()
        .flatten()
        .map(|text| html! { <small>{ text }</small> })
        .collect();
    let class = classes!("num", "money", "starts", changed.then_some("is-changed"));
    match (reach.worked, reach.waiting) {
        (0, _) => html! { <td {class}>{ "–" }</td> },
        (_, 0) => html! { <td {class}>{ pounds(figure) }{ notes }</td> },
        (_, waiting) => html! {
            <td {class}>
                { pounds(figure) }
                <span class="visually-hidden">{ format!(", without {}", wording::count(waiting, "case", "cases")) }</span>
                { notes }
            </td>
        },
    }
}

/// How far what was worked out is from what is printed for it: `254 less than printed`.
fn of_print(beyond: Decimal) -> Option<String> {
    let (apart, way) = match (pounds(beyond.abs()), beyond.is_sign_negative()) {
        (apart, _) if apart == "0" => return None,
        (apart, true) => (apart, "less"),
        (apart, false) => (apart, "more"),
    };
    Some(format!("{apart} {way} than printed"))
}

/// How much of a sum is gross, where the claim is net: it confirms nothing.
fn of_gross(gross: Decimal) -> Option<String> {
    (!gross.is_zero()).then(|| format!("{} of it gross", pounds(gross)))
}

/// What has no sum with the reader's changes, where that is not what has none in the papers.
fn waiting_now(line: &Line) -> Option<String> {
    if (line.now, line.total.not_now) == (line.paper, line.total.not_calculated) {
        return None;
    }
    Some(match line.now.waiting {
        0 => "With your changes no case needs figures.".to_owned(),
        waiting => format!(
            "With your changes {waiting} of {} {}, {}.",
            wording::count(line.cases, "case", "cases"),
            if waiting == 1 {
                "needs figures"
            } else {
                "need figures"
            },
            apart(line.total.not_now, with_sign).map_or_else(
                || NOT_APART.to_owned(),
                |money| format!("printed at {money}")
            )
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use casebook_analysis::totals::Total;

    #[test]
    fn what_has_no_sum_with_the_changes_is_told_as_it_is_printed() {
        let waits = |paper, now, not_now: i64| Line {
            label: "Savings".to_owned(),
            total: Total {
                not_now: Decimal::from(not_now),
                ..Total::default()
            },
            cases: 3,
            paper: Reach {
                worked: 3,
                waiting: paper,
            },
            now: Reach {
                worked: 3,
                waiting: now,
            },
        };
        for (line, words) in [
            (waits(1, 1, 0), None),
            (
                waits(1, 0, 0),
                Some("With your changes no case needs figures."),
            ),
            (
                waits(0, 1, 2_500),
                Some("With your changes 1 of 3\u{a0}cases needs figures, printed at £2,500."),
            ),
            (
                waits(0, 2, 0),
                Some("With your changes 2 of 3\u{a0}cases need figures, not printed separately."),
            ),
        ] {
            assert_eq!(waiting_now(&line).as_deref(), words);
        }
    }
}
