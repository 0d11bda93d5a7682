//! Totals across cases: what was printed, what the sums give, what they give with a reader's
//! changes; savings apart from income, costs and pressures; overlaps told, and kept out where the
//! same money would certainly count twice.
//!
//! A total of printed headlines is Casebook's sum, not a paper's.

use casebook_model::Decimal;
use casebook_model::case::{Case, Lasting, Part, Sense};
use casebook_model::deciding::{is_nought, same};
use casebook_model::evaluate::Figures;
use casebook_model::exact::Exact;
use casebook_model::value::Value;

/// One part of one case's claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// What it is.
    pub label: String,
    /// Saving, income, cost or pressure.
    pub sense: Sense,
    /// Recurring, one-off or part-year.
    pub lasting: Lasting,
    /// Made in an earlier year.
    pub already_made: bool,
    /// The printed figure, as far as the paper tells the parts apart.
    pub printed: Option<Decimal>,
    /// From the paper's own inputs.
    pub calculated: Value,
    /// With the reader's changes.
    pub now: Value,
}

/// The parts of a case's claim. Their printed figures add up to the printed claim.
#[must_use]
pub fn contributions(case: &Case, paper: &Figures, now: &Figures) -> Vec<Contribution> {
    let mut contributions: Vec<Contribution> = case
        .parts
        .iter()
        .map(|part| Contribution {
            label: part.label.clone(),
            sense: part.sense,
            lasting: part.lasting,
            already_made: part.already_made,
            printed: printed_part(case, part),
            calculated: paper.at(case, part.quantity, &part.place),
            now: now.at(case, part.quantity, &part.place),
        })
        .collect();
    share_out(case, &mut contributions);
    contributions
}

fn printed_part(case: &Case, part: &Part) -> Option<Decimal> {
    match case.published_at(part.quantity, &part.place) {
        Some(cell) => Some(cell.meaning()),
        None => case
            .printed_at(part.quantity, &part.place)
            .map(|printed| printed.value),
    }
}

/// Gives what the printed claim has beyond its printed parts to the others: as the paper's own sum
/// has them where they come to just that, else all to the part that the sum says it belongs to, or
/// to the first where the paper does not tell.
fn share_out(case: &Case, contributions: &mut [Contribution]) {
    let Some(claim) = &case.claim.printed else {
        return;
    };
    let signed = |contribution: &Contribution, figure: Decimal| {
        if adds(contribution.sense) == adds(case.claim.sense) {
            figure
        } else {
            casebook_model::number::negated(figure)
        }
    };
    let told = contributions
        .iter()
        .filter_map(|contribution| Some(signed(contribution, contribution.printed?)))
        .try_fold(Decimal::ZERO, Decimal::checked_add);
    let Some(rest) = told.and_then(|told| claim.value.exact_sub(told)) else {
        return;
    };
    if is_nought(rest) {
        return;
    }
    let worked = contributions
        .iter()
        .filter(|contribution| contribution.printed.is_none())
        .map(|contribution| Some(signed(contribution, contribution.calculated.number()?)))
        .try_fold(Decimal::ZERO, |sum, figure| sum.exact_add(figure?));
    if worked.is_some_and(|worked| same(worked, rest)) {
        for contribution in contributions
            .iter_mut()
            .filter(|contribution| contribution.printed.is_none())
        {
            contribution.printed = contribution.calculated.number();
        }
        return;
    }
    // What a paper prints of a part and of the whole may be rounded differently.
    let is_nought =
        |contribution: &Contribution| contribution.calculated.number().is_some_and(is_nought);
    let open = |contribution: &Contribution| contribution.printed.is_none();
    let place = contributions
        .iter()
        .position(|contribution| open(contribution) && !is_nought(contribution))
        .or_else(|| contributions.iter().position(open))
        .unwrap_or(0);
    if let Some(contribution) = contributions.get_mut(place) {
        let rest = signed(contribution, rest);
        contribution.printed = contribution.printed.unwrap_or_default().exact_add(rest);
    }
}

/// Whether a sense eases a budget: savings and income do, costs and pressures burden it.
fn adds(sense: Sense) -> bool {
    matches!(sense, Sense::Saving | Sense::Income)
}

/// What some contributions come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// The printed figures.
    pub printed: Decimal,
    /// The sums from the papers' own inputs, of those that can be worked out.
    pub calculated: Decimal,
    /// The printed figures of those that cannot.
    pub not_calculated: Decimal,
    /// The sums with the reader's changes, of those that can be worked out.
    pub now: Decimal,
    /// The printed figures of those that still cannot.
    pub not_now: Decimal,
    /// How many contributions there are.
    pub count: u32,
    /// How many of them wait for figures, with the reader's changes.
    pub waiting: u32,
    /// Whether a figure was too large to add.
    pub overflow: bool,
}

/// Adds contributions of one sense; the sense is the caller's to keep apart.
#[must_use]
pub fn total<'a>(contributions: impl Iterator<Item = &'a Contribution>) -> Total {
    let mut total = Total::default();
    for contribution in contributions {
        let printed = contribution.printed.unwrap_or_default();
        total.count = total.count.saturating_add(1);
        let overflow = &mut total.overflow;
        let mut add = |to: &mut Decimal, figure: Decimal| match to.exact_add(figure) {
            Some(sum) => *to = sum,
            None => *overflow = true,
        };
        add(&mut total.printed, printed);
        match &contribution.calculated {
            Value::Number(figure) => add(&mut total.calculated, *figure),
            Value::None => {}
            _ => add(&mut total.not_calculated, printed),
        }
        match &contribution.now {
            Value::Number(figure) => add(&mut total.now, *figure),
            Value::None => {}
            _ => {
                add(&mut total.not_now, printed);
                total.waiting = total.waiting.saturating_add(1);
            }
        }
    }
    total
}

/// Two chosen cases that speak of the same money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The first, by its position among those chosen.
    pub one: usize,
    /// The second.
    pub other: usize,
    /// In a few words.
    pub kind: String,
    /// Certain, or only likely.
    pub certain: bool,
    /// Why.
    pub why: String,
    /// The one that is left out of a total unless the reader says otherwise.
    pub left_out: Option<usize>,
}

/// The overlaps between chosen cases, each pair and kind once.
#[must_use]
pub fn shared(cases: &[&Case]) -> Vec<Shared> {
    let mut found: Vec<Shared> = Vec::new();
    for (one, case) in cases.iter().enumerate() {
        for overlap in &case.overlaps {
            let Some(other) = cases.iter().position(|other| other.id == overlap.case) else {
                continue;
            };
            let left_out = match (overlap.certain, overlap.kind.as_str()) {
                (true, "superseded by") => Some(one),
                (true, "supersedes") => Some(other),
                _ => None,
            };
            let known = found.iter_mut().find(|shared| {
                (shared.one, shared.other) == (one, other)
                    || (shared.one, shared.other) == (other, one)
            });
            match known {
                Some(shared) => shared.left_out = shared.left_out.or(left_out),
                None => found.push(Shared {
                    one,
                    other,
                    kind: overlap.kind.clone(),
                    certain: overlap.certain,
                    why: overlap.why.clone(),
                    left_out,
                }),
            }
        }
    }
    found
}
