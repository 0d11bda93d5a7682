//! How sure it is: inputs drawn from where they may lie, and what becomes of the claim or another
//! figure.

use super::Teller;
use crate::edits::{self, EditError};
use crate::plain::Plain;
use casebook_analysis::checks::figure_name;
use casebook_analysis::questions::sure::{
    Drawn, Held, Origin, Outcome, Ranged, Shape, Spread, Stated, Sure, bears_on, ranges,
};
use casebook_analysis::questions::{Goal, Subject};
use casebook_model::Decimal;
use casebook_model::case::{Case, Quantity, QuantityIndex};
use casebook_model::edit::Change;
use casebook_model::entry::{self, EntryError};
use casebook_model::exact::Exact;
use casebook_model::number::{grouped, plain, to_places};
use casebook_model::words;
use serde::Serialize;

/// How sure it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The case.
    pub case: String,
    /// The figure that is looked at.
    pub of: String,
    /// Its label.
    pub label: String,
    /// What it is to come to, if anything is printed.
    pub target: Option<String>,
    /// Whether it is reached from below.
    pub upward: bool,
    /// The seed: the same one gives the same draws.
    pub seed: u64,
    /// How many draws were made.
    pub draws: u32,
    /// How many of them gave a number.
    pub numbers: u32,
    /// How many reached the target.
    pub reached: Option<u32>,
    /// That of all draws, in per cent.
    pub chance: Option<String>,
    /// What a tenth of the draws do not exceed: the figure of a draw, worked out exactly.
    pub p10: Option<String>,
    /// What half of them do not exceed.
    pub p50: Option<String>,
    /// What nine tenths of them do not exceed.
    pub p90: Option<String>,
    /// Their mean.
    pub mean: Option<String>,
    /// Their standard deviation.
    pub deviation: Option<String>,
    /// The histogram.
    pub bins: Vec<Bin>,
    /// What drives the spread, the most first.
    pub drivers: Vec<Driver>,
    /// What was drawn.
    pub drawn: Vec<Range>,
    /// What the figure rests on and was held at what it is.
    pub held: Vec<Left>,
    /// The answer in sentences.
    pub words: Vec<String>,
}

/// A stretch of the histogram.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bin {
    /// From here on.
    pub from: String,
    /// Up to here, this not counted.
    pub to: String,
    /// How many draws.
    pub draws: u32,
    /// From where on, in words.
    pub words: String,
    /// Up to where, in words.
    pub to_words: String,
    /// How many draws come to less than its end, in per cent of those that gave a number.
    pub below: String,
}

/// What drives the spread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Driver {
    /// The input.
    pub input: String,
    /// Its label.
    pub label: String,
    /// The share of the spread that goes with it, in per cent.
    pub share: String,
    /// Whether the figure falls as the input rises.
    pub falls: bool,
}

/// Where an input may lie: of a series, its first cell that is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// The input, or its cell.
    pub input: String,
    /// Its label.
    pub label: String,
    /// The least.
    pub low: String,
    /// The likeliest.
    pub likely: String,
    /// The most.
    pub high: String,
    /// `triangular`, `uniform` or `pert`.
    pub shape: &'static str,
    /// Who says so: `case`, `print` or `reader`.
    pub from: &'static str,
    /// How many cells are drawn as one.
    pub cells: usize,
    /// It in words.
    pub words: String,
}

/// An input that is held at what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Left {
    /// The input.
    pub input: String,
    /// Its label.
    pub label: String,
    /// Why.
    pub words: &'static str,
}

/// Why a stated range is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RangeError {
    /// Not written as a range.
    Form,
    /// The name is that of no number that can be changed.
    Edit(EditError),
    /// One of the figures is none.
    Entry(EntryError),
    /// The least is above the most, or the likeliest is not between them.
    Order,
}

impl RangeError {
    /// What is wrong and what to do, in a sentence.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Form => "Write a range as agency_rate=800 to 900, perhaps with likely 860 and uniform, \
                 triangular or pert behind it; of a series also as in_house_added=times 80% to 110%."
                .to_owned(),
            Self::Edit(error) => error.words(),
            Self::Entry(error) => error.words(),
            Self::Order => {
                "The least comes first, the most last, and the likely one lies between.".to_owned()
            }
        }
    }
}

