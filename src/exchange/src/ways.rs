//! How a print that differs may have come about, in lines: the likeliest slips first, then what one
//! figure would have to be. Each alone would make the print come out; none is asserted, and each line
//! says so by itself, as the one above the list may be out of sight.

use casebook_analysis::checks::{Check, Verdict};
use casebook_analysis::implied::{ImpliedFigure, implied};
use casebook_analysis::slips::{Slip, Way, slips};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Quantity, QuantityIndex};
use casebook_model::deciding::same;
use casebook_model::evaluate::Figures;
use casebook_model::slip::SlipKind;
use casebook_model::{edit, words};

/// The most figures, of no slip in particular, that are told.
const MOST_IMPLIED: usize = 4;

/// How a figure is called: its label with its place.
pub type Label<'a> = &'a dyn Fn(&Quantity, &Place) -> String;

/// What would have to be otherwise for a print to come out; empty where it does. `paper` are the
/// figures without edits, `all` the checks of the case.
#[must_use]
pub fn ways(
    case: &Case,
    paper: &Figures,
    all: &[Check],
    check: &Check,
    label: Label<'_>,
) -> Vec<String> {
    if check.verdict != Verdict::Differs {
        return Vec::new();
    }
    let likely = slips(case, paper, all, check);
    let found = implied(case, paper, check);
    let told = |figure: &&ImpliedFigure| {
        likely.iter().any(|slip| match &slip.way {
            Way::Figure {
                quantity,
                place,
                value,
                ..
            } => {
                *quantity == figure.quantity && *place == figure.place && same(*value, figure.value)
            }
            _ => false,
        })
    };
    let figures: Vec<&ImpliedFigure> = found.figures.iter().filter(|it| !told(it)).collect();
    let slip_lines = likely
        .iter()
        .filter_map(|slip| of_slip(case, check, slip, label));
    let figure_lines = figures
        .iter()
        .take(MOST_IMPLIED)
        .filter_map(|figure| of_figure(case, figure, label));
    let mut lines: Vec<String> = slip_lines.chain(figure_lines).collect();
    match figures.len().saturating_sub(MOST_IMPLIED) {
        0 => {}
        1 => lines.push("and 1 figure more".to_owned()),
        more => lines.push(format!("and {more} figures more")),
    }
    lines
}

/// `Fewer children, May 2020: if it were 12 children instead of 10 children`
fn of_figure(case: &Case, figure: &ImpliedFigure, label: Label<'_>) -> Option<String> {
    let quantity = case.quantity(figure.quantity)?;
    let label = label(quantity, &figure.place);
    let instead = instead(case, quantity, figure.value, figure.instead_of);
    let not_whole = match figure.not_whole {
        true => ", which is not a whole number",
        false => "",
    };
    Some(format!("{label}: if it were {instead}{not_whole}"))
}

fn instead(case: &Case, quantity: &Quantity, value: Decimal, of: Decimal) -> String {
    let told = |value, other| match words::in_digits(quantity) {
        true => words::figure_beside(case, quantity, value, other),
        false => edit::input_words(case, quantity, value),
    };
    format!("{} instead of {}", told(value, of), told(of, value))
}

fn of_slip(case: &Case, check: &Check, slip: &Slip, label: Label<'_>) -> Option<String> {
    let own = case.quantity(check.quantity)?;
    let named = |index: QuantityIndex, place: &Place| {
        case.quantity(index)
            .map(|quantity| (quantity, label(quantity, place)))
    };
    let told = match &slip.way {
        Way::Figure {
            quantity,
            place,
            value,
            instead_of,
            kind,
        } => {
            let (quantity, name) = named(*quantity, place)?;
            let instead = instead(case, quantity, *value, *instead_of);
            format!("{name}: if it were {instead}, {}", how(case, kind))
        }
        Way::Column {
            quantity,
            place,
            by,
            ..
        } => {
            let (_, name) = named(*quantity, place)?;
            let way = if *by > 0 { "up" } else { "down" };
            format!("{name}: if all its figures stood one line further {way}")
        }
        Way::Print { value, kind } => {
            let instead = instead(case, own, *value, check.published);
            format!("the print: if it were {instead}, {}", how(case, kind))
        }
        Way::Beside {
            place,
            value,
            last_year,
        } => {
            let figure = words::figure(case, own, *value);
            let place = case.place_label(place);
            match last_year {
                true => {
                    format!(
                        "the print: if it were last year’s figure for this year’s, {figure} of {place}"
                    )
                }
                false => format!("the print: if it were the figure beside it, {figure} of {place}"),
            }
        }
        Way::Taken {
            quantity,
            place,
            value,
        } => {
            let (quantity, name) = named(*quantity, place)?;
            let figure = words::figure(case, quantity, *value);
            format!("the print: if it were the figure of another table, {figure} of {name}")
        }
        Way::Part {
            quantity,
            place,
            value,
            twice,
        } => {
            let (quantity, name) = named(*quantity, place)?;
            let figure = words::figure(case, quantity, *value);
            let how = match twice {
                true => "counted twice",
                false => "left out of the sum",
            };
            format!("{name}: if its {figure} were {how}")
        }
        Way::Printed { rounded: true } => {
            "its parts: if they were as the paper prints them, rounded figures carried on"
                .to_owned()
        }
        Way::Printed { rounded: false } => {
            "its parts: if they were as the paper prints them".to_owned()
        }
        Way::Percent => "the print: if it gave per cent for percentage points".to_owned(),
    };
    Some(told + &consequence(case, slip))
}

fn how(case: &Case, kind: &SlipKind<Place>) -> String {
    match kind {
        SlipKind::Shifted(place) => format!("the figure of {}", case.place_label(place)),
        kind => kind.words(),
    }
}

/// What else a slip would mean: for the other prints, and for what is claimed.
fn consequence(case: &Case, slip: &Slip) -> String {
    let mut told = String::new();
    match slip.repairs {
        0 => {}
        1 => told.push_str("; 1 more print that differs would then agree"),
        more => told.push_str(&format!(
            "; {more} more prints that differ would then agree"
        )),
    }
    match slip.breaks {
        0 => {}
        1 => told.push_str("; but 1 that agrees would then differ"),
        more => told.push_str(&format!("; but {more} that agree would then differ")),
    }
    if let Some((claim, quantity)) = slip.claim.zip(case.quantity(case.claim.quantity)) {
        let figure = words::figure(case, quantity, claim);
        let what = case.claim.sense.word();
        told.push_str(&format!("; the {what} claimed would come to {figure}"));
    }
    told
}
