//! What the paper prints for a figure, and what that would mean where it differs.

use super::beside::Beside;
use crate::parts::verdict::verdict_of;
use crate::parts::wording;
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
    let (title, sum) = match (check.kind, check.is_claim()) {
        (Kind::Recalculated, false) => ("Beside the print", "Worked out"),
        (Kind::Recalculated, true) => ("Beside the claim", "Worked out"),
        (Kind::Foots, false) => ("The sum of its printed parts", "Printed parts"),
        (Kind::Foots, true) => ("The sum of the claim’s printed parts", "Printed parts"),
    };
    let fact = |what: &'static str, figure: String| {
        html! { <><dt>{ what }</dt><dd class="num">{ figure }</dd></> }
    };
    let difference = check
        .difference
        .map(|difference| wording::difference(case, quantity, difference));
    let moved = check.kind == Kind::Recalculated && !now.same(&check.calculated);
    html! {
        <div class="stack">
            <h3>{ title }</h3>
            <dl class="facts">
                { fact("Printed", check.printed.readable()) }
                { fact(sum, wording::value_beside(case, quantity, &check.calculated, check.published)) }
                if let Some(difference) = difference {
                    { fact("Difference", difference) }
                }
                <dt>{ "Verdict" }</dt>
                <dd>{ verdict_of(check) }</dd>
                if moved {
                    { fact("With your changes", words::value(case, quantity, now)) }
                }
            </dl>
            if let Some(because) = &check.because {
                <p>{ because }</p>
            }
            if !would_hold.is_empty() {
                <p>{ "The print would agree with one of these alone:" }</p>
                <ul class="bullets">
                    { for would_hold.iter().map(|line| html! { <li>{ line }</li> }) }
                </ul>
            }
        </div>
    }
}
