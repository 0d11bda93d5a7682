//! A formula in words: `Fewer children × Agency placement × Weeks left`. What is told of a bracket,
//! such as a sum along months, stands in brackets wherever more follows or goes before.

use super::line::{
    COMMA, COMPARISON, CONDITION, DENIAL, INSIDE_COMMA, Line, NEGATION, SINGLE, operands, sign,
    sign_of_items, tightness,
};
use super::names::at_item;
use super::numbers::rounding_words;
use super::spelling::{counted, option_label};
use super::{Piece, Reading};
use crate::axis::{Axis, AxisIndex, AxisKind};
use crate::case::{Case, QuantityIndex, Says};
use crate::evaluate::{Coordinates, moved};
use crate::expr::{Expr, Gathering, Stretch};
use crate::unit::Unit;
use crate::words;
use rust_decimal::Decimal;

/// The line in words of a formula at a place.
pub(super) fn in_words(case: &Case, formula: &Expr, at: Coordinates) -> Vec<Piece> {
    let mut line = Line::default();
    let words = Words {
        case,
        running: Vec::new(),
    };
    words.write(formula, at, CONDITION, &mut line);
    line.pieces()
}

#[derive(Clone)]
struct Words<'a> {
    case: &'a Case,
    /// The axes along which a sum runs: what is told there holds for every item, the first too.
    running: Vec<AxisIndex>,
}

fn binding(formula: &Expr) -> u8 {
    match formula {
        Expr::If(..) => CONDITION,
        Expr::Otherwise(_, y) if **y == Expr::None => SINGLE,
        Expr::Otherwise(..) | Expr::Round(..) => COMMA,
        Expr::Join(operator, ..) => tightness(*operator),
        Expr::Not(_) => DENIAL,
        Expr::Gather(Gathering::First | Gathering::FirstToStay, ..) => COMMA,
        // "The sum of A over the months + B" could be the sum of A and B.
        Expr::Gather(..) | Expr::Cumulative(..) => COMPARISON,
        Expr::Negate(_) => NEGATION,
        _ => SINGLE,
    }
}

