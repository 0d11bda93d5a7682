//! What matters most: each input moved alone, and what that does to the claim or another figure.

use super::Teller;
use crate::plain::{Figure, Plain};
use casebook_analysis::checks::figure_name;
use casebook_analysis::questions::matters::{By, Matters, Moved, Still, Try, matters};
use casebook_analysis::questions::{Goal, Subject};
use casebook_model::case::{Quantity, QuantityIndex};
use casebook_model::words;
use serde::Serialize;

/// What matters most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The case.
    pub case: String,
    /// The figure that is looked at.
    pub of: String,
    /// Its label.
    pub label: String,
    /// What it is as things stand.
    pub figure: Figure,
    /// The inputs that move it, what moves it most first; then those that leave it where it is.
    pub moved: Vec<Row>,
    /// What was not moved.
    pub still: Vec<Left>,
    /// The answer in a sentence.
    pub words: String,
}

/// An input that was moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The input.
    pub input: String,
    /// Its label.
    pub label: String,
    /// How it was moved: `range`, `tenth`, `flip` or `options`.
    pub by: &'static str,
    /// What was tried.
    pub tries: Vec<Tried>,
    /// How far apart the figure's values are; `null` where it becomes no number.
    pub spread: Option<String>,
    /// That in words.
    pub words: String,
}

impl Row {
    /// Whether the figure moves with it, or becomes no number.
    #[must_use]
    pub fn moves(&self) -> bool {
        self.spread.as_deref() != Some("0")
    }
}

/// One way in which an input was moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tried {
    /// The change, as `--set` takes it.
    pub set: String,
    /// To what the input was moved.
    pub to: String,
    /// The figure then.
    pub figure: Figure,
    /// By how much it moved.
    pub effect: Option<String>,
    /// That in words: `£72,000 more`.
    pub words: String,
}

/// An input, or cells of it, that were not moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Left {
    /// The input, or its empty cell.
    pub input: String,
    /// Its label.
    pub label: String,
    /// `nought`, `bound`, `none` or `empty`.
    pub why: &'static str,
    /// Why, in words.
    pub words: String,
}

/// Moves each input alone and tells what that does to a figure; `None` only for a figure of another
/// case.
#[must_use]
pub fn asked(subject: Subject<'_>, goal: &Goal) -> Option<Asked> {
    let teller = Teller::new(subject, goal)?;
    let case = teller.case();
    let found = matters(subject, goal);
    let moved: Vec<Row> = found.moved.iter().filter_map(|it| teller.row(it)).collect();
    let still = found.still.iter();
    Some(Asked {
        case: case.id.clone(),
        of: figure_name(case, goal.quantity, &goal.place),
        label: teller.label(),
        figure: Plain { case }.figure(goal.quantity, &found.figure),
        words: teller.summary(&found),
        moved,
        still: still
            .flat_map(|(index, why)| teller.still(*index, why))
            .collect(),
    })
}

