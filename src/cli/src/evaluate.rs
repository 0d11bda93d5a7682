//! `evaluate`: a case worked out, with other inputs if asked for.

use crate::arguments::{Misuse, Parts};
use crate::library::{Failure, Library};
use crate::list::tally_words;
use crate::output::Output;
use crate::sheet::{Sheet, Side};
use casebook_analysis::checks::{Check, Verdict, figure_name, tally};
use casebook_analysis::claim::{self, moved, standing};
use casebook_exchange::checked::evaluation_of;
use casebook_exchange::named::figure;
use casebook_exchange::shown::{Showing, Shown};
use casebook_exchange::told::{From, told};
use casebook_exchange::{edits, sentences};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Quantity, QuantityIndex};
use casebook_model::caution::cautions;
use casebook_model::edit::{self, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::{words, working};
use std::ffi::OsStr;

/// Works a case out with the edits of `set`: all of it or, if asked for, `parts` of it.
pub(crate) fn evaluate(
    json: bool,
    argument: &OsStr,
    set: &[String],
    parts: &Parts,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let library = Library::open()?;
    let read = library.read_all(&library.find(argument)?)?;
    let case = &read.case;
    let edits = edits::of_lines(case, set.iter().map(String::as_str))
        .map_err(|it| Misuse(format!("--set {}: {}", it.text, it.error.words())))?;
    if json {
        output.json(&evaluation_of(&read, &edits));
        for caution in told_cautions(case, &edits) {
            output.message(&caution.join(": "));
        }
        return Ok(());
    }
    let paper = Figures::paper(case);
    let now = Figures::now(case, &edits, &paper);
    let told = Told {
        case,
        edits: &edits,
        paper: &paper,
        now: &now,
    };
    let workings = told.workings(&parts.workings)?;
    output.text(&told.head());
    output.text(&told.claim());
    output.text(&told.changes());
    output.text(&told.cautions());
    if *parts != Parts::default() {
        if parts.tables {
            output.text(&told.tables());
        }
        output.text(&workings);
        return Ok(());
    }
    output.text(&told.checks());
    output.text(&told.inputs());
    output.text(&told.sums());
    output.text(&told.needs());
    Ok(())
}

struct Told<'a> {
    case: &'a Case,
    edits: &'a Edits,
    paper: &'a Figures,
    now: &'a Figures,
}

