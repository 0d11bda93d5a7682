//! `list`: the cases, with how their claims and checks stand.

use crate::library::{Failure, Library};
use crate::output::Output;
use crate::sheet::{Sheet, Side};
use casebook_analysis::catalogue::entry;
use casebook_analysis::checks::Tally;
use casebook_exchange::listed::listed;
use casebook_model::case::Case;

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

fn table(cases: &[Case]) -> String {
    let mut sheet = Sheet::new(&[Side::Left, Side::Right, Side::Right, Side::Left]);
    let head = ["Case", "Printed", "Worked out", "Checks"];
    sheet.row(head.map(str::to_owned).to_vec());
    for case in cases {
        let entry = entry(case);
        let word = if entry.gross { "gross " } else { "" };
        sheet.row(vec![
            entry.id,
            entry.printed.unwrap_or_else(|| "nothing".to_owned()),
            entry.calculated.map_or_else(
                || "needs inputs".to_owned(),
                |figure| format!("{word}{figure}"),
            ),
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
        (
            tally.hedged,
            "agrees, given how the paper rounds",
            "agree, given how the paper rounds",
        ),
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
