//! Versions of a case side by side: the paper's, what stands now, and those that a reader has kept under
//! names; first the figure that is looked at and how far each is from the print, then what each changes, then
//! any table of the case.

use super::Teller;
use super::going::target;
use crate::apart::AS_GIVEN;
use crate::csv;
use crate::plain::{Figure, Plain};
use crate::tabled::{TabledFigure, tabled};
use crate::versions::Version;
use casebook_analysis::checks::figure_name;
use casebook_analysis::questions::{Goal, Subject};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Layout, Quantity, QuantityIndex};
use casebook_model::deciding;
use casebook_model::edit::{self, Edits, together};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::words;
use serde::Serialize;

/// Of a figure with more places than these, only the one that is looked at is told.
const MOST_PLACES: u16 = 8;

/// Versions side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The case.
    pub case: String,
    /// The figure that is looked at.
    pub of: String,
    /// Its label.
    pub label: String,
    /// As it is printed; `null` where it is not.
    pub printed: Option<String>,
    /// The print, as the paper has it; empty where there is none.
    pub printed_words: String,
    /// The versions, from left to right: the paper's, what stands now where that is another, and those kept.
    pub columns: Vec<Column>,
    /// The figure in each of them, what is left of it net, its parts, and the figure at other places by their
    /// names.
    pub totals: Vec<Row>,
    /// Each input that is changed in one of them.
    pub changes: Vec<Changes>,
    /// A table of the case, where one is asked for.
    pub table: Option<Table>,
    /// The figure in each, in a sentence.
    pub words: String,
}

/// Whose version it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Whose {
    /// The paper's own.
    Paper,
    /// As things stand.
    Now,
    /// Kept under a name.
    Kept,
}

impl Asked {
    /// The head of the row of distances: `Beside the £2m printed`; nothing where nothing is printed.
    #[must_use]
    pub fn beside(&self) -> Option<String> {
        let printed = Some(&self.printed_words).filter(|words| !words.is_empty());
        printed.map(|printed| format!("Beside the {printed} printed"))
    }
}

/// A version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Whose it is.
    pub whose: Whose,
    /// Its name; empty unless it is kept.
    pub name: String,
    /// Whether things stand so now.
    pub stands: bool,
    /// Its changes, as `--set` takes them.
    pub set: Vec<String>,
    /// The figure that is looked at.
    pub figure: Figure,
    /// It in words.
    pub words: String,
    /// By how much it is more than is printed; `null` where one of them is no number.
    pub distance: Option<String>,
    /// That in words: `£9,600 below`; empty where nothing is printed.
    pub distance_words: String,
}

/// A figure in every version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The figure.
    pub of: String,
    /// What it is called where it stands.
    pub label: String,
    /// Whether it is set apart as a total.
    pub total: bool,
    /// It in each version.
    pub cells: Vec<Cell>,
}

/// A figure in one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The figure.
    pub figure: Figure,
    /// It in words; in a table without its unit.
    pub words: String,
    /// Whether it is another than the paper's.
    pub differs: bool,
}

/// An input that is changed in a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// The input.
    pub input: String,
    /// Its label.
    pub label: String,
    /// What it is in each version; of a series, what was done to it.
    pub to: Vec<Put>,
}

/// What an input is in one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Put {
    /// In words.
    pub words: String,
    /// Whether it is changed there.
    pub changed: bool,
}

/// Which rows of a table are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rows {
    /// Those set apart as totals.
    Totals,
    /// Those that are not the same in every version.
    Differ,
    /// All of them.
    All,
}

impl Rows {
    /// All of these, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Totals, Self::Differ, Self::All];

    /// The name that a question takes.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Totals => "totals",
            Self::Differ => "differ",
            Self::All => "all",
        }
    }

    /// It in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Totals => "Its totals",
            Self::Differ => "What is not the same in all",
            Self::All => "Every figure",
        }
    }

    /// Reads [`Self::id`].
    #[must_use]
    pub fn read(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rows| rows.id() == id)
    }

    /// What is told of a table where nothing else is asked for: its totals, if it has any.
    #[must_use]
    pub fn usual(case: &Case, number: usize) -> Self {
        let table = number.checked_sub(1).and_then(|at| case.tables.get(at));
        match table.is_some_and(|table| tabled(case, table).rows.iter().any(|row| row.total)) {
            true => Self::Totals,
            false => Self::All,
        }
    }
}

