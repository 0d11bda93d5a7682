//! How a print stands, in words: checked, taken as given, or for information.

use crate::parts::verdict::{tally, unconfirmed, verdict_mark, verdict_saying};
use casebook_analysis::checks::{Tally, Verdict};
use casebook_analysis::papers::{Finding, Papers, Row};
use std::rc::Rc;
use yew::prelude::*;

/// Whether a print differs from its sum.
#[must_use]
pub fn differs(row: &Row) -> bool {
    row.finding.verdict() == Some(Verdict::Differs)
}

/// Properties of [`FindingCell`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FindingCellProps {
    /// The papers, whose texts the row names.
    pub papers: Rc<Papers>,
    /// The print.
    pub row: Row,
}

/// The cell of a table that says how a print stands.
#[component]
pub fn FindingCell(props: &FindingCellProps) -> Html {
    let row = &props.row;
    let notes = [row.apart, row.foots].into_iter();
    let notes = notes.map(|text| props.papers.text(text));
    html! {
        <td class="text">
            { match row.finding {
                Finding::Given => html! { <span class="finding">{ "taken as given" }</span> },
                Finding::Background => html! { <span class="finding">{ "for information" }</span> },
                Finding::Gross(_) => unconfirmed(),
                Finding::Checked(verdict) => verdict_mark(verdict),
            } }
            { for notes.filter(|text| !text.is_empty()).map(|text| html! { <small>{ text }</small> }) }
        </td>
    }
}

/// Properties of [`Tallied`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TalliedProps {
    /// The checks, counted.
    pub counts: Tally,
}

/// How many checks there are of each verdict.
#[component]
pub fn Tallied(props: &TalliedProps) -> Html {
    tally(props.counts)
        .into_iter()
        .map(|(count, verdict, words)| {
            html! { { verdict_saying(verdict, format!("{count} {words}").into()) } }
        })
        .collect()
}
