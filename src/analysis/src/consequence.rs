//! What it would mean for the claim if a print that differs were right, and the sum wrong.

use crate::checks::{Check, Kind};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, QuantityIndex};
use casebook_model::deciding::same;
use casebook_model::evaluate::{Figures, Instead};
use casebook_model::value::Value;

/// What a print that differs would mean for the claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consequence {
    /// It cannot be said: what is claimed gives no number, for want of inputs.
    Unknown,
    /// Nothing that is claimed rests on it.
    None,
    /// What is claimed would be another figure.
    Moves(Moved),
}

/// How the claimed quantity would move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Where: the place of the claim, but for the axes on which the print says another.
    pub place: Place,
    /// Whether the print is one of that figure itself.
    pub itself: bool,
    /// From the paper's own inputs, in the unit of the claimed quantity.
    pub stands: Decimal,
    /// With the print in the sum.
    pub with: Decimal,
}

/// One figure put in the place of what the sum gives.
#[derive(Debug)]
pub(crate) struct Put {
    quantity: QuantityIndex,
    place: Place,
    value: Value,
}

impl Put {
    pub(crate) fn new(quantity: QuantityIndex, place: Place, value: Decimal) -> Self {
        let value = Value::Number(value);
        Self {
            quantity,
            place,
            value,
        }
    }
}

impl Instead for Put {
    fn figure(&self, quantity: QuantityIndex, place: &Place) -> Option<Value> {
        let here = quantity == self.quantity && *place == self.place;
        here.then(|| self.value.clone())
    }
}

/// What a check that differs would mean for the claim; `paper` are the figures without edits. Of a
/// total that does not foot it is what the sum of its printed parts would mean.
#[must_use]
pub fn consequence(case: &Case, paper: &Figures, check: &Check) -> Consequence {
    let claim = &case.claim;
    let Some(claimed) = case.quantity(claim.quantity) else {
        return Consequence::Unknown;
    };
    let put = Put {
        quantity: check.quantity,
        place: check.place.clone(),
        value: match check.kind {
            Kind::Recalculated => Value::Number(check.published),
            Kind::Foots => check.calculated.clone(),
        },
    };
    let replaced = Figures::replaced(case, &put);
    let here = check
        .place
        .on(&claimed.axes)
        .pairs()
        .fold(claim.place.clone(), |place, (axis, item)| {
            place.with(axis, item)
        });
    let mut consequence = Consequence::Unknown;
    for place in [here, claim.place.clone()] {
        let with = put
            .figure(claim.quantity, &place)
            .unwrap_or_else(|| replaced.at(case, claim.quantity, &place));
        let stands = paper.at(case, claim.quantity, &place);
        if let (Value::Number(stands), Value::Number(with)) = (stands, with) {
            if !same(stands, with) {
                let itself = check.quantity == claim.quantity && check.place == place;
                return Consequence::Moves(Moved {
                    place,
                    itself,
                    stands,
                    with,
                });
            }
            consequence = Consequence::None;
        }
    }
    consequence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::checks;
    use crate::sample::{MONTHS, case, d};

    fn meant(body: &str, id: &str) -> Consequence {
        let case = case(body);
        let paper = Figures::paper(&case);
        let checks = checks(&case, &paper);
        let check = checks.iter().find(|check| check.id == id).unwrap();
        consequence(&case, &paper, check)
    }

    fn moves(consequence: Consequence) -> (String, String, bool) {
        match consequence {
            Consequence::Moves(moved) => {
                let plain = casebook_model::number::plain;
                (plain(moved.stands), plain(moved.with), moved.itself)
            }
            other => panic!("{other:?}"),
        }
    }

    const SECOND: &str = r#"
        [[published]]
        quantity = "saved"
        at = { step = "second" }
        printed = "6000"
        source = "p"
    "#;

    #[test]
    fn a_part_moves_the_claim_by_its_difference() {
        // 10,000 + 5,000 + 0 = 15,000; with 6,000 printed for the second month 16,000.
        let moved = moves(meant(&format!("{MONTHS}{SECOND}"), "saved[second]"));
        assert_eq!(moved, ("15000".into(), "16000".into(), false));
    }

    #[test]
    fn what_rests_on_a_figure_follows_through_every_step() {
        // The total is doubled by a further step; the claim is that: 30,000, or 32,000.
        let body = format!(
            "{}{SECOND}[calc.both]\nlabel = \"Twice\"\nunit = \"£\"\nformula = \"total * 2\"\n",
            MONTHS.replacen("quantity = \"total\"", "quantity = \"both\"", 1)
        );
        let moved = moves(meant(&body, "saved[second]"));
        assert_eq!(moved, ("30000".into(), "32000".into(), false));
    }

    #[test]
    fn a_print_of_the_claim_is_the_claim_itself() {
        let body = "[[published]]\nquantity = \"total\"\nprinted = \"17000\"\nsource = \"p\"";
        let moved = moves(meant(&format!("{MONTHS}{body}"), "total"));
        assert_eq!(moved, ("15000".into(), "17000".into(), true));
    }

    #[test]
    fn nothing_moves_where_the_claim_does_not_rest_on_it() {
        let body = r#"
            [calc.aside]
            label = "Aside"
            unit = "£"
            formula = "total * 2"
            [[published]]
            quantity = "aside"
            printed = "1000"
            source = "p"
        "#;
        let meant = meant(&format!("{MONTHS}{body}"), "aside");
        assert_eq!(meant, Consequence::None);
    }

    #[test]
    fn a_print_elsewhere_moves_what_is_claimed_there_and_not_the_claim() {
        // The claim is the first month alone; the print is of the second.
        let body = MONTHS.replacen(
            "quantity = \"total\"",
            "quantity = \"saved\"\nat = { step = \"first\" }",
            1,
        );
        let Consequence::Moves(moved) = meant(&format!("{body}{SECOND}"), "saved[second]") else {
            panic!("it moves");
        };
        assert_eq!((moved.stands, moved.with), (d("5000"), d("6000")));
        assert!(moved.itself);
        let case = case(&format!("{body}{SECOND}"));
        assert_eq!(case.place_code(&moved.place), "second");
        assert_ne!(moved.place, case.claim.place);
    }

    #[test]
    fn a_claim_that_waits_for_inputs_leaves_it_unsaid() {
        let body = format!(
            r#"{}{SECOND}
            [input.other]
            label = "Other"
            unit = "£"
            needed = "The council"
            [calc.net]
            label = "Net"
            unit = "£"
            formula = "total - other"
            "#,
            MONTHS
                .replacen("quantity = \"total\"", "quantity = \"net\"", 1)
                .replace("\"weeks\"]", "\"weeks\", \"other\"]")
        );
        assert_eq!(meant(&body, "saved[second]"), Consequence::Unknown);
    }
}