/// A range as it is written, its figures not read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The input, or a part of it.
    pub name: String,
    /// Whether its figures are shares of what the input is.
    pub share: bool,
    /// The least.
    pub low: String,
    /// The likeliest; empty where none is said.
    pub likely: String,
    /// The most.
    pub high: String,
    /// How the values lie between them.
    pub shape: Shape,
}

/// The shapes by the words that are written for them; without one, the first.
pub const SHAPES: [(&str, Shape); 3] = [
    ("triangular", Shape::Triangular),
    ("uniform", Shape::Uniform),
    ("pert", Shape::Pert),
];

/// Before the figures of a range of shares.
const TIMES: &str = "times ";

impl Written {
    /// Takes a range apart: `agency_rate=800 to 900 likely 860 pert`, `in_house_added=times 80% to 110%`. A
    /// figure of it may be missing still.
    ///
    /// # Errors
    /// When it is not written as one.
    pub fn read(text: &str) -> Result<Self, RangeError> {
        let (name, range) = text.split_once('=').ok_or(RangeError::Form)?;
        let ends = |(word, shape): (&str, Shape)| {
            let range = range.trim_end().strip_suffix(word)?.strip_suffix(' ')?;
            Some((range, shape))
        };
        let (range, shape) = (SHAPES.into_iter())
            .find_map(ends)
            .unwrap_or((range, Shape::Triangular));
        let (range, share) = match range.trim_start().strip_prefix(TIMES) {
            Some(range) => (range, true),
            None => (range, false),
        };
        let (range, likely) = range.split_once(" likely ").unwrap_or((range, ""));
        let (low, high) = range.split_once(" to ").ok_or(RangeError::Form)?;
        let part = |text: &str| text.trim().to_owned();
        Ok(Self {
            name: name.to_owned(),
            share,
            low: part(low),
            likely: part(likely),
            high: part(high),
            shape,
        })
    }

    /// What [`Self::read`] takes apart.
    #[must_use]
    pub fn text(&self) -> String {
        let times = if self.share { TIMES } else { "" };
        let likely = match self.likely.as_str() {
            "" => String::new(),
            likely => format!(" likely {likely}"),
        };
        let shape = SHAPES.into_iter().find(|(_, shape)| *shape == self.shape);
        let shape = shape.map_or("", |(word, _)| word);
        let Self {
            name, low, high, ..
        } = self;
        format!("{name}={times}{low} to {high}{likely} {shape}")
    }
}

/// A range as a reader writes it: `agency_rate=800 to 900 likely 860 pert`,
/// `in_house_added=times 80% to 110%`.
///
/// # Errors
/// When that is none.
pub fn read(case: &Case, text: &str) -> Result<Stated, RangeError> {
    let written = Written::read(text)?;
    let line = format!("{}=times 100%", written.name);
    let edit = edits::parse(case, &line).map_err(RangeError::Edit)?;
    let (Change::Scale { on, .. }, Some(quantity)) = (edit.change, case.quantity(edit.quantity))
    else {
        return Err(RangeError::Form);
    };
    let value = |text: &str| match written.share {
        true => entry::share(text).map_err(RangeError::Entry),
        false => entry::read_for(case, quantity, text).map_err(RangeError::Entry),
    };
    let likely = Some(written.likely.as_str()).filter(|likely| !likely.is_empty());
    let likely = likely.map(value).transpose()?;
    let (low, high) = (value(&written.low)?, value(&written.high)?);
    if high < low || likely.is_some_and(|likely| !(low..=high).contains(&likely)) {
        return Err(RangeError::Order);
    }
    Ok(Stated {
        input: edit.quantity,
        on,
        low,
        high,
        likely,
        shape: written.shape,
        share: written.share,
    })
}

/// Draws as often as said and tells what comes of it; `None` only for a figure of another case.
#[must_use]
pub fn asked(
    subject: Subject<'_>,
    goal: &Goal,
    stated: &[Stated],
    (draws, seed): (u32, u64),
) -> Option<Asked> {
    let target = super::going::target(subject.case, goal);
    let (ranged, held) = ranges(subject, stated);
    let mut sure = Sure::new(subject, goal, target, &ranged, seed)?;
    sure.more(draws);
    told(subject, goal, (&ranged, &held), seed, &sure)
}

