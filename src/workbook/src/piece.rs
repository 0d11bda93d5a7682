//! A part of a spreadsheet's formula, with what must be known of it to join it to others.

use crate::place::Cell;

/// The longest part that stands within another; a longer one gets a cell of its own. A spreadsheet
/// takes formulas of 8,192 characters.
const LONGEST: usize = 900;

/// The deepest that brackets stand within each other in one cell; a spreadsheet takes 64.
const DEEPEST: u8 = 16;

/// How closely a part holds together: what is looser than its surroundings stands in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// `a<b`
    Compared,
    /// `a+b`, `-a`
    Added,
    /// `a*b`
    Multiplied,
    /// The right side of a division.
    Divisor,
    /// A number, a cell, a function.
    Whole,
}

/// Whether a part can come to none, which is a dash in a cell: text, which a spreadsheet's sums of
/// cells leave out, and its other operations do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nones {
    /// It is a number, or an error value while something is missing.
    Never,
    /// It may be.
    Perhaps,
    /// It is none, whatever the inputs.
    Always,
}

impl Nones {
    /// Of what is one or the other.
    pub(crate) fn or(self, other: Self) -> Self {
        if self == other { self } else { Self::Perhaps }
    }
}

/// A part of a formula.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) strength: Strength,
    pub(crate) nones: Nones,
    /// Whether it is entered and not worked out, so that it has no digits beyond those entered.
    pub(crate) entered: bool,
    pub(crate) depth: u8,
    /// The cell it is, if it is nothing but one.
    pub(crate) cell: Option<Cell>,
    /// Of `known(x)`: x, before what is needed was made none.
    pub(crate) known: Option<Box<Piece>>,
}

/// What stands in a cell for none.
pub(crate) const DASH: &str = "–";

impl Piece {
    /// A number as it is written, or anything else that holds together by itself.
    pub(crate) fn entered(text: String) -> Self {
        Self {
            strength: match text.starts_with('-') {
                true => Strength::Added,
                false => Strength::Whole,
            },
            text,
            nones: Nones::Never,
            entered: true,
            depth: 0,
            cell: None,
            known: None,
        }
    }

    /// None.
    pub(crate) fn none() -> Self {
        Self {
            nones: Nones::Always,
            ..Self::entered(format!("\"{DASH}\""))
        }
    }

    /// A cell, written as `text`.
    pub(crate) fn at(cell: Cell, text: String, nones: Nones, entered: bool) -> Self {
        Self {
            nones,
            entered,
            cell: Some(cell),
            ..Self::entered(text)
        }
    }

    /// What is made of others.
    pub(crate) fn of(text: String, strength: Strength, nones: Nones, parts: &[&Self]) -> Self {
        let depth = parts.iter().map(|part| part.depth).max().unwrap_or(0);
        Self {
            strength,
            nones,
            entered: false,
            depth: depth.saturating_add(1),
            ..Self::entered(text)
        }
    }

    /// A function of others.
    pub(crate) fn call(text: String, nones: Nones, parts: &[&Self]) -> Self {
        Self::of(text, Strength::Whole, nones, parts)
    }

    /// Its text where it must hold together at least so closely.
    pub(crate) fn within(&self, least: Strength) -> String {
        match self.strength >= least {
            true => self.text.clone(),
            false => format!("({})", self.text),
        }
    }

    /// Whether it should stand in a cell of its own before it becomes a part of something else.
    pub(crate) fn is_large(&self) -> bool {
        self.cell.is_none() && (self.text.len() > LONGEST || self.depth > DEEPEST)
    }
}
