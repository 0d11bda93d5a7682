//! The log of a case's assumptions, as quality assurance asks for it (the Treasury's Aqua Book): every
//! input with its figure, where it comes from and how sure it is, whether the claim rests on it and
//! whether it was changed here; then what the sum rests on, what is left open, and every check, which is
//! the record of what was verified.

use crate::csv::{Field, figure};
use crate::sentences::of_check;
use casebook_analysis::checks::{Verdict, figure_name};
use casebook_analysis::claim::all_checks;
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Given, Input, Quantity, QuantityIndex, Range};
use casebook_model::edit::{self, Edits};
use casebook_model::evaluate::{Figures, claim_rests_on};
use casebook_model::printed::{Printed, Qualifier};
use casebook_model::value::Value;
use casebook_model::words;
use casebook_model::working;

/// The heads of the log's columns.
pub const HEADS: [&str; 15] = [
    "Part",
    "Name",
    "What",
    "Figure",
    "Unit",
    "As given",
    "In the paper’s words",
    "How sure",
    "Plausible from",
    "Plausible to",
    "Where in the paper",
    "Why",
    "Who would know",
    "The claim rests on it",
    "Changed here",
];

/// The rows of the log, below its heads.
#[must_use]
pub fn log(case: &Case, edits: &Edits) -> Vec<Vec<Field>> {
    let paper = Figures::paper(case);
    let now = Figures::now(case, edits, &paper);
    let logged = Logged {
        case,
        edits,
        paper: &paper,
        now: &now,
        rests: claim_rests_on(case),
    };
    let inputs = case.groups.iter().flat_map(|group| &group.inputs);
    let mut rows: Vec<Vec<Field>> = inputs.flat_map(|index| logged.input(*index)).collect();
    for (part, texts) in [
        ("What the sum rests on", &case.rests_on),
        ("Left open", &case.open),
    ] {
        let texts = texts.iter();
        rows.extend(texts.map(|text| row([(0, part.into()), (2, text.as_str().into())])));
    }
    rows.extend(logged.checks());
    for print in &case.background {
        rows.push(row([
            (0, "Printed, in no sum".into()),
            (2, print.what.as_str().into()),
            (6, print.printed.text.as_str().into()),
            (10, print.source.as_str().into()),
            (11, print.note.clone().unwrap_or_default().into()),
        ]));
    }
    rows
}

/// The log as a file.
#[must_use]
pub fn csv(case: &Case, edits: &Edits) -> String {
    let heads = HEADS.iter().map(|head| (*head).into()).collect();
    let mut rows: Vec<Vec<Field>> = vec![heads];
    rows.extend(log(case, edits));
    crate::csv::write(&rows)
}

/// A row with some of its fields.
fn row<const N: usize>(fields: [(usize, Field); N]) -> Vec<Field> {
    let mut row: Vec<Field> = vec!["".into(); HEADS.len()];
    for (column, field) in fields {
        if let Some(slot) = row.get_mut(column) {
            *slot = field;
        }
    }
    row
}

struct Logged<'a> {
    case: &'a Case,
    edits: &'a Edits,
    paper: &'a Figures,
    now: &'a Figures,
    rests: Vec<bool>,
}

