//! The answer to what a councillor comes for: does the claim add up, how many printed figures do,
//! what is missing; and what to ask in the meeting. In sentences made from the model, worked out
//! when the project is built: no edit changes them.

use crate::checks::{Check, Verdict, tally};
use crate::slips::{self, slips};
use crate::{claim, hedges};
use casebook_model::axis::{AxisIndex, Place};
use casebook_model::case::{Case, Given, Quantity, QuantityIndex};
use casebook_model::deciding;
use casebook_model::evaluate::{Figures, claim_rests_on};
use casebook_model::printed::Qualifier;
use casebook_model::value::{Needs, Value};
use casebook_model::words;
use casebook_model::working::made_of;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What is said at once of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The sentences, one after another.
    pub says: Vec<Sentence>,
    /// What to ask in the meeting, the weightiest first.
    pub asks: Vec<Sentence>,
    /// The numbers of the checks that the hedges of their inputs turn ([`crate::hedges`]).
    pub hedged: Vec<u16>,
}

/// A sentence, in pieces of which some lead on.
pub type Sentence = Vec<Piece>;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub to: Option<Way>,
}

/// Where a piece of a sentence leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// To the working of a figure, by its name in the page: `avoided_by_numbers[low]`.
    Figure(String),
    /// To an input, by its id.
    Input(String),
    /// To the checks.
    Checks,
    /// To what is still needed.
    Needs,
}

/// The most questions to take into a meeting.
const MOST_ASKED: usize = 4;

/// What is said at once of a case.
#[must_use]
pub fn answer(case: &Case) -> Answer {
    let paper = Figures::paper(case);
    let mut checks = claim::checks_but_hedges(case, &paper);
    let hedged = hedges::hedged(case, &paper, &checks);
    hedges::mark(&mut checks, &hedged);
    let mut says = vec![of_claim(case, &paper)];
    // A claim that is net, held against a gross sum, is not confirmed: that comes before all else.
    let gross = of_gross(case, &paper);
    let needs = gross.is_none().then(|| of_needs(case, &paper)).flatten();
    says.extend(gross);
    says.extend(of_checks(case, &paper, &checks));
    says.extend(needs);
    let mut asks = ask_of_claim(case, &checks);
    asks.extend(ask_for_needs(case, &paper));
    let shifted = shifted(case, &paper, &checks);
    asks.extend(
        shifted
            .as_ref()
            .and_then(|it| ask_of_column(case, &checks, it)),
    );
    let explained = shifted.map_or_else(Vec::new, |it| it.explains);
    asks.extend(ask_of_checks(case, &checks, &explained));
    asks.extend(ask_of_assumptions(case));
    asks.truncate(MOST_ASKED);
    Answer { says, asks, hedged }
}

fn plain(text: impl Into<String>) -> Piece {
    Piece {
        text: text.into(),
        to: None,
    }
}

fn to(text: impl Into<String>, way: Way) -> Piece {
    Piece {
        text: text.into(),
        to: Some(way),
    }
}

/// The name of a figure: `avoided_by_numbers[low]`, `total`.
fn name(case: &Case, quantity: &Quantity, place: &Place) -> String {
    let place = case.place_code(&place.on(&quantity.axes));
    match place.is_empty() {
        true => quantity.id.clone(),
        false => format!("{}[{place}]", quantity.id),
    }
}

/// With a small first letter, unless the first word is a name in capitals.
fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(text.chars().skip(1)).collect()
        }
        _ => text.to_owned(),
    }
}

/// No line breaks between a number and what it is of.
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number}\u{a0}{}", if number == 1 { one } else { many })
}

/// What is claimed, of when: `The saving in 2020/21, low optimism,`.
fn subject(case: &Case, quantity: &Quantity, place: &Place) -> String {
    let year = case.year.label();
    let place = at(case, quantity, place);
    let place = match place.strip_prefix(&year) {
        Some(rest) => rest.trim_start_matches(", "),
        None => &place,
    };
    let of = match place.is_empty() {
        true => String::new(),
        false => format!(", {},", lowered(place)),
    };
    format!("The {} in {year}{of} ", case.claim.sense.word())
}

