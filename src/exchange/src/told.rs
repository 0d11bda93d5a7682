//! The working of a figure as plain data, and as lines of text: what the page shows of it.

use crate::plain::{Figure, Plain};
use crate::sentences::{changed_to, given_as, of_check, result, source};
use casebook_analysis::checks::figure_name;
use casebook_analysis::claim::all_checks;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Given, QuantityIndex};
use casebook_model::edit::{self, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::words;
use casebook_model::working::{
    Origin, PartFigure, Reading, Row, RowLabel, Rows, Working, text, working,
};
use serde::Serialize;

/// What a row of a sum is called that is a number of the formula itself.
pub const NUMBER: &str = "A number of the formula";

/// How one figure came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Its name: `avoided_by_month[2020-04,low]`.
    pub figure: String,
    /// Its label with its place.
    pub label: String,
    /// As a case file writes it.
    pub unit: String,
    /// The figure.
    pub value: Figure,
    /// The figure in words: `£204,000`.
    pub result: String,
    /// All of it as lines of text.
    pub lines: Vec<String>,
    /// Where it comes from.
    pub origin: From,
    /// The figures it is made of, each once.
    pub parts: Vec<Part>,
    /// Where in the paper; `null` where that is not known.
    pub source: Option<String>,
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum From {
    /// A formula.
    Formula {
        /// In words: `Fewer children × Agency placement × Weeks left`.
        words: String,
        /// With the names of the case file: `fewer * agency_rate * weeks_left`.
        names: String,
        /// With numbers: `5 children × £850 a child a week × 48 weeks`. Read by plain arithmetic it
        /// gives the result as shown.
        numbers: String,
        /// The same set out line by line.
        rows: Vec<RowTold>,
        /// Whether the rows give the result, each with its sign; if not, they only name what the
        /// figure is made of.
        complete: bool,
        /// What is done last: `rounded up to a whole number`.
        then: Option<String>,
        /// How many of the figures it asks for are given, where it makes do with those.
        known: Option<Known>,
    },
    /// An input.
    Input {
        /// `known`, `assumed`, `needed` or `none`.
        given: &'static str,
        /// As the paper prints it, where it does.
        printed: Option<String>,
        /// The value before any change, in words.
        paper: String,
        /// Whether it was changed.
        changed: bool,
        /// Why it is assumed.
        why: Option<String>,
        /// Who would know it.
        who: Option<String>,
    },
    /// A length of the calendar.
    Calendar {
        /// How it is counted.
        rule: &'static str,
    },
}

/// How many figures are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Known {
    /// So many,
    pub given: usize,
    /// of so many.
    pub of: usize,
}

/// One row of a sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowTold {
    /// What is done with it to what stands above: `+`, `−`, `×`, `÷`; empty for the first.
    pub sign: &'static str,
    /// What it is.
    pub what: String,
    /// The name of the figure, if it is one with a working of its own.
    pub figure: Option<String>,
    /// As shown: `£850`.
    pub number: String,
    /// The words of its unit; may be empty.
    pub unit: String,
}

/// A figure that another is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its name.
    pub figure: String,
    /// Its label with its place.
    pub label: String,
    /// The figure.
    pub value: Figure,
    /// In words.
    pub result: String,
    /// `now`, or what the paper says of it: `paper` (without changes), `printed`, `least` or `most`
    /// (the ends of what the print can stand for).
    pub reading: &'static str,
}

/// The working of a figure, with a reader's edits. `None` only for a place the case does not have.
#[must_use]
pub fn told(case: &Case, edits: &Edits, index: QuantityIndex, place: &Place) -> Option<Told> {
    let paper = Figures::paper(case);
    let now = Figures::now(case, edits, &paper);
    let working = working(case, &now, &paper, index, place)?;
    let quantity = case.quantity(index)?;
    let checks = all_checks(case, &paper);
    let plain = Plain { case };
    let mut lines = vec![format!("{}: {}", working.label, result(&working))];
    if let Value::Needs(needs) = &working.value {
        lines.push(format!("Still needed: {}.", words::needs_list(case, needs)));
    }
    lines.extend(quantity.note.clone());
    lines.extend(of_origin(case, edits, &working));
    let prints = checks
        .iter()
        .filter(|check| check.quantity == index && check.place == working.place);
    for check in prints {
        lines.push(format!("{}.", of_check(case, check)));
        lines.extend(check.because.clone());
    }
    Some(Told {
        figure: figure_name(case, index, &working.place),
        unit: quantity.unit.code(&case.units),
        value: plain.figure(index, &working.value),
        lines,
        origin: origin(case, &working),
        parts: working.parts.iter().map(|it| part(plain, it)).collect(),
        source: source(case, &checks, index, &working.place).map(str::to_owned),
        label: working.label,
        result: working.result,
    })
}

