//! What changed: the effect of each changed input on a figure, alone and one after another.

use super::{Goal, Subject, effect};
use casebook_model::Decimal;
use casebook_model::case::QuantityIndex;
use casebook_model::edit::Edits;
use casebook_model::value::Value;

/// A changed input, and what that does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The input.
    pub input: QuantityIndex,
    /// The figure with this input changed and no other.
    pub alone: Value,
    /// By how much that is more than the paper's.
    pub alone_effect: Option<Decimal>,
    /// The figure with the inputs before this one changed.
    pub before: Value,
    /// The figure with this one changed, too.
    pub after: Value,
    /// By how much that is more. The effects in order add up to the whole change exactly.
    pub effect: Option<Decimal>,
}

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The figure from the paper's own inputs.
    pub paper: Value,
    /// The figure as things stand.
    pub now: Value,
    /// By how much that is more; `None` where one of them is no number.
    pub whole: Option<Decimal>,
    /// The changed inputs, in the order in which they were first changed.
    pub steps: Vec<Step>,
}

/// Tells what each changed input does to a figure.
#[must_use]
pub fn changed(subject: Subject<'_>, goal: &Goal) -> Changed {
    let paper = goal.of(subject.case, subject.paper);
    let now = goal.of(subject.case, subject.now);
    let mut inputs: Vec<QuantityIndex> = Vec::new();
    for edit in subject.edits.list() {
        if !inputs.contains(&edit.quantity) {
            inputs.push(edit.quantity);
        }
    }
    let mut so_far: Vec<QuantityIndex> = Vec::new();
    let mut before = paper.clone();
    let mut steps = Vec::new();
    for input in inputs {
        so_far.push(input);
        let alone = subject.with(&only(subject.edits, &[input]), goal);
        let after = subject.with(&only(subject.edits, &so_far), goal);
        steps.push(Step {
            input,
            alone_effect: effect(&paper, &alone),
            alone,
            effect: effect(&before, &after),
            before: core::mem::replace(&mut before, after.clone()),
            after,
        });
    }
    Changed {
        whole: effect(&paper, &now),
        paper,
        now,
        steps,
    }
}

/// The edits of some inputs.
fn only(edits: &Edits, inputs: &[QuantityIndex]) -> Edits {
    let others = edits.list().iter().map(|edit| edit.quantity);
    others
        .filter(|input| !inputs.contains(input))
        .fold(edits.clone(), Edits::without)
}
