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
    let mut rows: Vec<LabelledCheck> = checks.iter().zip(start..).map(row).collect();
    tell_apart(checks, &mut rows);
    Some(CheckBlock {
        heading: several.then(|| name.into()),
        rows,
    })
}

/// Says of rows that would have one name where each is printed.
fn tell_apart(checks: &[Check], rows: &mut [LabelledCheck]) {
    let names: Vec<AttrValue> = rows.iter().map(|row| row.label.clone()).collect();
    for (check, row) in checks.iter().zip(rows) {
        if names.iter().filter(|name| **name == row.label).count() > 1 {
            row.label = [&row.label, " (", &check.source, ")"].concat().into();
        }
    }
}

/// What a quantity is called, with the unit of its figures.
fn name(opened: &Opened, quantity: &Quantity) -> String {
    let units = &opened.case.units;
    match quantity.unit.words(units, true).is_empty() {
        true => quantity.label.clone(),
        false => with_unit(&opened.case, &quantity.label, &quantity.unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::{File, Library};
    use std::rc::Rc;

    #[test]
    fn no_two_rows_of_a_block_have_one_name() {
        let library = Library::of(&[]);
        for entry in library.catalogue().iter() {
            let library = Library::of(&[File::Case(entry.id.clone())]);
            let opened = Rc::clone(library.case(&entry.id).here().unwrap());
            for block in blocks(&opened) {
                let mut names: Vec<_> = block.rows.iter().map(|row| &row.label).collect();
                names.sort();
                names.dedup();
                assert_eq!(names.len(), block.rows.len(), "{}: {names:?}", entry.id);
            }
        }
    }

    #[test]
    fn a_print_that_stands_twice_says_where() {
        let id = "cambridgeshire/2020-21/placement-mix-and-demand";
        let library = Library::of(&[File::Case(id.to_owned())]);
        let opened = Rc::clone(library.case(id).here().unwrap());
        let blocks = blocks(&opened);
        let named = |name: &str| {
            let mut rows = blocks.iter().flat_map(|block| &block.rows);
            rows.any(|row| row.label == name)
        };
        assert!(named(
            "Cost avoided by placements brought forward (Table 1, first row, column Cost avoided)"
        ));
        assert!(!blocks.iter().flat_map(|block| &block.rows).any(|row| {
            opened.checks[row.check].id == "avoided_by_month[2020-04,low]"
                && row.label.contains('(')
        }));
    }
}
