//! How a figure came about, as data: its formula in words, with names, with numbers, its result,
//! and the figures it is made of, each with a working of its own.

use crate::axis::{AxisKind, Place};
use crate::calendar::CalendarQuantity;
use crate::case::{Case, Given, Quantity, QuantityIndex, QuantityKind};
use crate::evaluate::{Coordinates, Evaluator, Figures, formula_at, moved};
use crate::expr::{Expr, Gathering, Operator, Stretch};
use crate::number::Rounding;
use crate::value::Value;
use crate::words;

/// A stretch of a line: plain text, or a figure that has a working of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Plain text.
    Text(String),
    /// A figure, or the name of one.
    Figure {
        /// Which quantity.
        quantity: QuantityIndex,
        /// Where on its axes.
        place: Place,
        /// What is written for it.
        text: String,
    },
}

/// The text of a line without its links.
#[must_use]
pub fn text(line: &[Piece]) -> String {
    line.iter()
        .map(|piece| match piece {
            Piece::Text(text) | Piece::Figure { text, .. } => text.as_str(),
        })
        .collect()
}

/// A figure that another is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartFigure {
    /// Which quantity.
    pub quantity: QuantityIndex,
    /// Where on its axes.
    pub place: Place,
    /// Its label with its place: `Children in care · April 2020 · Low optimism`.
    pub label: String,
    /// Its figure.
    pub value: Value,
    /// Its figure in words.
    pub words: String,
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A formula.
    Formula {
        /// In words: `Fewer children × Agency placement × Weeks left`.
        words: Vec<Piece>,
        /// With the names of the case file: `fewer * agency_rate * weeks_left`.
        names: String,
        /// With numbers: `5 children × £850 a child a week × 48 weeks`.
        numbers: Vec<Piece>,
        /// How much of what `known(…)` asks for is given, if the formula uses it: given, of.
        given: Option<(usize, usize)>,
    },
    /// An input.
    Input {
        /// What the paper or Casebook gives for this cell.
        given: Given,
        /// The value before any edit, in words.
        paper: String,
        /// The reader's change in words; empty if there is none.
        edited: bool,
    },
    /// A length of the calendar, and the rule by which it is counted.
    Calendar(CalendarQuantity),
}

/// How one figure came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// Which quantity.
    pub quantity: QuantityIndex,
    /// Where on its axes.
    pub place: Place,
    /// Its label with its place.
    pub label: String,
    /// The figure.
    pub value: Value,
    /// The figure in words: `£204,000`.
    pub result: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The figures it is made of, each once, in the order of the formula.
    pub parts: Vec<PartFigure>,
}

/// The working of a quantity at a place. `figures` are those to be explained, `paper` those
/// without edits. `None` only for a place the case does not have.
#[must_use]
pub fn working(
    case: &Case,
    figures: &Figures,
    paper: &Figures,
    index: QuantityIndex,
    place: &Place,
) -> Option<Working> {
    let quantity = case.quantity(index)?;
    let place = place.on(&quantity.axes);
    let cell = case.cell_of(quantity, &place)?;
    let value = figures.cells(index).get(cell)?.clone();
    let at = Coordinates::of(&place);
    let mut parts = Vec::new();
    let origin = match &quantity.kind {
        QuantityKind::Calendar(calendar, _) => Origin::Calendar(*calendar),
        QuantityKind::Input(input) => {
            let before = paper.cells(index).get(cell)?;
            Origin::Input {
                given: input.given.get(cell)?.clone(),
                paper: words::value(case, quantity, before),
                edited: *before != value,
            }
        }
        QuantityKind::Calculation(calculation) => {
            let formula = formula_at(calculation, at)?;
            let evaluator = Evaluator::new(case, figures, Some(paper));
            let teller = Teller { case, evaluator };
            let mut lines = Lines::default();
            teller.tell(formula, at, Mode::Numbers, 0, &mut lines);
            let numbers = lines.pieces();
            collect_parts(case, evaluator, &numbers, &mut parts);
            let mut lines = Lines::default();
            teller.tell(formula, at, Mode::Words, 0, &mut lines);
            Origin::Formula {
                words: lines.pieces(),
                names: names(case, formula),
                numbers,
                given: teller.given(formula, at),
            }
        }
    };
    Some(Working {
        quantity: index,
        label: label(case, quantity, &place),
        result: words::value(case, quantity, &value),
        place,
        value,
        origin,
        parts,
    })
}