impl Teller<'_> {
    fn summary(&self, found: &Matters) -> String {
        let label = self.label();
        if found.figure.number().is_none() {
            return format!(
                "{label} cannot be worked out as things stand: it {}.",
                self.value(&found.figure)
            );
        }
        let moves = |moved: &&&Moved| moved.spread.is_none_or(|spread| !spread.is_zero());
        let all: Vec<&Moved> = found.moved.iter().collect();
        let moving: Vec<&Moved> = all.iter().filter(moves).copied().collect();
        // Where ranges are stated, those come first: a tenth of any other is only a way to compare.
        let stated: Vec<&Moved> = (moving.iter().copied())
            .filter(|moved| moved.by != By::Tenth)
            .collect();
        let first = if stated.is_empty() { &moving } else { &stated };
        let name = |moved: &Moved| {
            let input = self.case().quantity(moved.input)?;
            Some(words::lowered(&input.label))
        };
        let names: Vec<String> = first.iter().take(3).filter_map(|it| name(it)).collect();
        let further = match (moving.first(), stated.first()) {
            (Some(most), Some(_)) if most.by == By::Tenth => name(most),
            _ => None,
        };
        let further = further.map_or_else(String::new, |name| {
            format!(" A tenth more or less of {name} would move it further; for that no range is stated.")
        });
        match (names.as_slice(), moving.len()) {
            ([], _) => format!("{label} depends on no input that can be moved."),
            ([one], 1) => format!("{label} depends on one input alone: {one}."),
            ([one], _) => format!("{label} hangs most on: {one}.{further}"),
            ([one, rest @ ..], _) => {
                format!(
                    "{label} hangs most on: {one}; then {}.{further}",
                    rest.join("; ")
                )
            }
        }
    }

    fn row(&self, moved: &Moved) -> Option<Row> {
        let case = self.case();
        let input = case.quantity(moved.input)?;
        let spread = moved.spread;
        Some(Row {
            input: input.id.clone(),
            label: input.label.clone(),
            by: match moved.by {
                By::Range => "range",
                By::Tenth => "tenth",
                By::Flip => "flip",
                By::Options => "options",
            },
            tries: (moved.tries.iter())
                .map(|one| self.tried(input, moved.by, one))
                .collect(),
            spread: spread.map(|spread| self.plain(spread)),
            words: match spread {
                None => "cannot be said".to_owned(),
                Some(spread) => words::apart(case, self.quantity, spread)
                    .unwrap_or_else(|| "makes no difference".to_owned()),
            },
        })
    }

    fn tried(&self, input: &Quantity, by: By, one: &Try) -> Tried {
        let case = self.case();
        let to = match one.value {
            Some(value) if by != By::Tenth || input.cells <= 1 => {
                let value = casebook_model::edit::input_words(case, input, value);
                let all = if input.cells > 1 { " throughout" } else { "" };
                [&value, all].concat()
            }
            _ if by == By::Flip => "the other way round".to_owned(),
            _ => {
                let whole = input.input().is_some_and(|input| input.whole);
                let next = if whole { ", to the next whole" } else { "" };
                let what = match input.input().and_then(|input| input.level_from) {
                    Some(_) => " of the change from the start",
                    None => "",
                };
                let way = if one.up { "more" } else { "less" };
                format!("10% {way}{what}{next}")
            }
        };
        let effect = one.effect.map(|effect| self.plain(effect));
        Tried {
            set: self.line(&one.edit),
            to,
            figure: Plain { case }.figure(self.goal.quantity, &one.figure),
            effect,
            words: self.change(one.effect, &one.figure),
        }
    }

    fn still(&self, index: QuantityIndex, why: &Still) -> Vec<Left> {
        let case = self.case();
        let Some(input) = case.quantity(index) else {
            return Vec::new();
        };
        let left = |why, words: &str| {
            vec![Left {
                input: input.id.clone(),
                label: input.label.clone(),
                why,
                words: words.to_owned(),
            }]
        };
        match why {
            Still::Nought => left("nought", "nought, and no range is stated"),
            Still::Bound => left("bound", "can be nothing else"),
            Still::DoesNotApply => left("none", "does not apply"),
            Still::Empty { cells, waits } => {
                let who = input.input().and_then(|input| input.who.as_deref());
                let mut words = if *waits {
                    "empty, and the figure waits for it".to_owned()
                } else {
                    "empty".to_owned()
                };
                if let Some(who) = who {
                    words.push_str(&format!("; who would know: {}", words::who(who)));
                }
                let name = |cell: &usize| figure_name(case, index, &case.place_of(input, *cell));
                match cells.as_slice() {
                    [cell] => vec![Left {
                        input: name(cell),
                        label: casebook_model::working::label(
                            case,
                            input,
                            &case.place_of(input, *cell),
                        ),
                        why: "empty",
                        words,
                    }],
                    _ => left("empty", &words),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{BEGINS, case};
    use casebook_model::axis::Place;
    use casebook_model::edit::Edits;
    use casebook_model::evaluate::Figures;

    #[test]
    fn each_month_is_tried_in_which_it_may_begin() {
        let case = case(BEGINS);
        let paper = Figures::paper(&case);
        let edits = Edits::none();
        let (quantity, _) = case.find("saved").unwrap();
        let subject = Subject {
            case: &case,
            edits: &edits,
            paper: &paper,
            now: &paper,
        };
        let goal = Goal {
            quantity,
            place: Place::nowhere(),
        };
        let asked = asked(subject, &goal).unwrap();
        let row = asked
            .moved
            .iter()
            .find(|row| row.input == "begins")
            .unwrap();
        assert_eq!(row.by, "options");
        // £5 a month: from April twelve of them, from March one; October itself is no change.
        let tried: Vec<(&str, &str, &Figure)> = (row.tries.iter())
            .map(|tried| (tried.set.as_str(), tried.to.as_str(), &tried.figure))
            .collect();
        let figure = |text: &str| Figure::Text(text.to_owned());
        assert_eq!(tried.len(), 11);
        assert!(
            tried.contains(&("begins=2020-04", "April 2020", &figure("60"))),
            "{tried:?}"
        );
        assert!(
            tried.contains(&("begins=2021-03", "March 2021", &figure("5"))),
            "{tried:?}"
        );
        assert_eq!(row.spread.as_deref(), Some("55"));
    }
}
