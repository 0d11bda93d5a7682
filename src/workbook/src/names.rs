//! The names by which figures go in the workbook: those of the case file, but for the few that a
//! spreadsheet takes for something else.

use casebook_model::case::Case;
use std::collections::BTreeSet;

/// A name for each quantity, in the order of the case. A name that would be read as a cell (`ab12`,
/// `r1c1`) or as yes or no begins with `the_`.
pub(crate) fn names(case: &Case) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let quantities = case.quantities.iter();
    quantities
        .map(|quantity| {
            let mut name = quantity.id.clone();
            while means_something_else(&name) || !taken.insert(name.to_ascii_lowercase()) {
                name.insert_str(0, "the_");
            }
            name
        })
        .collect()
}

fn means_something_else(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let letters = name.len().saturating_sub(
        name.trim_start_matches(|c: char| c.is_ascii_lowercase())
            .len(),
    );
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_cell = (1..=3).contains(&letters)
        && name
            .get(letters..)
            .is_some_and(|rest| !rest.is_empty() && digits(rest));
    let of_row = name
        .strip_prefix('r')
        .unwrap_or(&name)
        .trim_start_matches(|c: char| c.is_ascii_digit());
    let of_column = of_row.strip_prefix('c').unwrap_or(of_row);
    is_cell || digits(of_column) || matches!(name.as_str(), "true" | "false")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_a_spreadsheet_reads_otherwise_are_told() {
        for name in [
            "ab12",
            "r",
            "c",
            "r1c1",
            "rc",
            "r12",
            "c3",
            "true",
            "saved1".get(3..).unwrap(),
        ] {
            assert!(means_something_else(name), "{name}");
        }
        for name in [
            "agency_rate",
            "saved1",
            "rate",
            "carers",
            "rc_",
            "cost",
            "r1_c1",
        ] {
            assert!(!means_something_else(name), "{name}");
        }
    }
}