/// A quantity's label with a place: `Children in care · April 2020 · Low optimism`.
#[must_use]
pub fn label(case: &Case, quantity: &Quantity, place: &Place) -> String {
    let place = case.place_label(&place.on(&quantity.axes));
    if place.is_empty() {
        quantity.label.clone()
    } else {
        format!("{} · {place}", quantity.label)
    }
}

fn collect_parts(
    case: &Case,
    evaluator: Evaluator<'_>,
    line: &[Piece],
    parts: &mut Vec<PartFigure>,
) {
    for piece in line {
        let Piece::Figure {
            quantity: index,
            place,
            ..
        } = piece
        else {
            continue;
        };
        let known = parts
            .iter()
            .any(|part| part.quantity == *index && part.place == *place);
        let Some(quantity) = case.quantity(*index).filter(|_| !known) else {
            continue;
        };
        let value = evaluator.quantity(*index, Coordinates::of(place));
        parts.push(PartFigure {
            quantity: *index,
            place: place.clone(),
            label: label(case, quantity, place),
            words: words::value(case, quantity, &value),
            value,
        });
    }
}

/// A formula with the names of the case file, in the language of case files; read again it gives
/// the same formula.
#[must_use]
pub fn names(case: &Case, formula: &Expr) -> String {
    let figures = Figures::default();
    let teller = Teller {
        case,
        evaluator: Evaluator::new(case, &figures, None),
    };
    let mut lines = Lines::default();
    teller.tell(formula, Coordinates::default(), Mode::Names, 0, &mut lines);
    text(&lines.pieces())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Words,
    Names,
    Numbers,
}

#[derive(Default)]
struct Lines {
    pieces: Vec<Piece>,
}

impl Lines {
    fn text(&mut self, more: &str) {
        if let Some(Piece::Text(text)) = self.pieces.last_mut() {
            text.push_str(more);
        } else {
            self.pieces.push(Piece::Text(more.to_owned()));
        }
    }

    fn pieces(self) -> Vec<Piece> {
        self.pieces
    }
}

/// How tightly an operation binds; a looser one inside a tighter one takes brackets.
fn binding(formula: &Expr) -> u8 {
    match formula {
        Expr::Otherwise(..) => 1,
        Expr::If(..) => 0,
        Expr::Join(operator, ..) => operator_binding(*operator),
        Expr::Not(_) => 4,
        Expr::Negate(_) => 8,
        _ => 9,
    }
}

fn operator_binding(operator: Operator) -> u8 {
    match operator {
        Operator::Or => 2,
        Operator::And => 3,
        Operator::Less
        | Operator::AtMost
        | Operator::Equal
        | Operator::NotEqual
        | Operator::AtLeast
        | Operator::More => 5,
        Operator::Plus | Operator::Minus => 6,
        Operator::Times | Operator::Over => 7,
    }
}

fn sign(operator: Operator, mode: Mode) -> &'static str {
    let names = mode == Mode::Names;
    match operator {
        Operator::Plus => " + ",
        Operator::Minus if names => " - ",
        Operator::Minus => " − ",
        Operator::Times if names => " * ",
        Operator::Times => " × ",
        Operator::Over if names => " / ",
        Operator::Over => " ÷ ",
        Operator::Less if names => " < ",
        Operator::Less => " is less than ",
        Operator::AtMost if names => " <= ",
        Operator::AtMost => " is at most ",
        Operator::Equal if names => " = ",
        Operator::Equal => " is ",
        Operator::NotEqual if names => " != ",
        Operator::NotEqual => " is not ",
        Operator::AtLeast if names => " >= ",
        Operator::AtLeast => " is at least ",
        Operator::More if names => " > ",
        Operator::More => " is more than ",
        Operator::And => " and ",
        Operator::Or => " or ",
    }
}

#[derive(Clone, Copy)]
struct Teller<'a> {
    case: &'a Case,
    evaluator: Evaluator<'a>,
}

