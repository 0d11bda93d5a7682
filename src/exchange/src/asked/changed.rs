//! What changed: each changed input with its effect on the claim or another figure.

use super::Teller;
use crate::plain::{Figure, Plain};
use casebook_analysis::checks::figure_name;
use casebook_analysis::questions::changed::{Changed, Step, changed};
use casebook_analysis::questions::{Goal, Subject};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::edit::{self, together};
use casebook_model::evaluate::Figures;
use casebook_model::exact::Exact;
use casebook_model::number::{plain, to_places};
use casebook_model::value::Value;
use casebook_model::words;
use serde::Serialize;

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The case.
    pub case: String,
    /// The figure that is looked at.
    pub of: String,
    /// Its label.
    pub label: String,
    /// From the paper's own inputs.
    pub paper: Figure,
    /// As things stand.
    pub now: Figure,
    /// By how much it is more; `null` where one of them is no number.
    pub whole: Option<String>,
    /// That in words, as displayed; empty where one of them is no number.
    pub whole_words: String,
    /// The figure from the paper in words, to as many places as the effects.
    pub paper_words: String,
    /// The figure as things stand in words.
    pub now_words: String,
    /// The changed inputs, in the order in which they were first changed.
    pub steps: Vec<Changes>,
    /// The answer in a sentence.
    pub words: String,
}

/// A changed input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// The input.
    pub input: String,
    /// Its label.
    pub label: String,
    /// Its changes, as `--set` takes them.
    pub set: Vec<String>,
    /// What the paper gives; of a series, nothing.
    pub from: Option<String>,
    /// What it was changed to; of a series, what was done to it.
    pub to: String,
    /// What this change does alone.
    pub alone: Effect,
    /// What it does after those above it. These add up to the whole.
    pub then: Effect,
}

/// What a change does to the figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// The figure with it.
    pub figure: Figure,
    /// By how much that is more.
    pub effect: Option<String>,
    /// The same between figures as they are shown, in the measure of the unit: those in order add up
    /// to what lies between the first and the last figure shown.
    pub shown: Option<String>,
    /// That in words: `£72,000 more`.
    pub words: String,
}

/// Tells what each changed input does to a figure; `None` only for a figure of another case.
#[must_use]
pub fn asked(subject: Subject<'_>, goal: &Goal) -> Option<Asked> {
    let teller = Teller::new(subject, goal)?;
    let case = teller.case();
    let found = changed(subject, goal);
    let places = teller.places(&found);
    let steps = found.steps.iter();
    Some(Asked {
        case: case.id.clone(),
        of: figure_name(case, goal.quantity, &goal.place),
        label: teller.label(),
        paper: Plain { case }.figure(goal.quantity, &found.paper),
        now: Plain { case }.figure(goal.quantity, &found.now),
        whole: found.whole.map(|whole| teller.plain(whole)),
        whole_words: (found.paper.number().zip(found.now.number()))
            .map_or_else(String::new, |(paper, now)| {
                teller.shown_change(paper, now, places)
            }),
        paper_words: teller.told_to(&found.paper, places),
        now_words: teller.told_to(&found.now, places),
        words: teller.whole(&found, places),
        steps: steps
            .filter_map(|step| teller.step(&found, step, places))
            .collect(),
    })
}

impl Teller<'_> {
    /// To how many places all of these figures are shown.
    fn places(&self, found: &Changed) -> u32 {
        let steps = (found.steps.iter()).flat_map(|step| [&step.alone, &step.after]);
        let all = ([&found.paper, &found.now].into_iter()).chain(steps);
        let column: Vec<_> = all.map(|value| (self.quantity, value)).collect();
        words::column_places(self.case(), &column, self.quantity)
    }

    /// A figure as shown with so many places, without its unit.
    fn shown(&self, value: Decimal, places: u32) -> Decimal {
        to_places(words::shown(&self.quantity.unit, value), places)
    }

    fn whole(&self, found: &Changed, places: u32) -> String {
        let label = words::raised(&self.label());
        if found.steps.is_empty() {
            return "Nothing was changed.".to_owned();
        }
        let Some((paper, now)) = found.paper.number().zip(found.now.number()) else {
            return match (&found.paper, &found.now) {
                (Value::Number(_), now) => format!(
                    "{label} is {} from the paper. With the changes it {}.",
                    self.value(&found.paper),
                    self.value(now)
                ),
                (_, Value::Number(_)) => format!(
                    "{label} is {} with the changes. From the paper alone it cannot be worked out.",
                    self.value(&found.now)
                ),
                (_, now) => format!(
                    "{label} cannot be worked out as things stand: it {}.",
                    self.value(now)
                ),
            };
        };
        let figure = |value| words::figure_to(self.case(), self.quantity, places, value);
        let more = self.shown_change(paper, now, places);
        let (paper, now) = (figure(paper), figure(now));
        format!("{label} is {now} with the changes: {more} than the paper’s {paper}.")
            .replace("no change than", "no other than")
    }

    /// A figure in words, to so many places.
    fn told_to(&self, value: &Value, places: u32) -> String {
        match value {
            Value::Number(number) => words::figure_to(self.case(), self.quantity, places, *number),
            value => self.brief(value),
        }
    }

    /// What lies between two figures as shown: `£72,000 more`.
    fn shown_change(&self, before: Decimal, after: Decimal, places: u32) -> String {
        let shown = self
            .shown(after, places)
            .exact_sub(self.shown(before, places))
            .unwrap_or_default();
        if shown.is_zero() {
            return "no change".to_owned();
        }
        let way = if shown.is_sign_negative() {
            "less"
        } else {
            "more"
        };
        let unit = &self.quantity.unit;
        let amount = if unit.percent {
            shown.abs().exact_div(Decimal::ONE_HUNDRED)
        } else {
            Some(shown.abs())
        };
        let amount = amount.unwrap_or_default();
        if unit.percent && unit.is_bare() {
            let points = casebook_model::number::grouped(shown.abs(), places);
            return format!("{points} percentage points {way}");
        }
        let amount = words::figure_to(self.case(), self.quantity, places, amount);
        format!("{amount} {way}")
    }

    fn step(&self, found: &Changed, step: &Step, places: u32) -> Option<Changes> {
        let case = self.case();
        let edits = self.subject.edits;
        let input = case.quantity(step.input)?;
        let single = input.axes.is_empty();
        let at = |figures: &Figures| match figures.at(case, step.input, &Place::nowhere()) {
            Value::Needs(_) => "empty".to_owned(),
            value => words::value(case, input, &value),
        };
        let effect = |before: &Value, after: &Value, effect: Option<Decimal>| {
            let numbers = before.number().zip(after.number());
            let shown = numbers.and_then(|(before, after)| {
                let (before, after) = (self.shown(before, places), self.shown(after, places));
                after.exact_sub(before)
            });
            Effect {
                figure: Plain { case }.figure(self.goal.quantity, after),
                effect: effect.map(|effect| self.plain(effect)),
                shown: shown.map(plain),
                words: match numbers {
                    Some((before, after)) => self.shown_change(before, after, places),
                    None => self.brief(after),
                },
            }
        };
        let lines = together(case, edits, step.input);
        Some(Changes {
            input: input.id.clone(),
            label: input.label.clone(),
            set: lines.iter().map(|edit| self.line(edit)).collect(),
            from: single.then(|| at(self.subject.paper)),
            to: match single {
                true => at(self.subject.now),
                false => edit::sentence(case, edits, step.input),
            },
            alone: effect(&found.paper, &step.alone, step.alone_effect),
            then: effect(&step.before, &step.after, step.effect),
        })
    }
}
