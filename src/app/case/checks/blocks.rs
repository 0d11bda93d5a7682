//! The checks in the order in which they are shown: those of a quantity together, those first where
//! something differs.

use super::figure::{figure, without_unit};
use crate::case::tables::grid::with_unit;
use crate::parts::wording;
use crate::state::opened::Opened;
use casebook_analysis::checks::{Check, Kind, Verdict};
use casebook_model::case::Quantity;
use casebook_model::order;
use yew::AttrValue;

/// The checks of one quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckBlock {
    /// The name over them, where they are several.
    pub heading: Option<AttrValue>,
    /// The checks.
    pub rows: Vec<LabelledCheck>,
}

/// A check and what it is called in its block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelledCheck {
    /// Which of the case's checks.
    pub check: usize,
    /// Its name.
    pub label: AttrValue,
    /// What the paper prints.
    pub printed: AttrValue,
    /// What the paper's own sum gives.
    pub calculated: AttrValue,
    /// By how much the two differ.
    pub difference: AttrValue,
    /// Whether the print differs.
    pub differs: bool,
}

/// The checks of a case.
#[must_use]
pub fn blocks(opened: &Opened) -> Vec<CheckBlock> {
    let checks = &opened.checks;
    let runs: Vec<&[Check]> = checks
        .chunk_by(|one, next| one.quantity == next.quantity)
        .collect();
    let urgent = |run: usize| {
        runs.get(run)?
            .iter()
            .map(|check| urgency(check.verdict))
            .min()
    };
    let order = order::positions(runs.len(), &mut |one, other| {
        urgent(one).cmp(&urgent(other))
    });
    let starts: Vec<usize> = runs
        .iter()
        .scan(0_usize, |next, run| {
            let start = *next;
            *next = start.saturating_add(run.len());
            Some(start)
        })
        .collect();
    order
        .into_iter()
        .filter_map(|run| block(opened, runs.get(run)?, *starts.get(run)?))
        .collect()
}

/// Those that want attention first.
fn urgency(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Differs => 0,
        Verdict::Needs => 1,
        Verdict::Hedged => 2,
        Verdict::Rounds => 3,
        Verdict::Agrees => 4,
    }
}

/// The block of some checks of one quantity, of which the first is number `start`.
fn block(opened: &Opened, checks: &[Check], start: usize) -> Option<CheckBlock> {
    let case = &opened.case;
    let quantity = case.quantity(checks.first()?.quantity)?;
    let name = name(opened, quantity);
    let several = !quantity.axes.is_empty();
    let row = |(check, number): (&Check, usize)| {
        let mut label = match several {
            true => wording::raised(&wording::place(case, &check.place)),
            false => name.clone(),
        };
        label.push_str(match (check.kind, check.is_claim()) {
            (Kind::Recalculated, false) => "",
            (Kind::Recalculated, true) => ": the claim",
            (Kind::Foots, false) => ": the sum of its printed parts",
            (Kind::Foots, true) => ": the sum of the claim’s printed parts",
        });
        LabelledCheck {
            check: number,
            label: label.into(),
            printed: check.printed.readable().into(),
            calculated: figure(case, quantity, &check.calculated, Some(check.published)).into(),
            difference: match check.difference {
                None => "–".into(),
                Some(difference) => {
                    let difference = wording::difference(case, quantity, difference);
                    without_unit(difference, quantity).into()
                }
            },
            differs: check.verdict == Verdict::Differs,
        }
    };
    let rows = checks.iter().zip(start..).map(row).collect();
    Some(CheckBlock {
        heading: several.then(|| name.into()),
        rows,
    })
}

/// What a quantity is called, with the unit of its figures.
fn name(opened: &Opened, quantity: &Quantity) -> String {
    let units = &opened.case.units;
    match quantity.unit.words(units, true).is_empty() {
        true => quantity.label.clone(),
        false => with_unit(&opened.case, &quantity.label, &quantity.unit),
    }
}
