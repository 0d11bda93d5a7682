//! How it is going: what has happened so far in a series, and where that leads.

use super::Teller;
use crate::edits::{self, EditError};
use crate::plain::{Figure, Plain};
use crate::solved::{Found, found_as};
use casebook_analysis::backwards::{Answer, Point, Why};
use casebook_analysis::checks::figure_name;
use casebook_analysis::questions::going::{Going, Rest, Series, Way, going};
use casebook_analysis::questions::{Goal, Subject};
use casebook_model::Decimal;
use casebook_model::axis::AxisKind;
use casebook_model::case::{Case, Quantity};
use casebook_model::edit::Change;
use casebook_model::entry::{self, EntryError};
use casebook_model::words;
use serde::Serialize;

/// How it is going.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The case.
    pub case: String,
    /// The figure it leads to.
    pub of: String,
    /// Its label.
    pub label: String,
    /// What the figure is to come to, if anything is printed.
    pub target: Option<String>,
    /// The figure as the paper plans it.
    pub plan: Figure,
    /// The series.
    pub series: String,
    /// Its label.
    pub series_label: String,
    /// What was planned and what happened, item by item.
    pub items: Vec<Item>,
    /// How it may go on.
    pub ways: Vec<GoesOn>,
    /// What each item that is left would need: of a level, the change from one to the next.
    pub needed: Option<Found>,
    /// That in a sentence; empty where there is nothing to say.
    pub needed_words: String,
}

/// One item of the series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Its id.
    pub item: String,
    /// Its label.
    pub label: String,
    /// What the paper plans; `null` where it prints nothing.
    pub plan: Option<String>,
    /// What happened; `null` for what is to come.
    pub actual: Option<String>,
}

/// A way in which it may go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GoesOn {
    /// `plan`, `stand` or `pace`.
    pub rest: &'static str,
    /// That in words: `the rest as the paper plans`.
    pub as_words: &'static str,
    /// The change, as `--set` takes it.
    pub set: String,
    /// Every item; `null` where nothing is planned.
    pub values: Vec<Option<String>>,
    /// The figure it leads to.
    pub figure: Figure,
    /// The figure in words.
    pub figure_words: String,
    /// How far that is from the target, in words: `£72,000 less`; empty where there is none.
    pub distance: String,
}

impl GoesOn {
    /// How far it is from what is printed, in words; empty where nothing is.
    #[must_use]
    pub fn distance_words(&self) -> String {
        match self.distance.as_str() {
            "" => String::new(),
            EXACTLY => "as printed".to_owned(),
            distance => format!("{distance} than is printed"),
        }
    }
}

/// What is said of a figure that is its target.
const EXACTLY: &str = "exactly that";

/// Why what has happened is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoingError {
    /// There is no `=` with figures after it.
    NoEquals,
    /// A name is that of no series that can be changed.
    Edit(EditError),
    /// Which line of a table is meant.
    WhichLine {
        /// The series.
        name: String,
        /// A line it has, as an example.
        example: String,
    },
    /// One of the figures is none.
    Entry(EntryError),
    /// More figures than the series has items.
    TooMany(usize),
}

impl GoingError {
    /// What is wrong and what to do, in a sentence.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::NoEquals => "Write what has happened so far as name=value; value; …, such as \
                 in_care[low]=774; 770."
                .to_owned(),
            Self::Edit(error) => error.words(),
            Self::WhichLine { name, example } => {
                format!("“{name}” has several lines. Name one of them, as {name}[{example}]=….")
            }
            Self::Entry(error) => error.words(),
            Self::TooMany(most) => format!("The series has only {most} figures."),
        }
    }
}

