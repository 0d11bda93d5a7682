//! Totals across cases: what was printed, what the sums give, what they give with a reader's
//! changes; savings apart from income, costs and pressures; overlaps told, and kept out where the
//! same money would certainly count twice.
//!
//! A total of printed headlines is Casebook's sum, not a paper's.

mod contributions;
mod headline;

pub use contributions::{Contribution, Printing, contributions};
pub use headline::{Headline, headline};

use casebook_model::Decimal;
use casebook_model::exact::Exact;
use casebook_model::value::Value;

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
    /// What of the sums is gross, of a claim that is net.
    pub gross: Decimal,
    /// The same with the reader's changes.
    pub gross_now: Decimal,
    /// How many contributions there are.
    pub count: u32,
    /// How many of them wait for figures, with the reader's changes.
    pub waiting: u32,
    /// Whether a figure was too large to add.
    pub overflow: bool,
}

impl Total {
    /// What is printed for those that were worked out; `None` where figures are too large.
    #[must_use]
    pub fn rest(&self) -> Option<Decimal> {
        self.printed.exact_sub(self.not_calculated)
    }

    /// How much more was worked out than is printed for it, as headlines are rounded and parts may not
    /// be printed; `None` where nothing is printed.
    #[must_use]
    pub fn beyond(&self) -> Option<Decimal> {
        let rest = self.rest().filter(|rest| !rest.is_zero())?;
        self.calculated.exact_sub(rest)
    }
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
            Value::Number(figure) => {
                add(&mut total.calculated, *figure);
                if contribution.gross {
                    add(&mut total.gross, *figure);
                }
            }
            Value::None => {}
            _ => add(&mut total.not_calculated, contribution.not_calculated),
        }
        match &contribution.now {
            Value::Number(figure) => {
                add(&mut total.now, *figure);
                if contribution.gross_now {
                    add(&mut total.gross_now, *figure);
                }
            }
            Value::None => {}
            _ => {
                add(&mut total.not_now, contribution.not_now);
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
pub fn shared(cases: &[&Headline]) -> Vec<Shared> {
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
