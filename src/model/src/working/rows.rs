//! The sum set out line by line, as on paper. Read from the top, each row with its sign, the rows
//! give the result to the rounding shown.

use super::digits::{Digits, as_shown, to_result};
use super::numbers::Writer;
use super::term::{Figure, Term, exactly, operated, product_of};
use super::{PartFigure, Piece, part};
use crate::case::{Case, Quantity};
use crate::expr::Operator;
use crate::unit::Unit;
use crate::value::Value;
use crate::words;
use rust_decimal::Decimal;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What is done with it to what stands above: `+`, `−`, `×`, `÷`; empty for the first row, and
    /// where rows only name what the figure is made of.
    pub sign: &'static str,
    /// What it is.
    pub what: RowLabel,
    /// Its number as shown, with the sign of money or per cent: `£850`; or what stands for it, such
    /// as `needed`.
    pub number: String,
    /// The words of its unit: `a child a week`; may be empty.
    pub unit: String,
}

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowLabel {
    /// A figure with a working of its own.
    Figure(PartFigure),
    /// A bracket worked out: its own line with numbers.
    Bracket(Vec<Piece>),
    /// Several terms of a sum that are nought: `11 months of nothing`.
    Noughts {
        /// In words.
        words: String,
        /// The first of them, to follow down.
        first: Option<PartFigure>,
    },
    /// A number of the formula, which has no name.
    Number,
}

/// A sum set out line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// From the top.
    pub rows: Vec<Row>,
    /// Whether they give the result, each with its sign; if not, they only name the figures it is
    /// made of, and no `=` belongs below them.
    pub add_up: bool,
    /// What is done last: `rounded up to a whole number`.
    pub then: Option<String>,
}

/// The rows of a figure: of a chain of sums or products a row for each operand.
pub(super) fn rows(
    case: &Case,
    quantity: &Quantity,
    term: &Term,
    value: &Value,
    line: Digits,
) -> Rows {
    let (inner, rounding) = match term {
        Term::Rounded(rounding, x, step) => (x.as_ref(), Some((*rounding, step.as_ref()))),
        term => (term, None),
    };
    let Some(operands) = operands(inner) else {
        return made_of(case, term, line);
    };
    let digits = match value {
        Value::Number(result) => {
            let from = match line {
                Digits::Usual { more } => more,
                Digits::Marked => 0,
            };
            Digits::fewest(
                from,
                *result,
                &to_result(case, quantity, *result),
                &|digits| {
                    let sum = reckon(case, &operands, digits)?;
                    match rounding {
                        Some((rounding, step)) => {
                            rounding.apply(sum, step.reckon(case, &as_shown(case, digits))?)
                        }
                        None => Some(sum),
                    }
                },
            )
        }
        _ => line,
    };
    let pen = Pen { case, digits };
    Rows {
        rows: operands
            .iter()
            .map(|(operator, term)| pen.row(sign(*operator), term))
            .collect(),
        add_up: true,
        then: rounding.map(|(rounding, step)| {
            let mut line = super::line::Line::default();
            pen.writer().rounded(rounding, step, &mut line);
            super::text(&line.pieces())
                .trim_start_matches(", ")
                .to_owned()
        }),
    }
}

/// The operands of a sum or product with what is done with them, the first with nothing; `None` if
/// it is neither.
fn operands(term: &Term) -> Option<Vec<(Option<Operator>, &Term)>> {
    match term {
        Term::Chain(first, rest) => {
            let first = match first.as_ref() {
                Term::Negated(x) if !product_of(rest) => (Some(Operator::Minus), x.as_ref()),
                first => (None, first),
            };
            let rest = rest.iter().map(|(operator, term)| (Some(*operator), term));
            Some(core::iter::once(first).chain(rest).collect())
        }
        Term::Negated(x) => Some(vec![(Some(Operator::Minus), x)]),
        Term::Figure(_) | Term::Noughts(..) => Some(vec![(None, term)]),
        _ => None,
    }
}

fn sign(operator: Option<Operator>) -> &'static str {
    match operator {
        Some(Operator::Plus) => "+",
        Some(Operator::Minus) => "−",
        Some(Operator::Times) => "×",
        Some(Operator::Over) => "÷",
        _ => "",
    }
}

