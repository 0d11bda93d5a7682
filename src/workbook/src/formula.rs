//! A formula of a case, at one place, as a formula of a spreadsheet.
//!
//! A figure that is none is a dash in its cell, which is text; one that waits for an input is the
//! error value #N/A, which spreads as a need does; one that cannot be worked out is another error
//! value. What a formula has to use twice, and what would make it too long, stands in a cell of its
//! own below the tables (a [`Step`]).
//!
//! A spreadsheet reckons in binary floating point. So whatever decides there decides on rounded
//! figures, as [`casebook_model::deciding`] does: comparisons to [`APART`] places, rounding to
//! [`STEPS`] places of a step.

use crate::layout::{FIGURES, Layout};
use crate::piece::{DASH, Nones, Piece, Strength};
use crate::place::{Cell, Sheet, ranges};
use crate::written::written;
use casebook_model::Decimal;
use casebook_model::axis::{AxisIndex, Place};
use casebook_model::case::{Case, Given, Quantity, QuantityIndex, QuantityKind};
use casebook_model::evaluate::{Coordinates, Evaluator, Figures, Gathered, formula_at, moved};
use casebook_model::expr::{Expr, Gathering, Operator};
use casebook_model::number::Rounding;
use casebook_model::value::Value;
use std::collections::BTreeMap;

/// To how many places two figures are told apart.
const APART: u32 = 9;

/// To how many places of a step a figure is known before it is rounded to steps.
const STEPS: u32 = 7;

/// The most terms that are written into one formula as they are; more get cells of their own.
const MOST_TERMS: usize = 8;

/// The most ranges that one sum names; a spreadsheet takes 255.
const MOST_RANGES: usize = 100;

/// The rows between the tables and the first step: a heading stands there.
pub(crate) const ABOVE_STEPS: u32 = 2;

/// A part of a formula in a cell of its own.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// Whose formula it is a part of.
    pub(crate) of: QuantityIndex,
    /// Where.
    pub(crate) place: Place,
    pub(crate) formula: String,
    pub(crate) value: Value,
}

/// What a formula is written for.
#[derive(Clone, Copy, Debug)]
struct Context {
    at: Coordinates,
    /// Inside `known(…)`.
    known: bool,
    /// Inside `paper(…)`, on the sheet of the reader's changes.
    of_paper: bool,
}

/// Whether each cell of each quantity can be none.
pub(crate) type AllNones = Vec<Vec<Nones>>;

/// Writes the formulas of one sheet of sums.
pub(crate) struct Formulas<'a> {
    pub(crate) case: &'a Case,
    pub(crate) layout: &'a Layout,
    names: &'a [String],
    home: Sheet,
    figures: &'a Figures,
    paper: Option<(&'a Figures, &'a AllNones)>,
    pub(crate) nones: AllNones,
    pub(crate) steps: Vec<Step>,
    held: BTreeMap<(usize, Vec<u8>, bool, bool), usize>,
    /// Whose formula is being written, and where.
    of: (QuantityIndex, Place),
}

impl<'a> Formulas<'a> {
    /// For the sheet of the paper's own figures.
    pub(crate) fn of_paper(
        case: &'a Case,
        layout: &'a Layout,
        names: &'a [String],
        figures: &'a Figures,
    ) -> Self {
        Self {
            case,
            layout,
            names,
            home: Sheet::Paper,
            figures,
            paper: None,
            nones: input_nones(case, figures),
            steps: Vec::new(),
            held: BTreeMap::new(),
            of: (QuantityIndex(0), Place::nowhere()),
        }
    }

    /// For the sheet of the figures with the reader's changes.
    pub(crate) fn with_changes(
        case: &'a Case,
        layout: &'a Layout,
        names: &'a [String],
        figures: &'a Figures,
        paper: (&'a Figures, &'a AllNones),
    ) -> Self {
        Self {
            home: Sheet::Sums,
            paper: Some(paper),
            ..Self::of_paper(case, layout, names, figures)
        }
    }

