//! What the paper prints for a figure, and what would have to be otherwise for it to come out.

use crate::parts::wording;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_analysis::checks::{Check, Verdict};
use casebook_analysis::implied::implied;
use casebook_model::case::Control;
use casebook_model::{edit, words};

/// The most ways a print could come out that are told.
const MOST_IMPLIED: usize = 4;

/// A print of a figure, and what would have to be otherwise for it to come out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The check of the print.
    pub check: Check,
    /// What would have to be otherwise, one alone; empty where the print comes out.
    pub would_hold: Vec<String>,
}

/// The prints of a figure.
pub fn beside(opened: &Opened, figure: &Figure) -> Vec<Beside> {
    let Some((index, place)) = opened.figure(figure) else {
        return Vec::new();
    };
    opened
        .checks
        .iter()
        .filter(|check| check.quantity == index && check.place == place)
        .map(|check| Beside {
            check: check.clone(),
            would_hold: would_hold(opened, check),
        })
        .collect()
}

/// What would have to be otherwise for a print to come out; empty where it does.
fn would_hold(opened: &Opened, check: &Check) -> Vec<String> {
    if check.verdict != Verdict::Differs {
        return Vec::new();
    }
    let case = &opened.case;
    let found = implied(case, &opened.paper, check);
    let all = found.figures.len();
    let mut lines: Vec<String> = found
        .figures
        .iter()
        .take(MOST_IMPLIED)
        .filter_map(|figure| {
            let quantity = case.quantity(figure.quantity)?;
            let value = |value, other| match quantity.input().map(|input| &input.control) {
                None | Some(Control::Number) if !quantity.truth => {
                    words::figure_beside(case, quantity, value, other)
                }
                _ => edit::input_words(case, quantity, value),
            };
            let label = wording::figure_label(case, quantity, &figure.place);
            let mut line = format!(
                "{label}: {} instead of {}",
                value(figure.value, figure.instead_of),
                value(figure.instead_of, figure.value)
            );
            if figure.not_whole {
                line.push_str(", which is no whole number");
            }
            Some(line)
        })
        .collect();
    let more = all.saturating_sub(MOST_IMPLIED);
    if more > 0 {
        let figures = wording::count(more, "figure", "figures");
        lines.push(format!("and {figures} more"));
    }
    lines
}