/// What the draws so far come to, as plain data.
#[must_use]
pub fn told(
    subject: Subject<'_>,
    goal: &Goal,
    (ranged, held): (&[Ranged], &[(QuantityIndex, Held)]),
    seed: u64,
    sure: &Sure<'_>,
) -> Option<Asked> {
    let teller = Teller::new(subject, goal)?;
    let case = teller.case();
    let found = sure.outcome();
    let of = Plain { case };
    let number = |value: Decimal| of.number(goal.quantity, value);
    let percentile = |which: usize| found.percentiles?.get(which).map(|it| number(*it));
    let bears = bears_on(case, goal.quantity);
    let bears = |index: QuantityIndex| bears.get(usize::from(index.0)) == Some(&true);
    let drawn: Vec<QuantityIndex> = sure.inputs().collect();
    let places = teller.usual(&found);
    let label = |index: QuantityIndex| {
        (case.quantity(index)).map_or_else(String::new, |it| it.label.clone())
    };
    Some(Asked {
        case: case.id.clone(),
        of: figure_name(case, goal.quantity, &goal.place),
        label: teller.label(),
        target: found.target.map(number),
        upward: found.upward,
        seed,
        draws: found.draws,
        numbers: found.numbers,
        reached: found.reached,
        chance: found
            .reached
            .and_then(|it| percent(it, found.draws))
            .map(plain),
        p10: percentile(0),
        p50: percentile(1),
        p90: percentile(2),
        mean: found.mean.map(number),
        deviation: found.deviation.map(number),
        bins: teller.bins(&found),
        drivers: (found.drivers.iter())
            .map(|driver| Driver {
                input: of.id(driver.input),
                label: label(driver.input),
                share: plain((driver.share.exact_mul(Decimal::ONE_HUNDRED)).unwrap_or_default()),
                falls: driver.falls,
            })
            .collect(),
        drawn: (ranged.iter())
            .filter(|one| drawn.contains(&one.input))
            .filter_map(|one| range(case, one))
            .collect(),
        held: (held.iter())
            .filter(|(index, _)| bears(*index))
            .map(|(index, why)| Left {
                input: of.id(*index),
                label: label(*index),
                words: held_words(*why),
            })
            .collect(),
        words: teller.sure(&found, drawn.is_empty(), places),
    })
}

/// A part of a whole in per cent, to one place.
fn percent(part: u32, whole: u32) -> Option<Decimal> {
    let share = Decimal::from(part).exact_div(whole.into())?;
    Some(to_places(share.exact_mul(Decimal::ONE_HUNDRED)?, 1))
}

fn held_words(why: Held) -> &'static str {
    match why {
        Held::Empty => "empty",
        Held::Choice => "a choice, or yes or no",
        Held::NoRange => "no range is stated",
        Held::Open => "what is printed is open at one end",
        Held::Exact => "printed exactly",
        Held::Changed => "changed by you, and no range is stated for that",
    }
}

/// Where an input may lie.
fn range(case: &Case, ranged: &Ranged) -> Option<Range> {
    let quantity = case.quantity(ranged.input)?;
    let drawn = ranged.cells.first()?;
    let place = case.place_of(quantity, drawn.cell);
    let number = |value: Decimal| Plain { case }.number(ranged.input, value);
    let Drawn { spread, origin, .. } = drawn;
    Some(Range {
        input: figure_name(case, ranged.input, &place),
        label: casebook_model::working::label(case, quantity, &place),
        low: number(spread.low),
        likely: number(spread.likely),
        high: number(spread.high),
        shape: (SHAPES.into_iter())
            .find(|(_, shape)| *shape == spread.shape)
            .map_or("", |(word, _)| word),
        from: match origin {
            Origin::Case => "case",
            Origin::Print => "print",
            Origin::Reader => "reader",
        },
        cells: ranged.cells.len(),
        words: range_words(case, quantity, spread, ranged.cells.len()),
    })
}

/// `£800 to £900 a child a week, likeliest £850`
fn range_words(case: &Case, quantity: &Quantity, spread: &Spread, cells: usize) -> String {
    let figure = |value: Decimal| words::figure(case, quantity, value);
    let likely = match spread.shape {
        Shape::Uniform => ", all as likely".to_owned(),
        Shape::Triangular => format!(", likeliest {}", figure(spread.likely)),
        Shape::Pert => format!(", gathered around {}", figure(spread.likely)),
    };
    let more = match cells.saturating_sub(1) {
        0 => String::new(),
        1 => ", and 1 more cell with it".to_owned(),
        more => format!(", and {more} more cells with it"),
    };
    format!(
        "{} to {}{likely}{more}",
        figure(spread.low),
        figure(spread.high)
    )
}