/// A place in words: `April 2020, High optimism`.
fn at(case: &Case, quantity: &Quantity, place: &Place) -> String {
    case.place_label(&place.on(&quantity.axes))
        .replace(" · ", ", ")
}

/// A print in the middle of a sentence: `£408,000` where the paper's table has `408000`.
fn print(case: &Case, quantity: &Quantity, check: &Check) -> String {
    match check
        .printed
        .text
        .chars()
        .all(|letter| letter.is_ascii_digit())
    {
        true => words::figure(case, quantity, check.published),
        false => check.printed.quoted(),
    }
}

/// Whether the claim adds up.
fn of_claim(case: &Case, paper: &Figures) -> Sentence {
    let standing = claim::standing(case, paper, paper);
    let Some(quantity) = case.quantity(standing.quantity) else {
        return Vec::new();
    };
    let subject = subject(case, quantity, &standing.place);
    let figure = |value: &Value| {
        let way = Way::Figure(name(case, quantity, &standing.place));
        to(words::value(case, quantity, value), way)
    };
    let Some(printed) = &standing.printed else {
        return match &standing.calculated {
            Value::Needs(needs) => vec![
                plain("The paper prints no figure for its claim, and the sum needs "),
                to(of_cells(needs), Way::Needs),
                plain("."),
            ],
            value => vec![
                plain(subject),
                plain("comes to "),
                figure(value),
                plain("; the paper prints no figure for it."),
            ],
        };
    };
    let claimed = printed.quoted();
    match (&standing.calculated, standing.verdict) {
        (Value::Needs(needs), _) => vec![
            plain(format!(
                "The claim of {claimed} cannot be checked yet: its sum needs "
            )),
            to(of_cells(needs), Way::Needs),
            plain("."),
        ],
        (Value::Number(_), _) if quantity.input().is_some() => vec![plain(format!(
            "The paper gives the {claimed} claimed as a figure alone: there is no sum behind it to check."
        ))],
        (value @ Value::Number(number), Some(verdict)) => {
            let ending = match verdict {
                Verdict::Agrees => ", as claimed.".to_owned(),
                Verdict::Rounds if printed.qualifier == Qualifier::Plain => {
                    format!(", which rounds to the {claimed} claimed.")
                }
                Verdict::Rounds => format!(", which agrees with the {claimed} claimed."),
                Verdict::Hedged => format!(
                    ", which agrees with the {claimed} claimed, given how the paper rounds."
                ),
                Verdict::Differs | Verdict::Needs => {
                    let apart = deciding::difference(*number, printed.value)
                        .and_then(|apart| words::apart(case, quantity, apart))
                        .unwrap_or_default();
                    let than = if *number < printed.value {
                        "less"
                    } else {
                        "more"
                    };
                    format!(", {apart} {than} than the {claimed} claimed.")
                }
            };
            vec![
                plain(subject),
                plain("adds up to "),
                figure(value),
                plain(ending),
            ]
        }
        (value, _) => vec![
            plain(format!(
                "The claim of {claimed} has no sum that gives a figure: "
            )),
            plain(words::value(case, quantity, value)),
            plain("."),
        ],
    }
}

/// `5 figures that the paper does not print`.
fn of_cells(needs: &Needs) -> String {
    match needs.cells().len() {
        1 => "a figure that the paper does not print".to_owned(),
        many => format!("{many}\u{a0}figures that the paper does not print"),
    }
}

/// How many printed figures add up.
fn of_checks(case: &Case, paper: &Figures, checks: &[Check]) -> Option<Sentence> {
    let counted = tally(checks);
    // Not as it counts: a gross sum of a net claim adds up, though it confirms nothing.
    let waits = checks
        .iter()
        .filter(|check| check.verdict == Verdict::Needs);
    let need = waits.count();
    let checked = checks.len().checked_sub(need)?;
    if checked == 0 {
        return None;
    }
    let waiting = match need {
        0 => String::new(),
        1 => ". 1\u{a0}more needs figures that the paper does not print".to_owned(),
        many => format!(". {many}\u{a0}more need figures that the paper does not print"),
    };
    let of = match checked {
        1 => "The one check of a printed figure".to_owned(),
        2 => "Both checks of printed figures".to_owned(),
        _ => format!("All {checked}\u{a0}checks of printed figures"),
    };
    Some(match counted.differ {
        0 => vec![
            to(of, Way::Checks),
            plain(format!(
                " {} up{waiting}.",
                if checked == 1 { "adds" } else { "add" }
            )),
        ],
        1 if checked == 1 => vec![
            to(of, Way::Checks),
            plain(format!(
                " does not add up{}.",
                clear_of_claim(case, paper, checks)
            )),
        ],
        differ => vec![
            to(
                format!("{differ} of {checked}\u{a0}checks of printed figures"),
                Way::Checks,
            ),
            plain(format!(
                " {} not add up{}{}{}{waiting}.",
                if differ == 1 { "does" } else { "do" },
                furthest_off(case, checks, differ).unwrap_or_default(),
                most_of_them(case, checks).unwrap_or_default(),
                clear_of_claim(case, paper, checks),
            )),
        ],
    })
}

