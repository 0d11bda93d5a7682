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

/// The headings of the log as one reads it: [`reading`].
pub const READ: [&str; 5] = [
    "What",
    "Figure",
    "As given, and how sure",
    "Where, why, who would know",
    "Changed here",
];

/// The rows of the log, below its heads.
#[must_use]
pub fn log(case: &Case, edits: &Edits) -> Vec<Vec<Field>> {
    let entries = entries(case, edits);
    entries.iter().map(|entry| entry.row(case)).collect()
}

/// A part of the log as one reads it: what it is of, and its rows below [`READ`].
pub type Part = (&'static str, Vec<[String; 5]>);

/// The log as one reads it, in parts: figures with their units, and what belongs together in one place.
#[must_use]
pub fn reading(case: &Case, edits: &Edits) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for entry in entries(case, edits) {
        let row = entry.read(case);
        match parts.last_mut() {
            Some((part, rows)) if *part == entry.part => rows.push(row),
            _ => parts.push((entry.part, vec![row])),
        }
    }
    parts
}

/// The log as a file.
#[must_use]
pub fn csv(case: &Case, edits: &Edits) -> String {
    let heads = HEADS.iter().map(|head| (*head).into()).collect();
    let mut rows: Vec<Vec<Field>> = vec![heads];
    rows.extend(log(case, edits));
    crate::csv::write(&rows)
}

/// What is logged of one thing.
#[derive(Clone, Debug, Default)]
struct Entry {
    part: &'static str,
    name: String,
    what: String,
    /// Of which quantity, with its figure now and as given.
    figures: Option<(QuantityIndex, Value, Value)>,
    printed: String,
    sure: String,
    range: Option<Range>,
    source: String,
    why: String,
    who: String,
    /// Whether the claim rests on it; of an assumption only.
    rests: Option<bool>,
    changed: String,
}

impl Entry {
    fn row(&self, case: &Case) -> Vec<Field> {
        let of = |value: fn(&(QuantityIndex, Value, Value)) -> &Value| {
            let value = self
                .figures
                .as_ref()
                .map(|it| figure(case, it.0, value(it)));
            value.unwrap_or_else(|| "".into())
        };
        let end = |end: fn(Range) -> Decimal| match (self.range.map(end), &self.figures) {
            (Some(end), Some((index, ..))) => figure(case, *index, &Value::Number(end)),
            _ => "".into(),
        };
        let quantity = self.figures.as_ref().and_then(|it| case.quantity(it.0));
        let unit = quantity.map(|quantity| quantity.unit.heading(&case.units));
        let rests = match self.rests {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        };
        let words = |text: &str| Field::from(text);
        vec![
            words(self.part),
            words(&self.name),
            words(&self.what),
            of(|it| &it.1),
            words(&unit.unwrap_or_default()),
            of(|it| &it.2),
            words(&self.printed),
            words(&self.sure),
            end(|range| range.low),
            end(|range| range.high),
            words(&self.source),
            words(&self.why),
            words(&self.who),
            words(rests),
            words(&self.changed),
        ]
    }

    fn read(&self, case: &Case) -> [String; 5] {
        let told = |parts: &[&str]| {
            let parts: Vec<&str> = parts.iter().copied().filter(|it| !it.is_empty()).collect();
            parts.join("; ")
        };
        let quantity = self.figures.as_ref().and_then(|it| case.quantity(it.0));
        let value = |value: &Value| match (quantity, value) {
            (Some(quantity), Value::Number(number)) => edit::input_words(case, quantity, *number),
            (Some(quantity), value) => words::value(case, quantity, value),
            (None, _) => String::new(),
        };
        let (now, given) = match &self.figures {
            Some((_, now, given)) => (value(now), value(given)),
            None => Default::default(),
        };
        let given = match (self.printed.as_str(), self.rests) {
            ("", _) => given,
            // A check stands beside its print.
            (printed, None) => printed.to_owned(),
            (printed, Some(_)) => format!("“{printed}”"),
        };
        let range = self.range.map(|range| {
            let end = |end| value(&Value::Number(end));
            format!("plausible from {} to {}", end(range.low), end(range.high))
        });
        let who = match self.who.as_str() {
            "" => String::new(),
            who => format!("{who} would know"),
        };
        let rests = match self.rests {
            Some(false) => "the claim does not rest on it",
            _ => "",
        };
        [
            self.what.clone(),
            now,
            told(&[&given, &self.sure, &range.unwrap_or_default()]),
            told(&[&self.source, &self.why, &who, rests]),
            self.changed.clone(),
        ]
    }
}

