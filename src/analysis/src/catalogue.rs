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
use std::collections::BTreeSet;

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
    /// Whether that is gross and the claim is net: [`claim::is_gross`].
    pub gross: bool,
    /// How the two stand; `None` without a print.
    pub verdict: Option<Verdict>,
    /// All checks of the case.
    pub checks: Tally,
    /// The size of the claim in whole pounds, for sorting: as printed, else as worked out;
    /// `None` where there is neither, or where it is not money.
    pub pounds: Option<i64>,
    /// The claim from the paper's own inputs, in whole pounds; `None` as for `calculated`, or where
    /// it is not money.
    pub worked_out: Option<i64>,
}

/// A text as it is searched: letters in small, digits, and single spaces. Punctuation goes without
/// leaving a gap, on both sides of a search, so that `A/R.6.255` is found by `AR6.255`.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_whitespace() {
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else if letter.is_ascii_alphanumeric() || is_foreign(letter) {
            folded.push(letter.to_ascii_lowercase());
        }
    }
    folded
}

/// A letter of no English word, by all appearance: no sign, dash or quotation mark.
fn is_foreign(letter: char) -> bool {
    letter > '\u{bf}' && !('\u{2000}'..='\u{206f}').contains(&letter)
}

/// Names of one thing, as [`folded`]: who searches by one means the others too.
const SAME: [&str; 3] = ["looked after", "lookedafter", "in care"];

/// The words that the list finds a case by, besides what it shows: what the paper calls it
/// (`known_as`), what it proposes, rests on and leaves open, what its inputs and its background are,
/// and its document. Each once, as [`folded`], parted by spaces.
#[must_use]
pub fn words(case: &Case, known_as: &[String]) -> String {
    let inputs = case.quantities.iter().filter(|it| it.input().is_some());
    let texts = [&case.title, &case.theme, &case.document.title].into_iter();
    let text = texts
        .chain(known_as)
        .chain(&case.summary)
        .chain(&case.rests_on)
        .chain(&case.open)
        .chain(inputs.map(|input| &input.label))
        .chain(case.background.iter().map(|print| &print.what))
        .map(|text| folded(text))
        .collect::<Vec<_>>()
        .join(" ");
    let same = match SAME.iter().any(|name| text.contains(name)) {
        true => SAME.as_slice(),
        false => &[],
    };
    let texts = same.iter().copied().chain([text.as_str()]);
    let words: BTreeSet<&str> = texts.flat_map(str::split_whitespace).collect();
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// A figure of the claim as the list shows it: in words, which are `None` while it needs inputs, and
/// in whole pounds, which are `None` where there is no number or it is not money.
#[must_use]
pub fn shown(case: &Case, value: &Value) -> (Option<String>, Option<i64>) {
    let Some(quantity) = case.quantity(case.claim.quantity) else {
        return (None, None);
    };
    let words = match value {
        Value::Needs(_) => None,
        value => Some(words::value(case, quantity, value)),
    };
    let money = quantity.unit.is_money(&case.units);
    let pounds = value.number().filter(|_| money);
    let pounds = pounds.and_then(|amount| to_places(amount, 0).to_i64());
    (words, pounds)
}

/// What the list shows of a case.
#[must_use]
pub fn entry(case: &Case) -> Entry {
    let paper = Figures::paper(case);
    let standing = claim::standing(case, &paper, &paper);
    let (calculated, worked_out) = shown(case, &standing.calculated);
    let printed = standing.printed.as_ref().map(|printed| printed.value);
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
        gross: standing.gross,
        verdict: standing.verdict,
        checks: tally(&claim::all_checks(case, &paper)),
        pounds: match printed {
            Some(printed) => shown(case, &Value::Number(printed)).1,
            None => worked_out,
        },
        worked_out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{MONTHS, case};

    #[test]
    fn punctuation_case_and_apostrophes_are_folded_away() {
        for (text, so) in [
            ("A/R.6.255", "ar6255"),
            ("AR6.255", "ar6255"),
            ("2020-21", "202021"),
            ("Children\u{2019}s  Centres", "childrens centres"),
            ("£408,000\u{a0}net", "408000 net"),
            ("in-house", "inhouse"),
            ("Gwasanaethau Pl\u{e2}nt", "gwasanaethau pl\u{e2}nt"),
            ("\u{201c}\u{2026}\u{201d} – · &", "  "),
        ] {
            assert_eq!(folded(text).trim_end(), so.trim_end(), "{text}");
        }
    }

    #[test]
    fn a_case_is_found_by_its_inputs_and_by_what_the_paper_calls_it() {
        let case = case(MONTHS);
        let found = words(
            &case,
            &["TR001532".to_owned(), "Looked After Children".to_owned()],
        );
        let words: Vec<&str> = found.split(' ').collect();
        assert!(words.is_sorted(), "each once, in order: {found}");
        for word in ["tr001532", "looked", "children", "care"] {
            assert!(words.contains(&word), "{word} in {found}");
        }
        let inputs = case.quantities.iter().filter(|it| it.input().is_some());
        for label in inputs.map(|input| folded(&input.label)) {
            assert!(
                label.split(' ').all(|word| words.contains(&word)),
                "{label}"
            );
        }
        // Neither name for children in care stands in it by itself.
        assert!(!super::words(&case, &[]).contains("looked"));
    }
}
