//! A line: text, and figures that can be followed down.

use super::Piece;
use crate::expr::Operator;

#[derive(Default)]
pub(super) struct Line {
    pieces: Vec<Piece>,
}

impl Line {
    pub(super) fn text(&mut self, more: &str) {
        if let Some(Piece::Text(text)) = self.pieces.last_mut() {
            text.push_str(more);
        } else {
            self.pieces.push(Piece::Text(more.to_owned()));
        }
    }

    pub(super) fn piece(&mut self, piece: Piece) {
        self.pieces.push(piece);
    }

    /// Whether a sign stands last, so that a second one would stand beside it.
    pub(super) fn ends_in_sign(&self) -> bool {
        let text = match self.pieces.last() {
            Some(Piece::Text(text)) => text.trim_end(),
            _ => "",
        };
        text.ends_with(['+', '−', '×', '÷'])
    }

    pub(super) fn pieces(self) -> Vec<Piece> {
        self.pieces
    }
}

// How tightly what is written binds; a looser one inside a tighter one takes brackets.
pub(super) const CONDITION: u8 = 0;
/// What ends in a comma and more words.
pub(super) const COMMA: u8 = 1;
/// As an operand of what ends in a comma.
pub(super) const INSIDE_COMMA: u8 = 2;
pub(super) const DENIAL: u8 = 4;
pub(super) const COMPARISON: u8 = 5;
pub(super) const SUM: u8 = 6;
pub(super) const NEGATION: u8 = 8;
pub(super) const POWER: u8 = 9;
/// What needs no brackets anywhere.
pub(super) const SINGLE: u8 = 10;

pub(super) fn tightness(operator: Operator) -> u8 {
    match operator {
        Operator::Or => 2,
        Operator::And => 3,
        Operator::Less
        | Operator::AtMost
        | Operator::Equal
        | Operator::NotEqual
        | Operator::AtLeast
        | Operator::More => COMPARISON,
        Operator::Plus | Operator::Minus => SUM,
        Operator::Times | Operator::Over => 7,
        Operator::Power => POWER,
    }
}

/// How tightly the operands of an operator must bind to stand without brackets. On the right
/// tighter: a − (b + c) and a ÷ (b × c) keep theirs; of comparisons and powers both sides do.
pub(super) fn operands(operator: Operator) -> (u8, u8) {
    let own = tightness(operator);
    let right = own.saturating_add(1);
    let alike = matches!(own, COMPARISON | POWER);
    (if alike { right } else { own }, right)
}

/// An operator between items of an axis, which stand in their order.
pub(super) fn sign_of_items(operator: Operator) -> &'static str {
    match operator {
        Operator::Less => " is before ",
        Operator::AtMost => " is not after ",
        Operator::AtLeast => " is not before ",
        Operator::More => " is after ",
        other => sign(other),
    }
}

/// An operator between figures or words.
pub(super) fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Plus => " + ",
        Operator::Minus => " − ",
        Operator::Times => " × ",
        Operator::Over => " ÷ ",
        Operator::Power => " to the power of ",
        Operator::Less => " is less than ",
        Operator::AtMost => " is at most ",
        Operator::Equal => " is ",
        Operator::NotEqual => " is not ",
        Operator::AtLeast => " is at least ",
        Operator::More => " is more than ",
        Operator::And => " and ",
        Operator::Or => " or ",
    }
}