    /// The formulas of some calculations, one for each cell: of those that follow from each other along
    /// an axis, item by item. They come in the order of the case, each after what it rests on.
    pub(crate) fn calculations(
        &mut self,
        indices: &[QuantityIndex],
        along: Option<AxisIndex>,
    ) -> Vec<Vec<String>> {
        let case = self.case;
        let worked_out = indices.iter().filter_map(|index| {
            let quantity = case.quantity(*index)?;
            match &quantity.kind {
                QuantityKind::Calculation(calculation) => Some((*index, quantity, calculation)),
                _ => None,
            }
        });
        let worked_out: Vec<_> = worked_out.collect();
        let no_text =
            |(_, quantity, _): &(_, &Quantity, _)| vec![String::new(); usize::from(quantity.cells)];
        let mut texts: Vec<Vec<String>> = worked_out.iter().map(no_text).collect();
        for item in 0..along.map_or(1, |axis| case.length(axis)) {
            for ((index, quantity, calculation), texts) in worked_out.iter().zip(&mut texts) {
                for (cell, text) in texts.iter_mut().enumerate() {
                    let at = Coordinates::of_cell(case, quantity, cell);
                    if along.is_none_or(|axis| at.item(axis) == item) {
                        self.of = (*index, case.place_of(quantity, cell));
                        *text = self.cell(*index, cell, formula_at(calculation, at), at);
                    }
                }
            }
        }
        texts
    }

    /// The formula of a cell.
    fn cell(
        &mut self,
        index: QuantityIndex,
        cell: usize,
        formula: Option<&Expr>,
        at: Coordinates,
    ) -> String {
        let context = Context {
            at,
            known: false,
            of_paper: false,
        };
        let piece = match formula {
            Some(formula) => self.piece(formula, context),
            None => Piece::none(),
        };
        let nones = self.nones.get_mut(usize::from(index.0));
        if let Some(slot) = nones.and_then(|nones| nones.get_mut(cell)) {
            *slot = piece.nones;
        }
        piece.text
    }

    /// Where a step stands.
    pub(crate) fn step_cell(&self, position: usize) -> Cell {
        let row = u32::try_from(position).unwrap_or(u32::MAX);
        let first = self.layout.below.saturating_add(ABOVE_STEPS);
        Cell {
            sheet: self.home,
            row: first.saturating_add(row),
            column: FIGURES,
        }
    }

