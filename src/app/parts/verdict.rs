//! How a print stands to a sum: a mark and a word, besides the colour.

use casebook_analysis::checks::Verdict;
use yew::prelude::*;

/// The mark of a verdict.
#[must_use]
pub fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agrees => "✓",
        Verdict::Rounds => "≈",
        Verdict::Differs => "≠",
        Verdict::Needs => "○",
    }
}

/// The words for a verdict.
#[must_use]
pub fn words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agrees => "agrees",
        Verdict::Rounds => "agrees as rounded",
        Verdict::Differs => "differs",
        Verdict::Needs => "needs figures",
    }
}

/// Properties of [`VerdictMark`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct VerdictMarkProps {
    /// The verdict.
    pub verdict: Verdict,
    /// What stands instead of its usual words.
    #[prop_or_default]
    pub text: Option<AttrValue>,
}

/// A verdict: its mark and its words.
#[component]
pub fn VerdictMark(props: &VerdictMarkProps) -> Html {
    let kind = match props.verdict {
        Verdict::Agrees => "verdict--agrees",
        Verdict::Rounds => "verdict--rounds",
        Verdict::Differs => "verdict--differs",
        Verdict::Needs => "verdict--needs",
    };
    let text = props
        .text
        .clone()
        .unwrap_or_else(|| words(props.verdict).into());
    html! {
        <span class={classes!("verdict", kind)}>
            <span class="verdict__mark" aria-hidden="true">{ mark(props.verdict) }</span>{ " " }{ text }
        </span>
    }
}

/// How many checks there are of each verdict, each with its words; those there are none of are
/// left out.
#[must_use]
pub fn tally(tally: casebook_analysis::checks::Tally) -> Vec<(usize, Verdict, &'static str)> {
    let words =
        |count: usize, one: &'static str, many: &'static str| if count == 1 { one } else { many };
    [
        (
            tally.agree,
            Verdict::Agrees,
            words(tally.agree, "agrees", "agree"),
        ),
        (
            tally.round,
            Verdict::Rounds,
            words(tally.round, "agrees as rounded", "agree as rounded"),
        ),
        (
            tally.differ,
            Verdict::Differs,
            words(tally.differ, "differs", "differ"),
        ),
        (
            tally.need,
            Verdict::Needs,
            words(tally.need, "needs figures", "need figures"),
        ),
    ]
    .into_iter()
    .filter(|(count, _, _)| *count > 0)
    .collect()
}