/// All that is logged: the inputs in the order of the form, what the sum rests on, what is left open, the
/// checks, and what is printed and enters no sum.
fn entries(case: &Case, edits: &Edits) -> Vec<Entry> {
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
    let mut entries: Vec<Entry> = inputs.flat_map(|index| logged.input(*index)).collect();
    for (part, texts) in [
        ("What the sum rests on", &case.rests_on),
        ("Left open", &case.open),
    ] {
        entries.extend(texts.iter().map(|text| Entry {
            part,
            what: text.clone(),
            ..Entry::default()
        }));
    }
    entries.extend(logged.checks());
    entries.extend(case.background.iter().map(|print| Entry {
        part: "Printed, in no sum",
        what: print.what.clone(),
        printed: print.printed.text.clone(),
        source: print.source.clone(),
        why: print.note.clone().unwrap_or_default(),
        ..Entry::default()
    }));
    entries
}

struct Logged<'a> {
    case: &'a Case,
    edits: &'a Edits,
    paper: &'a Figures,
    now: &'a Figures,
    rests: Vec<bool>,
}

impl Logged<'_> {
    /// What is logged of each cell of an input.
    fn input(&self, index: QuantityIndex) -> Vec<Entry> {
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
    ) -> Entry {
        let case = self.case;
        let now = self.now.at(case, index, place);
        let paper = self.paper.at(case, index, place);
        let (printed, sure) = match given {
            Given::Known { printed, takes } => (
                printed.text.clone(),
                match takes {
                    Some(_) => format!("{}; Casebook picks one figure of it", hedge(printed)),
                    None => hedge(printed).to_owned(),
                },
            ),
            Given::Assumed(_) => (String::new(), "assumed by Casebook".to_owned()),
            Given::Added(_) => (String::new(), "added to what the paper has".to_owned()),
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
        Entry {
            part: "Assumption",
            name: figure_name(case, index, place),
            what: working::label(case, quantity, place),
            figures: Some((index, now, paper)),
            printed,
            sure,
            range: input.range,
            source: input.source.clone(),
            why: input.why.clone().unwrap_or_default(),
            who: input.who.as_deref().map_or_else(String::new, words::who),
            rests: Some(self.rests.get(usize::from(index.0)) == Some(&true)),
            changed,
        }
    }

    /// What is logged of each check.
    fn checks(&self) -> Vec<Entry> {
        let case = self.case;
        let checks = all_checks(case, self.paper);
        let entries = checks.iter().map(|check| Entry {
            part: "Check",
            name: check.id.clone(),
            what: of_check(case, check),
            figures: Some((
                check.quantity,
                check.calculated.clone(),
                Value::Number(check.published),
            )),
            printed: check.printed.text.clone(),
            sure: match check.verdict {
                Verdict::Agrees => "agrees",
                Verdict::Rounds => "agrees to rounding",
                Verdict::Hedged => "agrees, given how the paper rounds",
                Verdict::Differs => "differs",
                Verdict::Needs => "needs figures",
            }
            .to_owned(),
            source: check.source.clone(),
            why: check.because.clone().unwrap_or_default(),
            ..Entry::default()
        });
        entries.collect()
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
    fn the_log_reads_with_units_and_what_belongs_together() {
        let case = sample();
        let edits = of_lines(&case, ["rate=900"]).unwrap();
        let parts = reading(&case, &edits);
        let titles: Vec<&str> = parts.iter().map(|(part, _)| *part).collect();
        assert_eq!(titles, ["Assumption", "Check", "Printed, in no sum"]);
        let row = |what: &str| {
            let rows = parts.iter().flat_map(|(_, rows)| rows);
            let found = rows.clone().find(|row| row[0] == what);
            found
                .unwrap_or_else(|| panic!("{what}: {parts:#?}"))
                .clone()
        };
        assert_eq!(
            row("Rate"),
            [
                "Rate",
                "£900 a child a week",
                "“about £100”; printed as about",
                "p. 1",
                "£900 a child a week"
            ]
        );
        assert_eq!(
            row("Cost"),
            [
                "Cost",
                "needs Cost",
                "needs Cost; needed: not printed in the paper",
                "Finance would know; the claim does not rest on it",
                ""
            ]
        );
        assert_eq!(row("Steady")[1], "yes");
    }

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
