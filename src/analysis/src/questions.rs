//! Questions one asks of any case, from the model alone: which input matters most ([`matters`], [`pair`]),
//! what each change does ([`changed`]), where it leads that something went otherwise than planned
//! ([`going`]), how likely it is ([`sure`]).
//!
//! What it would take is asked with [`crate::backwards`]. None of this is called by the page when it
//! opens.

pub mod changed;
pub mod going;
pub mod matters;
pub mod pair;
pub mod sure;

use crate::claim::known_net;
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, QuantityIndex};
use casebook_model::deciding::{order, told};
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use casebook_model::exact::Exact;
use casebook_model::value::Value;

/// A case as a reader has it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its figures without edits.
    pub paper: &'a Figures,
    /// What the reader changed.
    pub edits: &'a Edits,
    /// Its figures with that.
    pub now: &'a Figures,
}

/// The figure a question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The quantity.
    pub quantity: QuantityIndex,
    /// Where on its axes.
    pub place: Place,
}

impl Goal {
    /// The figure that is claimed.
    #[must_use]
    pub fn claim(case: &Case) -> Self {
        Self {
            quantity: case.claim.quantity,
            place: case.claim.place.clone(),
        }
    }

    /// What is held against the print: what is left of the claim net, where the paper claims that and it is
    /// known, else the figure that is claimed.
    #[must_use]
    pub fn held(case: &Case, now: &Figures) -> Self {
        let claim = Self::claim(case);
        let net = known_net(case, now);
        Self {
            quantity: net.map_or(claim.quantity, |(net, _)| net),
            ..claim
        }
    }

    /// Its value.
    #[must_use]
    pub fn of(&self, case: &Case, figures: &Figures) -> Value {
        figures.at(case, self.quantity, &self.place)
    }
}

impl Subject<'_> {
    /// The figure as it is with other edits.
    fn with(&self, edits: &Edits, goal: &Goal) -> Value {
        goal.of(self.case, &Figures::now(self.case, edits, self.paper))
    }
}

/// By how much a figure moves; `None` where it is no number before or after. Such differences add up
/// exactly: what only a quotient without end has behind the twelfth place is left off each figure.
fn effect(before: &Value, after: &Value) -> Option<Decimal> {
    let (before, after) = before.number().zip(after.number())?;
    told(after).exact_sub(told(before)).map(|it| it.normalize())
}

/// The cells that wait for a figure of their own.
fn empty_cells(cells: &[Value]) -> Vec<usize> {
    let empty = |(cell, value): (usize, &Value)| matches!(value, Value::Needs(_)).then_some(cell);
    cells.iter().enumerate().filter_map(empty).collect()
}

/// Whether a figure comes to a target: at it or beyond, counted from nought; at a target of nought,
/// counted from what the figure is as things stand.
#[must_use]
pub fn reaches(figure: Decimal, target: Decimal, stands: Option<Decimal>) -> bool {
    let upward = match target.is_zero() {
        true => stands.is_none_or(|stands| order(stands, target).is_lt()),
        false => target > Decimal::ZERO,
    };
    match upward {
        true => order(figure, target).is_ge(),
        false => order(figure, target).is_le(),
    }
}