impl Logged<'_> {
    /// A row for each cell of an input.
    fn input(&self, index: QuantityIndex) -> Vec<Vec<Field>> {
        let case = self.case;
        let Some((quantity, input)) = case
            .quantity(index)
            .and_then(|quantity| Some((quantity, quantity.input()?)))
        else {
            return Vec::new();
        };
        let cells = input.given.iter().enumerate();
        let told = cells.filter(|(_, given)| !matches!(given, Given::None));
        told.map(|(cell, given)| {
            let place = case.place_of(quantity, cell);
            self.cell(index, quantity, input, given, &place)
        })
        .collect()
    }

    fn cell(
        &self,
        index: QuantityIndex,
        quantity: &Quantity,
        input: &Input,
        given: &Given,
        place: &Place,
    ) -> Vec<Field> {
        let case = self.case;
        let now = self.now.at(case, index, place);
        let paper = self.paper.at(case, index, place);
        let (text, sure) = match given {
            Given::Known { printed, takes } => (
                printed.text.clone(),
                match takes {
                    Some(_) => format!("{}; Casebook picks one figure of it", hedge(printed)),
                    None => hedge(printed).to_owned(),
                },
            ),
            Given::Assumed(_) => (String::new(), "assumed by Casebook".to_owned()),
            Given::Needed | Given::None => {
                (String::new(), "needed: not printed in the paper".to_owned())
            }
        };
        let changed = match (self.edits.touch(index), now.same(&paper)) {
            (true, false) => match edit::sentence(case, self.edits, index) {
                told if told.is_empty() => "yes".to_owned(),
                told => told,
            },
            _ => String::new(),
        };
        let plausible = |end: fn(Range) -> Decimal| {
            let end = input.range.map(end).map(Value::Number);
            end.map_or_else(|| "".into(), |end| figure(case, index, &end))
        };
        let rests = self.rests.get(usize::from(index.0)) == Some(&true);
        row([
            (0, "Assumption".into()),
            (1, figure_name(case, index, place).into()),
            (2, working::label(case, quantity, place).into()),
            (3, figure(case, index, &now)),
            (4, quantity.unit.heading(&case.units).into()),
            (5, figure(case, index, &paper)),
            (6, text.into()),
            (7, sure.into()),
            (8, plausible(|range| range.low)),
            (9, plausible(|range| range.high)),
            (10, input.source.as_str().into()),
            (11, input.why.clone().unwrap_or_default().into()),
            (
                12,
                input
                    .who
                    .as_deref()
                    .map_or_else(String::new, words::who)
                    .into(),
            ),
            (13, if rests { "yes" } else { "no" }.into()),
            (14, changed.into()),
        ])
    }

    /// A row for each check.
    fn checks(&self) -> Vec<Vec<Field>> {
        let case = self.case;
        let checks = all_checks(case, self.paper);
        let rows = checks.iter().map(|check| {
            let quantity = case.quantity(check.quantity);
            let unit = quantity.map(|it| it.unit.heading(&case.units));
            let verdict = match check.verdict {
                Verdict::Agrees => "agrees",
                Verdict::Rounds => "agrees to rounding",
                Verdict::Differs => "differs",
                Verdict::Needs => "needs figures",
            };
            row([
                (0, "Check".into()),
                (1, check.id.as_str().into()),
                (2, of_check(case, check).into()),
                (3, figure(case, check.quantity, &check.calculated)),
                (4, unit.unwrap_or_default().into()),
                (
                    5,
                    figure(case, check.quantity, &Value::Number(check.published)),
                ),
                (6, check.printed.text.as_str().into()),
                (7, verdict.into()),
                (10, check.source.as_str().into()),
                (11, check.because.clone().unwrap_or_default().into()),
            ])
        });
        rows.collect()
    }
}

/// How sure the paper is of a print.
fn hedge(printed: &Printed) -> &'static str {
    match printed.qualifier {
        Qualifier::Plain => "printed",
        Qualifier::About => "printed as about",
        Qualifier::Range => "printed as a range",
        Qualifier::AtLeast | Qualifier::MoreThan => "printed as at least",
        Qualifier::UpTo | Qualifier::FewerThan => "printed as at most",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::of_lines;
    use crate::sample::sample;

    #[test]
    fn every_input_says_where_it_comes_from_and_how_sure_it_is() {
        let case = sample();
        let edits = of_lines(&case, ["rate=900", "in_care[2020-04,low]=6"]).unwrap();
        let text = csv(&case, &edits);
        let line = |name: &str| {
            let begins = format!("Assumption,{name},");
            let found = text
                .lines()
                .find(|line| line.starts_with(&begins) || line.contains(&format!("\"{name}\"")));
            found
                .unwrap_or_else(|| panic!("{name}:\n{text}"))
                .to_owned()
        };
        assert_eq!(
            line("rate"),
            "Assumption,rate,Rate,900,£ a child a week,100,about £100,printed as about,,,p. 1,,,yes,£900 a child a week"
        );
        assert_eq!(
            line("share"),
            "Assumption,share,Share,8,%,8,8%,printed,,,p. 1,,,yes,"
        );
        assert_eq!(
            line("cost"),
            "Assumption,cost,Cost,needed,£,needed,,needed: not printed in the paper,,,,,Finance,no,"
        );
        assert!(
            line("steady").contains(",Steady,yes,,yes,,assumed by Casebook,"),
            "{text}"
        );
        assert!(
            line("in_care[2020-04,low]").ends_with("yes,April 2020 · Low: 6 children"),
            "{text}"
        );
        assert!(line("in_care[2020-05,low]").ends_with(",yes,"), "{text}");
        assert!(text.contains("Check,claim,"), "{text}");
        assert!(
            text.contains("Check,saved[low],") || text.contains("Check,\"saved[low]\","),
            "{text}"
        );
        assert!(
            text.contains("\r\n\"Printed, in no sum\",,A share elsewhere,"),
            "{text}"
        );
        // All rows are of one width.
        assert!(
            log(&case, &edits)
                .iter()
                .all(|row| row.len() == HEADS.len())
        );
    }
}