/// `. None of these touches the claim`, if that is so: the claim adds up all the same.
fn clear_of_claim(case: &Case, paper: &Figures, checks: &[Check]) -> &'static str {
    let of_claim = claim_made_of(case, paper);
    let touches = |check: &Check| {
        let axes = case.quantity(check.quantity).map(|it| &it.axes);
        let place = axes.map_or_else(Place::nowhere, |axes| check.place.on(axes));
        of_claim.contains(&(check.quantity, place))
    };
    let differing: Vec<&Check> = differing(checks).collect();
    match differing.as_slice() {
        _ if of_claim.is_empty() || differing.iter().any(|check| touches(check)) => "",
        [_] => ". It does not touch the claim",
        _ => ". None of these touches the claim",
    }
}

/// The figure that is claimed and all that it is made of, down to the inputs; nothing where the paper gives no
/// number for it.
fn claim_made_of(case: &Case, paper: &Figures) -> BTreeSet<(QuantityIndex, Place)> {
    let claim = (case.claim.quantity, &case.claim.place);
    let gives_number = paper.at(case, claim.0, claim.1).number().is_some();
    let made = gives_number.then(|| made_of(case, paper, paper, claim));
    made.flatten().unwrap_or_default()
}

/// `, by up to £555,050`: how far off that is which is furthest off, in the unit of the claim.
fn furthest_off(case: &Case, checks: &[Check], differ: usize) -> Option<String> {
    let claim = case.quantity(case.claim.quantity)?;
    let (check, off) = differing(checks)
        .filter(|check| {
            (case.quantity(check.quantity)).is_some_and(|quantity| quantity.unit == claim.unit)
        })
        .filter_map(|check| Some((check, check.difference?.abs())))
        .max_by_key(|(_, off)| *off)?;
    let off = words::apart(case, case.quantity(check.quantity)?, off)?;
    Some(match differ {
        1 => format!(", by {off}"),
        _ => format!(", by up to {off}"),
    })
}

/// `, 6 of them with high optimism`: where most of what differs stands, if in one column of several.
fn most_of_them(case: &Case, checks: &[Check]) -> Option<String> {
    let differing: Vec<&Check> = differing(checks).collect();
    let mut places: Vec<((AxisIndex, usize), usize)> = Vec::new();
    for check in &differing {
        for at in check.place.pairs() {
            match places.iter_mut().find(|(place, _)| *place == at) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => places.push((at, 1)),
            }
        }
    }
    let ((axis, item), most) = places.into_iter().max_by_key(|(_, count)| *count)?;
    let others = differing.len().checked_sub(most)?;
    if most < 2 || most <= others {
        return None;
    }
    let label = &case.axis(axis)?.items.get(item)?.label;
    let them = if others == 0 {
        "all of them".to_owned()
    } else {
        format!("{most}\u{a0}of them")
    };
    Some(format!(", {them} under “{label}”"))
}

fn differing(checks: &[Check]) -> impl Iterator<Item = &Check> {
    checks
        .iter()
        .filter(|check| check.verdict == Verdict::Differs)
}