    fn evaluator(&self, context: Context) -> Evaluator<'a> {
        let paper = self.paper.map(|(figures, _)| figures);
        let mut evaluator = Evaluator::new(self.case, self.figures, paper);
        if context.of_paper {
            evaluator = evaluator.of_paper();
        }
        if context.known {
            evaluator = evaluator.leaving_out_needs();
        }
        evaluator
    }

    /// The piece in a cell of its own, unless it is one already.
    fn held(&mut self, formula: &Expr, context: Context, piece: Piece) -> Piece {
        if piece.cell.is_some() {
            return piece;
        }
        let items = (0..self.case.axes.len()).map(|axis| {
            let axis = AxisIndex(u8::try_from(axis).unwrap_or(u8::MAX));
            u8::try_from(context.at.item(axis)).unwrap_or(u8::MAX)
        });
        let key = (
            core::ptr::from_ref(formula).addr(),
            items.collect(),
            context.known,
            context.of_paper,
        );
        let position = match self.held.get(&key) {
            Some(position) => *position,
            None => {
                let position = self.steps.len();
                self.steps.push(Step {
                    of: self.of.0,
                    place: self.of.1.clone(),
                    formula: piece.text,
                    value: self.evaluator(context).value(formula, context.at),
                });
                self.held.insert(key, position);
                position
            }
        };
        let cell = self.step_cell(position);
        Piece::at(cell, cell.seen_from(self.home), piece.nones, false)
    }

    /// The piece, in a cell of its own if it is large.
    fn fit(&mut self, formula: &Expr, context: Context, piece: Piece) -> Piece {
        match piece.is_large() {
            true => self.held(formula, context, piece),
            false => piece,
        }
    }

    /// The piece of a part of a formula.
    fn part(&mut self, formula: &Expr, context: Context) -> Piece {
        let piece = self.piece(formula, context);
        self.fit(formula, context, piece)
    }

    /// A part that is used more than once, or must be a cell.
    fn part_held(&mut self, formula: &Expr, context: Context) -> Piece {
        let piece = self.piece(formula, context);
        match formula {
            Expr::Number { .. } | Expr::Truth(_) | Expr::Choice(..) | Expr::Printed(_) => piece,
            _ => self.held(formula, context, piece),
        }
    }

    fn piece(&mut self, formula: &Expr, context: Context) -> Piece {
        match formula {
            Expr::Number { value, .. } => Piece::entered(written(*value)),
            Expr::None => Piece::none(),
            Expr::Truth(truth) => Piece::entered(if *truth { "1" } else { "0" }.to_owned()),
            Expr::Choice(_, option) | Expr::Item(_, Some(option)) => {
                Piece::entered(option.to_string())
            }
            Expr::Quantity(index) => self.quantity(*index, context),
            Expr::Negate(x) => self.negated(x, context),
            Expr::Not(_)
            | Expr::Join(
                Operator::Less
                | Operator::AtMost
                | Operator::Equal
                | Operator::NotEqual
                | Operator::AtLeast
                | Operator::More
                | Operator::And
                | Operator::Or,
                ..,
            ) => self.answer(formula, context),
            Expr::Join(Operator::Plus, x, y) => self.sum(x, y, false, context),
            Expr::Join(Operator::Minus, x, y) => self.sum(x, y, true, context),
            Expr::Join(Operator::Times, x, y) => self.joined(x, y, context, |a, b| {
                let text = format!(
                    "{}*{}",
                    a.within(Strength::Multiplied),
                    b.within(Strength::Divisor)
                );
                (text, Strength::Multiplied)
            }),
            Expr::Join(Operator::Over, x, y) => self.joined(x, y, context, |a, b| {
                let text = format!(
                    "{}/{}",
                    a.within(Strength::Multiplied),
                    b.within(Strength::Divisor)
                );
                (text, Strength::Multiplied)
            }),
            Expr::Join(Operator::Power, x, y) => self.power(x, y, context),
            Expr::Position(axis) | Expr::Item(axis, None) => {
                Piece::entered(context.at.item(*axis).to_string())
            }
            Expr::If(condition, x, y) => self.either(condition, x, y, context),
            Expr::Extreme { larger, of } => self.extreme(*larger, of, context),
            Expr::Round(rounding, x, step) => self.rounded(*rounding, x, step, context),
            Expr::Gather(gathering, x, over) => {
                let mut places = Vec::new();
                self.evaluator(context)
                    .each_along(over, context.at, &mut |at| places.push(at));
                self.gathered(*gathering, x, &places, context)
            }
            Expr::Cumulative(x, axis) => {
                let items = 0..=context.at.item(*axis);
                let places: Vec<Coordinates> =
                    items.map(|item| context.at.with(*axis, item)).collect();
                self.gathered(Gathering::Sum, x, &places, context)
            }
            Expr::Previous(x, axis, start) => {
                match (context.at.item(*axis).checked_sub(1), start) {
                    (Some(item), _) => {
                        let at = context.at.with(*axis, item);
                        self.piece(x, Context { at, ..context })
                    }
                    (None, Some(start)) => self.piece(start, context),
                    (None, None) => Piece::none(),
                }
            }
            Expr::At(x, place) => {
                let at = moved(context.at, place);
                self.piece(x, Context { at, ..context })
            }
            Expr::Known(x) => {
                let known = true;
                self.piece(x, Context { known, ..context })
            }
            Expr::Printed(_) => match self.evaluator(context).value(formula, context.at) {
                Value::Number(number) => Piece::entered(written(number)),
                _ => Piece::none(),
            },
            Expr::PrintEnd { of, highest } => self.print_end(*of, *highest, context),
            Expr::Paper(x) => {
                let of_paper = self.paper.is_some();
                self.piece(
                    x,
                    Context {
                        of_paper,
                        ..context
                    },
                )
            }
            Expr::Otherwise(x, y) => self.otherwise(x, y, context),
        }
    }

    /// The cell of a quantity.
    fn quantity(&self, index: QuantityIndex, context: Context) -> Piece {
        let case = self.case;
        let found = case.quantity(index).and_then(|quantity| {
            let position = case.cell_of(quantity, &context.at.place_on(&quantity.axes))?;
            let (sheet, nones) = match (self.paper, context.of_paper) {
                (Some((_, nones)), true) => (Sheet::Paper, nones),
                _ => (self.home, &self.nones),
            };
            let nones = nones.get(usize::from(index.0))?.get(position)?;
            let cell = self.layout.cell(sheet, index, position)?;
            Some((quantity, sheet, cell, *nones))
        });
        let Some((quantity, sheet, cell, nones)) = found else {
            return Piece::none();
        };
        let named = sheet == Sheet::Sums && quantity.axes.is_empty();
        let name = self.names.get(usize::from(index.0)).filter(|_| named);
        let text = name.cloned().unwrap_or_else(|| cell.seen_from(self.home));
        let entered = !matches!(quantity.kind, QuantityKind::Calculation(_));
        let piece = Piece::at(cell, text, nones, entered);
        let can_need = !matches!(quantity.kind, QuantityKind::Calendar(..));
        if !context.known || !can_need || nones == Nones::Always {
            return piece;
        }
        let text = format!("IF(ISNA({0}),\"{DASH}\",{0})", piece.text);
        Piece {
            known: Some(Box::new(piece.clone())),
            ..Piece::call(text, Nones::Perhaps, &[&piece])
        }
    }

    fn negated(&mut self, x: &Expr, context: Context) -> Piece {
        let piece = self.part(x, context);
        match piece.nones {
            Nones::Always => piece,
            Nones::Never => {
                let text = format!("-{}", piece.within(Strength::Multiplied));
                Piece::of(text, Strength::Added, Nones::Never, &[&piece])
            }
            Nones::Perhaps => {
                let piece = self.held(x, context, piece);
                let text = format!("IF(ISTEXT({0}),{0},-{0})", piece.text);
                Piece::call(text, Nones::Perhaps, &[&piece])
            }
        }
    }

    /// The sum or, if `less`, the difference; none is left out.
    fn sum(&mut self, x: &Expr, y: &Expr, less: bool, context: Context) -> Piece {
        let (a, b) = (self.part(x, context), self.part(y, context));
        let sign = if less { "-" } else { "+" };
        let after = if less {
            Strength::Multiplied
        } else {
            Strength::Added
        };
        match (a.nones, b.nones) {
            (_, Nones::Always) => a,
            (Nones::Always, _) if less => self.negated(y, context),
            (Nones::Always, _) => b,
            (Nones::Perhaps, Nones::Perhaps) => {
                let (a, b) = (self.held(x, context, a), self.held(y, context, b));
                let text = format!(
                    "IF(AND(ISTEXT({0}),ISTEXT({1})),\"{DASH}\",N({0}){sign}N({1}))",
                    a.text, b.text
                );
                Piece::call(text, Nones::Perhaps, &[&a, &b])
            }
            (of_a, of_b) => {
                let counted = |piece: &Piece, nones, least| match nones {
                    // Of text it is nought.
                    Nones::Perhaps => format!("N({})", piece.text),
                    _ => piece.within(least),
                };
                let left = counted(&a, of_a, Strength::Added);
                let right = counted(&b, of_b, after);
                let text = format!("{left}{sign}{right}");
                Piece::of(text, Strength::Added, Nones::Never, &[&a, &b])
            }
        }
    }

    /// Two figures joined by what makes none of none.
    fn joined(
        &mut self,
        x: &Expr,
        y: &Expr,
        context: Context,
        join: impl FnOnce(&Piece, &Piece) -> (String, Strength),
    ) -> Piece {
        let (a, b) = (self.part(x, context), self.part(y, context));
        if (a.nones, b.nones) == (Nones::Never, Nones::Never) {
            let (text, strength) = join(&a, &b);
            return Piece::of(text, strength, Nones::Never, &[&a, &b]);
        }
        let (a, b) = (
            self.repeatable(x, context, a),
            self.repeatable(y, context, b),
        );
        // What is missing outweighs none.
        let text = match (a.nones, b.nones) {
            (Nones::Always, Nones::Always) => return a,
            (Nones::Always, _) => missing_or_none(&b),
            (_, Nones::Always) => missing_or_none(&a),
            (of_a, of_b) => {
                let (mut text, _) = join(&a, &b);
                if of_b == Nones::Perhaps {
                    text = format!("IF(ISTEXT({}),{},{text})", b.text, missing_or_none(&a));
                }
                if of_a == Nones::Perhaps {
                    text = format!("IF(ISTEXT({}),{},{text})", a.text, missing_or_none(&b));
                }
                text
            }
        };
        Piece::call(text, Nones::Perhaps, &[&a, &b])
    }

    /// A power; its exponent is the same whatever the inputs. Of nought below the line, and to the power
    /// of nought, programs make different things.
    fn power(&mut self, x: &Expr, exponent: &Expr, context: Context) -> Piece {
        let value = self.evaluator(context).value(exponent, context.at);
        let times = value.number().unwrap_or_default();
        self.joined(x, exponent, context, |base, _| {
            let power = format!("POWER({},{})", base.text, written(times.abs()));
            if times.is_zero() {
                let text = format!("{}*0+1", base.within(Strength::Multiplied));
                (text, Strength::Added)
            } else if times < Decimal::ZERO {
                (format!("1/{power}"), Strength::Multiplied)
            } else {
                (power, Strength::Whole)
            }
        })
    }

    /// The piece as it can be written more than once: a number, or a cell.
    fn repeatable(&mut self, formula: &Expr, context: Context, piece: Piece) -> Piece {
        match (piece.nones, piece.entered) {
            (Nones::Always, _) | (Nones::Never, true) => piece,
            _ => self.held(formula, context, piece),
        }
    }

    /// A condition as yes (1) or no (0).
    fn answer(&mut self, formula: &Expr, context: Context) -> Piece {
        let condition = self.condition(formula, context);
        match condition.nones {
            Nones::Never => {
                let text = format!("IF({},1,0)", condition.text);
                Piece::call(text, Nones::Never, &[&condition])
            }
            _ => condition,
        }
    }

    /// A condition as a spreadsheet's own yes or no. Where it can be none, as a figure instead: 1, 0
    /// or a dash.
    fn condition(&mut self, formula: &Expr, context: Context) -> Piece {
        match formula {
            Expr::Truth(truth) => Piece::entered(if *truth { "TRUE" } else { "FALSE" }.to_owned()),
            Expr::Not(x) => {
                let piece = self.condition_part(x, context);
                match piece.nones {
                    Nones::Always => piece,
                    Nones::Never => {
                        Piece::call(format!("NOT({})", piece.text), Nones::Never, &[&piece])
                    }
                    Nones::Perhaps => {
                        let piece = self.part_held(x, context);
                        let text = format!("IF(ISTEXT({0}),{0},1-{0})", piece.text);
                        Piece::call(text, Nones::Perhaps, &[&piece])
                    }
                }
            }
            Expr::Join(Operator::And, x, y) => self.both(x, y, true, context),
            Expr::Join(Operator::Or, x, y) => self.both(x, y, false, context),
            Expr::Join(
                operator @ (Operator::Less
                | Operator::AtMost
                | Operator::Equal
                | Operator::NotEqual
                | Operator::AtLeast
                | Operator::More),
                x,
                y,
            ) => self.compared(*operator, x, y, context),
            _ => {
                let piece = self.part(formula, context);
                match piece.nones {
                    Nones::Never => {
                        let text = format!("{}<>0", piece.within(Strength::Added));
                        Piece::of(text, Strength::Compared, Nones::Never, &[&piece])
                    }
                    _ => piece,
                }
            }
        }
    }

    /// A condition that is part of something else: one that is large is a figure in a cell.
    fn condition_part(&mut self, formula: &Expr, context: Context) -> Piece {
        let piece = self.condition(formula, context);
        if piece.nones == Nones::Never && piece.is_large() {
            let held = self.part_held(formula, context);
            let text = format!("{}<>0", held.text);
            return Piece::of(text, Strength::Compared, Nones::Never, &[&held]);
        }
        piece
    }

    fn compared(&mut self, operator: Operator, x: &Expr, y: &Expr, context: Context) -> Piece {
        let sign = match operator {
            Operator::Less => "<",
            Operator::AtMost => "<=",
            Operator::NotEqual => "<>",
            Operator::AtLeast => ">=",
            Operator::More => ">",
            _ => "=",
        };
        self.joined(x, y, context, |a, b| {
            let text = match (a.entered && b.entered, b.text.as_str()) {
                (true, _) => format!(
                    "{}{sign}{}",
                    a.within(Strength::Added),
                    b.within(Strength::Added)
                ),
                (false, "0") => format!("ROUND({},{APART}){sign}0", a.text),
                (false, _) => format!(
                    "ROUND({}-{},{APART}){sign}0",
                    a.within(Strength::Added),
                    b.within(Strength::Multiplied)
                ),
            };
            match (a.nones, b.nones) {
                (Nones::Never, Nones::Never) => (text, Strength::Compared),
                _ => (format!("IF({text},1,0)"), Strength::Whole),
            }
        })
    }

    /// `x and y` if `all`, `x or y` otherwise: the first may settle it, whatever the second is.
    fn both(&mut self, x: &Expr, y: &Expr, all: bool, context: Context) -> Piece {
        let (a, b) = (
            self.condition_part(x, context),
            self.condition_part(y, context),
        );
        if (a.nones, b.nones) == (Nones::Never, Nones::Never) {
            let text = match all {
                true => format!("IF({},{},FALSE)", a.text, b.text),
                false => format!("IF({},TRUE,{})", a.text, b.text),
            };
            return Piece::call(text, Nones::Never, &[&a, &b]);
        }
        let (a, b) = (self.part_held(x, context), self.part_held(y, context));
        let settled = if all { "0" } else { "1" };
        let settles = format!("IF({}={settled},{settled},{})", a.text, b.text);
        let text = match a.nones {
            Nones::Never => settles,
            _ => format!("IF(ISTEXT({}),{},{settles})", a.text, missing_or_none(&b)),
        };
        Piece::call(text, Nones::Perhaps, &[&a, &b])
    }

    fn either(&mut self, condition: &Expr, x: &Expr, y: &Expr, context: Context) -> Piece {
        let test = self.condition_part(condition, context);
        let (a, b) = (self.part(x, context), self.part(y, context));
        let nones = a.nones.or(b.nones);
        match test.nones {
            Nones::Never => {
                let text = format!("IF({},{},{})", test.text, a.text, b.text);
                Piece::call(text, nones, &[&test, &a, &b])
            }
            Nones::Always => Piece::none(),
            Nones::Perhaps => {
                let test = self.part_held(condition, context);
                let text = format!(
                    "IF(ISTEXT({0}),{0},IF({0}<>0,{1},{2}))",
                    test.text, a.text, b.text
                );
                Piece::call(text, Nones::Perhaps, &[&test, &a, &b])
            }
        }
    }

    /// The largest or smallest of some; none is left out.
    fn extreme(&mut self, larger: bool, of: &[Expr], context: Context) -> Piece {
        let mut parts = Vec::new();
        for x in of {
            let piece = self.part(x, context);
            match piece.nones {
                Nones::Always => {}
                Nones::Never if of.len() <= MOST_TERMS => parts.push(piece),
                // Text is left out of cells, and out of nothing else.
                _ => parts.push(self.repeatable(x, context, piece)),
            }
        }
        let name = if larger { "MAX" } else { "MIN" };
        self.call_of(name, parts)
    }

    /// A function of cells and numbers that leaves text in cells out; none if all are.
    fn call_of(&self, name: &str, parts: Vec<Piece>) -> Piece {
        let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        let all: Vec<&Piece> = parts.iter().collect();
        let call = format!("{name}({})", texts.join(","));
        match (
            parts.as_slice(),
            all.iter().any(|it| it.nones == Nones::Never),
        ) {
            ([], _) => Piece::none(),
            ([only], _) => only.clone(),
            (_, true) => Piece::call(call, Nones::Never, &all),
            _ => {
                let tests: Vec<String> =
                    texts.iter().map(|text| format!("ISTEXT({text})")).collect();
                let text = format!("IF(AND({}),\"{DASH}\",{call})", tests.join(","));
                Piece::call(text, Nones::Perhaps, &all)
            }
        }
    }

    fn rounded(&mut self, rounding: Rounding, x: &Expr, step: &Expr, context: Context) -> Piece {
        let given = match step {
            Expr::Number { value, .. } if *value > Decimal::ZERO => Some(*value),
            _ => None,
        };
        let step_piece = self.part_held(step, context);
        let rounded = |a: &Piece, _: &Piece| {
            let b = &step_piece;
            let steps = match given == Some(Decimal::ONE) {
                true => format!("ROUND({},{STEPS})", a.text),
                false => format!(
                    "ROUND({}/{},{STEPS})",
                    a.within(Strength::Multiplied),
                    b.within(Strength::Divisor)
                ),
            };
            let whole = match rounding {
                Rounding::Nearest => format!("ROUND({steps},0)"),
                // The whole number that is not larger.
                Rounding::Down => format!("INT({steps})"),
                Rounding::Up => format!("-INT(-{steps})"),
            };
            let text = match given == Some(Decimal::ONE) {
                true => whole,
                false => format!("{whole}*{}", b.within(Strength::Divisor)),
            };
            match given {
                Some(_) => (text, Strength::Added),
                // As a division by nought: there is no such step.
                None => (
                    format!("IF(ROUND({},{APART})>0,{text},1/0)", b.text),
                    Strength::Whole,
                ),
            }
        };
        self.joined(x, step, context, rounded)
    }

    /// Figures at several places, as one.
    fn gathered(
        &mut self,
        gathering: Gathering,
        x: &Expr,
        places: &[Coordinates],
        context: Context,
    ) -> Piece {
        if let Gathering::First | Gathering::FirstToStay = gathering {
            return self.first(gathering == Gathering::FirstToStay, x, places, context);
        }
        let mut terms: Vec<(Context, Piece)> = Vec::new();
        for at in places {
            let context = Context { at: *at, ..context };
            let piece = self.part(x, context);
            if piece.nones != Nones::Always {
                terms.push((context, piece));
            }
        }
        if terms.is_empty() {
            return match gathering {
                Gathering::Count => Piece::entered("0".to_owned()),
                _ => Piece::none(),
            };
        }
        let plain = terms.iter().all(|(_, it)| it.cell.is_some());
        let long: usize = terms.iter().map(|(_, it)| it.text.len()).sum();
        // Of errors that stand in a formula, not in cells, programs make different counts.
        let written_out = !plain
            && gathering != Gathering::Count
            && terms.len() <= MOST_TERMS
            && long <= 3_000
            && terms.iter().all(|(_, it)| it.nones == Nones::Never);
        if written_out {
            return self.gathered_pieces(gathering, &terms);
        }
        let scattered = |terms: &[(Context, Piece)]| {
            let cells: Vec<Cell> = terms.iter().filter_map(|(_, it)| it.cell).collect();
            ranges(&cells).len() > MOST_RANGES
        };
        let mut held = Vec::new();
        for (context, piece) in terms {
            held.push((context, self.held(x, context, piece)));
        }
        if scattered(&held) {
            // Copies that stand together.
            held = held
                .into_iter()
                .map(|(context, piece)| (context, self.copied(x, context, &piece)))
                .collect();
        }
        let cells: Vec<Cell> = held.iter().filter_map(|(_, it)| it.cell).collect();
        let ranges: Vec<String> = ranges(&cells)
            .iter()
            .map(|range| range.seen_from(self.home))
            .collect();
        let all: Vec<&Piece> = held.iter().map(|(_, it)| it).collect();
        let each = |test: &str| {
            let tests: Vec<String> = ranges
                .iter()
                .map(|range| format!("SUMPRODUCT(--{test}({range}))"))
                .collect();
            tests.join("+")
        };
        let list = ranges.join(",");
        let name = function(gathering);
        let call = format!("{name}({list})");
        if gathering == Gathering::Count {
            // Cells that wait for inputs are not counted; what cannot be worked out spreads.
            let text = match all.iter().all(|it| it.entered) {
                true => call,
                false => format!("IF({}>0,1/0,{call})", each("ISERR")),
            };
            return Piece::call(text, Nones::Never, &all);
        }
        if all.iter().any(|it| it.nones == Nones::Never) {
            return match (all.as_slice(), gathering) {
                ([only], _) => (*only).clone(),
                _ => Piece::call(call, Nones::Never, &all),
            };
        }
        let text = format!("IF({}={},\"{DASH}\",{call})", each("ISTEXT"), all.len());
        Piece::call(text, Nones::Perhaps, &all)
    }

    /// The first item at which a condition holds, or from which on it does: a step for each item, which
    /// has what the step before it has, or what the condition says there.
    fn first(
        &mut self,
        to_stay: bool,
        x: &Expr,
        places: &[Coordinates],
        context: Context,
    ) -> Piece {
        let gathering = match to_stay {
            true => Gathering::FirstToStay,
            false => Gathering::First,
        };
        let evaluator = self.evaluator(context);
        let mut gathered = Gathered::default();
        let mut found = Piece::none();
        for (item, at) in places.iter().enumerate() {
            let context = Context { at: *at, ..context };
            let piece = self.part(x, context);
            gathered.add(gathering, &evaluator.value(x, *at));
            if piece.nones == Nones::Always {
                continue;
            }
            let holds = self.held(x, context, piece);
            let (c, before) = (&holds.text, &found.text);
            let here = format!("IF(ISERROR({c}),{c},IF(N({c})<>0,{item},\"{DASH}\"))");
            let text = match (found.nones, to_stay) {
                (Nones::Always, _) => here,
                (_, false) => format!("IF(ISTEXT({before}),{here},{before})"),
                (_, true) => format!(
                    "IF(ISTEXT({before}),{here},IF(ISERROR({c}),{c},IF(ISTEXT({c}),{before},IF({c}=0,\"{DASH}\",{before}))))"
                ),
            };
            found = self.step(text, gathered.so_far().clone());
        }
        found
    }

    /// A step of its own, which can be none.
    fn step(&mut self, formula: String, value: Value) -> Piece {
        let position = self.steps.len();
        self.steps.push(Step {
            of: self.of.0,
            place: self.of.1.clone(),
            formula,
            value,
        });
        let cell = self.step_cell(position);
        Piece::at(cell, cell.seen_from(self.home), Nones::Perhaps, false)
    }

    /// A few figures that are no cells and never none.
    fn gathered_pieces(&self, gathering: Gathering, terms: &[(Context, Piece)]) -> Piece {
        let all: Vec<&Piece> = terms.iter().map(|(_, it)| it).collect();
        if let [only] = all.as_slice() {
            return (*only).clone();
        }
        if gathering == Gathering::Sum {
            let texts: Vec<String> = all.iter().map(|it| it.within(Strength::Added)).collect();
            return Piece::of(texts.join("+"), Strength::Added, Nones::Never, &all);
        }
        let texts: Vec<&str> = all.iter().map(|it| it.text.as_str()).collect();
        let text = format!("{}({})", function(gathering), texts.join(","));
        Piece::call(text, Nones::Never, &all)
    }

    /// A cell that has what another cell has.
    fn copied(&mut self, formula: &Expr, context: Context, piece: &Piece) -> Piece {
        let value = self.evaluator(context).value(formula, context.at);
        Piece {
            nones: piece.nones,
            entered: piece.entered,
            ..self.step(piece.text.clone(), value)
        }
    }

    /// The end of what the print of an input can stand for; of a changed one the figure itself.
    fn print_end(&mut self, of: QuantityIndex, highest: bool, context: Context) -> Piece {
        let piece = self.quantity(of, context);
        let case = self.case;
        let given = case.quantity(of).and_then(|quantity| {
            let cell = case.cell_of(quantity, &context.at.place_on(&quantity.axes))?;
            quantity.input()?.given.get(cell)
        });
        let Some(Given::Known { printed, takes }) = given else {
            return piece;
        };
        let (low, high) = printed.ends();
        let Some(end) = (if highest { high } else { low }) else {
            return piece;
        };
        let value = written(takes.unwrap_or(printed.value));
        let end = written(end);
        match (piece.nones, &piece.known) {
            (Nones::Always, _) => piece,
            (Nones::Never, _) => {
                let text = format!("IF({0}={value},{end},{0})", piece.text);
                Piece::call(text, Nones::Never, &[&piece])
            }
            (Nones::Perhaps, known) => {
                let figure = known.as_ref().map_or(&piece, |known| known);
                let text = format!(
                    "IF(ISNUMBER({0}),IF({0}={value},{end},{0}),{1})",
                    figure.text, piece.text
                );
                Piece::call(text, Nones::Perhaps, &[&piece])
            }
        }
    }

    /// `x otherwise y`: y where x is none or waits for an input.
    fn otherwise(&mut self, x: &Expr, y: &Expr, context: Context) -> Piece {
        let a = self.piece(x, context);
        let b = self.part(y, context);
        if a.nones == Nones::Always {
            return b;
        }
        let a = match a.known {
            Some(known) => *known,
            None => self.held(x, context, a),
        };
        let nones = match b.nones {
            Nones::Never => Nones::Never,
            _ => Nones::Perhaps,
        };
        let text = format!(
            "IF(ISNUMBER({0}),{0},IF(ISERR({0}),{0},{1}))",
            a.text, b.text
        );
        Piece::call(text, nones, &[&a, &b])
    }
}

/// What is missing, if it is; otherwise none.
fn missing_or_none(piece: &Piece) -> String {
    match piece.entered && piece.cell.is_none() {
        true => format!("\"{DASH}\""),
        false => format!("IF(ISERROR({0}),{0},\"{DASH}\")", piece.text),
    }
}

fn function(gathering: Gathering) -> &'static str {
    match gathering {
        Gathering::Sum => "SUM",
        Gathering::Product => "PRODUCT",
        Gathering::Mean => "AVERAGE",
        Gathering::Largest => "MAX",
        Gathering::Smallest => "MIN",
        Gathering::Count => "COUNT",
        // Written item by item.
        Gathering::First | Gathering::FirstToStay => "",
    }
}

/// Which cells of the inputs are none; of what is worked out nothing is known yet.
fn input_nones(case: &Case, figures: &Figures) -> AllNones {
    case.each_quantity()
        .map(|(index, _)| {
            let cells = figures.cells(index).iter();
            cells
                .map(|value| match value {
                    Value::None => Nones::Always,
                    _ => Nones::Never,
                })
                .collect()
        })
        .collect()
}
