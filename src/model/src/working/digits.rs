//! How many digits the figures of a line show: as many as it takes for plain arithmetic over them to
//! give the result, to the rounding it is shown with.

use super::term::{Figure, Term};
use crate::case::{Case, Quantity};
use crate::number::to_places;
use crate::unit::Unit;
use crate::value::Value;
use crate::words;
use rust_decimal::Decimal;

/// The most digits that are shown beyond the usual ones.
const MOST_MORE: u32 = 12;

/// How many digits the figures of a line have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Digits {
    /// As everywhere, and so many more.
    Usual {
        /// How many more, where a figure has them.
        more: u32,
    },
    /// As everywhere, and rounded ones are marked: no digits give the result.
    Marked,
}

impl Digits {
    /// The fewest digits, from so many more on, with which `reckon` gives what `rounded` makes of
    /// the result.
    pub(super) fn fewest(
        from: u32,
        result: Decimal,
        rounded: &dyn Fn(Decimal) -> Decimal,
        reckon: &dyn Fn(Self) -> Option<Decimal>,
    ) -> Self {
        (from..=MOST_MORE)
            .map(|more| Self::Usual { more })
            .find(|digits| reckon(*digits).is_some_and(|sum| rounded(sum) == rounded(result)))
            .unwrap_or(Self::Marked)
    }

    fn more(self) -> u32 {
        match self {
            Self::Usual { more } => more,
            Self::Marked => 0,
        }
    }

    /// How many places a number is shown with that usually has `usual`.
    fn places(self, case: &Case, unit: &Unit, usual: u32, value: Decimal) -> u32 {
        let all = words::all_places(unit, &case.units, value);
        let more = usual.saturating_add(self.more()).min(all);
        let places = words::with_pence(unit, &case.units, usual.max(more));
        // Nothing that is divided by is told as nought.
        let is_nought = |places: &u32| to_places(words::shown(unit, value), *places).is_zero();
        match self {
            Self::Marked => (places..=all).find(|it| !is_nought(it)).unwrap_or(places),
            Self::Usual { .. } => places,
        }
    }

    /// A number with the digits that are shown of it.
    pub(super) fn shown(self, case: &Case, unit: &Unit, usual: u32, value: Decimal) -> Decimal {
        let places = self.places(case, unit, usual, value);
        to_places(value, places.saturating_add(beyond(unit)))
    }

    /// A number as it stands in a line.
    pub(super) fn written(self, case: &Case, unit: &Unit, usual: u32, value: Decimal) -> String {
        let all = words::all_places(unit, &case.units, value);
        let places = self.places(case, unit, usual, value);
        let text = words::to_places_with_unit(unit, &case.units, places, value);
        match text.strip_prefix('−') {
            _ if self != Self::Marked || all <= places => text,
            Some(digits) => format!("−≈{digits}"),
            None => format!("≈{text}"),
        }
    }
}

/// A share is shown times a hundred, so that its last digits lie further back.
fn beyond(unit: &Unit) -> u32 {
    if unit.percent { 2 } else { 0 }
}

/// The places that a figure, or a number of a formula, usually has.
pub(super) fn usual_places(
    case: &Case,
    unit: &Unit,
    figure: Option<&Figure>,
    value: Decimal,
) -> u32 {
    let all = words::all_places(unit, &case.units, value);
    match figure {
        // What stands in a formula or a paper is shown as it stands there.
        None => all,
        Some(figure) if figure.reading.is_print() => all,
        Some(figure) => case
            .quantity(figure.quantity)
            .map_or(all, |quantity| words::places(case, quantity, value)),
    }
}

/// The number that the digits of a figure in a line say.
pub(super) fn as_shown(
    case: &Case,
    digits: Digits,
) -> impl Fn(&Unit, Option<&Figure>, Decimal) -> Decimal {
    move |unit, figure, value| {
        let usual = usual_places(case, unit, figure, value);
        digits.shown(case, unit, usual, value)
    }
}

/// A result with the digits that it is shown with.
pub(super) fn to_result<'c>(
    case: &'c Case,
    quantity: &'c Quantity,
    result: Decimal,
) -> impl Fn(Decimal) -> Decimal + 'c {
    let places = words::places(case, quantity, result).saturating_add(beyond(&quantity.unit));
    move |value| to_places(value, places)
}

/// The fewest digits with which the line gives the figure.
pub(super) fn digits(case: &Case, quantity: &Quantity, term: &Term, value: &Value) -> Digits {
    let Value::Number(result) = value else {
        return Digits::Usual { more: 0 };
    };
    Digits::fewest(0, *result, &to_result(case, quantity, *result), &|digits| {
        term.reckon(case, &as_shown(case, digits))
    })
}
