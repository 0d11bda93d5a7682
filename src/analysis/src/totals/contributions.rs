//! What one case puts into a total: the parts of its claim, with no more printed of each than its
//! paper prints.

use crate::claim::is_gross;
use casebook_model::Decimal;
use casebook_model::case::{Case, Lasting, Part, Sense};
use casebook_model::deciding::{difference, is_nought};
use casebook_model::evaluate::Figures;
use casebook_model::exact::Exact;
use casebook_model::number::{compact, compact_option, negated};
use casebook_model::printed::{Agreement, Printed};
use casebook_model::value::Value;
use serde::{Deserialize, Serialize};

/// One part of one case's claim, or what its printed claim has beyond its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// What it is.
    pub label: String,
    /// Saving, income, cost or pressure.
    pub sense: Sense,
    /// Whether it comes back every year. Of what is no part, that of the first part.
    pub lasting: Lasting,
    /// Made in an earlier year.
    pub already_made: bool,
    /// How the printed figure comes about, or why there is none.
    pub printing: Printing,
    /// The printed figure, as far as the paper tells the parts apart.
    #[serde(with = "compact_option")]
    pub printed: Option<Decimal>,
    /// From the paper's own inputs.
    pub calculated: Value,
    /// With the reader's changes.
    pub now: Value,
    /// What is printed of it and cannot be worked out from the paper's own inputs; in pounds.
    #[serde(with = "compact")]
    pub not_calculated: Decimal,
    /// What is printed of it and cannot be worked out with the reader's changes; in pounds.
    #[serde(with = "compact")]
    pub not_now: Decimal,
    /// Whether the claim is net and this is of the gross sum, as what comes off is not printed.
    pub gross: bool,
    /// Whether that is so with the reader's changes.
    pub gross_now: bool,
}

/// How the printed figure of a [`Contribution`] comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Printing {
    /// The paper prints it, or prints what it is made of.
    Apart,
    /// It is what the printed claim leaves beyond the printed parts.
    Left,
    /// The paper prints no figure for the claim, or none for this part of it.
    NotPrinted,
    /// The paper prints the whole; how it divides between these parts is not printed.
    NotApart,
    /// No part of the claim: what is printed of all the parts that are [`Printing::NotApart`].
    Together,
    /// No part of the claim: what the printed parts come to less or more than the printed claim,
    /// within the rounding of the claim.
    Rounding,
    /// No part of the claim: what the printed parts leave of it, beyond rounding.
    Unaccounted,
    /// No part of the claim: what comes off the gross sum, by what the reader filled in.
    ComesOff,
}

impl Printing {
    /// Whether it is a part of the claim, and not what is printed beyond its parts.
    #[must_use]
    pub fn is_part(self) -> bool {
        !matches!(
            self,
            Self::Together | Self::Rounding | Self::Unaccounted | Self::ComesOff
        )
    }

    /// What the reader should be told of it; nothing where the figure speaks for itself.
    #[must_use]
    pub fn words(self) -> Option<&'static str> {
        match self {
            Self::Apart => None,
            Self::Left => Some("what the printed claim leaves beyond the printed parts"),
            Self::NotPrinted => Some("not printed"),
            Self::NotApart => Some("the split is not printed"),
            Self::Together => Some("printed as one figure, the split is not printed"),
            Self::Rounding => Some("rounding of the printed claim"),
            Self::Unaccounted => Some("printed in the claim and in none of its parts"),
            Self::ComesOff => Some("by what you filled in"),
        }
    }
}

/// The parts of a case's claim, and where its print has something beyond them, that as well. Their
/// printed figures add up to the printed claim.
#[must_use]
pub fn contributions(case: &Case, paper: &Figures, now: &Figures) -> Vec<Contribution> {
    let mut contributions: Vec<Contribution> = case
        .parts
        .iter()
        .map(|part| {
            let printed = printed_part(case, part);
            Contribution {
                label: part.label.clone(),
                sense: part.sense,
                lasting: part.lasting,
                already_made: part.already_made,
                printing: printed.map_or(Printing::NotPrinted, |_| Printing::Apart),
                printed,
                calculated: paper.at(case, part.quantity, &part.place),
                now: now.at(case, part.quantity, &part.place),
                not_calculated: Decimal::ZERO,
                not_now: Decimal::ZERO,
                gross: false,
                gross_now: false,
            }
        })
        .collect();
    if let Some(claim) = &case.claim.printed {
        share_out(case.claim.sense, claim, &mut contributions);
    }
    for contribution in contributions.iter_mut() {
        if contribution.printing.is_part() {
            let printed = contribution.printed.unwrap_or_default();
            contribution.not_calculated = printed;
            contribution.not_now = printed;
        }
    }
    if is_gross(case, paper) {
        let comes_off = comes_off(case, now);
        for contribution in contributions.iter_mut() {
            contribution.gross = true;
            contribution.gross_now = comes_off.is_none();
        }
        if let Some(figure) = comes_off {
            let label = "Deductions from the gross saving".to_owned();
            let sense = case.claim.sense;
            beyond(sense, Printing::ComesOff, label, None, &mut contributions);
            if let Some(last) = contributions.last_mut() {
                last.now = Value::Number(figure);
            }
        }
    }
    contributions
}

