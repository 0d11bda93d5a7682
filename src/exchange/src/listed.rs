//! A case in the list of cases, as plain data: the one shape of `list --json` and of the JavaScript
//! interface.

use casebook_analysis::catalogue::{Entry, entry};
use casebook_analysis::checks::{Tally, Verdict};
use casebook_analysis::claim::standing;
use casebook_model::case::Case;
use casebook_model::evaluate::Figures;
use casebook_model::number::plain;
use casebook_model::words;
use serde::Serialize;

/// One case of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Its id.
    pub case: String,
    /// What it is called.
    pub title: String,
    /// The references of the paper.
    pub references: Vec<String>,
    /// Whose it is.
    pub council: String,
    /// The financial year: `2020/21`.
    pub year: String,
    /// What it is about.
    pub theme: String,
    /// `saving`, `income`, `cost` or `pressure`.
    pub sense: &'static str,
    /// The claim as printed; `null` where the paper prints none.
    pub printed: Option<String>,
    /// Its figure.
    pub published: Option<String>,
    /// What the sum gives; `null` where that is no number.
    pub calculated: Option<String>,
    /// `agrees`, `rounds`, `hedged`, `differs` or `needs`; `null` without a print.
    pub verdict: Option<&'static str>,
    /// How the checks stand, the claim among them.
    pub checks: Counts,
}

/// How many checks there are of each verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Agree.
    pub agrees: usize,
    /// Agree to rounding.
    pub rounds: usize,
    /// Agree given the hedges of their inputs.
    pub hedged: usize,
    /// Differ.
    pub differs: usize,
    /// Wait for inputs.
    pub needs: usize,
}

impl From<Tally> for Counts {
    fn from(tally: Tally) -> Self {
        Self {
            agrees: tally.agree,
            rounds: tally.round,
            hedged: tally.hedged,
            differs: tally.differ,
            needs: tally.need,
        }
    }
}

/// What the list says of a case.
#[must_use]
pub fn listed(case: &Case) -> Listed {
    let Entry {
        id,
        title,
        references,
        council,
        year,
        theme,
        sense,
        printed,
        verdict,
        checks,
        ..
    } = entry(case);
    let paper = Figures::paper(case);
    let standing = standing(case, &paper, &paper);
    let shown = |value| {
        let quantity = case.quantity(standing.quantity);
        plain(quantity.map_or(value, |quantity| words::shown(&quantity.unit, value)))
    };
    Listed {
        case: id,
        title,
        references,
        council,
        year,
        theme,
        sense: sense.word(),
        printed,
        published: standing
            .printed
            .as_ref()
            .map(|printed| shown(printed.value)),
        calculated: standing.calculated.number().map(shown),
        verdict: verdict.map(Verdict::word),
        checks: checks.into(),
    }
}