impl Teller<'_> {
    fn bins(&self, found: &Outcome) -> Vec<Bin> {
        let case = self.case();
        let number = |value: Decimal| Plain { case }.number(self.goal.quantity, value);
        let words = |value: Decimal| words::figure(case, self.quantity, value);
        let mut below = 0_u32;
        (found.bins.iter())
            .map(|bin| {
                below = below.saturating_add(bin.draws);
                Bin {
                    from: number(bin.from),
                    to: number(bin.to),
                    draws: bin.draws,
                    words: words(bin.from),
                    to_words: words(bin.to),
                    below: percent(below, found.numbers).map_or_else(String::new, plain),
                }
            })
            .collect()
    }

    /// To how many places figures that spread so are told: to the whole one where it spreads over tens
    /// of them.
    fn usual(&self, found: &Outcome) -> Option<u32> {
        let deviation = words::shown(&self.quantity.unit, found.deviation?);
        (deviation >= Decimal::TEN).then_some(0)
    }

    fn sure(&self, found: &Outcome, still: bool, places: Option<u32>) -> Vec<String> {
        let figure = |value: Decimal| match places {
            Some(places) => words::figure_to(self.case(), self.quantity, places, value),
            None => words::figure(self.case(), self.quantity, value),
        };
        let label = words::raised(&self.label());
        let draws = grouped(found.draws.into(), 0);
        let stands = self.goal.of(self.case(), self.subject.now);
        if found.numbers == 0 {
            let why = self.value(&stands);
            return vec![format!(
                "{label} cannot be worked out as things stand: it {why}."
            )];
        }
        if still {
            let stands = self.value(&stands);
            return vec![format!(
                "{label} is {stands}, and rests on nothing that is said to lie elsewhere."
            )];
        }
        // How far it may lie apart comes first: how often it comes to the target is as sure as the ranges are.
        let mut told = Vec::new();
        if let Some([p10, p50, p90]) = found.percentiles {
            told.push(format!(
                "{label} lies between {} and {} in eight of ten draws; half of all come to no more than {}.",
                figure(p10),
                figure(p90),
                figure(p50)
            ));
        }
        let printed = found.target.zip(found.reached);
        if let Some(((target, reached), chance)) =
            printed.and_then(|it| Some((it, percent(it.1, found.draws)?)))
        {
            let side = if found.upward { "more" } else { "less" };
            let it = match told.is_empty() {
                true => label.as_str(),
                false => "It",
            };
            told.push(format!(
                "{it} comes to {} or {side} in {}% of {draws} draws.",
                words::figure(self.case(), self.quantity, target),
                grouped(
                    chance,
                    if reached == 0 || reached == found.draws {
                        0
                    } else {
                        1
                    }
                )
            ));
        }
        let largest = found.drivers.first().map(|driver| {
            let share = driver
                .share
                .exact_mul(Decimal::ONE_HUNDRED)
                .unwrap_or_default();
            let input = self.case().quantity(driver.input);
            let input = input.map_or_else(String::new, |it| words::lowered(&it.label));
            format!(
                "Most of the spread goes with one input, {}%: {input}.",
                grouped(share, 0)
            )
        });
        let half = Decimal::new(5, 1);
        let most = (found.drivers.first()).is_some_and(|driver| driver.share >= half);
        told.extend(largest.filter(|_| most));
        let others: u32 = found.others.iter().sum();
        if others > 0 {
            told.push(format!(
                "{} draws gave no number.",
                grouped(others.into(), 0)
            ));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_taken_apart_and_put_together_even_where_a_figure_is_missing() {
        for (text, parts) in [
            ("rate=800 to 900 likely 860 pert", ["800", "860", "900"]),
            ("rate=800 to 900 uniform", ["800", "", "900"]),
            ("added=times 80% to 110% triangular", ["80%", "", "110%"]),
            ("rate= to 900 triangular", ["", "", "900"]),
            ("rate=800 to  likely 860 pert", ["800", "860", ""]),
            ("added=times  to 110% triangular", ["", "", "110%"]),
        ] {
            let read = Written::read(text).unwrap();
            assert_eq!([&read.low, &read.likely, &read.high], parts, "{text}");
            assert_eq!(read.text(), text);
        }
        // As people write it, too.
        let read = Written::read("rate = times 80% to 110%").unwrap();
        assert!(read.share && read.shape == Shape::Triangular, "{read:?}");
        assert_eq!(Written::read("rate=800"), Err(RangeError::Form));
    }
}