/// What comes off a gross sum and is not printed, where the claim is net and nothing else is missing.
fn of_gross(case: &Case, paper: &Figures) -> Option<Sentence> {
    let empty: usize = needed(case).map(|(_, cells)| cells).sum();
    let net = paper.at(case, case.claim.net?, &case.claim.place);
    let Value::Needs(needs) = net else {
        return None;
    };
    (needs.cells().len() == empty).then(|| {
        vec![
            plain("But the claim is after deductions, and "),
            to(count(empty, "figure", "figures"), Way::Needs),
            plain(match empty {
                1 => " of these is not printed: it is not confirmed.",
                _ => " of these are not printed: it is not confirmed.",
            }),
        ]
    })
}

/// What is missing, unless the sentence of the claim has said it.
fn of_needs(case: &Case, paper: &Figures) -> Option<Sentence> {
    let empty: usize = needed(case).map(|(_, cells)| cells).sum();
    let of_claim = claim_needs(case, paper).map_or(0, |needs| needs.cells().len());
    let rests = claim_rests_on(case);
    let clear = needed(case).all(|(index, _)| rests.get(usize::from(index.0)) == Some(&false));
    let (are, them) = match empty {
        1 => ("is", "it"),
        _ => ("are", "them"),
    };
    let ending = match (clear, of_claim) {
        (true, _) => format!("; the claim does not rest on {them}"),
        (false, 0) => String::new(),
        (false, _) => " in all".to_owned(),
    };
    (empty > of_claim).then(|| {
        vec![
            to(count(empty, "figure", "figures"), Way::Needs),
            plain(format!(" that no paper prints {are} still needed{ending}.")),
        ]
    })
}

/// The empty cells that the claim waits for.
fn claim_needs(case: &Case, paper: &Figures) -> Option<Needs> {
    match paper.at(case, case.claim.quantity, &case.claim.place) {
        Value::Needs(needs) => Some(needs),
        _ => None,
    }
}

/// The inputs of which something is empty, and how many cells of each.
fn needed(case: &Case) -> impl Iterator<Item = (QuantityIndex, usize)> {
    case.each_quantity().filter_map(|(index, quantity)| {
        let given = quantity.input()?.given.iter();
        let empty = given.filter(|given| matches!(given, Given::Needed)).count();
        (empty > 0).then_some((index, empty))
    })
}

/// Why the claim is not what its own sum gives.
fn ask_of_claim(case: &Case, checks: &[Check]) -> Vec<Sentence> {
    let asked = checks
        .iter()
        .filter(|check| check.is_claim() && check.verdict == Verdict::Differs);
    asked
        .filter_map(|check| {
            let quantity = case.quantity(check.quantity)?;
            Some(vec![
                plain(format!(
                    "Why does the paper claim {}, when ",
                    check.printed.text
                )),
                to(
                    format!(
                        "its own figures come to {}",
                        words::value(case, quantity, &check.calculated)
                    ),
                    Way::Figure(name(case, quantity, &check.place)),
                ),
                plain("?"),
            ])
        })
        .collect()
}

/// What the claim waits for, and who would know.
fn ask_for_needs(case: &Case, paper: &Figures) -> Vec<Sentence> {
    let claim = claim_needs(case, paper);
    let of_claim = |index: QuantityIndex| {
        claim
            .iter()
            .any(|needs| needs.cells().iter().any(|cell| cell.quantity == index))
    };
    let (first, then): (Vec<_>, Vec<_>) = needed(case)
        .map(|(index, _)| index)
        .partition(|index| of_claim(*index));
    let ask = |index: QuantityIndex| {
        let quantity = case.quantity(index)?;
        let who = quantity.input()?.who.as_deref()?;
        let office = who.split(": ").next().unwrap_or(who);
        let label = quantity.label.trim_end_matches('?');
        Some(vec![
            plain("What is the figure for “"),
            to(label.to_owned(), Way::Input(quantity.id.clone())),
            plain(format!(
                "”? {} would know{}.",
                office,
                if of_claim(index) {
                    "; the claim needs it"
                } else {
                    ""
                }
            )),
        ])
    };
    // One of those on which the claim does not hang is enough to begin with.
    let least = if first.is_empty() { 1 } else { 0 };
    let all = first.len().saturating_add(then.len());
    let mut asks: Vec<Sentence> = first
        .into_iter()
        .take(2)
        .chain(then.into_iter().take(least))
        .filter_map(ask)
        .collect();
    let more = all.saturating_sub(asks.len());
    if more > 0
        && let Some(last) = asks.last_mut()
    {
        last.push(plain(" "));
        last.push(to(format!("{more}\u{a0}more"), Way::Needs));
        last.push(plain(if more == 1 {
            " is not printed either."
        } else {
            " are not printed either."
        }));
    }
    asks
}