impl Teller<'_> {
    /// Writes a formula; in brackets if what stands around it binds tighter than it does.
    fn tell(self, formula: &Expr, at: Coordinates, mode: Mode, around: u8, to: &mut Lines) {
        let open = binding(formula) < around;
        if open {
            to.text("(");
        }
        self.tell_open(formula, at, mode, to);
        if open {
            to.text(")");
        }
    }

    fn tell_open(self, formula: &Expr, at: Coordinates, mode: Mode, to: &mut Lines) {
        match formula {
            Expr::Number { value, unit } => to.text(&self.number(*value, unit, mode)),
            Expr::None => to.text(if mode == Mode::Names {
                "none"
            } else {
                "nothing"
            }),
            Expr::Truth(truth) => to.text(if *truth { "yes" } else { "no" }),
            Expr::Choice(choice, option) => to.text(&self.option(*choice, *option, mode)),
            Expr::Quantity(index) => self.tell_quantity(*index, at, mode, to),
            Expr::Negate(x) => {
                to.text(if mode == Mode::Names { "-" } else { "−" });
                self.tell(x, at, mode, 9, to);
            }
            Expr::Not(x) => {
                to.text("not ");
                self.tell(x, at, mode, 5, to);
            }
            Expr::Join(operator, x, y) => {
                let tight = operator_binding(*operator);
                // a − (b + c) and a ÷ (b × c) keep their brackets; a = (b = c) too.
                let right = tight.saturating_add(1);
                let left = if tight == 5 { 6 } else { tight };
                self.tell(x, at, mode, left, to);
                to.text(sign(*operator, mode));
                self.tell(y, at, mode, right, to);
            }
            Expr::If(condition, x, y) => self.tell_if(condition, x, y, at, mode, to),
            Expr::Extreme { larger, of } => {
                let name = match (mode, larger) {
                    (Mode::Names, true) => "max(",
                    (Mode::Names, false) => "min(",
                    (_, true) => "the larger of (",
                    (_, false) => "the smaller of (",
                };
                self.tell_list(name, of, at, mode, to);
            }
            Expr::Round(rounding, x, step) => self.tell_round(*rounding, x, step, at, mode, to),
            Expr::Gather(gathering, x, over) => {
                self.tell_gather(*gathering, x, over, at, mode, to);
            }
            Expr::Cumulative(x, axis) => match mode {
                Mode::Numbers => {
                    let terms = (0..=at.item(*axis))
                        .map(|item| at.with(*axis, item))
                        .collect();
                    self.tell_terms(x, terms, " + ", to);
                }
                _ => {
                    to.text(if mode == Mode::Names {
                        "cumulative("
                    } else {
                        "the sum so far of "
                    });
                    self.tell(x, at, mode, if mode == Mode::Names { 0 } else { 8 }, to);
                    self.tell_over(*axis, None, mode, to);
                }
            },
            Expr::Previous(x, axis, start) => {
                self.tell_previous(x, *axis, start.as_deref(), at, mode, to);
            }
            Expr::At(x, place) => match mode {
                Mode::Numbers => self.tell(x, moved(at, place), mode, 8, to),
                Mode::Names => {
                    to.text("at(");
                    self.tell(x, at, mode, 0, to);
                    for (axis, item) in place.pairs() {
                        let Some(axis) = self.case.axis(axis) else {
                            continue;
                        };
                        let item = axis.items.get(item).map_or("", |item| item.id.as_str());
                        to.text(&format!(", {} = \"{item}\"", axis.id));
                    }
                    to.text(")");
                }
                Mode::Words => {
                    self.tell(x, at, mode, 8, to);
                    to.text(&format!(" ({})", self.case.place_label(place)));
                }
            },
            Expr::Known(x) if mode == Mode::Names => self.tell_call("known", x, at, to),
            Expr::Known(x) => {
                let inside = Self {
                    evaluator: self.evaluator.leaving_out_needs(),
                    ..self
                };
                inside.tell(x, at, mode, 8, to);
                if mode == Mode::Words {
                    to.text(" (as far as it is known)");
                }
            }
            Expr::Paper(x) if mode == Mode::Names => self.tell_call("paper", x, at, to),
            Expr::Paper(x) => {
                if mode == Mode::Words {
                    to.text("the paper’s ");
                }
                Self {
                    evaluator: self.evaluator.of_paper(),
                    ..self
                }
                .tell(x, at, mode, 8, to);
            }
            Expr::Printed(index) => self.tell_print(*index, None, at, mode, to),
            Expr::PrintEnd { of, highest } => {
                self.tell_print(*of, Some((formula, *highest)), at, mode, to);
            }
            Expr::Otherwise(x, y) => self.tell_otherwise(x, y, at, mode, to),
        }
    }

    fn number(self, value: crate::Decimal, unit: &crate::unit::Unit, mode: Mode) -> String {
        let book = &self.case.units;
        if mode != Mode::Names {
            return words::with_unit(unit, book, None, value);
        }
        let shown = crate::number::plain(words::shown(unit, value));
        if unit.percent {
            format!("{shown}%")
        } else if unit.is_bare() {
            shown
        } else {
            format!("{shown} [{}]", unit.code(book))
        }
    }

    fn option(self, choice: QuantityIndex, option: u8, mode: Mode) -> String {
        let quantity = self.case.quantity(choice);
        let Some(crate::case::Control::Choice(options)) = quantity
            .and_then(Quantity::input)
            .map(|input| &input.control)
        else {
            return String::new();
        };
        options
            .get(usize::from(option))
            .map_or_else(String::new, |option| {
                if mode == Mode::Names {
                    format!("\"{}\"", option.id)
                } else {
                    format!("“{}”", option.label)
                }
            })
    }

    fn tell_quantity(self, index: QuantityIndex, at: Coordinates, mode: Mode, to: &mut Lines) {
        let Some(quantity) = self.case.quantity(index) else {
            return;
        };
        if mode == Mode::Names {
            return to.text(&quantity.id);
        }
        let text = if mode == Mode::Words {
            quantity.label.clone()
        } else {
            match self.evaluator.quantity(index, at) {
                Value::Number(number) => crate::edit::input_words(self.case, quantity, number),
                Value::None => "nothing".to_owned(),
                Value::Needs(_) => format!("{} (needed)", quantity.label),
                Value::Error(fault) => format!("{} ({})", quantity.label, fault.words()),
            }
        };
        to.pieces.push(Piece::Figure {
            quantity: index,
            place: at.place_on(&quantity.axes),
            text,
        });
    }

    fn tell_call(self, name: &str, x: &Expr, at: Coordinates, to: &mut Lines) {
        to.text(name);
        to.text("(");
        self.tell(x, at, Mode::Names, 0, to);
        to.text(")");
    }

    fn tell_list(self, name: &str, list: &[Expr], at: Coordinates, mode: Mode, to: &mut Lines) {
        to.text(name);
        for (position, x) in list.iter().enumerate() {
            if position > 0 {
                to.text(if mode == Mode::Names { ", " } else { "; " });
            }
            self.tell(x, at, mode, 0, to);
        }
        to.text(")");
    }

    fn tell_if(
        self,
        condition: &Expr,
        x: &Expr,
        y: &Expr,
        at: Coordinates,
        mode: Mode,
        to: &mut Lines,
    ) {
        if mode == Mode::Numbers
            && let Value::Number(truth) = self.evaluator.value(condition, at)
        {
            // With numbers only the branch that was taken is worked out.
            let taken = if truth.is_zero() { y } else { x };
            return self.tell(taken, at, mode, 1, to);
        }
        to.text("if ");
        self.tell(condition, at, mode, 1, to);
        to.text(if mode == Mode::Names { " then " } else { ": " });
        self.tell(x, at, mode, 1, to);
        to.text(if mode == Mode::Names {
            " else "
        } else {
            "; if not: "
        });
        self.tell(y, at, mode, 0, to);
    }

    fn tell_round(
        self,
        rounding: Rounding,
        x: &Expr,
        step: &Expr,
        at: Coordinates,
        mode: Mode,
        to: &mut Lines,
    ) {
        let names = mode == Mode::Names;
        if names {
            to.text(match rounding {
                Rounding::Nearest => "round(",
                Rounding::Up => "round_up(",
                Rounding::Down => "round_down(",
            });
        }
        self.tell(x, at, mode, if names { 0 } else { 8 }, to);
        to.text(match (names, rounding) {
            (true, _) => " to ",
            (_, Rounding::Nearest) => ", rounded to the nearest ",
            (_, Rounding::Up) => ", rounded up to a whole ",
            (_, Rounding::Down) => ", rounded down to a whole ",
        });
        self.tell(step, at, mode, 6, to);
        if names {
            to.text(")");
        }
    }

    fn tell_gather(
        self,
        gathering: Gathering,
        x: &Expr,
        over: &[Stretch],
        at: Coordinates,
        mode: Mode,
        to: &mut Lines,
    ) {
        let (name, in_words) = match gathering {
            Gathering::Sum => ("sum(", "the sum of "),
            Gathering::Mean => ("mean(", "the mean of "),
            Gathering::Largest => ("largest(", "the largest "),
            Gathering::Smallest => ("smallest(", "the smallest "),
            Gathering::Count => ("count(", "the number of figures in "),
        };
        if mode == Mode::Numbers {
            let mut terms = Vec::new();
            self.evaluator
                .each_along(over, at, &mut |at| terms.push(at));
            if gathering == Gathering::Sum {
                return self.tell_terms(x, terms, " + ", to);
            }
            to.text(in_words);
            to.text("(");
            self.tell_terms(x, terms, "; ", to);
            return to.text(")");
        }
        let names = mode == Mode::Names;
        to.text(if names { name } else { in_words });
        self.tell(x, at, mode, if names { 0 } else { 8 }, to);
        for (position, stretch) in over.iter().enumerate() {
            let (first, last) = (stretch.first, stretch.last);
            let part = (!stretch.whole).then_some((first.into(), last.into()));
            if position > 0 {
                let Some(axis) = self.case.axis(stretch.axis) else {
                    continue;
                };
                to.text(if names { ", " } else { " and " });
                to.text(if names { &axis.id } else { &axis.label });
                self.tell_part(stretch.axis, part, mode, to);
            } else {
                self.tell_over_open(stretch.axis, part, mode, to);
            }
        }
        if names {
            to.text(")");
        }
    }

    /// ` over month`, and the closing bracket.
    fn tell_over(
        self,
        axis: crate::axis::AxisIndex,
        part: Option<(usize, usize)>,
        mode: Mode,
        to: &mut Lines,
    ) {
        self.tell_over_open(axis, part, mode, to);
        if mode == Mode::Names {
            to.text(")");
        }
    }

    fn tell_over_open(
        self,
        axis: crate::axis::AxisIndex,
        part: Option<(usize, usize)>,
        mode: Mode,
        to: &mut Lines,
    ) {
        let Some(on) = self.case.axis(axis) else {
            return;
        };
        if mode == Mode::Names {
            to.text(&format!(" over {}", on.id));
        } else {
            to.text(match on.kind {
                AxisKind::Months => " over the months",
                AxisKind::Years => " over the years",
                AxisKind::Items => " over ",
            });
            if on.kind == AxisKind::Items {
                to.text(&format!("every {}", on.label.to_ascii_lowercase()));
            }
        }
        self.tell_part(axis, part, mode, to);
    }

    fn tell_part(
        self,
        axis: crate::axis::AxisIndex,
        part: Option<(usize, usize)>,
        mode: Mode,
        to: &mut Lines,
    ) {
        let (Some(on), Some((first, last))) = (self.case.axis(axis), part) else {
            return;
        };
        let (Some(first), Some(last)) = (on.items.get(first), on.items.get(last)) else {
            return;
        };
        to.text(&match mode {
            Mode::Names => format!(" from \"{}\" to \"{}\"", first.id, last.id),
            _ => format!(" from {} to {}", first.label, last.label),
        });
    }

    /// The terms that apply, one after another; a sum of none is `nothing`.
    fn tell_terms(self, x: &Expr, terms: Vec<Coordinates>, between: &str, to: &mut Lines) {
        let around = if between == " + " { 6 } else { 0 };
        let applying = terms
            .into_iter()
            .filter(|at| self.evaluator.value(x, *at) != Value::None);
        let mut any = false;
        for at in applying {
            if any {
                to.text(between);
            }
            any = true;
            self.tell(x, at, Mode::Numbers, around, to);
        }
        if !any {
            to.text("nothing");
        }
    }

    fn tell_previous(
        self,
        x: &Expr,
        axis: crate::axis::AxisIndex,
        start: Option<&Expr>,
        at: Coordinates,
        mode: Mode,
        to: &mut Lines,
    ) {
        let earlier = at.item(axis).checked_sub(1);
        let Some(on) = self.case.axis(axis) else {
            return;
        };
        match mode {
            Mode::Names => {
                to.text("previous(");
                self.tell(x, at, mode, 0, to);
                to.text(&format!(" over {}", on.id));
                if let Some(start) = start {
                    to.text(", start = ");
                    self.tell(start, at, mode, 0, to);
                }
                to.text(")");
            }
            _ => match (earlier, start) {
                (Some(item), _) => {
                    self.tell(x, at.with(axis, item), mode, 8, to);
                    if mode == Mode::Words {
                        to.text(match on.kind {
                            AxisKind::Months => " a month before",
                            AxisKind::Years => " a year before",
                            AxisKind::Items => " one before",
                        });
                    }
                }
                (None, Some(start)) => self.tell(start, at, mode, 8, to),
                (None, None) => to.text("nothing"),
            },
        }
    }

    fn print_end_words(self, quantity: &Quantity, highest: bool, at: Coordinates) -> String {
        let place = at.place_on(&quantity.axes);
        let given = self
            .case
            .cell_of(quantity, &place)
            .and_then(|cell| quantity.input()?.given.get(cell));
        let range = matches!(given, Some(Given::Known { printed, .. }) if printed.upper.is_some());
        let end = match (range, highest) {
            (true, false) => "the lower end of",
            (true, true) => "the upper end of",
            (false, false) => "the least that rounds to",
            (false, true) => "the most that rounds to",
        };
        format!("{end} the printed {}", quantity.label)
    }

    fn tell_print(
        self,
        index: QuantityIndex,
        end: Option<(&Expr, bool)>,
        at: Coordinates,
        mode: Mode,
        to: &mut Lines,
    ) {
        let Some(quantity) = self.case.quantity(index) else {
            return;
        };
        if mode == Mode::Names {
            let name = match end {
                None => "printed",
                Some((_, false)) => "lowest",
                Some((_, true)) => "highest",
            };
            return to.text(&format!("{name}({})", quantity.id));
        }
        let value = match end {
            Some((formula, _)) => self.evaluator.value(formula, at),
            None => self.evaluator.value(&Expr::Printed(index), at),
        };
        let text = match (mode, end) {
            (Mode::Words, None) => format!("the printed {}", quantity.label),
            (Mode::Words, Some((_, highest))) => self.print_end_words(quantity, highest, at),
            _ => words::value(self.case, quantity, &value),
        };
        to.pieces.push(Piece::Figure {
            quantity: index,
            place: at.place_on(&quantity.axes),
            text,
        });
    }

    fn tell_otherwise(self, x: &Expr, y: &Expr, at: Coordinates, mode: Mode, to: &mut Lines) {
        if mode == Mode::Numbers {
            let taken = match self.evaluator.value(x, at) {
                Value::None | Value::Needs(_) => y,
                _ => x,
            };
            return self.tell(taken, at, mode, 2, to);
        }
        self.tell(x, at, mode, 1, to);
        to.text(if mode == Mode::Names {
            " otherwise "
        } else {
            ", or where that is not known "
        });
        self.tell(y, at, mode, 2, to);
    }

    /// How many of the figures inside `known(…)` are given, and of how many.
    fn given(self, formula: &Expr, at: Coordinates) -> Option<(usize, usize)> {
        let mut inside = Vec::new();
        known_parts(formula, &mut inside);
        let first = inside.first()?;
        let mut lines = Lines::default();
        // Told without leaving anything out, every term is there to be counted.
        let Expr::Known(x) = first else { return None };
        self.tell(x, at, Mode::Numbers, 0, &mut lines);
        let mut counted: Vec<(QuantityIndex, Place)> = Vec::new();
        let mut given = 0_usize;
        for piece in lines.pieces {
            let Piece::Figure {
                quantity, place, ..
            } = piece
            else {
                continue;
            };
            let key = (quantity, place);
            if counted.contains(&key) {
                continue;
            }
            let value = self.evaluator.quantity(quantity, Coordinates::of(&key.1));
            if !matches!(value, Value::Needs(_)) {
                given = given.saturating_add(1);
            }
            counted.push(key);
        }
        Some((given, counted.len()))
    }
}

fn known_parts<'e>(formula: &'e Expr, found: &mut Vec<&'e Expr>) {
    match formula {
        Expr::Known(_) => found.push(formula),
        Expr::Negate(x)
        | Expr::Not(x)
        | Expr::Cumulative(x, _)
        | Expr::At(x, _)
        | Expr::Paper(x)
        | Expr::Gather(_, x, _)
        | Expr::Previous(x, _, None) => {
            known_parts(x, found);
        }
        Expr::Join(_, x, y) | Expr::Round(_, x, y) | Expr::Otherwise(x, y) => {
            known_parts(x, found);
            known_parts(y, found);
        }
        Expr::Previous(x, _, Some(start)) => {
            known_parts(x, found);
            known_parts(start, found);
        }
        Expr::If(condition, x, y) => {
            known_parts(condition, found);
            known_parts(x, found);
            known_parts(y, found);
        }
        Expr::Extreme { of, .. } => of.iter().for_each(|x| known_parts(x, found)),
        _ => {}
    }
}
