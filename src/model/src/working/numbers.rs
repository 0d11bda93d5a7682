//! The line with numbers. Read by plain arithmetic over the digits that stand there, it gives the
//! figure to the rounding shown: it shows as many digits as that takes.

use super::Piece;
use super::line::{
    COMMA, CONDITION, DENIAL, INSIDE_COMMA, Line, NEGATION, SINGLE, SUM, operands, sign, tightness,
};
use super::term::{Figure, Term, product_of};
use crate::case::{Case, Quantity};
use crate::expr::Operator;
use crate::number::{Rounding, to_places};
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
    /// The fewest digits for which `reckon` gives `result` as far as `shows` tells them apart.
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
        words::with_pence(unit, &case.units, usual.max(more))
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
fn usual_places(case: &Case, unit: &Unit, figure: Option<&Figure>, value: Decimal) -> u32 {
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

#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    pub(super) case: &'a Case,
    pub(super) digits: Digits,
}

fn binding(term: &Term) -> u8 {
    match term {
        Term::Undecided(..) => CONDITION,
        Term::Rounded(..) => COMMA,
        Term::Joined(operator, ..) => tightness(*operator),
        Term::Not(_) => DENIAL,
        Term::Chain(_, rest) if product_of(rest) => tightness(Operator::Times),
        Term::Chain(..) => SUM,
        Term::Negated(_) => NEGATION,
        _ => SINGLE,
    }
}

impl Writer<'_> {
    /// A term as a line of its own.
    pub(super) fn line(self, term: &Term) -> Vec<Piece> {
        let mut line = Line::default();
        self.write(term, CONDITION, &mut line);
        line.pieces()
    }

    /// Writes a term; in brackets if what stands around it binds tighter than it does.
    fn write(self, term: &Term, around: u8, to: &mut Line) {
        let two_signs = matches!(term, Term::Negated(_)) && to.ends_in_sign();
        let open = binding(term) < around || two_signs;
        if open {
            to.text("(");
        }
        self.write_open(term, to);
        if open {
            to.text(")");
        }
    }

    fn write_open(self, term: &Term, to: &mut Line) {
        match term {
            Term::Figure(figure) => self.figure(figure, to),
            Term::Number(value, unit) => {
                let text = self.written(unit, None, *value);
                bracketed(&text, to, |text, to| to.text(text));
            }
            Term::Word(word, _) => to.text(word),
            Term::Nothing => to.text("nothing"),
            Term::Noughts(words, of) => match of.first() {
                Some(Term::Figure(first)) => to.piece(piece(first, words)),
                _ => to.text(words),
            },
            Term::Negated(x) => {
                to.text("−");
                self.write(x, SINGLE, to);
            }
            Term::Chain(first, rest) => {
                let own = rest.first().map_or(SUM, |(first, _)| tightness(*first));
                self.write(first, own, to);
                for (operator, term) in rest {
                    to.text(sign(*operator));
                    self.write(term, own.saturating_add(1), to);
                }
            }
            Term::Joined(operator, x, y) => {
                let (left, right) = operands(*operator);
                self.write(x, left, to);
                to.text(sign(*operator));
                self.write(y, right, to);
            }
            Term::Not(x) => {
                to.text("not ");
                self.write(x, DENIAL.saturating_add(1), to);
            }
            Term::Extreme {
                larger,
                several,
                of,
            } => {
                to.text(match (several, larger) {
                    (false, true) => "the larger of (",
                    (false, false) => "the smaller of (",
                    (true, true) => "the largest of (",
                    (true, false) => "the smallest of (",
                });
                self.list(of, to);
            }
            Term::Count(of) => {
                to.text("the number of figures in (");
                self.list(of, to);
            }
            Term::Rounded(rounding, x, step) => {
                self.write(x, INSIDE_COMMA, to);
                self.rounded(*rounding, step, to);
            }
            Term::Undecided(condition, x, y) => {
                to.text("if ");
                self.write(condition, COMMA, to);
                to.text(": ");
                self.write(x, COMMA, to);
                to.text("; if not: ");
                self.write(y, CONDITION, to);
            }
        }
    }

    /// `, rounded to the nearest £1,000`
    pub(super) fn rounded(self, rounding: Rounding, step: &Term, to: &mut Line) {
        let whole =
            matches!(step, Term::Number(value, unit) if *value == Decimal::ONE && !unit.percent);
        to.text(rounding_words(rounding, whole));
        if !whole {
            self.write(step, SINGLE, to);
        }
    }

    fn list(self, of: &[Term], to: &mut Line) {
        for (position, term) in of.iter().enumerate() {
            if position > 0 {
                to.text("; ");
            }
            self.write(term, CONDITION, to);
        }
        to.text(")");
    }

    fn written(self, unit: &Unit, figure: Option<&Figure>, value: Decimal) -> String {
        let usual = usual_places(self.case, unit, figure, value);
        self.digits.written(self.case, unit, usual, value)
    }

    /// A figure in words, as it stands in the line.
    pub(super) fn figure_text(self, figure: &Figure) -> String {
        let Some(quantity) = self.case.quantity(figure.quantity) else {
            return String::new();
        };
        match &figure.value {
            Value::Number(number) if words::in_digits(quantity) => {
                self.written(&quantity.unit, Some(figure), *number)
            }
            Value::Number(number) => {
                let text = crate::edit::input_words(self.case, quantity, *number);
                if quantity.truth {
                    text
                } else {
                    format!("“{text}”")
                }
            }
            Value::None => "nothing".to_owned(),
            Value::Needs(_) => format!("{} (needed)", quantity.label),
            Value::Error(fault) => format!("{} ({})", quantity.label, fault.words()),
        }
    }

    fn figure(self, figure: &Figure, to: &mut Line) {
        let text = self.figure_text(figure);
        bracketed(&text, to, |text, to| to.piece(piece(figure, text)));
    }
}

pub(super) fn rounding_words(rounding: Rounding, whole: bool) -> &'static str {
    match (rounding, whole) {
        (Rounding::Nearest, true) => ", rounded to the nearest whole number",
        (Rounding::Up, true) => ", rounded up to a whole number",
        (Rounding::Down, true) => ", rounded down to a whole number",
        (Rounding::Nearest, false) => ", rounded to the nearest ",
        (Rounding::Up, false) => ", rounded up to a multiple of ",
        (Rounding::Down, false) => ", rounded down to a multiple of ",
    }
}

fn piece(figure: &Figure, text: &str) -> Piece {
    Piece::Figure {
        quantity: figure.quantity,
        place: figure.place.clone(),
        text: text.to_owned(),
    }
}

/// A figure below nought takes brackets behind a sign.
fn bracketed(text: &str, to: &mut Line, write: impl FnOnce(&str, &mut Line)) {
    let open = text.starts_with('−') && to.ends_in_sign();
    if open {
        to.text("(");
    }
    write(text, to);
    if open {
        to.text(")");
    }
}
