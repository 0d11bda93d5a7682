//! How a print stands, in words: checked, taken as given, or in no sum.

use crate::components::verdict::{tally, verdict};
use casebook_analysis::checks::{Tally, Verdict};
use casebook_analysis::papers::{Finding, Papers, Row};
use yew::prelude::*;

/// How a print stands.
pub fn finding(papers: &Papers, row: &Row) -> Html {
    match row.finding {
        Finding::Checked(standing) => html! {
            <>
                { verdict(standing, None) }
                if let Some(apart) = apart(papers.text(row.apart)) { <small>{ apart }</small> }
                if let Some((standing, sum)) = row.foots { <small>{ footing(standing, papers.text(sum)) }</small> }
            </>
        },
        Finding::Given => html! { <span class="finding">{ "taken as given" }</span> },
        Finding::Background => html! { <span class="finding">{ "in no sum" }</span> },
    }
}

/// How far a print lies from the sum: `£408,000 above the sum`; nothing where they agree.
#[must_use]
pub fn apart(difference: &str) -> Option<String> {
    match difference.strip_prefix('−') {
        _ if difference.is_empty() => None,
        Some(less) => Some(format!("{less} below the sum")),
        None => Some(format!("{difference} above the sum")),
    }
}

/// How a total stands to its own printed parts.
fn footing(standing: Verdict, sum: &str) -> String {
    match standing {
        Verdict::Differs | Verdict::Needs => format!("its printed parts come to {sum}"),
        Verdict::Agrees | Verdict::Rounds => "the sum of its printed parts".to_owned(),
    }
}

/// How many checks there are of each verdict.
#[must_use]
pub fn tallied(counts: Tally) -> Vec<Html> {
    tally(counts)
        .into_iter()
        .map(|(count, standing, words)| verdict(standing, Some(&format!("{count} {words}"))))
        .collect()
}
