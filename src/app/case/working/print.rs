//! What the paper prints for a figure, and what that would mean where it differs.

use super::beside::Beside;
use crate::parts::verdict::VerdictMark;
use crate::state::opened::Opened;
use casebook_analysis::checks::Kind;
use casebook_model::value::Value;
use casebook_model::words;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`PrintBeside`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PrintBesideProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The print.
    pub beside: Beside,
    /// The figure now.
    pub now: Value,
}

/// A print.
#[component]
pub fn PrintBeside(props: &PrintBesideProps) -> Html {
    let PrintBesideProps {
        opened,
        beside: Beside { check, would_hold },
        now,
    } = props;
    let case = &opened.case;
    let Some(quantity) = case.quantity(check.quantity) else {
        return Html::default();
    };
    let (title, sum) = match check.kind {
        Kind::Recalculated => ("Beside the print", "Paper’s own sum"),
        Kind::Foots => ("The sum of its printed parts", "Printed parts"),
    };
    let fact = |what: &'static str, figure: String| {
        html! { <><dt>{ what }</dt><dd class="num">{ figure }</dd></> }
    };
    let difference = check
        .difference
        .map(|difference| match difference.is_zero() {
            true => "none".to_owned(),
            false => words::figure(case, quantity, difference),
        });
    let moved = check.kind == Kind::Recalculated && *now != check.calculated;
    html! {
        <div class="stack">
            <h3>{ title }</h3>
            <dl class="facts">
                { fact("Printed", check.printed.text.clone()) }
                { fact(sum, words::value(case, quantity, &check.calculated)) }
                if let Some(difference) = difference {
                    { fact("Difference", difference) }
                }
                <dt>{ "Verdict" }</dt>
                <dd><VerdictMark verdict={check.verdict} /></dd>
                if moved {
                    { fact("Now", words::value(case, quantity, now)) }
                }
            </dl>
            if let Some(because) = &check.because {
                <p>{ because }</p>
            }
            if !would_hold.is_empty() {
                <p>{ "The print would hold with one of these alone:" }</p>
                <ul class="bullets">
                    { for would_hold.iter().map(|line| html! { <li>{ line }</li> }) }
                </ul>
            }
        </div>
    }
}