/// The most prints that are looked at for a column that stands a line too far up or down.
const MOST_LOOKED_AT: usize = 12;

/// In a case of more figures it is not looked for: each try works all of them out, and a case that is being
/// written is answered with every pause.
const MOST_CELLS: usize = 5_000;

/// A column of which all figures may stand a line too far up or down.
struct Shifted {
    /// The series.
    quantity: QuantityIndex,
    /// Where on its other axes.
    place: Place,
    /// Down (1) or up (−1).
    by: i8,
    /// The ids of the checks that would then come out.
    explains: Vec<String>,
}

/// The column that would explain most of the prints that differ, if it would explain several and make none
/// differ that comes out.
fn shifted(case: &Case, paper: &Figures, checks: &[Check]) -> Option<Shifted> {
    let cells = case
        .each_quantity()
        .map(|(index, _)| paper.cells(index).len());
    if cells.sum::<usize>() > MOST_CELLS {
        return None;
    }
    let mut found: Vec<Shifted> = Vec::new();
    for check in differing(checks).take(MOST_LOOKED_AT) {
        for slip in slips(case, paper, checks, check) {
            let slips::Way::Column {
                quantity,
                place,
                by,
                ..
            } = slip.way
            else {
                continue;
            };
            if slip.breaks > 0 {
                continue;
            }
            let same =
                |it: &&mut Shifted| it.quantity == quantity && it.place == place && it.by == by;
            match found.iter_mut().find(same) {
                Some(known) => known.explains.push(check.id.clone()),
                None => found.push(Shifted {
                    quantity,
                    place,
                    by,
                    explains: vec![check.id.clone()],
                }),
            }
        }
    }
    let several = found.into_iter().filter(|it| it.explains.len() > 1);
    several.max_by_key(|it| it.explains.len())
}

/// Whether a column was printed a line too low, or too high.
fn ask_of_column(case: &Case, checks: &[Check], it: &Shifted) -> Option<Sentence> {
    let quantity = case.quantity(it.quantity)?;
    let place = at(case, quantity, &it.place);
    let of = match place.is_empty() {
        true => String::new(),
        false => format!(" ({place})"),
    };
    let low = if it.by > 0 { "low" } else { "high" };
    Some(vec![
        plain(format!(
            "Were the figures of “{}”{of} printed a line too {low}? ",
            quantity.label
        )),
        to(
            format!(
                "{} of the {} that differ",
                it.explains.len(),
                differing(checks).count()
            ),
            Way::Checks,
        ),
        plain(" would then come out."),
    ])
}

/// Why figures are printed as they are: of each quantity that which is furthest off, those first on
/// which the claim rests.
fn ask_of_checks(case: &Case, checks: &[Check], explained: &[String]) -> Vec<Sentence> {
    let differing: Vec<&Check> = differing(checks)
        .filter(|check| !check.is_claim() && !explained.contains(&check.id))
        .collect();
    let size = |check: &Check| check.difference.map(|difference| difference.abs());
    let mut asked: Vec<(&Check, usize)> = Vec::new();
    for check in differing {
        match asked
            .iter_mut()
            .find(|(first, _)| first.quantity == check.quantity)
        {
            Some((worst, others)) => {
                *others = others.saturating_add(1);
                if size(check) > size(worst) {
                    *worst = check;
                }
            }
            None => asked.push((check, 0)),
        }
    }
    let rests = claim_rests_on(case);
    asked.sort_by_key(|(check, _)| {
        let rests = rests.get(usize::from(check.quantity.0)) == Some(&true);
        (!rests, std::cmp::Reverse(size(check)))
    });
    asked
        .into_iter()
        .filter_map(|(check, others)| {
            let quantity = case.quantity(check.quantity)?;
            let place = at(case, quantity, &check.place);
            let of = if place.is_empty() {
                String::new()
            } else {
                format!(" ({place})")
            };
            let more = match others {
                0 => String::new(),
                1 => " One more like it differs.".to_owned(),
                many => format!(" {many}\u{a0}more like it differ."),
            };
            Some(vec![
                plain(format!(
                    "Why is “{}”{of} printed as {}, when ",
                    quantity.label,
                    print(case, quantity, check)
                )),
                to(
                    format!(
                        "it works out at {}",
                        words::value(case, quantity, &check.calculated)
                    ),
                    Way::Figure(name(case, quantity, &check.place)),
                ),
                plain(format!("?{more}")),
            ])
        })
        .collect()
}

