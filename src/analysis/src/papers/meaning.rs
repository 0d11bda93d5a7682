//! What a difference would mean for the claim, in words.

use crate::checks::Kind;
use crate::consequence::{Consequence, Moved};
use casebook_model::case::{Case, Quantity};
use casebook_model::words;

/// What a print that differs would mean for the claim of its case, to stand after its name: `with
/// the printed figure in the sum, £16,000 instead of £15,000, £1,000 more.`
pub(super) fn meaning(case: &Case, kind: Kind, consequence: &Consequence) -> String {
    let claimed = case.claim.sense.word();
    match (consequence, case.quantity(case.claim.quantity)) {
        (Consequence::Moves(moved), Some(quantity)) => told(case, quantity, kind, moved),
        (Consequence::None, _) => format!("nothing. The {claimed} does not rest on it."),
        _ => format!(
            "it cannot be said yet, since the {claimed} needs figures that no paper prints."
        ),
    }
}

fn told(case: &Case, quantity: &Quantity, kind: Kind, moved: &Moved) -> String {
    let claim = &case.claim;
    let taken = match (moved.itself, kind) {
        (true, _) => "this is that figure itself",
        (false, Kind::Foots) => "with the sum of its printed parts instead",
        (false, Kind::Recalculated) => "with the printed figure in the sum",
    };
    let (with, stands) = (moved.with, moved.stands);
    let by = words::change(case, quantity, stands, with)
        .map_or_else(String::new, |by| format!(", {by}"));
    let (with, stands) = (
        words::figure_beside(case, quantity, with, stands),
        words::figure_beside(case, quantity, stands, with),
    );
    if moved.place == claim.place {
        return format!("{taken}, {with} instead of {stands}{by}.");
    }
    let under = case.place_label(&moved.place);
    let claimed = claim.sense.word();
    let claim = case.place_label(&claim.place);
    format!(
        "{taken}, {with} instead of {stands} under “{under}”{by}. \
         The {claimed} that is claimed stands under “{claim}” and is not touched."
    )
}
