//! What the paper leaves open and Casebook chose, and with which other choice a reader's change would
//! do something else to the claim.

use casebook_model::Decimal;
use casebook_model::case::{Case, Control, Given, Quantity, QuantityIndex, Says};
use casebook_model::deciding;
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::{Figures, claim_rests_on};

/// Another choice, and what the change would do to the claim with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What was chosen.
    pub choice: QuantityIndex,
    /// The other choice.
    pub other: Decimal,
    /// The claim with the change, and without it, both with the other choice.
    pub claim: (Decimal, Decimal),
}

/// The other choices with which the changes of an input would move the claim otherwise; `now` are the
/// figures with all edits, `without` those with all but the input's. A choice that the reader made is
/// theirs, and none of these.
#[must_use]
pub fn readings(
    case: &Case,
    paper: &Figures,
    edits: &Edits,
    input: QuantityIndex,
    (now, without): (&Figures, &Figures),
) -> Vec<Reading> {
    let claim = |figures: &Figures| {
        let claim = &case.claim;
        figures.at(case, claim.quantity, &claim.place).number()
    };
    let effect = |(now, without): (Decimal, Decimal)| deciding::difference(now, without);
    let both = claim(now).zip(claim(without));
    let Some(stands) = both.and_then(effect) else {
        return Vec::new();
    };
    let rests = claim_rests_on(case);
    let mut readings = Vec::new();
    for (choice, quantity) in case.each_quantity() {
        let rests = rests.get(usize::from(choice.0)) == Some(&true);
        if !rests || choice == input || edits.touch(choice) {
            continue;
        }
        for other in others(quantity).into_iter().flatten() {
            let change = Change::Set(vec![(0, Some(other))]);
            let with = |edits: &Edits| {
                let edit = Edit {
                    quantity: choice,
                    change: change.clone(),
                };
                claim(&Figures::now(case, &edits.clone().with(case, edit), paper))
            };
            let both = with(edits).zip(with(&edits.clone().without(input)));
            let Some(claim) = both else { continue };
            if effect(claim).is_some_and(|otherwise| !deciding::same(otherwise, stands)) {
                readings.push(Reading {
                    choice,
                    other,
                    claim,
                });
            }
        }
    }
    readings
}

/// What else there was to choose where Casebook chose; `None` of an input that is no single choice.
fn others(quantity: &Quantity) -> Option<Vec<Decimal>> {
    let input = quantity.input()?;
    let ([Given::Assumed(taken)], true) = (input.given.as_slice(), quantity.axes.is_empty()) else {
        return None;
    };
    let options: u64 = match &input.control {
        // When it begins is a matter of how late, not of how a sentence is read.
        _ if matches!(quantity.says, Says::Item(_)) => return None,
        Control::Number => return None,
        Control::YesNo => 2,
        Control::Choice(options) => u64::try_from(options.len()).ok()?,
    };
    let options = (0..options).map(Decimal::from);
    Some(options.filter(|other| other != taken).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{case, d, set};

    /// Ten placements, at a rate less either what is avoided or what is paid.
    const HELD: &str = r#"
[claim]
quantity = "saved"
printed = "£4,000"
sense = "saving"
source = "p"
[[group]]
title = "All"
inputs = ["rate", "hold", "avoided", "paid", "children"]
[input.rate]
label = "Rate"
unit = "£/child"
printed = "£850"
source = "p"
[input.hold]
label = "What stays?"
options = [{ id = "avoided", label = "what is avoided" }, { id = "paid", label = "what is paid" }]
assumed = "avoided"
why = "The paper does not say."
[input.avoided]
label = "Avoided"
unit = "£/child"
printed = "£400"
source = "p"
[input.paid]
label = "Paid"
unit = "£/child"
assumed = "£450"
why = "What is left."
[input.children]
label = "Children"
unit = "children"
printed = "10"
source = "p"
[calc.saved]
label = "Saved"
unit = "£"
formula = "children * (if hold = 'avoided' then avoided else rate - paid)"
[[table]]
title = "Saved"
rows = ["saved"]
"#;

    fn told(edits: &[(&str, &str)], input: &str) -> Vec<(String, Decimal, Decimal)> {
        told_of(&case(HELD), edits, input)
    }

    fn told_of(
        case: &Case,
        edits: &[(&str, &str)],
        input: &str,
    ) -> Vec<(String, Decimal, Decimal)> {
        let paper = Figures::paper(case);
        let edits = edits.iter().fold(Edits::none(), |edits, (input, value)| {
            set(case, edits, input, "", value)
        });
        let (input, _) = case.find(input).unwrap();
        let now = Figures::now(case, &edits, &paper);
        let without = Figures::now(case, &edits.clone().without(input), &paper);
        readings(case, &paper, &edits, input, (&now, &without))
            .into_iter()
            .map(|reading| {
                let choice = &case.quantity(reading.choice).unwrap().id;
                (choice.clone(), reading.claim.0, reading.claim.1)
            })
            .collect()
    }

    #[test]
    fn the_choice_that_the_effect_of_a_change_hangs_on_is_found() {
        // 10 x (900 - 450) beside 10 x (850 - 450), where what is avoided would stay at 10 x 400.
        assert_eq!(
            told(&[("rate", "900")], "rate"),
            [("hold".to_owned(), d("4500"), d("4000"))]
        );
        // 5 children less are 5 x 400 less either way.
        assert_eq!(told(&[("children", "5")], "children"), []);
        // What the reader chose is no assumption.
        assert_eq!(told(&[("rate", "900"), ("hold", "1")], "rate"), []);
    }

    #[test]
    fn a_month_in_which_it_begins_is_no_way_of_reading() {
        let month = HELD
            .replace(
                "options = [{ id = \"avoided\", label = \"what is avoided\" }, { id = \"paid\", label = \"what is paid\" }]\nassumed = \"avoided\"",
                "item_of = \"month\"\nassumed = \"May\"",
            )
            .replace("hold = 'avoided'", "hold = '2020-05'");
        let edits = [("rate", "900")];
        assert_eq!(told_of(&case(&month), &edits, "rate"), []);
        // It is chosen as the other is, and the change hangs on it as much.
        let june = [("rate", "900"), ("hold", "2")];
        let figures = |edits: &[(&str, &str)]| {
            let case = case(&month);
            let edits = edits.iter().fold(Edits::none(), |edits, (input, value)| {
                set(&case, edits, input, "", value)
            });
            let now = Figures::now(&case, &edits, &Figures::paper(&case));
            now.at(&case, case.claim.quantity, &case.claim.place)
                .number()
        };
        assert_eq!(
            [figures(&edits), figures(&june)],
            [Some(d("4000")), Some(d("4500"))]
        );
    }
}