/// A table of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Its number in the case, from 1.
    pub number: usize,
    /// Its title.
    pub title: String,
    /// Which rows are told.
    pub rows: Rows,
    /// Its columns, or its rows where those run across an axis, each with the figures below it.
    pub groups: Vec<Group>,
    /// What is said where no row is told; empty otherwise.
    pub words: String,
}

/// Figures below one head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The head; empty where the rows say all.
    pub label: String,
    /// The figures.
    pub rows: Vec<Row>,
}

/// What is asked for of the tables: the number or the title of one, and which of its rows.
pub type Wanted<'a> = Option<(&'a str, Option<Rows>)>;

/// Sets versions side by side; `None` only for a figure of another case.
///
/// # Errors
/// When the case has no such table, in words.
pub fn asked(
    subject: Subject<'_>,
    goal: &Goal,
    kept: &[Version],
    wanted: Wanted<'_>,
) -> Result<Option<Asked>, String> {
    let Some(teller) = Teller::new(subject, goal) else {
        return Ok(None);
    };
    let case = teller.case();
    let number = wanted
        .map(|(table, rows)| Ok::<_, String>((number_of(case, table)?, rows)))
        .transpose()?;
    let side = Side::new(subject, kept);
    let printed = printed(case, goal);
    let columns = side.columns(&teller, printed.as_ref());
    Ok(Some(Asked {
        case: case.id.clone(),
        of: figure_name(case, goal.quantity, &goal.place),
        label: teller.label(),
        printed: printed.as_ref().map(|(value, _)| teller.plain(*value)),
        printed_words: printed.map_or_else(String::new, |(_, words)| words),
        totals: side.totals(&teller),
        changes: side.changes(),
        table: number.and_then(|(number, rows)| side.table(number, rows)),
        words: said(&teller, &columns),
        columns,
    }))
}

/// The number of a table, from 1.
fn number_of(case: &Case, asked: &str) -> Result<usize, String> {
    let found = csv::find(case, asked)?;
    let position = case.tables.iter().position(|table| table == found);
    Ok(position.unwrap_or_default().saturating_add(1))
}

/// What is printed of the figure: its value, and as the paper has it.
fn printed(case: &Case, goal: &Goal) -> Option<(Decimal, String)> {
    if *goal == Goal::claim(case) {
        let printed = case.claim.printed.as_ref()?;
        return Some((printed.value, printed.quoted()));
    }
    let value = target(case, goal)?;
    let quantity = case.quantity(goal.quantity)?;
    Some((value, words::figure(case, quantity, value)))
}

/// The figure in each version: `Saved is £1,840 in the paper’s version, £2,000 as it stands now and …`
fn said(teller: &Teller<'_>, columns: &[Column]) -> String {
    let told: Vec<String> = columns
        .iter()
        .map(|column| {
            let figure = &column.words;
            match column.whose {
                Whose::Paper => format!("{figure} in the paper’s version"),
                Whose::Now => format!("{figure} as it stands now"),
                Whose::Kept => format!("{figure} in “{}”", column.name),
            }
        })
        .collect();
    let told = match told.as_slice() {
        [rest @ .., before, last] => {
            let mut all = rest.to_vec();
            all.push(format!("{before} and {last}"));
            all.join(", ")
        }
        one => one.concat(),
    };
    format!("{}: {told}.", words::raised(&teller.label()))
}

/// One version with its figures.
struct Shown<'a> {
    whose: Whose,
    name: &'a str,
    edits: Edits,
    figures: Figures,
}

/// The versions that stand side by side.
struct Side<'a> {
    subject: Subject<'a>,
    shown: Vec<Shown<'a>>,
}

impl<'a> Side<'a> {
    fn new(subject: Subject<'a>, kept: &'a [Version]) -> Self {
        let (case, edits) = (subject.case, subject.edits);
        let shown = |whose, name, edits: &Edits| Shown {
            whose,
            name,
            figures: Figures::now(case, edits, subject.paper),
            edits: edits.clone(),
        };
        let mut all = vec![shown(Whose::Paper, "", &Edits::none())];
        if !edits.is_empty() && kept.iter().all(|version| version.edits != *edits) {
            all.push(shown(Whose::Now, "", edits));
        }
        let kept = kept.iter();
        all.extend(kept.map(|version| shown(Whose::Kept, &version.name, &version.edits)));
        Self {
            subject,
            shown: all,
        }
    }