impl Told<'_> {
    fn head(&self) -> String {
        let case = self.case;
        let mut line = vec![case.council.clone(), case.year.label()];
        line.extend(case.references.iter().cloned());
        format!("{}\n{}\n", case.title, line.join(" · "))
    }

    fn claim(&self) -> String {
        let standing = standing(self.case, self.paper, self.now);
        let Some(quantity) = self.case.quantity(standing.quantity) else {
            return String::new();
        };
        let value = |value: &Value| words::value(self.case, quantity, value);
        let printed = standing
            .printed
            .as_ref()
            .map_or("no figure", |printed| &printed.text);
        let verdict = match standing.verdict {
            Some(verdict) if standing.gross && verdict.stands() => {
                [verdict_words(verdict), ", but is gross: the claim is net"].concat()
            }
            verdict => verdict.map_or_else(String::new, |it| verdict_words(it).to_owned()),
        };
        let label = working::label(self.case, quantity, &standing.place);
        let mut sheet = Sheet::new(&[Side::Left, Side::Right, Side::Left]);
        sheet.row(row(["Printed", printed, &label]));
        sheet.row(row(["Worked out", &value(&standing.calculated), &verdict]));
        if !self.edits.is_empty() {
            let (now, change) = match (&standing.calculated, &standing.now) {
                (Value::Number(before), Value::Number(now)) => (
                    words::figure_beside(self.case, quantity, *now, *before),
                    change_words(self.case, quantity, *before, *now),
                ),
                _ => (value(&standing.now), String::new()),
            };
            sheet.row(row(["With the changes", &now, &change]));
            let net = self.case.claim.net.and_then(|net| self.case.quantity(net));
            if let (Some(quantity), Some(net)) = (net, standing.net) {
                let net = words::figure(self.case, quantity, net);
                let beside = moved(self.case, &standing).beside.unwrap_or_default();
                sheet.row(row(["Net, with the changes", &net, &beside]));
            }
        }
        format!("\n{}", sheet.text())
    }

    fn changes(&self) -> String {
        if self.edits.is_empty() {
            return String::new();
        }
        let mut sheet = Sheet::new(&[Side::Left]);
        for (index, quantity) in self
            .inputs_of()
            .filter(|(index, _)| self.edits.touch(*index))
        {
            let sentence = edit::sentence(self.case, self.edits, index);
            sheet.row(vec![quantity.id.clone(), sentence]);
        }
        format!("\nChanged\n{}", sheet.text())
    }

    fn cautions(&self) -> String {
        let mut sheet = Sheet::new(&[Side::Left]);
        for caution in told_cautions(self.case, self.edits) {
            sheet.row(caution.to_vec());
        }
        let text = sheet.text();
        if text.is_empty() {
            text
        } else {
            format!("\nIs this meant?\n{text}")
        }
    }

    fn checks(&self) -> String {
        let checks = claim::all_checks(self.case, self.paper);
        let mut text = format!("\nChecks: {}\n", tally_words(tally(&checks)));
        let mut tell = |verdict: Verdict, head: &str| {
            let rows: Vec<&Check> = checks
                .iter()
                .filter(|check| check.verdict == verdict)
                .collect();
            if !rows.is_empty() {
                text.push_str(head);
            }
            for check in rows {
                text.push_str("    ");
                text.push_str(&sentences::of_check(self.case, check));
                text.push('\n');
                if let Some(because) = &check.because {
                    text.push_str("      ");
                    text.push_str(because);
                    text.push('\n');
                }
            }
        };
        tell(Verdict::Differs, "  Differ\n");
        tell(Verdict::Hedged, "  Agree, given how the paper rounds\n");
        tell(Verdict::Rounds, "  Agree to rounding\n");
        tell(Verdict::Needs, "  Need inputs\n");
        text
    }

    /// The tables and charts.
    fn tables(&self) -> String {
        let checks = claim::all_checks(self.case, self.paper);
        let showing = Showing {
            case: self.case,
            checks: &checks,
            paper: self.paper,
            now: self.now,
        };
        let tables = self.case.tables.iter().map(|it| showing.table(it));
        let tables = tables.map(|it| shown(&it, &[Side::Left, Side::Right]));
        let charts = self.case.charts.iter().map(|it| showing.chart(it));
        let charts = charts.map(|it| shown(&it, &[Side::Left, Side::Left, Side::Right]));
        let text: String = tables.chain(charts).collect();
        match text.is_empty() {
            true => "\nThis case has no tables and no charts.\n".to_owned(),
            false => text,
        }
    }

    /// How figures come about.
    fn workings(&self, names: &[String]) -> Result<String, Misuse> {
        let mut text = String::new();
        for name in names {
            let wrong = |why: String| Misuse(format!("--working {name}: {why}"));
            let (index, place) = figure(self.case, name).map_err(|it| wrong(it.words()))?;
            let told = told(self.case, self.edits, index, &place)
                .ok_or_else(|| wrong("the case has no such place.".to_owned()))?;
            text.push_str(&working_text(&told));
        }
        Ok(text)
    }

    fn inputs_of(&self) -> impl Iterator<Item = (QuantityIndex, &Quantity)> {
        self.case
            .each_quantity()
            .filter(|(_, quantity)| quantity.input().is_some())
    }

    fn inputs(&self) -> String {
        format!("\nInputs\n{}", self.quantities(self.inputs_of().collect()))
    }

    fn sums(&self) -> String {
        let rest = self
            .case
            .each_quantity()
            .filter(|(_, quantity)| quantity.input().is_none());
        format!("\nSums\n{}", self.quantities(rest.collect()))
    }

    /// Single figures in one table, each series in one of its own.
    fn quantities(&self, list: Vec<(QuantityIndex, &Quantity)>) -> String {
        let (single, series): (Vec<_>, Vec<_>) = list
            .into_iter()
            .partition(|(_, quantity)| quantity.axes.is_empty());
        let mut sheet = Sheet::new(&[Side::Left, Side::Right, Side::Left]);
        for ((_, quantity), figure) in single.iter().zip(self.column(&single)) {
            sheet.row(row([&quantity.id, &figure, &quantity.label]));
        }
        let mut text = sheet.text();
        for (index, quantity) in series {
            text.push('\n');
            text.push_str(&self.series(index, quantity));
        }
        text
    }

    /// A series: its last axis across if it has several, the others down.
    fn series(&self, index: QuantityIndex, quantity: &Quantity) -> String {
        let unit = quantity.unit.heading(&self.case.units);
        let unit = if unit.is_empty() {
            unit
        } else {
            format!(", {unit}")
        };
        let mut sheet = Sheet::new(&[Side::Left, Side::Right]);
        let across = match quantity.axes.as_slice() {
            [_, .., last] => Some(*last),
            _ => None,
        };
        if let Some(axis) = across.and_then(|axis| self.case.axis(axis)) {
            let ids = axis.items.iter().map(|item| item.id.clone());
            sheet.row(core::iter::once(String::new()).chain(ids).collect());
        }
        let columns = across.map_or(1, |axis| self.case.length(axis)).max(1);
        let figures = self.now.cells(index);
        let column: Vec<_> = figures.iter().map(|value| (quantity, value)).collect();
        let cells: Vec<(usize, String)> = words::column(self.case, &column)
            .into_iter()
            .enumerate()
            .collect();
        for line in cells.chunks(columns) {
            let first = line.first().map(|(cell, _)| *cell);
            let place = first.map(|cell| self.case.place_of(quantity, cell));
            let down: Vec<_> = quantity
                .axes
                .iter()
                .copied()
                .filter(|axis| Some(*axis) != across)
                .collect();
            let head = place.map(|place| self.case.place_code(&place.on(&down)));
            let figures = line.iter().map(|(_, text)| text.clone());
            sheet.row(head.into_iter().chain(figures).collect());
        }
        format!(
            "  {} ({}{unit})\n{}",
            quantity.id,
            quantity.label,
            sheet.text()
        )
    }

    /// Single figures that stand below each other.
    fn column(&self, list: &[(QuantityIndex, &Quantity)]) -> Vec<String> {
        let (case, nowhere) = (self.case, Place::nowhere());
        let values: Vec<Value> = list
            .iter()
            .map(|(index, _)| self.now.at(case, *index, &nowhere))
            .collect();
        let figures: Vec<(&Quantity, &Value)> = list
            .iter()
            .zip(&values)
            .map(|((_, quantity), value)| (*quantity, value))
            .collect();
        figures
            .iter()
            .map(|(quantity, value)| match value {
                Value::Needs(_) if quantity.input().is_some() => "needed".to_owned(),
                Value::Needs(_) => "needs inputs".to_owned(),
                Value::Number(number) if words::in_digits(quantity) => {
                    let places = words::column_places(case, &figures, quantity);
                    words::figure_to(case, quantity, places, *number)
                }
                value => words::value(case, quantity, value),
            })
            .collect()
    }

    fn needs(&self) -> String {
        let mut sheet = Sheet::new(&[Side::Left]);
        for (index, quantity) in self.inputs_of() {
            for (cell, value) in self.now.cells(index).iter().enumerate() {
                if matches!(value, Value::Needs(_)) {
                    let place = self.case.place_of(quantity, cell);
                    let who = quantity.input().and_then(|input| input.who.as_deref());
                    sheet.row(row([
                        &figure_name(self.case, index, &place),
                        &working::label(self.case, quantity, &place),
                        who.unwrap_or_default(),
                    ]));
                }
            }
        }
        let text = sheet.text();
        if text.is_empty() {
            text
        } else {
            format!("\nStill needed, and who would know\n{text}")
        }
    }
}

