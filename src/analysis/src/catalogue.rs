//! What the list of cases shows of each, worked out when the project is built, so that no case has
//! to be read to list it.

use crate::checks::{Tally, Verdict, tally};
use crate::claim;
use casebook_model::case::{Case, Sense};
use casebook_model::evaluate::Figures;
use casebook_model::number::to_places;
use casebook_model::value::Value;
use casebook_model::words;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

/// One case of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The paper's own references.
    pub references: Vec<String>,
    /// Whose case it is.
    pub council: String,
    /// Its year as written: `2020/21`.
    pub year: String,
    /// Under what it is filed.
    pub theme: String,
    /// What the claim is: saving, income, cost or pressure.
    pub sense: Sense,
    /// The claim as printed; `None` where the paper prints no figure.
    pub printed: Option<String>,
    /// The claim from the paper's own inputs, in words; `None` while it needs inputs.
    pub calculated: Option<String>,
    /// How the two stand; `None` without a print.
    pub verdict: Option<Verdict>,
    /// All checks of the case.
    pub checks: Tally,
    /// The size of the claim in whole pounds, for sorting: as printed, else as worked out;
    /// `None` where there is neither, or where it is not money.
    pub pounds: Option<i64>,
}

/// What a case proposes, what its sum rests on and what it leaves open, in small letters: what the
/// list is searched by, besides what it shows.
#[must_use]
pub fn words(case: &Case) -> String {
    let text: Vec<&str> = [&case.summary, &case.rests_on, &case.open]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    text.join(" ").to_ascii_lowercase()
}

/// What the list shows of a case.
#[must_use]
pub fn entry(case: &Case) -> Entry {
    let paper = Figures::paper(case);
    let standing = claim::standing(case, &paper, &paper);
    let quantity = case.quantity(case.claim.quantity);
    let calculated = match &standing.calculated {
        Value::Needs(_) => None,
        value => quantity.map(|quantity| words::value(case, quantity, value)),
    };
    let money = quantity.is_some_and(|quantity| quantity.unit.is_money(&case.units));
    let size = standing.printed.as_ref().map(|printed| printed.value);
    let size = size.or_else(|| standing.calculated.number());
    Entry {
        id: case.id.clone(),
        title: case.title.clone(),
        references: case.references.clone(),
        council: case.council.clone(),
        year: case.year.label(),
        theme: case.theme.clone(),
        sense: case.claim.sense,
        printed: standing
            .printed
            .as_ref()
            .map(|printed| printed.text.clone()),
        calculated,
        verdict: standing.verdict,
        checks: tally(&claim::all_checks(case, &paper)),
        pounds: size
            .filter(|_| money)
            .and_then(|size| to_places(size, 0).to_i64()),
    }
}
