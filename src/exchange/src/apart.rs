//! What somebody else's changes to a case differ in from one's own, input by input and in what they make
//! of the claim: for whoever looks at changes that were sent.

use casebook_model::case::{Case, QuantityIndex};
use casebook_model::edit::{self, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::words;

/// An input that was not changed alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// Its label.
    pub label: String,
    /// What was done to it by the other, in words.
    pub theirs: String,
    /// What one did to it oneself, in words.
    pub mine: String,
}

/// What stands for an input that was not changed.
pub(crate) const AS_GIVEN: &str = "as the paper gives it";

/// The inputs that were not changed alike, theirs first, in the order in which they were changed.
#[must_use]
pub fn apart(case: &Case, mine: &Edits, theirs: &Edits) -> Vec<Apart> {
    let mut inputs: Vec<QuantityIndex> = Vec::new();
    for edit in theirs.list().iter().chain(mine.list()) {
        if !inputs.contains(&edit.quantity) {
            inputs.push(edit.quantity);
        }
    }
    let told = |edits: &Edits, index| match edit::sentence(case, edits, index) {
        told if told.is_empty() => AS_GIVEN.to_owned(),
        told => told,
    };
    let rows = inputs.into_iter().filter_map(|index| {
        let is_same = theirs.of(index).eq(mine.of(index));
        let quantity = case.quantity(index).filter(|_| !is_same)?;
        Some(Apart {
            label: quantity.label.clone(),
            theirs: told(theirs, index),
            mine: told(mine, index),
        })
    });
    rows.collect()
}

/// What theirs and one's own make of the claim, in a sentence.
#[must_use]
pub fn claims(case: &Case, mine: &Edits, theirs: &Edits) -> String {
    let paper = Figures::paper(case);
    let claim = |edits: &Edits| {
        let now = Figures::now(case, edits, &paper);
        now.at(case, case.claim.quantity, &case.claim.place)
    };
    let Some(quantity) = case.quantity(case.claim.quantity) else {
        return String::new();
    };
    let (theirs, mine) = (claim(theirs), claim(mine));
    let told = |value: &Value, other: &Value| match (value, other) {
        (Value::Number(value), Value::Number(other)) => {
            words::figure_beside(case, quantity, *value, *other)
        }
        _ => words::value(case, quantity, value),
    };
    let sense = case.claim.sense.word();
    match theirs.same(&mine) {
        true => format!(
            "The {sense} is the same with both: {}.",
            words::value(case, quantity, &theirs)
        ),
        false => format!(
            "The {sense} with theirs: {}; with yours: {}.",
            told(&theirs, &mine),
            told(&mine, &theirs)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::of_lines;
    use crate::sample::sample;

    #[test]
    fn only_what_was_not_changed_alike_is_told() {
        let case = sample();
        let edits = |lines: &[&str]| of_lines(&case, lines.iter().copied()).unwrap();
        let mine = edits(&["rate=900", "share=3%", "in_care[low]=times 50%"]);
        let theirs = edits(&["cost=60", "share=3%", "rate=120"]);
        let told = apart(&case, &mine, &theirs);
        let told: Vec<[&str; 3]> = told
            .iter()
            .map(|it| [it.label.as_str(), it.theirs.as_str(), it.mine.as_str()])
            .collect();
        assert_eq!(
            told,
            [
                ["Cost", "£60", AS_GIVEN],
                ["Rate", "£120 a child a week", "£900 a child a week"],
                [
                    "Children in care",
                    AS_GIVEN,
                    "Low: half of what the paper plans"
                ],
            ]
        );
        assert!(apart(&case, &mine, &mine).is_empty());
        // 5 children for 4 weeks, less 3%; half as many.
        assert_eq!(
            claims(&case, &mine, &theirs),
            "The saving with theirs: £2,328; with yours: £8,730."
        );
        assert_eq!(
            claims(&case, &Edits::none(), &edits(&["rate="])),
            "The saving with theirs: needs Rate; with yours: £1,840."
        );
        assert_eq!(
            claims(&case, &Edits::none(), &edits(&["cost=60"])),
            "The saving is the same with both: £1,840."
        );
    }
}
