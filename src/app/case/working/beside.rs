//! What the paper prints for a figure, and what would have to be otherwise for it to come out.

use crate::parts::wording;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_analysis::checks::Check;
use casebook_exchange::ways::ways;

/// A print of a figure, and what would have to be otherwise for it to come out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The check of the print.
    pub check: Check,
    /// What would have to be otherwise, one alone, the likeliest first; empty where the print comes out.
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
            would_hold: ways(
                &opened.case,
                &opened.paper,
                &opened.checks,
                check,
                &|quantity, place| wording::figure_label(&opened.case, quantity, place),
            ),
        })
        .collect()
}