/// A series and what has happened in it, as a reader writes it: `in_care[low]=774; 770; 761`.
///
/// # Errors
/// When that is none.
pub fn read(subject: Subject<'_>, text: &str) -> Result<(Series, Vec<Decimal>), GoingError> {
    let (name, figures) = text.split_once('=').ok_or(GoingError::NoEquals)?;
    let series = series(subject, name)?;
    let quantity = subject.case.quantity(series.input);
    let quantity = quantity.ok_or(GoingError::NoEquals)?;
    let read = |text: &str| entry::read_for(subject.case, quantity, text.trim());
    let figures = figures.split(';').map(read).collect::<Result<Vec<_>, _>>();
    let actual = figures.map_err(GoingError::Entry)?;
    if actual.len() > series.cells.len() {
        return Err(GoingError::TooMany(series.cells.len()));
    }
    Ok((series, actual))
}

/// A line of a series by its name, as a reader writes it: `in_care[low]`.
///
/// # Errors
/// When it is none.
pub fn series(subject: Subject<'_>, name: &str) -> Result<Series, GoingError> {
    let case = subject.case;
    // A line is named as where it is changed as a whole.
    let edit = edits::parse(case, &format!("{name}=line 0 to 1")).map_err(GoingError::Edit)?;
    let (Change::Line { on, .. }, Some(quantity)) = (&edit.change, case.quantity(edit.quantity))
    else {
        return Err(GoingError::NoEquals);
    };
    Series::of(subject, edit.quantity, on).ok_or_else(|| GoingError::WhichLine {
        name: quantity.id.clone(),
        example: example(case, quantity),
    })
}

/// The first line of a table.
fn example(case: &Case, quantity: &Quantity) -> String {
    let along = casebook_model::edit::along(case, quantity);
    let others: Vec<_> = (quantity.axes.iter().copied())
        .filter(|axis| Some(*axis) != along)
        .collect();
    case.place_code(&case.place_of(quantity, 0).on(&others))
}

/// What the figure is to come to: the printed claim, or what the paper prints of another figure.
#[must_use]
pub fn target(case: &Case, goal: &Goal) -> Option<Decimal> {
    let claim = &case.claim;
    let claimed = [Some(claim.quantity), claim.net].contains(&Some(goal.quantity));
    if claimed && goal.place == claim.place {
        return case.claim.printed.as_ref().map(|printed| printed.value);
    }
    let published = case.published_at(goal.quantity, &goal.place)?;
    Some(published.meaning())
}

/// Says where a series leads; `None` only for a figure of another case.
#[must_use]
pub fn asked(
    subject: Subject<'_>,
    goal: &Goal,
    series: &Series,
    actual: &[Decimal],
) -> Option<Asked> {
    let teller = Teller::new(subject, goal)?;
    let case = teller.case();
    let quantity = case.quantity(series.input)?;
    let target = target(case, goal);
    let found = going(subject, goal, series, actual, target);
    let told = Told {
        teller: &teller,
        series,
        quantity,
        found: &found,
        target,
        actual,
    };
    let place = series
        .cells
        .first()
        .map(|cell| case.place_of(quantity, *cell))?;
    let others: Vec<_> = (quantity.axes.iter().copied())
        .filter(|axis| *axis != series.along)
        .collect();
    let line = place.on(&others);
    let label = casebook_model::working::label(case, quantity, &line);
    Some(Asked {
        case: case.id.clone(),
        of: figure_name(case, goal.quantity, &goal.place),
        label: teller.label(),
        target: target.map(|target| Plain { case }.number(goal.quantity, target)),
        plan: Plain { case }.figure(goal.quantity, &found.plan),
        series: figure_name(case, series.input, &line),
        series_label: label,
        items: told.items(),
        ways: found.ways.iter().map(|way| told.way(way)).collect(),
        needed: (found.needed.as_ref())
            .map(|solution| found_as(case, solution, &|value| told.number(value))),
        needed_words: told.needed(),
    })
}

/// What was found on its way into words.
struct Told<'a> {
    teller: &'a Teller<'a>,
    series: &'a Series,
    quantity: &'a Quantity,
    found: &'a Going,
    target: Option<Decimal>,
    actual: &'a [Decimal],
}

