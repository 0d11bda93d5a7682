//! A case as the list shows it.

use super::finding::Tallied;
use crate::frame::link::Link;
use crate::parts::verdict::verdict_mark;
use crate::state::address::Route;
use casebook_analysis::catalogue::Entry;
use casebook_analysis::checks::{Tally, Verdict};
use yew::prelude::*;

/// Properties of [`CaseRow`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CaseRowProps {
    /// The case.
    pub entry: Entry,
    /// Whether the reader has changed it.
    pub changed: bool,
}

/// A case of the list.
#[component]
pub fn CaseRow(props: &CaseRowProps) -> Html {
    let CaseRowProps { entry, changed } = props;
    let references = match entry.references.as_slice() {
        [] => "no reference printed".to_owned(),
        references => references.join(", "),
    };
    let about = [&entry.council, &entry.year, &references, entry.sense.word()].join("\u{a0}· ");
    html! {
        <li>
            <div>
                <h2>
                    <Link to={Route::case(&entry.id)}>{ &entry.title }</Link>
                    if *changed { { " " }<span class="tag tag--changed">{ "changed" }</span> }
                </h2>
                <p class="cases__meta">{ about }</p>
            </div>
            <dl>
                <div class="num"><dt>{ "Printed" }</dt>{ printed(entry) }</div>
                <div class="num">
                    <dt>{ "Recalculated" }</dt>
                    if let Some(calculated) = &entry.calculated {
                        <dd class="cases__money">{ calculated }</dd>
                    } else {
                        <dd class="cases__meta">{ verdict_mark(Verdict::Needs) }</dd>
                    }
                </div>
                <div class="cases__checks">
                    <dt>{ "Checks" }</dt>
                    <dd>
                        if entry.checks == Tally::default() { { "none" } }
                        <Tallied counts={entry.checks} />
                    </dd>
                </div>
            </dl>
        </li>
    }
}

/// A print with its hedge, if it has one, above the figure: `in the order of`, `£100,000`.
fn printed(entry: &Entry) -> Html {
    let Some(text) = &entry.printed else {
        return html! { <dd class="cases__meta">{ "none printed" }</dd> };
    };
    let figure = text
        .find(|letter: char| letter == '£' || letter.is_ascii_digit())
        .unwrap_or(0);
    let (hedge, figure) = text.split_at_checked(figure).unwrap_or(("", text));
    html! {
        <dd class="cases__money">
            if !hedge.is_empty() { <small>{ hedge }</small> }
            { figure }
        </dd>
    }
}