/// A table or chart as aligned text.
fn shown(shown: &Shown, sides: &[Side]) -> String {
    let mut text = format!("\n{}\n", shown.title);
    if let Some(note) = &shown.note {
        text.push_str(&format!("  {note}\n"));
    }
    let mut sheet = Sheet::new(sides);
    for line in head_lines(shown) {
        sheet.row(line);
    }
    for row in &shown.rows {
        sheet.row(row.clone());
    }
    text.push_str(&sheet.text());
    for mark in &shown.marks {
        text.push_str(&format!("  {mark}\n"));
    }
    text
}

/// The heads in as many lines as the longest needs, so that no column is wider than its figures want.
fn head_lines(shown: &Shown) -> Vec<Vec<String>> {
    let wrapped: Vec<Vec<String>> = shown
        .heads
        .iter()
        .enumerate()
        .map(|(column, head)| {
            let figures = shown.rows.iter().filter_map(|row| row.get(column));
            let widest = figures.map(|figure| figure.chars().count()).max();
            let item = head
                .rsplit_once(" · ")
                .map(|(_, item)| item.chars().count());
            let widest = widest.max(item).unwrap_or_default();
            wrapped(head, widest.max(NARROWEST))
        })
        .collect();
    let lines = wrapped.iter().map(Vec::len).max().unwrap_or_default();
    let line = |line: usize| {
        let columns = wrapped.iter();
        columns.map(move |head| {
            // They end on the same line.
            let above = lines.saturating_sub(head.len());
            let text = line.checked_sub(above).and_then(|line| head.get(line));
            text.cloned().unwrap_or_default()
        })
    };
    (0..lines).map(|number| line(number).collect()).collect()
}

