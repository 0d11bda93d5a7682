//! The claim: what the paper says, what its own sum gives, and what it gives with the reader's
//! changes.

use crate::checks::{Verdict, verdict};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, QuantityIndex};
use casebook_model::deciding;
use casebook_model::evaluate::Figures;
use casebook_model::printed::Printed;
use casebook_model::value::Value;

/// How the claim of a case stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The quantity that is claimed.
    pub quantity: QuantityIndex,
    /// Where on its axes.
    pub place: Place,
    /// As printed, in the sign of the quantity; `None` where the paper prints no figure.
    pub printed: Option<Printed>,
    /// From the paper's own inputs.
    pub calculated: Value,
    /// With the reader's edits.
    pub now: Value,
    /// How the print stands to the paper's own sum; `None` without a print.
    pub verdict: Option<Verdict>,
    /// Now less calculated; `None` where one of them is no number.
    pub change: Option<Decimal>,
}

/// The claim; `paper` are the figures without edits, `now` those with.
#[must_use]
pub fn standing(case: &Case, paper: &Figures, now: &Figures) -> Standing {
    let claim = &case.claim;
    let calculated = paper.at(case, claim.quantity, &claim.place);
    let now = now.at(case, claim.quantity, &claim.place);
    let change = match (now.number(), calculated.number()) {
        (Some(now), Some(calculated)) => deciding::difference(now, calculated),
        _ => None,
    };
    Standing {
        quantity: claim.quantity,
        place: claim.place.clone(),
        verdict: claim
            .printed
            .as_ref()
            .map(|printed| verdict(printed, &calculated)),
        printed: claim.printed.clone(),
        calculated,
        now,
        change,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{MONTHS, case, d, set};
    use casebook_model::edit::Edits;

    #[test]
    fn an_edit_moves_the_figure_now_and_never_the_verdict() {
        let case = case(MONTHS);
        let paper = Figures::paper(&case);
        let standing = |edits: &Edits| standing(&case, &paper, &Figures::now(&case, edits, &paper));
        let before = standing(&Edits::none());
        assert_eq!(before.calculated, Value::Number(d("15000")));
        assert_eq!(before.verdict, Some(Verdict::Differs));
        assert_eq!(before.change, Some(d("0")));
        // 5 x 150 x 20 + 5 x 150 x 10 = 22,500: within £22k, but the check is of the paper.
        let after = standing(&set(&case, Edits::none(), "rate", "", "150"));
        assert_eq!(after.now, Value::Number(d("22500")));
        assert_eq!(after.change, Some(d("7500")));
        assert_eq!(after.verdict, Some(Verdict::Differs));
    }
}
