//! A case that was opened, with everything about it that no edit changes.

use super::address::Figure;
use casebook_analysis::answer::Answer;
use casebook_analysis::checks::{self, Check, Tally};
use casebook_analysis::{claim, hedges};
use casebook_model::axis::Place;
use casebook_model::case::{Case, QuantityIndex};
use casebook_model::evaluate::{Figures, claim_rests_on};

/// A case, its figures from the paper's own inputs, and its checks.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The case.
    pub case: Case,
    /// Its figures without edits.
    pub paper: Figures,
    /// The claim and every published figure beside the one worked out again.
    pub checks: Vec<Check>,
    /// The checks, counted.
    pub tally: Tally,
    /// What is said at once of it.
    pub answer: Answer,
    /// The number of its paper, counted from 1; none for a paper that is not among the shipped ones.
    pub paper_number: Option<usize>,
    /// Of each quantity, whether the claim rests on it.
    moves_claim: Vec<bool>,
}

/// A case is read once, and the reader's own once for each change of its text.
impl PartialEq for Opened {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self, other)
    }
}

impl Eq for Opened {}

impl Opened {
    /// Works out a case once.
    #[must_use]
    pub fn new(case: Case, answer: Answer, paper_number: Option<usize>) -> Self {
        let paper = Figures::paper(&case);
        let mut checks = claim::checks_but_hedges(&case, &paper);
        hedges::mark(&mut checks, &answer.hedged);
        let tally = checks::tally(&checks);
        let moves_claim = claim_rests_on(&case);
        Self {
            case,
            paper,
            checks,
            tally,
            answer,
            paper_number,
            moves_claim,
        }
    }

    /// Whether some of the checks differ, and others do not.
    #[must_use]
    pub fn some_differ(&self) -> bool {
        (1..self.checks.len()).contains(&self.tally.differ)
    }

    /// Whether the claim, or what is left of it net, rests on a quantity.
    #[must_use]
    pub fn moves_claim(&self, index: QuantityIndex) -> bool {
        self.moves_claim.get(usize::from(index.0)) == Some(&true)
    }

    /// The figure that a name in an address or on a button means; `None` if the case has none such.
    #[must_use]
    pub fn figure(&self, figure: &Figure) -> Option<(QuantityIndex, Place)> {
        let (index, quantity) = self.case.find(&figure.quantity)?;
        Some((index, self.case.place_from_code(quantity, &figure.place)?))
    }

    /// The name of a figure.
    #[must_use]
    pub fn name(&self, index: QuantityIndex, place: &Place) -> Figure {
        let quantity = self.case.quantity(index);
        Figure {
            quantity: quantity
                .map(|quantity| quantity.id.clone())
                .unwrap_or_default(),
            place: quantity
                .map(|quantity| self.case.place_code(&place.on(&quantity.axes)))
                .unwrap_or_default(),
        }
    }
}