/// What the rows give, read from the top with the digits shown.
fn reckon(case: &Case, operands: &[(Option<Operator>, &Term)], digits: Digits) -> Option<Decimal> {
    let pen = Pen { case, digits };
    operands
        .iter()
        .try_fold(Decimal::ZERO, |sum, (operator, term)| {
            let number = pen.number(term)?;
            operator.map_or(Some(number), |operator| operated(operator, sum, number))
        })
}

/// The figures a result is made of, where it cannot be set out line by line.
fn made_of(case: &Case, term: &Term, digits: Digits) -> Rows {
    let pen = Pen { case, digits };
    let mut seen: Vec<&Figure> = Vec::new();
    term.each_figure(false, &mut |figure| {
        if !seen.contains(&figure) {
            seen.push(figure);
        }
    });
    Rows {
        rows: seen
            .into_iter()
            .map(|figure| pen.figure("", figure))
            .collect(),
        add_up: false,
        then: None,
    }
}

#[derive(Clone, Copy)]
struct Pen<'a> {
    case: &'a Case,
    digits: Digits,
}

impl<'a> Pen<'a> {
    fn writer(self) -> Writer<'a> {
        Writer {
            case: self.case,
            digits: self.digits,
        }
    }

    fn figure(self, sign: &'static str, figure: &Figure) -> Row {
        let quantity = self.case.quantity(figure.quantity);
        let all = match (&figure.value, quantity) {
            (Value::Number(_) | Value::None, _) => self.writer().figure_text(figure),
            (Value::Needs(_), _) => "needed".to_owned(),
            (value, Some(quantity)) => words::value(self.case, quantity, value),
            (_, None) => String::new(),
        };
        let unit = quantity.map_or_else(Unit::bare, |quantity| quantity.unit.clone());
        ended(
            self.case,
            sign,
            RowLabel::Figure(part(self.case, figure)),
            all,
            &unit,
        )
    }

    fn row(self, sign: &'static str, term: &Term) -> Row {
        match term {
            Term::Figure(figure) => self.figure(sign, figure),
            Term::Number(value, unit) => {
                let all = words::all_places(unit, &self.case.units, *value);
                let text = self.digits.written(self.case, unit, all, *value);
                ended(self.case, sign, RowLabel::Number, text, unit)
            }
            Term::Noughts(words, of) => {
                let first = match of.first() {
                    Some(Term::Figure(figure)) => Some(part(self.case, figure)),
                    _ => None,
                };
                let words = words.clone();
                self.bracket(sign, RowLabel::Noughts { words, first }, term)
            }
            term => self.bracket(sign, RowLabel::Bracket(self.writer().line(term)), term),
        }
    }

    fn bracket(self, sign: &'static str, what: RowLabel, term: &Term) -> Row {
        let unit = term.unit(self.case);
        let text = match self.exact(term) {
            Some(value) => {
                let usual = self.usual(&unit, value);
                self.digits.written(self.case, &unit, usual, value)
            }
            None => "needed".to_owned(),
        };
        ended(self.case, sign, what, text, &unit)
    }

    fn exact(self, term: &Term) -> Option<Decimal> {
        term.reckon(self.case, &exactly)
    }

    fn usual(self, unit: &Unit, value: Decimal) -> u32 {
        words::usual_places(unit, &self.case.units, None, words::shown(unit, value))
    }

    /// The number that a row shows.
    fn number(self, term: &Term) -> Option<Decimal> {
        match term {
            Term::Figure(_) | Term::Number(..) => {
                term.reckon(self.case, &as_shown(self.case, self.digits))
            }
            term => {
                let value = self.exact(term)?;
                let unit = term.unit(self.case);
                Some(
                    self.digits
                        .shown(self.case, &unit, self.usual(&unit, value), value),
                )
            }
        }
    }
}

/// A row whose text is parted into its number and the words of its unit.
fn ended(case: &Case, sign: &'static str, what: RowLabel, text: String, unit: &Unit) -> Row {
    let (number, unit) = words::parted(unit, &case.units, text);
    Row {
        sign,
        what,
        number,
        unit,
    }
}