fn of_origin(case: &Case, edits: &Edits, told: &Working) -> Vec<String> {
    let mut lines = Vec::new();
    match &told.origin {
        Origin::Formula {
            words,
            numbers,
            given,
            ..
        } => {
            lines.push(format!("{}.", words::raised(&text(words))));
            lines.push(format!("{} = {}", text(numbers), result(told)));
            if let Some((given, of)) = given {
                lines.push(format!("{given} of {of} figures given."));
            }
        }
        Origin::Input {
            given,
            paper,
            edited,
        } => {
            let quantity = case.quantity(told.quantity);
            let input = quantity.and_then(|quantity| quantity.input());
            let who = input.and_then(|input| input.who.as_deref());
            lines.push(given_as(given, paper, who));
            if *edited {
                let done = edit::sentence(case, edits, told.quantity);
                lines.push(changed_to(&done, given, paper));
            }
            lines.extend(input.and_then(|input| input.why.clone()));
        }
        Origin::Calendar(calendar) => lines.push(format!("{}.", calendar.rule())),
    }
    lines
}

fn origin(case: &Case, told: &Working) -> From {
    match &told.origin {
        Origin::Formula {
            words,
            names,
            numbers,
            rows: Rows { rows, add_up, then },
            given,
        } => From::Formula {
            words: text(words),
            names: names.clone(),
            numbers: text(numbers),
            rows: rows.iter().map(|it| row(case, it)).collect(),
            complete: *add_up,
            then: then.clone(),
            known: given.map(|(given, of)| Known { given, of }),
        },
        Origin::Input {
            given,
            paper,
            edited,
        } => {
            let quantity = case.quantity(told.quantity);
            let input = quantity.and_then(|quantity| quantity.input());
            let (word, printed) = match given {
                Given::Known { printed, .. } => ("known", Some(printed.text.clone())),
                Given::Assumed(_) => ("assumed", None),
                Given::Needed => ("needed", None),
                Given::None => ("none", None),
                Given::Added(_) => ("added", None),
            };
            From::Input {
                given: word,
                printed,
                paper: paper.clone(),
                changed: *edited,
                why: input.and_then(|input| input.why.clone()),
                who: input.and_then(|input| input.who.clone()),
            }
        }
        Origin::Calendar(calendar) => From::Calendar {
            rule: calendar.rule(),
        },
    }
}

fn row(case: &Case, row: &Row) -> RowTold {
    let name = |part: &PartFigure| figure_name(case, part.quantity, &part.place);
    let (what, figure) = match &row.what {
        RowLabel::Figure(part) => (part.label.clone(), Some(name(part))),
        RowLabel::Bracket(line) => (text(line), None),
        RowLabel::Noughts { words, first } => (words.clone(), first.as_ref().map(name)),
        RowLabel::Number => (NUMBER.to_owned(), None),
    };
    RowTold {
        sign: row.sign,
        what,
        figure,
        number: row.number.clone(),
        unit: row.unit.clone(),
    }
}

fn part(plain: Plain<'_>, part: &PartFigure) -> Part {
    Part {
        figure: figure_name(plain.case, part.quantity, &part.place),
        label: part.label.clone(),
        value: plain.figure(part.quantity, &part.value),
        result: part.words.clone(),
        reading: match part.reading {
            Reading::Now => "now",
            Reading::Paper => "paper",
            Reading::Printed => "printed",
            Reading::End { highest: false, .. } => "least",
            Reading::End { highest: true, .. } => "most",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::of_lines;
    use crate::named::figure;
    use crate::sample::sample;

    fn of(name: &str, lines: &[&str]) -> Told {
        let case = sample();
        let edits = of_lines(&case, lines.iter().copied()).unwrap();
        let (index, place) = figure(&case, name).unwrap();
        told(&case, &edits, index, &place).unwrap()
    }

    #[test]
    fn a_sum_is_told_with_its_line_and_its_print() {
        // 5 children x £100 x 4 weeks x 92% = £1,840.
        assert_eq!(
            of("saved[high]", &[]).lines,
            [
                "Saved · High: £1,840",
                "Children in care (April 2020) × Rate × 4 weeks × (1 − Share).",
                "5 children × £100 a child a week × 4 weeks × (1 − 8%) = £1,840",
                "Saved · High: printed 1,800, worked out £1,840, £40 more.",
            ]
        );
        let changed = of("saved[high]", &["rate=900"]);
        assert_eq!(changed.value, Figure::Text("16560".to_owned()));
        assert!(changed.lines[2].ends_with("= £16,560"), "{changed:?}");
        assert_eq!(changed.parts[1].figure, "rate");
        assert_eq!(changed.source.as_deref(), Some("p. 3"));
    }

    #[test]
    fn an_input_says_who_gives_it_and_what_was_changed() {
        assert_eq!(
            of("rate", &["rate=120"]).lines[1..],
            [
                "The paper prints about £100.",
                "You changed it: £120 a child a week. The paper’s figure is £100 a child a week.",
            ]
        );
        assert_eq!(
            of("cost", &[]).lines,
            [
                "Cost: needs figures",
                "Still needed: Cost.",
                "The paper does not print it. Who would know: Finance.",
            ]
        );
    }
}
