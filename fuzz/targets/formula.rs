//! A formula against the quantities of a case: told in faults, or worked out at every place of its
//! case without a panic.
#![no_main]

use casebook_model::authoring::read_formula;
use casebook_model::case::Case;
use casebook_model::evaluate::{Coordinates, Evaluator, Figures};
use casebook_model::working;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CASE: LazyLock<(Case, Figures)> = LazyLock::new(|| {
    let case = casebook_fuzz::case();
    let figures = Figures::paper(&case);
    (case, figures)
});

fuzz_target!(|text: &str| {
    let (case, figures) = &*CASE;
    match read_formula(case, text) {
        Ok(formula) => {
            let series = case.find("saved_by_month").expect("it is in the case").1;
            let evaluator = Evaluator::new(case, figures, Some(figures));
            for cell in [0, 1, usize::from(series.cells) - 1] {
                let _ = evaluator.value(&formula, Coordinates::of_cell(case, series, cell));
            }
            let _ = working::names(case, &formula);
        }
        Err(faults) => assert!(!faults.is_empty()),
    }
});
