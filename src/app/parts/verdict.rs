//! How a print stands to a sum: a mark and a word, besides the colour.

use casebook_analysis::checks::{Check, Verdict};
use yew::prelude::*;

/// The mark of a verdict.
#[must_use]
pub fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agrees => "✓",
        Verdict::Rounds | Verdict::Hedged => "≈",
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
        Verdict::Hedged => "agrees, given how the paper rounds",
        Verdict::Differs => "differs",
        Verdict::Needs => "needs figures",
    }
}

/// A verdict: its mark and its words.
pub fn verdict_mark(verdict: Verdict) -> Html {
    verdict_saying(verdict, words(verdict).into())
}

/// A verdict: its mark, and what is said instead of its usual words.
pub fn verdict_saying(verdict: Verdict, text: AttrValue) -> Html {
    let kind = match verdict {
        Verdict::Agrees => "verdict verdict--agrees",
        Verdict::Rounds | Verdict::Hedged => "verdict verdict--rounds",
        Verdict::Differs => "verdict verdict--differs",
        Verdict::Needs => "verdict verdict--needs",
    };
    html! {
        <span class={kind}>
            <span class="verdict__mark" aria-hidden="true">{ mark(verdict) }</span>{ " " }{ text }
        </span>
    }
}

/// What is said of a net claim that a gross sum comes out at.
pub fn unconfirmed() -> Html {
    let says = "needs figures: this is gross, the claim is net";
    verdict_saying(Verdict::Needs, says.into())
}

/// The verdict of a check.
pub fn verdict_of(check: &Check) -> Html {
    match check.confirms_nothing() {
        true => unconfirmed(),
        false => verdict_mark(check.verdict),
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
            tally.hedged,
            Verdict::Hedged,
            words(
                tally.hedged,
                "agrees, given how the paper rounds",
                "agree, given how the paper rounds",
            ),
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
