//! Every figure that a case takes from its paper, each by a name of its own: the claim, the prints
//! of inputs, the figures worked out again, and those that enter no sum.
//!
//! ```text
//! name = "claim"                       the claim as printed
//!      | quantity [ "[" place "]" ]    the print of an input: in_care[2020-04,low]
//!      | check                         a published figure, by the id of its check: cost_avoided[low]#2
//!      | "again:" check                an input that is printed a second time, otherwise than its own print
//!      | "background:" number          a figure in no sum, counted from 1 in the order of the file
//! ```

use crate::checks::{Kind, checks, figure_name};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Background, Case, Control, Given, QuantityIndex};
use casebook_model::evaluate::Figures;
use casebook_model::printed::Printed;

/// What a print is to its case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// The saving, income, cost or pressure that the case exists to justify.
    Claim,
    /// An input of the sum, taken as given.
    Input(QuantityIndex, Place),
    /// Worked out again from the inputs.
    Published(QuantityIndex, Place),
    /// In no sum; by its position in [`Case::background`].
    Background(usize),
}

/// A figure as a case takes it from its paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// Unique in its case; see the grammar above.
    pub name: String,
    /// What it is to the case.
    pub role: Role,
    /// As printed.
    pub printed: Printed,
    /// What it means, in the unit and sign of its quantity; per cent as a share.
    pub meaning: Decimal,
}

/// What stands before the name of an input's second print.
const AGAIN: &str = "again:";

/// Every print of a case: the claim, the inputs in the order of the case, then the published
/// figures in the order of its file, then the background.
#[must_use]
pub fn prints(case: &Case) -> Vec<Print> {
    let mut prints: Vec<Print> = case.claim.printed.iter().map(claim).collect();
    for (index, quantity) in case.each_quantity() {
        // What a paper says in words, yes or no or which of several, is no figure.
        let input = quantity
            .input()
            .filter(|input| input.control == Control::Number);
        let given = input.map_or(&[] as &[Given], |input| &input.given);
        for (cell, given) in given.iter().enumerate() {
            if let Given::Known { printed, .. } = given {
                let place = case.place_of(quantity, cell);
                prints.push(Print {
                    name: figure_name(case, index, &place),
                    printed: printed.clone(),
                    meaning: printed.value,
                    role: Role::Input(index, place),
                });
            }
        }
    }
    let own = prints.len();
    for check in checks(case, &Figures::paper(case)) {
        if check.kind == Kind::Recalculated {
            let own_print = Role::Input(check.quantity, check.place.clone());
            let again = prints.iter().take(own).any(|print| print.role == own_print);
            let before = if again { AGAIN } else { "" };
            prints.push(Print {
                name: [before, &check.id].concat(),
                printed: check.printed,
                meaning: check.published,
                role: Role::Published(check.quantity, check.place),
            });
        }
    }
    prints.extend(case.background.iter().enumerate().map(background));
    prints
}

fn claim(printed: &Printed) -> Print {
    Print {
        name: "claim".to_owned(),
        role: Role::Claim,
        printed: printed.clone(),
        meaning: printed.value,
    }
}

fn background((position, background): (usize, &Background)) -> Print {
    Print {
        name: format!("background:{}", position.saturating_add(1)),
        role: Role::Background(position),
        printed: background.printed.clone(),
        meaning: background.printed.value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{MONTHS, case};

    #[test]
    fn each_print_has_a_name_of_its_own() {
        let case = case(&format!(
            r#"{MONTHS}
            [[published]]
            quantity = "total"
            printed = "15000"
            source = "p"
            [[published]]
            quantity = "total"
            printed = "£15k"
            source = "q"
            [[published]]
            quantity = "rate"
            printed = "around £100"
            source = "q"
            [[background]]
            what = "Elsewhere"
            printed = "around 8%"
            source = "q"
            "#
        ));
        let names: Vec<String> = prints(&case).into_iter().map(|print| print.name).collect();
        assert_eq!(names.first().unwrap(), "claim");
        assert!(names.contains(&"level[second]".to_owned()), "{names:?}");
        let last: Vec<&str> = names.iter().rev().take(4).map(String::as_str).collect();
        assert_eq!(last, ["background:1", "again:rate", "total#2", "total"]);
        let mut once = names.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), names.len());
    }
}
