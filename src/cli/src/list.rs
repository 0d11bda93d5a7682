//! `list`: the cases, with how their claims and checks stand.

use crate::library::{Failure, Library};
use crate::output::Output;
use crate::sheet::{Sheet, Side};
use casebook_analysis::catalogue::{Entry, entry};
use casebook_analysis::checks::Tally;
use casebook_analysis::claim::standing;
use casebook_model::case::Case;
use casebook_model::evaluate::Figures;
use casebook_model::number::plain;
use casebook_model::words;
use serde::Serialize;

/// One case of `list --json`.
#[derive(Serialize)]
struct Listed {
    case: String,
    title: String,
    references: Vec<String>,
    council: String,
    year: String,
    theme: String,
    sense: &'static str,
    printed: Option<String>,
    published: Option<String>,
    calculated: Option<String>,
    verdict: Option<&'static str>,
    checks: Counts,
}

/// How many checks there are of each verdict.
#[derive(Serialize)]
pub(crate) struct Counts {
    agrees: usize,
    rounds: usize,
    differs: usize,
    needs: usize,
}

impl From<Tally> for Counts {
    fn from(tally: Tally) -> Self {
        Self {
            agrees: tally.agree,
            rounds: tally.round,
            differs: tally.differ,
            needs: tally.need,
        }
    }
}

/// Lists all shipped cases. A broken one is told after the others are listed.
pub(crate) fn list(json: bool, output: &mut Output<'_>) -> Result<(), Failure> {
    let library = Library::open()?;
    let mut cases = Vec::new();
    let mut faults = Vec::new();
    for file in &library.files {
        match library.read(file) {
            Ok(case) => cases.push(case),
            Err(Failure::Broken(messages)) => faults.extend(messages),
            Err(other) => return Err(other),
        }
    }
    if json {
        output.json(&cases.iter().map(listed).collect::<Vec<_>>());
    } else {
        output.text(&table(&cases));
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Failure::Broken(faults))
    }
}

fn listed(case: &Case) -> Listed {
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
        verdict: verdict.map(casebook_analysis::checks::Verdict::word),
        checks: checks.into(),
    }
}

fn table(cases: &[Case]) -> String {
    let mut sheet = Sheet::new(&[Side::Left, Side::Right, Side::Right, Side::Left]);
    let head = ["Case", "The paper says", "The sum gives", "Checks"];
    sheet.row(head.map(str::to_owned).to_vec());
    for case in cases {
        let entry = entry(case);
        sheet.row(vec![
            entry.id,
            entry.printed.unwrap_or_else(|| "nothing".to_owned()),
            entry
                .calculated
                .unwrap_or_else(|| "needs inputs".to_owned()),
            tally_words(entry.checks),
        ]);
    }
    sheet.text()
}

/// `42 agree, 3 agree to rounding, 5 differ`; what there is none of is left out.
pub(crate) fn tally_words(tally: Tally) -> String {
    let counts = [
        (tally.agree, "agrees", "agree"),
        (tally.round, "agrees to rounding", "agree to rounding"),
        (tally.differ, "differs", "differ"),
        (tally.need, "needs inputs", "need inputs"),
    ];
    let parts: Vec<String> = counts
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }))
        .collect();
    if parts.is_empty() {
        "nothing to check".to_owned()
    } else {
        parts.join(", ")
    }
}
