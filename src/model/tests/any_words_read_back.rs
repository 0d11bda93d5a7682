//! The line in words says one sum and no other: read by plain precedence, with the figures of its
//! labels, it gives the figure.
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
#[path = "common/labels.rs"]
mod labels;
#[path = "common/sentence.rs"]
mod sentence;

use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::working::{Origin, text, working};
use labels::Labels;
use proptest::prelude::*;
use sentence::At;

proptest! {
    #[test]
    fn any_formula_in_words_gives_its_figure(
        given in formulas::given(false),
        formula in formulas::money(),
        share in prop::option::of(0_i64..12_000),
    ) {
        let case = formulas::case(&given, &formula, None).map_err(TestCaseError::fail)?;
        let edits = share.map_or_else(Edits::none, |share| {
            let change = Change::Scale { on: Place::nowhere(), share: Decimal::new(share, 4) };
            let quantity = case.find("spread").unwrap().0;
            Edits::none().with(&case, Edit { quantity, change })
        });
        let paper = Figures::paper(&case);
        let now = Figures::now(&case, &edits, &paper);
        let labels = Labels::of(&case, &now, &paper);
        let (index, quantity) = case.find("result").unwrap();
        for cell in 0..usize::from(quantity.cells) {
            let place = case.place_of(quantity, cell);
            let told = working(&case, &now, &paper, index, &place).unwrap();
            let (Value::Number(_) | Value::None, Origin::Formula { words, .. }) =
                (&told.value, &told.origin)
            else {
                continue;
            };
            let line = text(words);
            let items = place.pairs().map(|(_, item)| item).collect();
            let reading = sentence::read(&line, &labels, At { items, paper: false });
            let agrees = match (&reading, told.value.number()) {
                (Ok(Some(reading)), Some(value)) => {
                    (*reading - value).abs() <= Decimal::new(1, 9) * value.abs().max(Decimal::ONE)
                }
                (Ok(None), None) => true,
                _ => false,
            };
            prop_assert!(
                agrees,
                "{formula}\n{line}\nat {} is {:?}, and reads as {reading:?}",
                case.place_code(&place),
                told.value,
            );
        }
    }
}