/// Whether what Casebook takes for granted is so.
fn ask_of_assumptions(case: &Case) -> Vec<Sentence> {
    case.each_quantity()
        .filter_map(|(_, quantity)| {
            let input = quantity.input()?;
            let given = input.given.first()?;
            let Given::Assumed(value) = given else {
                return None;
            };
            if input.given.contains(&Given::Needed) {
                return None;
            }
            let figure = casebook_model::edit::input_words(case, quantity, *value);
            Some(vec![
                plain("The paper leaves “"),
                to(quantity.label.clone(), Way::Input(quantity.id.clone())),
                plain(format!(
                    "” open, and Casebook assumes {figure}. What is meant?"
                )),
            ])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::case;

    fn told(sentence: &Sentence) -> String {
        sentence.iter().map(|piece| piece.text.as_str()).collect()
    }

    fn said(body: &str) -> (Vec<String>, Vec<String>) {
        let Answer { says, asks, .. } = answer(&case(body));
        (
            says.iter().map(told).collect(),
            asks.iter().map(told).collect(),
        )
    }

    fn claimed(printed: &str, rate: &str) -> (Vec<String>, Vec<String>) {
        said(&format!(
            r#"
[claim]
quantity = "saved"
{printed}
sense = "saving"
source = "Page 1"
[[group]]
title = "Rates"
inputs = ["rate", "children"]
[input.rate]
label = "Rate"
unit = "£/child"
{rate}
[input.children]
label = "Children"
unit = "children"
printed = "10"
source = "Page 1"
[calc.saved]
label = "Saved"
unit = "£"
formula = "rate * children"
[[table]]
title = "Saved"
rows = ["saved"]
"#
        ))
    }

    const KNOWN: &str = "printed = \"£102\"\nsource = \"Page 1\"";

    #[test]
    fn a_claim_adds_up_rounds_or_is_so_much_off() {
        for (printed, words) in [
            (
                "printed = \"£1,020\"",
                "The saving in 2020/21 adds up to £1,020, as claimed.",
            ),
            (
                "printed = \"£1k\"",
                "The saving in 2020/21 adds up to £1,020, which rounds to the £1k claimed.",
            ),
            (
                "printed = \"around £1,000\"",
                "The saving in 2020/21 adds up to £1,020, which agrees with the “around £1,000” claimed.",
            ),
            (
                "printed = \"£1,200\"",
                "The saving in 2020/21 adds up to £1,020, £180 less than the £1,200 claimed.",
            ),
            (
                "",
                "The saving in 2020/21 comes to £1,020; the paper prints no figure for it.",
            ),
        ] {
            assert_eq!(claimed(printed, KNOWN).0[0], words);
        }
    }

    #[test]
    fn what_differs_and_what_is_missing_is_asked_for() {
        let (says, asks) = claimed("printed = \"£1,200\"", KNOWN);
        assert_eq!(
            says[1],
            "The one check of a printed figure does not add up."
        );
        assert_eq!(
            asks,
            ["Why does the paper claim £1,200, when its own figures come to £1,020?"]
        );
        let (says, asks) = claimed("printed = \"£1,200\"", "needed = \"Finance: payments\"");
        assert_eq!(
            says,
            [
                "The claim of £1,200 cannot be checked yet: its sum needs a figure that the paper does not print."
            ]
        );
        assert_eq!(
            asks,
            ["What is the figure for “Rate”? Finance would know; the claim needs it."]
        );
    }

    #[test]
    fn what_is_taken_for_granted_is_asked_about() {
        let rate = "assumed = \"£100\"\nwhy = \"The text rounds.\"";
        assert_eq!(
            claimed("printed = \"£1,000\"", rate).1,
            ["The paper leaves “Rate” open, and Casebook assumes £100 a child. What is meant?"]
        );
    }
}