    fn values(&self, index: QuantityIndex, place: &Place) -> Vec<Value> {
        let at = |shown: &Shown<'_>| shown.figures.at(self.subject.case, index, place);
        self.shown.iter().map(at).collect()
    }

    fn columns(&self, teller: &Teller<'_>, printed: Option<&(Decimal, String)>) -> Vec<Column> {
        let case = self.subject.case;
        let values = self.values(teller.goal.quantity, &teller.goal.place);
        let told = in_words(case, teller.quantity, &values);
        let column = |((shown, value), words): ((&Shown<'_>, Value), String)| {
            let distance = value
                .number()
                .zip(printed)
                .and_then(|(value, (printed, _))| deciding::difference(value, *printed));
            let mut inputs: Vec<QuantityIndex> = Vec::new();
            for edit in shown.edits.list() {
                if !inputs.contains(&edit.quantity) {
                    inputs.push(edit.quantity);
                }
            }
            let lines = inputs
                .into_iter()
                .flat_map(|input| together(case, &shown.edits, input));
            Column {
                whose: shown.whose,
                name: shown.name.to_owned(),
                stands: shown.edits == *self.subject.edits,
                set: lines.map(|edit| teller.line(&edit)).collect(),
                figure: Plain { case }.figure(teller.goal.quantity, &value),
                words,
                distance_words: distance
                    .map_or_else(String::new, |distance| beside(teller, distance)),
                distance: distance.map(|distance| teller.plain(distance)),
            }
        };
        let all = self.shown.iter().zip(values).zip(told);
        all.map(column).collect()
    }

    fn totals(&self, teller: &Teller<'_>) -> Vec<Row> {
        let (case, goal) = (self.subject.case, teller.goal);
        let mut wanted = vec![(goal.quantity, goal.place.clone(), teller.label())];
        if *goal == Goal::claim(case) {
            let net = (case.claim.net).and_then(|net| Some((net, case.quantity(net)?)));
            if let Some((net, quantity)) = net {
                wanted.push((net, goal.place.clone(), quantity.label.clone()));
            }
            // One part alone is the claim.
            let parts = case.parts.iter().filter(|_| case.parts.len() > 1);
            wanted
                .extend(parts.map(|part| (part.quantity, part.place.clone(), part.label.clone())));
        }
        let cells = Some(teller.quantity.cells).filter(|cells| *cells <= MOST_PLACES);
        for cell in 0..usize::from(cells.unwrap_or_default()) {
            let place = case.place_of(teller.quantity, cell);
            let label = case.place_label(&place);
            wanted.push((goal.quantity, place, label));
        }
        let mut rows: Vec<Row> = Vec::new();
        for (index, place, label) in wanted {
            let row = case.quantity(index).map(|quantity| {
                let values = self.values(index, &place);
                let words = in_words(case, quantity, &values);
                self.row(index, &place, (label, rows.is_empty()), &values, words)
            });
            if let Some(row) = row.filter(|row| rows.iter().all(|other| other.of != row.of)) {
                rows.push(row);
            }
        }
        rows
    }

    fn row(
        &self,
        index: QuantityIndex,
        place: &Place,
        (label, total): (String, bool),
        values: &[Value],
        words: Vec<String>,
    ) -> Row {
        let case = self.subject.case;
        let cell = |(value, words): (&Value, String)| Cell {
            figure: Plain { case }.figure(index, value),
            words,
            differs: values.first().is_some_and(|paper| !paper.same(value)),
        };
        Row {
            of: figure_name(case, index, place),
            label,
            total,
            cells: values.iter().zip(words).map(cell).collect(),
        }
    }

    /// Each changed input, in the order of the form.
    fn changes(&self) -> Vec<Changes> {
        let case = self.subject.case;
        let inputs = case.groups.iter().flat_map(|group| &group.inputs);
        let changed = inputs.filter(|index| {
            let mut all = self.shown.iter();
            all.any(|shown| shown.edits.touch(**index))
        });
        changed
            .filter_map(|index| {
                let quantity = case.quantity(*index)?;
                let put = |shown: &Shown<'_>| self.put(*index, quantity, shown);
                Some(Changes {
                    input: quantity.id.clone(),
                    label: quantity.label.clone(),
                    to: self.shown.iter().map(put).collect(),
                })
            })
            .collect()
    }

    fn put(&self, index: QuantityIndex, quantity: &Quantity, shown: &Shown<'_>) -> Put {
        let case = self.subject.case;
        let changed = shown.edits.touch(index);
        let single = || match shown.figures.at(case, index, &Place::nowhere()) {
            Value::Needs(_) => "empty".to_owned(),
            value => words::value(case, quantity, &value),
        };
        let words = match (quantity.axes.is_empty(), changed) {
            (true, _) => single(),
            (false, true) => edit::sentence(case, &shown.edits, index),
            (false, false) => AS_GIVEN.to_owned(),
        };
        Put { words, changed }
    }

    fn table(&self, number: usize, rows: Option<Rows>) -> Option<Table> {
        let case = self.subject.case;
        let table = case.tables.get(number.checked_sub(1)?)?;
        let laid = tabled(case, table);
        let rows = rows.unwrap_or_else(|| Rows::usual(case, number));
        let across = matches!(
            table.layout,
            Layout::OfQuantities {
                columns: Some(_),
                ..
            }
        );
        let single = laid.heads.len() == 1 && !matches!(table.layout, Layout::AlongAxis { .. });
        let mut groups: Vec<Group> = Vec::new();
        let mut add = |label: &str, figures: Vec<Named<'_>>| {
            let told = self.told(&figures, rows);
            if !told.is_empty() {
                groups.push(Group {
                    label: label.to_owned(),
                    rows: told,
                });
            }
        };
        if across {
            for row in &laid.rows {
                let cells = row.cells.iter().zip(&laid.heads);
                let figures = cells.filter_map(|(cell, head)| {
                    let label = head.as_str();
                    cell.as_ref().map(|figure| Named {
                        label,
                        total: row.total,
                        figure,
                    })
                });
                add(&row.label, figures.collect());
            }
        } else {
            for (position, head) in laid.heads.iter().enumerate() {
                let figures = laid.rows.iter().filter_map(|row| {
                    let label = row.label.as_str();
                    row.cells.get(position)?.as_ref().map(|figure| Named {
                        label,
                        total: row.total,
                        figure,
                    })
                });
                add(if single { "" } else { head }, figures.collect());
            }
        }
        let words = match (groups.is_empty(), rows) {
            (false, _) => "",
            (true, Rows::Totals) => "This table has no totals.",
            (true, Rows::Differ) => "Every figure of this table is the same in all versions.",
            (true, Rows::All) => "There is nothing in this table.",
        };
        Some(Table {
            number,
            title: table.title.clone(),
            rows,
            groups,
            words: words.to_owned(),
        })
    }

