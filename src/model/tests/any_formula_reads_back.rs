//! Formulas that nobody wrote: whatever the language can say of money, shares and counts, its line
//! with numbers and its rows, read by plain arithmetic, give the figure to the rounding shown.
#![cfg(feature = "authoring")]
#![allow(
    missing_docs,
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

#[path = "common/calculator.rs"]
mod calculator;
mod common;
#[path = "common/formulas.rs"]
mod formulas;
#[path = "common/lines.rs"]
mod lines;

use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::Case;
use casebook_model::edit::{Change, Edit, Edits};
use proptest::prelude::*;

fn in_part(case: &Case, name: &str, share: i64) -> Edit {
    Edit {
        quantity: case.find(name).unwrap().0,
        change: Change::Scale {
            on: Place::nowhere(),
            share: Decimal::new(share, 4),
        },
    }
}

proptest! {
    #[test]
    fn any_formula_gives_its_figure(
        given in formulas::given(true),
        formula in formulas::money(),
        decimals in prop::option::weighted(0.3, 0_u8..4),
        share in prop::option::of(0_i64..12_000),
    ) {
        let case = match formulas::case(&given, &formula, decimals) {
            Ok(case) => case,
            Err(faults) => return Err(TestCaseError::fail(faults)),
        };
        let edits = share.map_or_else(Edits::none, |share| {
            Edits::none()
                .with(&case, in_part(&case, "spread", share))
                .with(&case, in_part(&case, "monthly", share))
        });
        let mut wrong = Vec::new();
        lines::read_back(&case, &edits, &["result"], &mut wrong);
        prop_assert!(wrong.is_empty(), "{} of {formula}:\n{}", wrong.len(), wrong.join("\n"));
    }
}