/// What comes off the gross sum of a net claim, below nought; `None` while that is not known.
fn comes_off(case: &Case, figures: &Figures) -> Option<Decimal> {
    let claim = &case.claim;
    let net = figures.at(case, claim.net?, &claim.place).number()?;
    let gross = figures.at(case, claim.quantity, &claim.place).number()?;
    net.exact_sub(gross)
}

fn printed_part(case: &Case, part: &Part) -> Option<Decimal> {
    match case.published_at(part.quantity, &part.place) {
        Some(cell) => Some(cell.meaning()),
        None => case
            .printed_at(part.quantity, &part.place)
            .map(|printed| printed.value),
    }
}

/// An amount in the sign of a claim: a cost beside a claimed saving takes away from it.
fn signed(claim: Sense, sense: Sense, figure: Decimal) -> Decimal {
    if adds(sense) == adds(claim) {
        figure
    } else {
        negated(figure)
    }
}

/// Whether a sense eases a budget: savings and income do, costs and pressures burden it.
fn adds(sense: Sense) -> bool {
    matches!(sense, Sense::Saving | Sense::Income)
}

/// What is added of some contributions, in the sign of a claim of this sense.
fn sum<'a>(
    claim: Sense,
    contributions: impl Iterator<Item = &'a Contribution>,
    figure: impl Fn(&Contribution) -> Option<Decimal>,
) -> Option<Decimal> {
    contributions
        .map(|contribution| Some(signed(claim, contribution.sense, figure(contribution)?)))
        .try_fold(Decimal::ZERO, |sum, figure| sum.exact_add(figure?))
}

/// Gives what the printed claim has beyond its printed parts to those without a print. Where their
/// own sums come to it, or come as near as the rounding of the claim allows, each has its sum and
/// the rounding stands apart. Where one part alone is open, it has the rest. Otherwise none of them
/// has a printed figure, and the rest is said to be printed of them together.
fn share_out(claim: Sense, print: &Printed, contributions: &mut Vec<Contribution>) {
    let is_open = |contribution: &Contribution| {
        let nought = contribution.calculated.number().is_some_and(is_nought);
        contribution.printed.is_none() && !nought
    };
    let told = sum(
        claim,
        contributions.iter().filter(|part| part.printed.is_some()),
        |part| part.printed,
    );
    let Some((told, rest)) = told.and_then(|told| Some((told, print.value.exact_sub(told)?)))
    else {
        return;
    };
    if is_nought(rest) {
        return;
    }
    let any_print = contributions.iter().any(|part| part.printed.is_some());
    let open = contributions.iter().filter(|part| is_open(part)).count();
    let worked = sum(
        claim,
        contributions.iter().filter(|part| part.printed.is_none()),
        |part| part.calculated.number(),
    );
    let whole = worked.and_then(|worked| told.exact_add(worked));
    let agreement = whole.map_or(Agreement::Differs, |whole| print.agreement(whole));
    // A claim that is one part and nothing else is printed of that part, to whatever digit.
    let alone = open == 1 && !any_print;
    if agreement != Agreement::Differs && !alone {
        for part in contributions.iter_mut() {
            if part.printed.is_none() {
                part.printed = part.calculated.number();
                part.printing = Printing::Apart;
            }
        }
        let rounding = whole.and_then(|whole| difference(print.value, whole));
        if let Some(rounding) = rounding.filter(|rounding| !rounding.is_zero()) {
            let label = format!("Rounding of {}", print.text);
            beyond(
                claim,
                Printing::Rounding,
                label,
                Some(rounding),
                contributions,
            );
        }
        return;
    }
    match open {
        0 => {
            let label = format!("In the {} beyond its parts", print.text);
            beyond(
                claim,
                Printing::Unaccounted,
                label,
                Some(rest),
                contributions,
            );
        }
        1 => {
            for part in contributions.iter_mut().filter(|part| is_open(part)) {
                part.printed = Some(signed(claim, part.sense, rest));
                part.printing = if any_print {
                    Printing::Left
                } else {
                    Printing::Apart
                };
            }
        }
        _ => {
            let together = together(claim, rest, contributions);
            for part in contributions.iter_mut() {
                if part.printed.is_none() {
                    part.printing = Printing::NotApart;
                }
            }
            contributions.extend(together);
        }
    }
}