/// To how few characters a head is cut into lines.
const NARROWEST: usize = 14;

/// Words in lines of so many characters; a longer word has a line to itself. A sign keeps to the word
/// before it, and the item of a column begins a line.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in text.split(" · ") {
        let mut is_first = true;
        for word in part.split_whitespace() {
            let is_sign = word == "%" || word.starts_with('£');
            let room = |line: &String| {
                let longer = line.chars().count().saturating_add(word.chars().count());
                is_sign || longer < width
            };
            match lines.last_mut().filter(|line| !is_first && room(line)) {
                Some(line) => line.extend([" ", word]),
                None => lines.push(word.to_owned()),
            }
            is_first = false;
        }
    }
    lines
}

/// How a figure comes about: in words, in numbers, line by line, and where its print stands.
fn working_text(told: &casebook_exchange::told::Told) -> String {
    let mut text = format!("\n{}\n", told.figure);
    for line in &told.lines {
        text.push_str(&format!("  {line}\n"));
    }
    if let From::Formula {
        rows,
        complete: true,
        then,
        ..
    } = &told.origin
    {
        let mut sheet = Sheet::new(&[Side::Left, Side::Left, Side::Right, Side::Left]);
        for it in rows {
            sheet.row(row([it.sign, &it.what, &it.number, &it.unit]));
        }
        let then = then.as_deref().unwrap_or_default();
        sheet.row(row(["=", then, &told.result, ""]));
        text.push_str(&sheet.text());
    }
    if let Some(source) = &told.source {
        text.push_str(&format!("  In the paper: {source}\n"));
    }
    text
}

/// What is said of changed cells, each name with its words; what is said of many cells of one input
/// is said once.
fn told_cautions(case: &Case, edits: &Edits) -> Vec<[String; 2]> {
    let cautions = cautions(case, edits);
    let alike = cautions
        .chunk_by(|one, other| (one.quantity, &one.words) == (other.quantity, &other.words));
    alike
        .filter_map(|alike| {
            let first = alike.first()?;
            let quantity = case.quantity(first.quantity)?;
            let name = figure_name(case, first.quantity, &case.place_of(quantity, first.cell));
            let name = match alike.len().saturating_sub(1) {
                0 => name,
                1 => format!("{name} and 1 more cell"),
                more => format!("{name} and {more} more cells"),
            };
            Some([name, first.words.clone()])
        })
        .collect()
}

fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agrees => "agrees",
        Verdict::Rounds => "agrees to rounding",
        Verdict::Hedged => "agrees, given how the paper rounds",
        Verdict::Differs => "differs",
        Verdict::Needs => "needs inputs",
    }
}

fn change_words(case: &Case, quantity: &Quantity, before: Decimal, now: Decimal) -> String {
    words::change(case, quantity, before, now).map_or_else(
        || "no change".to_owned(),
        |change| format!("{change} than the paper’s sum"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_list_of_any_case_mixes_places() {
        let library = Library::open().unwrap();
        assert!(!library.files.is_empty());
        for file in &library.files {
            let case = library.read(file).unwrap();
            let paper = Figures::paper(&case);
            let told = Told {
                case: &case,
                edits: &Edits::none(),
                paper: &paper,
                now: &paper,
            };
            for input in [true, false] {
                let list: Vec<_> = case
                    .each_quantity()
                    .filter(|(_, quantity)| {
                        // What is counted has its own places.
                        quantity.axes.is_empty()
                            && quantity.input().is_some() == input
                            && !quantity.unit.counts(&case.units)
                    })
                    .collect();
                let mut places: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
                for ((_, quantity), text) in list.iter().zip(told.column(&list)) {
                    if text.contains(|c: char| c.is_ascii_digit()) && words::in_digits(quantity) {
                        let number: String = text
                            .chars()
                            .take_while(|c| !c.is_whitespace() && *c != '%')
                            .collect();
                        let after = number.split_once('.').map_or(0, |(_, after)| after.len());
                        let unit = quantity.unit.heading(&case.units);
                        places.entry(unit).or_default().push((after, text));
                    }
                }
                for (unit, texts) in places {
                    let first = texts.first().map(|(after, _)| *after);
                    assert!(
                        texts.iter().all(|(after, _)| Some(*after) == first),
                        "{} {unit}: {texts:?}",
                        case.id
                    );
                }
            }
        }
    }
}
