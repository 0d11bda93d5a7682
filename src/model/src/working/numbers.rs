//! The line with numbers. Brackets follow from what is written, so that plain precedence reads the
//! sum that was done.

use super::Piece;
use super::digits::{Digits, usual_places};
use super::line::{
    COMMA, CONDITION, DENIAL, INSIDE_COMMA, Line, NEGATION, SINGLE, SUM, operands, sign,
    sign_of_items, tightness,
};
use super::term::{Figure, Term, product_of};
use crate::case::{Case, Says};
use crate::expr::Operator;
use crate::number::Rounding;
use crate::unit::Unit;
use crate::value::Value;
use crate::words;
use rust_decimal::Decimal;

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
            Term::Joined(Operator::Power, x, y) => {
                to.text("(");
                self.write(x, CONDITION, to);
                to.text(")^");
                self.write(y, SINGLE, to);
            }
            Term::Joined(operator, x, y) => {
                let (left, right) = operands(*operator);
                self.write(x, left, to);
                to.text(match x.is_item(self.case) || y.is_item(self.case) {
                    true => sign_of_items(*operator),
                    false => sign(*operator),
                });
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
            Term::First(to_stay, of) => {
                let mut before = match to_stay {
                    true => "the first to stay of (",
                    false => "the first of (",
                };
                for (item, condition) in of {
                    to.text(before);
                    self.write(item, SINGLE, to);
                    to.text(": ");
                    self.write(condition, CONDITION, to);
                    before = "; ";
                }
                to.text(")");
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
                if quantity.says == Says::Truth {
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