/// Adds what the claim has beyond its parts, as printed, in the sign of the claim.
fn beyond(
    claim: Sense,
    printing: Printing,
    label: String,
    printed: Option<Decimal>,
    contributions: &mut Vec<Contribution>,
) {
    let Some(first) = contributions.first() else {
        return;
    };
    contributions.push(Contribution {
        label,
        sense: claim,
        lasting: first.lasting,
        already_made: false,
        printing,
        printed,
        calculated: Value::None,
        now: Value::None,
        not_calculated: Decimal::ZERO,
        not_now: Decimal::ZERO,
        gross: false,
        gross_now: false,
    });
}

/// What is printed of all parts without a print of their own. It waits as long as one of them does;
/// what is already worked out of the others is no longer missing.
fn together(claim: Sense, rest: Decimal, contributions: &[Contribution]) -> Option<Contribution> {
    let parts = || contributions.iter().filter(|part| part.printed.is_none());
    let first = parts().next()?;
    let waits = |value: fn(&Contribution) -> &Value| {
        parts()
            .map(value)
            .find(|value| matches!(value, Value::Needs(_) | Value::Error(_)))
            .cloned()
            .unwrap_or(Value::None)
    };
    let missing = |value: fn(&Contribution) -> &Value| {
        let known = sum(claim, parts(), |part| {
            Some(value(part).number().unwrap_or_default())
        });
        known
            .and_then(|known| rest.exact_sub(known))
            .unwrap_or(rest)
            .max(Decimal::ZERO)
    };
    Some(Contribution {
        label: "All of these, not told apart".to_owned(),
        sense: claim,
        lasting: first.lasting,
        // What may be old money is not counted as new.
        already_made: parts().any(|part| part.already_made),
        printing: Printing::Together,
        printed: Some(rest),
        calculated: waits(|part| &part.calculated),
        now: waits(|part| &part.now),
        not_calculated: missing(|part| &part.calculated),
        not_now: missing(|part| &part.now),
        gross: false,
        gross_now: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    /// A claim of two parts, a saving and a cost that comes off it, each printed or needed.
    fn split(claim: &str, saved: &str, spent: &str) -> Vec<(Printing, Option<Decimal>)> {
        let given = |printed: &str| match printed {
            "" => "needed = \"Finance\"".to_owned(),
            printed => format!("printed = \"{printed}\"\nsource = \"p\""),
        };
        let case = sample::case(&format!(
            r#"
[claim]
quantity = "net"
printed = "{claim}"
sense = "saving"
source = "p"
[[part]]
quantity = "saved"
sense = "saving"
lasting = "recurring"
label = "Saved"
[[part]]
quantity = "spent"
sense = "cost"
lasting = "one-off"
label = "Spent"
[[group]]
title = "All"
inputs = ["saved", "spent"]
[input.saved]
label = "Saved"
unit = "£"
{}
[input.spent]
label = "Spent"
unit = "£"
{}
[calc.net]
label = "Net"
unit = "£"
formula = "saved - spent"
"#,
            given(saved),
            given(spent)
        ));
        let paper = Figures::paper(&case);
        contributions(&case, &paper, &paper)
            .into_iter()
            .map(|part| (part.printing, part.printed))
            .collect()
    }

    fn pounds(printing: Printing, figure: i64) -> (Printing, Option<Decimal>) {
        (printing, Some(Decimal::from(figure)))
    }

    #[test]
    fn printed_parts_that_make_up_the_claim_stand_as_printed() {
        assert_eq!(
            split("£30k", "£40k", "£10k"),
            [
                pounds(Printing::Apart, 40_000),
                pounds(Printing::Apart, 10_000)
            ]
        );
    }

    #[test]
    fn a_difference_within_the_rounding_of_the_claim_is_rounding() {
        // £40,400 − £10,000 = £30,400, printed as £30k.
        assert_eq!(
            split("£30k", "£40,400", "£10k"),
            [
                pounds(Printing::Apart, 40_400),
                pounds(Printing::Apart, 10_000),
                pounds(Printing::Rounding, -400)
            ]
        );
    }

    #[test]
    fn a_difference_beyond_rounding_is_no_part_and_no_rounding() {
        assert_eq!(
            split("£35k", "£40k", "£10k"),
            [
                pounds(Printing::Apart, 40_000),
                pounds(Printing::Apart, 10_000),
                pounds(Printing::Unaccounted, 5_000)
            ]
        );
    }

    #[test]
    fn the_one_part_without_a_print_has_what_the_others_leave_in_its_own_sign() {
        // £40k less a cost of £10k is £30k.
        assert_eq!(
            split("£30k", "£40k", ""),
            [
                pounds(Printing::Apart, 40_000),
                pounds(Printing::Left, 10_000)
            ]
        );
    }

    #[test]
    fn two_parts_without_a_print_are_printed_together() {
        assert_eq!(
            split("£30k", "", ""),
            [
                (Printing::NotApart, None),
                (Printing::NotApart, None),
                pounds(Printing::Together, 30_000)
            ]
        );
    }
}