impl Words<'_> {
    fn write(&self, formula: &Expr, at: Coordinates, around: u8, to: &mut Line) {
        let two_signs = matches!(formula, Expr::Negate(_)) && to.ends_in_sign();
        let open = binding(formula) < around || two_signs;
        if open {
            to.text("(");
        }
        self.write_open(formula, at, to);
        if open {
            to.text(")");
        }
    }

    fn write_open(&self, formula: &Expr, at: Coordinates, to: &mut Line) {
        match formula {
            Expr::Number { value, unit } => to.text(&self.number(*value, unit)),
            Expr::None => to.text("nothing"),
            Expr::Truth(truth) => to.text(if *truth { "yes" } else { "no" }),
            Expr::Choice(choice, option) => {
                let label = option_label(self.case, *choice, *option);
                to.text(&format!("“{label}”"));
            }
            Expr::Item(axis, item) => {
                if let Some(axis) = self.case.axis(*axis) {
                    match item.and_then(|item| axis.items.get(usize::from(item))) {
                        Some(item) => to.text(&["“", &item.label, "”"].concat()),
                        None => to.text(&["the ", &one(axis)].concat()),
                    }
                }
            }
            Expr::Quantity(index) => self.label(*index, Reading::Now, at, to),
            Expr::Negate(x) => {
                to.text("−");
                self.write(x, at, SINGLE, to);
            }
            Expr::Not(x) => {
                to.text("not ");
                self.write(x, at, DENIAL.saturating_add(1), to);
            }
            Expr::Join(operator, x, y) => {
                let (left, right) = operands(*operator);
                self.write(x, at, left, to);
                to.text(match self.is_item(x) || self.is_item(y) {
                    true => sign_of_items(*operator),
                    false => sign(*operator),
                });
                self.write(y, at, right, to);
            }
            Expr::If(condition, x, y) => {
                to.text("if ");
                self.write(condition, at, COMMA, to);
                to.text(": ");
                self.write(x, at, COMMA, to);
                to.text("; if not: ");
                self.write(y, at, CONDITION, to);
            }
            Expr::Extreme { larger, of } => {
                to.text(if *larger {
                    "the larger of ("
                } else {
                    "the smaller of ("
                });
                for (position, x) in of.iter().enumerate() {
                    if position > 0 {
                        to.text("; ");
                    }
                    self.write(x, at, CONDITION, to);
                }
                to.text(")");
            }
            Expr::Round(rounding, x, step) => {
                self.write(x, at, INSIDE_COMMA, to);
                let whole = matches!(step.as_ref(), Expr::Number { value, unit } if *value == Decimal::ONE && !unit.percent);
                to.text(rounding_words(*rounding, whole));
                if !whole {
                    self.write(step, at, SINGLE, to);
                }
            }
            Expr::Gather(gathering, x, over) => match at_item(self.case, formula) {
                Some((x, axis, item)) => self.at_item(x, axis, item, at, to),
                None => self.gather(*gathering, x, over, at, to),
            },
            Expr::Cumulative(x, axis) => {
                to.text("the sum so far of ");
                self.along(&[*axis]).write(x, at, SINGLE, to);
                if let Some(axis) = self.case.axis(*axis) {
                    to.text(&over_all(axis));
                }
            }
            Expr::Previous(x, axis, start) => self.previous(x, *axis, start.as_deref(), at, to),
            Expr::Position(axis) => {
                if let Some(axis) = self.case.axis(*axis) {
                    to.text(counted(Some(axis.kind)));
                    to.text(" since ");
                    to.text(axis.items.first().map_or("", |first| &first.label));
                }
            }
            Expr::At(x, place) => {
                let fixed = |axis: &AxisIndex| place.item(*axis).is_some();
                let mut words = self.clone();
                words.running.retain(|axis| !fixed(axis));
                words.write(x, moved(at, place), SINGLE, to);
                to.text(&format!(" ({})", self.case.place_label(place)));
            }
            Expr::Known(x) => {
                self.write(x, at, SINGLE, to);
                to.text(" (as far as it is known)");
            }
            Expr::Paper(x) => {
                self.write(x, at, SINGLE, to);
                to.text(&format!(" ({})", Reading::Paper.words()));
            }
            Expr::Printed(index) => self.label(*index, Reading::Printed, at, to),
            Expr::PrintEnd { of, highest } => {
                let reading = Reading::end(self.case, *of, *highest, at);
                self.label(*of, reading, at, to);
            }
            Expr::Otherwise(x, y) if **y == Expr::None => {
                self.write(x, at, SINGLE, to);
                to.text(" (left out where it is not known)");
            }
            Expr::Otherwise(x, y) => {
                self.write(x, at, COMMA, to);
                to.text(", or where that is not known ");
                self.write(y, at, INSIDE_COMMA, to);
            }
        }
    }

    /// `Saved (in the year Paid back in)`
    fn at_item(&self, x: &Expr, axis: AxisIndex, item: &Expr, at: Coordinates, to: &mut Line) {
        self.along(&[axis]).write(x, at, SINGLE, to);
        let of = self.case.axis(axis);
        to.text(match of.map(|axis| axis.kind) {
            Some(AxisKind::Months | AxisKind::Years) => " (in the ",
            _ => " (at the ",
        });
        to.text(&of.map_or_else(String::new, one));
        to.text(" ");
        self.write(item, at, SINGLE, to);
        to.text(")");
    }

    /// Whether a side of a comparison is an item of an axis.
    fn is_item(&self, formula: &Expr) -> bool {
        match formula {
            Expr::Item(..) | Expr::Gather(Gathering::First | Gathering::FirstToStay, ..) => true,
            Expr::Quantity(index) => self
                .case
                .quantity(*index)
                .is_some_and(|quantity| matches!(quantity.says, Says::Item(_))),
            _ => false,
        }
    }

    /// The same within a sum along axes.
    fn along(&self, axes: &[AxisIndex]) -> Self {
        let mut words = self.clone();
        words.running.extend_from_slice(axes);
        words
    }

    fn previous(
        &self,
        x: &Expr,
        axis: AxisIndex,
        start: Option<&Expr>,
        at: Coordinates,
        to: &mut Line,
    ) {
        let item = match (at.item(axis).checked_sub(1), start) {
            _ if self.running.contains(&axis) => at.item(axis),
            (Some(earlier), _) => earlier,
            (None, Some(start)) => return self.write(start, at, SINGLE, to),
            (None, None) => return to.text("nothing"),
        };
        self.write(x, at.with(axis, item), SINGLE, to);
        to.text(match self.case.axis(axis).map(|axis| axis.kind) {
            Some(AxisKind::Months) => " (a month before",
            Some(AxisKind::Years) => " (a year before",
            _ => " (one before",
        });
        if let Some(start) = start.filter(|_| self.running.contains(&axis)) {
            to.text("; at the first, ");
            self.write(start, at, CONDITION, to);
        }
        to.text(")");
    }

    /// A number as it stands in the formula, with every digit.
    fn number(&self, value: Decimal, unit: &Unit) -> String {
        let places = words::all_places(unit, &self.case.units, value);
        words::to_places_with_unit(unit, &self.case.units, places, value)
    }

    fn label(&self, index: QuantityIndex, reading: Reading, at: Coordinates, to: &mut Line) {
        let Some(quantity) = self.case.quantity(index) else {
            return;
        };
        to.piece(Piece::Figure {
            quantity: index,
            place: at.place_on(&quantity.axes),
            text: reading.label(&quantity.label),
        });
    }

    fn gather(
        &self,
        gathering: Gathering,
        x: &Expr,
        over: &[Stretch],
        at: Coordinates,
        to: &mut Line,
    ) {
        let axes: Vec<AxisIndex> = over.iter().map(|stretch| stretch.axis).collect();
        let words = self.along(&axes);
        to.text(match gathering {
            Gathering::First | Gathering::FirstToStay => {
                let axis = axes.first().and_then(|axis| self.case.axis(*axis));
                to.text("the first ");
                to.text(&axis.map_or_else(String::new, one));
                to.text(match gathering {
                    Gathering::First => " in which ",
                    _ => " in which, and in all that follow, ",
                });
                return words.write(x, at, INSIDE_COMMA, to);
            }
            Gathering::Sum => "the sum of ",
            Gathering::Product => "the product of ",
            Gathering::Mean => "the mean of ",
            Gathering::Largest => "the largest of ",
            Gathering::Smallest => "the smallest of ",
            Gathering::Count => "the number of figures in ",
        });
        words.write(x, at, SINGLE, to);
        for (position, stretch) in over.iter().enumerate() {
            let Some(axis) = self.case.axis(stretch.axis) else {
                continue;
            };
            if position > 0 {
                to.text(" and");
                to.text(over_all(axis).trim_start_matches(" over"));
            } else {
                to.text(&over_all(axis));
            }
            let item = |item: u8| axis.items.get(usize::from(item));
            if let (false, Some(first), Some(last)) =
                (stretch.whole, item(stretch.first), item(stretch.last))
            {
                to.text(&format!(" from {} to {}", first.label, last.label));
            }
        }
    }
}

/// `month`, `scenario`
fn one(axis: &Axis) -> String {
    match axis.kind {
        AxisKind::Months => "month".to_owned(),
        AxisKind::Years => "year".to_owned(),
        AxisKind::Items => axis.label.to_ascii_lowercase(),
    }
}

/// ` over the months`, ` over every scenario`
fn over_all(axis: &Axis) -> String {
    match axis.kind {
        AxisKind::Months => " over the months".to_owned(),
        AxisKind::Years => " over the years".to_owned(),
        AxisKind::Items => format!(" over every {}", axis.label.to_ascii_lowercase()),
    }
}