impl Told<'_> {
    fn number(&self, value: Decimal) -> String {
        let case = self.teller.case();
        Plain { case }.number(self.series.input, value)
    }

    fn items(&self) -> Vec<Item> {
        let case = self.teller.case();
        let place = |cell: usize| case.place_of(self.quantity, cell);
        let cells = self.series.cells.iter().zip(&self.series.plan).enumerate();
        cells
            .filter_map(|(position, (cell, plan))| {
                let item = place(*cell).item(self.series.along)?;
                let item = case.axis(self.series.along)?.items.get(item)?;
                Some(Item {
                    item: item.id.clone(),
                    label: item.label.clone(),
                    plan: plan.map(|plan| self.number(plan)),
                    actual: (self.actual.get(position)).map(|actual| self.number(*actual)),
                })
            })
            .collect()
    }

    fn way(&self, way: &Way) -> GoesOn {
        let case = self.teller.case();
        let numbers = way.figure.number().zip(self.target);
        let distance = numbers.map(|(figure, target)| {
            words::change(case, self.teller.quantity, target, figure)
                .unwrap_or_else(|| EXACTLY.to_owned())
        });
        GoesOn {
            rest: match way.rest {
                Rest::Plan => "plan",
                Rest::Stand => "stand",
                Rest::Pace => "pace",
            },
            as_words: match way.rest {
                Rest::Plan => "the rest as the paper plans",
                Rest::Stand => "the rest as planned from where it stands",
                Rest::Pace => "the rest at the pace so far",
            },
            set: self.teller.line(&way.edit),
            values: (way.values.iter())
                .map(|value| value.map(|value| self.number(value)))
                .collect(),
            figure: Plain { case }.figure(self.teller.goal.quantity, &way.figure),
            figure_words: self.teller.value(&way.figure),
            distance: distance.unwrap_or_default(),
        }
    }

    /// `To reach £2,000,000 each month that is left would need at least 12 children.`
    fn needed(&self) -> String {
        let (Some(solution), Some(target)) = (&self.found.needed, self.target) else {
            return String::new();
        };
        let case = self.teller.case();
        let each = match case.axis(self.series.along).map(|axis| axis.kind) {
            Some(AxisKind::Months) => "each month that is left",
            Some(AxisKind::Years) => "each year that is left",
            _ => "each that is left",
        };
        let target = words::figure(case, self.teller.quantity, target);
        let side = |point: &Point| self.need(point.value, point.short);
        let would_need = match &solution.answer {
            Answer::Already(exact)
            | Answer::Exact {
                value: exact,
                stepped: None,
            } => self.need(*exact, None),
            Answer::Exact {
                stepped: Some(point),
                ..
            }
            | Answer::Step(point) => side(point),
            Answer::Several(points) => {
                let sides: Vec<String> = points.iter().map(side).collect();
                sides.join("; or ")
            }
            Answer::Needs(needs) => {
                return format!(
                    "What is left would need can be said once these are filled in: {}.",
                    words::needs_list(case, needs)
                );
            }
            Answer::Never(Why::NoEffect) => {
                return "Whatever happens in what is left makes no difference.".to_owned();
            }
            Answer::Never(_) => {
                return format!("Nothing in what is left reaches {target} any more.");
            }
        };
        match self.series.is_level() {
            true => format!("To reach {target} it would have to {would_need} in {each}."),
            false => format!("To reach {target} {each} would need {would_need}."),
        }
    }

    /// `12 children or more`; of a level, `fall by 9 children or more`.
    fn need(&self, value: Decimal, short: Option<Decimal>) -> String {
        let case = self.teller.case();
        let level = self.series.is_level();
        let falls = level && value.is_sign_negative();
        let side = match short {
            Some(short) if (short < value) != falls => " or more",
            Some(_) => " or less",
            None => "",
        };
        let amount = if level { value.abs() } else { value };
        let amount = words::figure(case, self.quantity, amount);
        match (level, falls) {
            (false, _) => format!("{amount}{side}"),
            (true, false) => format!("rise by {amount}{side}"),
            (true, true) => format!("fall by {amount}{side}"),
        }
    }
}