    /// Figures of one column of a table, in every version; all of a unit to as many places.
    fn told(&self, figures: &[Named<'_>], rows: Rows) -> Vec<Row> {
        let case = self.subject.case;
        let values: Vec<Vec<Value>> = (figures.iter())
            .map(|it| self.values(it.figure.quantity, &it.figure.place))
            .collect();
        let kept: Vec<(&Named<'_>, &Quantity, &Vec<Value>)> = (figures.iter().zip(&values))
            .filter(|(named, values)| match rows {
                Rows::Totals => named.total,
                Rows::Differ => (values.first())
                    .is_some_and(|paper| values.iter().any(|value| !paper.same(value))),
                Rows::All => true,
            })
            .filter_map(|(named, values)| {
                Some((named, case.quantity(named.figure.quantity)?, values))
            })
            .collect();
        let column: Vec<(&Quantity, &Value)> = (kept.iter())
            .flat_map(|(_, quantity, values)| values.iter().map(|value| (*quantity, value)))
            .collect();
        let mut words = words::column(case, &column).into_iter();
        (kept.into_iter())
            .map(|(named, _, values)| {
                let words = words.by_ref().take(values.len()).collect();
                let (figure, label) = (named.figure, named.label.to_owned());
                self.row(
                    figure.quantity,
                    &figure.place,
                    (label, named.total),
                    values,
                    words,
                )
            })
            .collect()
    }
}

/// A figure of a table under its name there.
struct Named<'a> {
    label: &'a str,
    total: bool,
    figure: &'a TabledFigure,
}

/// `£9,600 below`
fn beside(teller: &Teller<'_>, distance: Decimal) -> String {
    let way = if distance.is_sign_negative() {
        "below"
    } else {
        "above"
    };
    match words::apart(teller.case(), teller.quantity, distance) {
        Some(apart) => format!("{apart} {way}"),
        None => "exactly that".to_owned(),
    }
}

/// One figure in every version, with its unit, to as many places in each.
fn in_words(case: &Case, quantity: &Quantity, values: &[Value]) -> Vec<String> {
    let column: Vec<_> = values.iter().map(|value| (quantity, value)).collect();
    let places = words::column_places(case, &column, quantity);
    let told = |value: &Value| match value {
        Value::Number(number) if words::in_digits(quantity) => {
            words::figure_to(case, quantity, places, *number)
        }
        Value::Needs(_) => "needs figures".to_owned(),
        value => words::value(case, quantity, value),
    };
    values.iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::of_lines;
    use crate::sample::sample;
    use crate::versions::Versions;

    fn edits(case: &Case, lines: &[&str]) -> Edits {
        of_lines(case, lines.iter().copied()).unwrap()
    }

    /// The sample with a table of what is saved by scenario, and one along the months.
    fn with_tables() -> Case {
        crate::sample::sample_with(
            r#"
[[table]]
title = "Children"
rows = "month"
columns = [{ quantity = "in_care", by = "scenario" }]

[[table]]
title = "Saved"
rows = ["saved", { quantity = "net", total = true }]
columns = "scenario"
"#,
        )
    }

    fn told(case: &Case, now: &[&str], kept: &[(&str, &[&str])], wanted: Wanted<'_>) -> Asked {
        let edits_now = edits(case, now);
        let mut versions = Versions::default();
        for (name, lines) in kept {
            versions = versions.and(name, edits(case, lines)).unwrap();
        }
        let paper = Figures::paper(case);
        let now = Figures::now(case, &edits_now, &paper);
        let subject = Subject {
            case,
            paper: &paper,
            edits: &edits_now,
            now: &now,
        };
        let told = asked(subject, &Goal::claim(case), versions.list(), wanted);
        told.unwrap().unwrap()
    }

    /// 5 children at £100 for 4 weeks, less 8%: £1,840; at £120, £2,208; half as many, £920.
    #[test]
    fn each_stands_beside_the_print() {
        let case = sample();
        let kept: [(&str, &[&str]); 1] = [("half", &["in_care[low]=times 50%"])];
        let told = told(&case, &["rate=120"], &kept, None);
        let columns: Vec<(&str, &str, &str)> = (told.columns.iter())
            .map(|it| {
                (
                    it.name.as_str(),
                    it.words.as_str(),
                    it.distance_words.as_str(),
                )
            })
            .collect();
        assert_eq!(
            columns,
            [
                ("", "£1,840", "£160 below"),
                ("", "£2,208", "£208 above"),
                ("half", "£920", "£1,080 below"),
            ]
        );
        assert_eq!(told.beside().as_deref(), Some("Beside the £2k printed"));
        assert_eq!(told.columns[2].set, ["in_care[low]=times 50%"]);
        assert_eq!(told.columns[2].distance.as_deref(), Some("-1080"));
        assert_eq!(
            told.words,
            "Saved · Low: £1,840 in the paper’s version, £2,208 as it stands now and £920 in “half”."
        );
        // The claim, and the figure at the other place.
        let totals: Vec<_> = (told.totals.iter())
            .map(|row| (row.of.as_str(), row.cells[2].words.as_str()))
            .collect();
        assert_eq!(totals, [("saved[low]", "£920"), ("saved[high]", "£1,840")]);
        let differs: Vec<bool> = (told.totals[1].cells.iter()).map(|it| it.differs).collect();
        assert_eq!(differs, [false, true, false]);
        let changes: Vec<Vec<(&str, bool)>> = (told.changes.iter())
            .map(|it| {
                it.to
                    .iter()
                    .map(|to| (to.words.as_str(), to.changed))
                    .collect()
            })
            .collect();
        let rate = "£100 a child a week";
        assert_eq!(
            changes,
            [
                vec![(rate, false), ("£120 a child a week", true), (rate, false)],
                vec![
                    (AS_GIVEN, false),
                    (AS_GIVEN, false),
                    ("Low: half of what the paper plans", true)
                ],
            ]
        );
    }

    #[test]
    fn what_stands_now_is_shown_once() {
        let case = sample();
        let kept: [(&str, &[&str]); 2] = [("dear", &["rate=120"]), ("cheap", &["rate=80"])];
        let whose = |now: &[&str]| -> Vec<(Whose, bool)> {
            let told = told(&case, now, &kept, None);
            (told.columns.iter())
                .map(|it| (it.whose, it.stands))
                .collect()
        };
        let (paper, now, kept) = (Whose::Paper, Whose::Now, Whose::Kept);
        assert_eq!(whose(&[]), [(paper, true), (kept, false), (kept, false)]);
        assert_eq!(
            whose(&["rate=80"]),
            [(paper, false), (kept, false), (kept, true)]
        );
        assert_eq!(
            whose(&["rate=90"]),
            [(paper, false), (now, true), (kept, false), (kept, false)]
        );
    }

    #[test]
    fn a_figure_that_waits_is_said_to() {
        let case = sample();
        let told = told(&case, &["rate="], &[], None);
        assert_eq!(told.columns[1].words, "needs figures");
        assert_eq!(told.columns[1].distance_words, "");
        assert_eq!(told.changes[0].to[1].words, "empty");
    }

    #[test]
    fn a_table_is_told_by_its_columns() {
        let case = with_tables();
        let kept: [(&str, &[&str]); 1] = [("half", &["in_care[low]=times 50%"])];
        let all = told(&case, &[], &kept, Some(("1", None))).table.unwrap();
        // It has no total row, so all of it is told.
        assert_eq!((all.title.as_str(), all.rows), ("Children", Rows::All));
        assert_eq!(all.groups.len(), 2);
        assert!(
            all.groups[0].label.contains("Low"),
            "{}",
            all.groups[0].label
        );
        assert_eq!(all.groups[0].rows.len(), 12);
        let first = &all.groups[0].rows[0];
        assert_eq!(first.of, "in_care[2020-04,low]");
        let cells: Vec<_> = (first.cells.iter())
            .map(|it| (it.words.as_str(), it.differs))
            .collect();
        assert_eq!(cells, [("5.0", false), ("2.5", true)]);
        let some = Some(("Children", Some(Rows::Differ)));
        let some = told(&case, &[], &kept, some).table.unwrap();
        assert_eq!(some.groups.len(), 1);
        let none = Some(("Children", Some(Rows::Totals)));
        let none = told(&case, &[], &kept, none).table.unwrap();
        assert_eq!(none.words, "This table has no totals.");
        let same = Some(("1", Some(Rows::Differ)));
        let same = told(&case, &["rate=1"], &[], same).table.unwrap();
        assert_eq!(
            same.words,
            "Every figure of this table is the same in all versions."
        );
    }

    #[test]
    fn a_table_of_figures_is_told_by_its_rows() {
        let case = with_tables();
        let totals = told(&case, &["cost=60"], &[], Some(("2", None)))
            .table
            .unwrap();
        assert_eq!(totals.rows, Rows::Totals);
        assert_eq!(totals.groups.len(), 1);
        let rows = &totals.groups[0].rows;
        let told_rows: Vec<_> = (rows.iter())
            .map(|it| {
                (
                    it.label.as_str(),
                    it.cells[0].words.as_str(),
                    it.cells[1].words.as_str(),
                )
            })
            .collect();
        // £1,840 less £60.
        assert_eq!(
            told_rows,
            [("Low", "needed", "1,780"), ("High", "needed", "1,780")]
        );
        let paper = Figures::paper(&case);
        let none = Edits::none();
        let subject = Subject {
            case: &case,
            paper: &paper,
            edits: &none,
            now: &paper,
        };
        let error = asked(subject, &Goal::claim(&case), &[], Some(("9", None))).unwrap_err();
        assert!(!error.is_empty());
    }
}
